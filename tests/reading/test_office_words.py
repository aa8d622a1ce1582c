"""What titles tell beyond their own words."""

from __future__ import annotations

import dataclasses

import pytest
from tests.reading.conftest import Scene, scene

from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.names import is_office
from onrecord.reading.office_words import completed, singular
from onrecord.reading.roles import RoleFound, told_of


def told(s: Scene, roles: tuple[RoleFound, ...] | None = None) -> list[tuple[str, str | None, str | None]]:
    """Return person, title and organisation of each role, completed."""
    found = completed(s.doc, s.cast, s.roles if roles is None else roles)
    return [(r.person.name, r.title, r.organisation.name if r.organisation else None) for r in found]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("Foreign Ministers", "Foreign Minister"),
        ("senators", "senator"),
        ("FOREIGN MINISTERS", "FOREIGN MINISTER"),
        ("Deputy Prime Ministers", "Deputy Prime Minister"),
        ("President", None),
        ("Premier", None),
    ],
)
def test_a_title_in_the_plural_has_a_singular(plural: str, one: str | None) -> None:
    assert singular(plural) == one


def plural_role(s: Scene, title: str) -> tuple[RoleFound, ...]:
    """Make the role that the network sees of a title in the plural before the first of a list."""
    person = next(e for e in s.cast.entities if e.kind == "person")
    at = s.doc.text.index(title)
    words = s.doc.tree.at(at, at + len(title))
    evidence = s.doc.span(at, person.places[0][1])
    role = RoleFound(person=person, title=title, organisation=None, evidence=evidence,
                     first_word=words.start, last_word=words.stop)  # fmt: skip
    return (role,)


def test_a_title_in_the_plural_is_each_ones_of_the_list() -> None:
    s = scene("Senators [p:Rob Portly], [p:Mazie Hirata] and [p:Al Padova] met.")
    assert told(s, plural_role(s, "Senators")) == [
        ("Rob Portly", "Senator", None),
        ("Mazie Hirata", "Senator", None),
        ("Al Padova", "Senator", None),
    ]


def test_each_of_a_list_has_the_country_behind_the_name() -> None:
    s = scene("Foreign Ministers [p:Carla Nunez] of [l:Peru] and [p:Jan Novak] of [l:Czechia] met.")
    assert told(s, plural_role(s, "Foreign Ministers")) == [
        ("Carla Nunez", "Foreign Minister", "Peru"),
        ("Jan Novak", "Foreign Minister", "Czechia"),
    ]


def test_a_title_in_the_plural_right_before_names_needs_no_network() -> None:
    s = scene("Ministers [p:Jana Kos] of [l:Slovenia] and [p:Tarek Haddad] of [l:Lebanon] signed it.")
    assert told(s) == [("Jana Kos", "Minister", "Slovenia"), ("Tarek Haddad", "Minister", "Lebanon")]


def test_one_far_behind_a_list_is_not_of_it() -> None:
    s = scene(f"Senators [p:Rob Portly] met, {'as had been said for long, ' * 4}[p:Jan Novak].")
    assert told(s, plural_role(s, "Senators")) == [("Rob Portly", "Senator", None)]


def test_the_field_after_for_belongs_to_an_envoys_title() -> None:
    s = scene("Special Envoy [p:David Sattler] spoke.")
    role = plural_role(
        scene("Special Envoy for the Horn of Africa [p:David Sattler] spoke."), "Special Envoy"
    )
    assert told(s) == [("David Sattler", "Special Envoy", None)]
    t = scene("Special Envoy for the Horn of Africa [p:David Sattler] spoke.")
    assert told(t, role)[0][1] == "Special Envoy for the Horn of Africa"


def test_a_body_after_for_is_no_field() -> None:
    s = scene("Director for [o:Orlo Works] [p:Ana Sol] spoke.")
    assert told(s, plural_role(s, "Director"))[0][1] == "Director"


def test_a_title_that_another_holds_is_taken_off_the_front() -> None:
    s = scene(
        "Deputy Secretary [p:Wanda Shermer] came. "
        "The Deputy Secretary and State Councilor [p:Wang Yao] spoke."
    )
    wang = next(e for e in s.cast.entities if e.name == "Wang Yao")
    first = next(r for r in s.roles if r.person is not wang)
    at = s.doc.text.index("Deputy Secretary and")
    joint = dataclasses.replace(
        first,
        person=wang,
        title="Deputy Secretary and State Councilor",
        evidence=s.doc.span(at, wang.places[0][1]),
    )
    assert told(s, (first, joint))[1] == ("Wang Yao", "State Councilor", None)


def test_a_person_is_shown_with_the_fullest_form_of_the_title() -> None:
    s = scene("Secretary [p:Ana Sol] met. Later the Secretary of State [p:Ana Sol] spoke.")
    person = s.cast.entities[0]
    roles = tuple(dataclasses.replace(s.roles[0], title=t) for t in ("Secretary", "Secretary of State"))
    assert told_of(s.doc, roles, person, caption=False)[0] == "Secretary of State"


@pytest.mark.parametrize(
    ("words", "office"), [("Deputy Secretary", True), ("Premier", True), ("Ana Sol", False)]
)
def test_an_office_alone_names_nobody(words: str, office: bool) -> None:
    assert is_office(words) is office


def test_every_title_has_its_plural_turned_back() -> None:
    forms = titles_by_form()
    plurals = [
        t.plural for t in forms.values() if t.plural and forms.get(t.plural) is t and t.plural != t.title
    ]
    assert len(plurals) > 50
    assert all(singular(p) is not None for p in plurals)
