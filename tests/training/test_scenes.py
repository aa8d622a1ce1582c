"""Marked texts become the labels that the network learns from."""

from __future__ import annotations

from training.markup import one_text
from training.scenes import attribution_labels, names_of, scene_of

TEXT = (
    " id=a lang=en\n"
    "{con.s1 {src.s2 {p1 Ann Lee}} {cue.s2 said} {con.s2 {p1 she} had {e1 met} {p2 Bo Chan}}}, "
    "{cue.s1 according to} {src.s1 {o1 Orlo}}.\n"
    "---\n"
    "e1 meeting held news = p1 | p2\n"
    "s2 said indirect by p1 via o1/statement\n"
)
ONE = one_text(TEXT, "test")
SCENE = scene_of(ONE)


def words(start: int, size: int = 3) -> str:
    """Return the text from a place on."""
    return ONE.text[start : start + size]


def test_outer_and_inner_attributions_are_two_layers() -> None:
    outer, _ = attribution_labels(ONE, 0)
    inner, _ = attribution_labels(ONE, 1)
    assert {ONE.text[s:e] for s, e, k in outer if k == "source"} == {"Orlo"}
    assert {ONE.text[s:e] for s, e, k in inner if k == "source"} == {"Ann Lee"}


def test_those_who_take_part_are_taught_with_the_word_that_tells_it() -> None:
    taught = {(words(a), words(b)) for a, b, y in SCENE.pairs["takes"] if y}
    assert ("met", "Bo ") in taught
    assert ("met", "she") in taught
    assert all(words(b) != "Orl" for _, b, y in SCENE.pairs["takes"] if y)


def test_a_hand_is_taught_with_its_means_and_its_cue() -> None:
    assert (ONE.text.index("Orlo"), "statement") in SCENE.hands
    assert (ONE.text.index("said"), ONE.text.index("Orlo"), 1) in SCENE.pairs["passes"]


def test_a_cue_that_only_passes_on_is_taught_as_such() -> None:
    assert (ONE.text.index("according"), "relay") in SCENE.said


def test_pronouns_lead_back_and_are_no_names() -> None:
    assert (ONE.text.index("she"), ONE.text.index("Ann"), 1) in SCENE.pairs["leads"]
    assert [ONE.text[s:e] for s, e, _ in names_of(ONE)] == ["Ann Lee", "Bo Chan", "Orlo"]
