"""What an editor expects of the reading of one report, from the JSON beside it.

A key that is left out is not judged; `null` and an empty list are judged, as "the report does not tell".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

from onrecord.domain.reading import EngagementStatus, EngagementType, StatementForm, StatementStatus

Item = TypeVar("Item")


class ExpectationError(ValueError):
    """An expectation file cannot be used; the message names the file and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedParticipant:
    """One who takes part, with title and organisation as the report gives them."""

    name: str
    title: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEngagement:
    """One engagement; `judged` names the keys that the file gives."""

    type: str
    status: str
    participants: tuple[ExpectedParticipant, ...]
    date: str | None
    place: str | None
    topics: tuple[str, ...]
    news: bool
    caption: bool
    according_to: tuple[tuple[str, str], ...]
    judged: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedStatement:
    """One statement; `places` is where its content stands in the report, half-open, code points."""

    speaker: str | None
    content: str
    places: tuple[tuple[int, int], ...]
    form: str
    status: str
    according_to: tuple[tuple[str, str], ...]
    judged: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEvent:
    """One event, and the names that must be among its participants."""

    type: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRelation:
    """One relation: `source` is the `kind` of `target`."""

    kind: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedClaim:
    """One claim of trend in the report's words, and where they stand."""

    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """Everything expected of one report; `judged` names the lists that the file gives."""

    name: str
    path: Path
    text: str
    published: str | None
    engagements: tuple[ExpectedEngagement, ...]
    roles: tuple[ExpectedParticipant, ...]
    statements: tuple[ExpectedStatement, ...]
    events: tuple[ExpectedEvent, ...]
    relations: tuple[ExpectedRelation, ...]
    claims: tuple[ExpectedClaim, ...]
    warnings: frozenset[str]
    judged: frozenset[str]


def load(folder: Path) -> list[Expectations]:
    """Return the expectations of every report in `folder`, in order of name.

    Raises:
        FileNotFoundError: there is no report, or a report has no expectations beside it.
        ExpectationError: a file is not as described.
    """
    reports = sorted(folder.glob("*.txt"))
    if not reports:
        raise FileNotFoundError(f"{folder}: no report; expected NAME.txt, each with NAME.json beside it")
    return [of_report(report) for report in reports]


def of_report(report: Path) -> Expectations:
    """Return the expectations that stand beside one report."""
    beside = report.with_suffix(".json")
    if not beside.is_file():
        raise FileNotFoundError(f"{report}: no expectations; expected {beside.name} beside it")
    try:
        given = json.loads(beside.read_text("utf-8"))
    except ValueError as wrong:
        raise ExpectationError(f"{beside}: not JSON in UTF-8: {wrong}") from wrong
    text = report.read_text("utf-8")
    try:
        return _expectations(report, report.stem, text, given)
    except (KeyError, TypeError, ValueError) as wrong:
        what = f"no key {wrong}" if isinstance(wrong, KeyError) else str(wrong)
        raise ExpectationError(f"{beside}: {what}") from wrong


def expectations(name: str, text: str, given: Mapping[str, Any]) -> Expectations:
    """Return the expectations of a text that is not a file of its own.

    Raises:
        ExpectationError: the marks are not as described.
    """
    try:
        return _expectations(Path(name), name, text, given)
    except (KeyError, TypeError, ValueError) as wrong:
        raise ExpectationError(f"{name}: {wrong}") from wrong


def _expectations(report: Path, name: str, text: str, given: Mapping[str, Any]) -> Expectations:
    def each(key: str, make: Callable[[Any], Item]) -> tuple[Item, ...]:
        return tuple(make(one) for one in given.get(key) or ())

    return Expectations(
        name=name,
        path=report,
        text=text,
        published=given.get("published"),
        engagements=each("engagements", _engagement),
        roles=each(
            "roles",
            lambda one: ExpectedParticipant(
                name=one["person"], title=one.get("title"), organisation=one.get("organisation")
            ),
        ),
        statements=each("statements", lambda one: _statement(one, text)),
        events=each("events", lambda one: ExpectedEvent(type=one["type"], names=tuple(one["names"]))),
        relations=each(
            "relations",
            lambda one: ExpectedRelation(kind=one["kind"], source=one["from"], target=one["to"]),
        ),
        claims=each("claims", lambda one: _claim(one, text)),
        warnings=frozenset(given.get("warnings") or ()),
        judged=frozenset(given),
    )


def _engagement(given: Mapping[str, Any]) -> ExpectedEngagement:
    return ExpectedEngagement(
        type=_one_of(given["type"], get_args(EngagementType)),
        status=_one_of(given["status"], get_args(EngagementStatus)),
        participants=tuple(
            ExpectedParticipant(
                name=one["name"], title=one.get("title"), organisation=one.get("organisation")
            )
            for one in given["participants"]
        ),
        date=given.get("date"),
        place=given.get("place"),
        topics=tuple(given.get("topics") or ()),
        news=given.get("news", True),
        caption=given.get("caption", False),
        according_to=_chain(given.get("according_to") or ()),
        judged=frozenset(given),
    )


def _statement(given: Mapping[str, Any], text: str) -> ExpectedStatement:
    return ExpectedStatement(
        speaker=given["speaker"],
        content=given["content"],
        places=_places(given["content"], text),
        form=_one_of(given["form"], get_args(StatementForm)),
        status=_one_of(given["status"], get_args(StatementStatus)),
        according_to=_chain(given.get("according_to") or ()),
        judged=frozenset(given),
    )


def _claim(given: str | Mapping[str, Any], text: str) -> ExpectedClaim:
    words = given if isinstance(given, str) else given["text"]
    return ExpectedClaim(text=words, places=_places(words, text))


def _places(words: str, text: str) -> tuple[tuple[int, int], ...]:
    places, start = [], text.find(words)
    while words and start >= 0:
        places.append((start, start + len(words)))
        start = text.find(words, start + 1)
    if not places:
        raise ValueError(f"{words!r} does not stand in the report; expected its exact words")
    return tuple(places)


def _chain(given: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, means) for name, means in given)


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is unknown; expected one of {', '.join(known)}")
    return value
