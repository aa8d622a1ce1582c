"""Accounts that nothing dates are no bridges between engagements of different days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from onrecord.comparing.ruled_out import FAR
from onrecord.domain.record import Verdict

HOLDS = 0.5  # probability from which an account counts as tied to another


def bridged(days: Mapping[str, date | None], told: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts that keep apart what only an account that nothing dates holds together.

    Two people who meet often are compared in one month, not across all. An account of theirs without any date
    is compared with every one, so those of different days must be known to be apart beside it.

    Args:
        days: the day of each account that has one, None for those that nothing dates; others are left out.
        told: the verdicts known.
    """
    known: set[tuple[str, str]] = set()
    beside: dict[str, set[str]] = {}
    for one in told:
        known.add((one.one, one.other))
        if one.apart or one.same < HOLDS:
            continue
        for name, other in ((one.one, one.other), (one.other, one.one)):
            if days.get(name, date.min) is None and days.get(other) is not None:
                beside.setdefault(name, set()).add(other)
    pairs = {pair for dated in beside.values() for pair in combinations(sorted(dated), 2)} - known
    out = []
    for first, second in sorted(pairs):
        mine, yours = days[first], days[second]
        if mine is not None and yours is not None and abs((mine - yours).days) >= FAR:
            why = (f"another day: {mine.isoformat()} and {yours.isoformat()}",)
            out.append(Verdict(one=first, other=second, same=0.0, apart=True, why=why))
    return tuple(out)
