"""One sentence tells one engagement of the same people on the same day once, by whatever words."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain.reading import Engagement

ALIKE = frozenset({"meeting", "talks", "summit"})


def once_each(engagements: tuple[Engagement, ...]) -> tuple[Engagement, ...]:
    """Leave out what a sentence tells a second time ("met for a second round of talks").

    Args:
        engagements: of one report, in order.

    Returns:
        Those that are left, numbered anew; the first of two keeps what the second alone tells.
    """
    out: list[Engagement] = []
    for one in engagements:
        place = next((k for k, other in enumerate(out) if _again(one, other)), None)
        if place is None:
            out.append(one)
        else:
            first = out[place]
            topics = tuple(dict.fromkeys((*first.topics, *one.topics)))
            out[place] = replace(first, topics=topics, place=first.place or one.place)
    return tuple(replace(one, id=f"g{number}") for number, one in enumerate(out, 1))


def _again(one: Engagement, other: Engagement) -> bool:
    return (
        one.type in ALIKE
        and other.type in ALIKE
        and one.status == other.status
        and len(one.participants) > 1
        and _who(one) == _who(other)
        and (one.date.value, one.date.precision) == (other.date.value, other.date.precision)
        and one.date.value is not None
        and {s.start for s in one.evidence} <= {s.start for s in other.evidence}
    )


def _who(one: Engagement) -> frozenset[str]:
    return frozenset(who.actor or who.name for who in one.participants)
