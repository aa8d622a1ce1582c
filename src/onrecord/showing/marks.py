"""The words of a report that show something found, cut where marks begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.domain.reading import Reading, Statement
from onrecord.domain.spans import Span

Sign = Literal[
    "actor", "engagement", "statement", "source", "cue", "content", "quotation",
    "event", "relation", "claim", "warning",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A range of code points (half-open) that belongs to the card `of`; `sign` says as what."""

    start: int
    end: int
    of: str
    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A range of code points (half-open) that the same marks cover, the shortest mark first.

    `begins` says whether one of the marks begins with it.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    begins: bool


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Return every mark of a reading, in no particular order, each once."""
    marks: dict[Mark, None] = {}

    def add(of: str, sign: Sign, spans: Iterable[Span | None]) -> None:
        for span in spans:
            if span is not None:
                marks[Mark(start=span.start, end=span.end, of=of, sign=sign)] = None

    for actor in reading.actors:
        add(actor.id, "actor", actor.mentions)
    for engagement in reading.engagements:
        add(engagement.id, "engagement", engagement.evidence)
    for statement in reading.statements:
        for sign, spans in _parts(statement):
            add(statement.id, sign, spans)
    for event in reading.events:
        add(event.id, "event", event.evidence)
    for number, relation in enumerate(reading.relations, 1):
        add(f"r{number}", "relation", relation.evidence)
    for number, claim in enumerate(reading.claims, 1):
        add(f"c{number}", "claim", claim.evidence)
    for number, caution in enumerate(reading.warnings, 1):
        add(f"w{number}", "warning", caution.evidence)
    return tuple(marks)


def segments(marks: Sequence[Mark], ranges: Sequence[tuple[int, int]]) -> Iterator[list[Segment]]:
    """Cut ranges of a text wherever a mark begins or ends.

    Args:
        marks: they may overlap and nest in any way.
        ranges: half-open ranges of code points in order, not overlapping: the paragraphs.

    Yields:
        The segments of each range, which together are the whole range.
    """
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    active: list[Mark] = []
    for begin, end in ranges:
        found: list[Segment] = []
        at = begin
        while at < end:
            while waiting and waiting[-1].start <= at:
                active.append(waiting.pop())
            active = [mark for mark in active if mark.end > at]
            stop = min([end, *(mark.end for mark in active), *([waiting[-1].start] if waiting else [])])
            covering = tuple(sorted(active, key=lambda mark: (mark.end - mark.start, mark.of, mark.sign)))
            begins = any(mark.start == at for mark in covering)
            found.append(Segment(start=at, end=stop, marks=covering, begins=begins))
            at = stop
        yield found


def _parts(statement: Statement) -> Iterator[tuple[Sign, tuple[Span | None, ...]]]:
    """Yield the marks of a statement: the parts of its own attribution and all its evidence."""
    own = statement.layers[0] if statement.layers else statement
    yield "source", (own.source,)
    yield "cue", (own.cue,)
    yield "content", own.content
    yield "quotation", statement.quotations
    yield "statement", (*statement.evidence, statement.source, statement.cue, *statement.content)
