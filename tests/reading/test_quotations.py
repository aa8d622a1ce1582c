"""Quotation marks are paired within a paragraph; an odd one spoils nothing but its paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotations import odd_marks, quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She called it “a start” and left.", ["a start"]),
        ('He said "yes" and then "no".', ["yes", "no"]),
        ("部长说：“欢迎投资。”随后离开。", ["欢迎投资。"]),
        ("他称「稳定」最重要。", ["稳定"]),
        ('A 6" pipe and a "deal".', ["deal"]),
    ],
)
def test_closed_quotations_are_found_without_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_unclosed_curly_mark_runs_to_the_end_of_its_paragraph_only() -> None:
    text = "“We will go on, she said.\nNothing else was quoted."
    assert quoted(text) == ["We will go on, she said."]
    assert not quotations(text)[0].closed


def test_an_odd_straight_mark_in_one_paragraph_leaves_the_next_one_whole() -> None:
    assert quoted('It was " odd here.\nShe said "fine" later.')[-1] == "fine"


def test_odd_marks_are_reported_by_paragraph() -> None:
    text = 'All “well” here.\nBut “this one stays open.\nAnd "this" closes.'
    assert [text[a:b] for a, b in odd_marks(text)] == ["But “this one stays open."]


def test_a_speech_that_opens_each_paragraph_and_closes_the_last_is_in_order() -> None:
    assert odd_marks("“First we agreed.\n“Then we signed,” she said.") == []


@given(st.text(alphabet='ab “”"\n「」', max_size=60))
def test_quotations_never_overlap_and_stay_inside_the_text(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
