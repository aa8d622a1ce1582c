"""What a record answers: engagements, statements and actors, each with what leads to its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from onrecord.domain.dates import Date
from onrecord.domain.reading import EngagementStatus, EngagementType, StatementForm, StatementStatus
from onrecord.domain.record import AccountKind
from onrecord.record.settled import Attendee, Difference

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTold:
    """One account of an engagement, without its words.

    Args:
        id: report id, "#", and the engagement's id in the reading.
        kind: "primary", a party's own; "wire"; "original"; "copy" or "rewritten", made from another report of
            the record.
        derived: its report was made from another of the record.
    """

    id: str
    report: str
    url: str | None
    outlet: str | None
    published: str | None
    language: str | None
    kind: AccountKind
    derived: bool
    status: EngagementStatus
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEngagement:
    """One engagement, as all its accounts together tell it.

    Args:
        type, status, date, place: of the account heard first that tells what it came to.
        accounts: as they are heard: a party's own first, then independent ones, then copies.
        independent: how many accounts there are without copies of one another.
        differences: in what accounts differ.
        disputed: accounts contradict each other in status, day or place.
        news: one report at least is about it; False where it is told as background alone.
        confidence: the highest that one of the accounts that tell its status has.
    """

    id: str
    type: EngagementType
    status: EngagementStatus
    date: Date
    place: str | None
    topics: tuple[str, ...]
    participants: tuple[Attendee, ...]
    accounts: tuple[AccountTold, ...]
    independent: int
    differences: tuple[Difference, ...]
    disputed: bool
    news: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTold:
    """One hand that a statement passed through."""

    actor: str | None
    name: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStatement:
    """One statement, as one report tells it.

    Args:
        id: report id, "#", and the statement's id in the reading.
        speaker: id in the record, or None where nothing leads to one.
        cue: the report's own word for the saying ("hopes", "denied"), or "" where it has none.
        words: the content as the report words it.
        quoted: words of it stand between quotation marks.
        spoken: ISO 639-1 code of the language actually spoken.
        start, end: of its evidence; half-open, code points of the report's text.
    """

    id: str
    report: str
    url: str | None
    outlet: str | None
    published: str | None
    language: str | None
    speaker: str | None
    speaker_name: str | None
    form: StatementForm
    status: StatementStatus
    cue: str
    words: str
    quoted: bool
    spoken: str | None
    according_to: tuple[HandTold, ...]
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedActor:
    """One actor that reports of the record tell of.

    Args:
        country: ISO 3166-1 alpha-3 code.
        origin: "registry", or "record" for one that only reports tell of.
        names: every name that leads to it.
        reports, engagements, statements: how many tell of it, have it take part, are its own.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    origin: str
    names: tuple[str, ...]
    reports: int
    engagements: int
    statements: int


@dataclass(frozen=True, slots=True)
class Answers(Sequence[Found], Generic[Found]):
    """What a question found, in the order asked for.

    Args:
        found: those within the question's limit.
        total: how many there are without the limit.
        undated: how many more would fit had they a date; 0 where the question asks for no stretch of time.
        looked_for: the question in words, or "" where nothing narrowed it.
        of: the class of what was looked for: the columns of a table in which nothing stands.
    """

    found: tuple[Found, ...]
    total: int
    undated: int = 0
    looked_for: str = ""
    of: type | None = None

    @overload
    def __getitem__(self, place: int) -> Found: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Found, ...]: ...
    def __getitem__(self, place: int | slice) -> Found | tuple[Found, ...]:
        """Return one of those found, or several."""
        return self.found[place]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)

    def to_arrow(self) -> pa.Table:
        """Return an Arrow table: one row each, participants and accounts as lists of structs.

        Raises:
            ExtraMissing: the extra `tables` is not installed.
        """
        from onrecord.record.tables import arrow

        return arrow(self)

    def to_polars(self) -> pl.DataFrame:
        """Return a Polars frame; see `to_arrow`.

        Raises:
            ExtraMissing: the extra `tables` is not installed.
        """
        from onrecord.record.tables import frame

        framed: pl.DataFrame = frame(self, "polars")
        return framed

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas frame; see `to_arrow`.

        Raises:
            ExtraMissing: the extra `tables` is not installed.
        """
        from onrecord.record.tables import frame

        framed: pd.DataFrame = frame(self, "pandas")
        return framed


AnyAnswers = Answers[Any]
