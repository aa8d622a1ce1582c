"""Statements: every attribution as somebody's words, with the chain of hands they came through."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.domain.reading import Hand, Layer, Statement
from onrecord.domain.spans import Span
from onrecord.reading.accounts import Accounts
from onrecord.reading.actors import Cast
from onrecord.reading.attributions import Attribution, Mark
from onrecord.reading.citing import Citation, citations
from onrecord.reading.document import Document
from onrecord.reading.drafting import Drafting
from onrecord.reading.hands import Hands, Source, joined
from onrecord.reading.inner import Inner, InnerReader, sentences_of
from onrecord.reading.passers import Passers
from onrecord.reading.phrases import Phrases, subject_words
from onrecord.reading.silences import Draft, Silences
from onrecord.reading.voice import FIRST

GROUPS = frozenset(
    "participants sides officials leaders ministers attendees delegations members counterparts parties "
    "principals executives presidents envoys regulators lawmakers".split()
)  # people without a name whom a sentence makes speakers
PLAIN = frozenset({"say", "tell", "write", "promise", "warn", "deny", "claim", "ask", "urge", "answer"})
SOUGHT = re.compile(r"\b(?:seek|sought|seeks|seeking|want|wants|wanted|demand|invite)", re.IGNORECASE)
ACCORDING = re.compile(r"\b(?:according|accordance)\b|^per\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """An "according to X" phrase: the rest of its sentence, and the sentence's code points."""

    attribution: Attribution
    rest: tuple[Span, ...]
    start: int
    end: int

    def holds(self, attribution: Attribution) -> bool:
        """Say whether another attribution stands in the rest of the sentence."""
        head = attribution.cue or attribution.parts[0]
        return any(r.start <= head.start < r.end for r in self.rest)


class Statements(Drafting):
    """Builds the statements of a report.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        phrases: its noun phrases.
    """

    def __init__(self, doc: Document, cast: Cast, phrases: Phrases) -> None:
        super().__init__(doc, cast, Silences(doc, cast, phrases))
        self.phrases = phrases
        self.hands = Hands(doc, cast)
        self.inner = InnerReader(doc, phrases)
        self.accounts = Accounts(doc, cast, Passers(doc, cast))
        self.covering: list[tuple[int, int, tuple[Hand, ...]]] = []

    def run(self) -> tuple[Statement, ...]:
        """Return the statements in order of the text, numbered."""
        drafts: list[Draft] = []
        done: set[int] = set()
        self.remember()
        later: list[Citation] = []
        for citation in citations(self.doc, self.cast):
            if any(id(p) in done for p in citation.parts):
                continue
            cited = self.cited(citation)
            later += [citation] if citation.told is None and cited is not None else []
            drafts += cited or []
            done |= {id(p) for p in citation.parts} if cited is not None else set()
        for outer in self.wrapping():
            if id(outer.attribution) in done:
                continue
            inside = [
                a
                for a in self.doc.attributions
                if id(a) not in done and a is not outer.attribution and outer.holds(a)
            ]
            drafts += self.wrapped(outer, inside)
            done |= {id(a) for a in inside} | {id(outer.attribution)}
        for orphan, carrier in self.carried():
            if id(orphan) not in done and id(carrier) not in done:
                drafts.append(self.carried_on(orphan, carrier))
                done |= {id(orphan), id(carrier)}
        for attribution in self.doc.attributions:
            if id(attribution) in done:
                continue
            if attribution.cue and not attribution.source and self.telling(attribution):
                kept = self.silences.silence(
                    attribution.cue.start, attribution.cue.end, self.status(attribution, None)
                )
                drafts += [self.marked(kept, attribution)] if kept else []
            elif attribution.content or (
                attribution.cue and (attribution.source or self.telling(attribution))
            ):
                drafts += self.of(attribution)
        drafts += self.silences.withheld(drafts)
        drafts.sort(key=lambda d: (d.start, d.statement.evidence[0].end))
        drafts = self.sourced(drafts, later)
        settled = self.accounts.settle(drafts)
        return tuple(replace(d.statement, id=f"s{k}") for k, d in enumerate(settled, 1))

    def cited(self, citation: Citation) -> list[Draft] | None:
        """Return the statements of a citation: those of the people cited; None where nobody is cited.

        A citation that stands in a sentence of its own has none: it says whom the words before are from.
        """
        speaker = self.hands.source(*citation.cited)
        if citation.citing is None or not speaker.name or speaker.document:
            return None
        outlet = self.hands.source(citation.citing.start, citation.citing.end)
        told = citation.told
        people = speaker.unnamed or any(e.kind == "person" for e in speaker.speakers)
        if not (people and outlet.conduit) or (
            told is None and not self.hands.outlets.holds(outlet.name, outlet.speakers)
        ):
            return None
        if told is None:
            return []
        carrier = replace(told, source=citation.citing)
        passed = tuple(replace(h, means="report") for h in self.hands.as_hands(outlet, carrier)[:1])
        content = tuple(self.doc.span(c.start, c.end) for c in told.content)
        self.covering += [(c.start, c.end, (self.unnamed(speaker, citation), *passed)) for c in told.content]
        drafts = [self.draft(told, speaker, content, passed, self.evidence(told), None)]
        for c in told.content:
            for s in sentences_of(self.doc, c):
                inner = self.other(self.inner.read(s), speaker)
                if inner is not None and self.weighty(inner) and self.differs(inner, speaker):
                    drafts.append(self.nested(told, inner, (self.unnamed(speaker, citation), *passed)))
        return drafts

    def unnamed(self, speaker: Source, citation: Citation) -> Hand:
        """Return those cited as the hand that passes another's words on."""
        actor = f"a{speaker.speakers[0].number}" if len(speaker.speakers) == 1 else None
        people = any(e.kind == "person" for e in speaker.speakers)
        return Hand(
            actor=actor,
            name=speaker.name,
            means="told" if people else "source",
            evidence=(self.doc.span(*citation.cited),),
        )

    def sourced(self, drafts: list[Draft], later: list[Citation]) -> list[Draft]:
        """Give what an outlet reported those whom it is said to have cited in a sentence of its own."""
        out = list(drafts)
        for citation in later:
            assert citation.citing is not None
            outlet = self.hands.source(citation.citing.start, citation.citing.end)
            hand = self.unnamed(self.hands.source(*citation.cited), citation)
            before = [k for k, d in enumerate(out) if d.start < citation.citing.start]
            mine = [k for k in before if out[k].hands and out[k].hands[-1].name == outlet.name][-1:]
            for k in mine:
                hands = (hand, *out[k].hands)
                told = replace(out[k].statement, according_to=hands)
                out[k] = replace(out[k], hands=hands, statement=told)
            for k, (s, e, hands) in enumerate(self.covering):
                if (
                    mine
                    and out[mine[0]].start <= s < citation.citing.start
                    and hands
                    and hands[-1].name == outlet.name
                ):
                    self.covering[k] = (s, e, (hand, *hands))
        return out

    def remember(self) -> None:
        """Read every source once in order of the text, so that "the statement" finds the one before it."""
        for attribution in self.doc.attributions:
            if attribution.source is not None:
                source = self.hands.source(attribution.source.start, attribution.source.end)
                self.hands.medium(source, attribution)

    def marked(self, draft: Draft, attribution: Attribution) -> Draft:
        """Give a silence the cue and content that the network marked for it."""
        content = tuple(self.doc.span(c.start, c.end) for c in attribution.content)
        cue = self.span_of(attribution.cue)
        layer = Layer(source=None, cue=cue, content=content)
        return replace(draft, statement=replace(draft.statement, cue=cue, content=content, layers=(layer,)))

    def telling(self, attribution: Attribution) -> bool:
        """Say whether a cue without a content still tells something: a silence."""
        return self.status(attribution, None) != "said"

    def carried(self) -> list[tuple[Attribution, Attribution]]:
        """Return pairs such as "Smith said …, the ministry said": a bare cue, and who carries it on."""
        out = []
        for orphan, carrier in zip(self.doc.attributions, self.doc.attributions[1:], strict=False):
            whole = orphan.source is not None and orphan.cue is not None and not orphan.content
            if (
                not whole
                or self.telling(orphan)
                or not carrier.content
                or carrier.source is None
                or carrier.cue is None
            ):
                continue
            first = min(carrier.content, key=lambda c: c.start)
            if (
                0 <= first.start - orphan.end <= 3
                and "\n" not in self.doc.text[orphan.end : first.start]
                and carrier.cue.start > first.end
                and carrier.source.start > first.start
            ):
                out.append((orphan, carrier))
        return out

    def carried_on(self, orphan: Attribution, carrier: Attribution) -> Draft:
        """Make the statement of the inner speaker of such a pair."""
        assert orphan.source is not None
        assert orphan.cue is not None
        assert carrier.source is not None
        content = tuple(self.doc.span(c.start, c.end) for c in carrier.content)
        whole = self.doc.span(orphan.start, carrier.end)
        inner = Inner(
            source=self.doc.span(orphan.source.start, orphan.source.end),
            cue=self.doc.span(orphan.cue.start, orphan.cue.end),
            content=content,
            whole=whole,
            classes=("say",),
        )
        outer = self.hands.source(carrier.source.start, carrier.source.end)
        return self.nested(carrier, inner, self.hands.as_hands(outer, carrier))

    def wrapping(self) -> list[Outer]:
        """Return the "according to X" phrases, each with the rest of its sentence, which they pass on.

        A flat marking cannot hold "Smith said …, according to the ministry": the inner attribution is marked,
        and the outer one is left without a content. What it wraps is read off the sentence.
        """
        out: list[Outer] = []
        for attribution in self.doc.attributions:
            if attribution.cue is None or attribution.source is None:
                continue
            if not ACCORDING.search(self.doc.text[attribution.cue.start : attribution.cue.end]):
                continue
            word = self.doc.tree.at(attribution.cue.start, attribution.cue.end)[0]
            a, b = self.doc.tree.sentence_span(word)
            start = min(attribution.cue.start, attribution.source.start)
            end = max(attribution.cue.end, attribution.source.end)
            spans = [self.inner.trimmed(a, start), self.inner.trimmed(end, b)]
            rest = tuple(x for x in spans if x is not None and sum(c.isalnum() for c in x.text) > 2)
            out.append(Outer(attribution=attribution, rest=rest, start=a, end=b))
        return out

    def wrapped(self, outer: Outer, inside: list[Attribution]) -> list[Draft]:
        """Return the statements of a sentence that "according to X" wraps."""
        attribution = outer.attribution
        mark = attribution.source
        source = self.hands.source(mark.start, mark.end) if mark else Source(speakers=(), name="")
        passed = self.hands.as_hands(source, attribution)
        self.covering += [(r.start, r.end, passed) for r in outer.rest]
        whole = [a for a in inside if a.content and a.cue and a.source]
        if whole:
            return [d for a in whole for d in self.of(a, outer=(attribution, passed))]
        content = attribution.content or tuple(
            Mark(label="content", start=r.start, end=r.end, first=0, last=0, sure=0.6) for r in outer.rest
        )
        filled = replace(attribution, content=content)
        for rest in sorted(outer.rest, key=lambda r: r.start - r.end):
            inner = self.inner.read(rest)
            if inner is None or (source.unnamed and not source.document and not self.weighty(inner)):
                continue
            if not any(
                e in source.speakers for e in self.hands.source(inner.source.start, inner.source.end).speakers
            ):
                return [self.nested(filled, inner, passed)]
        return self.of(filled) if content else []

    def of(
        self, attribution: Attribution, outer: tuple[Attribution, tuple[Hand, ...]] | None = None
    ) -> list[Draft]:
        """Return the statements that one attribution holds: its own, or those inside what it passes on.

        Args:
            outer: the attribution around it that the sentence tells besides, and its hands.
        """
        mark = attribution.source
        source = self.hands.source(mark.start, mark.end) if mark else self.unmarked(attribution)
        passed = self.hands.as_hands(source, attribution) if mark or source.document else ()
        after = outer[1] if outer else ()
        voice = self.hands.requoted(attribution)
        if voice is not None and mark is not None and source.name:
            speaker = self.hands.source(*voice)
            content = tuple(self.doc.span(c.start, c.end) for c in attribution.content)
            draft = self.draft(
                attribution, speaker, content, (*passed, *after), self.evidence(attribution), None
            )
            return [self.within(draft, *outer)] if outer else [draft]
        for c in attribution.content:
            self.covering.append((self.begun(c, attribution, source), c.end, (*passed, *after)))
        inner = [
            (s, self.other(self.inner.read(s), source))
            for c in attribution.content
            for s in sentences_of(self.doc, c)
        ]
        found = [i for _, i in inner if i is not None]
        relayed = source.conduit or bool(source.document)
        people = any(e.kind == "person" for e in source.speakers)
        if found and relayed and not people and (attribution.source is not None or source.document):
            drafts = self.relayed(attribution, inner, passed)
        else:
            drafts = self.own(attribution, source)
            if found and attribution.source is not None:
                drafts += [
                    self.nested(attribution, i, passed)
                    for i in found
                    if self.weighty(i) and self.differs(i, source)
                ]
        return [self.within(d, *outer) for d in drafts] if outer else drafts

    def begun(self, content: Mark, attribution: Attribution, source: Source) -> int:
        """Return where what a content tells begins: with its sentence, where a body closes that."""
        cue = attribution.cue
        if cue is None or not (source.conduit or source.document) or cue.start < content.end:
            return content.start
        inside = self.doc.tree.at(content.start, content.end)
        a, b = self.doc.tree.sentence_span(inside[0]) if inside else (content.start, content.end)
        closes = b - max(cue.end, attribution.end) <= 2 and attribution.end <= b
        line = self.doc.text.rfind("\n", a, content.start)
        return min(content.start, max(a, line + 1)) if closes else content.start

    def unmarked(self, attribution: Attribution) -> Source:
        """Return who a cue's subject is, where no source is marked; nobody where that is nobody known."""
        cue = attribution.cue
        if cue is None:
            return Source(speakers=(), name="")
        for i in self.doc.tree.at(cue.start, cue.end):
            w = self.doc.tree.words[i]
            if w.upos != "VERB" or self.inner.passive(w):
                continue
            a, b = self.doc.tree.sentence_span(i)
            found = [
                p
                for s in subject_words(self.doc, w)
                if a <= s.start < min(b, cue.start)
                for p in self.phrases.parties(s.i)
            ]
            known = [p.entity for p in found if p.entity is not None]
            if known:
                return Source(speakers=tuple(known), name=joined(known))
            told = [s for s in subject_words(self.doc, w) if a <= s.start < min(b, cue.start)]
            voice = next((v for s in told if s.lower in FIRST and (v := self.hands.voice.at(s.start))), None)
            if voice is not None:
                return Source(speakers=(voice,), name=voice.name)
            for s in told:
                if s.lower == "it" and (led := self.hands.source(s.start, s.end)).document:
                    return led
            if found and found[0].name.split()[-1].lower() in GROUPS:
                return Source(speakers=(), name=found[0].name, unnamed=True)
        return Source(speakers=(), name="")

    def within(self, draft: Draft, attribution: Attribution, hands: tuple[Hand, ...]) -> Draft:
        """Put one more layer around a statement."""
        s = draft.statement
        have = {(h.name, h.means) for h in s.according_to}
        layer = Layer(source=self.span_of(attribution.source), cue=self.span_of(attribution.cue), content=())
        more = tuple(
            h
            for h in hands
            if (h.name, h.means) not in have
            and not (s.speaker and h.name == s.speaker.name and h.means == "statement")
        )
        span = self.evidence(attribution)
        joined_spans = [*s.evidence, *span]
        start, end = min(e.start for e in joined_spans), max(e.end for e in joined_spans)
        evidence = (self.doc.span(start, end),) if end - start < 900 else (*s.evidence, *span)
        chain, layers = (*s.according_to, *more), (*s.layers, layer)
        wrapped = replace(s, according_to=chain, layers=layers, evidence=evidence)
        return replace(draft, hands=(*draft.hands, *more), statement=wrapped)

    @staticmethod
    def weighty(inner: Inner) -> bool:
        """Say whether an inner attribution is speech, not a mere attitude told in passing."""
        return inner.classes[0] in PLAIN and SOUGHT.search(inner.cue.text) is None

    def other(self, inner: Inner | None, source: Source) -> Inner | None:
        """Return an inner attribution, unless it is the outer speaker's ("Orlo said it had agreed to …")."""
        if inner is None:
            return None
        if inner.source.text.lower() in FIRST:
            return None  # "We asked for predictability": the outer speaker's own words
        speakers = self.hands.source(inner.source.start, inner.source.end).speakers
        own = bool(speakers) and all(e in source.speakers for e in speakers)
        return None if own and not source.document else inner

    def differs(self, inner: Inner, source: Source) -> bool:
        """Say whether the inner speaker is another than the outer one, and somebody known."""
        speakers = self.hands.source(inner.source.start, inner.source.end).speakers
        return bool(speakers) and not any(e in source.speakers for e in speakers)

    def relayed(
        self, attribution: Attribution, inner: list[tuple[Span, Inner | None]], passed: tuple[Hand, ...]
    ) -> list[Draft]:
        """Return the statements inside a passed-on content; a sentence without a speaker has the last one."""
        groups: list[tuple[Inner | None, list[Span]]] = []
        for sentence, found in inner:
            if found is not None or not groups:
                groups.append((found, [sentence]))
            else:
                groups[-1][1].append(sentence)
        out: list[Draft] = []
        for found, sentences in groups:
            if found is not None:
                out.append(self.nested(attribution, found, passed, tuple(sentences[1:])))
            else:
                source = (
                    self.hands.source(attribution.source.start, attribution.source.end)
                    if attribution.source
                    else Source(speakers=(), name="")
                )
                out += self.own(attribution, source, tuple(sentences))
        return out

    def nested(
        self, attribution: Attribution, inner: Inner, passed: tuple[Hand, ...], more: tuple[Span, ...] = ()
    ) -> Draft:
        """Make the statement of the speaker inside, with the outer source as the hands after."""
        source = self.hands.source(inner.source.start, inner.source.end)
        evidence = self.evidence(attribution)
        mark = inner.as_attribution()
        own = (
            self.hands.as_hands(source, mark)
            if source.document
            else tuple(h for h in self.hands.medium(source, mark) if h.means not in ("statement",))
        )
        content = (*inner.content, *more)
        draft = self.draft(attribution, source, content, (*own, *passed), evidence, inner)
        layer = Layer(source=inner.source, cue=inner.cue, content=content)
        outer = draft.statement.layers
        return replace(draft, statement=replace(draft.statement, layers=(layer, *outer)))

    def own(self, attribution: Attribution, source: Source, only: tuple[Span, ...] = ()) -> list[Draft]:
        """Make the statement of the outer source itself."""
        content = only or tuple(self.doc.span(c.start, c.end) for c in attribution.content)
        hands = source.document or self.hands.medium(source, attribution)
        if not source.document and attribution.source and self.is_outlet_report(source, attribution):
            hands = self.hands.as_hands(source, attribution)
        return [self.draft(attribution, source, content, hands, self.evidence(attribution), None)]

    def is_outlet_report(self, source: Source, attribution: Attribution) -> bool:
        """Say whether an outlet reports in its own name."""
        hands = self.hands.as_hands(source, attribution)
        return bool(hands) and hands[0].means == "report"
