"""Marked texts are read as MARKUP.md tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.markup import Marked, MarkupError, faults, marked_texts, one_text, unmark

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "training" / "MARKUP.md").read_text("utf-8")
BLOCK = EXAMPLE[EXAMPLE.index("### id=wire-001") + 3 : EXAMPLE.index("\n===\n") + 5]


def test_the_guides_own_example_has_no_fault() -> None:
    assert faults(one_text(BLOCK, "MARKUP.md")) == []


def test_taking_the_marks_out_leaves_the_text_and_where_each_mark_stood() -> None:
    text, marks = unmark("{c1 Dutch} {t.p1.c1 premier} {p1 Jan {x}}".replace(" {x}", ""), "t")
    assert text == "Dutch premier Jan"
    assert [(m.label, text[m.start : m.end]) for m in marks] == [
        ("c1", "Dutch"),
        ("t.p1.c1", "premier"),
        ("p1", "Jan"),
    ]


@pytest.mark.parametrize("marked", ["{p1 Ann", "Ann}", "{q1 Ann}", "{p1  }"])
def test_a_mark_that_cannot_be_read_says_where(marked: str) -> None:
    with pytest.raises(MarkupError, match="here"):
        unmark(marked, "here")


def test_an_engagement_without_a_word_that_tells_it_is_a_fault() -> None:
    one = one_text(" id=x\n{p1 Ann} slept.\n---\ne1 meeting held news = p1\n", "f")
    assert faults(one) == ["x: e1 is listed and has no trigger marked"]


@pytest.mark.parametrize("path", sorted((ROOT / "training" / "written").glob("*.txt")), ids=lambda p: p.stem)
def test_every_written_text_is_sound_or_told_as_not(path: Path) -> None:
    found = [one for one in marked_texts(path) if isinstance(one, Marked) and not faults(one)]
    assert len(found) >= 4
