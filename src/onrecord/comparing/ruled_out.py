"""What rules out that two accounts tell one engagement, whatever else agrees."""

from __future__ import annotations

import re

from onrecord.comparing.days import gap
from onrecord.comparing.likeness import IN_PERSON, Likeness
from onrecord.comparing.parties import Party
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
    left = [party for party in alike.matching.left if party.person or _is_body(party)]
    right = [party for party in alike.matching.right if party.person or _is_body(party)]
    if len(alike.matching.pairs) != 1 or len(left) != 1 or len(right) != 1 or left[0].han != right[0].han:
        return None
    if left[0].kind != right[0].kind or (_is_body(left[0]) and _may_be_one(left[0], right[0])):
        return None
    return f"another counterpart: {left[0].name} and {right[0].name}"


def _is_body(party: Party) -> bool:
    return party.named and party.kind == "organisation"


def _may_be_one(one: Party, other: Party) -> bool:
    """Say whether two organisations may be one: a word in common, or one written as the other's initials."""
    initials = ["".join(token[0] for token in party.tokens) for party in (one, other)]
    return (
        one.han
        or bool(set(one.tokens) & set(other.tokens))
        or "".join(one.tokens) in initials
        or "".join(other.tokens) in initials
    )
