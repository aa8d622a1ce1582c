"""Where, when, how and about what a Chinese report says an engagement was."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from onrecord.domain.dates import Date
from onrecord.domain.reading import EngagementStatus, Place
from onrecord.reading.chinese.frames import Telling
from onrecord.reading.chinese.scene import Scene, Sentence
from onrecord.reading.lexicon.chinese import chinese_writing
from onrecord.reading.lexicon.engagements import chinese_frames
from onrecord.reading.times import TimeExpression

WHERE = re.compile(
    r"(?:在|于)(?P<place>[㐀-鿿·A-Za-z\d]{1,20}?)(?=会见|集体|分别|先后|接见|同|与|和|举行|进行|应约|亲切|共同|出席|就|主持|会晤|会谈|会面|签署|通电话|拜会|召开|为|欢迎|，|。|$)"
)
NO_PLACE = re.compile(
    r"时|期间|间隙|后|前|中(?!国|心|南|山|央)|上(?!海)|方面|下$|日|月|之间|框架|基础|领域|过程|席间|路上|次|通话|会议|会见|会谈|京都协议|周[一二三四五六日]|星期|原定|嘉宾|签约|此类|任何|形式"
)
SAME_DAY = re.compile(r"当[日天晚]|同[日天]")
ABOUT = re.compile(
    r"(?:就|围绕)(?P<what>[^。；？]{2,120}?)(?:等(?:共同关心|双方关注|相关|有关|重大|一系列)?的?(?:议题|问题|话题|事宜|事项|内容|领域)?)?"
    r"(?:、|，)?(?:(?:坦诚|深入|充分|建设性|友好|富有成效|专业|务实|广泛|进一步|再次|全面|积极)(?:、|而?又?|和|、?)?(?:地|的)?)*"
    r"(?:交换|进行|展开|开展|举行|达成|沟通|讨论|磋商|交流|探讨|会谈|对话|商谈|协商)"
)
DISCUSSED = re.compile(
    r"(?<!可以)(?<!没有)(?<!并未)(?<!未[有曾])(?<![未不没])(?:讨论|探讨|谈及|谈到|聊到|谈起|商讨|磋商|洽谈|谈的是|内容涉及|议题集中在|议题包括)"
    r"了?(?P<what>[^。；，？]{2,60}?)(?:等(?:议题|问题|话题|事宜)?)?(?=[。；，？]|$)"
)
JOINTS = re.compile(r"、|，|以及|(?<!共)和(?![平谐])|及(?!其)|(?<=[㐀-鿿]{3})与(?=[㐀-鿿]{3})")
LEAD = re.compile(
    r"^(?:共同关心的|双方关心的|双方共同关心的|双边|当前|进一步|如何|有关|相关|在华(?=[㐀-鿿]{4}))"
)
# behind a word such as 推迟: what is put off is the engagement, not something else ("要求暂缓扩大服务")
PUT_OFF = (
    r"(?=[了至到举进召，。；、的”」』）)]|$|是|原因|行程|原定|此|该|这|本次|"
    r"对[^，。；]{1,12}访|访|与|同|和|会|计划|出)"
)
DENIED_WITH = r"(?:曾|有)?(?:与|同|和|跟|前往|去|赴|对|在)[^，。；]{0,24}$"  # "未与索托会面"
SIGNED = re.compile(r"了?(?P<what>[^，。；]{2,40}?)(?=[，。；]|$)")
ONCE = re.compile(r"原计划|原定|原拟|原本|本应|本来")
LONG_BEFORE = 60  # code points before a verb in which 原计划 may stand
SETTING = 14  # code points before its word in which an engagement's setting stands
BEFORE = 26  # code points before its verb in which a word of status stands
UNSTATED = Date(value=None, precision="unknown", basis="stated", why="the report gives no date for it")


@cache
def statuses() -> tuple[tuple[re.Pattern[str], EngagementStatus, bool], ...]:
    """Return the patterns of status words: right before the verb, or (True) anywhere in the sentence."""
    out: list[tuple[re.Pattern[str], EngagementStatus, bool]] = []
    for cue in chinese_frames().statuses:
        if cue.status is None or cue.status == "held" or cue.phrase in ("愿", "同意", "期待", "邀请"):
            continue
        clause = cue.where == "clause"
        gap = r"[^，。；]{0,24}$" if cue.status == "planned" else r"[㐀-鿿]{0,4}$"
        if clause and cue.status in ("postponed", "cancelled"):
            gap = PUT_OFF
        guard = r"(?!军|士|领|近)" if cue.phrase == "将" else r"(?!来)" if cue.phrase == "未" else ""
        gap = "" if clause and gap is not PUT_OFF else gap
        if cue.status == "denied" and not clause:
            gap = rf"(?:{gap}|{DENIED_WITH})"
        out.append((re.compile(re.escape(cue.phrase) + guard + gap), cue.status, clause))
    return tuple(out)


class Circumstances:
    """Reads the words around a telling.

    Args:
        scene: the report's sentences.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text = scene, scene.text

    def set(self, telling: Telling) -> None:
        """Give a telling the type and mode that the words right before it tell (视频, 间隙)."""
        before = self.text[max(telling.clause[0], telling.start - SETTING) : telling.start]
        for setting in chinese_frames().settings:
            if setting.phrase in before:
                if setting.type is not None and telling.type in ("meeting", "talks"):
                    telling.type = setting.type
                telling.mode = setting.mode or telling.mode

    def status(self, telling: Telling) -> EngagementStatus:
        """Return the status that the words around a telling give."""
        before = self.text[max(telling.clause[0], telling.start - BEFORE) : telling.start]
        around = self.text[slice(*telling.clause)]
        following = next((c for c in telling.sentence.clauses if c[0] > telling.clause[0]), None)
        if following is not None:
            around += "，" + self.text[slice(*following)]
        for pattern, status, clause in sorted(statuses(), key=lambda s: not s[2]):
            if pattern.search(around if clause else before):
                return status
        return "held"

    def once_planned(self, telling: Telling) -> bool:
        """Say whether a telling only says what was planned once (原计划)."""
        before = self.text[max(telling.clause[0], telling.start - LONG_BEFORE) : telling.start]
        return ONCE.search(before) is not None

    def date(self, telling: Telling, earlier: Date | None) -> Date | None:
        """Return the date told with a telling: the last before it in its clause, else in the two before."""
        clauses = [c for c in telling.sentence.clauses if c[0] <= telling.start][::-1]
        for a, b in clauses[:3]:
            stop = min(b, telling.start)
            same_day = SAME_DAY.search(self.text, a, stop)
            if same_day and earlier is not None and earlier.value:
                why = f"“{same_day.group()}”: the same day as the engagement told before"
                return replace(earlier, basis="relative", why=why)
            times = [t.date for t in self.times(a, stop) if self.fits(t)]
            if times:
                known = [d for d in times if d.value]
                if known and "曾" in self.text[a:stop]:
                    return known[-1]  # "17日否认曾于去年11月会晤"
                return ([d for d in known if d.precision == "day"] or known or times)[-1]
        return None

    def times(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """Return the time expressions that begin between two code points."""
        found = self.scene.doc.times
        first = bisect_left(found, start, key=lambda t: t.start)
        return found[first : bisect_left(found, end, key=lambda t: t.start)]

    @staticmethod
    def fits(time: TimeExpression) -> bool:
        """Say whether a time can be that of one engagement."""
        told = time.kind in ("date", "time") and time.role in ("point", "range")
        return told and not re.search(r"以来|年来|多年|长期|当前|目前|近年", time.text)

    def place(self, telling: Telling) -> Place | None:
        """Return where an engagement happened, in the report's words; a one-character form is written out."""
        if telling.place is not None:
            return self.named(*telling.place)
        clauses = [c for c in telling.sentence.clauses if c[0] <= telling.start][::-1]
        for a, b in clauses[:2]:
            for match in WHERE.finditer(self.text, a, min(b, telling.end)):
                if not NO_PLACE.search(match["place"]) and (
                    len(match["place"]) > 1 or match["place"] in chinese_writing().seats
                ):
                    return self.named(*match.span("place"))
        return None

    def named(self, start: int, end: int) -> Place | None:
        """Make a place of the words between two code points."""
        words = self.scene.doc.text[start:end]
        name = chinese_writing().seats.get(words, words)
        names = [
            n
            for n in self.scene.doc.names
            if start <= n.start and n.end <= end and n.kind in ("place", "country", "organisation")
        ]
        entity = next(iter(self.scene.cast.in_span(start, end, "place", "country", "organisation")), None)
        if entity is None:
            entity = next((e for e in self.scene.cast.entities if name in e.names), None)
        exact = entity is not None and (any(n.start == start for n in names) or name in entity.names)
        return Place(
            name=name,
            actor=f"a{entity.number}" if entity and exact else None,
            evidence=(self.scene.doc.span(start, end),),
        )

    def topics(self, start: int, end: int) -> list[str]:
        """Return what was talked about, by the words after 就, 围绕 or 讨论 between two code points."""
        out: list[str] = []
        for pattern in (ABOUT, DISCUSSED):
            for match in pattern.finditer(self.text, start, end):
                for topic in self.cut(self.scene.doc.text[slice(*match.span("what"))]):
                    if topic not in out:
                        out.append(topic)
            if out:
                break
        return out

    def cut(self, words: str) -> list[str]:
        """Cut a list of topics into its topics."""
        out = []
        for piece in JOINTS.split(words):
            topic = LEAD.sub("", (piece or "").strip("、，的 ")).removesuffix("等").strip()
            if len(topic) > 1 and not re.fullmatch(
                r"(?:双方)?共同关心的?(?:国际和地区)?问题?|此|其|坦诚|深入|友好", topic
            ):
                out.append(topic)
        return out[:8]

    def document(self, telling: Telling) -> list[str]:
        """Return what was signed, in the words after the verb."""
        match = SIGNED.match(self.text, telling.end, telling.sentence.end)
        what = self.scene.doc.text[slice(*match.span("what"))] if match else ""
        return [what] if what and not what.startswith(("仪式", "儀式")) else []

    def more(self, sentence: Sentence) -> list[str]:
        """Return the topics of a sentence that goes on about an engagement told before ("双方还就…")."""
        head = self.text[sentence.start : sentence.start + 24]
        if re.search(
            r"双方|两国元首|两国领导人|两人|二人|席间|内容|议题|其间|会谈|会见|会晤|会上|通话|并就|还就", head
        ):
            return self.topics(sentence.start, sentence.end)
        return []
