"""The hands that words passed through, in Chinese: 据…消息, 向记者, 在声明中, 接受…采访."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.domain.reading import Hand, Means
from onrecord.reading.chinese.scene import Scene, Sentence
from onrecord.reading.chinese.speech import Utterance
from onrecord.reading.chinese.voices import Voice
from onrecord.reading.lexicon.chinese import simplified
from onrecord.reading.lexicon.cues import means_words
from onrecord.reading.lexicon.outlets import is_outlet

ACCORDING = re.compile(
    r"^(?:另|又|而)?(?:根据|据|按照)(?!我|了解|悉|此|说)(?P<who>[^，。：]{2,40}?)(?P<how>报道|消息|通报|公告|介绍|透露|声明|通告|数据|统计|新闻稿|报告|援引|了解|获悉|称|说|显示|发布的?[㐀-鿿]{2,6})?(?:称|说|显示)?(?:，|：)"
)
REPORTS = re.compile(
    r"^(?:另)?(?P<who>《[^》]{2,12}》|[㐀-鿿A-Za-z·]{2,14}?)(?:\d{1,2}月)?(?:\d{1,2}日|[昨今]日|[昨今]天)?"
    r"(?:援引(?P<cited>[^，。]{2,24}?)(?:的话|的消息|消息)?)?(?P<how>报道|消息)(?:称|说)?(?:，|：)"
)
ASKED = re.compile(r"(?:^|\n)(?:[^。\n]{0,16}记者)?(?:问|提问)?：", re.MULTILINE)
CITED = re.compile(r"^(?P<who>.{2,14}?)援引(?P<cited>.{2,24}?)(?:的话|的消息|消息)?$")
NOBODY = re.compile(r"^(?:另)?(?:据悉|据了解|据传|据称|据说)，")
LISTENER = re.compile(
    r"(?:向|对|告诉|回应)(?P<who>《[^》]{2,12}》|本[报刊网社台]|[㐀-鿿A-Za-z]{2,10}?(?:新闻|日报|晚报|时报|商报|周刊|社|电视台))(?:记者)?"
    r"|(?:向|告诉)(?P<press>[㐀-鿿]{0,8}?(?:记者|媒体))"
)
INTERVIEW = re.compile(r"接受(?P<who>[^，。]{1,16}?)(?:记者)?(?:独家)?(?:采访|专访|访问)")
IN_MEDIUM = re.compile(
    r"(?:在|通过|以|于)?(?P<where>[^，。在]{0,16}?(?:声明|公告|通报|新闻稿|记者会|发布会|吹风会|社交媒体|社交平台|社交网站|脸书|朋友圈|网志|(?<=在)X(?=上|平台)|微博|微信|推特|公众号|公开信|公报|报告|信函|备忘录|官网|网站))"
)
REPORTING = ("报道", "消息", "援引", "介绍", "透露", "称", "说")


@dataclass(frozen=True, slots=True, kw_only=True)
class According:
    """The words 据…消息 at the head of a sentence, the hands they name, and whom an outlet cites."""

    start: int
    end: int
    hands: tuple[Hand, ...]
    cue: tuple[int, int]
    name: str
    actor: str | None
    cited: str | None = None


class Hands:
    """Reads the hands around statements and engagements.

    Args:
        scene: the report's sentences.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text = scene, scene.text
        self.asked = ASKED.search(scene.text) is not None

    def according(self, sentence: Sentence) -> According | None:
        """Read 据…消息 at the head of a sentence, or None where it has none."""
        text = self.text[sentence.start : sentence.end]
        match = ACCORDING.match(text)
        if match is None:
            match = REPORTS.match(text)
            if match is None or not ("《" in match["who"] or is_outlet(match["who"])):
                return None
        if NOBODY.match(text):
            return None
        start = sentence.start + match.start("who")
        who = re.sub(r"(?:\d+月)?\d+日$|[今昨]天$|发布的?.*$", "", match["who"]) or match["who"]
        how = match["how"] or ""
        citing = CITED.match(who)
        cited = citing["cited"] if citing else match.groupdict().get("cited")
        who = citing["who"] if citing else who
        entity = next(
            (
                e
                for e in self.scene.cast.in_span(start, start + len(who))
                if any(simplified(n) in who for n in e.names)
            ),
            None,
        )
        who = who.strip("《》")
        written = self.scene.written(who, sentence.start)
        name = (
            entity.name.strip("《》") if entity is not None and len(entity.name) >= len(who) - 2 else written
        )
        if is_outlet(who) or how == "报道":
            means: Means = "report"
        else:
            means = means_words().get(how, "announcement" if how == "消息" else "statement")
        if means != "report" and re.search(r"知情|消息人士|人士", who):
            means = "source"
        actor = f"a{entity.number}" if entity is not None else None
        hand = Hand(
            actor=actor,
            name=name,
            means=means,
            evidence=(self.scene.doc.span(sentence.start, sentence.start + match.end() - 1),),
        )
        cue = (
            (sentence.start + match.start("how"), sentence.start + match.end("how"))
            if how
            else (sentence.start, sentence.start + 1)
        )
        return According(
            start=sentence.start,
            end=sentence.start + match.end(),
            hands=(hand,),
            cue=cue,
            name=name,
            actor=actor,
            cited=self.scene.written(cited, sentence.start) if cited else cited,
        )

    def medium(self, utterance: Utterance) -> tuple[Hand, ...]:
        """Return the hands between a speaker and the cue: told to, interviewed by, written in; of an answer
        at a spokesperson's press conference the briefing.
        """
        if (
            utterance.voice is not None
            and (utterance.label or self.asked)
            and self.speaks_for(utterance.voice)
        ):
            return (replace(self.teller(utterance.voice), means="briefing"),)
        a, b = utterance.between
        if utterance.cue is not None and utterance.cue.word.startswith("告诉"):
            b = min(utterance.sentence.end, utterance.cue.end + 8)
        if utterance.voice is not None and utterance.voice.start < a:
            a = min(a, utterance.voice.end)
        text = self.text[a:b]
        if not text or utterance.status not in ("said", "denied"):
            return ()
        interview, listener, medium = INTERVIEW.search(text), LISTENER.search(text), IN_MEDIUM.search(text)
        if interview is not None:
            return (self.hand(interview["who"], "interview", a + interview.start(), a + interview.end()),)
        if listener is not None:
            who = (listener["who"] or listener["press"]).strip("《》")
            return (self.hand(who, "told", a + listener.start(), a + listener.end()),)
        if medium is not None:
            word = next(
                (w for w in sorted(means_words(), key=len, reverse=True) if medium["where"].endswith(w)), None
            )
            means: Means = means_words()[word] if word else "statement"
            voice = utterance.voice
            actor = f"a{voice.entities[0].number}" if voice and len(voice.entities) == 1 else None
            return (
                Hand(
                    actor=actor,
                    name=voice.name if voice else self.scene.written(medium["where"], a),
                    means=means,
                    evidence=(self.scene.doc.span(a + medium.start(), a + medium.end()),),
                ),
            )
        return ()

    def speaks_for(self, voice: Voice) -> bool:
        """Say whether a speaker is a spokesperson."""
        return any(h.person is voice.person and "发言人" in simplified(h.title) for h in self.scene.holders)

    def teller(self, voice: Voice) -> Hand:
        """Return a speaker as a hand who told something."""
        means: Means = "told" if voice.person else "source" if voice.unnamed else "statement"
        actor = f"a{voice.entities[0].number}" if len(voice.entities) == 1 else None
        return Hand(
            actor=actor,
            name=voice.name,
            means=means,
            evidence=(self.scene.doc.span(voice.start, voice.end),),
        )

    def hand(self, who: str, means: Means, start: int, end: int) -> Hand:
        """Make a hand of somebody told or asking."""
        entity = next(
            (
                e
                for e in self.scene.cast.in_span(start, end, "organisation")
                if any(simplified(n) in who for n in e.names)
            ),
            None,
        )
        return Hand(
            actor=f"a{entity.number}" if entity else None,
            name=entity.name if entity else self.scene.written(who, start),
            means=means,
            evidence=(self.scene.doc.span(start, end),),
        )
