"""Confidence: of an engagement, and of each who takes part in it."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.domain.dates import Date
from onrecord.domain.reading import Engagement, Participant, Plover
from onrecord.reading.confidence import sure_engagement
from onrecord.reading.joining import Whole

PERSONS = {"a1": "person", "a2": "person", "a3": "person"}


def whole(*chances: float, sure: float = 0.95) -> Whole:
    """Make a meeting that the network alone tells, of as many as there are probabilities to take part."""
    return Whole(
        engagement=Engagement(
            id="g1",
            type="meeting",
            plover=Plover(event="CONSULT"),
            status="held",
            participants=tuple(
                Participant(actor=f"a{n}", name=f"A{n}", title="minister") for n in range(1, len(chances) + 1)
            ),
            date=Date(value=None, precision="unknown", basis="stated", why="no date"),
            place=None,
            topics=(),
            according_to=(),
            evidence=(),
        ),
        by="network",
        sure=sure,
        kind=0.9,
        status=0.9,
        chances={f"a{n}": p for n, p in enumerate(chances, 1)},
        declared=frozenset(),
    )


def test_each_who_takes_part_has_a_confidence_that_rises_with_the_networks() -> None:
    first, second = sure_engagement(whole(0.99, 0.5), PERSONS).participants
    assert 0 < second.confidence < first.confidence < 1


def test_one_unsure_guest_more_leaves_the_engagement_as_sure_as_it_was() -> None:
    pair, three = (
        sure_engagement(whole(0.99, 0.98), PERSONS),
        sure_engagement(whole(0.99, 0.98, 0.8), PERSONS),
    )
    assert three.confidence == pytest.approx(pair.confidence, abs=0.03)
    assert three.participants[2].confidence < pair.participants[1].confidence


def test_an_engagement_of_one_sure_and_one_unsure_is_less_sure_than_of_two_sure() -> None:
    assert (
        sure_engagement(whole(0.99, 0.5), PERSONS).confidence
        < sure_engagement(whole(0.99, 0.98), PERSONS).confidence
    )


def test_one_whom_a_frame_tells_too_is_surer() -> None:
    seen = whole(0.9, 0.9)
    both = dataclasses.replace(seen, by="both", declared=frozenset({"a1"}))
    first, second = sure_engagement(both, PERSONS).participants
    assert first.confidence > second.confidence


def test_an_engagement_of_nobody_has_a_confidence() -> None:
    assert 0 <= sure_engagement(whole(), PERSONS).confidence <= 1


def test_who_likely_takes_no_part_is_left_out_where_two_others_are_left() -> None:
    doubtful = {"a1": "person", "a2": "person", "a3": "country"}
    assert [p.name for p in sure_engagement(whole(0.99, 0.98, 0.3), doubtful).participants] == ["A1", "A2"]
    assert [p.name for p in sure_engagement(whole(0.99, 0.02), PERSONS).participants] == ["A1", "A2"]


def test_whom_an_exact_frame_tells_stands_however_unsure_the_network_is() -> None:
    unsure = dataclasses.replace(whole(0.97, 0.97, 0.02), by="both", exact=True)
    assert len(sure_engagement(unsure, PERSONS).participants) == 3
