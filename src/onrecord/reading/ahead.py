"""Planned engagements lie ahead, and the day of a cancellation is not the day of what was cancelled.

A date is found before it is known what became of the engagement; here the two are made to agree.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.domain.dates import Date
from onrecord.domain.reading import Engagement

BARE_WEEKDAY = re.compile(
    r"“(?P<words>(?!(?:last|past|this past|previous)\b)[^”]*"
    r"(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|周.|星期.|礼拜.)[^”]*)” before the publication date",
    re.IGNORECASE,
)
YESTERDAY = re.compile(
    r"“(?P<words>(?:late |early )?(?:yesterday|last night|昨[天日晚]|日前)[^”]*)”", re.IGNORECASE
)
QUOTED = re.compile(r"“(?P<words>[^”]*)”")
CALLED_OFF = frozenset({"postponed", "cancelled"})


def ahead(engagement: Engagement, published: str | None) -> Engagement:
    """Make an engagement's date agree with its status.

    Args:
        engagement: one of the report's engagements.
        published: ISO 8601 date or date-time of the report, or None.

    Returns:
        The engagement. A planned one whose year was inferred, or whose weekday was taken for the last such
        day, lies after the publication; the same weekday of one that was called off could be either day,
        and "yesterday" tells when it was called off. A postponed one has no day but what it was put off to.
    """
    told = engagement.date
    if engagement.status == "postponed" and told.value and not _new(engagement):
        why = f"{told.why}; it was postponed from that day"
        undated = replace(told, value=None, precision="unknown", why=why, candidates=(told.value,))
        return replace(engagement, date=undated)
    past = bool(told.value and published and told.value < published[: len(told.value)])
    if not (past and told.value and published):
        return engagement
    found = None
    if engagement.status == "planned":
        found = _next_year(told, published) if told.basis == "inferred" else _next_weekday(told, published)
    elif engagement.status in CALLED_OFF:
        # What it was put off to lies ahead.
        put_off = engagement.status == "postponed" and told.basis == "inferred"
        found = _next_year(told, published) if put_off else _either(told, published) or _of_calling_off(told)
    return engagement if found is None else replace(engagement, date=found)


def _new(engagement: Engagement) -> bool:
    """Say whether the words of a date tell what the engagement was put off to ("postponed to Friday")."""
    words = QUOTED.match(engagement.date.why)
    if words is None:
        return True
    day = re.escape(words["words"])
    put = rf"\b(?:to|until|till|rescheduled for)\s+{day}|[至到]{day}"
    return any(re.search(put, s.text, re.IGNORECASE) for s in engagement.evidence)


def _next_year(told: Date, published: str) -> Date | None:
    year = int(published[:4])
    for later in (year, year + 1):
        value = f"{later:04}{(told.value or '')[4:]}"
        if value >= published[: len(value)] and _exists(value):
            why = f"{told.why.partition(', so ')[0]}; it lies ahead, so after the publication date"
            return replace(told, value=value, why=why)
    return None


def _next_weekday(told: Date, published: str) -> Date | None:
    bare = BARE_WEEKDAY.match(told.why)
    if bare is None or told.precision != "day":
        return None
    why = f"“{bare['words']}” after the publication date {published[:10]}, since it is planned"
    return replace(told, value=_week_on(told, published), why=why)


def _either(told: Date, published: str) -> Date | None:
    bare = BARE_WEEKDAY.match(told.why)
    if bare is None or told.precision != "day" or told.value is None:
        return None
    return replace(
        told,
        value=None,
        precision="unknown",
        why=f"“{bare['words']}” may be before or after the publication date {published[:10]}",
        candidates=(told.value, _week_on(told, published)),
    )


def _of_calling_off(told: Date) -> Date | None:
    day = YESTERDAY.match(told.why)
    if day is None:
        return None
    why = f"“{day['words']}” may tell when it was called off, not when it was to be"
    return replace(told, value=None, precision="unknown", why=why)


def _week_on(told: Date, published: str) -> str:
    """Return the first day after the publication that is weeks after a day."""
    day, anchor = date.fromisoformat(told.value or ""), date.fromisoformat(published[:10])
    while day < anchor:
        day += timedelta(days=7)
    return day.isoformat()


def _exists(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
