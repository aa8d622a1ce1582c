"""How well the marks of one article agree with the gold: strictly, by overlap, by token, and linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from benchmarks.quality.polnear import LABELS, Attribution, Label, Mark, Marks, Range
from benchmarks.quality.tally import Tally, matches

TOKEN = re.compile(r"\w+|[^\w\s]")
KINDS = ("strict", "overlap", "token")
MEASURES = (*(f"{kind} {label}" for kind in KINDS for label in LABELS), "linked")


def score(text: str, gold: Marks, found: Marks) -> dict[str, Tally]:
    """Return the tallies of one article, by the names in `MEASURES`.

    Strict: identical start, end and label. Overlap: a mark shares a code point with one of its label.
    Token: tokens (words and single signs) that a mark of the label touches. Linked: attributions with
    source, cue and content, all three overlapping those of one gold attribution.

    Source: Wang et al. (2022), CofeNet, for the strict measure.
    """
    tokens = [match.span() for match in TOKEN.finditer(text)]
    tallies: dict[str, Tally] = {}
    for label in LABELS:
        expected, got = gold.of(label), found.of(label)
        tallies[f"strict {label}"] = strict(expected, got)
        tallies[f"overlap {label}"] = overlap(expected, got)
        tallies[f"token {label}"] = by_token(tokens, expected, got)
    tallies["linked"] = linked(gold.attributions, found.attributions)
    return tallies


def strict(expected: Sequence[Mark], got: Sequence[Mark]) -> Tally:
    """Count the marks that are identical in start, end and label."""
    return matches(len(got), len(expected), len(set(expected) & set(got)))


def overlap(expected: Sequence[Mark], got: Sequence[Mark]) -> Tally:
    """Count the marks that share a code point with one of the other side."""
    return Tally(
        right=sum(any(touches(one, other) for other in expected) for one in got),
        found=len(got),
        met=sum(any(touches(one, other) for other in got) for one in expected),
        gold=len(expected),
    )


def by_token(tokens: Sequence[Range], expected: Sequence[Mark], got: Sequence[Mark]) -> Tally:
    """Count the tokens that both sides, or one, have marked."""
    gold, found = _covered(tokens, expected), _covered(tokens, got)
    return matches(len(found), len(gold), len(gold & found))


def linked(expected: Sequence[Attribution], got: Sequence[Attribution]) -> Tally:
    """Count the whole attributions whose source, cue and content all overlap those of one other."""
    gold, found = _whole(expected), _whole(got)
    return Tally(
        right=sum(any(_same(one, other) for other in gold) for one in found),
        found=len(found),
        met=sum(any(_same(one, other) for other in found) for one in gold),
        gold=len(gold),
    )


def touches(one: Mark | Range, other: Mark | Range) -> bool:
    """Say whether two ranges share a code point."""
    return one[0] < other[1] and other[0] < one[1]


def _covered(tokens: Sequence[Range], marks: Sequence[Mark]) -> set[int]:
    return {index for index, token in enumerate(tokens) if any(touches(token, mark) for mark in marks)}


def _whole(attributions: Iterable[Attribution]) -> list[Attribution]:
    return [one for one in attributions if all(one.get(label) for label in LABELS)]


def _same(one: Attribution, other: Attribution) -> bool:
    def meets(label: Label) -> bool:
        return any(touches(a, b) for a in one[label] for b in other[label])

    return all(meets(label) for label in LABELS)
