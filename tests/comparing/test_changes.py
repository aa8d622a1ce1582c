# ruff: noqa: E501  (a sentence of a report is easier to check on one line)
from __future__ import annotations

from collections.abc import Callable

from tests.comparing.conftest import STORY

from onrecord.comparing.changes import changes
from onrecord.domain.reading import Hand, Reading, Speaker, Statement
from onrecord.domain.spans import Span

Make = Callable[..., Reading]


def test_dropped_added_and_changed_sentences_are_told_apart(read: Make, story: Reading) -> None:
    text = STORY.replace("Kordelia employs 1,150 people in the city.", "").replace(
        "340 million", "345 million"
    )
    found = changes(read(text + "\n\nA petition has begun."), story)
    assert [w.span.text for w in found.dropped] == ["Kordelia employs 1,150 people in the city."]
    assert [w.span.text for w in found.added] == ["A petition has begun."]
    assert [c.parts for c in found.changed] == [(("345", "340"),)]


def test_typography_changes_nothing(read: Make, story: Reading) -> None:
    found = changes(read(STORY.replace("“", '"').replace("”", '"').replace(" - ", " – ")), story)
    assert (found.dropped, found.added, found.changed) == ((), (), ())


def test_a_sentence_with_a_hole_before_its_stop_is_damaged(read: Make, story: Reading) -> None:
    found = changes(read(STORY.replace("knowledge of the plan.", "knowledge of the .")), story)
    assert len(found.damaged) == 1


def test_short_lines_said_twice_find_their_places(read: Make) -> None:
    text = "Q: Why?\n\nMinister: So.\n\nQ: Why?\n\nMinister: The dock floods every spring.\n\nQ: Why?"
    found = changes(read(text.replace("floods", "leaks")), read(text))
    assert (len(found.dropped), len(found.added), len(found.changed)) == (0, 0, 1)


def test_a_hand_that_the_copy_no_longer_names_is_a_lost_layer(read: Make) -> None:
    def statement(text: str, *hands: str) -> Statement:
        content = Span.of(text, text.index("the dock"), text.index("2029") + 4)
        return Statement(
            id="s1", speaker=Speaker(actor=None, name="Brandvold"), source=None, cue=None, content=(content,),
            form="indirect", quotations=(), status="said", language=None,
            according_to=tuple(Hand(actor=None, name=h, means="statement") for h in hands), evidence=(content,),
        )  # fmt: skip

    from dataclasses import replace

    one = "Brandvold said the dock would open in 2029, the harbour ministry told Northgate News."
    two = "Brandvold said the dock would open in 2029."
    parent = replace(read(one), statements=(statement(one, "harbour ministry", "Northgate News"),))
    child = replace(read(two), statements=(statement(two),))
    assert [lost.hand.name for lost in changes(child, parent).lost] == ["harbour ministry", "Northgate News"]
