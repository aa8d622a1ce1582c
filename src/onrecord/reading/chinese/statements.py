"""Statements of a Chinese report: attributions found by rules, and the network's where those are silent."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate

from onrecord.domain.reading import Hand, Layer, Speaker, Statement, StatementForm
from onrecord.domain.spans import Span
from onrecord.reading.actors import Entity
from onrecord.reading.attributions import Attribution
from onrecord.reading.chinese.cues import cue_pattern
from onrecord.reading.chinese.engagements import Covering
from onrecord.reading.chinese.hands import According, Hands
from onrecord.reading.chinese.scene import Scene, Sentence
from onrecord.reading.chinese.speech import Speech, Utterance
from onrecord.reading.chinese.voices import Pairs
from onrecord.reading.drafting import SPOKEN
from onrecord.reading.lexicon.cues import chinese_withheld_cues
from onrecord.reading.roles import RoleFound

RULED, RULED_UNNAMED = 0.9, 0.75  # confidence of a rule's statement, by whether its speaker is an actor
ZERO_SHOT = 0.5  # the most of the network's own: no attribution in Chinese was among its training
LEAST_SURE = 0.6
WHOLE, MOST_OF_IT = 0.92, 0.6  # shares of a content's letters in quotation marks


class Statements:
    """Builds the statements of a Chinese report.

    Args:
        scene: its sentences.
        roles: the roles found.
        pairs: where each engagement is told first, with who took part: whom 双方 means.
        tellings: where engagements are told: what 据…消息 passes on there is theirs, no statement.
    """

    def __init__(
        self,
        scene: Scene,
        roles: tuple[RoleFound, ...],
        pairs: Pairs,
        tellings: list[int],
    ) -> None:
        self.scene, self.roles, self.tellings = scene, roles, tellings
        self.hands = Hands(scene)
        self.speech = Speech(scene, pairs)
        self.covering: Covering = []

    def run(self) -> tuple[Statement, ...]:
        """Return the statements in order of the text, numbered."""
        outer = {
            s.start: found for s in self.scene.sentences if (found := self.hands.according(s)) is not None
        }
        for sentence in self.scene.sentences:
            if sentence.start in outer:
                self.covering.append((sentence.start, sentence.end, outer[sentence.start].hands))
        out: list[Statement] = []
        spoken: set[int] = set()
        for utterance in self.speech.run():
            spoken.add(utterance.sentence.start)
            out.append(self.made(utterance, self.account(utterance, outer)))
        for sentence in self.scene.sentences:
            if sentence.start in outer and sentence.start not in spoken:
                out += self.passed_on(sentence, outer[sentence.start])
        out += self.marked(out)
        out = [s for s in out if not self.silent_twice(s, out)]
        out.sort(key=lambda s: (s.evidence[0].start, s.evidence[0].end))
        return tuple(replace(s, id=f"s{k}") for k, s in enumerate(out, 1))

    @staticmethod
    def silent_twice(one: Statement, all_of_them: list[Statement]) -> bool:
        """Say whether what is said is only the silence that another statement tells."""
        if one.status != "said" or len(one.content) != 1:
            return False
        words = one.content[0]
        bare = any(cue.phrase == words.text for cue in chinese_withheld_cues() if cue.status != "denied")
        return bare and any(
            other.form == "none"
            and any(s.start <= words.start and words.end <= s.end for s in other.evidence)
            for other in all_of_them
        )

    def account(self, u: Utterance, outer: dict[int, According]) -> According | None:
        """Return the account that an utterance stands in: its sentence's, else its paragraph's."""
        own = outer.get(u.sentence.start)
        if own is not None:
            return own
        before = [
            outer[s.start]
            for s in self.scene.sentences
            if s.paragraph == u.sentence.paragraph and s.start < u.sentence.start and s.start in outer
        ]
        told = any(h.means in ("told", "interview") for h in self.hands.medium(u))
        return before[-1] if before and not told else None

    def made(self, u: Utterance, outer: According | None) -> Statement:
        """Make the statement of an attribution, with the hands around it."""
        doc = self.scene.doc
        content = tuple(doc.span(s, e) for s, e in u.content)
        form, quotes = self.form(content)
        silent = u.status not in ("said", "denied")
        hands = (*self.hands.medium(u), *(outer.hands if outer else ()))
        if u.through is not None:
            hands = (*hands, self.hands.teller(u.through))
        source = doc.span(*u.source) if u.source else None
        cue = doc.span(u.cue.start, u.cue.end) if u.cue else None
        if not silent and not u.label:
            told = self.telling_hands(u, hands)
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
            evidence=(self.evidence(u, source, cue),),
            layers=(Layer(source=source, cue=cue, content=content),),
            confidence=RULED if u.voice is not None and u.voice.entities else RULED_UNNAMED,
        )

    def evidence(self, u: Utterance, source: Span | None, cue: Span | None) -> Span:
        """Return the stretch that shows an attribution: all its parts, or its sentence without content."""
        if not u.content:
            return self.scene.doc.span(u.sentence.start, u.sentence.end)
        parts = [(s.start, s.end) for s in (source, cue) if s is not None] + u.content
        return self.scene.doc.span(min(s for s, _ in parts), max(e for _, e in parts))

    def telling_hands(self, u: Utterance, hands: tuple[Hand, ...]) -> tuple[Hand, ...]:
        """Return the hands of what the statement tells: its one speaker, then those who passed it on."""
        if u.voice is None or len(u.voice.entities) > 1:
            return hands
        own = self.hands.teller(u.voice)
        return hands if any(h.actor == own.actor and own.actor for h in hands) else (own, *hands)

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
        retold = any(sentence.start <= t < sentence.end for t in self.tellings)
        if content[1] - content[0] < 4 or (retold and outer.hands[0].means in ("announcement", "readout")):
            return []
        doc = self.scene.doc
        spans = (doc.span(*content),)
        form, quotes = self.form(spans)
        source, cue = outer.hands[0].evidence[0], doc.span(*outer.cue)
        speaker = Speaker(actor=outer.actor, name=outer.name, actors=(outer.actor,) if outer.actor else ())
        if outer.cited is not None:
            speaker = Speaker(actor=None, name=outer.cited, actors=())
        return [
            Statement(
                id="",
                speaker=speaker,
                source=source,
                cue=cue,
                content=spans,
                form=form,
                quotations=quotes,
                status="said",
                language=None,
                according_to=outer.hands,
                evidence=(doc.span(sentence.start, sentence.end),),
                layers=(Layer(source=source, cue=cue, content=spans),),
                confidence=RULED_UNNAMED,
            )
        ]

    def marked(self, found: list[Statement]) -> list[Statement]:
        """Return what the network marks where no rule finds anything."""
        busy = sorted((e.start, e.end) for st in found for e in st.evidence)
        ends = list(accumulate((e for _, e in busy), max))
        out: list[Statement] = []
        for a in self.scene.doc.attributions:
            k = bisect_left(busy, (a.end, 0))
            if (k == 0 or ends[k - 1] <= a.start) and (statement := self.of_network(a)) is not None:
                out.append(statement)
        return out

    def of_network(self, a: Attribution) -> Statement | None:
        """Return a network's attribution as a statement, where it is sure, its cue and source known."""
        doc = self.scene.doc
        if a.source is None or a.cue is None or a.sure < LEAST_SURE:
            return None
        entities = [e for e in self.scene.cast.in_span(a.source.start, a.source.end) if e.kind != "place"][:1]
        content = tuple(doc.span(c.start, c.end) for c in a.content)
        content = tuple(c for c in content if any(x.isalnum() for x in c.text))
        declared = cue_pattern()[0].search(doc.text, a.cue.start, a.cue.end)
        if not entities or not content or declared is None or any("\n" in c.text for c in content):
            return None
        form, quotes = self.form(content)
        source, cue = doc.span(a.source.start, a.source.end), doc.span(a.cue.start, a.cue.end)
        actor = f"a{entities[0].number}"
        return Statement(
            id="",
            speaker=Speaker(actor=actor, name=entities[0].name, actors=(actor,)),
            source=source,
            cue=cue,
            content=content,
            form=form,
            quotations=quotes,
            status="said",
            language=self.language(tuple(entities)),
            according_to=(),
            evidence=(doc.span(a.start, a.end),),
            layers=(Layer(source=source, cue=cue, content=content),),
            confidence=round(min(ZERO_SHOT, a.sure), 3),
        )

    def form(self, content: tuple[Span, ...]) -> tuple[StatementForm, tuple[Span, ...]]:
        """Say whether a content is quoted, retold, or both, and return its quotations, no coined terms."""
        quotes: list[Span] = []
        letters = quoted = 0
        for span in content:
            letters += sum(c.isalnum() for c in span.text)
            for q in self.scene.quoted_in(span.start, span.end):
                a, b = max(q.start, span.start), min(q.end, span.end)
                words = sum(c.isalnum() for c in self.scene.text[a:b])
                if words and (q in self.scene.spoken or b - a > MOST_OF_IT * len(span.text)):
                    quoted += words
                    quotes.append(self.scene.doc.span(q.start, q.end))
        if not letters:
            return "none", ()
        share: StatementForm = "direct" if quoted / letters > WHOLE else "mixed" if quotes else "indirect"
        return share, tuple(dict.fromkeys(quotes))

    def language(self, entities: tuple[Entity, ...]) -> str | None:
        """Return the language actually spoken, where the speakers' countries leave only one, else None."""
        nations = {e.country for e in entities if e.country}
        nations |= {
            r.organisation.country
            for r in self.roles
            if r.person in entities and r.organisation is not None and r.organisation.country
        }
        spoken = {SPOKEN.get(n) for n in nations if n}
        return spoken.pop() if len(spoken) == 1 else None
