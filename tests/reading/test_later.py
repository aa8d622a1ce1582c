"""Later mentions on which the rules abstain: the network leads them."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace

import pytest
from tests.reading.conftest import Scene, scene

from onrecord.reading.coreference import Later
from onrecord.reading.scenes import Stretch

TEXT = "[p:Ana Sol] met [p:Eva Lind]. Later she left."


def led(s: Scene, words: str, leads: dict[str, float]) -> list[str]:
    """Return whom words lead to, given the network's probability for each name."""
    text = s.doc.text
    start = text.rindex(words)
    mention = Stretch(label="later", start=start, end=start + len(words), piece=start, sure=0.9)
    at = {text.index(name): p for name, p in leads.items()}
    seen = SimpleNamespace(mentions=(mention,), near=lambda _, q, relation: at.get(q, 0.0))
    marks = SimpleNamespace(piece=lambda position: position)
    doc = dataclasses.replace(s.doc, scenes=seen, marks=marks)  # type: ignore[arg-type]
    found, _ = Later(doc, s.cast, s.roles).led(doc.tree.words[doc.tree.at(start, start + 1)[0]])
    return [e.name for e in found or ()]


def test_a_pronoun_leads_to_the_one_of_whom_the_network_is_sure() -> None:
    assert led(scene(TEXT), "she", {"Ana Sol": 0.9, "Eva Lind": 0.2}) == ["Ana Sol"]


@pytest.mark.parametrize("leads", [{"Ana Sol": 0.4}, {"Ana Sol": 0.7, "Eva Lind": 0.6}])
def test_a_pronoun_leads_to_nobody_where_the_network_wavers(leads: dict[str, float]) -> None:
    assert led(scene(TEXT), "she", leads) == []


def test_a_pronoun_leads_to_nobody_of_the_other_sex() -> None:
    s = scene(TEXT)
    s.cast.entities[0].gender = "male"
    assert led(s, "she", {"Ana Sol": 0.9}) == []


def test_an_office_leads_to_a_person_and_a_building_does_not() -> None:
    text = "[p:Ana Sol] met [p:Eva Lind]. Later the {} left."
    assert led(scene(text.format("minister")), "the minister", {"Ana Sol": 0.9}) == ["Ana Sol"]
    assert led(scene(text.format("bridge")), "the bridge", {"Ana Sol": 0.9}) == []
