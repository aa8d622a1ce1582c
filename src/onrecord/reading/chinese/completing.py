"""What a Chinese frame leaves open: who else was there, by the network, where the words allow it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.domain.reading import Engagement
from onrecord.reading.chinese.cast import ChineseCast
from onrecord.reading.document import Document
from onrecord.reading.joining import Account, actors

ADDED = 0.7  # probability from which one is added to those whom a frame tells
LEAST_TOPIC = 2  # characters; the network's stretches of one or two are pieces of words
UNNAMED = 0.5  # the same for people without a name
CHANGED = 0.8  # probability from which the network's status other than held is taken
PRESENT = re.compile(r"参加|參加|出席|陪同|在座|列席|同行|在场|在場|随同|隨同|随行|隨行|与会|與會|作陪")
TRAVELLING = re.compile(r"陪同|同行|随同|隨同|随行|隨行|率")
ABSENT = re.compile(
    r"(?:转达|轉達|代表|转交|轉交|祝贺|祝賀|问候|邀请|邀請|应约?|應|受|感谢|感謝|对|對|致电|没有|未|缺席)[^，。；]{0,14}$"
)
SPEAKS = re.compile(
    r"(?:在[^，。；]{0,12})?(?:表示|说|說|称|稱|介绍|介紹|透露|宣布|确认|確認|指出|强调|強調|回应|回應|认为)"
)
SENTENCE_ENDS = "。！？\n"


class Completing:
    """Completes the engagements of frames in one report.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
    """

    def __init__(self, doc: Document, cast: ChineseCast) -> None:
        self.doc, self.text = doc, doc.text
        self.entities = {f"a{e.number}": e for e in cast.entities}

    def completed(self, told: Account, seen: Account, declared: Sequence[Account]) -> Engagement:
        """Return a frame's engagement with those added whom the network sees there.

        A readout's sentence that names host and visitor is whole: to it only those are added of whom another
        sentence tells that they were present. Nobody of another engagement that frames tell is added.

        Args:
            told: the frame's account.
            seen: the network's account of the same engagement.
            declared: the frames' accounts of the whole report.
        """
        one = told.engagement
        others = {a for d in declared if d is not told for a in actors(d)}
        have = actors(told)
        more = [
            p
            for p in seen.engagement.participants
            if (
                p.actor not in have | others
                and seen.chances.get(p.actor, 0.0) >= ADDED
                and self.present(p.actor, told, seen)
                if p.actor is not None
                else self.joins(p.name, told, seen)
            )
        ]
        status = seen.engagement.status
        changed = one.status == "held" and status != "held" and seen.status >= CHANGED
        if changed and status == "planned" and one.date.precision == "day" and one.date.value:
            changed = one.date.value >= (self.doc.report.published or "")[:10] and one.type != "other"
        every = (*one.participants, *more)
        named = [p for p in every if p.actor is not None or p.title is None]
        persons = [p for p in named if p.actor and self.entities[p.actor].kind == "person"]
        return replace(
            one,
            participants=tuple(named) if len(persons) > 1 else every,
            status=status if changed else one.status,
            topics=one.topics or tuple(t for t in seen.engagement.topics if len(t) > LEAST_TOPIC),
            place=one.place or seen.engagement.place,
            date=one.date if one.date.value or not seen.engagement.date.value else seen.engagement.date,
        )

    def joins(self, name: str, told: Account, seen: Account) -> bool:
        """Say whether people without a name are others than those a frame tells."""
        names = [p.name for p in told.engagement.participants]
        known = any(name in n or n in name for n in names) or not (
            len(names) < 2 or name.endswith(("团", "團"))
        )
        return not known and seen.chances.get(name, 0.0) >= UNNAMED

    def present(self, actor: str, told: Account, seen: Account) -> bool:
        """Say whether words tell that a person was there, not that somebody greeted or quoted him."""
        entity = self.entities[actor]
        if entity.kind != "person":
            return False
        people = [self.entities[a] for a in actors(told)]
        whole = sum(e.kind == "person" for e in people) > 1
        words = TRAVELLING if told.engagement.type == "visit" else PRESENT
        spans = [self.sentence(s) for s, _ in (*told.triggers, *seen.triggers)]
        for start, end in (*entity.places, *entity.later):
            a, b = self.sentence(start)
            attends = words.search(self.text, a, b) is not None
            inside = (a, b) in spans and not whole and told.engagement.type != "visit"
            if not (attends or inside) or ABSENT.search(self.text, a, start):
                continue
            if SPEAKS.match(self.text, end) is None:
                return True
        return False

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds a code point."""
        start = max(self.text.rfind(c, 0, at) for c in SENTENCE_ENDS) + 1
        ends = [k for c in SENTENCE_ENDS if (k := self.text.find(c, at)) >= 0]
        return start, min(ends, default=len(self.text))
