"""The hands that words passed through, read off the words of a source and of the clause around its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain.reading import Hand, Means
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.attributions import Attribution
from onrecord.reading.document import Document
from onrecord.reading.frames import nouns_by_form
from onrecord.reading.hand_patterns import OFFICE_OF, REQUOTED, SAYING, TRANSLATED
from onrecord.reading.lexicon.cues import unnamed_sources
from onrecord.reading.lexicon.nominals import pronouns
from onrecord.reading.lexicon.outlets import is_outlet
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.media import ISSUED, Media, is_body, tidy
from onrecord.reading.outlets import Outlets
from onrecord.reading.papers import Papers
from onrecord.reading.phrases import relative
from onrecord.reading.voice import FIRST, Voice

CLAUSE = re.compile(
    r",?\s+(?:who|whom|which|whose)\b|,\s+(?:quoted|cited|reached|speaking|citing|quoting|asked|contacted)\b"
)


LABEL = re.compile(r"(?:Sen|Rep|Gov|Mr|Ms|Mrs|Dr)\.?|[DRI]-\w[\w. -]*")
WHOSE = re.compile(r"\w[’']s\s+[a-z]")
CARRIES = re.compile(r"\b(?:quot|carri|broadcast)(?:s|ed|es|ing)?\b", re.IGNORECASE)
REPORTS = re.compile(r"\breport(?:s|ed|ing)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who a source phrase names.

    Args:
        speakers: the actors, none where no name is led to.
        name: the actor's name, or the phrase itself.
        document: the hands of the document named ("a statement from …"), from its maker on; else empty.
        conduit: it passes words on rather than speaking for itself: a document, an outlet, a body.
    """

    speakers: tuple[Entity, ...]
    name: str
    document: tuple[Hand, ...] = ()
    conduit: bool = False
    unnamed: bool = False


class Hands:
    """Reads sources and remembers documents, so that "the statement" leads to its maker.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.cast = doc, cast
        self.voice = Voice(doc, cast)
        self.outlets = Outlets(doc, cast)
        self.papers = Papers(doc, cast, self.outlets)
        self.media = Media(doc, cast, self.outlets)

    def source(self, start: int, end: int) -> Source:
        """Read the source phrase between two code points."""
        clause = CLAUSE.search(self.doc.text[start:end])
        end = start + clause.start() if clause and clause.start() > 2 else end
        text = self.doc.text[start:end]
        span = self.doc.span(start, end)
        noun = self.papers.noun(start, end)
        if noun is not None:
            return self.documented(span, *noun)
        outer = TRANSLATED.search(text)
        people = self.cast.in_span(start, start + outer.start() if outer else end, "person")
        bodies = self.cast.in_span(
            start,
            start + outer.start() if outer else end,
            "organisation",
            "government",
            "country",
            "product",
            "place",
        )
        named = self.persons(people, text, start, end)
        if named is not None:
            return named
        spoken = self.spokesperson(text)
        clean = tidy(text)
        voice = self.voice.at(start) if clean.lower() in FIRST else None
        if voice is not None:
            return Source(speakers=(voice,), name=voice.name)
        led = self.pronoun(clean, start, end, bodies)
        if led is not None:
            return led
        if any(phrase_pattern(p).search(text) for p in unnamed_sources()) and not (bodies and spoken):
            return Source(speakers=(), name=clean, unnamed=True)
        return self.body(bodies, clean, start, end, spoken=spoken)

    def persons(self, people: list[Entity], text: str, start: int, end: int) -> Source | None:
        """Return the source that the persons named in a phrase make, None where it names none."""
        people = [p for p in people if not LABEL.fullmatch(p.name)] or people
        if not people:
            return None
        if OFFICE_OF.search(text):
            return Source(speakers=(), name=tidy(text), conduit=True)
        own = [p for p in people if not self.depends(p, start, end)]
        if not own:
            return Source(speakers=(), name=tidy(text), unnamed=True)
        return Source(speakers=tuple(own), name=joined(own))

    def body(self, bodies: list[Entity], clean: str, start: int, end: int, *, spoken: bool) -> Source:
        """Return the source that bodies in a phrase make; a description where it is of somebody else."""
        paper = [b for b in bodies if b.number in self.outlets.known]
        if paper and not spoken and not self.outlets.own(paper[-1].name):
            return Source(speakers=(paper[-1],), name=paper[-1].name, conduit=True)
        meant = self.outlets.meant(clean, start) if not bodies else None
        if meant is not None:
            return Source(speakers=(meant,), name=meant.name, conduit=True)
        if is_outlet(clean) and not any(is_outlet(b.name) for b in bodies):
            return Source(speakers=(), name=clean, conduit=True)
        if bodies:
            body = bodies[-1] if spoken or len(bodies) == 1 else self.papers.chief(bodies)
            if spoken or (self.covers(body, start, end) < 0.45 and not self.closes(body, start, end)):
                top = self.doc.tree.top(start, end)
                led_by_body = top is not None and is_body(self.doc.tree.words[top].lower)
                return Source(
                    speakers=(body,) if spoken else (),
                    name=clean,
                    unnamed=not spoken,
                    conduit=not spoken and led_by_body,
                )
            return Source(speakers=(body,), name=body.name if body.kind != "country" else clean, conduit=True)
        return Source(speakers=(), name=clean, unnamed=True, conduit=is_outlet(clean) or is_body(clean))

    def depends(self, person: Entity, start: int, end: int) -> bool:
        """Say whether a phrase names a person only as whose somebody is ("her deputy")."""
        tree = self.doc.tree
        places = [(s, e) for s, e in (*person.places, *person.later) if start <= s and e <= end]
        if not places:
            return False
        for s, e in places:
            if WHOSE.search(self.doc.text[s:e]):
                continue
            inside = list(tree.at(s, e))
            top = next((i for i in inside if tree.words[i].head not in inside), inside[-1])
            word = tree.words[top]
            head = tree.words[word.head] if word.head >= 0 else None
            away = head is not None and start <= head.start < end and head.upos in ("NOUN", "ADJ")
            if not (away and word.deprel.startswith(("nmod", "obl"))):
                return False
        return True

    def pronoun(self, clean: str, start: int, end: int, bodies: list[Entity]) -> Source | None:
        """Return who a pronoun stands for: the noun before "which", the statement before "it"; else None."""
        if clean.lower() in ("who", "which", "that") and not bodies:
            word = self.doc.tree.words[self.doc.tree.at(start, end).start]
            lender = relative(self.doc, word)
            found = list(self.cast.of_word.get(lender.i, ())) if lender is not word else []
            return Source(speakers=tuple(found), name=joined(found) if found else "")
        if clean.lower() == "it" and (not bodies or len(bodies) > 1):
            near = self.papers.near(start, 300)
            if near:
                return Source(speakers=self.speakers_of(near), name=near[0].name, document=near, conduit=True)
        if clean.lower() in pronouns() and all(b.kind in ("country", "place") for b in bodies):
            return Source(speakers=(), name="")
        top = self.doc.tree.top(start, end)
        head = self.doc.tree.words[top].lower if top is not None else ""
        if head in nouns_by_form() and clean.lower().split(" ")[-1] == head and not bodies:
            return Source(speakers=(), name="")  # "the meeting shows": nobody speaks
        return None

    def closes(self, body: Entity, start: int, end: int) -> bool:
        """Say whether a phrase ends in a body's name and only says what it is ("hospital chain Verdane")."""
        own = next((s for s, e in body.places if s >= start and e == end), None)
        if own is None or own == start:
            return own == start
        return all(w.upos in ("NOUN", "ADJ", "DET", "PROPN") for w in self.doc.words(start, own))

    def covers(self, entity: Entity, start: int, end: int) -> float:
        """Return the share of a phrase's letters that names an actor, determiners left out."""
        inside = sum(
            min(e, end) - max(s, start) for s, e in (*entity.places, *entity.later) if s < end and start < e
        )
        rest = re.sub(
            r"\b(?:the|a|an|its|his|her|their|country[’']s)\b|\W",
            "",
            self.doc.text[start:end],
            flags=re.IGNORECASE,
        )
        for other in self.cast.in_span(start, end, "country"):
            if other is not entity:
                inside += sum(
                    min(e, end) - max(s, start)
                    for s, e in (*other.places, *other.later)
                    if s < end and start < e
                )
        return inside / max(1, len(rest))

    @staticmethod
    def spokesperson(text: str) -> bool:
        """Say whether a phrase names somebody by an office only ("a Microsoft spokesperson")."""
        words = re.findall(r"[\w-]+", text.lower())
        return any(w in titles_by_form() for w in words) or any(
            w in ("official", "officials", "source", "sources", "people", "person") for w in words
        )

    def documented(self, span: Span, noun: str, means: Means, a: int, b: int) -> Source:
        """Read "a statement from the ministry", "the ministry's readout", "the statement"."""
        hands = self.papers.read(span, noun, means, a, b)
        speakers = self.speakers_of(hands)
        return Source(
            speakers=speakers, name=hands[0].name, document=hands, conduit=True, unnamed=not speakers
        )

    def speakers_of(self, hands: tuple[Hand, ...]) -> tuple[Entity, ...]:
        """Return the maker of a document as an actor."""
        return tuple(e for e in self.cast.entities if f"a{e.number}" == hands[0].actor)

    def as_hands(self, source: Source, attribution: Attribution) -> tuple[Hand, ...]:
        """Return a source as the hands that passed somebody else's words on."""
        medium = self.medium(source, attribution)
        if source.document:
            return source.document + tuple(
                h for h in medium if h.means in ("told", "interview", "translation") and h.name != source.name
            )
        evidence = (
            (self.doc.span(attribution.source.start, attribution.source.end),) if attribution.source else ()
        )
        cue = self.doc.text[attribution.cue.start : attribution.cue.end] if attribution.cue else ""
        if self.outlets.holds(source.name, source.speakers) or (
            not source.unnamed
            and (CARRIES.search(cue) or (REPORTS.search(cue) and self.clause(attribution)))
            and not any(e.kind in ("person", "government") for e in source.speakers)
        ):
            means: Means = "report"
        elif source.unnamed and is_body(source.name):
            means = "statement"
        elif source.unnamed:
            means = "source"
        elif any(e.kind == "person" for e in source.speakers):
            means = "told"
        else:
            means = "statement"
        if means == "statement" and attribution.source and not any(h.name == source.name for h in medium):
            paper = self.papers.by(source.name, attribution.source.start)
            if paper is not None:
                return (*paper, *(h for h in medium if h not in paper))
        if not source.name:
            return medium
        first = next((h for h in medium if h.name == source.name), None)
        own = first or self.hand_of(source, means, evidence)
        return (own, *(h for h in medium if h is not first))

    def clause(self, attribution: Attribution) -> bool:
        """Say whether a clause is reported: a company reports a profit, a paper that it fell."""
        first = min((c.start for c in attribution.content), default=None)
        cue = attribution.cue
        if first is None or cue is None:
            return False
        return first < cue.start or self.doc.text.startswith("that ", first)

    @staticmethod
    def hand_of(source: Source, means: Means, evidence: tuple[Span, ...]) -> Hand:
        """Return a source as one hand; it has an actor where it is one alone."""
        actor = f"a{source.speakers[0].number}" if len(source.speakers) == 1 else None
        return Hand(actor=actor, name=source.name, means=means, evidence=evidence)

    def medium(self, source: Source, attribution: Attribution) -> tuple[Hand, ...]:
        """Return the hands that the words around a cue tell: whom it was told, in what it was written."""
        hands = self.media.hands(source.speakers, source.name, attribution)
        written = [h for h in hands if h.name == source.name and h.means in ISSUED]
        if written and attribution.cue is not None:
            noun = written[0].evidence[0].text.split()[-1].lower()
            self.papers.seen.append((written[0].evidence[0].start, noun, hands))
        return hands

    def sentence_end(self, at: int) -> int:
        """Return where the sentence of the code point before `at` ends, 90 code points on at most."""
        inside = self.doc.tree.at(max(0, at - 1), at)
        end = min(self.doc.tree.sentence_span(inside[0])[1], at + 90) if inside else at
        line = self.doc.text.find("\n", at, end)
        return line if line >= 0 else end

    def requoted(self, attribution: Attribution) -> tuple[int, int] | None:
        """Return the code points of the speaker in "quoted Li as saying" and "reported, citing officials"."""
        if attribution.cue is None:
            return None
        end = min(
            [c.start for c in attribution.content if c.start >= attribution.cue.end]
            + [self.sentence_end(attribution.cue.end)]
        )
        saying = SAYING.match(self.doc.text, attribution.cue.start, attribution.cue.end + 90)
        if saying is not None:
            return saying.span("who")
        match = REQUOTED.search(self.doc.text, attribution.cue.start, end)
        return match.span("who") if match else None


def joined(entities: list[Entity]) -> str:
    """Join the names of several speakers."""
    names = [e.name for e in entities]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
