"""Sets what time words mean against the publication date and the dates stated before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.domain.dates import Date
from onrecord.reading.times_calendar import (
    HALF_YEAR,
    Resolved,
    Tense,
    dated,
    day_of,
    iso,
    moved,
    month_of,
    nearest,
    on_or_after,
    on_or_before,
    undated,
    week_of,
    year_of,
)
from onrecord.reading.times_meanings import (
    Anchored,
    Between,
    Calendar,
    Meaning,
    Numeric,
    Part,
    Shifted,
    Unit,
    Weekday,
    Without,
)
from onrecord.reading.timewords import MONTH_NAMES, WEEKDAY_NAMES

Days = tuple[date, date]
# A figure date whose day and month could be either is read the way that falls this near to publication, in days.
FIGURES_NEAR: Final = 7
_MONTHS_IN: Final[dict[Unit, int]] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time expression is read against.

    Args:
        published: the publication day, or None.
        no_day: why there is none, as the end of a sentence: "the report has no publication date".
        anchor: the last dated expression before this one in the same paragraph, with its words.
        days_stated: every full date that the text states, in order.
        day_first: True or False where other figure dates of the text show their order, else None.
        tense: of the verb that the expression goes with.
    """

    published: date | None
    no_day: str
    anchor: tuple[Resolved, str] | None = None
    days_stated: Sequence[date] = ()
    day_first: bool | None = None
    tense: Tense = "unknown"


def resolve(meaning: Meaning, words: str, setting: Setting) -> Resolved:
    """Turn a meaning into a date.

    Args:
        meaning: what the words say.
        words: the words themselves, for the reason.
        setting: what they are read against.

    Returns:
        A date whose value is null, with a reason, where the report does not decide it.
    """
    said = f"“{' '.join(words.split())}”"
    match meaning:
        case Calendar():
            return _calendar(meaning, said, setting)
        case Between():
            return _between(meaning, said, setting)
        case Weekday():
            return _weekday(meaning, said, setting)
        case Shifted():
            return _shifted(meaning, said, setting)
        case Anchored():
            return _anchored(meaning, said, setting)
        case Numeric():
            return _numeric(meaning, said, setting)
        case Part():
            return _part(meaning, said, setting)
        case Without():
            return undated(f"{said} {meaning.reason}", "stated")
        case _:
            return undated(f"{said} names no date", "stated")


def _unset(said: str, setting: Setting, candidates: tuple[str, ...] = ()) -> Resolved:
    """Give no value to words that count from a publication day that is not known."""
    return undated(f"{said} counts from the publication date, and {setting.no_day}", "relative", candidates)


def _fields(year: int, stated: Calendar) -> Days | None:
    """Return the days of a stated month and day, month, or nothing more, in a year."""
    if stated.month is None:
        return year_of(year)
    if stated.day is None:
        return month_of(year, stated.month) if 1 <= stated.month <= 12 else None
    day = day_of(year, stated.month, stated.day)
    return (day, day) if day else None


def _calendar(stated: Calendar, said: str, setting: Setting) -> Resolved:
    """Resolve fields of the calendar, completing a missing year or month where something decides it."""
    if stated.month_shift is not None or (stated.month is None and stated.day is not None):
        return _day_only(stated, said, setting)
    if stated.year is not None:
        days = _fields(stated.year, stated)
        if not days:
            return undated(f"{said} is not a day of the calendar", "stated")
        return dated(*days, "stated", f"{said} is stated in full{_other_weekday(days, stated)}", names_year=True)
    if stated.year_shift is not None:
        if not setting.published:
            return _unset(said, setting)
        days = _fields(setting.published.year + stated.year_shift, stated)
        if not days:
            return undated(f"{said} is not a day of the calendar", "relative")
        why = f"{said} counted from the publication date {setting.published}{_other_weekday(days, stated)}"
        return dated(*days, "relative", why, names_year=True)
    return _yearless(stated, said, setting)


def _other_weekday(days: Days, stated: Calendar) -> str:
    """Return a remark where the weekday beside a date is another than that day's."""
    if stated.weekday is None or days[0] != days[1] or days[0].weekday() == stated.weekday:
        return ""
    return f", though {days[0]} was a {WEEKDAY_NAMES[days[0].weekday()]} and not a {WEEKDAY_NAMES[stated.weekday]}"


def _yearless(stated: Calendar, said: str, setting: Setting) -> Resolved:
    """Resolve a month, or a month and day, whose year is not stated."""
    month = stated.month or 1
    if not _fields(2000, stated):
        return undated(f"{said} is not a day of the calendar", "stated")
    published = setting.published
    anchor = setting.anchor if setting.anchor and setting.anchor[0].names_year else None
    if anchor and anchor[0].first and (published is None or anchor[0].first.year < published.year - 1):
        return _after_anchor(stated, said, anchor[0].first, anchor[1])
    if not published:
        years = sorted({day.year for day in setting.days_stated})
        options = [_fields(year, stated) for year in years]
        fitting = [days for days in options if days and _weekday_fits(days, stated)]
        why = f"{said}: no year is stated and {setting.no_day}"
        return undated(why, "inferred", tuple(_value(*days) for days in fitting))
    found = [_fields(published.year + shift, stated) for shift in (-2, -1, 0, 1, 2)]
    options_near = [days for days in found if days]
    if stated.direction:
        return _directed(stated, said, month, published)
    matching = [days for days in options_near if _weekday_fits(days, stated)]
    chosen = nearest(matching or options_near, published, setting.tense)
    if not chosen:
        return undated(f"{said} is no day of the years around the publication date {published}", "inferred")
    why = f"{said} states no year, so it is the one nearest to the publication date {published}"
    if stated.weekday is not None and matching:
        why = f"{said} states no year, so it is the one on that weekday nearest to the publication date {published}"
    return dated(*chosen, "inferred", why + _other_weekday(chosen, stated))


def _weekday_fits(days: Days, stated: Calendar) -> bool:
    """Say whether a weekday beside the date, where there is one, is that day's."""
    return stated.weekday is None or days[0].weekday() == stated.weekday


def _value(first: date, last: date) -> str:
    """Return the ISO value of a day, month or year."""
    return dated(first, last, "stated", "").date.value or ""


def _after_anchor(stated: Calendar, said: str, anchor: date, anchor_words: str) -> Resolved:
    """Resolve a yearless date in the year of the date told just before it."""
    same, following = _fields(anchor.year, stated), _fields(anchor.year + 1, stated)
    if same and (anchor - same[1]).days <= HALF_YEAR // 6:
        why = f"{said} states no year, so it is in the year of “{anchor_words}” before it"
        return dated(*same, "inferred", why + _other_weekday(same, stated))
    options = tuple(_value(*days) for days in (same, following) if days)
    return undated(f"{said} could be in the year of “{anchor_words}” before it or the next", "inferred", options)


def _directed(stated: Calendar, said: str, month: int, published: date) -> Resolved:
    """Resolve `last November`, `this June`, `next March`, `last Nov. 15`."""
    if stated.direction == "this":
        days = _fields(published.year, stated)
    elif stated.direction == "last":
        days = _fields(published.year - 1, stated)
    else:
        days = _fields(published.year + 1, stated)
    if not days:
        return undated(f"{said} is not a day of the calendar", "relative")
    # "Last June" said in September may be this June or that of last year; said in March it can only be one.
    own = _fields(published.year, stated)
    either = (stated.direction == "last" and month < published.month) or (
        stated.direction == "next" and month > published.month
    )
    if either and own:
        both = tuple(_value(*found) for found in sorted((days, own)))
        why = f"{said} before the publication date {published} may be of that year or of another"
        return undated(why.replace("before", "after") if stated.direction == "next" else why, "relative", both)
    return dated(*days, "relative", f"{said} counted from the publication date {published}", names_year=True)


def _day_only(stated: Calendar, said: str, setting: Setting) -> Resolved:
    """Resolve a day of the month alone (6日), or of last, this or next month (上月6日)."""
    anchor = setting.anchor
    if stated.month_shift is None and anchor and anchor[0].first and anchor[0].date.precision in {"day", "month"}:
        first = anchor[0].first
        day = day_of(first.year, first.month, stated.day or 1)
        if day and anchor[0].date.basis != "relative" and day >= first:
            return dated(day, day, "inferred", f"{said} names no month, so it is in that of “{anchor[1]}” before it")
    published = setting.published
    if not published:
        return _unset(said, setting)
    if stated.month_shift is not None:
        month = month_of(published.year, published.month + stated.month_shift)
        fixed = day_of(month[0].year, month[0].month, stated.day or 1) if month else None
        if not fixed:
            return undated(f"{said} is not a day of the calendar", "relative")
        return dated(fixed, fixed, "relative", f"{said} counted from the publication date {published}")
    months = [month_of(published.year, published.month + shift) for shift in (-2, -1, 0, 1, 2)]
    days = [day_of(month[0].year, month[0].month, stated.day or 1) for month in months if month]
    if setting.tense == "future":
        ahead = [day for day in days if day and day >= published]
        chosen, place = (ahead[0] if ahead else None), "first such day from"
    else:
        behind = [day for day in days if day and day <= published]
        chosen, place = (behind[-1] if behind else None), "latest such day up to"
    if not chosen:
        return undated(f"{said} is no day of the months around the publication date {published}", "relative")
    return dated(chosen, chosen, "inferred", f"{said} is the {place} the publication date {published}")


def _between(meaning: Between, said: str, setting: Setting) -> Resolved:
    """Resolve a range: its value is the month or year that holds all of it."""
    first, last = meaning.first, meaning.last
    if first.month is None and first.day is not None:
        start = _day_only(first, said, setting)
    else:
        start = _calendar(first, said, setting)
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
        return undated(f"{said} does not run from an earlier day to a later one", start.date.basis)
    why = f"{said} covers {iso(start.first, end[1])}"
    if start.date.basis != "stated":
        why += f": {start.date.why}"
    return dated(start.first, end[1], start.date.basis, why, names_year=start.names_year)


def _weekday(meaning: Weekday, said: str, setting: Setting) -> Resolved:
    """Resolve a weekday against the publication date."""
    published = setting.published
    if not published:
        stated = [day.isoformat() for day in setting.days_stated if day.weekday() == meaning.weekday]
        relevant = () if meaning.direction or meaning.week is not None else tuple(dict.fromkeys(stated))
        return _unset(said, setting, relevant)
    if meaning.week is not None or (meaning.direction == "this" and setting.tense == "unknown"):
        week = week_of(published, meaning.week or 0)
        day = moved(week[0], meaning.weekday) if week else None
        if not day:
            return undated(f"{said} lies outside the calendar", "relative")
        return dated(day, day, "relative", f"{said} in the week counted from the publication date {published}")
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
    """Resolve `last Wednesday` and `next Tuesday`, which may skip the nearest where that is in the same week."""
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


def _shift(day: date, unit: Unit, amount: int) -> Days | None:
    """Return the day, week, weekend, month, quarter or year so many units from a day."""
    if unit == "day":
        found = moved(day, amount)
        return (found, found) if found else None
    if unit == "week":
        return week_of(day, amount) if abs(amount) <= 9999 else None
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


def _shifted(meaning: Shifted, said: str, setting: Setting) -> Resolved:
    """Resolve words that count from the publication date."""
    published = setting.published
    if not published:
        return _unset(said, setting)
    amount = meaning.amount
    if meaning.unit == "hour":
        before = moved(published, -1 if (amount or 0) < 0 else 1)
        both = tuple(sorted(day.isoformat() for day in (published, before) if day))
        near = abs(amount or 0) <= 24
        why = f"{said} counts from the hour of publication on {published}, which may be the day beside it"
        return undated(why, "relative", both if near else ())
    if amount is None:
        # A weekend without a word is the one that has begun; on Monday to Friday that of the week before.
        begun = published.weekday() >= 5
        amount = (0 if setting.tense == "future" else -1) if not begun else 0
    elif meaning.unit == "weekend" and amount == 0 and published.weekday() < 5 and setting.tense == "past":
        amount = -1
    days = _shift(published, meaning.unit, amount)
    if not days:
        if meaning.unit in {"decade", "century"}:
            return undated(f"{said} is too coarse to name a date", "relative")
        return undated(f"{said} lies outside the calendar", "relative")
    if meaning.approximate:
        if meaning.unit in {"day", "week"}:
            return undated(f"{said} is only roughly counted from the publication date {published}", "relative")
        return dated(*days, "relative", f"{said} roughly counted from the publication date {published}")
    if days == (published, published):
        return dated(*days, "relative", f"{said} is the publication date {published} itself")
    day = "" if days[0] == days[1] or meaning.unit in {"month", "year"} else f" ({iso(*days)})"
    return dated(*days, "relative", f"{said}{day} counted from the publication date {published}", names_year=False)


def _anchored(meaning: Anchored, said: str, setting: Setting) -> Resolved:
    """Resolve words that count from a date told just before them."""
    anchor = setting.anchor
    if not anchor or anchor[0].first is None or anchor[0].last is None:
        return undated(f"{said} counts from something told before it that has no date", "inferred")
    resolved, words = anchor
    exact = {"day": {"day"}, "week": {"day"}, "weekend": {"day"}, "month": {"day", "month"}}
    if resolved.date.precision not in exact.get(meaning.unit, {"day", "month", "year"}):
        return undated(f"{said} counts from “{words}” before it, which is not precise to the {meaning.unit}", "inferred")
    days = _shift(anchor[0].first, meaning.unit, meaning.amount)
    if not days:
        return undated(f"{said} counted from “{words}” names no date", "inferred")
    return dated(*days, "inferred", f"{said} counted from “{words}” before it", names_year=resolved.names_year)


def numeric_days(meaning: Numeric) -> tuple[date | None, date | None]:
    """Return a figure date read with the day first, and with the month first."""
    return day_of(meaning.year, meaning.two, meaning.one), day_of(meaning.year, meaning.one, meaning.two)


def _numeric(meaning: Numeric, said: str, setting: Setting) -> Resolved:
    """Resolve a date in figures, by the order of others or by nearness where its own order is open."""
    day_first, month_first = numeric_days(meaning)
    only = day_first or month_first
    if not only:
        return undated(f"{said} is not a day of the calendar", "stated")
    if not day_first or not month_first or day_first == month_first:
        return dated(only, only, "stated", f"{said} is stated in full and can be read in one way", names_year=True)
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


def _part(meaning: Part, said: str, setting: Setting) -> Resolved:
    """Resolve quarters, halves and seasons; the value is the year that holds them."""
    published = setting.published
    runs_over = meaning.last < meaning.first
    last_month = meaning.last + (12 if runs_over else 0)
    season = " with the months of the northern hemisphere" if meaning.season else ""
    year = meaning.year
    if year is None:
        if not published:
            return _unset(said, setting)
        year = published.year + (meaning.year_shift or 0)
    first, last = month_of(year, meaning.first), month_of(year, last_month)
    if not first or not last:
        return undated(f"{said} lies outside the calendar", "relative")
    days = (first[0], last[1])
    if meaning.year is not None:
        return dated(*days, "stated", f"{said} taken as {iso(*days)}{season}", names_year=True)
    assert published is not None
    if meaning.year_shift is None:
        days = _latest_part(meaning, days, published)
    why = f"{said} taken as {iso(*days)}{season}, counted from the publication date {published}"
    return dated(*days, "relative", why)


def _latest_part(meaning: Part, days: Days, published: date) -> Days:
    """Return the part of the year that a word such as "last" points to, or the latest begun without one."""
    steps = 0
    if meaning.direction == "last":
        steps = 0 if days[1] < published else -1
    elif meaning.direction == "next":
        steps = 0 if days[0] > published else 1
    elif meaning.direction is None:
        steps = 0 if days[0] <= published else -1
    if steps == 0:
        return days
    first = month_of(days[0].year + steps, days[0].month)
    last = month_of(days[1].year + steps, days[1].month)
    return (first[0], last[1]) if first and last else days


def full_days(meaning: Meaning) -> date | None:
    """Return the day of a meaning that states year, month and day, for others to be read against."""
    if isinstance(meaning, Calendar) and meaning.year and meaning.month and meaning.day:
        return day_of(meaning.year, meaning.month, meaning.day)
    if isinstance(meaning, Numeric):
        one, two = numeric_days(meaning)
        return (one or two) if not (one and two) or one == two else None
    return None


__all__ = ["Date", "Setting", "full_days", "numeric_days", "resolve"]
