"""Accounts become engagements: clusters that no order changes and that keep apart what is ruled out.

Pairs judged same join greedily, the surest first, by the mean of their log-odds over all pairs between two
clusters (average linkage: correlation clustering's usual approximation). A pair ruled out keeps its clusters
apart. A cluster that fits two others which exclude each other equally well joins neither.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from math import log

from onrecord.domain.record import Account, Verdict

# A pair that shares no key was never compared; it speaks a little against. Set on the development texts
# (decision 0006): between -1 and -0.2 nothing changes; at 0 pairs join wrongly, at -2 right ones do not.
UNCOMPARED = -0.5
# Log-odds by which the better of two clusters that exclude each other must fit; from 0.2 to 1 all the same.
CLEARLY = 0.7


def joined(accounts: Iterable[Account | str], verdicts: Iterable[Verdict]) -> tuple[tuple[str, ...], ...]:
    """Join accounts into engagements.

    Args:
        accounts: the accounts, or their ids.
        verdicts: on pairs of these accounts; verdicts on others are left out.

    Returns:
        Clusters of account ids, each sorted, in order of their first; the same whatever order things come in.
    """
    names = sorted({each if isinstance(each, str) else each.id for each in accounts})
    known = set(names)
    judged = {(v.one, v.other): v for v in verdicts if v.one in known and v.other in known}
    clusters: list[tuple[str, ...]] = []
    beside, about = _beside(judged), _about(judged)
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            members = component(name, lambda each: beside.get(each, ()))
            seen |= members
            clusters.extend(_clustered(sorted(members), about))
    return tuple(sorted(clusters))


def component(start: str, beside: Callable[[str], Iterable[str]]) -> set[str]:
    """Return all accounts that `start` hangs together with; only these are clustered again when it is new.

    Args:
        start: account id.
        beside: the accounts that an account is judged same with: probability above one half, not ruled out.
    """
    found, waiting = {start}, [start]
    while waiting:
        for each in beside(waiting.pop()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


def holds(verdict: Verdict) -> bool:
    """Tell whether a verdict ties its accounts: probability above one half, not ruled out."""
    return verdict.same > 0.5 and not verdict.apart


def rejoined(
    clusters: Iterable[tuple[str, ...]], added: Iterable[str], verdicts: Iterable[Verdict]
) -> tuple[tuple[str, ...], ...]:
    """Join new accounts to engagements joined before; the same as joining all from the beginning.

    Args:
        clusters: what was joined before.
        added: ids of the new accounts.
        verdicts: on all pairs, or at least on those inside the components that the new accounts touch.
    """
    before = [tuple(each) for each in clusters]
    kept = list(verdicts)
    beside = _beside({(v.one, v.other): v for v in kept})
    touched: set[str] = set()
    for name in sorted(added):
        if name not in touched:
            touched |= component(name, lambda each: beside.get(each, ()))
    untouched = [each for each in before if not touched & set(each)]
    return tuple(sorted((*untouched, *joined(touched, kept))))


def _beside(judged: Mapping[tuple[str, str], Verdict]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (one, other), verdict in judged.items():
        if holds(verdict):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found


def _about(judged: Mapping[tuple[str, str], Verdict]) -> dict[str, list[Verdict]]:
    """Return the verdicts under the first account of each."""
    found: dict[str, list[Verdict]] = {}
    for (one, _), verdict in judged.items():
        found.setdefault(one, []).append(verdict)
    return found


def _clustered(members: list[str], about: Mapping[str, list[Verdict]]) -> list[tuple[str, ...]]:
    if len(members) == 1:
        return [(members[0],)]
    inside = set(members)
    scores = {
        (v.one, v.other): None if v.apart else log(max(v.same, 1e-6) / max(1 - v.same, 1e-6))
        for name in members
        for v in about.get(name, ())
        if v.other in inside
    }
    return _Merging(members, scores).run()


class _Merging:
    """Clusters of one component while they merge; a cluster is named by the least of its members."""

    def __init__(self, members: list[str], scores: Mapping[tuple[str, str], float | None]) -> None:
        self.members = {name: [name] for name in members}
        self.sums: dict[str, dict[str, float]] = {name: {} for name in members}
        self.apart: dict[str, set[str]] = {name: set() for name in members}
        for (one, other), score in scores.items():
            if score is None:
                self.apart[one].add(other)
                self.apart[other].add(one)
            else:
                self.sums[one][other] = self.sums[other][one] = score - UNCOMPARED
        self.heap = [
            (-self.fit(one, other), one, other)
            for one in members
            for other in self.sums[one]
            if one < other and self.fit(one, other) > 0
        ]
        heapq.heapify(self.heap)

    def fit(self, one: str, other: str) -> float:
        """Return the mean log-odds over all pairs between two clusters, rounded so that ties are ties."""
        pairs = len(self.members[one]) * len(self.members[other])
        return round(self.sums[one].get(other, 0.0) / pairs + UNCOMPARED, 9)

    def run(self) -> list[tuple[str, ...]]:
        """Merge until nothing fits."""
        while self.heap:
            least, one, other = heapq.heappop(self.heap)
            if one not in self.members or other not in self.members or other in self.apart[one]:
                continue
            if -least != self.fit(one, other) or self.torn(one, other) or self.torn(other, one):
                continue
            self.merge(one, other)
        return [tuple(sorted(members)) for members in self.members.values()]

    def torn(self, one: str, other: str) -> bool:
        """Tell whether `one` fits, about as well as it fits `other`, a cluster that excludes `other`."""
        least = self.fit(one, other) - CLEARLY
        return any(
            rival in self.sums[one]
            and rival not in self.apart[one]
            and self.fit(one, rival) > max(0.0, least)
            for rival in self.apart[other]
        )

    def merge(self, one: str, other: str) -> None:
        """Merge `other`, the greater name, into `one`."""
        self.members[one] += self.members.pop(other)
        for rival in self.apart.pop(other):
            self.apart[rival].discard(other)
            self.apart[rival].add(one)
            self.apart[one].add(rival)
        for beside, total in self.sums.pop(other).items():
            self.sums[beside].pop(other)
            if beside != one:
                both = self.sums[one].get(beside, 0.0) + total
                self.sums[one][beside] = self.sums[beside][one] = both
        for beside in self.sums[one]:
            if self.fit(one, beside) > 0 and beside not in self.apart[one]:
                heapq.heappush(self.heap, (-self.fit(one, beside), min(one, beside), max(one, beside)))
