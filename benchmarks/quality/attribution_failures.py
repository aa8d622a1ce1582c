"""Why marks are not strictly right: cut short or too long at an edge, in fragments, missed, invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from benchmarks.quality.attribution_scores import touches
from benchmarks.quality.polnear import LABELS, Label, Mark, Marks

FailureKind = Literal[
    "missed",
    "invented",
    "invented inside another mark",
    "another label",
    "fragments",
    "joined",
    "cut short at the left",
    "cut short at the right",
    "too long at the left",
    "too long at the right",
    "both edges",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One gold mark that was not found as it is, or one found mark that meets no gold mark.

    Args:
        kind: what is wrong with it.
        label: its label, the gold one's where there is a gold mark.
        gold: the gold mark, or None for an invented one.
        found: the found marks that overlap it.
    """

    kind: FailureKind
    label: Label
    gold: Mark | None
    found: tuple[Mark, ...]


def failures(gold: Marks, found: Marks) -> list[Failure]:
    """Return what is wrong with `found`, each gold mark and each invented one once, in the text's order."""
    wrong: list[Failure] = []
    for label in LABELS:
        expected, got = gold.of(label), found.of(label)
        for mark in expected:
            if mark not in found.spans:
                wrong.append(_of_gold(mark, expected, got, found))
        wrong += [
            _invented(mark, gold) for mark in got if not any(touches(mark, other) for other in expected)
        ]
    return sorted(wrong, key=_place)


def _of_gold(mark: Mark, expected: list[Mark], got: list[Mark], found: Marks) -> Failure:
    near = tuple(other for other in got if touches(mark, other))
    kind: FailureKind
    if not near:
        others = tuple(sorted(other for other in found.spans if touches(mark, other)))
        kind = "another label" if others else "missed"
        return Failure(kind=kind, label=mark.label, gold=mark, found=others)
    if len(near) > 1:
        kind = "fragments"
    elif sum(touches(near[0], other) for other in expected) > 1:
        kind = "joined"
    else:
        kind = _edges(mark, near[0])
    return Failure(kind=kind, label=mark.label, gold=mark, found=near)


def _invented(mark: Mark, gold: Marks) -> Failure:
    # The corpus marks outermost attributions only, so a mark inside a content may be right in itself.
    inside = any(touches(mark, other) for other in gold.spans)
    kind: FailureKind = "invented inside another mark" if inside else "invented"
    return Failure(kind=kind, label=mark.label, gold=None, found=(mark,))


def _edges(mark: Mark, near: Mark) -> FailureKind:
    if near.start != mark.start and near.end != mark.end:
        return "both edges"
    if near.start != mark.start:
        return "cut short at the left" if near.start > mark.start else "too long at the left"
    return "cut short at the right" if near.end < mark.end else "too long at the right"


def _place(failure: Failure) -> tuple[int, int, str]:
    first = failure.gold or failure.found[0]
    return first.start, first.end, failure.label


def counted(wrong: Iterable[Failure]) -> dict[Label, dict[str, int]]:
    """Return how often each kind occurs for each label, the commonest first."""
    tables: dict[Label, dict[str, int]] = {label: {} for label in LABELS}
    for failure in wrong:
        table = tables[failure.label]
        table[failure.kind] = table.get(failure.kind, 0) + 1
    return {
        label: dict(sorted(table.items(), key=lambda item: (-item[1], item[0])))
        for label, table in tables.items()
    }
