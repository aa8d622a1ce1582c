"""Who takes part, told once."""

from __future__ import annotations

import dataclasses

import pytest
from tests.reading.conftest import Scene, scene
from tests.reading.test_joining import account

from onrecord.domain.reading import Participant
from onrecord.reading.taking import describes, of_one_office, once, twice


def left(s: Scene, *names: str, kind: str = "meeting") -> list[str]:
    """Return who is left of some participants, those with an actor by its name."""
    ids = {e.name: f"a{e.number}" for e in s.cast.entities}
    parts = tuple(Participant(actor=ids.get(n), name=n) for n in names)
    engagement = dataclasses.replace(account("a1", kind=kind).engagement, participants=parts)
    engagement = dataclasses.replace(engagement, evidence=(s.doc.span(0, len(s.doc.text)),))
    return [p.name for p in once(s.doc, s.cast, s.roles, (engagement,))[0].participants]


def hung(s: Scene, **words: tuple[str, str]) -> Scene:
    """Return the scene with words hung on others, each by (its head's text, relation)."""
    at = {w.text: w.i for w in s.doc.tree.words}
    made = tuple(
        dataclasses.replace(w, head=at[words[w.text][0]], deprel=words[w.text][1]) if w.text in words else w
        for w in s.doc.tree.words
    )
    below: dict[int, list[int]] = {}
    for w in made:
        if w.head != w.i:
            below.setdefault(w.head, []).append(w.i)
    tree = dataclasses.replace(s.doc.tree, words=made, below=below)
    return dataclasses.replace(s, doc=dataclasses.replace(s.doc, tree=tree))


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


def test_a_person_by_part_of_a_name_is_who_is_there_by_the_whole_of_it() -> None:
    s = scene("[p:Ana Maria Sol] met [p:Jan Novak]. [p:Bo Lind Ek] met [p:Bo Lind].")
    assert left(s, "Ana Maria Sol", "Jan Novak") == ["Ana Maria Sol", "Jan Novak"]
    parts = tuple(Participant(actor=a, name=n) for a, n in (("a1", "Ana Maria Sol"), ("a2", "Ana Maria")))
    people = {"a1": s.cast.entities[0], "a2": s.cast.entities[1]}
    assert [twice(p, parts, people) for p in parts] == [False, True]


def test_a_surname_alone_may_be_another_of_the_family() -> None:
    s = scene("[p:Ana Sol] met [p:Jan Novak].")
    parts = tuple(Participant(actor=a, name=n) for a, n in (("a1", "Ana Sol"), ("a2", "Sol")))
    people = {"a1": s.cast.entities[0], "a2": s.cast.entities[1]}
    assert not any(twice(p, parts, people) for p in parts)


def test_a_body_by_its_initials_is_there_once() -> None:
    s = scene("[o:Orlo Trade Union] met [o:Verida]. The [o:OTU] spoke.")
    parts = tuple(
        Participant(actor=a, name=n) for a, n in (("a1", "Orlo Trade Union"), ("a2", "OTU"), ("a3", "ABC"))
    )
    bodies = dict.fromkeys(("a1", "a2", "a3"), s.cast.entities[0])
    assert [twice(p, parts, bodies) for p in parts] == [False, True, False]


def test_people_told_by_the_office_of_two_who_are_named_are_those_two() -> None:
    persons = [Participant(actor=a, name=a, title="foreign minister") for a in ("a1", "a2")]
    assert of_one_office("ministers of Peru and Chile", persons)
    assert not of_one_office("ministers of Peru and Chile", persons[:1])
    assert not of_one_office("bankers of Peru and Chile", persons)


@pytest.mark.parametrize(("word", "stays"), [("at", False), ("with", True)])
def test_a_body_that_says_only_where_takes_no_part(word: str, stays: bool) -> None:
    s = scene(f"[p:Ana Sol] and [p:Jan Novak] spoke {word} [o:Orlo] later.")
    s = hung(s, **{word: ("Orlo", "case"), "Orlo": ("spoke", "obl")})
    assert ("Orlo" in left(s, "Ana Sol", "Jan Novak", "Orlo")) is stays


def test_a_body_named_only_in_the_words_for_people_is_left_out() -> None:
    s = scene("[p:Ana Sol] met Peruvian bankers.")
    assert left(s, "Ana Sol", "Peru", "Peruvian bankers") == ["Ana Sol", "Peruvian bankers"]
