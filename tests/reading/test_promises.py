"""What is promised of every reading, whatever the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.domain.reading import Reading
from onrecord.domain.spans import Span
from onrecord.reading import read_report
from onrecord.showing.as_json import dumps, reading_to_json
from onrecord.sources import report_from_text

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.*ml")) + sorted(
    (Path(__file__).resolve().parents[2] / "examples").glob("*.txt")
)
WORDS = st.lists(
    st.sampled_from(
        [
            "Hannah Brandt", "met", "said", "“we agree”", "Luis Ortega", "the minister", "on Wednesday",
            ".", ",", "\n\n", "Orlo", "according to", "declined to comment", "它", "王芳", "表示", "会见",
            "。", '"', "(Reuters)", "will", "visit", "Norway", "he",
        ]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for f in dataclasses.fields(value):
            if f.name != "report":
                yield from spans(getattr(value, f.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def holds(reading: Reading) -> None:
    text = reading.report.text
    assert all(text[s.start : s.end] == s.text for s in spans(reading))
    for kind in ("roles", "engagements", "statements", "events", "relations", "claims"):
        assert all(fact.evidence for fact in getattr(reading, kind)), kind
    ids = {a.id for a in reading.actors}
    named = [p.actor for e in reading.engagements for p in e.participants] + [r.person for r in reading.roles]
    named += [h.actor for s in reading.statements for h in s.according_to] + [
        s.speaker.actor for s in reading.statements if s.speaker
    ]
    assert {n for n in named if n} <= ids


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_every_fact_of_an_example_can_be_opened_at_its_evidence(path: Path) -> None:
    holds(onrecord.read(path, published="2025-03-13"))


@pytest.mark.parametrize("path", EXAMPLES[:2], ids=lambda p: p.name)
def test_the_same_page_gives_the_same_bytes(path: Path) -> None:
    first, second = (dumps(reading_to_json(onrecord.read(path))) for _ in range(2))
    assert first == second


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_no_order_of_words_breaks_a_reading_or_its_evidence(text: str) -> None:
    holds(read_report(report_from_text(f"Report. {text}")))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    holds(read_report(report_from_text(f"Report. {text}")))
