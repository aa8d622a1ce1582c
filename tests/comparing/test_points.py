"""Accounts side by side, read by the reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.comparing.accounts import accounts
from onrecord.comparing.points import Cell, Point, points
from onrecord.comparing.side_by_side import side_by_side
from onrecord.comparing.tellings import Telling, units
from onrecord.domain.record import AccountKind, Descent
from onrecord.reading import read_report
from onrecord.sources import report_from_text

pytestmark = pytest.mark.model

COMPANY = """Oslen Rail chief executive meets Kenya's transport minister

PRESS RELEASE

BERGEN, June 6, 2024 – Henrik Oslen, chief executive of Oslen Rail, \
met yesterday in Nairobi with Grace Wanjiru, Minister of Transport of Kenya.

Mr. Oslen told the Minister that the company is considering a factory in Mombasa. He said that \
Oslen Rail employs 640 people in Kenya. The Minister raised the price of tickets.
"""
MINISTRY = """Minister Wanjiru receives Oslen Rail

Nairobi, 5 June 2024

Minister of Transport Grace Wanjiru met today in Nairobi with Henrik Oslen, chief executive of Oslen Rail.

Mr. Oslen said that the company will build a factory in Mombasa. He said that Oslen Rail \
employs 780 people in Kenya. The Minister thanked the company for its scholarships.
"""


def telling(text: str, published: str, kind: AccountKind = "primary") -> Telling:
    reading = read_report(report_from_text(text, published=published))
    return Telling(account=next(a for a in accounts(reading) if a.news), reading=reading, kind=kind)


@pytest.fixture(scope="module")
def rows() -> tuple[Point, ...]:
    return points([telling(COMPANY, "2024-06-06"), telling(MINISTRY, "2024-06-05")])


def cells(rows: tuple[Point, ...], words: str) -> tuple[Cell, ...]:
    return next(
        row.cells for row in rows if row.sort != "fact" and any(words in cell.words for cell in row.cells)
    )


def test_what_both_tell_stands_in_one_row_with_each_ones_words(rows: tuple[Point, ...]) -> None:
    one, other = cells(rows, "considering a factory in Mombasa")
    assert "will build a factory in Mombasa" in other.words
    assert one.state == "said"


def test_a_promise_of_one_that_the_other_only_considers_differs_in_firmness(rows: tuple[Point, ...]) -> None:
    _, other = cells(rows, "will build a factory")
    assert [(d.within, d.here, d.there) for d in other.differs] == [("firmness", "will", "considers")]


def test_another_number_of_the_same_thing_differs(rows: tuple[Point, ...]) -> None:
    _, other = cells(rows, "employs 640")
    assert [(d.within, d.here, d.there) for d in other.differs] == [("number", "780", "640")]


def test_what_one_alone_tells_is_not_mentioned_by_the_other(rows: tuple[Point, ...]) -> None:
    assert cells(rows, "scholarships")[0].state == "not mentioned"
    assert cells(rows, "price of tickets")[1].state == "not mentioned"


def test_every_cell_quotes_its_report(rows: tuple[Point, ...]) -> None:
    for row in rows:
        for cell, text in zip(row.cells, (COMPANY, MINISTRY), strict=True):
            assert all(text[s.start : s.end] == s.text for s in cell.evidence)
            assert bool(cell.evidence) == (cell.state != "not mentioned")


def test_the_same_accounts_give_the_same_rows(rows: tuple[Point, ...]) -> None:
    assert points([telling(COMPANY, "2024-06-06"), telling(MINISTRY, "2024-06-05")]) == rows


def test_a_copy_stands_under_its_source_and_has_no_column() -> None:
    source, copy = telling(COMPANY, "2024-06-06"), telling(COMPANY + "\nShare this.", "2024-06-07", "copy")
    line = Descent(
        child=copy.account.report, parent=source.account.report, how="verbatim", confidence=0.9, why=()
    )
    found = side_by_side("g:1", [source, copy], [line])
    assert [c.account.id for c in found.columns] == [source.account.id]
    assert [c.account.id for c in found.columns[0].copies] == [copy.account.id]


def test_a_partys_own_account_is_never_folded() -> None:
    source, other = telling(COMPANY, "2024-06-06"), telling(MINISTRY, "2024-06-05")
    line = Descent(
        child=other.account.report, parent=source.account.report, how="rewritten", confidence=0.9, why=()
    )
    assert len(side_by_side("g:1", [source, replace(other, kind="primary")], [line]).columns) == 2


def test_what_a_ministry_says_that_both_discussed_is_told_by_a_newspaper() -> None:
    text = (
        "Minister and shipowner discuss icebreakers\n\nANSEL, 4 February 2025 — Transport Minister Aino"
        " Lehtovaara received Orlo Shipping’s chief executive, Gareth Milner, on Tuesday in Ansel.\n\nThe"
        " Ministry said in a press release that the two discussed the price of two icebreakers.\n"
    )
    told = units(telling(text, "2025-02-05", "original"))
    assert any("the two discussed the price of two icebreakers" in unit.span.text for unit in told)
