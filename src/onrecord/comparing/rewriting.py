"""Whether one report tells what another tells, in words of its own: as much of it, and little besides."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.aligning import Alignment
from onrecord.comparing.layout import Layout
from onrecord.comparing.retelling import Terms, retold, story, terms

FEWEST: Final = 45  # terms of either report; of two short notices of one meeting nothing can be told
LONGER: Final = 3.0  # times the share of one report in the other: a transcript holds every word
RARE: Final = 12.0  # weight of rare words, beside names, that both must have
SHARED: Final = 0.25  # mean of both shares; another's report shares up to 0.23 (ten copies by hand)
MIDDLE: Final = 1.34  # sum of the measures at which a pair is as likely a copy as not
STEEP: Final = 6.0
MOST: Final = 0.9  # however much is shared, both may be made from a third


@dataclass(frozen=True, slots=True)
class Retold:
    """What a report retells of another, each from 0 to 1.

    Args:
        sides: its sentences, each beside what it retells.
        terms: harmonic mean of the shares of both reports' terms, by weight, that the other has.
        names: share of the other's names, numbers and countries that it has.
        own: share of its own names, numbers and countries that the other has.
        parts: share of the other's sentences that it retells.
        sure: probability that it is a rewriting.
    """

    sides: Alignment
    terms: float
    names: float
    own: float
    parts: float
    sure: float


def rewriting(child: Layout, parent: Layout) -> Retold | None:
    """Measure whether a report is a rewriting of another, whatever its wording.

    An independent report of the same event has names and facts in common with it, but leaves out more of it.

    Args:
        child, parent: the two in that order; which came first is not asked here.

    Returns:
        The measures, or None where too little is shared to ask.
    """
    here, there = terms(child), terms(parent)
    ours, theirs = here.all(), there.all()
    both = ours.keys() & theirs.keys()
    if min(len(ours), len(theirs)) < FEWEST:
        return None
    shared = sum(ours[term] for term in both)
    one, other = shared / sum(ours.values()), shared / sum(theirs.values())
    if not shared or max(one, other) > LONGER * min(one, other):
        return None
    mean = 2 * one * other / (one + other)
    if mean < SHARED or _rare(here, there, both) < RARE:
        return None
    sides = retold(child, parent)
    held = {k for p in sides.pairs for k in p.there}
    told = story(parent)
    parts = sum(s.number in held for s in told) / (len(told) or 1)
    known = there.names & theirs.keys()
    names = len(known & ours.keys()) / (len(known) or 1)
    ours_named = here.names & ours.keys()
    own = len(ours_named & theirs.keys()) / (len(ours_named) or 1)
    score = STEEP * (mean + names + parts - MIDDLE)
    return Retold(sides, mean, names, own, parts, MOST / (1 + math.exp(-score)))


def _rare(here: Terms, there: Terms, both: set[str]) -> float:
    """Return the weight of shared words that are neither names nor everyday words."""
    weights = here.all()
    return sum(w for t in both if t not in here.names | there.names and (w := weights[t]) > math.log(10))
