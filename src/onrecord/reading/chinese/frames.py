"""Words that tell an engagement in Chinese, each with who stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from onrecord.domain.reading import EngagementStatus, EngagementType
from onrecord.reading.chinese.parties import LONGEST_CLAUSE, Parties, same, whole_person
from onrecord.reading.chinese.scene import Part, Scene, Sentence
from onrecord.reading.lexicon.engagements import ChineseVerb, chinese_frames

HOSTED = ("host",)
AGAIN = re.compile(r"(?:时|后|前|中|期间|过程中|结束)")
ATTENDING = re.compile(r"(?:参加|出席|陪同|列席|参与)(?:了)?(?:上述|有关|此次|相关)?$")
ATTRIBUTE = re.compile(r"[^，。；、]{0,30}?的(?!会|访|问)")
CAME = re.compile(
    r"^了?(?:专程|率团)?(?:前来|到访|来访|来华|来京|正在|出席|新当选|应邀|率)[^，。；]{0,40}?的(?=[^，。；]{2})"
)
WISH = re.compile(
    r"愿|希望|应当|要|推动|加强|继续|支持|欢迎|祝贺|深化|保持|通过|以|密切|拓展|扩大|促进|呼吁|各层级|多次|历次|机制|鼓励|建立|恢复|重启"
)
CARRIED = re.compile(r"(?:举行|进行|开展|展开|召开|开始|结束|举办)(?:了)?[^，。；]{0,14}$")
BOTH = re.compile(
    r"^(?:会上|席间|期间)?(?:双方|两国|双边|各方|三方|中[㐀-鿿]双方|两人|二人)(?!元首|领导人|总理|总统|外长|首相)"
)
ALSO = re.compile(r"(?:还|并|又|随后|分别|先后|当天|当日|期间|在[㐀-鿿]{1,10}?)*(?:应约)?[同与和]")
WITH = re.compile(
    r"(?:并|还|又|也|随后|其后|其间|期间|席间|当[天日晚]|(?:\d+月)?\d+日[上下]?午?|分别|先后|应约|将|曾|在[㐀-鿿]{1,10}?)*[同与和跟](?!时|日|意|会)"
)
COVERB = re.compile(r"[同与和跟](?:[到来]访的|前来[㐀-鿿]{2,8}的)?$")  # whoever it goes with stands before it
TOGETHER = re.compile(r"双方|两国|两人|二人|[㐀-鿿]{0,6}共同见证")
STAYS = re.compile(r"正在(?P<place>[㐀-鿿]{1,8})$")
OBJECT = re.compile(r"[同与和跟][其他她](?=会|举|进|通|在|就|共|见|磋|座|面|晤|交)")
AFTER_ALL = re.compile(r"了?(?:他|她|其)(?=[，。；]|$)")
WITNESSES = re.compile(r"见证(?:签约|签署)?$")
WEAK_CONTEXT = 16  # code points before a weak word that a wish or a noun must keep clear of
SIGNED = re.compile(r"^了?(?P<what>[^，。；]{2,40})")
VISITED = re.compile(
    r"(?:对|赴|到|抵|飞抵|莅临|走进)?(?P<place>[^，。；对赴]{2,14}?)(?:进行|作|开展|开始|的)(?:为期[^，。]{1,6}的?)?(?:国事|正式|工作|友好|正式友好|私人|短暂|首次)*$"
)


@dataclass(slots=True, kw_only=True)
class Telling:
    """One place where a report tells an engagement, under construction: its trigger and who is there.

    Places are half-open code points.

    Args:
        parts: who takes part, with the part each plays.
        join: tells more of an engagement told before, and none by itself.
        separate: each visitor was met alone.
        place: words that name where, or None.
        told: its words tell it as held whatever stands before them.
        both: only both sides of an engagement told before are said to take part (双方).
        every: it tells more of every engagement told before (参加上述会见).
    """

    type: EngagementType
    start: int
    end: int
    sentence: Sentence
    parts: list[tuple[str, Part]] = field(default_factory=list)
    status: EngagementStatus = "held"
    mode: str | None = None
    join: bool = False
    separate: bool = False
    place: tuple[int, int] | None = None
    clause: tuple[int, int] = (0, 0)
    told: bool = False
    both: bool = False
    every: bool = False

    def add(self, role: str, parts: list[Part]) -> None:
        """Add parties that are not there yet."""
        for part in parts:
            if not any(
                (p.entity is part.entity) if part.entity else p.name == part.name for _, p in self.parts
            ):
                self.parts.append((role, part))


@cache
def triggers() -> tuple[re.Pattern[str], dict[str, ChineseVerb]]:
    """Return the pattern of all engagement words, longest first, and the verbs among them."""
    frames = chinese_frames()
    verbs = {v.word: v for v in frames.verbs if not v.ends}
    words = sorted({*verbs, *(n for n in frames.nouns), "活动"}, key=lambda w: -len(w))
    return re.compile("|".join(map(re.escape, words))), verbs


class Frames:
    """Finds the tellings of engagements in a Chinese report.

    Args:
        scene: its sentences and who is named in them.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text, self.parties = scene, scene.text, Parties(scene)

    def run(self) -> list[Telling]:
        """Return the tellings in order of the text."""
        out: list[Telling] = []
        for sentence in self.scene.sentences:
            if self.scene.doc.kind(sentence.start) == "dateline" or self.text[sentence.end - 1] in "？?":
                continue
            last: list[Part] = []
            for match in triggers()[0].finditer(self.text, sentence.start, sentence.end):
                telling = self.telling(match, sentence, last)
                if telling is not None:
                    out.append(telling)
                    last = [
                        p for role, p in telling.parts if role in ("host", "participant", "called", "visitor")
                    ][:1]
        return out

    def telling(self, match: re.Match[str], sentence: Sentence, last: list[Part]) -> Telling | None:
        """Read the telling whose trigger a match is, or None where its words tell none."""
        word, (start, end) = match.group(), match.span()
        if any(
            start < e.end and e.start < end
            for e in self.scene.doc.names
            if e.kind in ("person", "organisation")
        ):
            return None
        verb = triggers()[1].get(word)
        clause = self.parties.clause(sentence, start)
        carried = CARRIED.search(self.text, clause[0], start)
        noun = chinese_frames().nouns.get(word)
        if word == "活动":
            return self.present(match, sentence, clause)
        if noun is not None and (carried or verb is None):
            return self.occasion(noun, match, sentence, clause, last, bool(carried))
        if verb is None or any(self.text.startswith(n, end) for n in verb.not_next):
            return None
        out = Telling(
            type=verb.type, start=start, end=end, sentence=sentence, separate=verb.separate, clause=clause
        )
        if verb.subject in HOSTED or word in ("拜会", "拜访"):
            return self.received(out, verb, last)
        if verb.type == "visit":
            return self.visit(out, verb, last)
        if verb.type == "signing":
            return self.signing(out, last)
        if verb.subject in ("attendee", "convener"):
            return None
        return self.together(out, verb.weak, last, bool(carried))

    def present(self, match: re.Match[str], sentence: Sentence, clause: tuple[int, int]) -> Telling | None:
        """Read "X、Y参加上述活动": they were at every engagement told before."""
        start, end = match.span()
        if not re.search(r"(?:参加|出席|陪同)上述$", self.text[max(clause[0], start - 6) : start]):
            return None
        out = Telling(
            type="meeting", start=start, end=end, sentence=sentence, clause=clause, join=True, every=True
        )
        out.add("participant", self.scene.parts(max(sentence.start, start - LONGEST_CLAUSE), start))
        return out if out.parts else None

    def received(self, out: Telling, verb: ChineseVerb, last: list[Part]) -> Telling | None:
        """Read "X 会见 Y": host before, visitors after; without these it tells more of one told before."""
        if ATTENDING.search(self.text, max(out.sentence.start, out.start - 8), out.start):
            out.join = True
            out.every = "上述" in self.text[max(out.sentence.start, out.start - 8) : out.start]
            out.add(
                "participant",
                self.scene.parts(max(out.sentence.start, out.start - LONGEST_CLAUSE), out.start),
            )
            return out if out.parts else None
        stop = re.compile(r"[，。；：\n]|时(?=[，。])|后(?=[，。])|并(?=集体|会)").search(
            self.text, out.end, out.sentence.end
        )
        limit = stop.start() if stop else out.sentence.end
        after = self.scene.parts(out.end, limit)
        came = CAME.match(self.text[out.end : limit])
        if came is not None:
            close = self.scene.parts(out.end + came.end(), limit)
            after = close or after
        people = [p for p in after if p.entity is None or p.entity.kind == "person"]
        after = people or after
        subject, _ = self.parties.before(out.sentence, out.start)
        if not after and subject and AFTER_ALL.match(self.text, out.end):
            after = self.parties.other(out.start, subject)
        if not after:
            out.join = True
            return out if AGAIN.match(self.text, out.end) or subject else None
        tail = self.text[limit : limit + 1] in "时后"
        hosts = self.parties.together_with(subject) if subject else last
        if not hosts or tail:
            out.join = tail or not hosts
            hosts = hosts if not tail else []
        host, guest = ("visitor", "host") if verb.word in ("拜会", "拜访") else ("host", "visitor")
        if verb.word in ("拜会", "拜访"):
            out.type = "meeting"
        out.add(host, [h for h in hosts if not any(same(h, a) for a in after)])
        out.add(guest, after)
        return out

    def together(self, out: Telling, weak: bool, last: list[Part], carried: bool) -> Telling | None:
        """Read "X 同 Y 举行会谈", "X 应约同 Y 通电话"."""
        clause = self.text[out.clause[0] : out.start]
        parts, begin = self.parties.before(out.sentence, out.start)
        both = BOTH.match(clause)
        if both is not None and not parts:
            out.join = out.both = True
            return out if carried or not weak else None
        if OBJECT.search(clause):
            parts = [*parts, *self.parties.other(out.start, parts)]
        lead = self.text[out.clause[0] : parts[0].start] if parts else ""
        if parts and begin == out.clause[0] and (WITH.match(clause) or COVERB.search(lead)):
            subject = self.parties.subject(out.sentence, out.clause[0])
            parts = [*(p for p in subject if not any(same(p, q) for q in parts)), *parts]
        people = [p for p in parts if p.entity is None or p.entity.kind == "person"]
        if weak and (not carried or len(parts) < 2 or not people or WISH.search(clause)):
            return None
        if WISH.search(clause[-WEAK_CONTEXT - 12 :]) and not (len(parts) > 1 and carried):
            return None
        if AGAIN.match(self.text, out.end) and len(parts) < 2:
            out.join = True
        if parts and last and not same(last[0], parts[0]) and ALSO.match(clause):
            parts = [*last, *parts]
        out.separate = len(parts) > 2 and bool(re.search(r"分别|先后", clause))
        group = len(parts) == 1 and parts[0].entity is None
        if len(parts) < 2 and not (group and carried):
            out.join = True
            return out if parts and carried else None
        requested = "应约" in self.text[begin : out.start]
        for k, part in enumerate(parts):
            side = ("called" if k == 0 else "caller") if requested else "participant"
            out.add("host" if out.separate and k == 0 else side, [part])
        return out

    def visit(self, out: Telling, verb: ChineseVerb, last: list[Part]) -> Telling | None:
        """Read "X 将于… 访问 Y", "X 对 Y 进行国事访问", "X 访华": never an attribute or a wish."""
        clause = self.text[out.clause[0] : out.start]
        rest = self.text[out.end : out.clause[1]]
        if (
            ATTRIBUTE.match(rest)
            or re.match(r"的|期间|时|表示|成果|成功|取得", rest)
            or re.search(r"(?:欢迎|祝贺|感谢|我此|此次|次|此)[^，]*$", clause)
        ):
            return None
        before = [p for p in self.scene.parts(out.clause[0], out.start) if not self.parties.invites(p)]
        subject = [p for p in before if p.entity is None or p.entity.kind == "person"][:3]
        if not subject and "邀请" in self.text[out.sentence.start : out.clause[0]]:
            subject = [
                p
                for p in self.parties.before(out.sentence, out.start)[0]
                if p.entity is None or p.entity.kind == "person"
            ]
        if not subject or re.search(r"超过|多[家名位]|[家名位]", clause):
            return None
        host = VISITED.search(clause) or STAYS.search(clause)
        if verb.implied_host:
            place: tuple[int, int] | None = (out.end - 1, out.end)
        elif host is not None:
            place = (out.clause[0] + host.start("place"), out.clause[0] + host.end("place"))
        else:
            place = self.goal(out.end, out.clause[1])
        if place is None and not verb.implied_host:
            return None
        out.place = place
        out.add("visitor", subject)
        out.add("host", self.parties.company(out.sentence, out.clause[0]))
        return out

    def goal(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the place after a verb of visiting: a known name, else the words up to the next verb."""
        if self.text.startswith("了", start):
            start += 1
        named = [
            n
            for n in self.scene.doc.names
            if start <= n.start <= start + 6
            and n.end <= end
            and n.kind in ("place", "country", "organisation")
        ]
        if named:
            return named[0].start if named[0].kind == "organisation" else start, named[0].end
        found = re.match(
            r"[㐀-鿿·]{2,12}?(?=出席|参加|进行|开始|并|同|与|的|会|，|。|$)", self.text[start:end]
        )
        return (start, start + found.end()) if found else None

    def signing(self, out: Telling, last: list[Part]) -> Telling | None:
        """Read "X 与 Y 签署…": who signed, or both sides of the engagement told before."""
        clause = self.text[out.clause[0] : out.start]
        if (
            ("见证" in clause and not TOGETHER.match(clause))
            or WISH.search(clause[-6:])
            or "可能" in clause
            or not SIGNED.match(self.text[out.end : out.clause[1]] or "")
        ):
            return None
        parts = [p for p in self.scene.parts(out.clause[0], out.start) if not self.parties.placed(p)]
        if not parts and not (BOTH.match(clause) or (last and re.match(r"并|还|随后|共同", clause))):
            return None
        out.join = out.both = not parts
        out.add("signatory", parts)
        for a, b in out.sentence.clauses:
            if a > out.clause[0] and WITNESSES.search(self.text, a, b):
                out.add("participant", [p for p in self.scene.parts(a, b) if whole_person(p)])
        return out

    def occasion(
        self,
        kind: EngagementType,
        match: re.Match[str],
        sentence: Sentence,
        clause: tuple[int, int],
        last: list[Part],
        carried: bool,
    ) -> Telling | None:
        """Read a noun that tells an engagement: held by two, chaired together, or attended."""
        text = self.text[clause[0] : match.start()]
        out = Telling(type=kind, start=match.start(), end=match.end(), sentence=sentence, clause=clause)
        chaired = re.search(r"共同主持|主持", text)
        attended = re.search(r"(?:出席|参加)(?!会见|会谈)", text)
        if kind == "visit":
            verb = ChineseVerb(word=match.group(), type="visit", subject="visitor", object="host")
            return self.visit(out, verb, last)
        if chaired or (attended and kind in ("summit", "meeting", "signing")):
            stop = clause[0] + (chaired or attended).start()  # type: ignore[union-attr]
            if WISH.search(text[:12]) or re.search(r"的$|此行|来华$", self.text[clause[0] : stop]):
                return None
            parts, _ = self.parties.before(sentence, stop)
            if not parts or AGAIN.match(self.text, match.end()) or self.text.startswith("的", match.end()):
                return None
            out.add("convener" if chaired else "attendee", parts)
            return out
        if not carried:
            return None
        return self.together(
            out, kind == "other" or match.group() in ("会议", "论坛", "对话", "磋商", "谈判"), last, carried
        )
