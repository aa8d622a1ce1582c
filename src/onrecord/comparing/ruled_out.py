"""What rules out that two accounts tell one engagement, whatever else agrees."""

from __future__ import annotations

import re

from onrecord.comparing.days import gap
from onrecord.comparing.likeness import IN_PERSON, Likeness
from onrecord.domain.record import Account

# Days between two dated accounts that no difference of time zones or of a page's clock explains.
FAR = 2
# Words of a call: a meeting told in them may be a call that the reader took for a meeting.
AT_A_DISTANCE = re.compile(r"\b(tele)?phone|\bcall(ed)?\b|\brang\b|\bvideo|电话|通话|视频", re.IGNORECASE)


def ruled_out(one: Account, other: Account, alike: Likeness) -> tuple[str, ...]:
    """Return the reasons why two accounts cannot tell one engagement, in words; none where they may."""
    found = (
        _another_day(alike),
        _another_kind(one, other),
        _another_counterpart(alike),
        _told_apart(one, other),
    )
    return tuple(filter(None, found))


def _another_day(alike: Likeness) -> str | None:
    mine, yours = alike.one_days, alike.other_days
    if mine is None or yours is None:
        return None
    between = gap(mine, yours)
    near = FAR if mine.length == yours.length == 1 else 1
    if between < near:
        return None
    return f"another day: {_span(mine.first.isoformat(), mine.last.isoformat())} and " + _span(
        yours.first.isoformat(), yours.last.isoformat()
    )


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _told_apart(one: Account, other: Account) -> str | None:
    """Tell of two engagements to which one report gives two dates, however coarse."""
    days = one.date.value, other.date.value
    if one.report != other.report or None in days or days[0] == days[1]:
        return None
    return f"one report tells both, of {days[0]} and of {days[1]}"


def _another_kind(one: Account, other: Account) -> str | None:
    for call, met in ((one, other), (other, one)):
        if call.type == "call" and met.type in IN_PERSON and not AT_A_DISTANCE.search(met.words):
            return f"one is a call, the other a {met.type}"
    return None


def _another_counterpart(alike: Likeness) -> str | None:
    """Tell of two bilateral engagements in which one person has two different counterparts."""
    left = [party for party in alike.matching.left if party.person]
    right = [party for party in alike.matching.right if party.person]
    if len(alike.matching.pairs) != 1 or len(left) != 1 or len(right) != 1 or left[0].han != right[0].han:
        return None
    return f"another counterpart: {left[0].name} and {right[0].name}"
