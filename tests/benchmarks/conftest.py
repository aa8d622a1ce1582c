"""Readings made by hand, for scoring; the benchmarks are not installed, so the project's root is a path."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.expectations import Expectations, of_report

from onrecord.domain.dates import Date
from onrecord.domain.reading import (
    Actor,
    ActorKind,
    Engagement,
    Hand,
    Participant,
    Plover,
    Reader,
    Reading,
    Speaker,
    Statement,
)
from onrecord.domain.report import Passage, Report
from onrecord.domain.spans import Span

UNKNOWN = Date(value=None, precision="unknown", basis="inferred", why="the report does not tell")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scribe:
    """Writes the parts of a reading of one text, spans found by their words."""

    text: str

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span.of(self.text, start, start + len(words))

    def spans(self, *words: str) -> tuple[Span, ...]:
        return tuple(self.span(one) for one in words)

    def actor(self, key: str, name: str, *names: str, kind: ActorKind = "person") -> Actor:
        return Actor(id=key, name=name, kind=kind, names=names or (name,))

    def engagement(self, *participants: Participant, evidence: Sequence[str] = (), **said: Any) -> Engagement:
        plain = Engagement(
            id="g1",
            type="meeting",
            plover=Plover(event="CONSULT"),
            status="held",
            participants=participants,
            date=UNKNOWN,
            place=None,
            topics=(),
            according_to=(),
            evidence=self.spans(*evidence),
        )
        return replace(plain, **said)

    def statement(
        self, *content: str, source: str | None = None, cue: str | None = None, **said: Any
    ) -> Statement:
        plain = Statement(
            id="s1",
            speaker=Speaker(actor=None, name=source) if source else None,
            source=self.span(source) if source else None,
            cue=self.span(cue) if cue else None,
            content=self.spans(*content),
            form="indirect",
            quotations=(),
            status="said",
            language=None,
            according_to=(),
            evidence=(),
        )
        return replace(plain, **said)

    def reading(self, *, passages: Sequence[Passage] = (), **found: Any) -> Reading:
        nothing = Reading(
            report=Report(text=self.text, id="r", sha256="", passages=tuple(passages)),
            actors=(),
            roles=(),
            engagements=(),
            statements=(),
            events=(),
            relations=(),
            claims=(),
            warnings=(),
            reader=Reader(version="0", model="none"),
        )
        return replace(nothing, **{name: tuple(value) for name, value in found.items()})

    def member(self, actor: str, name: str, title: str | None = None, body: str | None = None) -> Participant:
        return Participant(actor=actor, name=name, title=title, organisation=body)

    def day(self, value: str | None) -> Date:
        return Date(value=value, precision="day" if value else "unknown", basis="stated", why="by hand")

    def hand(self, name: str, means: Any, actor: str | None = None) -> Hand:
        return Hand(actor=actor, name=name, means=means)


@pytest.fixture
def scribe() -> Callable[[str], Scribe]:
    """What writes readings of a text."""
    return lambda text: Scribe(text=text)


@pytest.fixture
def expect(tmp_path: Path) -> Callable[..., Expectations]:
    """What writes an expectation file beside a report and loads it."""

    def write(text: str, **given: Any) -> Expectations:
        report = tmp_path / "report.txt"
        report.write_text(text, "utf-8")
        report.with_suffix(".json").write_text(json.dumps(given), "utf-8")
        return of_report(report)

    return write
