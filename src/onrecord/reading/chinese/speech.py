"""Who says what in a Chinese report: cues with their speakers, and how far each one's words go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.domain.reading import StatementStatus
from onrecord.reading.actors import Entity
from onrecord.reading.chinese.cues import ADJUNCT, DISPLAY, OPENING, CueFound, cues_in, silence_pattern, unnamed_pattern
from onrecord.reading.chinese.later import last_person
from onrecord.reading.chinese.scene import Scene, Sentence

TOGETHER = re.compile(r"双方(?!关系|合作|企业|贸易)|两国(?:元首|领导人|总理|外长|首脑)|两人|二人|三方|各方")
PRONOUN = re.compile(r"[他她](?!们|国|人|山|日|方|乡)")
JOINED = re.compile(r"[、和与及]|以及")
LABEL = re.compile(r"(?P<who>[^，。：；\s“”]{1,24})：(?!“)")
ASKER = re.compile(r"(?:^|[^发言])(?:问|提问|记者\d?)$")
NARRATED = re.compile(
    r"^(?:双方(?!要|应|可|将|需|有|都是|携手|的)|两国(?:元首|领导人|总理|外长|首相)(?!引|战略|共识|达成的)|会[谈见晤](?:后|前|结束)|仪式|当天|当日|当晚|此前|随后|访问期间|访华期间|在[京沪]期间|"
    r"据|另据|参加|陪同|截至|记者|报道|消息|出席)|(?:参加|出席|陪同)(?:了)?(?:会见|会谈|上述|活动|会晤)。?$|期间(?:还)?(?:参观|考察|出席|会见)"
)
QUOTE_END = "”』」’"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, where it is said so: half-open code points; no actors where the words lead to nobody."""

    entities: tuple[Entity, ...]
    name: str
    start: int
    end: int
    unnamed: bool = False


@dataclass(slots=True, kw_only=True)
class Utterance:
    """One attribution: voice, cue and content, and the words between that tell its medium."""

    voice: Voice | None
    source: tuple[int, int] | None
    cue: CueFound | None
    content: list[tuple[int, int]] = field(default_factory=list)
    status: StatementStatus = "said"
    sentence: Sentence
    between: tuple[int, int] = (0, 0)
    label: bool = False


class Speech:
    """Finds the attributions of a Chinese report.

    Args:
        scene: its sentences.
        sides_of: returns the actors whom 双方 means at a code point.
    """

    def __init__(self, scene: Scene, pairs: list[tuple[int, tuple[Entity, ...]]]) -> None:
        self.scene, self.text, self.pairs = scene, scene.text, pairs
        self.topic: Entity | None = None
        self.current: Utterance | None = None
        self.paragraph = -1

    def run(self) -> list[Utterance]:
        """Return the attributions in order of the text."""
        out: list[Utterance] = []
        for sentence in self.scene.sentences:
            if self.scene.doc.kind(sentence.start) in ("headline", "dateline", "caption"):
                continue
            if sentence.paragraph != self.paragraph:
                self.paragraph = sentence.paragraph
                if not (self.current and self.current.label):
                    self.current = None
                    self.topic = self.topic if self.text[sentence.start] in "他她" else None
            found = self.labelled(sentence) or self.in_sentence(sentence)
            if found:
                first = found[0].sentence.start if found[0].cue is None else self.head_of(found[0])
                if self.current is not None and first > sentence.start and self.goes_on(sentence, self.current):
                    self.extend(self.current, sentence, first)
                out += found
                self.current = found[-1] if found[-1].status == "said" else None
            elif self.current is not None and self.goes_on(sentence, self.current):
                if self.quotes(sentence.start, sentence.end) and not self.quotes(self.current.content[0][0], self.current.content[-1][1]):
                    self.current = replace(self.current, content=[], sentence=sentence)
                    out.append(self.current)
                self.extend(self.current, sentence)
            else:
                self.current = None
            self.note_topic(sentence, found)
        return [u for u in out if u.content or u.status != "said"]

    def note_topic(self, sentence: Sentence, found: list[Utterance]) -> None:
        """Keep who the text is about: the last speaker, else the first person of the sentence."""
        voices = [u.voice.entities[0] for u in found if u.voice and len(u.voice.entities) == 1 and u.voice.entities[0].kind == "person"]
        if voices:
            self.topic = voices[-1]
        elif self.current is None:
            a, b = sentence.clauses[0] if sentence.clauses else (sentence.start, sentence.end)
            self.topic = last_person(self.scene.cast, a, b, None) or self.topic

    def labelled(self, sentence: Sentence) -> list[Utterance]:
        """Read a transcript's label ("林安：…", "答：…"); a question ends the answer before it."""
        if sentence.start and "\n" not in self.text[max(0, sentence.start - 3) : sentence.start]:
            return []
        match = LABEL.match(self.text, sentence.start, sentence.end)
        if match is None:
            return []
        if ASKER.search(match["who"]) or match["who"].endswith("记者"):
            self.current = None
            return []
        person = self.scene.cast.at(*match.span("who"), "person")
        if person is None and match["who"] == "答":
            person = next((h.person for h in self.scene.holders if h.person and "发言人" in h.title), None)
        if person is None or match.end() >= sentence.end:
            return []
        voice = Voice(entities=(person,), name=person.name, start=match.start("who"), end=match.end("who"))
        return [Utterance(voice=voice, source=match.span("who"), cue=None, content=[(match.end(), sentence.end)], sentence=sentence, label=True)]

    def in_sentence(self, sentence: Sentence) -> list[Utterance]:
        """Return the attributions whose cue stands in a sentence, clause by clause."""
        out: list[Utterance] = []
        carried: Voice | None = None
        for k, (a, b) in enumerate(sentence.clauses):
            silent = self.silence(sentence, k)
            if silent is not None:
                out.append(silent)
                return out
            if k and not out and carried is None and self.current is not None and self.voice_of(a, b) is None:
                continue
            found = self.in_clause(a, b, carried, opened=bool(out) and out[-1].cue is not None and out[-1].cue.strong)
            if found is None:
                leading = None if out else self.voice(a, b, anywhere=True)
                carried = carried or leading
                continue
            voice, cue = found
            if out:
                self.close(out[-1], a)
            carried = voice
            utterance = Utterance(voice=voice, source=(voice.start, voice.end) if voice.start >= a else None, cue=cue, sentence=sentence, between=(min(voice.end, cue.start), cue.start))
            if voice.start < a:
                utterance.between = (cue.start, cue.start)
            self.fill(utterance, sentence, k)
            out.append(utterance)
            if utterance.status == "denied" and not utterance.content:
                return out
        return out

    def voice_of(self, a: int, b: int) -> Voice | None:
        """Return who speaks before the first cue of a clause that somebody stands before."""
        return next((v for cue in cues_in(self.text, a, b) if (v := self.voice(a, cue.start)) is not None), None)

    def in_clause(self, a: int, b: int, carried: Voice | None, *, opened: bool) -> tuple[Voice, CueFound] | None:
        """Return the speaker and the cue that open a clause, or None where none does.

        Inside words already opened by a strong cue only a named speaker, or a strong cue at the clause's very
        head, begins something new.
        """
        for cue in cues_in(self.text, a, b):
            voice = self.voice(a, cue.start)
            if voice is not None:
                running = opened or (self.current is not None and self.current.sentence.paragraph == self.paragraph)
                if running and self.goes_with(voice, cue):
                    return None
                if not cue.strong and not self.minds(voice, cue):
                    continue
                return voice, cue
            lead = re.sub(rf"^(?:{'并|还|也|同时|随后|进一步|再次|他|但|而|又'})+", "", self.text[a : cue.start])
            own = carried or (self.current.voice if self.current and not opened else None)
            running = opened or carried is None
            if not lead and own is not None and (cue.strong or not running):
                return own, cue
        return None

    def goes_with(self, voice: Voice, cue: CueFound) -> bool:
        """Say whether, inside somebody's words, a voice is no new one: a side (中方), or a body that only wishes."""
        if all(e.kind == "country" for e in voice.entities):
            return not voice.unnamed or not cue.strong
        return not cue.strong and not any(e.kind == "person" for e in voice.entities)

    @staticmethod
    def minds(voice: Voice, cue: CueFound) -> bool:
        """Say whether a cue that need not be speech is speech of this voice."""
        if voice.unnamed or any(e.kind == "country" for e in voice.entities):
            return cue.cue_class in ("agree", "say")
        return True

    def voice(self, a: int, b: int, *, anywhere: bool = False) -> Voice | None:
        """Return who speaks between a clause's head and its cue: the first whom only adjuncts part from the cue."""
        options = sorted(self.candidates(a, b), key=lambda v: v.start)
        for k, option in enumerate(options):
            head = self.text[a : option.start]
            if OPENING.fullmatch(head) is None and not (head.endswith(("，", "时", "后")) or len(head) < 1):
                continue
            if anywhere:
                return option if OPENING.fullmatch(head) is not None and option.entities and option.entities[0].kind == "person" else None
            last, group = option, [option]
            for following in options[k + 1 :]:
                if JOINED.fullmatch(self.text[last.end : following.start]):
                    group.append(following)
                    last = following
            if ADJUNCT.fullmatch(self.text[last.end : b]):
                return group[0] if len(group) == 1 else merged(group)
        return None

    def candidates(self, a: int, b: int) -> list[Voice]:
        """Return whoever between two code points can speak."""
        out: list[Voice] = []
        covered: list[tuple[int, int]] = []
        for h in self.scene.holders:
            if a <= h.start and h.end <= b:
                covered.append((h.start, h.end))
                if h.person is not None:
                    out.append(Voice(entities=(h.person,), name=h.person.name, start=h.start, end=h.end))
                else:
                    body = (h.organisation,) if h.organisation and "发言人" in h.title else ()
                    out.append(Voice(entities=body, name=self.text[h.start : h.end], start=h.start, end=h.end, unnamed=not body))
        for entity, (s, e) in self.scene.named(a, b):
            if not any(x <= s and e <= y for x, y in covered) and entity.kind != "place":
                out.append(Voice(entities=(entity,), name=entity.name if entity.kind != "country" else self.text[s:e], start=s, end=e))
        for match in TOGETHER.finditer(self.text, a, b):
            out.append(Voice(entities=self.pair(match.start()), name=match.group(), start=match.start(), end=match.end()))
        for match in PRONOUN.finditer(self.text, a, b):
            person = self.pronoun(match)
            name = person.name if person else match.group()
            out.append(Voice(entities=(person,) if person else (), name=name, start=match.start(), end=match.end(), unnamed=person is None))
        for match in unnamed_pattern().finditer(self.text, a, b):
            if not any(match.start() < v.end and v.start < match.end() for v in out):
                out.append(Voice(entities=(), name=match.group(), start=match.start(), end=match.end(), unnamed=True))
        return out

    def pronoun(self, match: re.Match[str]) -> Entity | None:
        """Return whom 他 or 她 leads to: who the text is about, where the gender does not speak against it."""
        gender = "male" if match.group() == "他" else "female"
        person = self.topic
        if person is None or person.gender not in (None, gender):
            return None
        person.gender = gender
        self.scene.cast.lead(*match.span(), person)
        return person

    def pair(self, at: int) -> tuple[Entity, ...]:
        """Return the actors of the engagement told last before a code point."""
        told = [actors for start, actors in self.pairs if start <= at]
        return told[-1] if told else ()

    def fill(self, utterance: Utterance, sentence: Sentence, k: int) -> None:
        """Give an attribution its content: the words after the cue, to the sentence's end."""
        cue = utterance.cue
        if cue is None:
            return
        start, end = self.trimmed(cue.end, sentence.end)
        if cue.cue_class == "deny":
            utterance.status = "denied"
        aim = re.match(r"(?:对于?|就)(?P<what>.+)", self.text[utterance.between[0] : cue.start]) if utterance.between[0] < cue.start else None
        if aim and DISPLAY.match(self.text, cue.end):
            start = utterance.between[0] + aim.start()
        elif utterance.status == "denied" and end - start < 3:
            earlier = sentence.clauses[k - 1] if k else None
            if earlier and (topic := re.match(r"(?:对于?|针对|就)(?:外界)?(?:有关)?", self.text[earlier[0] : earlier[1]])):
                start, end = earlier[0] + topic.end(), earlier[1]
            elif aim:
                start, end = utterance.between[0] + aim.start("what"), cue.start
        if start < end and any(c.isalnum() for c in self.text[start:end]):
            utterance.content = [(start, end)]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Take marks and particles off the edges of a content; quotation marks stay."""
        while start < end and self.text[start] in "了，：:、 道说　":
            start += 1
        while end > start and self.text[end - 1] in "，；。 " and not (self.text[end - 1] == "。" and self.text[end - 2 : end - 1] in QUOTE_END):
            end -= 1
        return start, end

    def close(self, utterance: Utterance, at: int) -> None:
        """End an attribution's content before a code point."""
        utterance.content = [self.trimmed(s, min(e, at)) for s, e in utterance.content if s < at]
        utterance.content = [(s, e) for s, e in utterance.content if s < e]

    def goes_on(self, sentence: Sentence, current: Utterance) -> bool:
        """Say whether a sentence still belongs to the words of the last speaker."""
        text = self.text[sentence.start : sentence.end]
        if current.label:
            return True
        if not current.content or NARRATED.search(text) or (current.cue is not None and current.cue.cue_class == "report"):
            return False
        last = current.content[-1]
        if self.text[last[1] - 1] in QUOTE_END and self.text[last[0]] in "“「" or (self.text[last[1] - 2 : last[1]] == "。”"):
            return False
        if current.voice is not None and current.voice.name in ("双方", "两国元首"):
            return False
        if self.heads(current.sentence):
            return True
        first = self.scene.named(sentence.start, min(sentence.end, sentence.start + 12))
        other = [e for e, (s, _) in first if e.kind == "person" and s == sentence.start and current.voice and e not in current.voice.entities]
        return not other

    def heads(self, sentence: Sentence) -> bool:
        """Say whether a sentence opens its paragraph: a readout gives each speaker one, to its end."""
        return "\n" in self.text[max(0, sentence.start - 3) : sentence.start] or sentence.start == 0

    def quotes(self, start: int, end: int) -> bool:
        """Say whether words are quoted between two code points; then they are a statement of their own form."""
        return any(start <= q.start and q.end <= end for q in self.scene.spoken)

    def head_of(self, utterance: Utterance) -> int:
        """Return where the clause begins in which an attribution's source or cue stands first."""
        at = utterance.source[0] if utterance.source else utterance.cue.start if utterance.cue else utterance.sentence.start
        return max((a for a, _ in utterance.sentence.clauses if a <= at), default=utterance.sentence.start)

    def extend(self, utterance: Utterance, sentence: Sentence, stop: int | None = None) -> None:
        """Let an attribution's content run on over a sentence; within a paragraph it stays one stretch."""
        start, end = self.trimmed(sentence.start, sentence.end if stop is None else stop)
        if start >= end:
            return
        if utterance.content and "\n" not in self.text[utterance.content[-1][1] : start]:
            utterance.content[-1] = (utterance.content[-1][0], end)
        else:
            utterance.content.append((start, end))

    def silence(self, sentence: Sentence, k: int) -> Utterance | None:
        """Read a statement withheld: who kept silent stands before the words."""
        a, b = sentence.clauses[k]
        match = silence_pattern()[0].search(self.text, a, b)
        if match is None:
            return None
        options = [v for v in self.candidates(a, match.start()) if v.entities or v.unnamed]
        if not options and k:
            options = [v for v in self.candidates(sentence.clauses[k - 1][0], sentence.clauses[k - 1][1]) if v.entities]
        voice = min(options, key=lambda v: v.start, default=None)
        return Utterance(voice=voice, source=(voice.start, voice.end) if voice else None, cue=None, status=silence_pattern()[1][match.group()], sentence=sentence,
                         between=(a, match.start()))  # fmt: skip


def merged(group: list[Voice]) -> Voice:
    """Return several who speak together as one voice."""
    names = [v.name for v in group]
    return Voice(entities=tuple(e for v in group for e in v.entities), name="、".join(names[:-1]) + "和" + names[-1], start=group[0].start, end=group[-1].end)
