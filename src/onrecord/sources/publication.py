"""When a report says it was published: dates as pages, files and people write them. No clock is read."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from onrecord.domain.errors import OnRecordError

FIRST_YEAR, LAST_YEAR = 1800, 2100  # a year outside is a typing error or a counter

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_CLOCK = (
    r"(?:[\sT,]*(?:at\s+)?(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_FORMS = tuple(
    re.compile(form + _CLOCK, re.I)
    for form in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日",
        rf"(?P<name>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name>{_MONTH}),?\s+(?P<y>\d{{4}})",
    )
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+|星期[一二三四五六日天]\s*", re.I
)
_LABEL = re.compile(
    r"\s*(?:first\s+)?(?:published|posted|publication date|date published|release date)"
    r"(?:\s+on|\s+at)?\s*[:：]?\s*"
    r"|\s*(?:发布时间|发布日期|发表时间|時間|时间|日期)\s*[:：]\s*"
    r"|\s*(?:文章|信息)?来源\s*[:：]\s*\S{2,30}\s+(?=\d{4})",
    re.I,
)
# A zone's letters (EST, CET) are not unambiguous, so they are read over and the time is dropped with them.
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s+(?=来源|作者|编辑|浏览|字号)")
_ZONE_NAME = re.compile(r"\s*(?:[A-Z]{2,5}|[（(][A-Z]{2,5}[）)]|北京时间)?\s*")
LINE_LENGTH = 80


def published_of(words: str | None) -> str | None:
    """Read a date or date-time that stands alone.

    Args:
        words: ISO 8601, RFC 2822, `2025/03/12 18:40`, `2025年3月12日`, `March 12, 2025` or `12 March 2025`.

    Returns:
        ISO 8601 date or date-time of the same precision, or None where the words are not one date
        (`03/04/2025` is two).

    Source: ISO 8601-1:2019; RFC 5322, section 3.3.
    """
    text = (words or "").strip()
    if not text or len(text) > LINE_LENGTH:
        return None
    # A compact `20250312` is a date, but `20250312184000` or a bare year is a number that happens to parse.
    if not text.isdigit() or len(text) == 8:
        try:
            return _in_range(datetime.fromisoformat(text), whole_day=len(text) <= 10)
        except ValueError:
            pass
    stripped = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    for form in _FORMS:
        match = form.match(stripped)
        if match and _ZONE_NAME.fullmatch(stripped, match.end()):
            return _from_parts(match, zone_named=bool(stripped[match.end() :].strip()))
    try:
        return _in_range(parsedate_to_datetime(text), whole_day=False)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def stated_date(lines: list[str]) -> str | None:
    """Find a line that says nothing but when, and perhaps where, the report was published.

    Args:
        lines: short lines of a page's head, in order: "Published: …", "来源：… 2025-03-12 18:40".

    Returns:
        the first such date in ISO 8601, or None.
    """
    for line in lines:
        label = _LABEL.match(line)
        if len(line) <= LINE_LENGTH and label:
            found = published_of(_BETWEEN.split(line[label.end() :])[0])
            if found:
                return found
    return None


def checked(published: str) -> str:
    """Read the date that a user gives.

    Raises:
        OnRecordError: it is not a date.
    """
    found = published_of(published)
    if found is None:
        raise OnRecordError(
            "the publication date",
            f"{published!r} is not a date",
            expected="ISO 8601, such as 2023-12-07 or 2023-12-07T09:30+01:00",
            remedy="write the year, month and day in that order",
        )
    return found


def _from_parts(match: re.Match[str], *, zone_named: bool) -> str | None:
    parts = match.groupdict()
    month = _MONTHS[parts["name"].rstrip(".").lower()] if parts.get("name") else int(parts["m"])
    try:
        day = date(int(parts["y"]), month, int(parts["d"]))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return None
        if parts["hour"] is None or zone_named:
            return day.isoformat()
        half = (parts["half"] or "").lower()[:1]
        hour = int(parts["hour"]) % 12 + (12 if half == "p" else 0) if half else int(parts["hour"])
        moment = f"{day.isoformat()}T{hour:02d}:{parts['minute']}:{parts['second'] or '00'}"
        zone = (parts["zone"] or "").upper()
        return datetime.fromisoformat(
            moment + ("+00:00" if zone in ("Z", "UTC", "GMT") else zone)
        ).isoformat()
    except ValueError:
        return None


def _in_range(moment: datetime, *, whole_day: bool) -> str | None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return moment.date().isoformat() if whole_day else moment.isoformat()
