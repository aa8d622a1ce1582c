"""English dates of the calendar: days, months, years, weekdays and figures, with what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, cast

from onrecord.reading.times_meanings import (
    REPEATED,
    Between,
    Calendar,
    Direction,
    Kind,
    Meaning,
    Mention,
    Name,
    Numeric,
    Weekday,
)
from onrecord.reading.timewords import (
    DAY,
    GAP,
    MONTH,
    MONTH_FULL,
    WEEKDAY,
    WEEKDAY_ANY,
    WEEKDAY_SHORT_ALONE,
    YEAR,
    YEAR_FIGURES,
    leading_number,
    month_number,
    weekday_number,
)

Finder = Callable[[str, int, int], Iterator[Mention]]

_SHIFT: Final = {"last": -1, "this": 0, "next": 1}
_PART: Final = r"morning|afternoon|evening|night"
_STAGE: Final = r"(?:[Ee]arly|[Ll]ate|[Mm]id)"
_YEAR_WORDS: Final = rf"(?:,?{GAP}(?P<year>{YEAR})|,?{GAP}(?:of{GAP})?(?P<when>last|this|next){GAP}year\b)"
# Nouns after a number that make it a count: "of 2008 people", "by 2000 votes".
_COUNTED: Final = (
    r"(?: (?:people|men|women|children|soldiers|troops|workers|jobs|votes|dollars|euros|yuan|pounds|points|"
    r"kilometers|kilometres|km|miles|meters|metres|feet|tons|tonnes|cases|deaths|members|students|companies|"
    r"employees|units|cars|vehicles|hectares|acres|square|percent|per|hours|calories|words|copies|seats|"
    r"million|billion|degrees|guests|migrants|refugees|residents|homes|years|days|megawatts|MW|kg)\b)"
)
_WEEKDAY_BEFORE: Final = rf"(?:(?P<weekday>{WEEKDAY_ANY}),?{GAP})?"
_MONTH_FIRST: Final = re.compile(
    rf"(?<![\w-]){_WEEKDAY_BEFORE}(?:(?P<direction>last|this|next){GAP})?(?:the{GAP})?"
    rf"(?P<month>{MONTH}){GAP}?(?P<day>{DAY})(?!:[0-9]|[.,][0-9]|%|{_COUNTED})"
    rf"(?:(?P<link> ?- ?|{GAP}(?:to|through|until|till|and){GAP})"
    rf"(?:(?:{WEEKDAY_ANY}),?{GAP})?(?:(?P<month2>{MONTH}){GAP})?(?P<day2>{DAY})"
    rf"(?!:[0-9]|[.,][0-9]|%|{_COUNTED}|{GAP}{MONTH}))?(?:{_YEAR_WORDS}(?!{_COUNTED}))?"
)
_DAY_FIRST: Final = re.compile(
    rf"(?<![\w$€£¥.,:/-]){_WEEKDAY_BEFORE}(?:the{GAP})?(?P<day>{DAY})"
    rf"(?:(?:{GAP}(?:of{GAP})?(?P<month>{MONTH})(?:{GAP}(?P<year1>{YEAR}))?)? ?(?:-| to| and) ?(?P<day2>{DAY}))?"
    rf"{GAP}(?:of{GAP})?(?P<month2>{MONTH})(?!{GAP}(?:be|not|have|also)\b){_YEAR_WORDS}?"
)
_MONTH_ALONE: Final = re.compile(
    rf"(?<![\w-])(?:{_STAGE}[ -](?:in{GAP})?)?(?:(?P<direction>last|this|next|past){GAP})?"
    rf"(?P<month>{MONTH})(?:(?:,?{GAP}|{GAP}of{GAP})(?P<year>{YEAR})(?!{_COUNTED})"
    rf"|,?{GAP}(?:of{GAP})?(?P<when>last|this|next){GAP}year\b)?(?!{GAP}?[0-9])"
)
_ISO: Final = re.compile(
    rf"(?<![\w/.-])(?P<year>{YEAR_FIGURES})(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})"
    r"(?P<clock>[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/-]|\.[0-9])"
)
_FIGURES: Final = re.compile(
    rf"(?<![\w/.-])(?P<one>[0-9]{{1,2}})(?P<mark>[/.-])(?P<two>[0-9]{{1,2}})(?P=mark)(?P<year>{YEAR})(?![\w/-]|\.[0-9])"
)
_WEEKDAY: Final = re.compile(
    rf"(?<![\w-])(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?:{GAP}on)?{GAP})?"
    rf"(?:(?P<every>[Ee]very|[Ee]ach){GAP})?(?:(?P<direction>[Ll]ast|[Tt]his(?: past| coming)?|[Nn]ext|past){GAP})?"
    rf"(?:(?P<day>{WEEKDAY})|(?<=\bon )(?P<short>{WEEKDAY_SHORT_ALONE})(?!{GAP}?[0-9]))"
    rf"(?:{GAP}(?P<part>{_PART})\b)?"
    rf"(?:,?{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?"
)
_WEEKDAYS: Final = re.compile(
    r"\b(?:[Oo]n )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b(?: (?:and|through|to) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)?"
)
_YEAR_ALONE: Final = re.compile(
    r"(?<![\w$€£¥.:/'+#-])(?<![0-9],)(?P<year>(?:1[89]|20)[0-9]{2}|2100)"
    r"(?:-(?P<to>(?:1[89]|20)[0-9]{2}|[0-9]{2})(?![0-9]))?(?![\w%]|[.,:/-][0-9])"
)
_YEAR_AFTER: Final = re.compile(
    r"(?:\b(?:in|since|by|of|during|until|till|before|after|from|to|through|throughout|between|for|late|early|mid|"
    r"circa|around|about|and|or|year|fiscal|FY|than|spring|summer|autumn|fall|winter|the|[Ii]n|[Ss]ince|[Bb]y|"
    r"[Dd]uring|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]rom|[Bb]etween)|[(\[;])[ \n]?$"
)
_YEAR_BEFORE: Final = re.compile(r"\b(?:1[89]|20)[0-9]{2}\)?(?:,| and| or|;| to)[ \n]$")
_YEAR_IN_LIST: Final = re.compile(r"(?:, |; |\()$")
# After these a number may still be a count, unless it stands alone: "up to 2000 protesters", "of 1900 firms".
_COUNTING: Final = re.compile(r"\b(?:of|to|by|for|than|about|around|and|or|after|from|the|through|between)[ \n]$")
_COUNT_NOUN: Final = re.compile(rf"{_COUNTED}|[ -](?:[a-z]+ )?[a-z]{{3,}}s\b(?<!this)(?<!was)(?<!his)")
_MONTH_CONTEXT: Final = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|till|between|of|by|from|to|through|for|before|after|around|and|the|a|an|"
    r"every|each|this|last|next|past|that)[ \n]$"
)
_MONTH_CONTEXT_NAMES: Final = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|between)[ \n]$")
_EVERY: Final = re.compile(r"\b(?:[Ee]very|[Ee]ach) $")
_MAY_BE_NAMES: Final = frozenset({"may", "march", "april", "june", "august", "jan", "mar"})
_CAPITAL_NEXT: Final = re.compile(rf"[ \n](?!{MONTH_FULL}|{WEEKDAY})[A-Z][a-z]")
_NAMES: Final = re.compile(
    r"\b(?:(?:Black|Good|Bloody|Freaky|Casual|Holy|Fat|Ash|Super|Cyber|Easter|Palm|Shrove|Giving|Ruby|Whit|Orange)"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Super Bowl Sunday|(?:Mail|Face|Night) on Sunday|Fridays? for Future|Friday the 13th"
    r"|(?:Mon|Thurs|Satur|Sun)day Night (?:Football|Live)|Friday [Pp]rayers?"
    r"|Sunday (?:Times|Telegraph|Mirror|Express|Post|Mail|Herald|World|Independent|People|Sport|School|school|Mass|"
    r"roast|brunch)|Tuesday Weld|Wednesday Addams|Friday Harbor|Sunday Oliseh"
    r"|May (?:Day|Fourth)|Women's March|March on|(?:Boeing|Airbus|Flight|Room|Route|Article|No\.) [0-9]{2,4})\b"
    r"|\b(?:Sept\.?|September) 11(?:th)? (?:attack|hijack|terror)[a-z]*|\bMay 4(?:th)? (?:Movement|movement)"
)


def _direction(word: str | None) -> Direction | None:
    """Return the direction that a matched word gives."""
    if not word:
        return None
    first = word.lower().split()[0]
    return "last" if first == "past" or word.lower().endswith("past") else cast(Direction, first)


def _year(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Return the stated year and the year shift of a match."""
    when = match["when"]
    return (int(match["year"]) if match["year"] else None), (_SHIFT[when] if when else None)


def _weekday_beside(match: re.Match[str]) -> int | None:
    """Return the weekday that stands before a date."""
    return weekday_number(match["weekday"]) if match["weekday"] else None


def month_first(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `Dec. 6, 2023`, `Wednesday, Dec. 6`, `May 18-19`, `May 30 to June 2, 2022`, `Nov. 15 last year`."""
    for match in _MONTH_FIRST.finditer(text, start, end):
        year, shift = _year(match)
        month = month_number(match["month"])
        first = Calendar(
            year=year,
            month=month,
            day=leading_number(match["day"]),
            weekday=_weekday_beside(match),
            year_shift=shift,
            direction=_direction(match["direction"]),
        )
        if not match["day2"]:
            yield Mention(start=match.start(), end=match.end(), meaning=first)
            continue
        last_month = month_number(match["month2"]) if match["month2"] else month
        if "and" in match["link"] and (match["month2"] or _COUNT_NOUN.match(text, match.end("day2"), end)):
            # "On May 18 and June 2" are two days, and "May 18 and 20 others" is one.
            yield Mention(start=match.start(), end=match.end("day"), meaning=first)
            if match["month2"]:
                last = Calendar(year=year, month=last_month, day=leading_number(match["day2"]), year_shift=shift)
                yield Mention(start=match.start("month2"), end=match.end(), meaning=last)
            continue
        first_year = year - 1 if year and month > last_month else year
        yield _between(match, Calendar(year=first_year, month=month, day=first.day, year_shift=shift), last_month, year)


def _between(match: re.Match[str], first: Calendar, month: int, year: int | None) -> Mention:
    """Make the mention of a range whose last day is `day2` of `month`."""
    last = Calendar(year=year, month=month, day=leading_number(match["day2"]), year_shift=first.year_shift)
    return Mention(start=match.start(), end=match.end(), meaning=Between(first=first, last=last))


def day_first(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `6 December 2023`, `the 6th of December`, `18-20 May 2022`, `30 May to 2 June 2022`."""
    for match in _DAY_FIRST.finditer(text, start, end):
        year, shift = _year(match)
        month, day = month_number(match["month2"]), leading_number(match["day"])
        if match["day2"]:
            first_month = month_number(match["month"]) if match["month"] else month
            first_year = int(match["year1"]) if match["year1"] else year
            if year and not match["year1"] and first_month > month:
                first_year = year - 1
            yield _between(match, Calendar(year=first_year, month=first_month, day=day, year_shift=shift), month, year)
            continue
        weekday = _weekday_beside(match)
        meaning = Calendar(year=year, month=month, day=day, weekday=weekday, year_shift=shift)
        yield Mention(start=match.start(), end=match.end(), meaning=meaning)


def month_alone(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `in November`, `last November`, `November 2023`, `November last year`."""
    for match in _MONTH_ALONE.finditer(text, start, end):
        year, shift = _year(match)
        word = match["month"]
        before = text[max(start, match.start() - 10) : match.start()]
        sure = year is not None or shift is not None or match["direction"] or match.start("month") > match.start()
        if not sure:
            name = word.rstrip(".").lower() in _MAY_BE_NAMES
            context = _MONTH_CONTEXT_NAMES if name else _MONTH_CONTEXT
            if not context.search(before) or (name and _CAPITAL_NEXT.match(text, match.end(), end)):
                continue
            if len(word) < 5 and not name and not word.endswith(".") and word != "July":
                continue
        if _EVERY.search(before):
            yield Mention(start=match.start(), end=match.end(), meaning=REPEATED, kind="set")
            continue
        month, direction = month_number(word), _direction(match["direction"])
        meaning = Calendar(year=year, month=month, year_shift=shift, direction=direction)
        yield Mention(start=match.start(), end=match.end(), meaning=meaning)


def figures(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `2023-12-06`, with or without a time, `2023/12/06`, `06/12/2023` and `06.12.2023`."""
    for match in _ISO.finditer(text, start, end):
        meaning = Calendar(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
        kind: Kind = "time" if match["clock"] else "date"
        yield Mention(start=match.start(), end=match.end(), meaning=meaning, kind=kind)
    for match in _FIGURES.finditer(text, start, end):
        numeric = Numeric(one=int(match["one"]), two=int(match["two"]), year=int(match["year"]))
        yield Mention(start=match.start(), end=match.end(), meaning=numeric)


def weekdays(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `Wednesday`, `last Wednesday`, `early on Monday`, `Friday morning`, `Tuesday of next week`, `on Wed.`."""
    for match in _WEEKDAY.finditer(text, start, end):
        weekday = weekday_number(match["day"] or match["short"])
        week = _SHIFT[match["week"]] if match["week"] else None
        meaning: Meaning = Weekday(weekday=weekday, direction=_direction(match["direction"]), week=week)
        if match["every"]:
            yield Mention(start=match.start(), end=match.end(), meaning=REPEATED, kind="set")
        else:
            yield Mention(start=match.start(), end=match.end(), meaning=meaning, kind="time" if match["part"] else "date")
    for match in _WEEKDAYS.finditer(text, start, end):
        yield Mention(start=match.start(), end=match.end(), meaning=REPEATED, kind="set")


def years(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find years from 1800 to 2100 where the words around show that they are years: `in 2022`, `(2019)`."""
    for match in _YEAR_ALONE.finditer(text, start, end):
        if not _is_year(text, match.start(), match.end(), start, end):
            continue
        first = int(match["year"])
        meaning: Meaning = Calendar(year=first)
        if match["to"]:
            last = int(match["to"]) if len(match["to"]) == 4 else first - first % 100 + int(match["to"])
            if last <= first:
                continue
            meaning = Between(first=Calendar(year=first), last=Calendar(year=last))
        yield Mention(start=match.start(), end=match.end(), meaning=meaning)


def _is_year(text: str, begin: int, finish: int, start: int, end: int) -> bool:
    """Say whether the words around four figures show a year."""
    before = text[max(start, begin - 12) : begin]
    after = text[finish : min(end, finish + 24)]
    if re.match(_COUNTED, after):
        return False
    if _YEAR_BEFORE.search(before) or after.startswith(("'s ", ")")) or begin == start:
        return True
    if _YEAR_AFTER.search(before):
        return not (_COUNTING.search(before) and _COUNT_NOUN.match(after))
    return bool(_YEAR_IN_LIST.search(before)) and after[:1] in {",", ".", ";", ")", ""}


def names(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find names and sayings that hold a time word and are no time, so that nothing inside them is read as one."""
    for match in _NAMES.finditer(text, start, end):
        yield Mention(start=match.start(), end=match.end(), meaning=Name())
