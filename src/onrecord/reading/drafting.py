"""Drafts of statements: form, status and language of words whose speaker and hands are known."""

from __future__ import annotations

from onrecord.domain.reading import Hand, Layer, Statement, StatementForm, StatementStatus
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast
from onrecord.reading.attributions import Attribution, Mark
from onrecord.reading.document import Document
from onrecord.reading.hands import Source
from onrecord.reading.inner import Inner
from onrecord.reading.lexicon.cues import cue_verbs_by_form, withheld_cues
from onrecord.reading.lexicon.words import may_hold, phrase_pattern
from onrecord.reading.quotations import Quotation, quotations
from onrecord.reading.silences import Draft, Silences, speaker_of

SPOKEN = {
    "China": "zh", "Taiwan": "zh", "United States": "en", "United Kingdom": "en", "Australia": "en",
    "Ireland": "en", "New Zealand": "en", "Japan": "ja", "Germany": "de", "Austria": "de", "France": "fr",
    "Russia": "ru", "South Korea": "ko", "North Korea": "ko", "Spain": "es", "Mexico": "es",
    "Argentina": "es", "Colombia": "es", "Chile": "es", "Peru": "es", "Brazil": "pt", "Portugal": "pt",
    "Italy": "it", "Netherlands": "nl", "Turkey": "tr", "Türkiye": "tr", "Iran": "fa", "Hungary": "hu",
    "Poland": "pl", "Ukraine": "uk", "Greece": "el", "Vietnam": "vi", "Thailand": "th", "Indonesia": "id",
    "Saudi Arabia": "ar", "Egypt": "ar", "Qatar": "ar", "United Arab Emirates": "ar", "Jordan": "ar",
    "Iraq": "ar", "Sweden": "sv", "Denmark": "da", "Norway": "no", "Finland": "fi", "Czechia": "cs",
    "Romania": "ro",
}  # fmt: skip
NOBODY = 0.5  # share of its confidence that a statement keeps when nobody made it, or nothing of it is told


class Drafting:
    """Puts statements together.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        silences: finds who asked where nothing was said.
    """

    def __init__(self, doc: Document, cast: Cast, silences: Silences) -> None:
        self.doc, self.cast, self.silences = doc, cast, silences
        self.quoted = quotations(doc.text)

    def draft(
        self,
        attribution: Attribution,
        source: Source,
        content: tuple[Span, ...],
        hands: tuple[Hand, ...],
        evidence: tuple[Span, ...],
        inner: Inner | None,
    ) -> Draft:
        """Put a statement together."""
        told, cue = self.span_of(attribution.source), self.span_of(attribution.cue)
        marks = tuple(self.doc.span(c.start, c.end) for c in attribution.content)
        form, quotes = self.form(content)
        status = self.status(attribution, inner)
        if status in ("declined", "no-response", "no-comment", "no-information"):
            begin = max(0, attribution.start - 80)
            hands += self.silences.asked(begin, attribution.end + 60, list(source.speakers))
        complete = (source.name and content) or status != "said"
        unique: list[Hand] = []
        for hand in hands:
            if not any(h.name == hand.name and h.means == hand.means for h in unique):
                unique.append(hand)
        statement = Statement(
            id="",
            speaker=speaker_of(source),
            source=told,
            cue=cue,
            content=marks,
            form=form if status in ("said", "denied") or quotes else "none",
            quotations=quotes,
            status=status,
            language=self.language(source, tuple(unique)),
            according_to=tuple(unique),
            evidence=evidence,
            layers=(Layer(source=told, cue=cue, content=marks),),
            confidence=round(attribution.sure * (1.0 if complete else NOBODY), 3),
        )
        start = inner.whole.start if inner else content[0].start if content else attribution.start
        piece = attribution.cue.first if attribution.cue is not None and not source.document else -1
        return Draft(
            statement=statement, start=start, entities=source.speakers, hands=tuple(unique), piece=piece
        )

    def span_of(self, mark: Mark | None) -> Span | None:
        """Return the span of a mark."""
        return self.doc.span(mark.start, mark.end) if mark else None

    def evidence(self, attribution: Attribution) -> tuple[Span, ...]:
        """Return the words that show a statement: one stretch where its parts stand together."""
        if attribution.end - attribution.start < 900:
            return (self.doc.span(attribution.start, attribution.end),)
        return tuple(self.doc.span(m.start, m.end) for m in attribution.parts)

    def form(self, content: tuple[Span, ...]) -> tuple[StatementForm, tuple[Span, ...]]:
        """Say whether a content is quoted, retold, or both, and return its quotations."""
        inside: list[Quotation] = []
        letters = quoted = 0
        for span in content:
            letters += sum(c.isalnum() for c in span.text)
            for q in self.quoted:
                a, b = max(q.start, span.start), min(q.end, span.end)
                if a < b:
                    quoted += sum(c.isalnum() for c in self.doc.text[a:b])
                    if not any(k.start == q.start for k in inside):
                        inside.append(q)
        spans = tuple(
            self.doc.span(q.start, q.end)
            for q in inside
            if any(c.isalnum() for c in self.doc.text[q.start : q.end])
        )
        if not letters:
            return "none", ()
        share = quoted / letters
        return ("direct" if share > 0.92 else "mixed" if spans else "indirect"), spans

    def status(self, attribution: Attribution, inner: Inner | None) -> StatementStatus:
        """Return whether something was said, denied or withheld, by the words of the cue and around it."""
        a, b = attribution.start, attribution.end
        content = sum(c.end - c.start for c in attribution.content)
        cue_end = inner.cue.end if inner else attribution.cue.end if attribution.cue else a
        cue_start = inner.cue.start if inner else attribution.cue.start if attribution.cue else a
        near = self.doc.text[max(a, cue_start - 20) : min(b + 10, cue_end + 45)]
        for cue in withheld_cues():
            match = phrase_pattern(cue.phrase).search(near) if may_hold(near.lower(), cue.phrase) else None
            if match and not (cue.weak and content > 120):
                return cue.status
        form = self.doc.text[cue_start:cue_end].lower().split()
        for word in form:
            for verb in cue_verbs_by_form().get(word, ()):
                if verb.classes[0] == "deny" and not verb.tail:
                    return "denied"
        return "said"

    def language(self, source: Source, hands: tuple[Hand, ...]) -> str | None:
        """Return the language actually spoken, where speaker and hands leave only one; None where unknown."""
        nations = {e.country for e in source.speakers if e.country} | {
            self.country(h.actor) for h in hands if h.actor and h.means != "translation"
        }
        spoken = {SPOKEN.get(n) for n in nations if n}
        if len(spoken) == 1 and source.speakers and (source.speakers[0].country or not hands):
            return spoken.pop()
        return None

    def country(self, actor: str) -> str | None:
        """Return the country of an actor by its id."""
        return next((e.country for e in self.cast.entities if f"a{e.number}" == actor), None)
