"""Dates whose day, month or year the words state, completed where the report lets them be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from onrecord.domain.dates import Basis
from onrecord.reading.times_calendar import (
    Resolved,
    Setting,
    dated,
    day_of,
    iso,
    month_of,
    nearest,
    undated,
    unset,
    year_of,
)
from onrecord.reading.times_meanings import Between, Calendar, Meaning, Numeric
from onrecord.reading.timewords import WEEKDAY_NAMES

Days = tuple[date, date]
# A figure date whose day and month could be either is read the way that is so many days from publication.
FIGURES_NEAR: Final = 7
# Told in the order of a life, a date may step back this many days and still be of the year told before it.
STEP_BACK: Final = 31


def resolve_calendar(stated: Calendar, said: str, setting: Setting) -> Resolved:
    """Resolve fields of the calendar, completing a missing year or month where something decides it."""
    if stated.month_shift is not None or (stated.month is None and stated.day is not None):
        return _day_only(stated, said, setting)
    if not _fields(2000, stated):
        return undated(f"{said} is not a day of the calendar", "stated")
    if stated.year is not None:
        days = _fields(stated.year, stated)
        if not days:
            return undated(f"{said} is not a day of the calendar", "stated")
        told = "has the year of the date beside it" if stated.year_beside else "states its year"
        return _checked(days, stated, said, "stated", f"{said} {told}")
    if stated.year_shift is not None:
        if not setting.published:
            return unset(said, setting)
        days = _fields(setting.published.year + stated.year_shift, stated)
        if not days:
            return undated(f"{said} is not a day of that year", "relative")
        return _checked(
            days, stated, said, "relative", f"{said} counted from the publication date {setting.published}"
        )
    return _yearless(stated, said, setting)


def _checked(days: Days, stated: Calendar, said: str, basis: Basis, why: str) -> Resolved:
    """Give a date, and what the weekday beside it says against it; one that is counted on names its year."""
    against = None
    if not _weekday_fits(days, stated):
        against = f"{said}: {days[0]} was a {WEEKDAY_NAMES[days[0].weekday()]}"
        why += f", though that day was a {WEEKDAY_NAMES[days[0].weekday()]}"
    return dated(*days, basis, why, names_year=basis != "inferred", contradiction=against)


def _yearless(stated: Calendar, said: str, setting: Setting) -> Resolved:
    """Resolve a month, or a month and day, whose year is not stated."""
    published, anchor = setting.published, setting.year_anchor
    if anchor and anchor[0].first and (published is None or anchor[0].first.year < published.year - 1):
        return _after_anchor(stated, said, anchor[0].first, anchor[1])
    if not published:
        options = [_fields(year, stated) for year in sorted({day.year for day in setting.days_stated})]
        fitting = [days for days in options if days and _weekday_fits(days, stated)]
        why = f"{said}: no year is stated and {setting.no_day}"
        return undated(why, "inferred", tuple(_value(*days) for days in fitting))
    if stated.direction:
        return _directed(stated, said, published)
    around = [days for shift in (-2, -1, 0, 1, 2) if (days := _fields(published.year + shift, stated))]
    chosen = nearest(around, published, setting.tense)
    on_weekday = nearest([days for days in around if _weekday_fits(days, stated)], published, setting.tense)
    if not chosen:
        return undated(f"{said} is no day of the years around the publication date {published}", "inferred")
    why = f"{said} states no year, so it is the one nearest to the publication date {published}"
    if on_weekday and on_weekday != chosen:
        why = (
            f"{said}: {chosen[0]} is nearest to publication on {published}, {on_weekday[0]} has that weekday"
        )
        both = tuple(sorted((_value(*chosen), _value(*on_weekday))))
        return undated(why, "inferred", both, contradiction=why)
    return _checked(chosen, stated, said, "inferred", why)


def _weekday_fits(days: Days, stated: Calendar) -> bool:
    """Say whether a weekday beside a day, where there is one, is that day's."""
    return stated.weekday is None or days[0] != days[1] or days[0].weekday() == stated.weekday


def _after_anchor(stated: Calendar, said: str, anchor: date, anchor_words: str) -> Resolved:
    """Resolve a yearless date in the year of the date told just before it."""
    same, following = _fields(anchor.year, stated), _fields(anchor.year + 1, stated)
    if same and (anchor - same[1]).days <= STEP_BACK:
        why = f"{said} states no year, so it is in the year of “{anchor_words}” before it"
        return _checked(same, stated, said, "inferred", why)
    options = tuple(_value(*days) for days in (same, following) if days)
    why = f"{said} could be in the year of “{anchor_words}” before it or the next"
    return undated(why, "inferred", options)


def _directed(stated: Calendar, said: str, published: date) -> Resolved:
    """Resolve `last November`, `this June`, `next March`, `last Nov. 15`."""
    step = {"last": -1, "this": 0, "next": 1}[stated.direction or "this"]
    days, own = _fields(published.year + step, stated), _fields(published.year, stated)
    if not days:
        return undated(f"{said} is not a day of that year", "relative")
    # "Last June" said in September may be this June or that of last year; said in March it can only be one.
    if own and ((step < 0 and own[1] < published) or (step > 0 and own[0] > published)):
        both = tuple(_value(*found) for found in sorted((days, own)))
        why = f"{said} may be of the year of the publication date {published} or of the one beside it"
        return undated(why, "relative", both)
    return _checked(days, stated, said, "relative", f"{said} counted from the publication date {published}")


def _day_only(stated: Calendar, said: str, setting: Setting) -> Resolved:
    """Resolve a day of the month alone (6日), or of last, this or next month (上月6日)."""
    published, wanted = setting.published, stated.day or 1
    beside = _month_beside(wanted, setting) if stated.month_shift is None else None
    if beside and setting.anchor:
        why = f"{said} names no month, so it is in that of “{setting.anchor[1]}” before it"
        return dated(beside, beside, "inferred", why)
    if not published:
        return unset(said, setting)
    if stated.month_shift is not None:
        month = month_of(published.year, published.month + stated.month_shift)
        fixed = day_of(month[0].year, month[0].month, wanted) if month else None
        if not fixed:
            return undated(f"{said} is not a day of that month", "relative")
        return dated(fixed, fixed, "relative", f"{said} counted from the publication date {published}")
    months = [month_of(published.year, published.month + shift) for shift in (-2, -1, 0, 1, 2)]
    days = [day for month in months if month and (day := day_of(month[0].year, month[0].month, wanted))]
    if setting.tense == "future":
        chosen, place = next((day for day in days if day >= published), None), "first such day from"
    else:
        chosen, place = (
            next((day for day in reversed(days) if day <= published), None),
            "latest such day up to",
        )
    if not chosen:
        return undated(f"{said} is no day of the months around the publication date {published}", "relative")
    return dated(chosen, chosen, "inferred", f"{said} is the {place} the publication date {published}")


def _month_beside(wanted: int, setting: Setting) -> date | None:
    """Return the day in the month of a date told just before it, where that date tells its month."""
    anchor = setting.anchor[0] if setting.anchor and setting.anchor_beside else None
    if not anchor or not anchor.first or anchor.result.precision not in {"day", "month"}:
        return None
    if anchor.result.basis == "relative":
        return None
    day = day_of(anchor.first.year, anchor.first.month, wanted)
    return day if day and day >= anchor.first else None


def resolve_between(meaning: Between, said: str, setting: Setting) -> Resolved:
    """Resolve a range: its value is the month or year that holds all of it."""
    first, last = meaning.first, meaning.last
    if first.month is None and first.day is not None:
        start = _day_only(first, said, setting)
    else:
        start = resolve_calendar(first, said, setting)
    if start.first is None:
        return start
    month = last.month or start.first.month
    if last.day is None and last.month is None:
        end = year_of(last.year) if last.year else None
    else:
        year = last.year or start.first.year
        end = _fields(year, Calendar(month=month, day=last.day))
        if end and end[1] < start.first and last.year is None:
            end = _fields(year + 1, Calendar(month=month, day=last.day))
    if not end or end[1] < start.first:
        return undated(f"{said} does not run from an earlier day to a later one", start.result.basis)
    why = f"{said} covers {iso(start.first, end[1])}"
    if start.result.basis != "stated":
        why += f": {start.result.why}"
    return dated(start.first, end[1], start.result.basis, why, names_year=start.names_year)


def numeric_days(meaning: Numeric) -> tuple[date | None, date | None]:
    """Return a figure date read with the day first, and with the month first."""
    return day_of(meaning.year, meaning.two, meaning.one), day_of(meaning.year, meaning.one, meaning.two)


def resolve_numeric(meaning: Numeric, said: str, setting: Setting) -> Resolved:
    """Resolve a date in figures, by the order of others or by nearness where its own order is open."""
    day_first, month_first = numeric_days(meaning)
    only = day_first or month_first
    if not only:
        return undated(f"{said} is not a day of the calendar", "stated")
    if not day_first or not month_first or day_first == month_first:
        return dated(
            only, only, "stated", f"{said} is stated in full and can be read in one way", names_year=True
        )
    both = (day_first, month_first)
    if setting.day_first is not None:
        chosen = both[0 if setting.day_first else 1]
        order = "day" if setting.day_first else "month"
        why = f"{said} is read with the {order} first, as other dates of the report are"
        return dated(chosen, chosen, "inferred", why, names_year=True)
    if setting.published:
        near = [day for day in both if abs((day - setting.published).days) <= FIGURES_NEAR]
        if len(near) == 1:
            why = f"{said} is read in the order that falls near the publication date {setting.published}"
            return dated(near[0], near[0], "inferred", why, names_year=True)
    why = f"{said} may put the day or the month first"
    return undated(why, "stated", tuple(sorted(day.isoformat() for day in both)))


def full_day(meaning: Meaning) -> date | None:
    """Return the day of a meaning that states year, month and day, for others to be read against."""
    if isinstance(meaning, Calendar) and meaning.year and meaning.month and meaning.day:
        return day_of(meaning.year, meaning.month, meaning.day)
    if isinstance(meaning, Numeric):
        one, two = numeric_days(meaning)
        return (one or two) if not (one and two) or one == two else None
    return None


def _fields(year: int, stated: Calendar) -> Days | None:
    """Return the days of a stated month and day, month, or nothing more, in a year."""
    if stated.month is None:
        return year_of(year)
    if stated.day is None:
        return month_of(year, stated.month) if 1 <= stated.month <= 12 else None
    day = day_of(year, stated.month, stated.day)
    return (day, day) if day else None


def _value(first: date, last: date) -> str:
    """Return the ISO value of a day, month or year."""
    return dated(first, last, "stated", "").result.value or ""


def order_shown(meanings: Iterable[Meaning]) -> bool | None:
    """Tell the order of day and month from figure dates that can be read in one way only.

    Args:
        meanings: of one report.

    Returns:
        True for the day first, False for the month first, None where none shows it or they disagree.
    """
    orders = set()
    for meaning in meanings:
        if isinstance(meaning, Numeric) and meaning.one != meaning.two:
            day_first, month_first = numeric_days(meaning)
            if bool(day_first) != bool(month_first):
                orders.add(bool(day_first))
    return orders.pop() if len(orders) == 1 else None
