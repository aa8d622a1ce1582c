"""A text is cut at every boundary of its marks, however they overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.reading import Reading
from onrecord.showing.marks import Mark, marks_of, segments

LENGTH = 40


@st.composite
def some_marks(draw: st.DrawFn) -> list[Mark]:
    count = draw(st.integers(0, 8))
    marks = []
    for number in range(count):
        start = draw(st.integers(0, LENGTH - 1))
        end = draw(st.integers(start + 1, LENGTH))
        marks.append(Mark(start=start, end=end, of=f"a{number}", sign="actor"))
    return marks


@given(some_marks())
def test_the_segments_are_the_whole_range_and_each_has_exactly_its_marks(marks: list[Mark]) -> None:
    (found,) = segments(marks, [(0, LENGTH)])
    assert [segment.start for segment in found] == [0, *(segment.end for segment in found[:-1])]
    assert found[-1].end == LENGTH
    for segment in found:
        for offset in range(segment.start, segment.end):
            assert set(segment.marks) == {mark for mark in marks if mark.start <= offset < mark.end}


@given(some_marks())
def test_every_mark_begins_with_a_segment_that_says_so(marks: list[Mark]) -> None:
    (found,) = segments(marks, [(0, LENGTH)])
    assert {mark.start for mark in marks} == {segment.start for segment in found if segment.begins}


def test_the_shortest_mark_comes_first() -> None:
    long = Mark(start=0, end=9, of="g1", sign="engagement")
    short = Mark(start=2, end=4, of="a1", sign="actor")
    (found,) = segments([long, short], [(0, 9)])
    assert found[1].marks == (short, long)


def test_a_mark_over_two_paragraphs_is_cut_between_them() -> None:
    mark = Mark(start=1, end=7, of="s1", sign="statement")
    first, second = segments([mark], [(0, 3), (5, 9)])
    assert [(segment.start, segment.end, bool(segment.marks)) for segment in [*first, *second]] == [
        (0, 1, False),
        (1, 3, True),
        (5, 7, True),
        (7, 9, False),
    ]


def test_everything_found_is_marked(article: Reading) -> None:
    found = {mark.of for mark in marks_of(article)}
    things = (article.actors, article.engagements, article.statements, article.events)
    assert {thing.id for kind in things for thing in kind} | {"r1", "c1", "w1", "w2"} == found
