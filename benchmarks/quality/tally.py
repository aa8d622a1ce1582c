"""Counts of right and wrong, the scores made of them, and their intervals over documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1000
SEED = 20160912


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one measure over one document or many.

    Args:
        right: things found that are right.
        found: things found.
        met: expected things that were found; differs from `right` where one thing found may meet several.
        gold: expected things; 0 throughout where a measure is a plain share of `right` in `found`.
    """

    right: int = 0
    found: int = 0
    met: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add up the counts of two documents."""
        return Tally(
            right=self.right + other.right,
            found=self.found + other.found,
            met=self.met + other.met,
            gold=self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in percent; 0 where nothing was found."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of what was expected that was found, in percent; 0 where nothing was expected."""
        return 100 * self.met / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Document = Mapping[str, Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The median and the 2.5th and 97.5th percentiles of a score over resampled documents."""

    low: float
    median: float
    high: float


def matches(found: int, gold: int, both: int) -> Tally:
    """Return the tally of a measure in which each right thing meets exactly one expected thing."""
    return Tally(right=both, found=found, met=both, gold=gold)


def share(right: int, judged: int) -> Tally:
    """Return the tally of a measure that is a plain share; its score is `precision`."""
    return Tally(right=right, found=judged)


def total(documents: Sequence[Document], measure: str) -> Tally:
    """Add up one measure over documents; a document without it counts nothing."""
    return sum((document.get(measure, Tally()) for document in documents), start=Tally())


def f1(tally: Tally) -> float:
    """Return a tally's F1."""
    return tally.f1


def precision(tally: Tally) -> float:
    """Return a tally's precision."""
    return tally.precision


def interval(
    documents: Sequence[Document],
    measure: str,
    score: Callable[[Tally], float] = f1,
    *,
    resamples: int = RESAMPLES,
) -> Interval:
    """Return the bootstrap interval of a measure, documents drawn with replacement.

    Args:
        documents: tallies by measure, one mapping a document.
        measure: the measure to score.
        score: what makes a number of a tally.
        resamples: how many draws; the seed is fixed, so the same counts give the same interval.

    Source: Efron and Tibshirani (1993), percentile bootstrap; the document is the unit that is drawn.
    """
    if not documents:
        return Interval(low=0.0, median=0.0, high=0.0)
    tallies = [document.get(measure, Tally()) for document in documents]
    counts = np.array([(t.right, t.found, t.met, t.gold) for t in tallies], dtype=np.int64)
    size = len(tallies)
    draws = np.random.default_rng(SEED).multinomial(size, np.full(size, 1 / size), size=resamples)
    scores = [
        score(Tally(right=int(right), found=int(found), met=int(met), gold=int(gold)))
        for right, found, met, gold in draws @ counts
    ]
    low, median, high = np.percentile(scores, (2.5, 50, 97.5))
    return Interval(low=float(low), median=float(median), high=float(high))


def summary(
    documents: Sequence[Document], measure: str, *, plain_share: bool = False
) -> dict[str, float | int | list[float]]:
    """Return one measure as a results file holds it: score, interval, median of the draws and counts."""
    whole = total(documents, measure)
    spread = interval(documents, measure, precision if plain_share else f1)
    kept: dict[str, float | int | list[float]] = (
        {"share": round(whole.precision, 2)}
        if plain_share
        else {
            "f1": round(whole.f1, 2),
            "precision": round(whole.precision, 2),
            "recall": round(whole.recall, 2),
        }
    )
    kept["interval95"] = [round(spread.low, 2), round(spread.high, 2)]
    kept["median"] = round(spread.median, 2)
    kept |= {"right": whole.right, "found": whole.found}
    return kept if plain_share else kept | {"met": whole.met, "gold": whole.gold}
