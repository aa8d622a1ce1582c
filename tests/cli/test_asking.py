"""The commands that ask a record: what they print, in each form, and how they end."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.record.kept import keep_all
from tests.record.telling import HOLT, ODA, QIN, VOSS, Who, told

from onrecord.cli import main
from onrecord.record import Record

HOSTILE = Who(name="=cmd|' /C calc'!A0 \x1b[2J", title="+1", body="@body", country="France")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a record of four short reports."""
    monkeypatch.chdir(tmp_path)
    with Record.open("onrecord.duckdb") as record:
        keep_all(record, [
            told([VOSS, QIN], place="Port Ansel", said=[(VOSS, "we will build here")]),
            told([VOSS, QIN], outlet="Morning Mirror", published="2024-03-14", words="again"),
            told([ODA, HOLT], day="2024-06-02", published="2024-06-03"),
            told([HOSTILE, HOLT], day=None, published="2024-06-04"),
        ])  # fmt: skip
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_engagements_are_a_table_that_fits_its_width(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for width in (72, 88, 120):
        shown = printed(capsys, "engagements", "--width", str(width))
        assert max(len(line) for line in shown.splitlines()) <= width
    assert "2024-03-12  meeting held  Arlen Vossgard (chief executive, Corvane Optics)" in shown


def test_a_narrow_terminal_gets_cards(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "engagements", "--width", "40")
    assert max(len(line) for line in shown.splitlines()) <= 40
    assert "2024-03-12 · Meeting held\n  Arlen Vossgard — chief executive," in shown


def test_nothing_of_a_report_steers_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["engagements"], ["statements"], ["actors"], ["engagements", "--width", "40"]):
        assert "\x1b" not in printed(capsys, *command)
    assert "\x1b" not in printed(capsys, "engagements", "--csv")


def test_json_has_the_keys_of_the_contract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(printed(capsys, "engagements", "--json"))
    assert whole["total"] == len(whole["engagements"]) == 3
    one = whole["engagements"][1]
    keys = ["id", "type", "status", "date", "place", "topics", "participants", "accounts", "independent"]
    assert list(one)[: len(keys)] == keys
    assert {"actor", "name", "title", "organisation", "side"} <= set(one["participants"][0])
    assert {"report", "url", "outlet", "published", "kind"} <= set(one["accounts"][0])
    assert one["date"]["value"] == "2024-03-12"


def test_a_cell_that_a_spreadsheet_would_run_is_made_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "engagements", "--csv"))))
    assert len(rows) == 3
    assert rows[2]["participants"].startswith("'=cmd")
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_parquet_holds_the_same_and_the_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("one.parquet", "two.parquet"):
        assert printed(capsys, "engagements", "--parquet", name) == ""
    table = parquet.read_table("one.parquet")
    assert table.column("type").to_pylist() == ["meeting"] * 3
    assert Path("one.parquet").read_bytes() == Path("two.parquet").read_bytes()


def test_two_sides_are_asked_for_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = ["--between", "US companies", "--and", "Chinese government"]
    assert json.loads(printed(capsys, "engagements", "--json", *sides))["total"] == 1
    mixed = ["--country", "US", "--kind", "organisation", "--with", "Chinese government"]
    assert json.loads(printed(capsys, "engagements", "--json", *mixed))["total"] == 1


def test_one_side_alone_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["engagements", "--between", "US companies"]) == 2
    assert "--between and --and" in capsys.readouterr().err


def test_nothing_found_says_what_was_looked_for_and_ends_well(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["engagements", "--country", "Kenya", "--since", "2025"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "no engagement fits Kenya, since 2025; onrecord.duckdb holds 3 engagements" in shown.err


def test_what_a_limit_leaves_out_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["engagements", "--limit", "1"]) == 0
    assert "1 of 3 engagements" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["engagements", "statements", "actors", "trend", "show g:1",
                                     "actors merge a b", "actors undo 1"])  # fmt: skip
def test_a_record_that_is_not_there_is_one_error_and_none_is_made(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command.split()) == 1
    shown = capsys.readouterr()
    assert "there is no such record" in shown.err
    assert "onrecord add" in shown.err
    assert len(shown.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("wrong", [["--since", "2024-13"], ["--type", "party"], ["--limit", "0"],
                                   ["--sort", "name"], ["--json", "--csv"]])  # fmt: skip
def test_wrong_usage_is_told_before_anything_is_asked(wrong: list[str], folder: Path) -> None:
    assert main(["engagements", *wrong]) == 2


@pytest.mark.parametrize("wrong", [["--country", "Atlantis"], ["--with", "Nobody At All"]])
def test_a_name_that_leads_nowhere_is_one_error(
    wrong: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["engagements", *wrong]) == 1
    assert wrong[1] in capsys.readouterr().err


def test_show_gives_every_account_its_words_and_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (one,) = json.loads(printed(capsys, "engagements", "--json", "--actor", VOSS.name))["engagements"]
    shown = printed(capsys, "show", one["id"], "--why")
    for part in ("Harbour Courier", "Morning Mirror", "“Corvane Optics chief executive", "Statements",
                 "we will build here", "Why one engagement", "Why these actors"):  # fmt: skip
        assert part in shown
    whole = json.loads(printed(capsys, "show", one["id"], "--json", "--why"))
    assert whole["accounts"][0]["evidence"][0]["text"] in whole["accounts"][0]["words"]
    assert whole["why"]["pairs"][0]["why"]


def test_a_trend_names_the_reports_read_and_periods_without_any(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(capsys, "trend").splitlines()
    assert lines[0].split() == ["period", "engagements", "reports", "read", "per", "100"]
    assert lines[1].split()[:4] == ["2024-03", "1", "2", "50.0"]
    assert lines[2] == "2024-04 to 2024-05  no reports read"
    whole = json.loads(printed(capsys, "trend", "--json"))
    assert whole["periods"][1] == {"period": "2024-04", "engagements": 0, "reports": 0, "share": None}
    assert whole["undated"] == 1
    assert printed(capsys, "trend", "--csv").splitlines()[2] == "2024-04,0,0,"


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_plot_is_drawn_the_same_twice(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib")
    for name in ("one", "two"):
        printed(capsys, "trend", "--plot", f"{name}.{form}")
    one = Path(f"one.{form}").read_bytes()
    assert one == Path(f"two.{form}").read_bytes()
    assert one.startswith(b"<?xml" if form == "svg" else b"\x89PNG")


def test_a_plot_of_another_form_is_wrong_usage(folder: Path) -> None:
    assert main(["trend", "--plot", "trend.pdf"]) == 2


def test_actors_are_merged_split_and_taken_apart_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = printed(capsys, "actors", "--json")
    shown = printed(capsys, "actors", "merge", "Corvane Optics", "Brandt Shipping")
    assert shown.startswith("1 ")
    assert "are one" in shown
    after = json.loads(printed(capsys, "actors", "--json"))
    assert after["total"] == json.loads(before)["total"] - 1
    assert json.loads(printed(capsys, "engagements", "--json", "--actor", "Brandt Shipping"))["total"] == 2
    printed(capsys, "actors", "undo", "1")
    assert printed(capsys, "actors", "--json") == before
    printed(
        capsys, "actors", "split", "country:GBR", "--by", "country", "--value", "GBR", "--as", "Another Land"
    )
    assert json.loads(printed(capsys, "actors", "--json", "--name", "united kingdom"))["actors"]
    assert printed(capsys, "actors", "judgements").count("\n") == 3
    assert main(["actors", "merge", "Nobody", "Brandt Shipping"]) == 1


def test_a_statement_is_listed_with_the_word_that_attributes_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "said: “we will build here,”" in printed(capsys, "statements")
    (row,) = csv.DictReader(io.StringIO(printed(capsys, "statements", "--csv")))
    assert (row["cue"], row["words"]) == ("said", "“we will build here,”")


def test_what_is_uncertain_is_marked_so_and_can_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    reading = told([VOSS, QIN])
    doubtful = replace(reading.engagements[0], confidence=0.31)
    with Record.open("onrecord.duckdb") as record:
        keep_all(record, [replace(reading, engagements=(doubtful,)), told([ODA, HOLT], day="2024-06-02")])
    assert printed(capsys, "engagements", "--width", "200").count("uncertain (0.31)") == 1
    sure = printed(capsys, "engagements", "--confidence", "0.5", "--json")
    assert [one["confidence"] for one in json.loads(sure)["engagements"]] == [1.0]


def test_a_language_may_be_given_by_its_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "engagements", "--language", "English") == printed(
        capsys, "engagements", "--language", "en"
    )
    assert printed(capsys, "engagements", "--language", "chinese") == ""


def test_an_engagement_of_no_named_type_is_called_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with Record.open("onrecord.duckdb") as record:
        keep_all(record, [told([VOSS, QIN], kind="other")])
    assert "engagement held" in printed(capsys, "engagements")


def test_a_long_office_stays_under_its_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lin = replace(QIN, title="Vice Minister of Industry and Information Technology and Standards")
    with Record.open("onrecord.duckdb") as record:
        keep_all(record, [told([VOSS, lin])])
        (one,) = record.engagements()
    lines = printed(capsys, "show", one.id, "--width", "72").splitlines()
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith(lin.name))
    column = lines[at].index("Vice Minister")
    assert lines[at + 1][:column].isspace()
    assert not lines[at + 1][column].isspace()


def test_a_name_that_the_record_does_not_know_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["engagements", "--actor", "Vosgard"]) == 0
    assert "Vosgard: the record knows nobody of this name" in capsys.readouterr().err
    assert main(["engagements", "--actor", "VOSS"]) == 0
    assert "near to it: Arlen Vossgard" in capsys.readouterr().err


def test_a_family_name_alone_leads_to_whoever_bears_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(printed(capsys, "engagements", "--actor", "vossgard", "--json"))
    assert found["total"] == 1


def test_an_account_without_publication_date_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with Record.open("onrecord.duckdb") as record:
        keep_all(record, [told([VOSS, QIN], published=None)])
        (one,) = record.engagements()
    assert "· original · no publication date" in printed(capsys, "show", one.id)
