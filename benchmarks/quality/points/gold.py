"""Pairs of accounts written for this project, with the points that a careful reader finds in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.domain.report import Report
from onrecord.sources import report_from_text

Part = Literal["dev", "test"]
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One point.

    Args:
        name: what it is about.
        one, other: half-open code points of its words in the two reports; None where it is not mentioned.
        differs: in what the two differ.
    """

    name: str
    one: tuple[int, int] | None
    other: tuple[int, int] | None
    differs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two accounts of one engagement and their points."""

    name: str
    reports: tuple[Report, Report]
    points: tuple[Expected, ...]


def files(part: Part) -> list[Path]:
    """Return the files of a part, in order."""
    return sorted((HERE / part).glob("*.json"))


def pairs(part: Part) -> tuple[Pair, ...]:
    """Return the pairs of a part.

    Raises:
        ValueError: words of a point do not stand in their report; the message says which.
    """
    return tuple(_pair(path) for path in files(part))


def _pair(path: Path) -> Pair:
    told = json.loads(path.read_text("utf-8"))
    texts = [told["reports"][side] for side in "ab"]
    one, other = (
        report_from_text(
            each["text"],
            title=each["title"],
            outlet=each["outlet"],
            published=each["published"],
            language=each["language"],
        )
        for each in texts
    )
    points = tuple(
        Expected(
            name=point["point"],
            one=_place(path, one, point["a"]),
            other=_place(path, other, point["b"]),
            differs=frozenset(point["differs"]),
        )
        for point in told["points"]
    )
    return Pair(name=path.stem, reports=(one, other), points=points)


def _place(path: Path, report: Report, words: str | None) -> tuple[int, int] | None:
    if words is None:
        return None
    at = report.text.find(words)
    if at < 0:
        raise ValueError(f"{path.name}: {words!r} is not in its report; expected its own words")
    return at, at + len(words)
