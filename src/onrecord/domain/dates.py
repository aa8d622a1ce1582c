"""Dates with their precision, and why they have the value they have."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "unknown"]
FINEST: tuple[Precision, ...] = ("day", "month", "year", "unknown")
Basis = Literal["stated", "relative", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """When something happened, as far as one report lets it be known.

    Args:
        value: ISO 8601 date of the stated precision (`2023-12-06`, `2023-12`, `2023`), or None.
        precision: what `value` is precise to; "unknown" where `value` is None.
        basis: "stated" in the words, "relative" to the publication date, or "inferred" from context.
        why: one sentence: the words it comes from and what they were resolved against.
        candidates: values that the report's own words leave possible where `value` is None.
    """

    value: str | None
    precision: Precision
    basis: Basis
    why: str
    candidates: tuple[str, ...] = ()


def days_of(value: str | None) -> tuple[date, date] | tuple[None, None]:
    """Return the first and the last day that an ISO 8601 date leaves open, both included.

    Args:
        value: `2023-12-06`, with or without a time, `2023-12`, `2023`, or None.

    Returns:
        Two days, the same where the date is one day; None twice where there is no such date.
    """
    try:
        parts = [int(part) for part in (value or "")[:10].split("-")]
        match parts:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
    except ValueError:
        pass
    return None, None
