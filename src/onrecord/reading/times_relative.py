"""English words that place a time against another: `yesterday`, `last month`, `two weeks ago`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast

from onrecord.reading.times_meanings import (
    BOUND,
    EVENT,
    LENGTH,
    REPEATED,
    VAGUE,
    Anchored,
    Kind,
    Meaning,
    Mention,
    Name,
    Part,
    Shifted,
    Unit,
    direction_of,
)
from onrecord.reading.timewords import GAP, NUMBER, ORDINALS, YEAR, count

_SHIFT: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "coming": 1, "next": 1}
_STAGE: Final = (
    r"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[ -]"
    rf"|(?:the{GAP})?(?:beginning|start|end|middle|rest){GAP}of{GAP})?"
)
_PART: Final = r"morning|afternoon|evening|night"
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_DAYS: Final = re.compile(
    rf"\b(?:{_STAGE}(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)(?:{GAP}(?P<part>{_PART})\b)?"
    rf"|(?:[Ee]arlier{GAP}|[Ll]ater{GAP}|[Ee]arly{GAP}|[Ll]ate{GAP})?(?P<near>[Ll]ast{GAP}night"
    rf"|[Tt]his{GAP}(?:morning|afternoon|evening))"
    rf"|(?:[Tt]he{GAP})?day{GAP}(?P<far>before{GAP}yesterday|after{GAP}tomorrow))\b"
)
_DAY_SHIFT: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_UNITS: Final = re.compile(
    rf"\b{_STAGE}(?:(?P<length>[Tt]he{GAP}|[Oo]ver{GAP}the{GAP})?(?P<direction>[Ll]ast"
    rf"|[Tt]his(?:{GAP}past|{GAP}coming)?|"
    rf"[Nn]ext|[Pp]ast|[Cc]oming|[Cc]urrent){GAP}(?P<unit>[Dd]ay|[Ww]eekend|[Ww]eek|[Mm]onth"
    rf"|[Qq]uarter|[Yy]ear|[Dd]ecade|[Cc]entury)"
    rf"|(?P<weekend>(?:[Oo]ver|[Aa]t|[Dd]uring|[Oo]n){GAP}the{GAP}weekend))\b(?!{GAP}of\b|-)"
)
_ANCHORED: Final = re.compile(
    rf"\b(?:(?:[Tt]he{GAP})?(?P<way>[Pp]revious|[Pp]receding|[Ff]ollowing|[Nn]ext|[Ss]ame|[Vv]ery{GAP}next)"
    rf"|(?P<that>[Tt]hat(?:{GAP}same|{GAP}very)?)){GAP}(?P<unit>day|week|month|year|night|morning"
    rf"|afternoon|evening)\b"
    rf"(?!{GAP}of\b|-)"
    rf"|\b[Tt]he{GAP}(?P<unit2>day|week|month|year|night){GAP}(?P<side>before|after)\b(?=[,.;:)]|$"
    rf"|{GAP}(?:in|at|and|with)\b)"
    rf"|\b(?P<within>(?:[Ee]arlier|[Ll]ater){GAP}(?:in{GAP}the|that|the{GAP}same){GAP}(?P<unit3>day"
    rf"|week|month|year))\b"
)
_COUNTED: Final = re.compile(
    rf"(?<![\w.,$-])(?:(?P<span>(?:[Tt]he{GAP})?(?:[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Ff]irst){GAP}))?"
    rf"(?:(?P<about>[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Rr]oughly|[Jj]ust{GAP}over|[Ss]ome)"
    rf"|(?P<bound>(?:[Mm]ore|[Ll]ess|[Ff]ewer){GAP}than|[Oo]ver|[Aa]t{GAP}least|[Uu]nder|[Uu]p{GAP}to))?"
    rf"(?:(?<=[a-z]){GAP})?"
    rf"(?P<number>{NUMBER}|(?P<vague>(?:[Aa]{GAP})?(?:[Ff]ew|couple{GAP}of|several)|[Ss]everal"
    rf"|[Mm]any|[Rr]ecent))"
    rf"(?:[ -](?:and{GAP}a{GAP})?half)?[ -]"
    r"(?P<unit>minute|hour|day|week|weekend|month|quarter|year|decade|centur(?:y|ies))s?\b"
    rf"(?P<tail>{GAP}(?:ago|earlier|later|before|after|back|from{GAP}now|old)\b|-old\b)?",
)
_RECENT: Final = re.compile(
    rf"\b(?:[Rr]ecently|[Ii]n{GAP}(?:the{GAP})?(?:recent|coming|past|last|next){GAP}"
    rf"(?:few{GAP}|several{GAP})?(?:days|weeks|months|years|decades)"
    rf"|(?:the{GAP})?(?:past|last|next|coming|recent)(?:{GAP}few|{GAP}several)?{GAP}(?:days|weeks"
    rf"|months|years|decades)"
    rf"|[Tt]he{GAP}other{GAP}(?:day|week))\b"
)
_PARTS: Final = re.compile(
    rf"\b(?:(?:[Tt]he{GAP})?(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)[ -]"
    rf"(?P<unit>quarter|half)|(?P<q>Q[1-4]))\b"
    rf"(?:,?{GAP}(?:(?:of|in){GAP})?(?:(?:the{GAP}year{GAP})?(?P<year>{YEAR})"
    rf"|(?P<when>last|this|next){GAP}year\b|the{GAP}(?P<same>year)\b))?"
)
_SEASON: Final = re.compile(
    rf"\b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?:(?P<direction>[Ll]ast|[Tt]his(?:{GAP}past)?|[Nn]ext){GAP}"
    rf"(?P<season>spring|summer|autumn|fall|winter)\b(?!{GAP}[a-z]+ing\b)|(?:[Tt]he{GAP})?"
    rf"(?P<named>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter){GAP}(?:of{GAP})?(?P<year>{YEAR}))"
)
_ERA: Final = re.compile(
    rf"(?<![\w$.,-])(?:(?:[Tt]he{GAP})?(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Ll]ater){{1}}[ -])?)?"
    rf"(?:(?P<decade>(?:1[0-9]|20)[0-9]0)'?s\b"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)|[Nn]ineteenth|[Tt]wentieth|[Tt]wenty-first"
    rf"|[Ee]ighteenth)[ -][Cc]entury\b)"
)
_EVERY: Final = re.compile(
    rf"\b(?:(?:[Ee]very|[Ee]ach)(?:{GAP}(?:two|three|four|five|other|few))?{GAP}"
    rf"(?:day|week|weekend|month|quarter|year|morning|night|evening|decade)s?"
    rf"|(?:once|twice|(?:two|three|four|several){GAP}times)?{GAP}?(?:a|per|each){GAP}(?:day|week"
    rf"|month|year))\b"
)
_NAMES: Final = re.compile(
    r"\b(?:(?:USA|Russia|India|Business|China|Taiwan|Psychology|History|Physics|Arms|Inside|Money) Today"
    r"|Today (?:[Ss]how|program|programme)|Tonight Show|This Week|This Morning|Next Week Tonight"
    r"|Last Week Tonight"
    r"|(?:of|for) the [Yy]ear|New Year(?:'s)?(?: (?:Day|Eve))?|Year of the [A-Z][a-z]+)\b"
)
_GONE: Final = ("ago", "back")


def _shift(word: str) -> int:
    """Return the units that "last", "this past", "next" and the like move by."""
    return _SHIFT[word.lower().split()[-1]]


def _mention(match: re.Match[str], meaning: Meaning, kind: Kind = "date") -> Mention:
    """Make the mention of a whole match."""
    return Mention(start=match.start(), end=match.end(), meaning=meaning, kind=kind)


def days(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `yesterday`, `earlier today`, `tomorrow night`, `last night`, `the day after tomorrow`."""
    for match in _DAYS.finditer(text, start, end):
        if match["far"]:
            yield _mention(match, Shifted(unit="day", amount=-2 if "before" in match["far"] else 2))
        elif match["near"]:
            last = match["near"].lower().startswith("last")
            yield _mention(match, Shifted(unit="day", amount=-1 if last else 0), "time")
        else:
            word = match["word"].lower()
            timed = word == "tonight" or match["part"]
            yield _mention(match, Shifted(unit="day", amount=_DAY_SHIFT[word]), "time" if timed else "date")


def units(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `last month`, `earlier this year`, `late last year`, `next week`, `over the weekend`."""
    for match in _UNITS.finditer(text, start, end):
        if match["weekend"]:
            yield _mention(match, Shifted(unit="weekend", amount=None))
            continue
        word, unit = match["direction"].lower(), cast(Unit, match["unit"].lower())
        if unit == "day":
            continue
        # "The next year" follows something told before; "the last year" is a length up to now.
        if (match["length"] or word in {"past", "coming"}) and not word.startswith(("this", "current")):
            if word != "next":
                yield _mention(match, LENGTH, "duration")
            continue
        yield _mention(match, Shifted(unit=unit, amount=_shift(word)))


def anchored(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `the previous day`, `the same year`, `the week after`, `later that day`."""
    for match in _ANCHORED.finditer(text, start, end):
        unit = match["unit"] or match["unit2"] or match["unit3"]
        kind: Kind = "date"
        if unit in {"night", "morning", "afternoon", "evening"}:
            unit, kind = "day", "time"
        amount = 0
        if match["way"]:
            way = match["way"].lower().split()[-1]
            if way == "next" and not match.group().lower().startswith("the"):
                continue
            amount = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0}[way]
        elif match["side"]:
            amount = -1 if match["side"] == "before" else 1
        yield _mention(match, Anchored(unit=cast(Unit, unit), amount=amount), kind)


def counted(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `two weeks ago`, `three days later`, `for two years`, `a two-day visit`, `recent years`."""
    for match in _COUNTED.finditer(text, start, end):
        tail = (match["tail"] or "").strip(" \n-").lower()
        number = match["number"].lower()
        if tail == "old":
            yield _mention(match, Name())
        elif match["vague"]:
            recent = "recent" in number and not tail
            yield _mention(
                match, VAGUE if tail or recent else LENGTH, "date" if tail or recent else "duration"
            )
        elif tail:
            yield _mention(match, _moved(match, tail))
        elif number not in {"a", "an"} or match["span"] or match["about"] or match["bound"]:
            yield _mention(match, LENGTH, "duration")


def _moved(match: re.Match[str], tail: str) -> Meaning:
    """Return what a number of units with "ago", "later", "before" and the like means."""
    unit = match["unit"].lower()
    unit = "century" if unit.startswith("centur") else unit
    amount = count(match["number"])
    if match["bound"]:
        return BOUND
    if tail in _GONE or tail.startswith("from"):
        sign = -1 if tail in _GONE else 1
        half = "half" in match.group().lower()
        about = bool(match["about"]) or half
        return Shifted(
            unit="hour" if unit == "minute" else cast(Unit, unit), amount=sign * amount, approximate=about
        )
    if unit in {"minute", "hour"} or match["about"]:
        return EVENT
    if tail in {"before", "after"} and not re.match(
        r"[,.;:)]|$", match.string[match.end() : match.end() + 1]
    ):
        return EVENT
    return Anchored(unit=cast(Unit, unit), amount=-amount if tail in {"earlier", "before"} else amount)


def parts(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find parts of a year: `the third quarter of 2023`, `Q3 2023`, `last summer`, `winter 2022`."""
    for match in _PARTS.finditer(text, start, end):
        year = int(match["year"]) if match["year"] else None
        shift = _SHIFT[match["when"]] if match["when"] else None
        dated = year is not None or shift is not None or match["same"]
        if (match["unit"] == "half" or match["q"] or match["which"].lower() == "final") and not dated:
            continue
        which = int(match["q"][1]) if match["q"] else ORDINALS[match["which"].lower()]
        size = 6 if match["unit"] == "half" else 3
        first = size * (min(which, 12 // size) - 1) + 1
        yield _mention(match, Part(first=first, last=first + size - 1, year=year, year_shift=shift))
    for match in _SEASON.finditer(text, start, end):
        first, last = _SEASONS[(match["season"] or match["named"]).lower()]
        year = int(match["year"]) if match["year"] else None
        direction = direction_of(match["direction"])
        yield _mention(match, Part(first=first, last=last, year=year, direction=direction, season=True))


def lasting(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find words that name no date: `recently`, `in recent years`, `the 1990s`, `every year`."""
    for match in _RECENT.finditer(text, start, end):
        spell = "recent" in match.group().lower() or "other" in match.group()
        yield _mention(match, VAGUE if spell else LENGTH, "date" if spell else "duration")
    for match in _ERA.finditer(text, start, end):
        yield _mention(match, LENGTH, "duration")
    for match in _EVERY.finditer(text, start, end):
        yield _mention(match, REPEATED, "set")
    for match in _NAMES.finditer(text, start, end):
        yield _mention(match, Name())
