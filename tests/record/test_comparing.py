"""Comparing, tracing and checking from a record of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.domain.errors import NotInRecord
from onrecord.reading import read_report
from onrecord.record import Record
from onrecord.record.checked import check
from onrecord.record.compared import comparison
from onrecord.record.traced import trace
from onrecord.sources import report_from_text

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("readout-zh.txt", "readout-en.txt", "wire.txt", "newspaper.html", "copy.html")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("record") / "examples.duckdb") as opened:
        opened.add([EXAMPLES / name for name in NAMES], jobs=1)
        yield opened


def path(name: str) -> str:
    return str(EXAMPLES / name)


def test_the_parties_own_accounts_come_first_and_the_copy_has_no_column(record: Record) -> None:
    found = comparison(record.store, path("readout-en.txt"))
    assert [c.kind for c in found.columns] == ["primary", "primary", "original", "original"]
    assert [c.report.outlet for column in found.columns for c in column.copies] == ["Tech Pulse Daily"]


@pytest.mark.parametrize("name", NAMES)
def test_every_report_of_it_leads_to_the_one_engagement(record: Record, name: str) -> None:
    found = comparison(record.store, path(name))
    assert found.engagement == comparison(record.store, path("readout-zh.txt")).engagement


def test_the_beginning_of_an_id_leads_to_its_engagement(record: Record) -> None:
    whole = comparison(record.store, path("readout-zh.txt")).engagement
    assert comparison(record.store, whole[:8]).engagement == whole


def test_what_the_ministry_tells_of_investment_the_company_denies(record: Record) -> None:
    found = comparison(record.store, path("readout-en.txt"))
    row = next(p for p in found.points if any("扩大在华投资" in c.words for c in p.cells))
    assert "did not discuss" in row.cells[1].words
    assert [d.within for d in row.cells[1].differs] == ["firmness"]


def test_a_report_without_a_date_is_dated_by_the_record_with_the_reason(record: Record) -> None:
    ((account, date),) = trace(record.store, path("wire.txt")).dated
    assert account.date.value is None
    assert (date.value, date.basis) == ("2025-03-12", "inferred")
    assert "tells the same meeting" in date.why


def test_the_copy_is_traced_to_the_newspaper_with_what_it_altered(record: Record) -> None:
    found = trace(record.store, path("copy.html"))
    assert [one.report.outlet for one in found.derived_from] == ["Continental Ledger"]
    assert "positive role" in {a.here.span.text for a in found.alterations}
    assert found.changes is not None
    assert found.changes.dropped
    assert [one.report.outlet for one in trace(record.store, path("newspaper.html")).copies] == [
        "Tech Pulse Daily"
    ]


def test_words_that_the_copy_altered_are_altered_in_a_draft(record: Record) -> None:
    text = (
        "A note\n\nChina would go on “solving issues and doing useful things” for firms, Lin Zhaoyuan said.\n"
    )
    findings, reports = check(record.store, read_report(report_from_text(text)))
    (found,) = [f for f in findings if f.kind == "quotation"]
    assert found.verdict == "altered"
    assert "Tech Pulse Daily" in found.why
    assert {w.report for w in found.record} <= reports.keys()


def test_a_report_of_the_record_does_not_bear_itself_out(record: Record) -> None:
    findings, reports = check(record.store, record.reading(path("readout-en.txt")))
    assert record.report(path("readout-en.txt")).id not in reports
    assert findings


@pytest.mark.parametrize("name", ["g:0000", "g:", "nothing.txt"])
def test_what_the_record_does_not_hold_or_name_alone_is_an_error(record: Record, name: str) -> None:
    with pytest.raises(NotInRecord):
        comparison(record.store, name)


def test_the_record_itself_compares_traces_and_checks(record: Record) -> None:
    assert record.compare(path("readout-en.txt")) == comparison(record.store, path("readout-en.txt"))
    assert record.trace(path("copy.html")) == trace(record.store, path("copy.html"))
    draft = read_report(
        report_from_text("A note\n\n“We had an open and useful talk,” said Anneke Terhorst.\n")
    )
    assert record.check(draft) == check(record.store, draft)[0]
