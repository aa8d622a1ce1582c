"""`onrecord add` and `onrecord errors`: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.cli.progress import Progress
from onrecord.record import Tally

TEXT = (
    "PORT ANSEL — Minister Davit Orsen met Ingrid Sollberg on 3 March 2021.\n\n“We signed it,” Orsen said.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with one text in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.mark.model
def test_adding_makes_the_record_and_says_how_many_were_added(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "one.txt"]) == 0
    assert capsys.readouterr().out == "1 added, 0 known already\n"
    assert (folder / "onrecord.duckdb").exists()
    assert main(["add", "one.txt"]) == 0
    assert capsys.readouterr().out == "0 added, 1 known already\n"


@pytest.mark.model
def test_a_source_that_fails_is_told_listed_and_makes_the_exit_status_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "none.txt", "one.txt"]) == 1
    shown = capsys.readouterr()
    assert shown.out == "1 added, 0 known already, 1 failed, see 'onrecord errors'\n"
    assert "none.txt: there is no such file" in shown.err
    assert main(["errors"]) == 0
    assert "none.txt: there is no such file" in capsys.readouterr().out
    assert main(["errors", "--json"]) == 0
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert (error["source"], error["kind"]) == ("none.txt", "SourceMissing")
    (folder / "none.txt").write_text(TEXT + "He left.", "utf-8")
    assert main(["add", "none.txt"]) == 0
    capsys.readouterr()
    assert main(["errors"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.model
def test_json_is_one_line_for_each_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "two.txt").write_text(TEXT + "She stayed.", "utf-8")
    assert main(["add", "--json", "one.txt", "two.txt", "none.txt"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted((line["source"], line["how"]) for line in lines) == [
        ("none.txt", "failed"),
        ("one.txt", "added"),
        ("two.txt", "added"),
    ]
    assert all(list(line) == ["source", "how", "report", "former", "error"] for line in lines)


def test_asking_for_errors_of_no_record_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["errors"]) == 1
    assert "there is no such record" in capsys.readouterr().err
    assert not (folder / "onrecord.duckdb").exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none_is_wrong_usage(jobs: str, folder: Path) -> None:
    assert main(["add", "one.txt", "--jobs", jobs]) == 2


def test_progress_tells_rate_time_left_and_errors() -> None:
    tally = Tally(added=20, known=4, failed=1, listed=100, complete=True)
    assert Progress.line(tally, 5.0) == "██████░░░░░░░░░░░░░░░░░░ 25 of 100 · 5.0/s · 15 s left · 1 failed"


def test_progress_does_not_guess_the_time_left_while_sources_are_still_listed() -> None:
    assert Progress.line(Tally(added=9, listed=40), 3.0) == "9 of 40 or more · 3.0/s · 0 failed"
