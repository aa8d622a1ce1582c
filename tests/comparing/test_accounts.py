"""Engagements of a reading as accounts."""

from __future__ import annotations

from onrecord.comparing.accounts import accounts
from onrecord.comparing.parties import parties
from onrecord.reading import read_report
from onrecord.sources import report_from_text

TWO = (
    "Minister receives two bidders\n\nGOMA, 15 August 2023. Public Works Minister "
    "Félicité Mbayo received Andreas "
    "Kolb, chief executive of Kolb Tiefbau, this morning. In the afternoon she received "
    "Zhao Yiming, chairman of "
    "Huatong Bridge."
)


def test_one_whom_a_headline_puts_into_another_meeting_is_not_compared_by_there() -> None:
    first, second = accounts(read_report(report_from_text(TWO, language="en", published="2023-08-15")))
    assert [party.name for party in parties(first)] == ["Félicité Mbayo", "Andreas Kolb"]
    assert [party.name for party in parties(second)] == ["Félicité Mbayo", "Zhao Yiming"]
