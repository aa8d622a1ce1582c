"""Who takes part by the network alone."""

from __future__ import annotations

import pytest
from tests.reading.conftest import scene
from tests.reading.test_taking import hung

from onrecord.reading.occasions import Case, Occasions
from onrecord.reading.scenes import Stretch, Trigger

TEXT = "[p:Ana Sol] said [p:Jan Novak] visited Lima."


def travellers(kind: str, sure: float, *chances: float) -> list[str]:
    """Return who takes part, given how sure the words are and each person's probability."""
    s = scene(TEXT)
    start = s.doc.text.index("visited")
    trigger = Trigger(
        start=start,
        end=start + 7,
        piece=0,
        types={kind: 1.0},
        statuses={"held": 1.0},
        news=1.0,
        sure=sure,  # type: ignore[dict-item]
    )
    case = Case(
        triggers=[trigger], actors={e.number: p for e, p in zip(s.cast.entities, chances, strict=False)}
    )
    occasions = Occasions(s.doc, s.cast, s.roles, [])
    occasions.complete(case)
    return [e.name for e in occasions.people(case)]


def test_somebody_travels_on_every_visit() -> None:
    assert travellers("visit", 0.95, 0.1, 0.4) == ["Jan Novak"]


@pytest.mark.parametrize(
    ("kind", "sure", "chances"),
    [("meeting", 0.95, (0.1, 0.4)), ("visit", 0.6, (0.1, 0.4)), ("visit", 0.95, (0.05, 0.1))],
)
def test_nobody_is_named_who_is_not_clearly_the_traveller(
    kind: str, sure: float, chances: tuple[float, ...]
) -> None:
    assert travellers(kind, sure, *chances) == []


@pytest.mark.parametrize(
    ("word", "whole"), [("from", "nine monks from Orlo"), ("in", "nine monks"), ("of", "nine monks of Orlo")]
)
def test_a_description_ends_with_the_words_that_say_whose_people_they_are(word: str, whole: str) -> None:
    s = scene(f"[p:Ana Sol] met nine monks {word} Orlo today.")
    s = hung(s, **{word: ("Orlo", "case"), "Orlo": ("monks", "nmod")})
    start = s.doc.text.index("nine")
    cut = Stretch(label="unnamed", start=start, end=start + len("nine monks"), piece=0, sure=0.9)
    end = Occasions(s.doc, s.cast, s.roles, []).whole_end(cut)
    assert s.doc.text[start:end] == whole
