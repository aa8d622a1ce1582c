"""English months, weekdays and years that stand alone, and names that only look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.reading.times_meanings import (
    REPEATED,
    YEAR_SHIFT,
    Between,
    Calendar,
    Mention,
    Name,
    Role,
    Weekday,
    direction_of,
)
from onrecord.reading.timewords import (
    COUNT_NOUN,
    COUNTED,
    GAP,
    MONTH,
    MONTH_FULL,
    WEEKDAY,
    WEEKDAY_SHORT_ALONE,
    YEAR,
    month_number,
    weekday_number,
)

_PART: Final = r"morning|afternoon|evening|night"
_STAGE: Final = r"(?:[Ee]arly|[Ll]ate|[Mm]id)"
_MONTH_ALONE: Final = re.compile(
    rf"(?<![\w-])(?:{_STAGE}[ -](?:in{GAP})?)?(?:(?P<direction>last|this|next|past){GAP})?"
    rf"(?P<month>{MONTH})(?:(?:,?{GAP}|{GAP}of{GAP})(?P<year>{YEAR})(?!{COUNTED})"
    rf"|,?{GAP}(?:of{GAP})?(?P<when>last|this|next){GAP}year\b)?(?!{GAP}?[0-9])"
)
_WEEKDAY: Final = re.compile(
    rf"(?<![\w-])(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?:{GAP}on)?{GAP})?"
    rf"(?:(?P<every>[Ee]very|[Ee]ach){GAP})?(?:(?P<direction>[Ll]ast|[Tt]his(?: past| coming)?"
    rf"|[Nn]ext|past){GAP})?"
    rf"(?:(?P<day>{WEEKDAY})|(?<=\bon )(?P<short>{WEEKDAY_SHORT_ALONE})(?!{GAP}?[0-9]))"
    rf"(?:{GAP}(?P<part>{_PART})\b)?"
    rf"(?:,?{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?"
)
_WEEKDAYS: Final = re.compile(
    r"\b(?:[Oo]n )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b(?: (?:and|through|to) (?:Mon|Tues"
    r"|Wednes|Thurs|Fri|Satur|Sun)days)?"
)
_YEAR_ALONE: Final = re.compile(
    r"(?<![\w$€£¥.:/'+#-])(?<![0-9],)(?P<year>(?:1[89]|20)[0-9]{2}|2100)"
    r"(?: ?- ?(?P<to>(?:1[89]|20)[0-9]{2})|-(?P<short>[0-9]{2}))?(?![\w%]|[.,:/-][0-9])"
)
_YEAR_AFTER: Final = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Oo]f|[Dd]uring|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]o"
    r"|[Tt]hrough|"
    r"[Tt]hroughout|[Bb]etween|[Ff]or|[Ll]ate|[Ee]arly|[Mm]id|circa|around|about|and|or|year|years"
    r"|fiscal|FY|than|"
    r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|the|The|a|A|an|his|her|its|their|this|that|active)[ \n]"
    r"|mid-|'s[ ]|[(\[;][ ]?|\bc\. )$"
)
_YEAR_BEFORE: Final = re.compile(r"\b(?:1[89]|20)[0-9]{2}\)?(?:,| and| or|;| to)[ \n]$")
_YEAR_IN_LIST: Final = re.compile(r"(?:, |; |\()$")
# After these a number is a count where a counted noun follows: "up to 2000 protesters", "of 1900 firms".
_COUNTING: Final = re.compile(
    r"\b(?:[Oo]f|[Tt]o|[Bb]y|[Ff]or|than|about|around|and|or|[Aa]fter|[Ff]rom|[Tt]hrough|between|his"
    r"|her|its|their|'s)[ \n]$"
)
_MONTH_CONTEXT: Final = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|till|between|of|by|from|to|through|for|before|after"
    r"|around|and|the|a|an|"
    r"every|each|this|last|next|past|that)[ \n]$"
)
_MONTH_CONTEXT_NAMES: Final = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|between)[ \n]$")
_EVERY: Final = re.compile(r"\b(?:[Ee]very|[Ee]ach) $")
_MAY_BE_NAMES: Final = frozenset({"may", "march", "april", "june", "august", "jan", "mar"})
_CAPITAL_NEXT: Final = re.compile(rf"[ \n](?!{MONTH_FULL}|{WEEKDAY})[A-Z][a-z]")
_NAMES: Final = re.compile(
    r"\b(?:(?:Black|Good|Bloody|Freaky|Casual|Holy|Fat|Ash|Super|Cyber|Easter|Palm|Shrove|Giving"
    r"|Ruby|Whit|Orange)"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Super Bowl Sunday|(?:Mail|Face|Night) on Sunday|Fridays? for Future|Friday the 13th"
    r"|(?:Mon|Thurs|Satur|Sun)day Night (?:Football|Live)|Friday [Pp]rayers?"
    r"|Sunday (?:Times|Telegraph|Mirror|Express|Post|Mail|Herald|World|Independent|People|Sport"
    r"|School|school|Mass|"
    r"roast|brunch)|Tuesday Weld|Wednesday Addams|Friday Harbor|Sunday Oliseh"
    r"|May (?:Day|Fourth)|Women's March|March on|(?:Boeing|Airbus|Flight|Room|Route|Article"
    r"|No\.) [0-9]{2,4})\b"
    r"|\b(?:Sept\.?|September) 11(?:th)? (?:attack|hijack|terror)[a-z]*|\bMay 4(?:th)? (?:Movement|movement)"
)


def month_alone(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `in November`, `last November`, `November 2023`, `November last year`."""
    for match in _MONTH_ALONE.finditer(text, start, end):
        year = int(match["year"]) if match["year"] else None
        shift = YEAR_SHIFT[match["when"]] if match["when"] else None
        word = match["month"]
        before = text[max(0, match.start() - 10) : match.start()]
        sure = (
            year is not None
            or shift is not None
            or match["direction"]
            or match.start("month") > match.start()
        )
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
        month, direction = month_number(word), direction_of(match["direction"])
        meaning = Calendar(year=year, month=month, year_shift=shift, direction=direction)
        yield Mention(start=match.start(), end=match.end(), meaning=meaning)


def weekdays(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `Wednesday`, `last Wednesday`, `early on Monday`, `Friday morning`, `Tuesday of next week`."""
    for match in _WEEKDAY.finditer(text, start, end):
        weekday = weekday_number(match["day"] or match["short"])
        week = YEAR_SHIFT[match["week"]] if match["week"] else None
        meaning = Weekday(weekday=weekday, direction=direction_of(match["direction"]), week=week)
        if match["every"]:
            yield Mention(start=match.start(), end=match.end(), meaning=REPEATED, kind="set")
        else:
            yield Mention(
                start=match.start(),
                end=match.end(),
                meaning=meaning,
                kind="time" if match["part"] else "date",
            )
    for match in _WEEKDAYS.finditer(text, start, end):
        yield Mention(start=match.start(), end=match.end(), meaning=REPEATED, kind="set")


def years(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find years from 1800 to 2100 where the words around show that they are years: `in 2022`, `(2019)`."""
    for match in _YEAR_ALONE.finditer(text, start, end):
        if not _is_year(text, match.start(), match.end()):
            continue
        first = int(match["year"])
        if match["short"]:
            last = first - first % 100 + int(match["short"])
            if last > first:
                both = Between(first=Calendar(year=first), last=Calendar(year=last))
                yield Mention(start=match.start(), end=match.end(), meaning=both)
            continue
        role: Role | None = "begin" if match["to"] else None
        yield Mention(start=match.start(), end=match.end("year"), meaning=Calendar(year=first), role=role)
        if match["to"]:
            meaning = Calendar(year=int(match["to"]))
            yield Mention(start=match.start("to"), end=match.end("to"), meaning=meaning, role="end")


def _is_year(text: str, begin: int, finish: int) -> bool:
    """Say whether the words around four figures show a year."""
    before = text[max(0, begin - 12) : begin]
    after = text[finish : finish + 24]
    if re.match(COUNTED, after):
        return False
    if (not before or before.endswith("\n")) and (not after or after.startswith("\n")):
        return True
    if _YEAR_BEFORE.search(before) or after.startswith(("'s ", ")")):
        return True
    if _YEAR_AFTER.search(before):
        return not (_COUNTING.search(before) and COUNT_NOUN.match(after))
    return bool(_YEAR_IN_LIST.search(before)) and after[:1] in {",", ".", ";", ")", ""}


def names(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find names that hold a time word and are no time, so that nothing inside them is read as one."""
    for match in _NAMES.finditer(text, start, end):
        yield Mention(start=match.start(), end=match.end(), meaning=Name())
