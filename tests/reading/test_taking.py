"""Who takes part, told once."""

from __future__ import annotations

import dataclasses

import pytest
from tests.reading.conftest import Scene, scene
from tests.reading.test_joining import account

from onrecord.domain.reading import Participant
from onrecord.reading.taking import describes, once


def left(s: Scene, *names: str, kind: str = "meeting") -> list[str]:
    """Return who is left of some participants, those with an actor by its name."""
    ids = {e.name: f"a{e.number}" for e in s.cast.entities}
    parts = tuple(Participant(actor=ids.get(n), name=n) for n in names)
    engagement = dataclasses.replace(account("a1", kind=kind).engagement, participants=parts)
    return [p.name for p in once(s.doc, s.cast, s.roles, (engagement,))[0].participants]


def test_a_country_is_left_out_where_two_persons_stand_for_it() -> None:
    s = scene("[p:Ana Sol] met [p:Jan Novak] on behalf of Peru.")
    assert left(s, "Ana Sol", "Jan Novak", "Peru") == ["Ana Sol", "Jan Novak"]


def test_a_country_visited_takes_no_part() -> None:
    s = scene("[p:Ana Sol] visited Peru.")
    assert left(s, "Ana Sol", "Peru", kind="visit") == ["Ana Sol"]


def test_a_body_whose_people_are_described_is_left_out() -> None:
    s = scene("[p:Ana Sol] met officials of the [o:Orlo Council].")
    assert left(s, "Ana Sol", "Orlo Council", "officials of the Orlo Council") == [
        "Ana Sol",
        "officials of the Orlo Council",
    ]


def test_a_group_is_left_out_where_its_members_are_named_after_it() -> None:
    s = scene("[p:Ana Sol] met senior officials, including [p:Jan Novak].")
    assert left(s, "Ana Sol", "Jan Novak", "senior officials") == ["Ana Sol", "Jan Novak"]


def test_a_group_stays_where_nobody_of_it_is_named() -> None:
    s = scene("[p:Ana Sol] met nine bankers.")
    assert left(s, "Ana Sol", "nine bankers") == ["Ana Sol", "nine bankers"]


def test_nobody_is_taken_from_a_pair() -> None:
    s = scene("[p:Ana Sol] met both sides.")
    assert left(s, "Ana Sol", "both sides") == ["Ana Sol", "both sides"]


@pytest.mark.parametrize(
    ("words", "nobody"),
    [("Deputy Secretary", True), ("both sides", True), ("his office", True), ("nine bankers", False),
     ("ambassadors", False), ("tenant advocates", False)],
)  # fmt: skip
def test_an_office_a_room_or_everybody_is_nobody_more(words: str, nobody: bool) -> None:
    assert describes(words) is nobody
