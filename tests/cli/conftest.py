"""A small reading, and a command that finds it in every source without loading the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.cli import read
from onrecord.domain.errors import OnRecordError, SourceMissing
from onrecord.domain.reading import Reader, Reading
from onrecord.domain.report import Passage, Report, fingerprint

TEXT = "Ines Marl met Otto Venn, 王文涛.\n"


def small_reading(published: str | None = None, title: str = "A meeting") -> Reading:
    """Return a reading in which nothing was found."""
    digest = fingerprint(TEXT)
    passages = (Passage(kind="body", start=0, end=len(TEXT) - 1),)
    report = Report(
        text=TEXT, id=digest[0], sha256=digest[1], title=title, published=published, passages=passages
    )
    return Reading(
        report=report,
        actors=(),
        roles=(),
        engagements=(),
        statements=(),
        events=(),
        relations=(),
        claims=(),
        warnings=(),
        reader=Reader(version="0.1.0", model="none"),
    )


def missing(source: str) -> OnRecordError:
    """Return the error for a file that is not there."""
    return SourceMissing(source, "no such file", expected="a file", remedy="check the name")


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str | None], Reading]:
    """Every source holds the small reading, save those whose name begins with `no` or `fault`."""

    def found(source: str, published: str | None) -> Reading:
        if source.startswith("no"):
            raise missing(source)
        if source.startswith("fault"):
            raise RecursionError("too deep")
        return small_reading(published, title=source)

    monkeypatch.setattr(read, "read_source", found)
    monkeypatch.delenv("ONRECORD_DEBUG", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return found
