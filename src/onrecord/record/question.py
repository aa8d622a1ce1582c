"""What is asked of a record: filters that combine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.domain.dates import days_of
from onrecord.domain.errors import RecordError
from onrecord.domain.reading import (
    ActorKind,
    EngagementStatus,
    EngagementType,
    StatementForm,
    StatementStatus,
)

Sort = Literal["date", "-date", "accounts", "participants"]
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class QuestionError(RecordError):
    """A question that cannot be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whom a question asks for; what is given must all fit one body or person.

    Someone fits who is such a one, or is there for such a one: Apple's chief executive for "US companies".

    Args:
        actors: ids of the record, any of them.
        names: names as `onrecord.actors.names.plain` folds them, any of them or of `actors`.
        countries: ISO 3166-1 alpha-3 codes, any of them.
        kinds: any of them; "government" takes countries too, as reports say "China" for its government.
        sectors: any of them, in whatever letter case.
        said: how it was asked for, in words.
    """

    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[ActorKind, ...] = ()
    sectors: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a record; what is left out narrows nothing.

    Args:
        parties: each must take part, as another participant; of statements, each must speak.
        types: of engagements, any of them.
        statuses: of engagements or statements, any of them.
        forms: of statements, any of them.
        since, until: ISO 8601 days, months or years, both included. An engagement of which only the month is
            known fits where some day of it does. Of statements the day on which the report was published.
        topics: words of a topic, all of them; of statements, of an engagement that its report tells.
        languages: ISO 639-1 codes of the report, any of them.
        outlets: words of the outlet's name, any of them.
        words: that stand in the sentences that tell it, all of them, in whatever letter case.
        news: leave out engagements that reports tell as background alone.
        confidence: leave out what is less sure than this, from 0 to 1.
        sort: "-date", the latest first; "date"; "accounts" or "participants", most first. Without date last.
        limit: how many at most; None for all.

    Raises:
        QuestionError: a date that is none, or an end before the beginning.
    """

    parties: tuple[Party, ...] = ()
    types: tuple[EngagementType, ...] = ()
    statuses: tuple[EngagementStatus | StatementStatus, ...] = ()
    forms: tuple[StatementForm, ...] = ()
    since: str | None = None
    until: str | None = None
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    news: bool = False
    confidence: float = 0.0
    sort: Sort = "-date"
    limit: int | None = None

    def __post_init__(self) -> None:
        for option, value in (("since", self.since), ("until", self.until)):
            if value is not None and not (_PARTIAL.fullmatch(value) and days_of(value)[0]):
                raise QuestionError(
                    option,
                    f"{value!r} is not a date",
                    expected="YYYY, YYYY-MM or YYYY-MM-DD",
                    remedy="write it so, such as 2024-03",
                )
        begin, end = days_of(self.since)[0], days_of(self.until)[1]
        if begin and end and end < begin:
            raise QuestionError(
                f"until {self.until}",
                f"it ends before {self.since}, from when is asked",
                expected="an end that is not before the beginning",
                remedy="exchange the two dates",
            )

    @property
    def dated(self) -> bool:
        """Whether it asks for a stretch of time."""
        return bool(self.since or self.until)

    def in_words(self) -> str:
        """Return what is asked for, in words, or "" where nothing narrows it."""
        parts = [party.said for party in self.parties]
        parts += [f"{label} {' or '.join(values)}" for label, values in (
            ("type", self.types), ("status", self.statuses), ("form", self.forms), ("topic", self.topics),
            ("language", self.languages), ("outlet", self.outlets),
        ) if values]  # fmt: skip
        parts += [f"words {' and '.join(repr(word) for word in self.words)}"] if self.words else []
        parts += [f"since {self.since}"] if self.since else []
        parts += [f"until {self.until}"] if self.until else []
        parts += ["news alone"] if self.news else []
        parts += [f"confidence from {self.confidence:g}"] if self.confidence else []
        return ", ".join(part for part in parts if part)
