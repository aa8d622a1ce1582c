"""Who says what in a Chinese report: cues with their speakers, and how far each one's words go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.domain.reading import StatementStatus
from onrecord.reading.chinese.cues import DISPLAY, CueFound, cues_in, silence_pattern
from onrecord.reading.chinese.scene import Scene, Sentence
from onrecord.reading.chinese.voices import TOGETHER, Pairs, Voice, Voices

LABEL = re.compile(r"(?P<who>[^，。：；\s“”]{1,24})：(?!“)")
ASKER = re.compile(r"(?:^|[^发言])(?:问|提问|记者\d?)$")
NARRATED = re.compile(
    r"^(?:双方(?!要|应|可|将|需|有|都是|携手|的)|两国(?:元首|领导人|总理|外长|首相)(?!引|战略|共识|达成的)|"
    r"会[谈见晤](?:后|前|结束)|仪式|当天|当日|当晚|此前|随后|访问期间|访华期间|在[京沪]期间|"
    r"据|另据|参加|陪同|截至|记者|报道|消息|出席)|"
    r"(?:参加|出席|陪同)(?:了)?(?:会见|会谈|上述|活动|会晤)。?$|期间(?:还)?(?:参观|考察|出席|会见)"
)
AGAIN = re.compile(r"(?:并|还|也|同时|随后|进一步|再次|他|但|而|又)*")
TOPIC = re.compile(r"(?:对于?|针对|就)(?:外界)?(?:有关)?")
AIM = re.compile(r"(?:对于?|就)(?P<what>.+)")
TAIL = re.compile(r"(?:(?<=[，。！？…].)|，)(?P<said>[^，。！？；：\n“”「」]{2,60})(?=[。，\n]|$)")
CEREMONY = re.compile(r"仪式[，。]?")
LEAST_CONTENT = 3  # code points; less after 否认 is no content but the rest of the phrase
FIRST = 12  # code points at a sentence's head in which another person's name ends somebody's words
QUOTE_END = "”』」’"


@dataclass(slots=True, kw_only=True)
class Utterance:
    """One attribution, under construction: half-open code points throughout.

    Args:
        between: the words between speaker and cue, which tell the medium.
        label: an answer of a transcript, word for word.
        through: who passes it on, where it is told within an answer.
    """

    voice: Voice | None
    source: tuple[int, int] | None
    cue: CueFound | None
    content: list[tuple[int, int]] = field(default_factory=list)
    status: StatementStatus = "said"
    sentence: Sentence
    between: tuple[int, int] = (0, 0)
    label: bool = False
    through: Voice | None = None


class Speech:
    """Finds the attributions of a Chinese report.

    Args:
        scene: its sentences.
        pairs: where each engagement is told first, with who took part: whom 双方 means.
    """

    def __init__(self, scene: Scene, pairs: Pairs) -> None:
        self.scene, self.text = scene, scene.text
        self.voices = Voices(scene, pairs)
        self.current: Utterance | None = None
        self.paragraph = -1

    def run(self) -> list[Utterance]:
        """Return the attributions in order of the text."""
        out: list[Utterance] = []
        for sentence in self.scene.sentences:
            if self.scene.doc.kind(sentence.start) in ("headline", "dateline", "caption"):
                continue
            if sentence.paragraph != self.paragraph:
                self.turn_to(sentence)
            found = self.labelled(sentence) or self.in_sentence(sentence)
            out += self.taken(sentence, found)
            self.note_topic(sentence, found)
        out = [u for u in out if u.content or u.status != "said"]
        return sorted(
            [*out, *self.behind(out)], key=lambda u: u.content[0][0] if u.content else u.sentence.start
        )

    def behind(self, found: list[Utterance]) -> list[Utterance]:
        """Return quotations whose speaker stands behind them (“…”，他说。), where nothing else has them."""
        out: list[Utterance] = []
        told = [span for u in found for span in u.content]
        for q in self.scene.quoted:
            a = q.end + 1
            tail = TAIL.match(self.text, a)
            if not q.closed or tail is None or any(s < q.end and q.start < e for s, e in told):
                continue
            cue = next(
                (c for c in cues_in(self.text, *tail.span("said"), last=True) if c.end == tail.end("said")),
                None,
            )
            voice = self.voices.before(tail.start("said"), cue.start) if cue is not None else None
            sentence = next((s for s in self.scene.sentences if s.start <= q.start < s.end), None)
            if cue is None or voice is None or sentence is None:
                continue
            out.append(
                Utterance(
                    voice=voice,
                    source=(voice.start, voice.end),
                    cue=cue,
                    content=[(q.start - 1, a)],
                    sentence=sentence,
                    between=(voice.end, cue.start),
                )
            )
        return out

    def turn_to(self, sentence: Sentence) -> None:
        """Begin a paragraph: only a transcript's answer runs on into it."""
        self.paragraph = sentence.paragraph
        if self.current is None or not self.current.label:
            self.current = None
            if self.text[sentence.start] not in "他她":
                self.voices.topic = None

    def taken(self, sentence: Sentence, found: list[Utterance]) -> list[Utterance]:
        """Return what is new in a sentence, the words of the last speaker running on as far as they do."""
        current = self.current
        if current is not None and current.label and not (found and found[0].label):
            return self.within(current, sentence, found)
        if found:
            first = self.head_of(found[0])
            if current is not None and first > sentence.start and self.goes_on(sentence, current):
                self.extend(current, sentence, first)
            self.current = found[-1] if found[-1].status == "said" else None
            return found
        if current is None or not self.goes_on(sentence, current):
            self.current = None
            return []
        new: list[Utterance] = []
        told = current.content[0][0], current.content[-1][1]
        if self.quotes(sentence.start, sentence.end) and not self.quotes(*told):
            self.current = current = replace(current, content=[], sentence=sentence)
            new.append(current)
        self.extend(current, sentence)
        return new

    def within(self, answer: Utterance, sentence: Sentence, found: list[Utterance]) -> list[Utterance]:
        """Let a transcript's answer run on, and return what it tells of other speakers."""
        self.extend(answer, sentence)
        speakers = answer.voice.entities if answer.voice else ()
        out: list[Utterance] = []
        for u in found:
            if u.voice is None or u.cue is None or not u.cue.strong or u.voice.side:
                continue
            if not any(e is speaker for e in u.voice.entities for speaker in speakers):
                out.append(replace(u, through=answer.voice))
        return out

    def note_topic(self, sentence: Sentence, found: list[Utterance]) -> None:
        """Keep who the text is about: the last speaker, else the first person of the sentence."""
        persons = [p for u in found if u.voice and (p := u.voice.person) is not None]
        if persons:
            self.voices.topic = persons[-1]
        elif self.current is None and sentence.clauses:
            named = self.scene.named(*sentence.clauses[0])
            self.voices.topic = next((e for e, _ in named if e.kind == "person"), self.voices.topic)

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
        return [
            Utterance(
                voice=voice,
                source=match.span("who"),
                cue=None,
                content=[(match.end(), sentence.end)],
                sentence=sentence,
                label=True,
            )
        ]

    def in_sentence(self, sentence: Sentence) -> list[Utterance]:
        """Return the attributions whose cue stands in a sentence, clause by clause."""
        out: list[Utterance] = []
        carried: Voice | None = None
        for k, (a, b) in enumerate(sentence.clauses):
            silent = self.silence(sentence, k)
            if silent is not None:
                return [*out, silent]
            if k and not out and carried is None and self.current is not None and not self.spoken(a, b):
                continue
            opened = bool(out) and out[-1].cue is not None and out[-1].cue.strong
            found = self.in_clause(a, b, carried, opened=opened)
            if found is None:
                carried = carried or (None if out else self.voices.leading(a, b))
                continue
            if out:
                self.close(out[-1], a)
            carried = found[0]
            out.append(self.utterance(*found, sentence, k))
        return out

    def utterance(self, voice: Voice, cue: CueFound, sentence: Sentence, k: int) -> Utterance:
        """Make the attribution of a voice and a cue that stands in the `k`-th clause."""
        here = voice.start >= sentence.clauses[k][0]
        out = Utterance(
            voice=voice,
            source=(voice.start, voice.end) if here else None,
            cue=cue,
            sentence=sentence,
            between=(min(voice.end, cue.start) if here else cue.start, cue.start),
        )
        self.fill(out, sentence, k)
        return out

    def spoken(self, a: int, b: int) -> bool:
        """Say whether somebody stands before a cue of a clause."""
        return any(self.voices.before(a, cue.start) is not None for cue in cues_in(self.text, a, b))

    def in_clause(
        self, a: int, b: int, carried: Voice | None, *, opened: bool
    ) -> tuple[Voice, CueFound] | None:
        """Return the speaker and the cue that open a clause, or None where none does.

        Inside words already opened by a strong cue only a named speaker, or a strong cue at the clause's very
        head, begins something new.
        """
        current = self.current
        for cue in cues_in(self.text, a, b):
            if cue.word == "欢迎" and CEREMONY.search(self.text, max(0, a - 3), cue.start):
                continue  # "举行仪式，欢迎…": nothing is said
            voice = self.voices.before(a, cue.start)
            if voice is not None:
                running = opened or (current is not None and current.sentence.paragraph == self.paragraph)
                if running and self.goes_with(voice, cue):
                    return None
                if cue.strong or self.minds(voice, cue):
                    return voice, cue
                continue
            own = carried or (current.voice if current and not opened else None)
            running = opened or carried is None
            if own is not None and (cue.strong or not running) and AGAIN.fullmatch(self.text, a, cue.start):
                return own, cue
        return None

    @staticmethod
    def goes_with(voice: Voice, cue: CueFound) -> bool:
        """Say whether, inside somebody's words, a voice is no new one: a side, or a body that only wishes."""
        if voice.side:
            return not voice.unnamed or not cue.strong
        return not cue.strong and not any(e.kind == "person" for e in voice.entities)

    @staticmethod
    def minds(voice: Voice, cue: CueFound) -> bool:
        """Say whether a cue that need not be speech is speech of this voice."""
        if voice.unnamed or any(e.kind == "country" for e in voice.entities):
            return cue.cue_class in ("agree", "say")
        return True

    def fill(self, utterance: Utterance, sentence: Sentence, k: int) -> None:
        """Give an attribution its content: the words after the cue, to the sentence's end."""
        cue = utterance.cue
        if cue is None:
            return
        start, end = self.trimmed(cue.end, sentence.end)
        aim = AIM.match(self.text, utterance.between[0], cue.start)
        if cue.cue_class == "deny":
            utterance.status = "denied"
        if aim and DISPLAY.match(self.text, cue.end):
            start = aim.start()
        elif utterance.status == "denied" and end - start < LEAST_CONTENT:
            earlier = sentence.clauses[k - 1] if k else (0, 0)
            topic = TOPIC.match(self.text, *earlier)
            if topic is not None:
                start, end = topic.end(), earlier[1]
            elif aim:
                start, end = aim.start("what"), cue.start
        if any(c.isalnum() for c in self.text[start:end]):
            utterance.content = [(start, end)]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Take marks and particles off the edges of a content; quotation marks stay."""
        while start < end and self.text[start] in "了，：:、 道说　":
            start += 1
        while (
            end > start
            and self.text[end - 1] in "，；。 "
            and not (self.text[end - 1] == "。" and self.text[end - 2 : end - 1] in QUOTE_END)
        ):
            end -= 1
        return start, end

    def close(self, utterance: Utterance, at: int) -> None:
        """End an attribution's content before a code point."""
        utterance.content = [self.trimmed(s, min(e, at)) for s, e in utterance.content if s < at]
        utterance.content = [(s, e) for s, e in utterance.content if s < e]

    def goes_on(self, sentence: Sentence, current: Utterance) -> bool:
        """Say whether a sentence still belongs to the words of the last speaker."""
        voice, text = current.voice, self.text[sentence.start : sentence.end]
        if voice is None or not current.content or (current.cue and current.cue.cue_class == "report"):
            return False
        if NARRATED.search(text) or (text.endswith(("？", "?")) and "“" not in text):
            return False
        if self.closed(*current.content[-1]) or TOGETHER.fullmatch(voice.name):
            return False
        if self.heads(current.sentence):
            return True
        first = next(iter(self.scene.named(sentence.start, min(sentence.end, sentence.start + FIRST))), None)
        if first is None or first[0].kind != "person" or first[1][0] != sentence.start:
            return True
        return any(first[0] is e for e in voice.entities)

    def closed(self, start: int, end: int) -> bool:
        """Say whether a content is quoted to its end: what follows the marks is the reporter's."""
        whole = self.text[start] in "“「" and self.text[end - 1] in QUOTE_END
        return whole or self.text[end - 2 : end] == "。”"

    def heads(self, sentence: Sentence) -> bool:
        """Say whether a sentence opens its paragraph: a readout gives each speaker one, to its end."""
        return "\n" in self.text[max(0, sentence.start - 3) : sentence.start] or sentence.start == 0

    def quotes(self, start: int, end: int) -> bool:
        """Say whether words are quoted between two code points: a statement of a form of its own."""
        return any(q in self.scene.spoken for q in self.scene.quoted_in(start, end))

    def head_of(self, utterance: Utterance) -> int:
        """Return where the clause begins in which an attribution's source or cue stands first."""
        sentence = utterance.sentence
        if utterance.cue is None:
            return sentence.start
        at = utterance.source[0] if utterance.source else utterance.cue.start
        return max((a for a, _ in sentence.clauses if a <= at), default=sentence.start)

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
        found = [v for v in self.voices.candidates(a, match.start()) if v.entities or v.unnamed]
        if not found and k:
            found = [v for v in self.voices.candidates(*sentence.clauses[k - 1]) if v.entities]
        voice = found[0] if found else None
        return Utterance(
            voice=voice,
            source=(voice.start, voice.end) if voice else None,
            cue=None,
            status=silence_pattern()[1][match.group()],
            sentence=sentence,
            between=(a, match.start()),
        )
