"""An engagement on the margins of another is of its days."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain.reading import Engagement

MARGINS = re.compile(
    r"\bon the (?:margins|sidelines|fringes) of (?:the|their|that) (?:\w+ )?"
    r"(?P<what>session|meeting|talks|summit|dialogue|conference|visit)\b",
    re.IGNORECASE,
)
ALONE = frozenset({"summit", "visit"})  # words of one sort; meetings and talks are called by each other's


def on_margins(engagements: tuple[Engagement, ...]) -> tuple[Engagement, ...]:
    """Date what took place on the margins of the one engagement of its sort that the report dates.

    Args:
        engagements: the report's, in order of the text.

    Returns:
        Them; an undated one has the date of the other, inferred, and says so.
    """
    return tuple(_dated(e, engagements) for e in engagements)


def _dated(one: Engagement, others: tuple[Engagement, ...]) -> Engagement:
    found = next((m for s in one.evidence if (m := MARGINS.search(s.text))), None)
    if one.date.value or found is None:
        return one
    what = found["what"].lower()
    sorts = {what} if what in ALONE else {"meeting", "talks"}
    dated = [e.date for e in others if e is not one and e.type in sorts and e.news and e.date.value]
    days = {date.value: date for date in dated}
    if len(days) != 1:
        return one
    (date,) = days.values()
    why = f"“{found.group()}”, whose date is {date.value}"
    return replace(one, date=replace(date, basis="inferred", why=why, candidates=()))
