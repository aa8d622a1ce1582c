"""What a record keeps beside readings: who is who, which accounts tell one engagement, what came of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.domain.dates import Date
from onrecord.domain.reading import EngagementStatus, EngagementType, Hand
from onrecord.domain.spans import Span

How = Literal["verbatim", "edited", "rewritten", "translation", "take", "revision"]
AccountKind = Literal["primary", "wire", "original", "copy", "rewritten"]
AlterationClass = Literal[
    "marks lost", "synonym", "boundary", "round-trip translation", "competing translation",
    "indirect made direct", "modality", "speaker changed", "invented", "negation", "number", "date",
    "title", "name", "spliced",
]  # fmt: skip
Altered = Literal["quotation", "statement", "title", "name", "date", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Who an actor of one report is.

    Args:
        local: the actor's id in the reading (`a1`).
        actor: id in the registry or the record, or None where linking abstains.
        confidence: share of such links that are right.
        why: the reasons, in words: name, title, organisation, country, date.
    """

    local: str
    actor: str | None
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """One who takes part in an engagement, as an account tells it.

    Args:
        actor: id in the record, the same in all reports, or None for one that nothing leads to.
        kind: person, organisation, government, country, …; None for a described group.
        names: every form of the name that the report uses.
        country: ISO 3166-1 alpha-3 code, where known.
        elsewhere: his name stands in the words of another engagement of the report alone; he is
        not compared by.
    """

    actor: str | None
    name: str
    kind: str | None = None
    names: tuple[str, ...] = ()
    title: str | None = None
    organisation: str | None = None
    side: str | None = None
    country: str | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one report says of one engagement.

    Args:
        id: report id, "#", and the engagement's id in the reading: `sha256:…#g1`.
        published: ISO 8601 date or date-time of the report, or None.
        words: the sentence or sentences that tell it, in the report's words.
        evidence: spans of the report's text.
    """

    id: str
    report: str
    language: str | None
    outlet: str | None
    url: str | None
    published: str | None
    type: EngagementType
    status: EngagementStatus
    takers: tuple[Taker, ...]
    date: Date
    place: str | None
    topics: tuple[str, ...]
    according_to: tuple[Hand, ...]
    words: str
    evidence: tuple[Span, ...]
    news: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether two accounts tell one engagement.

    Args:
        one, other: account ids, the lesser first.
        same: probability that they do.
        apart: True where something rules it out, whatever other accounts say (another day, another place).
        why: reasons for and against, in words.
    """

    one: str
    other: str
    same: float
    apart: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One report was made from another.

    Args:
        child, parent: report ids.
        how: copy (verbatim, edited, rewritten), translation, later take of a wire story, revision of a page.
        confidence: share of such verdicts that are right.
        why: reasons for the relation and for its direction, in words.
    """

    child: str
    parent: str
    how: How
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one report with their place in it."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """A quotation, title, name, date or number that differs from its earliest form in the record.

    A competing translation of one original is told as such and is nobody's fault.

    Args:
        here: the words as this report has them.
        earliest: the words as first published in the record; None for an invented one.
        why: one sentence: what changed.
    """

    kind: Altered
    classes: tuple[AlterationClass, ...]
    here: Words
    earliest: Words | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One sentence, or several that are one on the other side, told otherwise.

    Args:
        here, there: the child's words and the parent's.
        moved: it stands elsewhere in the order.
        parts: what stands here for what stood there, each as (here, there); either may be empty.
    """

    here: Words
    there: Words
    moved: bool
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostHand:
    """A hand of a statement's chain that the parent names and the child does not."""

    hand: Hand
    here: Words
    there: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a report made of the one that it was made from.

    Args:
        child, parent: report ids.
        dropped, added: sentences that only the parent, and only the child, has.
        changed: sentences that both have, told otherwise.
        damaged: those of them that are broken in the child.
        lost: hands that the child no longer names.
    """

    child: str
    parent: str
    dropped: tuple[Words, ...]
    added: tuple[Words, ...]
    changed: tuple[Change, ...]
    damaged: tuple[Change, ...]
    lost: tuple[LostHand, ...]
