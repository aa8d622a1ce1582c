"""Sentences of two reports laid side by side, in order: matched, split, merged or moved."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import LCSseq

from onrecord.comparing.layout import COMMON, Layout, Sentence, stems
from onrecord.comparing.wording import stem_of

LEAST: Final = 0.30  # likeness below which two sentences are not laid side by side; the planted set chose it
MOVED: Final = 0.55  # out of order, chance likeness is commoner: more is asked
SHAPED: Final = 0.4  # words in the same order, of two sentences alone between the same neighbours
WITHIN: Final = (
    0.60  # share of a part's weight that its whole must hold, where a sentence was split or merged
)
COMMONEST: Final = 40  # sentences; a stem that stands in more leads to no candidates


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of one report and those of another that tell the same.

    Args:
        here, there: sentence numbers of the one and the other; several where one was split or merged.
        likeness: 0 to 1, of their words, weighed by how much each tells.
        wording: 0 to 1, how far the words stand in the same order, word for word.
        moved: it stands elsewhere than the order of the others has it.
    """

    here: tuple[int, ...]
    there: tuple[int, ...]
    likeness: float
    wording: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two reports side by side; what no pair holds stands in one of them alone."""

    one: Layout
    other: Layout
    pairs: tuple[Pair, ...]

    def alone_here(self) -> tuple[Sentence, ...]:
        """Return the sentences that only the one has."""
        held = {k for p in self.pairs for k in p.here}
        return tuple(s for s in self.one.sentences if s.number not in held)

    def alone_there(self) -> tuple[Sentence, ...]:
        """Return the sentences that only the other has."""
        held = {k for p in self.pairs for k in p.there}
        return tuple(s for s in self.other.sentences if s.number not in held)


@dataclass(frozen=True, slots=True)
class _Side:
    bags: tuple[dict[str, float], ...]
    sums: tuple[float, ...]

    @classmethod
    def of(cls, told: Layout) -> _Side:
        bags = tuple(stems(told.words(s)) for s in told.sentences)
        return cls(bags, tuple(sum(b.values()) or 1.0 for b in bags))


def aligned(one: Layout, other: Layout) -> Alignment:
    """Lay the sentences of two reports side by side.

    Likeness of sentences is found by the words they share; the heaviest chain of pairs that keeps the order
    of both is taken, then parts of split and merged sentences beside it, then what was moved.
    """
    here, there = _Side.of(one), _Side.of(other)
    likely = _candidates(here, there)
    chain = _chain(likely)
    taken_here, taken_there = {i for i, _, _ in chain}, {j for _, j, _ in chain}
    groups: list[tuple[list[int], list[int], bool]] = [([i], [j], False) for i, j, _ in chain]
    _same_between(one, other, chain, groups, taken_here, taken_there)
    _parts(groups, here, there, taken_here, taken_there)
    for i, j, score in sorted(likely, key=lambda c: (-c[2], c[0], c[1])):
        if score >= MOVED and i not in taken_here and j not in taken_there:
            taken_here.add(i)
            taken_there.add(j)
            groups.append(([i], [j], True))
    return Alignment(one, other, tuple(sorted((_pair(one, other, g) for g in groups), key=lambda p: p.here)))


def _candidates(here: _Side, there: _Side) -> list[tuple[int, int, float]]:
    """Return pairs of sentences that share enough words, as (here, there, likeness)."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(there.bags):
        for stem in bag:
            where[stem].append(j)
    out = []
    for i, bag in enumerate(here.bags):
        shared: defaultdict[int, float] = defaultdict(float)
        rare = [stem for stem in bag if 0 < len(where.get(stem, ())) <= COMMONEST]
        for stem in rare:
            for j in where[stem]:
                shared[j] += min(bag[stem], there.bags[j][stem])
        for j, found in shared.items():
            best = found / max(1.0, min(here.sums[i], there.sums[j]))
            if best < LEAST:
                continue
            whole = sum(min(w, there.bags[j].get(s, 0.0)) for s, w in bag.items())
            score = 2 * whole / (here.sums[i] + there.sums[j])
            if score >= LEAST:
                out.append((i, j, score))
    return out


def _chain(likely: Iterable[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Return the heaviest chain of pairs that rises on both sides.

    Source: heaviest increasing subsequence, Jacobson and Vo 1992.
    """
    ends: list[tuple[int, float, int]] = []  # (there, best weight, node), rising in both
    nodes: list[tuple[int, int, float, int]] = []
    by_here: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for i, j, score in likely:
        by_here[i].append((j, score))
    for i in sorted(by_here):
        fresh = []
        for j, score in by_here[i]:
            k = bisect_left(ends, (j, -1.0, -1)) - 1
            before, node = (ends[k][1], ends[k][2]) if k >= 0 else (0.0, -1)
            # Likeness counts more than linearly: one sure pair is worth more than two doubtful ones.
            fresh.append((j, before + score * score, len(nodes)))
            nodes.append((i, j, score, node))
        for j, total, node in fresh:
            k = bisect_left(ends, (j, -1.0, -1))
            if (k > 0 and ends[k - 1][1] >= total) or (
                k < len(ends) and ends[k][0] == j and ends[k][1] >= total
            ):
                continue
            while k < len(ends) and ends[k][1] <= total:
                del ends[k]
            insort(ends, (j, total, node))
    out: list[tuple[int, int, float]] = []
    at = ends[-1][2] if ends else -1
    while at >= 0:
        i, j, score, at = nodes[at]
        out.append((i, j, score))
    return out[::-1]


def _same_between(
    one: Layout, other: Layout, chain: list[tuple[int, int, float]],
    groups: list[tuple[list[int], list[int], bool]], done: set[int], used: set[int],
) -> None:  # fmt: skip
    """Pair equal sentences between two links of the chain: short ones have too few words to be candidates."""
    ends = [(-1, -1), *((i, j) for i, j, _ in chain), (len(one.sentences), len(other.sentences))]
    for (a, b), (c, d) in pairwise(ends):
        free = [j for j in range(b + 1, d) if j not in used]
        ours = [i for i in range(a + 1, c) if i not in done]
        left = [_keys(one, i) for i in ours]
        right = [_keys(other, j) for j in free]
        for op in LCSseq.opcodes(left, right):
            for k in range(op.src_end - op.src_start if op.tag == "equal" else 0):
                i, j = ours[op.src_start + k], free[op.dest_start + k]
                groups.append(([i], [j], False))
                done.add(i)
                used.add(j)
        ours, free = [i for i in ours if i not in done], [j for j in free if j not in used]
        if (
            len(ours) == len(free) == 1
            and a >= 0
            and c < len(one.sentences)
            and _hinted(one, other, ours[0], free[0])
        ):
            groups.append(([ours[0]], [free[0]], False))
            done.add(ours[0])
            used.add(free[0])


def _hinted(one: Layout, other: Layout, i: int, j: int) -> bool:
    """Say whether two sentences, alone between the same neighbours, share a telling word and their shape."""
    here, there = _keys(one, i), _keys(other, j)
    telling = {stem_of(key) for key in here if key not in COMMON} & {
        stem_of(k) for k in there if k not in COMMON
    }
    return bool(telling) and LCSseq.normalized_similarity(here, there) >= SHAPED


def _keys(told: Layout, number: int) -> tuple[str, ...]:
    return tuple(t.key for t in told.words(told.sentences[number]))


def _parts(
    groups: list[tuple[list[int], list[int], bool]], here: _Side, there: _Side, done: set[int], used: set[int]
) -> None:
    """Add, to each pair, a neighbour that the other side's sentence holds too."""
    for ours, theirs, _ in sorted(groups, key=lambda g: g[0]):
        for step in (-1, 1):
            i = (ours[0] if step < 0 else ours[-1]) + step
            if 0 <= i < len(here.bags) and i not in done and len(theirs) == 1:
                rest = _rest(there.bags[theirs[0]], [here.bags[k] for k in ours])
                if _held(here.bags[i], rest) >= WITHIN * here.sums[i]:
                    ours.insert(0, i) if step < 0 else ours.append(i)
                    done.add(i)
            j = (theirs[0] if step < 0 else theirs[-1]) + step
            if 0 <= j < len(there.bags) and j not in used and len(ours) == 1:
                rest = _rest(here.bags[ours[0]], [there.bags[k] for k in theirs])
                if _held(there.bags[j], rest) >= WITHIN * there.sums[j]:
                    theirs.insert(0, j) if step < 0 else theirs.append(j)
                    used.add(j)


def _rest(bag: dict[str, float], taken: list[dict[str, float]]) -> dict[str, float]:
    out = dict(bag)
    for part in taken:
        for stem, w in part.items():
            if stem in out:
                out[stem] -= w
    return out


def _held(part: dict[str, float], whole: dict[str, float]) -> float:
    return sum(min(w, max(0.0, whole.get(stem, 0.0))) for stem, w in part.items())


def _pair(one: Layout, other: Layout, group: tuple[list[int], list[int], bool]) -> Pair:
    ours, theirs, moved = group
    here = [t.key for k in ours for t in one.words(one.sentences[k])]
    there = [t.key for k in theirs for t in other.words(other.sentences[k])]
    a = stems(tuple(t for k in ours for t in one.words(one.sentences[k])))
    b = stems(tuple(t for k in theirs for t in other.words(other.sentences[k])))
    shared = sum(min(w, b.get(s, 0.0)) for s, w in a.items())
    likeness = 2 * shared / ((sum(a.values()) + sum(b.values())) or 1.0)
    wording = LCSseq.normalized_similarity(here, there)
    return Pair(tuple(ours), tuple(theirs), likeness, wording, moved)
