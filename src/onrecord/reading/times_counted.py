"""Dates that words count from the publication date, or from a date told before them."""

from __future__ import annotations

from datetime import date

from onrecord.reading.times_calendar import (
    Resolved,
    Setting,
    dated,
    iso,
    month_of,
    moved,
    on_or_after,
    on_or_before,
    undated,
    unset,
    week_of,
    year_of,
)
from onrecord.reading.times_meanings import Anchored, Part, Shifted, Unit, Weekday

Days = tuple[date, date]


def resolve_weekday(meaning: Weekday, said: str, setting: Setting) -> Resolved:
    """Resolve a weekday against the publication date."""
    published = setting.published
    if not published:
        stated = [day.isoformat() for day in setting.days_stated if day.weekday() == meaning.weekday]
        relevant = () if meaning.direction or meaning.week is not None else tuple(dict.fromkeys(stated))
        return unset(said, setting, relevant)
    if meaning.week is not None or (meaning.direction == "this" and setting.tense == "unknown"):
        week = week_of(published, meaning.week or 0)
        day = moved(week[0], meaning.weekday) if week else None
        if not day:
            return undated(f"{said} lies outside the calendar", "relative")
        return dated(
            day, day, "relative", f"{said} in the week counted from the publication date {published}"
        )
    if meaning.direction in {"last", "next"}:
        return _last_or_next(meaning, said, published)
    if setting.tense == "future":
        day, side = on_or_after(published, meaning.weekday), "after"
    else:
        day, side = on_or_before(published, meaning.weekday), "before"
    if day == published:
        return dated(day, day, "relative", f"{said} is the publication date {published} itself")
    return dated(day, day, "relative", f"{said} {side} the publication date {published}")


def _last_or_next(meaning: Weekday, said: str, published: date) -> Resolved:
    """Resolve `last Wednesday` and `next Tuesday`, which may skip the nearest if that is in the same week."""
    side = -1 if meaning.direction == "last" else 1
    near = moved(published, side)
    if near:
        near = on_or_before(near, meaning.weekday) if side < 0 else on_or_after(near, meaning.weekday)
    far = moved(near, 7 * side) if near else None
    if not near or not far:
        return undated(f"{said} lies outside the calendar", "relative")
    where = "before" if side < 0 else "after"
    if near.isocalendar()[:2] != published.isocalendar()[:2]:
        return dated(near, near, "relative", f"{said} {where} the publication date {published}")
    why = f"{said} {where} the publication date {published} may be of that week or of the one {where}"
    return undated(why, "relative", tuple(sorted((near.isoformat(), far.isoformat()))))


def resolve_shifted(meaning: Shifted, said: str, setting: Setting) -> Resolved:
    """Resolve words that count from the publication date."""
    published = setting.published
    if not published:
        return unset(said, setting)
    if meaning.unit == "hour":
        return _hours(meaning.amount or 0, said, published)
    if meaning.unit in {"decade", "century"}:
        return undated(f"{said} is too coarse to name a date", "relative")
    amount = _weekends(meaning.amount, published, setting) if meaning.unit == "weekend" else meaning.amount
    days = _shift(published, meaning.unit, amount or 0)
    if not days:
        return undated(f"{said} lies outside the calendar", "relative")
    if meaning.approximate:
        why = f"{said} is only roughly counted from the publication date {published}"
        about = dated(*days, "relative", why).result.value
        return undated(why, "relative", (about,) if about else ())
    if days == (published, published):
        return dated(*days, "relative", f"{said} is the publication date {published} itself")
    plain_unit = days[0] == days[1] or meaning.unit in {"month", "year"}
    between = "" if plain_unit else f" ({iso(*days)})"
    return dated(*days, "relative", f"{said}{between} counted from the publication date {published}")


def _hours(amount: int, said: str, published: date) -> Resolved:
    """Leave open between two days what is told in hours, since a publication hour is not relied on."""
    beside = moved(published, -1 if amount < 0 else 1)
    both = tuple(sorted(day.isoformat() for day in (published, beside) if day))
    why = f"{said} counts from the hour of publication on {published}, which may be the day beside it"
    return undated(why, "relative", both if abs(amount) <= 24 else ())


def _weekends(amount: int | None, published: date, setting: Setting) -> int:
    """Return the weeks to the weekend meant: the one begun, or on Monday to Friday by the tense.

    Without "last", "this" or "next" it is the weekend gone by, unless the tense is future.
    """
    begun = published.weekday() >= 5
    if amount is None:
        return 0 if begun or setting.tense == "future" else -1
    return -1 if amount == 0 and not begun and setting.tense == "past" else amount


def _shift(day: date, unit: Unit, amount: int) -> Days | None:
    """Return the day, week, weekend, month, quarter or year so many units from a day."""
    if unit == "day":
        found = moved(day, amount)
        return (found, found) if found else None
    if unit == "week":
        return week_of(day, amount)
    if unit == "weekend":
        week = week_of(day, amount)
        saturday = moved(week[0], 5) if week else None
        return (saturday, week[1]) if week and saturday else None
    if unit == "year":
        return year_of(day.year + amount)
    if unit == "month":
        return month_of(day.year, day.month + amount)
    if unit == "quarter":
        first = month_of(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * amount)
        last = month_of(day.year, (day.month - 1) // 3 * 3 + 3 + 3 * amount)
        return (first[0], last[1]) if first and last else None
    return None


def resolve_anchored(meaning: Anchored, said: str, setting: Setting) -> Resolved:
    """Resolve words that count from a date told just before them."""
    anchor = setting.anchor
    if not anchor or anchor[0].first is None or anchor[0].last is None:
        return undated(f"{said} counts from something told before it that has no date", "inferred")
    resolved, words = anchor
    exact = {"day": {"day"}, "week": {"day"}, "weekend": {"day"}, "month": {"day", "month"}}
    if resolved.result.precision not in exact.get(meaning.unit, {"day", "month", "year"}):
        return undated(
            f"{said} counts from “{words}” before it, which is not precise to the {meaning.unit}", "inferred"
        )
    days = _shift(anchor[0].first, meaning.unit, meaning.amount)
    if not days:
        return undated(f"{said} counted from “{words}” names no date", "inferred")
    return dated(
        *days, "inferred", f"{said} counted from “{words}” before it", names_year=resolved.names_year
    )


def resolve_part(meaning: Part, said: str, setting: Setting) -> Resolved:
    """Resolve quarters, halves and seasons; the value is the year that holds them."""
    published = setting.published
    north = " with the months of the northern hemisphere" if meaning.season else ""
    if meaning.year is not None:
        days = _part_of(meaning, meaning.year)
        if not days:
            return undated(f"{said} lies outside the calendar", "stated")
        return dated(*days, "stated", f"{said} taken as {iso(*days)}{north}", names_year=True)
    if not published:
        return unset(said, setting)
    if meaning.year_shift is not None:
        days = _part_of(meaning, published.year + meaning.year_shift)
    else:
        days = _near_part(meaning, published)
    if not days:
        return undated(f"{said} lies outside the calendar", "relative")
    why = f"{said} taken as {iso(*days)}{north}, counted from the publication date {published}"
    return dated(*days, "relative", why)


def _part_of(meaning: Part, year: int) -> Days | None:
    """Return the first and last day of a part of a year; a winter runs into the next year."""
    first = month_of(year, meaning.first)
    last = month_of(year, meaning.last + (12 if meaning.last < meaning.first else 0))
    return (first[0], last[1]) if first and last else None


def _near_part(meaning: Part, published: date) -> Days | None:
    """Return the part that "last", "this" or "next" points to, or without such a word the latest begun."""
    found = [_part_of(meaning, published.year + shift) for shift in (-2, -1, 0, 1, 2)]
    options = [days for days in found if days]
    if meaning.direction == "last":
        fitting = [days for days in options if days[1] < published][-1:]
    elif meaning.direction == "next":
        fitting = [days for days in options if days[0] > published]
    elif meaning.direction == "this":
        inside = [days for days in options if days[0] <= published <= days[1]]
        fitting = inside or [days for days in options if days[0].year == published.year]
    else:
        fitting = [days for days in options if days[0] <= published][-1:]
    return fitting[0] if fitting else None
