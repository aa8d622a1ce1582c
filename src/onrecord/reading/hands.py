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
from onrecord.reading.hand_patterns import (
    GOVERNING,
    LISTENERS,
    MEDIUM,
    OFFICE_OF,
    OUTLET_NAME,
    QUOTED_BY,
    REQUOTED,
    THROUGH,
    TRANSLATED,
)
from onrecord.reading.lexicon.cues import means_words, unnamed_sources
from onrecord.reading.lexicon.nominals import nominals_by_form, pronouns
from onrecord.reading.lexicon.outlets import is_outlet
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.phrases import relative
from onrecord.reading.voice import FIRST, Voice

DOCUMENTS: tuple[Means, ...] = (
    "statement",
    "announcement",
    "readout",
    "document",
    "report",
    "post",
    "briefing",
    "translation",
)
ORGANISED = ("organisation", "government", "country", "person", "place", "product")


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
        # sources are not read in order of the text, and "the statement" leads back by place
        self.outlets: list[tuple[int, Hand]] = []
        self.documents: list[tuple[int, str, tuple[Hand, ...]]] = []

    def source(self, start: int, end: int) -> Source:
        """Read the source phrase between two code points."""
        clause = re.search(r",?\s+(?:who|which|whose)\b", self.doc.text[start:end])
        end = start + clause.start() if clause and clause.start() > 2 else end
        text = self.doc.text[start:end]
        span = self.doc.span(start, end)
        noun = self.document_noun(start, end)
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
        if people and OFFICE_OF.search(text):
            return Source(speakers=(), name=tidy(text), conduit=True)
        if people:
            return Source(speakers=tuple(people), name=joined(people))
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
        if is_outlet(clean) and not any(is_outlet(b.name) for b in bodies):
            return Source(speakers=(), name=clean, conduit=True)
        if bodies:
            body = bodies[-1] if spoken or len(bodies) == 1 else self.chief(bodies)
            if spoken or (self.covers(body, start, end) < 0.45 and not self.closes(body, start, end)):
                return Source(speakers=(body,) if spoken else (), name=clean, unnamed=not spoken)
            return Source(speakers=(body,), name=body.name if body.kind != "country" else clean, conduit=True)
        return Source(speakers=(), name=clean, unnamed=True, conduit=is_outlet(clean))

    def pronoun(self, clean: str, start: int, end: int, bodies: list[Entity]) -> Source | None:
        """Return who a pronoun stands for: the noun before "which", the statement before "it"; else None."""
        if clean.lower() in ("who", "which", "that") and not bodies:
            word = self.doc.tree.words[self.doc.tree.at(start, end).start]
            lender = relative(self.doc, word)
            found = list(self.cast.of_word.get(lender.i, ())) if lender is not word else []
            return Source(speakers=tuple(found), name=joined(found) if found else "")
        if clean.lower() == "it" and (not bodies or len(bodies) > 1):
            near = [
                hands for p, _, hands in sorted(self.documents, key=lambda d: d[0]) if 0 < start - p < 300
            ]
            if near:
                return Source(
                    speakers=self.speakers_of(near[-1]),
                    name=near[-1][0].name,
                    document=near[-1],
                    conduit=True,
                )
        if clean.lower() in pronouns() and all(b.kind in ("country", "place") for b in bodies):
            return Source(speakers=(), name="")
        if clean.lower().removeprefix("this ").split(" ")[-1] in nouns_by_form() and not bodies:
            return Source(speakers=(), name="")  # "the meeting shows": nobody speaks
        return None

    def chief(self, bodies: list[Entity]) -> Entity:
        """Return the body that a phrase with several is about: not the country before a ministry."""
        others = [b for b in bodies if b.kind not in ("country", "place")]
        return others[0] if others else bodies[0]

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

    def document_noun(self, start: int, end: int) -> tuple[str, Means, int, int] | None:
        """Return the document word of a source phrase with its means and place; None where there is none."""
        words = means_words()
        for size in (3, 2, 1):
            inside = list(self.doc.tree.at(start, end))
            for k in range(len(inside) - size + 1):
                a, b = self.doc.tree.words[inside[k]], self.doc.tree.words[inside[k + size - 1]]
                phrase = self.doc.text[a.start : b.end].lower()
                means = words.get(phrase)
                if (
                    means in DOCUMENTS
                    and phrase not in ("translated", "translator", "interpreter")
                    and a.i not in self.doc.name_of_word
                ):
                    before = self.doc.tree.words[a.i - 1].lower if a.i else ""
                    if a.upos in ("NOUN", "PROPN", "VERB", "ADJ", "X") and before not in ("to",):
                        return phrase, means, a.start, b.end
        return None

    def documented(self, span: Span, noun: str, means: Means, a: int, b: int) -> Source:
        """Read "a statement from the ministry", "the ministry's readout", "the statement"."""
        found = TRANSLATED.search(span.text)
        limit = span.start + found.start() if found and not found["bare"] else span.end
        owners = [e for e in self.cast.in_span(span.start, limit, *ORGANISED) if e.kind != "product"]
        chief = self.chief(owners) if owners else None
        if chief is None:
            earlier = self.earlier(noun, span.start)
            if earlier is not None:
                self.documents.append((span.start, noun, earlier))
                return Source(
                    speakers=self.speakers_of(earlier), name=earlier[0].name, document=earlier, conduit=True
                )
            maker = re.search(
                r"\b(?:from|by|of|issued by|released by)\s+(?P<who>.+?)(?:\s+translat|\s+on\b|,|$)", span.text
            )
            name = tidy(maker["who"]) if maker else tidy(span.text)
            hands: tuple[Hand, ...] = (Hand(actor=None, name=name, means=means, evidence=(span,)),)
            chain = (*hands, *self.translation(span))
            self.documents.append((span.start, noun, chain))
            return Source(speakers=(), name=name, document=chain, conduit=True, unnamed=True)
        name = self.named(chief, span, limit)
        hands = (
            Hand(
                actor=f"a{chief.number}",
                name=name,
                means=means,
                evidence=(self.doc.span(a, b) if a >= span.start else span,),
            ),
        )
        hands += self.translation(span)
        if not found:
            earlier = self.earlier(noun, span.start)
            if (
                earlier is not None
                and earlier[0].actor == hands[0].actor
                and len(earlier) > 1
                and earlier[0].means == means
            ):
                hands = (*hands, *earlier[1:])
        self.documents.append((span.start, noun, hands))
        return Source(speakers=(chief,), name=name, document=hands, conduit=True)

    def named(self, chief: Entity, span: Span, limit: int) -> str:
        """Return how the phrase words a document's maker: "Dutch government" where an adjective stands."""
        if chief.kind not in ("country", "place"):
            return chief.name
        for s, e in (*chief.places, *chief.later):
            if span.start <= s < limit:
                match = GOVERNING.match(self.doc.text[e:limit].lstrip())
                if match:
                    return f"{self.doc.text[s:e]} {match.group()}"
        return chief.name

    def translation(self, span: Span) -> tuple[Hand, ...]:
        """Return the translator that a phrase names, as a hand."""
        match = TRANSLATED.search(span.text)
        if match is None:
            return ()
        group = next((g for g in ("who", "tool", "zh") if match[g]), None)
        if group is None:
            return (
                Hand(
                    actor=None,
                    name=match.group(),
                    means="translation",
                    evidence=(self.at(span, match.span()),),
                ),
            )
        a, b = match.span(group)
        entities = self.cast.in_span(span.start + a, span.start + b)
        name = entities[0].name if entities else tidy(match[group])
        actor = f"a{entities[0].number}" if entities else None
        return (Hand(actor=actor, name=name, means="translation", evidence=(self.at(span, (a, b)),)),)

    def at(self, span: Span, inside: tuple[int, int]) -> Span:
        """Cut a part of a span, by offsets within it."""
        return self.doc.span(span.start + inside[0], span.start + inside[1])

    def earlier(self, noun: str, at: int) -> tuple[Hand, ...] | None:
        """Return the chain of the document that "the statement" means: the last so called, else the last."""
        before = sorted((d for d in self.documents if d[0] < at), key=lambda d: d[0])
        same = [hands for _, word, hands in before if word == noun]
        return same[-1] if same else before[-1][2] if before else None

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
        if is_outlet(source.name) or any(is_outlet(e.name) for e in source.speakers):
            means: Means = "report"
        elif source.unnamed and self.is_body(source.name):
            means = "statement"
        elif source.unnamed:
            means = "source"
        elif any(e.kind == "person" for e in source.speakers):
            means = "told"
        else:
            means = "statement"
        if not source.name:
            return medium
        if means == "report" and attribution.source:
            self.outlets.append((attribution.source.start, self.hand_of(source, means, evidence)))
        first = next((h for h in medium if h.name == source.name), None)
        own = first or self.hand_of(source, means, evidence)
        return (own, *(h for h in medium if h is not first))

    @staticmethod
    def hand_of(source: Source, means: Means, evidence: tuple[Span, ...]) -> Hand:
        """Return a source as one hand; it has an actor where it is one alone."""
        actor = f"a{source.speakers[0].number}" if len(source.speakers) == 1 else None
        return Hand(actor=actor, name=source.name, means=means, evidence=evidence)

    @staticmethod
    def is_body(name: str) -> bool:
        """Say whether a description is of a body, which states, not of people, who are sources."""
        nominal = nominals_by_form().get(name.lower()) or nominals_by_form().get(name.lower().split(" ")[-1])
        return nominal is not None and nominal.kind in ("government", "organisation")

    def medium(self, source: Source, attribution: Attribution) -> tuple[Hand, ...]:
        """Return the hands that the words around a cue tell: whom it was told, in what it was written."""
        cue = attribution.cue
        if cue is None:
            return ()
        word = next(iter(self.doc.tree.at(cue.start, cue.end)), None)
        if word is None:
            return ()
        a, b = self.doc.tree.sentence_span(word)
        taken = [(m.start, m.end) for m in attribution.content]
        after = min([s for s, _ in taken if s >= cue.end] + [b])
        hands: list[Hand] = []
        lead = (
            attribution.source.start
            if attribution.source and attribution.source.end <= cue.start
            else cue.start
        )
        hands += self.quoted_by(lead, min(after, cue.end + 120))
        hands += self.through(cue.start, min(after, cue.end + 60))
        hands += [h for h in self.told(cue.start, min(after, cue.end + 120)) if h.name != source.name]
        before = max([e for _, e in taken if e <= cue.start] + [a])
        start = (
            attribution.source.start
            if attribution.source and attribution.source.end <= cue.start
            else cue.start
        )
        for s, e in (
            (cue.start, min(after, cue.end + 120)),
            (before, start),
            (attribution.source.start, attribution.source.end) if attribution.source else (0, 0),
        ):
            if (
                s < e
                and not any(h.means not in ("told",) for h in hands)
                and not any(h.means == "interview" for h in hands)
            ):
                hands += self.written(source, s, e)
        return tuple(hands)

    def quoted_by(self, start: int, end: int) -> list[Hand]:
        """Read "was quoted by the portal as saying": the outlet that carried the words."""
        match = QUOTED_BY.search(self.doc.text, start, end)
        if match is None and re.search(r"\bquoted as\b", self.doc.text[start:end]):
            before = [h for p, h in self.outlets if 0 < start - p < 500]
            return before[-1:]
        if match is None:
            return []
        s, e = match.span("who")
        entities = self.cast.in_span(s, e, "organisation", "government")
        name = entities[0].name if entities else tidy(match["who"])
        return [
            Hand(
                actor=f"a{entities[0].number}" if entities else None,
                name=name,
                means="report",
                evidence=(self.doc.span(s, e),),
            )
        ]

    def through(self, start: int, end: int) -> list[Hand]:
        """Read "said through a spokeswoman": who spoke in the speaker's place."""
        match = THROUGH.search(self.doc.text, start, end)
        if match is None:
            return []
        return [
            Hand(actor=None, name=match["who"], means="told", evidence=(self.doc.span(*match.span("who")),))
        ]

    def requoted(self, attribution: Attribution) -> tuple[int, int] | None:
        """Return the code points of the speaker in "quoted Li as saying" and "reported, citing officials"."""
        if attribution.cue is None:
            return None
        end = min(
            [c.start for c in attribution.content if c.start >= attribution.cue.end]
            + [attribution.cue.end + 90]
        )
        match = REQUOTED.search(self.doc.text, attribution.cue.start, end)
        return match.span("who") if match else None

    def told(self, start: int, end: int) -> list[Hand]:
        """Read "told CNBC", "told reporters", "in an interview with the Gazette"."""
        text = self.doc.text[start:end]
        out: list[Hand] = []
        match = re.search(r"\b(?:told|tells|telling)\s+(?P<to>(?:the\s+)?\S+(?:\s+\S+){0,4})", text)
        interview = re.search(
            r"\b(?:interview(?:ed)?|conversation|appearance)\s+(?:with|by|on|to|in)\s+(?P<to>(?:the\s+)?\S+(?:\s+\S+){0,4})",
            text,
        )
        for found, means in ((interview, "interview"), (match, "told")):
            if found is None or (means == "told" and interview is not None):
                continue
            s, e = start + found.start("to"), start + found.end("to")
            listener = LISTENERS.match(found["to"])
            entities = (
                []
                if listener
                else [x for x in self.cast.in_span(s, e) if x.kind not in ("country", "person")]
            )
            named = OUTLET_NAME.match(found["to"])
            if named and entities and named["name"].startswith(entities[0].name + " "):
                entities = []  # "the Harbour Gazette", of which only the harbour is a name known
            if (
                entities
                and min(p for p in (*entities[0].places, *entities[0].later) if p[0] >= s)[0] - s < 12
            ):
                hand_name, actor = entities[0].name, f"a{entities[0].number}"
            elif listener:
                hand_name, actor = listener.group().removeprefix("the "), None
            elif named:
                hand_name, actor = named["name"], None
            else:
                continue
            kind: Means = (
                "interview"
                if means == "interview" or re.search(r"\binterview\b", text[found.end() :])
                else "told"
            )
            span = self.doc.span(s, min(e, s + len(hand_name) + 4))
            out.append(Hand(actor=actor, name=hand_name, means=kind, evidence=(span,)))
        return out

    def written(self, source: Source, start: int, end: int) -> list[Hand]:
        """Read "in a statement", "in a post on X", "at a briefing": the speaker's own medium."""
        for match in MEDIUM.finditer(self.doc.text, start, end):
            noun = match["noun"] or "post"
            if match["x"] and match["x"] != "X":
                continue
            means = means_words().get(noun.lower())
            if means is None or means in ("source", "told"):
                continue
            actor = f"a{source.speakers[0].number}" if len(source.speakers) == 1 else None
            span = self.doc.span(*match.span())
            following = (
                self.translation(self.doc.span(match.start(), min(len(self.doc.text), match.end() + 60)))
                if noun.lower() != "translation"
                else ()
            )
            hands = [Hand(actor=actor, name=source.name or noun, means=means, evidence=(span,)), *following]
            if means in DOCUMENTS and source.name:
                self.documents.append((match.start(), noun.lower(), tuple(hands)))
            return hands
        return []


def joined(entities: list[Entity]) -> str:
    """Join the names of several speakers."""
    names = [e.name for e in entities]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def tidy(text: str) -> str:
    """Take determiners and marks off the edges of a phrase and fold its white space."""
    folded = " ".join(text.split()).strip(" ,.;:“”\"'—–-")
    return re.sub(r"^(?:the|a|an)\s+", "", folded, flags=re.IGNORECASE)
