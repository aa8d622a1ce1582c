"""When an account's engagement may have happened: a first and a last day, bounded by publication."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.domain.record import Account

# A held engagement that is a report's news, without a date, lies within a week before it: weekdays are told
# bare only within seven days. One told as background lies further back; beyond two months nothing is guessed.
NEWS = timedelta(days=7)
BACKGROUND = timedelta(days=60)
AHEAD = timedelta(days=180)
ZONES = timedelta(days=1)  # a page's date may be a day behind the reporter's, at the other end of the world


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day, both within; `told` is False where only publication bounds them."""

    first: date
    last: date
    told: bool

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


def days(account: Account) -> Days | None:
    """Return the days on which an account's engagement may have happened; None where nothing bounds it."""
    published = _day(account.published)
    ahead = account.status in {"planned", "postponed", "cancelled"}
    told = _told(account)
    if told is not None and told.length == 1:
        return told
    if published is None:
        return told
    if ahead:
        bounds = Days(
            published - (ZONES if account.status == "planned" else BACKGROUND), published + AHEAD, False
        )
    else:
        back = NEWS if account.news else BACKGROUND
        bounds = Days(published - back, published + ZONES, False)
    if told is None:
        return bounds
    # A month or a year that ends after publication ends with it.
    first = max(told.first, bounds.first) if ahead else told.first
    last = told.last if ahead else min(told.last, bounds.last)
    return Days(first, last, True) if first <= last else told


def gap(one: Days, other: Days) -> int:
    """Return how many days lie between two intervals; 0 where they share a day."""
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def months(span: Days) -> tuple[str, ...]:
    """Return the months that an interval touches, `2023-12`, twelve at most."""
    found: list[str] = []
    year, month = span.first.year, span.first.month
    while (year, month) <= (span.last.year, span.last.month) and len(found) < 12:
        found.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)


def _told(account: Account) -> Days | None:
    told = account.date
    if told.value is None:
        found = [day for day in map(_day, told.candidates) if day]
        return Days(min(found), max(found), True) if found else None
    parts = [int(part) for part in told.value[:10].split("-") if part.isdigit()]
    try:
        if len(parts) >= 3:
            day = date(parts[0], parts[1], parts[2])
            return Days(day, day, True)
        if len(parts) == 2:
            end = calendar.monthrange(parts[0], parts[1])[1]
            return Days(date(parts[0], parts[1], 1), date(parts[0], parts[1], end), True)
        return Days(date(parts[0], 1, 1), date(parts[0], 12, 31), True) if parts else None
    except ValueError:
        return None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
