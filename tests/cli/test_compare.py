"""`onrecord compare`, `trace` and `check`: what they print and how they end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.record import Record

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("record") / "examples.duckdb"
    with Record.open(where) as record:
        record.add(
            [EXAMPLES / name for name in ("readout-zh.txt", "readout-en.txt", "newspaper.html", "copy.html")],
            jobs=1,
        )
    return where


@pytest.fixture
def run(made: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[object]:
    def call(*arguments: str) -> tuple[int, str, str]:
        status = main([*arguments, "--record", str(made)])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return call  # type: ignore[return-value]


def test_compare_json_has_the_keys_of_the_contract(run) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = run("compare", str(EXAMPLES / "readout-en.txt"), "--json")
    told = json.loads(out)
    assert status == 0
    assert list(told) == ["engagement", "accounts", "points", "notes"]
    names = [a["account"] for a in told["accounts"]]
    for point in told["points"]:
        assert [c["account"] for c in point["cells"]] == names
        for cell in point["cells"]:
            assert cell["state"] in ("said", "not mentioned", "differs")
            assert bool(cell["evidence"]) == (cell["state"] != "not mentioned")


@pytest.mark.parametrize("width", [40, 88, 160])
def test_no_line_of_the_table_is_wider_than_asked(run, width: int) -> None:  # type: ignore[no-untyped-def]
    from onrecord.showing.terminal import width_of

    _, out, _ = run("compare", str(EXAMPLES / "readout-en.txt"), "--width", str(width))
    assert max(width_of(line) for line in out.splitlines()) <= width


def test_compare_writes_a_page_that_asks_nothing_of_other_addresses(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "accounts.html"
    status, _, err = run("compare", str(EXAMPLES / "readout-en.txt"), "--html", str(page))
    text = page.read_text("utf-8")
    assert (status, err) == (0, f"onrecord: wrote {page}\n")
    assert "default-src 'none'" in text
    assert "src=" not in text.replace("default-src", "").replace("style-src", "")


def test_trace_json_has_the_keys_of_the_contract(run) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = run("trace", str(EXAMPLES / "copy.html"), "--json")
    told = json.loads(out)
    assert status == 0
    assert {"report", "derived_from", "copies", "alterations", "dropped", "added"} <= told.keys()
    assert {"report", "url", "how", "confidence", "why"} <= told["derived_from"][0].keys()
    assert {"class", "kind", "here", "earliest"} <= told["alterations"][0].keys()


def test_a_draft_that_is_right_ends_with_0(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    draft = tmp_path / "draft.txt"
    draft.write_text("A note\n\n“We had an open and useful conversation,” said Anneke Terhorst.\n", "utf-8")
    status, out, _ = run("check", str(draft))
    assert (status, out.splitlines()[0]) == (0, "1 verified")


def test_a_draft_with_an_altered_quotation_ends_with_1_and_tells_it(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    draft = tmp_path / "draft.txt"
    draft.write_text("A note\n\n“We had an open and useless conversation,” said Anneke Terhorst.\n", "utf-8")
    status, out, _ = run("check", str(draft), "--json")
    (found,) = json.loads(out)["findings"]
    assert status == 1
    assert (found["verdict"], found["kind"]) == ("altered", "quotation")
    assert found["record"][0]["text"] == "We had an open and useful conversation"


def test_a_draft_cannot_steer_the_terminal(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "A note\n\n“We had an \x1b[31mopen and useful conversation,” said Anneke Terhorst.\n", "utf-8"
    )
    assert "\x1b" not in run("check", str(draft))[1]


@pytest.mark.parametrize("command", ["compare", "trace"])
def test_what_the_record_does_not_hold_is_one_line_of_error(run, command: str) -> None:  # type: ignore[no-untyped-def]
    status, out, err = run(command, "nothing.txt")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "nothing.txt" in err
