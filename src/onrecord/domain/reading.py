"""Everything found in one report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.domain.dates import Date
from onrecord.domain.report import Report
from onrecord.domain.spans import Span

ActorKind = Literal["person", "organisation", "government", "country", "place", "product"]
EngagementType = Literal["meeting", "call", "visit", "talks", "signing", "summit", "other"]
EngagementStatus = Literal["held", "planned", "postponed", "cancelled", "denied", "disputed"]
StatementForm = Literal["direct", "indirect", "mixed", "none"]
StatementStatus = Literal["said", "denied", "declined", "no-response", "no-information", "no-comment"]
Means = Literal[
    "statement", "announcement", "readout", "translation", "interview", "report", "post",
    "briefing", "document", "source", "told",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation, government body, country, place or product of one report.

    Args:
        id: `a1`, `a2`, … in order of first mention.
        name: the fullest name the report uses.
        country: English short name of the country it belongs to, where the report's words tell, else None.
        names: every form of the name that the report uses, in order of appearance.
        mentions: every place that leads to this actor: names, and later "Smith", "the minister", "he".
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    names: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A person's title and organisation as this report gives them; `person` and `organisation` are
    actor ids.
    """

    person: str
    title: str | None
    organisation: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """Event and mode of an engagement in the PLOVER ontology (Halterman et al. 2023)."""

    event: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One who takes part in an engagement, with the title, organisation and side the report gives.

    `actor` is None for a described group that no name leads to ("executives of 20 companies").
    `confidence` is the calibrated probability that they take part.
    """

    actor: str | None
    name: str
    title: str | None = None
    organisation: str | None = None
    side: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an engagement happened, in the report's words; `actor` is the place's actor id."""

    name: str
    actor: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """One hand that a statement or an account passed through, and by what means.

    Args:
        actor: actor id, or None where the report names nobody the reader knows ("unnamed sources").
        name: the hand as the report words it, or the actor's name.
        means: statement, announcement, translation, interview, report, …
        evidence: the words that show it.
    """

    actor: str | None
    name: str
    means: Means
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Actors meeting, calling, visiting, holding talks or signing, as one report tells it.

    Args:
        id: `g1`, `g2`, … in order of the text.
        news: True where the report is about it, False where it is told as background.
        according_to: from the hand nearest the engagement to the hand nearest the reader.
    """

    id: str
    type: EngagementType
    plover: Plover
    status: EngagementStatus
    participants: tuple[Participant, ...]
    date: Date
    place: Place | None
    topics: tuple[str, ...]
    according_to: tuple[Hand, ...]
    evidence: tuple[Span, ...]
    news: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it: an actor id where the text decides it, and the name or description used.

    Args:
        actors: the actor ids of all who said it together; `actor` is None where they are several.
    """

    actor: str | None
    name: str
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One attribution among those a statement is wrapped in: the source, cue and content of one hand."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something said, written or withheld.

    Args:
        id: `s1`, `s2`, … in order of the text.
        speaker: who said it first, or None where the report tells nobody.
        source, cue, content: the outermost attribution as PolNeAR marks it (Newell et al. 2018).
        layers: every attribution it is wrapped in, from the speaker's own to the outermost.
        quotations: the directly quoted parts of the content, without their marks.
        language: ISO 639-1 code of the language actually spoken, None where unknown.
        according_to: the hands after the speaker, from nearest the speaker to nearest the reader.
    """

    id: str
    speaker: Speaker | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: StatementForm
    quotations: tuple[Span, ...]
    status: StatementStatus
    language: str | None
    according_to: tuple[Hand, ...]
    evidence: tuple[Span, ...]
    layers: tuple[Layer, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One who takes part in an event, and as what: `agent`, `target`, `object`, `place`."""

    actor: str | None
    name: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Any other dated act that a report tells: restriction, investment, launch, block, appointment."""

    id: str
    type: str
    participants: tuple[Part, ...]
    date: Date
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A standing relation between two actors: `source` is the `kind` of `target` (Google's parent is
    Alphabet).
    """

    kind: str
    source: str
    target: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of trend ("increasingly rare") that the report makes in nobody else's name or in somebody's."""

    kind: str
    text: str
    about: tuple[str, ...]
    evidence: tuple[Span, ...]
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What a careful editor would warn of; `warnings` in the JSON."""

    code: str
    message: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What read the report: the version of On Record, and the name and digest of its model."""

    version: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one report. The same report and version give the same reading."""

    report: Report
    actors: tuple[Actor, ...]
    roles: tuple[Role, ...]
    engagements: tuple[Engagement, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    warnings: tuple[Caution, ...]
    reader: Reader
