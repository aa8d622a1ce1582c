"""Events, relations, claims and warnings of one reading against those expected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from benchmarks.quality.expectations import Expectations, ExpectedClaim, ExpectedEvent, ExpectedRelation
from benchmarks.quality.judgement import Judgement, Miss
from benchmarks.quality.likeness import HALF, alike, names_of, same_name
from benchmarks.quality.tally import matches
from onrecord.domain.reading import Claim, Event, Reading, Relation

MEASURES = ("events", "relations", "claims", "warnings")

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


def judge(expected: Expectations, reading: Reading) -> Judgement:
    """Judge the plain facts of one reading; a list that the expectations leave out is not judged."""
    known = reading.actors

    def name(actor: str) -> str:
        return next((one.name for one in known if one.id == actor), actor)

    def relation_text(one: Relation) -> str:
        return f"{name(one.source)} {one.kind} of {name(one.target)}"

    rows = (
        _one_to_one("events", expected.events, reading.events, _same_event(reading), _event, _event_found),
        _one_to_one(
            "relations",
            expected.relations,
            reading.relations,
            _same_relation(reading),
            lambda one: f"{one.source} {one.kind} of {one.target}",
            relation_text,
        ),
        _one_to_one(
            "claims",
            expected.claims,
            reading.claims,
            _same_claim,
            lambda one: one.text,
            lambda one: one.text,
        ),
        _one_to_one(
            "warnings",
            sorted(expected.warnings),
            sorted({one.code for one in reading.warnings}),
            lambda one, other: one == other,
            str,
            str,
        ),
    )
    by_measure = dict(zip(MEASURES, rows, strict=True))
    judged = [(measure, row) for measure, row in by_measure.items() if measure in expected.judged]
    return Judgement(
        tallies={measure: row.tallies[measure] for measure, row in judged},
        misses=tuple(miss for _, row in judged for miss in row.misses),
    )


def _one_to_one(
    measure: str,
    expected: Sequence[Wanted],
    got: Sequence[Found],
    same: Callable[[Wanted, Found], bool],
    words: Callable[[Wanted], str],
    found_words: Callable[[Found], str],
) -> Judgement:
    free = list(range(len(got)))
    misses: list[Miss] = []
    for one in expected:
        met = next((index for index in free if same(one, got[index])), None)
        if met is None:
            misses.append(Miss(measure=measure, expected=words(one), got=None))
        else:
            free.remove(met)
    misses += [Miss(measure=measure, expected=None, got=found_words(got[index])) for index in free]
    both = len(got) - len(free)
    return Judgement(tallies={measure: matches(len(got), len(expected), both)}, misses=tuple(misses))


def _same_event(reading: Reading) -> Callable[[ExpectedEvent, Event], bool]:
    def same(one: ExpectedEvent, other: Event) -> bool:
        parts = [names_of(reading, part.actor, part.name) for part in other.participants]
        return one.type == other.type and all(
            any(same_name(wanted, names, person=person) for names, person in parts) for wanted in one.names
        )

    return same


def _same_relation(reading: Reading) -> Callable[[ExpectedRelation, Relation], bool]:
    def is_actor(wanted: str, actor: str) -> bool:
        names, person = names_of(reading, actor, None)
        return same_name(wanted, names, person=person)

    return lambda one, other: (
        one.kind == other.kind and is_actor(one.source, other.source) and is_actor(one.target, other.target)
    )


def _same_claim(one: ExpectedClaim, other: Claim) -> bool:
    found = [(span.start, span.end) for span in other.evidence]
    return any(alike([place], found) >= HALF for place in one.places)


def _event(one: ExpectedEvent) -> str:
    return f"{one.type}: {', '.join(one.names)}"


def _event_found(one: Event) -> str:
    return f"{one.type}: {', '.join(f'{part.name} ({part.part})' for part in one.participants)}"
