"""English days of the calendar, in words and in figures: `Dec. 6, 2023`, `6 December`, `2023-12-06`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.reading.times_meanings import (
    YEAR_SHIFT,
    Between,
    Calendar,
    Kind,
    Mention,
    Numeric,
    Role,
    direction_of,
)
from onrecord.reading.timewords import (
    COUNT_NOUN,
    COUNTED,
    DAY,
    GAP,
    MONTH,
    WEEKDAY_ANY,
    YEAR,
    YEAR_FIGURES,
    leading_number,
    month_number,
    weekday_number,
)

_ENDS: Final[tuple[Role, Role]] = ("begin", "end")
_YEAR_WORDS: Final = rf"(?:,?{GAP}(?P<year>{YEAR})|,?{GAP}(?:of{GAP})?(?P<when>last|this|next){GAP}year\b)"
_WEEKDAY_BEFORE: Final = rf"(?:(?P<weekday>{WEEKDAY_ANY}),?{GAP})?"
_MONTH_FIRST: Final = re.compile(
    rf"(?<![\w-]){_WEEKDAY_BEFORE}(?:(?P<direction>last|this|next){GAP})?(?:the{GAP})?"
    rf"(?P<month>{MONTH}){GAP}?(?P<day>{DAY})(?!:[0-9]|[.,][0-9]|%|{COUNTED})"
    rf"(?:(?P<link> ?- ?|{GAP}(?:to|through|until|till|and){GAP})"
    rf"(?:(?:{WEEKDAY_ANY}),?{GAP})?(?:(?P<month2>{MONTH}){GAP})?(?P<day2>{DAY})"
    rf"(?!:[0-9]|[.,][0-9]|%|{COUNTED}|{GAP}{MONTH}))?(?:{_YEAR_WORDS}(?!{COUNTED}))?"
)
_DAY_FIRST: Final = re.compile(
    rf"(?<![\w$€£¥.,:/-]){_WEEKDAY_BEFORE}(?:the{GAP})?(?P<day>{DAY})"
    rf"(?:(?:{GAP}(?:of{GAP})?(?P<month>{MONTH}))?(?P<link> ?- ?|{GAP}(?:to|and|until){GAP})(?P<day2>{DAY}))?"
    rf"{GAP}(?:of{GAP})?(?P<month2>{MONTH})(?!{GAP}(?:be|not|have|also)\b){_YEAR_WORDS}?"
)
_ISO: Final = re.compile(
    rf"(?<![\w/.-])(?P<year>{YEAR_FIGURES})(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})"
    r"(?P<clock>[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z"
    r"|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/-]|\.[0-9])"
)
_FIGURES: Final = re.compile(
    rf"(?<![\w/.-])(?P<one>[0-9]{{1,2}})(?P<mark>[/.-])(?P<two>[0-9]{{1,2}})(?P=mark)(?P<year>{YEAR})(?![\w/-]|\.[0-9])"
)


def _year(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Return the stated year and the year shift of a match."""
    when = match["when"]
    return (int(match["year"]) if match["year"] else None), (YEAR_SHIFT[when] if when else None)


def _weekday_beside(match: re.Match[str]) -> int | None:
    """Return the weekday that stands before a date."""
    return weekday_number(match["weekday"]) if match["weekday"] else None


def month_first(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `Dec. 6, 2023`, `Wednesday, Dec. 6`, `May 18-19`, `May 30 to June 2`, `Nov. 15 last year`."""
    for match in _MONTH_FIRST.finditer(text, start, end):
        year, shift = _year(match)
        month = month_number(match["month"])
        first = Calendar(
            year=year,
            month=month,
            day=leading_number(match["day"]),
            weekday=_weekday_beside(match),
            year_shift=shift,
            direction=direction_of(match["direction"]),
        )
        if not match["day2"]:
            yield Mention(start=match.start(), end=match.end(), meaning=first)
        elif match["month2"]:
            last = Calendar(
                year=year,
                month=month_number(match["month2"]),
                day=leading_number(match["day2"]),
                year_shift=shift,
            )
            yield from _two_days(match, match.end("day"), match.start("month2"), first, last)
        elif "and" in match["link"] and COUNT_NOUN.match(text, match.end("day2"), end):
            # In "May 18 and 20 others were" only the first is a day.
            yield Mention(start=match.start(), end=match.end("day"), meaning=first)
        else:
            yield _between(match, first)


def day_first(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `6 December 2023`, `the 6th of December`, `18-20 May 2022`, `30 May to 2 June 2022`."""
    for match in _DAY_FIRST.finditer(text, start, end):
        year, shift = _year(match)
        month, day = month_number(match["month2"]), leading_number(match["day"])
        first = Calendar(year=year, month=month, day=day, weekday=_weekday_beside(match), year_shift=shift)
        if not match["day2"]:
            yield Mention(start=match.start(), end=match.end(), meaning=first)
        elif match["month"]:
            last = replace(first, day=leading_number(match["day2"]), weekday=None)
            first = replace(first, month=month_number(match["month"]))
            yield from _two_days(match, match.end("month"), match.start("day2"), first, last)
        else:
            yield _between(match, first)


def _between(match: re.Match[str], first: Calendar) -> Mention:
    """Make the mention of days of one month told as one: `May 18-20`."""
    last = replace(first, day=leading_number(match["day2"]), weekday=None)
    return Mention(start=match.start(), end=match.end(), meaning=Between(first=first, last=last))


def _two_days(
    match: re.Match[str], first_end: int, last_start: int, first: Calendar, last: Calendar
) -> Iterator[Mention]:
    """Make the mentions of two dates of which the second may tell the year: `May 30 to June 2, 2022`."""
    if first.year and first.month and last.month and first.month > last.month:
        first = replace(first, year=first.year - 1)
    first = replace(first, year_beside=first.year is not None)
    begin, end = (None, None) if "and" in match["link"] else _ENDS
    yield Mention(start=match.start(), end=first_end, meaning=first, role=begin)
    yield Mention(start=last_start, end=match.end(), meaning=last, role=end)


def figures(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `2023-12-06`, with or without a time, `2023/12/06`, `06/12/2023` and `06.12.2023`."""
    for match in _ISO.finditer(text, start, end):
        meaning = Calendar(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
        kind: Kind = "time" if match["clock"] else "date"
        yield Mention(start=match.start(), end=match.end(), meaning=meaning, kind=kind)
    for match in _FIGURES.finditer(text, start, end):
        numeric = Numeric(one=int(match["one"]), two=int(match["two"]), year=int(match["year"]))
        yield Mention(start=match.start(), end=match.end(), meaning=numeric)
