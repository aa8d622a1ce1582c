"""Dates that a Chinese report gives an engagement by the one told before it: 会谈后, 当天, 访问期间."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain.dates import Date
from onrecord.domain.reading import Engagement
from onrecord.reading.document import Document
from onrecord.reading.lexicon.chinese import simplified

SAME_DAY = re.compile(
    r"随后|其后|会[谈见晤议](?:结束)?[后前]|会[后前]|[签宴]约?[会请]?[后前]|座谈会上|仪式[后前上]|席间|现场|散场后|之后|"
    r"当[天日晚]|同[天日]|此前一天"
)
DAY_BEFORE = re.compile(r"(?:此)?前一[天日]")
DURING = re.compile(r"(?:访[问㐀-鿿]|此访|在[㐀-鿿]{1,4}|逗留|停留|其|此)期间|其间")
HEAD = 24  # code points of a sentence in which its words for when stand
LONG = 1500  # code points within which an engagement is still told of the same day


def following(doc: Document, engagements: tuple[Engagement, ...]) -> tuple[Engagement, ...]:
    """Return the engagements of a report, each undated one dated by the one before it where words say so.

    Args:
        doc: the report under reading.
        engagements: in order of the text.
    """
    out: list[Engagement] = []
    for one in engagements:
        out.append(dated(doc, one, out) if one.date.value is None else one)
    return tuple(out)


def dated(doc: Document, one: Engagement, before: list[Engagement]) -> Engagement:
    """Return an undated engagement with the day of the last dated one before it, or as it is."""
    if not one.evidence or one.status in ("postponed", "cancelled", "denied"):
        return one
    start = min(s.start for s in one.evidence)
    text = simplified(doc.text[start : start + HEAD])
    last = next((e for e in reversed(before) if near(e, one, start)), None)
    if last is None or last.date.value is None:
        return one
    same, during = SAME_DAY.search(text), DURING.search(text)
    if DAY_BEFORE.search(text):
        return one
    if same is not None and last.type != "visit":
        return told(one, last.date, same.group())
    if during is not None:
        visit = next((e for e in reversed(before) if e.type == "visit" and e.date.value), None)
        if visit is None:
            return one
        month = replace(visit.date, value=(visit.date.value or "")[:7], precision="month")
        return told(one, month, during.group())
    return one


def near(earlier: Engagement, one: Engagement, start: int) -> bool:
    """Say whether an earlier engagement can date a later one: dated, as sure to have been, not far before."""
    if earlier.date.value is None or not earlier.evidence or earlier.status != one.status:
        return False
    last = max(s.start for s in earlier.evidence)
    return start - LONG < last <= start


def told(one: Engagement, date: Date, words: str) -> Engagement:
    """Return an engagement with another's date, and why."""
    why = f"“{words}”: counted from the engagement told before it"
    return replace(one, date=replace(date, basis="relative", why=why))
