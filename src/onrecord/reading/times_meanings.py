"""What a time expression says before it is set against any date.

The recognisers of each language make these; `times_calendar` turns them into dates. A meaning holds only what
the words say, so the rules of the calendar are written once for all languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, cast

Direction = Literal["last", "this", "next"]
Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Kind = Literal["date", "time", "duration", "set"]
Role = Literal["point", "range", "begin", "end"]

YEAR_SHIFT: Final = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Fields of the calendar as stated: `Dec. 6, 2023`, `November last year`, `本月6日`, `6日`, `2022`.

    Args:
        year, month, day: as stated, None where not.
        weekday: 0 (Monday) to 6 where one stands beside the date.
        year_shift: years from the publication date ("last year" is -1).
        month_shift: months from the publication date.
        direction: "last", "this" or "next" before the month.
        year_beside: the year stands with the other end of a period, as in `May 30 to June 2, 2022`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    direction: Direction | None = None
    year_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """From the one date to the other, both included: `Nov. 14-15, 2023`, `12月6日至8日`, `2019-2020`."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week: `Wednesday`, `last Wednesday`; `week` where its week is named (`上周三` is -1)."""

    weekday: int
    direction: Direction | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """So many units from the publication date: `yesterday`, `last month`, `two weeks ago`, `the weekend`.

    Args:
        amount: units from the publication date, negative for the past; None leaves a weekend to the tense.
        approximate: "about", "nearly".
    """

    unit: Unit
    amount: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """So many units from a date named before it: `the previous day`, `two years later`, `当天`."""

    unit: Unit
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric:
    """A date in figures whose day and month could be either: `06/12/2023`."""

    one: int
    two: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Months `first` to `last` of a year: quarters, halves, seasons; a winter runs into the next year."""

    first: int
    last: int
    year: int | None = None
    year_shift: int | None = None
    direction: Direction | None = None
    season: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """Words about time that name no date of their own; `reason` says why, as the end of a sentence."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Words that look like a time and are a name or a saying: `Black Friday`, `USA Today`."""


Meaning = Calendar | Between | Weekday | Shifted | Anchored | Numeric | Part | Without | Name

LENGTH = Without(reason="is a length of time, not a date")
REPEATED = Without(reason="comes round again and again, so it names no one date")
VAGUE = Without(reason="is too vague to name a date")
BOUND = Without(reason="gives only a bound, not a date")
EVENT = Without(reason="counts from something whose date is not given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A meaning and where it stands (half-open, code points); `role` where its own shape tells it."""

    start: int
    end: int
    meaning: Meaning
    kind: Kind = "date"
    role: Role | None = None


def direction_of(word: str | None) -> Direction | None:
    """Return the direction of "last", "this past", "next" and the like, None for no word."""
    if not word:
        return None
    said = word.lower().split()
    return "last" if "past" in said else cast(Direction, said[0])
