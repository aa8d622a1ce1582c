"""A reading laid out for people: sections of cards, the same for the terminal and for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.domain.reading import (
    Actor,
    Caution,
    Claim,
    Engagement,
    Event,
    Reading,
    Relation,
    Statement,
)
from onrecord.domain.spans import Span
from onrecord.showing import wording

CardKind = Literal["engagement", "statement", "event", "relation", "claim", "actor", "warning"]
Tone = Literal["firm", "open", "against", "silent", ""]

TONES: dict[str, Tone] = {  # how a status sounds
    "held": "firm",
    "planned": "open",
    "postponed": "open",
    "cancelled": "against",
    "denied": "against",
    "disputed": "against",
    "declined": "silent",
    "no-response": "silent",
    "no-information": "silent",
    "no-comment": "silent",
}
_PARTS = {"agent": "by", "object": "what", "target": "target", "place": "where"}


_SECTIONS = (
    ("news", "Engagements", "engagement"),
    ("background", "Background", "engagement"),
    ("captions", "In captions", "engagement"),
    ("statements", "Statements", "statement"),
    ("events", "Events", "event"),
    ("relations", "Relations", "relation"),
    ("claims", "Claims", "claim"),
    ("names", "Names", "name"),
    ("warnings", "Warnings", "warning"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the words said; `quoted` where they stand in quotation marks in the report."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One who takes part, with the office the report gives; `uncertain` as for a card."""

    name: str
    office: str
    uncertain: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing found, in words.

    Args:
        id: unique in the reading: `g1`, `s1`, `e1`, `r1`, `c1`, `a1`, `w1`.
        title: what it is called.
        status: its status in one word, or empty.
        tone: how the status sounds, for its colour.
        facts: more about it, in few words each.
        people: participants.
        rows: further (label, text) pairs.
        cue: the report's own word for the saying ("hopes", "denied"), or empty.
        words: what was said, in the report's own words.
        chain: the hands it passed through, from the speaker to the reader; empty where none applies.
        evidence: the words that show it.
        uncertain: the reader's confidence where it is below `wording.UNCERTAIN_BELOW`, else None.
    """

    id: str
    kind: CardKind
    title: str
    status: str = ""
    tone: Tone = ""
    facts: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    cue: str = ""
    words: tuple[Piece, ...] = ()
    chain: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    uncertain: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Cards of one kind under one heading; `id` names it in addresses, `noun` counts its cards."""

    id: str
    heading: str
    noun: str
    cards: tuple[Card, ...]


def sections(reading: Reading) -> tuple[Section, ...]:
    """Lay a reading out: the news first, then background and captions, and the rest; empty sections left out.

    Warnings come last, where a terminal leaves the eye.
    """
    captions = {engagement.id for engagement in reading.engagements if _in_caption(reading, engagement)}
    names = {actor.id: actor.name for actor in reading.actors}
    told = [engagement for engagement in reading.engagements if engagement.id not in captions]

    captioned = [engagement for engagement in reading.engagements if engagement.id in captions]

    def engagements(chosen: Iterable[Engagement]) -> tuple[Card, ...]:
        return tuple(_engagement(reading, engagement) for engagement in chosen)

    cards = {
        "news": engagements(each for each in told if each.news),
        "background": engagements(each for each in told if not each.news),
        "captions": engagements(captioned),
        "statements": tuple(_statement(reading, each) for each in reading.statements),
        "events": tuple(_event(each) for each in reading.events),
        "relations": tuple(_relation(names, *each) for each in enumerate(reading.relations, 1)),
        "claims": tuple(_claim(reading, names, *each) for each in enumerate(reading.claims, 1)),
        "names": tuple(_actor(reading, names, each) for each in reading.actors),
        "warnings": tuple(_warning(*each) for each in enumerate(reading.warnings, 1)),
    }
    return tuple(
        Section(id=id_, heading=heading, noun=noun, cards=cards[id_])
        for id_, heading, noun in _SECTIONS
        if cards[id_]
    )


def _in_caption(reading: Reading, engagement: Engagement) -> bool:
    """Say whether an engagement is told by a caption: its first evidence stands in one."""
    first = engagement.evidence[0] if engagement.evidence else None
    return first is not None and any(
        passage.kind == "caption" and passage.start <= first.start < passage.end
        for passage in reading.report.passages
    )


def _uncertain(confidence: float) -> float | None:
    return confidence if confidence < wording.UNCERTAIN_BELOW else None


def _engagement(reading: Reading, found: Engagement) -> Card:
    chain = wording.chain(None, found.according_to, reading.report) if found.according_to else ()
    rows = [("when", wording.why(found.date))]
    if found.place:
        rows.append(("where", found.place.name))
    if found.topics:
        rows.append(("about", "; ".join(found.topics)))
    if not chain:
        rows.append(("source", f"{wording.outlet(reading.report)} in its own voice, naming nobody"))
    return Card(
        id=found.id,
        kind="engagement",
        title=found.type.capitalize() if found.type != "other" else "Engagement",
        status=found.status,
        tone=TONES[found.status],
        facts=(wording.when(found.date),),
        people=tuple(
            Person(name=who.name, office=wording.office(who), uncertain=_uncertain(who.confidence))
            for who in found.participants
        ),
        rows=tuple(rows),
        chain=chain,
        evidence=found.evidence,
        uncertain=_uncertain(found.confidence),
    )


def _statement(reading: Reading, found: Statement) -> Card:
    # What the speaker said is the innermost content; the outermost may hold "X said" itself.
    content, cue = (
        (found.layers[0].content, found.layers[0].cue) if found.layers else (found.content, found.cue)
    )
    facts: list[str] = [] if found.form == "none" else [found.form]
    if found.language and found.language != reading.report.language:
        facts.append(f"spoken in {wording.language(found.language)}")
    return Card(
        id=found.id,
        kind="statement",
        title=found.speaker.name if found.speaker else "Nobody named",
        status="" if found.status == "said" else found.status.replace("-", " "),
        tone=TONES.get(found.status, ""),
        facts=tuple(facts),
        cue=cue.text if cue and content else "",
        words=_pieces(content or found.evidence, found.quotations),
        chain=wording.chain(found.speaker, found.according_to, reading.report),
        evidence=found.evidence,
        uncertain=_uncertain(found.confidence),
    )


def _pieces(content: tuple[Span, ...], quotations: tuple[Span, ...]) -> tuple[Piece, ...]:
    """Return the words of a statement, its quotations told apart; a gap between spans is an ellipsis."""
    pieces: list[Piece] = []
    for number, span in enumerate(content):
        if number:
            pieces.append(Piece(text=" … "))
        at = span.start
        for quotation in sorted(quotations):
            start, end = max(at, quotation.start), min(span.end, quotation.end)
            if start < end:
                pieces.append(Piece(text=span.text[at - span.start : start - span.start]))
                pieces.append(Piece(text=span.text[start - span.start : end - span.start], quoted=True))
                at = end
        pieces.append(Piece(text=span.text[at - span.start :]))
    return tuple(piece for piece in pieces if piece.text)


def _event(found: Event) -> Card:
    parts: dict[str, list[str]] = {}
    for participant in found.participants:
        parts.setdefault(_PARTS.get(participant.part, participant.part), []).append(participant.name)
    rows = [(label, wording.listed(names)) for label, names in parts.items()]
    return Card(
        id=found.id,
        kind="event",
        title=found.type.capitalize(),
        facts=(wording.when(found.date),),
        rows=(*rows, ("when", wording.why(found.date))),
        evidence=found.evidence,
    )


def _relation(names: Mapping[str, str], number: int, found: Relation) -> Card:
    source, target = names.get(found.source, found.source), names.get(found.target, found.target)
    return Card(
        id=f"r{number}", kind="relation", title=f"{source}: {found.kind} of {target}", evidence=found.evidence
    )


def _claim(reading: Reading, names: Mapping[str, str], number: int, found: Claim) -> Card:
    rows = (
        [("about", wording.listed([names.get(actor, actor) for actor in found.about]))] if found.about else []
    )
    voice = found.speaker.name if found.speaker else f"{wording.outlet(reading.report)} in its own voice"
    return Card(
        id=f"c{number}",
        kind="claim",
        title=f"“{found.text}”",
        facts=(f"claim of {found.kind}",),
        rows=(*rows, ("source", voice)),
        evidence=found.evidence,
    )


def _warning(number: int, found: Caution) -> Card:
    return Card(id=f"w{number}", kind="warning", title=found.message, evidence=found.evidence)


def _actor(reading: Reading, names: Mapping[str, str], found: Actor) -> Card:
    offices = [
        ", ".join(filter(None, (role.title, names.get(role.organisation or "", role.organisation))))
        for role in reading.roles
        if role.person == found.id
    ]
    others = [name for name in found.names if name != found.name]
    rows = [("office", "; ".join(dict.fromkeys(offices)))] if offices else []
    if others:
        rows.append(("also", "; ".join(others)))
    return Card(
        id=found.id,
        kind="actor",
        title=found.name,
        facts=tuple(filter(None, (found.kind, found.country))),
        rows=tuple(rows),
        evidence=found.mentions,
    )
