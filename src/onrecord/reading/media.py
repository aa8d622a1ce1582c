"""The hands that the words around a cue tell: whom it was told, in what it was written, who carried it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain.reading import Hand, Means
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.attributions import Attribution
from onrecord.reading.document import Document
from onrecord.reading.hand_patterns import (
    CARRIED,
    LATER_TO,
    LISTENERS,
    MEDIUM,
    OUTLET_NAME,
    QUOTED_BY,
    SPOKEN_TO,
    THROUGH,
    TRANSLATED,
)
from onrecord.reading.lexicon.cues import means_words
from onrecord.reading.lexicon.nominals import nominals_by_form
from onrecord.reading.outlets import Outlets

WROTE = re.compile(r"(?:has |had |also |later )*(?:wrote|written|writes|writing)\b", re.IGNORECASE)
LED = re.compile(r"\s+(?:through|via|in|on|at|during|to)\s+[^.,;“\"]{3,60}?\s(?=that\s)")
PERSONAL = re.compile(
    r"\b(?:officials?|aides?|organisers?|organizers?|people|person|minister|president|chief|he|she|they|spokes\w+)\b",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(r"(?:has |had |also )*announc(?:ed|es|ing)\b", re.IGNORECASE)
AFTER_CUE = 120  # code points behind a cue in which its medium is told, where no content stands between
ISSUED: frozenset[Means] = frozenset(
    {"statement", "announcement", "readout", "document", "report", "post", "briefing", "translation"}
)


class Media:
    """Reads the words between a source, its cue and its content.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        outlets: which of them are outlets.
    """

    def __init__(self, doc: Document, cast: Cast, outlets: Outlets) -> None:
        self.doc, self.cast, self.outlets = doc, cast, outlets

    def stretches(self, attribution: Attribution) -> Iterator[tuple[int, int]]:
        """Yield where an attribution's medium may be told: behind the cue, before it, in the source."""
        cue = attribution.cue
        assert cue is not None
        inside = self.doc.tree.at(cue.start, cue.end)
        a, b = self.doc.tree.sentence_span(inside[0]) if inside else (cue.start, cue.end)
        taken = [(m.start, m.end) for m in attribution.content]
        stop = min([s for s, _ in taken if s >= cue.end] + [b, cue.end + AFTER_CUE])
        led = LED.match(self.doc.text, cue.end, min(b, cue.end + AFTER_CUE))
        if stop <= cue.end + 2 and led is not None:
            stop = led.end()  # "said through his lawyer that …", all of it read as content
        source = attribution.source
        lead = source.start if source and source.end <= cue.start else cue.start
        yield (cue.start, stop)
        yield (max([e for _, e in taken if e <= cue.start] + [a]), lead)
        if source is not None:
            yield (source.start, source.end)

    def hands(self, speakers: tuple[Entity, ...], name: str, attribution: Attribution) -> tuple[Hand, ...]:
        """Return the hands told around a cue, nearest the speaker first."""
        if attribution.cue is None or not self.doc.tree.at(attribution.cue.start, attribution.cue.end):
            return ()
        spots = list(self.stretches(attribution))
        start, stop = spots[0]
        source = attribution.source
        lead = source.start if source and source.end <= start else start
        carried = self.carried(QUOTED_BY, lead, stop) or [
            h for s, e in spots[1:2] for h in self.carried(CARRIED, s, e)
        ]
        hands = [*self.through(start, stop)]
        told = [h for h in self.told(start, stop) if h.name != name]
        told = told or [h for s, e in spots[1:2] for h in self.told(s, e) if h.name != name]
        written = next((found for s, e in spots if (found := self.written(speakers, name, s, e))), [])
        if told and told[0].means == "interview":
            written = []
        if not written and not told and not carried:
            written = self.issued(speakers, name, attribution)
        paper = bool(written) and written[0].means in ISSUED
        asked = bool(told) and told[0].means == "told" and LISTENERS.match(told[0].name) is None
        hands += [*written, *(told if asked else [])] if paper else told or written
        return (*hands, *carried)

    def issued(self, speakers: tuple[Entity, ...], name: str, attribution: Attribution) -> list[Hand]:
        """Read a cue that tells the medium: who wrote did so in a document, who announced announced."""
        assert attribution.cue is not None
        words = attribution.cue.start, attribution.cue.end
        cue = self.doc.text[words[0] : words[1]]
        wrote = WROTE.match(cue) is not None and not self.outlets.holds(name, speakers)
        bodies = all(e.kind != "person" for e in speakers) if speakers else not PERSONAL.search(name)
        announced = bodies and ANNOUNCED.match(cue) is not None
        if not name or re.search(r"\bspokes", name) or not (wrote or announced):
            return []
        actor = f"a{speakers[0].number}" if len(speakers) == 1 else None
        means: Means = "document" if wrote else "announcement"
        return [Hand(actor=actor, name=name, means=means, evidence=(self.doc.span(*words),))]

    def carried(self, pattern: re.Pattern[str], start: int, end: int) -> list[Hand]:
        """Read "was quoted by the portal as saying": the outlet that carried the words."""
        match = pattern.search(self.doc.text, start, end)
        if match is None:
            return []
        s, e = match.span("who")
        return [self.reporter(s, e)]

    def reporter(self, start: int, end: int) -> Hand:
        """Return the outlet that words name, as a hand."""
        entities = self.cast.in_span(start, end, "organisation", "government", "product")
        found = [e for e in entities if e.number in self.outlets.known] or entities
        phrase = tidy(self.doc.text[start:end])
        meant = found[-1] if found else self.outlets.meant(phrase, start)
        return Hand(
            actor=f"a{meant.number}" if meant else None,
            name=meant.name if meant else phrase,
            means="report",
            evidence=(self.doc.span(start, end),),
        )

    def through(self, start: int, end: int) -> list[Hand]:
        """Read "said through a spokeswoman": who spoke in the speaker's place."""
        match = THROUGH.search(self.doc.text, start, end)
        if match is None:
            return []
        span = self.doc.span(*match.span("who"))
        people = self.cast.in_span(span.start, span.end + 40, "person") if match["named"] else []
        actor = f"a{people[0].number}" if people else None
        return [
            Hand(actor=actor, name=people[0].name if people else match["who"], means="told", evidence=(span,))
        ]

    def told(self, start: int, end: int) -> list[Hand]:
        """Read "told CNBC", "told reporters", "in an interview with the Gazette"."""
        later = LATER_TO.match(self.doc.text, start, end)
        first = (later,) if later is not None else ()
        for match in (*first, *SPOKEN_TO.finditer(self.doc.text, start, end)):
            found = self.listener(*match.span("to"))
            if found is None:
                continue
            name, actor, span = found
            around = self.doc.text[start : min(end + 40, len(self.doc.text))]
            public = LISTENERS.match(self.doc.text, match.start("to")) is not None
            if match is later and not actor and not public:
                continue
            interview = match.groupdict().get("interview") or re.search(r"\binterview(?:ed)?\b", around)
            means: Means = "interview" if interview else "told"
            return [Hand(actor=actor, name=name, means=means, evidence=(span,))]
        return []

    def listener(self, start: int, end: int) -> tuple[str, str | None, Span] | None:
        """Return who was told by the words behind "told": reporters, an outlet, a body; never a person."""
        text = self.doc.text[start:end]
        public = LISTENERS.match(text)
        if public is not None:
            return (
                re.sub(r"^(?:the|an?)\s+", "", public.group()),
                None,
                self.doc.span(start, start + public.end()),
            )
        first = self.cast.in_span(start, end)
        people = [e for e in first if e.kind == "person"]
        bodies = [e for e in first if e.kind not in ("country", "person")]
        outlets = [e for e in bodies if e.number in self.outlets.known]
        named = OUTLET_NAME.match(text)
        if named and named["words"] and not named["name"]:
            span = self.doc.span(start, start + named.end("words"))
            meant = self.outlets.meant(named["words"], start)
            return (meant.name if meant else named["words"]), (f"a{meant.number}" if meant else None), span
        if named is None or not named["name"]:
            return None
        span = self.doc.span(start, start + named.end())
        name = named["name"]
        if any(name in (n, n.split()[-1]) for e in people for n in (e.name, *e.names)):
            return None
        if self.surname(name):
            return None
        if outlets and outlets[-1].name in name + " " + text:
            return outlets[-1].name, f"a{outlets[-1].number}", span
        at = start + named.start("name")
        body = next(
            (e for e in bodies if any(s <= at + 4 and at < t for s, t in (*e.places, *e.later))), None
        )
        whole = body is not None and (body.kind != "place" or not name.startswith(body.name + " "))
        if body is not None and whole:
            return body.name, f"a{body.number}", span
        return name, None, span

    def surname(self, name: str) -> bool:
        """Say whether a name is the surname of somebody in the report."""
        low = name.lower()
        return any(e.kind == "person" and e.tokens and e.tokens[-1] == low for e in self.cast.entities)

    def written(self, speakers: tuple[Entity, ...], name: str, start: int, end: int) -> list[Hand]:
        """Read "in a statement", "in a post on X", "at a briefing": the speaker's own medium."""
        for match in MEDIUM.finditer(self.doc.text, start, end):
            if match["x"] and match["x"] != "X":
                continue
            noun = (match["noun"] or "post").lower()
            means = means_words().get(noun) or means_words().get(noun.title())
            if means is None or means in ("source", "told"):
                continue
            actor = f"a{speakers[0].number}" if len(speakers) == 1 else None
            span = self.doc.span(*match.span())
            around = self.doc.span(match.start(), min(len(self.doc.text), match.end() + 60))
            following = () if noun == "translation" else translation(self.doc, self.cast, around)
            return [Hand(actor=actor, name=name or noun, means=means, evidence=(span,)), *following]
        return []


def is_body(name: str) -> bool:
    """Say whether a description is of a body, which states, not of people, who are sources."""
    nominal = nominals_by_form().get(name.lower()) or nominals_by_form().get(name.lower().split(" ")[-1])
    return nominal is not None and nominal.kind in ("government", "organisation")


def translation(doc: Document, cast: Cast, span: Span) -> tuple[Hand, ...]:
    """Return the translator that a phrase names, as a hand."""
    match = TRANSLATED.search(span.text)
    if match is None:
        return ()

    def at(inside: tuple[int, int]) -> Span:
        return doc.span(span.start + inside[0], span.start + inside[1])

    group = next((g for g in ("who", "tool", "zh") if match[g]), None)
    if group is None:
        return (Hand(actor=None, name=match.group(), means="translation", evidence=(at(match.span()),)),)
    words = at(match.span(group))
    entities = cast.in_span(words.start, words.end, "organisation", "person", "product", "government")
    name = entities[0].name if entities else named(tidy(match[group]))
    actor = f"a{entities[0].number}" if entities else None
    return (Hand(actor=actor, name=name, means="translation", evidence=(words,)),)


def named(phrase: str) -> str:
    """Return the capitalised name in a phrase, or the phrase where it has none."""
    found = re.search(r"[A-Z][\w&+-]*(?:\s+(?:of\s+|de\s+)?[A-Z][\w&+-]*)*", phrase)
    return found.group() if found else phrase


def tidy(text: str) -> str:
    """Take determiners and marks off the edges of a phrase and fold its white space."""
    folded = " ".join(text.split()).strip(" ,.;:“”\"'—–-")
    return re.sub(r"^(?:the|a|an)\s+", "", folded, flags=re.IGNORECASE)
