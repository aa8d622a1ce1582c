"""What reports are called where several are shown together."""

from __future__ import annotations

from onrecord.domain.report import Report
from onrecord.showing import wording
from onrecord.showing.terminal import clean, shorten

_LONGEST = 48  # columns of a name


def called(report: Report) -> str:
    """Return what to call a report: its outlet, else its headline, shortened, on one line."""
    return shorten(clean(report.outlet or wording.headline(report)), _LONGEST)


def letter(number: int) -> str:
    """Return the letter of a column: A to Z, then AA, AB, …"""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)
