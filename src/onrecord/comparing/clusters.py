"""Accounts become engagements: clusters that no order changes and that keep apart what is ruled out.

Pairs judged same join greedily, the surest first, by the mean of their log-odds over all pairs between two
clusters (average linkage: correlation clustering's usual approximation). A pair ruled out keeps its clusters
apart. A cluster that fits two others which exclude each other equally well joins neither.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from math import inf, log

from onrecord.domain.record import Account, Verdict

# A pair that shares no key was never compared; it speaks a little against. Set on the development texts
# (decision 0006): between -1 and -0.2 nothing changes; at 0 pairs join wrongly, at -2 right ones do not.
UNCOMPARED = -0.5
# Log-odds by which the better of two clusters that exclude each other must fit; from 0.2 to 1 all the same.
CLEARLY = 0.7

Judge = Callable[[str, str], Verdict]


def joined(
    accounts: Iterable[Account | str], verdicts: Iterable[Verdict], judge: Judge | None = None
) -> tuple[tuple[str, ...], ...]:
    """Join accounts into engagements.

    Args:
        accounts: the accounts, or their ids.
        verdicts: on pairs of these accounts; verdicts on others are left out.
        judge: asked, lesser id first, for a verdict on a pair that has none, where clusters hang
        on it; without
            it such a pair speaks a little against.

    Returns:
        Clusters of account ids, each sorted, in order of their first; the same whatever order things come in.
    """
    names = sorted({each if isinstance(each, str) else each.id for each in accounts})
    known = set(names)
    judged = {(v.one, v.other): v for v in verdicts if v.one in known and v.other in known}
    clusters: list[tuple[str, ...]] = []
    beside = _beside(judged)
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            members = component(name, lambda each: beside.get(each, ()))
            seen |= members
            clusters.extend(_clustered(sorted(members), beside, judged, judge))
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
    clusters: Iterable[tuple[str, ...]],
    added: Iterable[str],
    verdicts: Iterable[Verdict],
    judge: Judge | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Join new accounts to engagements joined before; the same as joining all from the beginning.

    Args:
        clusters: what was joined before.
        added: ids of the new accounts.
        verdicts: on all pairs, or at least on those inside the components that the new accounts touch.
        judge: as `joined` asks it.
    """
    before = [tuple(each) for each in clusters]
    kept = list(verdicts)
    beside = _beside({(v.one, v.other): v for v in kept})
    touched: set[str] = set()
    for name in sorted(added):
        if name not in touched:
            touched |= component(name, lambda each: beside.get(each, ()))
    untouched = [each for each in before if not touched & set(each)]
    return tuple(sorted((*untouched, *joined(touched, kept, judge))))


def _beside(judged: Mapping[tuple[str, str], Verdict]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (one, other), verdict in judged.items():
        if holds(verdict):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found


def _clustered(
    members: list[str],
    beside: Mapping[str, list[str]],
    judged: Mapping[tuple[str, str], Verdict],
    judge: Judge | None,
) -> list[tuple[str, ...]]:
    if len(members) == 1:
        return [(members[0],)]
    return _Merging(members, beside, judged, judge).run()


class _Merging:
    """Clusters of one component while they merge; a cluster is named by the least of its members.

    Only clusters between which a verdict holds are ever weighed against each other, and a verdict
    is asked for
    only then: a mention that may be any of a hundred meetings does not have them all compared.
    """

    def __init__(
        self,
        members: list[str],
        beside: Mapping[str, list[str]],
        judged: Mapping[tuple[str, str], Verdict],
        judge: Judge | None,
    ) -> None:
        self.members = {name: [name] for name in members}
        self.beside = {name: set(beside.get(name, ())) for name in members}
        self.judged, self.judge = judged, judge
        self.sums: dict[str, dict[str, float | None]] = {name: {} for name in members}
        self.heap = [
            (-fit, one, other)
            for one in members
            for other in self.beside[one]
            if one < other and (fit := self.fit(one, other)) > 0
        ]
        heapq.heapify(self.heap)

    def score(self, one: str, other: str) -> float | None:
        """Return the log-odds that two accounts are one engagement's; None where that is ruled out."""
        pair = (one, other) if one < other else (other, one)
        verdict = self.judged.get(pair)
        if verdict is None:
            if self.judge is None:
                return UNCOMPARED
            verdict = self.judge(*pair)
        return None if verdict.apart else log(max(verdict.same, 1e-6) / max(1 - verdict.same, 1e-6))

    def total(self, one: str, other: str) -> float | None:
        """Return the sum of log-odds between two clusters; None where a pair of theirs is ruled out."""
        known = self.sums[one]
        if other not in known:
            known[other] = self.sums[other][one] = self.summed(*sorted((one, other)))
        return known[other]

    def summed(self, one: str, other: str) -> float | None:
        """Add up the log-odds of all pairs between two clusters, as `total` returns it."""
        total = 0.0
        for a in sorted(self.members[one]):
            for b in sorted(self.members[other]):
                score = self.score(a, b)
                if score is None:
                    return None
                total += score
        return total

    def fit(self, one: str, other: str) -> float:
        """Return the mean log-odds over all pairs between two clusters, rounded so that ties are ties."""
        total = self.total(one, other)
        if total is None:
            return -inf
        return round(total / (len(self.members[one]) * len(self.members[other])), 9)

    def run(self) -> list[tuple[str, ...]]:
        """Merge until nothing fits."""
        while self.heap:
            least, one, other = heapq.heappop(self.heap)
            if one not in self.members or other not in self.members:
                continue
            if -least != self.fit(one, other) or self.torn(one, other) or self.torn(other, one):
                continue
            self.merge(one, other)
        return [tuple(sorted(members)) for members in self.members.values()]

    def torn(self, one: str, other: str) -> bool:
        """Tell whether `one` fits, about as well as it fits `other`, a cluster that excludes `other`."""
        least = max(0.0, self.fit(one, other) - CLEARLY)
        return any(
            rival != other and self.fit(one, rival) > least and self.total(rival, other) is None
            for rival in self.beside[one]
        )

    def merge(self, one: str, other: str) -> None:
        """Merge `other`, the greater name, into `one`."""
        near = (self.beside[one] | self.beside[other]) - {one, other}
        sums = {
            rival: None
            if (mine := self.total(one, rival)) is None or (its := self.total(other, rival)) is None
            else mine + its
            for rival in sorted(near)
        }  # fmt: skip
        self.members[one] += self.members.pop(other)
        for rival in self.beside.pop(other):
            self.beside[rival].discard(other)
        for gone in (one, other):
            for rival in self.sums[gone]:
                if rival != gone:
                    self.sums[rival].pop(gone, None)
        self.sums.pop(other)
        self.sums[one] = {}
        self.beside[one] = near
        for rival, total in sums.items():
            self.beside[rival].add(one)
            self.sums[one][rival] = self.sums[rival][one] = total
            if (fit := self.fit(one, rival)) > 0:
                heapq.heappush(self.heap, (-fit, min(one, rival), max(one, rival)))
