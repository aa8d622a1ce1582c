"""Silences: what was declined, left unanswered or not known, with who kept silent and who asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain.reading import Hand, Speaker, Statement, StatementStatus
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.hands import Source, joined
from onrecord.reading.lexicon.cues import withheld_cues
from onrecord.reading.lexicon.words import may_hold, phrase_pattern
from onrecord.reading.media import tidy
from onrecord.reading.phrases import Phrases, subject_words
from onrecord.reading.syntax import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before it has its number."""

    statement: Statement
    start: int
    entities: tuple[Entity, ...]
    hands: tuple[Hand, ...]  # how an engagement told inside it came to the reader
    piece: int = -1  # the first piece of its cue, as the network marked it


ASKED = re.compile(
    r"(?:contacted|asked|approached|reached|requests?(?: for comment)? from|questions from|inquiries from)\s+"
    r"(?:for comment\s+)?(?:by\s+)?(?P<who>[^,.;]+)"
)


def speaker_of(source: Source) -> Speaker | None:
    """Return who spoke; None where the report tells nobody."""
    if not source.name:
        return None
    actor = f"a{source.speakers[0].number}" if len(source.speakers) == 1 else None
    return Speaker(actor=actor, name=source.name, actors=tuple(f"a{e.number}" for e in source.speakers))


class Silences:
    """Finds silences by declared words.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        phrases: its noun phrases.
    """

    def __init__(self, doc: Document, cast: Cast, phrases: Phrases) -> None:
        self.doc, self.cast, self.phrases = doc, cast, phrases

    def withheld(self, drafts: list[Draft]) -> list[Draft]:
        """Return silences that no attribution covers: "declined to comment", "did not respond"."""
        out: list[Draft] = []
        busy = [(e.start, e.end) for d in drafts for e in d.statement.evidence]
        taken: list[tuple[int, int]] = []
        for cue in withheld_cues():
            if cue.weak or cue.status in ("denied", "said") or not may_hold(self.doc.low, cue.phrase):
                continue
            pattern = phrase_pattern(cue.phrase)
            for match in pattern.finditer(self.doc.text):
                s, e = match.span()
                if self.doc.silent(s) or any(a < e and s < b for a, b in (*busy, *taken)):
                    continue
                draft = self.silence(s, e, cue.status)
                if draft is not None:
                    taken.append((draft.statement.evidence[0].start, draft.statement.evidence[0].end))
                    out.append(draft)
        return out

    def asked(self, start: int, end: int, silent: list[Entity]) -> tuple[Hand, ...]:
        """Return who was told nothing ("when contacted by CNBC"), as the hand that reports the silence."""
        match = ASKED.search(self.doc.text, start, end)
        if match is None:
            return ()
        s, e = match.span("who")
        entities = [x for x in self.cast.in_span(s, e, "organisation", "person") if x not in silent]
        if not entities:
            return ()
        actor, span = f"a{entities[0].number}", self.doc.span(s, e)
        return (Hand(actor=actor, name=entities[0].name, means="told", evidence=(span,)),)

    def subject_phrase(self, verb: Word, start: int) -> str:
        """Return the words of a verb's subject ("finance ministry in Bogotá"), where no name leads to it."""
        for subject in subject_words(self.doc, verb):
            if subject.start < start or subject.i >= verb.i or subject.upos == "PRON":
                continue
            inside = [
                i
                for i in self.doc.tree.subtree(subject.i, "acl", "advcl", "punct", "parataxis")
                if i < verb.i
            ]
            return tidy(
                self.doc.text[self.doc.tree.words[min(inside)].start : self.doc.tree.words[max(inside)].end]
            )
        return ""

    def silence(self, start: int, end: int, status: StatementStatus) -> Draft | None:
        """Make the statement of a silence, with who kept it and who asked."""
        inside = self.doc.tree.at(start, end)
        if not inside:
            return None
        word = self.doc.tree.words[inside[0]]
        top = self.doc.tree.top(start, end)
        verb = self.doc.tree.words[top if top is not None else word.i]
        a, b = self.doc.tree.sentence_span(word.i)
        parties = [
            p for s in subject_words(self.doc, verb) if a <= s.start < b for p in self.phrases.parties(s.i)
        ] or self.phrases.nearest(word.i, -1, stops=())
        hands = self.asked(a, b, [p.entity for p in parties if p.entity is not None])
        known = [p.entity for p in parties if p.entity is not None]
        name = joined(known) if known else parties[0].name if parties else self.subject_phrase(verb, a)
        source = Source(speakers=tuple(known), name=name)
        text_end = b - 1 if self.doc.text[b - 1 : b] in ".。" else b
        evidence = self.doc.span(a, max(end, text_end))
        statement = Statement(
            id="", speaker=speaker_of(source), source=None, cue=None, content=(), form="none",
            quotations=(), status=status, language=None, according_to=hands, evidence=(evidence,),
            layers=(), confidence=0.9,
        )  # fmt: skip
        return Draft(statement=statement, start=start, entities=tuple(known), hands=hands)
