# ruff: noqa: E501  (a sentence of a report is easier to check on one line)
from __future__ import annotations

import json

import pytest

from onrecord.domain.reading import Reader, Reading
from onrecord.showing.tracing import trace, trace_to_json, trace_to_text
from onrecord.sources import report_from_text

STORY = (
    "Ferry talks in Lunde\n\nThe ferry line's chief, Marta Soares, met the harbour board in Lunde on June 3 to talk about "
    "14 new crossings a day.\n\n“We will not raise the fare before the winter timetable is settled,” Soares said after the "
    "meeting with the board.\n\nThe board has asked for a report on noise by July 9 and for two more piers."
)


def reading(text: str, outlet: str, published: str) -> Reading:
    return Reading(
        report=report_from_text(text, outlet=outlet, published=published, language="en"), actors=(), roles=(),
        engagements=(), statements=(), events=(), relations=(), claims=(), warnings=(),
        reader=Reader(version="0", model="none"),
    )  # fmt: skip


@pytest.fixture
def pair() -> tuple[Reading, Reading]:
    first = reading(STORY, "Lunde Post", "2024-06-03T10:00:00")
    copy = (
        STORY.replace("14 new", "40 new").replace("will not raise", "will raise") + "\n\nSource: Lunde Post"
    )
    return first, reading(copy, "Buzz \x1b[31mDaily", "2024-06-04T10:00:00")


def test_a_trace_tells_parent_and_alterations_in_the_contracts_keys(pair: tuple[Reading, Reading]) -> None:
    first, copy = pair
    told = trace_to_json(trace(copy, [first]), [first])
    assert [d["report"] for d in told["derived_from"]] == [first.report.id]
    assert [(a["kind"], a["class"]) for a in told["alterations"]] == [
        ("number", "number"),
        ("quotation", "negation"),
    ]
    assert told["origin"] == first.report.id
    assert json.loads(json.dumps(told)) == told


def test_a_trace_of_the_source_tells_its_copies(pair: tuple[Reading, Reading]) -> None:
    first, copy = pair
    told = trace_to_json(trace(first, [copy]), [copy])
    assert [d["report"] for d in told["copies"]] == [copy.report.id]
    assert told["alterations"] == []


def test_a_report_cannot_steer_the_terminal_from_a_trace(pair: tuple[Reading, Reading]) -> None:
    first, copy = pair
    assert "\x1b" not in trace_to_text(trace(copy, [first]), [first])
