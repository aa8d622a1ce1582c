"""Why two accounts may tell one engagement, or may not, in words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.comparing.days import Days, gap
from onrecord.comparing.likeness import Likeness
from onrecord.comparing.parties import Alike
from onrecord.domain.record import Account

_BY: dict[Alike, str] = {
    "same": "the same actor",
    "name": "the same name",
    "spelling": "a name spelt alike",
    "surname": "the same surname",
    "office": "the same office",
    "organisation": "the same organisation",
    "country": "the same country",
}


def reasons(one: Account, other: Account, alike: Likeness) -> tuple[str, ...]:
    """Return what speaks for and against one engagement, for people to read."""
    return (*_who(alike), *_when(alike), *_what(one, other, alike))


def _who(alike: Likeness) -> Iterator[str]:
    for mine, yours, kind in alike.matching.pairs:
        names = mine.name if mine.name == yours.name else f"{mine.name} and {yours.name}"
        yield f"{_BY[kind]}: {names}"
    for party in alike.matching.mentioned:
        yield f"named in the words of the other: {party.name}"
    left = [party.name for party in alike.matching.left if party.person]
    right = [party.name for party in alike.matching.right if party.person]
    if alike.numbers["others on both sides"]:
        yield f"against: only one names {', '.join(left)}, only the other {', '.join(right)}"


def _when(alike: Likeness) -> Iterator[str]:
    mine, yours = alike.one_days, alike.other_days
    if mine is None or yours is None:
        yield "no date bounds one of them"
        return
    if gap(mine, yours) == 1:
        yield f"against: a day between them: {_told(mine)} and {_told(yours)}"
    elif mine == yours and mine.length == 1:
        yield f"the same day: {_told(mine)}"
    elif gap(mine, yours) == 0:
        yield f"dates that fit: {_told(mine)} and {_told(yours)}"


def _told(span: Days) -> str:
    if span.length == 1:
        return span.first.isoformat()
    basis = "" if span.told else ", from publication"
    return f"{span.first.isoformat()} to {span.last.isoformat()}{basis}"


def _what(one: Account, other: Account, alike: Likeness) -> Iterator[str]:
    numbers = alike.numbers
    if numbers["same kind"]:
        yield f"both tell a {one.type}" if one.type != "other" else "both tell of the same kind"
    if numbers["same place"]:
        yield (
            f"the same place: {one.place}"
            if one.place == other.place
            else f"places that agree: {one.place}, {other.place}"
        )
    if numbers["other place"]:
        yield f"against: {one.place} and {other.place}"
    if numbers["planned"]:
        yield "planned in one, told as held in the other"
    if numbers["wording"] >= 0.3:
        yield f"{round(100 * numbers['wording'])}% of the shorter account's words in both"
