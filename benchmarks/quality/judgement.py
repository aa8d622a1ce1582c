"""What was right and what was wrong in the reading of one report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.quality.tally import Tally, share


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that is not as expected; `expected` or `got` is None where there is no such thing."""

    measure: str
    expected: str | None
    got: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The tallies of one report by measure, and its failures in the order of the expectations."""

    tallies: dict[str, Tally]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where the judge of one thing writes tallies and failures down.

    Args:
        subject: the thing judged, put before what was expected in each failure.
    """

    subject: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def judge(self, measure: str, right: bool, *, expected: object, got: object) -> None:
        """Count one plain share, and note the failure if it is not right."""
        self.tallies[measure] = share(int(right), 1)
        if not right:
            self.note(measure, expected, got)

    def note(self, measure: str, expected: object, got: object) -> None:
        """Note a failure without counting anything."""
        self.misses.append(Miss(measure=measure, expected=f"{self.subject}: {expected}", got=str(got)))

    def judgement(self) -> Judgement:
        """Return what was written down."""
        return Judgement(tallies=self.tallies, misses=tuple(self.misses))


def added(judgements: Iterable[Judgement]) -> Judgement:
    """Add up the judgements of several things of one kind in one report."""
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    for judgement in judgements:
        for measure, tally in judgement.tallies.items():
            tallies[measure] = tallies.get(measure, Tally()) + tally
        misses += judgement.misses
    return Judgement(tallies=tallies, misses=tuple(misses))
