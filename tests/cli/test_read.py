"""`onrecord read` shows what it found on standard output, and what went wrong on standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli import main, read

pytestmark = pytest.mark.usefixtures("sources")


def test_one_source_is_shown_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("a.txt\nno publication date\n")
    assert shown.err == ""


def test_json_of_one_source_is_indented(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", "a.txt"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["report"]["title"] == "a.txt"
    assert printed.startswith('{\n  "report": {\n    "id"')


def test_json_of_several_sources_is_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", "a.txt", "b.txt"]) == 0
    titles = [json.loads(line)["report"]["title"] for line in capsys.readouterr().out.splitlines()]
    assert titles == ["a.txt", "b.txt"]


def test_several_sources_are_each_shown_under_their_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", "b.txt"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("==> a.txt <==\n\na.txt\n")
    assert "\n\n==> b.txt <==\n\nb.txt\n" in printed


def test_a_source_that_fails_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", "no.txt", "a.txt", "fault.txt", "b.txt"]) == 1
    shown = capsys.readouterr()
    assert [json.loads(line)["report"]["title"] for line in shown.out.splitlines()] == ["a.txt", "b.txt"]
    assert [line.split(":")[1].strip() for line in shown.err.splitlines()] == ["no.txt", "fault.txt"]


def test_an_error_says_the_subject_the_problem_what_was_expected_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["read", "no.txt"]) == 1
    assert capsys.readouterr().err == "onrecord: no.txt: no such file; expected a file; check the name\n"


def test_a_fault_of_the_program_is_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "fault.txt"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("onrecord: fault.txt: stopped by a fault of On Record (RecursionError: too deep)")
    assert shown.count("\n") == 1


def test_a_refusal_of_the_system_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(read, "read_source", refuse)
    assert main(["read", "a.txt"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("onrecord: a.txt: stopped by the system (No space left on device); expected")
    assert shown.count("\n") == 1


def test_a_fault_can_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    with pytest.raises(RecursionError):
        main(["read", "fault.txt"])


def test_a_hostile_file_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "no\x1b[2J\n.txt"]) == 1
    assert capsys.readouterr().err.startswith("onrecord: no␛[2J .txt: no such file;")


@pytest.mark.parametrize(
    "date", ["2024-03-13", "2024-03-13T10:00", "2024-03-13T10:00:00Z", "2024-03-13 10:00+08:00"]
)
def test_a_publication_date_reaches_the_reader_as_it_was_given(
    date: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "a.txt", "--json", "--published", date]) == 0
    assert json.loads(capsys.readouterr().out)["report"]["published"] == date


@pytest.mark.parametrize(
    "date", ["13/03/2024", "2024-02-30", "20240313", "2024-W11", "2024-03", "yesterday", ""]
)
def test_what_is_no_date_is_one_clear_usage_error(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", "--published", date]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(
        f"onrecord: argument --published: {date!r} is not a date; expected YYYY-MM-DD"
    )
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("width", ["0", "39", "-80", "ten", "10001", "²0"])
def test_what_is_no_width_is_a_usage_error(width: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", f"--width={width}"]) == 2
    assert "is not a width; expected a whole number from 40 to 10000" in capsys.readouterr().err


def test_width_is_kept_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", "--width", "40"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 40


@pytest.mark.parametrize(
    ("choice", "no_color", "coloured"),
    [("auto", "", False), ("always", "", True), ("always", "1", True), ("never", "", False)],
)
def test_colours_are_written_only_where_asked_for_or_in_a_terminal(
    choice: str,
    no_color: str,
    coloured: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    assert main(["read", "a.txt", "--color", choice]) == 0
    assert ("\x1b[" in capsys.readouterr().out) is coloured


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_has_colours_unless_it_asks_for_none(
    variables: dict[str, str],
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    import sys

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["read", "a.txt"]) == 0
    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_a_page_is_written_instead_of_the_view(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    assert main(["read", "a.txt", "--html", str(page)]) == 0
    shown = capsys.readouterr()
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (shown.out, shown.err) == ("", f"onrecord: wrote {page}\n")


def test_a_page_and_json_can_be_had_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    assert main(["read", "a.txt", "--json", "--html", str(page)]) == 0
    assert json.loads(capsys.readouterr().out)["report"]["title"] == "a.txt"
    assert page.exists()


def test_a_page_in_a_missing_folder_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "read_source", lambda *_: pytest.fail("read all the same"))
    assert main(["read", "a.txt", "--html", str(tmp_path / "missing" / "page.html")]) == 1
    shown = capsys.readouterr().err
    assert f"there is no folder {tmp_path / 'missing'}; expected" in shown
    assert shown.count("\n") == 1


def test_a_page_holds_one_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", "b.txt", "--html", "page.html"]) == 2
    assert "one page holds one reading" in capsys.readouterr().err


def test_standard_input_is_read_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "-", "-"]) == 2
    assert "standard input can be read once" in capsys.readouterr().err


def test_the_same_source_gives_the_same_output(capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "a.txt", "--json"])
    first = capsys.readouterr().out
    main(["read", "a.txt", "--json"])
    assert capsys.readouterr().out == first
