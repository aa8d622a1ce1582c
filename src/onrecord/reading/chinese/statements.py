"""Statements of a Chinese report: the attributions that rules find, and the network's where the rules are silent."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain.reading import Hand, Layer, Speaker, Statement, StatementForm
from onrecord.domain.spans import Span
from onrecord.reading.actors import Entity
from onrecord.reading.chinese.cues import cue_pattern
from onrecord.reading.chinese.engagements import Covering
from onrecord.reading.chinese.hands import According, Hands
from onrecord.reading.chinese.scene import Scene, Sentence
from onrecord.reading.chinese.speech import Speech, Utterance
from onrecord.reading.roles import RoleFound
from onrecord.reading.statements import SPOKEN

RULED, ZERO_SHOT = 0.9, 0.5  # confidence of a rule's statement, and the most of the network's untrained on Chinese
LEAST_SURE = 0.6


class Statements:
    """Builds the statements of a Chinese report.

    Args:
        scene: its sentences.
        roles: the roles found.
        pairs: where each engagement is told first, with who took part: whom 双方 means.
        tellings: where engagements are told: what 据…消息 passes on there is theirs, no statement.
    """

    def __init__(self, scene: Scene, roles: tuple[RoleFound, ...], pairs: list[tuple[int, tuple[Entity, ...]]], tellings: list[int]) -> None:
        self.scene, self.roles, self.tellings = scene, roles, tellings
        self.hands = Hands(scene)
        self.speech = Speech(scene, pairs)
        self.covering: Covering = []

    def run(self) -> tuple[Statement, ...]:
        """Return the statements in order of the text, numbered."""
        outer = {s.start: found for s in self.scene.sentences if (found := self.hands.according(s)) is not None}
        for sentence in self.scene.sentences:
            if sentence.start in outer:
                self.covering.append((sentence.start, sentence.end, outer[sentence.start].hands))
        out: list[Statement] = []
        spoken: set[int] = set()
        for utterance in self.speech.run():
            spoken.add(utterance.sentence.start)
            out.append(self.made(utterance, outer.get(utterance.sentence.start)))
        for sentence in self.scene.sentences:
            if sentence.start in outer and sentence.start not in spoken:
                out += self.passed_on(sentence, outer[sentence.start])
        out += self.marked(out)
        out.sort(key=lambda s: (s.evidence[0].start, s.evidence[0].end))
        return tuple(replace(s, id=f"s{k}") for k, s in enumerate(out, 1))

    def made(self, u: Utterance, outer: According | None) -> Statement:
        """Make the statement of an attribution, with the hands around it."""
        doc = self.scene.doc
        content = tuple(doc.span(s, e) for s, e in u.content)
        form, quotes = self.form(content)
        silent = u.status not in ("said", "denied")
        hands = (*self.hands.medium(u), *(outer.hands if outer else ()))
        source = doc.span(*u.source) if u.source else None
        cue = doc.span(u.cue.start, u.cue.end) if u.cue else None
        ends = [s.end for s in content] or [u.sentence.end]
        starts = [s.start for s in (source, cue, *content) if s is not None] or [u.sentence.start]
        evidence = doc.span(min(starts), max(*ends, cue.end if cue else 0)) if content else doc.span(u.sentence.start, u.sentence.end)
        if not silent and not u.label:
            told = self.telling_hand(u, hands)
            self.covering += [(s.start, s.end, told) for s in content]
        return Statement(
            id="",
            speaker=self.speaker(u),
            source=source,
            cue=cue,
            content=content,
            form="none" if silent else "direct" if u.label else form,
            quotations=quotes,
            status=u.status,
            language=self.language(u.voice.entities if u.voice else ()),
            according_to=hands,
            evidence=(evidence,),
            layers=(Layer(source=source, cue=cue, content=content),),
            confidence=RULED if u.voice is not None and u.voice.entities else RULED - 0.2,
        )

    def telling_hand(self, u: Utterance, hands: tuple[Hand, ...]) -> tuple[Hand, ...]:
        """Return the speaker as the first hand of what the statement itself tells."""
        if u.voice is None or len(u.voice.entities) > 1:
            return hands
        entities = u.voice.entities
        actor = f"a{entities[0].number}" if len(entities) == 1 else None
        means = "told" if entities and entities[0].kind == "person" else "source" if u.voice.unnamed else "statement"
        if any(h.actor == actor and actor for h in hands):
            return hands
        return (Hand(actor=actor, name=u.voice.name, means=means, evidence=(self.scene.doc.span(u.voice.start, u.voice.end),)), *hands)  # type: ignore[arg-type]

    @staticmethod
    def speaker(u: Utterance) -> Speaker | None:
        """Return who spoke; None where the report tells nobody."""
        if u.voice is None:
            return None
        ids = tuple(f"a{e.number}" for e in u.voice.entities)
        return Speaker(actor=ids[0] if len(ids) == 1 else None, name=u.voice.name, actors=ids)

    def passed_on(self, sentence: Sentence, outer: According) -> list[Statement]:
        """Return what an outlet or a body itself is told to say, where its words tell no engagement."""
        content = self.speech.trimmed(outer.end, sentence.end)
        if content[1] - content[0] < 4 or any(sentence.start <= t < sentence.end for t in self.tellings):
            return []
        doc = self.scene.doc
        spans = (doc.span(*content),)
        form, quotes = self.form(spans)
        source, cue = outer.hands[0].evidence[0], doc.span(*outer.cue)
        speaker = Speaker(actor=outer.actor, name=outer.name, actors=(outer.actor,) if outer.actor else ())
        return [
            Statement(
                id="", speaker=speaker, source=source, cue=cue, content=spans, form=form, quotations=quotes, status="said", language=None,
                according_to=outer.hands, evidence=(doc.span(sentence.start, sentence.end),), layers=(Layer(source=source, cue=cue, content=spans),), confidence=RULED - 0.1,
            )
        ]  # fmt: skip

    def marked(self, found: list[Statement]) -> list[Statement]:
        """Return what the network marks and no rule finds: with a declared cue and a source that leads to an actor."""
        doc = self.scene.doc
        busy = [(s.start, s.end) for st in found for s in (*st.content, *st.evidence)]
        out: list[Statement] = []
        for a in doc.attributions:
            if a.source is None or a.cue is None or not a.content or a.sure < LEAST_SURE:
                continue
            if any(a.start < e and s < a.end for s, e in busy) or not cue_pattern()[0].search(doc.text, a.cue.start, a.cue.end):
                continue
            entities = tuple(e for e in self.scene.cast.in_span(a.source.start, a.source.end) if e.kind != "place")[:1]
            content = tuple(doc.span(c.start, c.end) for c in a.content if re.search(r"\w", doc.text[c.start : c.end]))
            if not entities or not content or any("\n" in doc.text[c.start : c.end] for c in content):
                continue
            form, quotes = self.form(content)
            source, cue = doc.span(a.source.start, a.source.end), doc.span(a.cue.start, a.cue.end)
            out.append(
                Statement(
                    id="", speaker=Speaker(actor=f"a{entities[0].number}", name=entities[0].name, actors=(f"a{entities[0].number}",)), source=source, cue=cue,
                    content=content, form=form, quotations=quotes, status="said", language=self.language(entities), according_to=(),
                    evidence=(doc.span(a.start, a.end),), layers=(Layer(source=source, cue=cue, content=content),), confidence=round(min(ZERO_SHOT, a.sure), 3),
                )
            )  # fmt: skip
        return out

    def form(self, content: tuple[Span, ...]) -> tuple[StatementForm, tuple[Span, ...]]:
        """Say whether a content is quoted, retold, or both, and return its quotations; a coined term is none."""
        quotes: list[Span] = []
        letters = quoted = 0
        for span in content:
            letters += sum(c.isalnum() for c in span.text)
            for q in self.scene.quoted:
                a, b = max(q.start, span.start), min(q.end, span.end)
                if a < b and (q in self.scene.spoken or b - a > 0.6 * len(span.text)) and any(c.isalnum() for c in self.scene.text[a:b]):
                    quoted += sum(c.isalnum() for c in self.scene.text[a:b])
                    quotes.append(self.scene.doc.span(q.start, q.end))
        if not letters:
            return "none", ()
        return ("direct" if quoted / letters > 0.92 else "mixed" if quotes else "indirect"), tuple(dict.fromkeys(quotes))

    def language(self, entities: tuple[Entity, ...]) -> str | None:
        """Return the language actually spoken, where the speakers' countries leave only one; None where unknown."""
        nations = {e.country for e in entities if e.country}
        nations |= {r.organisation.country for r in self.roles if r.person in entities and r.organisation is not None and r.organisation.country}
        spoken = {SPOKEN.get(n) for n in nations if n}
        return spoken.pop() if len(spoken) == 1 else None
