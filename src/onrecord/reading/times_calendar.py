"""The arithmetic of the calendar, and how a date or the reason for none is given.

No rule reads a clock. What a report does not let be known stays null, with the values its words leave open.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from onrecord.domain.dates import Basis, Date, Precision

Tense = Literal["past", "future", "unknown"]

# A date that the tense speaks against is still the nearest one within this many days: "was set for Dec. 20"
# stands in the past tense and lies ahead, and a place in another time zone may be a day ahead.
TENSE_SLACK: Final = 31
_PUBLISHED: Final = re.compile(r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A date with the first and last day that it covers, where they are known.

    Args:
        names_year: its own words tell the year, so that later words may lean on it.
        contradiction: what the report's words say against one another, as one sentence.
    """

    result: Date
    first: date | None = None
    last: date | None = None
    names_year: bool = False
    contradiction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time expression is read against.

    Args:
        published: the publication day, or None.
        no_day: why there is none, as the end of a sentence: "the report has no publication date".
        anchor: the last dated expression before this one in the same paragraph, with its words.
        anchor_beside: the anchor is near enough to tell the month of a day alone.
        year_anchor: the last one that tells its year, near enough to lend it.
        days_stated: every full date that the text states, in order.
        day_first: True or False where other figure dates of the text show their order, else None.
        tense: of the verb that the expression goes with.
    """

    published: date | None
    no_day: str
    anchor: tuple[Resolved, str] | None = None
    anchor_beside: bool = False
    year_anchor: tuple[Resolved, str] | None = None
    days_stated: Sequence[date] = ()
    day_first: bool | None = None
    tense: Tense = "unknown"


def published_day(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time as its own time zone has it, or None where it is none.

    Args:
        published: such as `2023-12-07` or `2023-12-07T08:30:00+08:00`.

    Returns:
        The day as written, never moved to another time zone: an outlet counts weekdays from its own day.
    """
    found = _PUBLISHED.match(published or "")
    return day_of(*(int(figure) for figure in found.groups())) if found else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day in the years 1000 to 2999."""
    if not (1000 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def moved(day: date, days: int) -> date | None:
    """Return the day so many days on, or None outside the years 1000 to 2999."""
    if abs(days) > 400_000:
        return None
    found = day.toordinal() + days
    return (
        date.fromordinal(found)
        if date(1000, 1, 1).toordinal() <= found <= date(2999, 12, 31).toordinal()
        else None
    )


def month_of(year: int, month: int) -> tuple[date, date] | None:
    """Return the first and last day of a month; `month` may run over the year's ends: 0 is last December."""
    year, index = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1000 <= year <= 2999:
        return None
    return date(year, index, 1), date(year, index, calendar.monthrange(year, index)[1])


def year_of(year: int) -> tuple[date, date] | None:
    """Return the first and last day of a year."""
    return (date(year, 1, 1), date(year, 12, 31)) if 1000 <= year <= 2999 else None


def week_of(day: date, weeks: int) -> tuple[date, date] | None:
    """Return Monday and Sunday of the week so many weeks from the day's own (ISO 8601)."""
    monday = moved(day, 7 * weeks - day.weekday())
    sunday = moved(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def on_or_before(day: date, weekday: int) -> date:
    """Return the latest such weekday that is not after the day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def on_or_after(day: date, weekday: int) -> date:
    """Return the first such weekday that is not before the day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def nearest(options: list[tuple[date, date]], anchor: date, tense: Tense) -> tuple[date, date] | None:
    """Choose among the same day or month of several years the one nearest to the anchor.

    Args:
        options: first and last day of each.
        anchor: the publication date.
        tense: a choice that lies against it by more than `TENSE_SLACK` days gives way to the next nearest.

    Returns:
        The choice, or None where there is nothing to choose from.
    """

    def ahead(option: tuple[date, date]) -> int:
        """Days from the anchor to the option: positive ahead, negative behind, 0 inside."""
        return max((option[0] - anchor).days, 0) + min((option[1] - anchor).days, 0)

    ordered = sorted(options, key=lambda option: (abs(ahead(option)), option))
    if tense == "past":
        fitting = [option for option in ordered if ahead(option) <= TENSE_SLACK]
    elif tense == "future":
        fitting = [option for option in ordered if ahead(option) >= -TENSE_SLACK]
    else:
        fitting = ordered
    return fitting[0] if fitting else None


def dated(
    first: date,
    last: date,
    basis: Basis,
    why: str,
    *,
    names_year: bool = False,
    contradiction: str | None = None,
) -> Resolved:
    """Give the smallest day, month or year that holds all days from first to last.

    Days of two years have no such value: it stays null, and the months or years touched are the candidates.
    """
    value, precision = _held(first, last)
    open_values = () if value else _touched(first, last)
    result = Date(value=value, precision=precision, basis=basis, why=why, candidates=open_values)
    return Resolved(result=result, first=first, last=last, names_year=names_year, contradiction=contradiction)


def undated(
    why: str, basis: Basis, candidates: tuple[str, ...] = (), *, contradiction: str | None = None
) -> Resolved:
    """Give no value, with the reason and what the report's words leave open."""
    result = Date(value=None, precision="unknown", basis=basis, why=why, candidates=candidates)
    return Resolved(result=result, contradiction=contradiction)


def unset(said: str, setting: Setting, candidates: tuple[str, ...] = ()) -> Resolved:
    """Give no value to words that count from a publication day that is not known."""
    return undated(f"{said} counts from the publication date, and {setting.no_day}", "relative", candidates)


def iso(first: date, last: date) -> str:
    """Return the days in words for a reason: one ISO day, or "from … to …"."""
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _held(first: date, last: date) -> tuple[str | None, Precision]:
    """Return the smallest ISO value that holds the days, with its precision."""
    if first == last:
        return first.isoformat(), "day"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}", "month"
    if first.year == last.year:
        return f"{first.year:04}", "year"
    return None, "unknown"


def _touched(first: date, last: date) -> tuple[str, ...]:
    """Return the two months, or up to twelve years, that the days of different years lie in."""
    if (last - first).days <= 2 * TENSE_SLACK and last.month == 1 and first.month == 12:
        return f"{first.year:04}-12", f"{last.year:04}-01"
    years = range(first.year, last.year + 1)
    return tuple(f"{year:04}" for year in years) if len(years) <= 12 else ()
