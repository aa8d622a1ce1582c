"""The sentences and clauses of a Chinese report, and who stands in a stretch of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.actors import Entity
from onrecord.reading.chinese.cast import ChineseCast
from onrecord.reading.chinese.organisations import phrase_start
from onrecord.reading.chinese.roles import Holder
from onrecord.reading.document import Document
from onrecord.reading.lexicon.chinese import simplified
from onrecord.reading.quotations import Quotation, quotations

SENTENCE = re.compile(r"[^\n。！？]*(?:[。！？]+[”’」』）)]*|\n|$)")
CLAUSE = re.compile(r"[，；：。！？\n]")
GROUP = re.compile(
    r"(?:访[㐀-鿿])?代表团(?!长|成员)|考察团(?!长)|访问团(?!长)|交流团(?!长)|(?:尽调|谈判|工作|专家)小组(?!组长)|考察组(?!长)|代表组|"
    r"外方代表|外方嘉宾|与会代表|与会嘉宾|客户代表|友好人士|工商界(?:代表|人士)|企业家(?:代表)?|商界代表|议员团|企业代表|企业负责人|企业高管|主要负责人|高管"
)
PAIR = re.compile(r"两国(?:元首|领导人|总理|总统|首相|外长|防长|财长|部长|首脑)")
RANKS = {
    "元首": "总统|国家主席|国王|埃米尔|苏丹",
    "领导人": "总统|主席|国王|埃米尔|苏丹|总理|首相",
    "外长": "外长|外交部长|外交大臣|外务大臣",
    "防长": "防长|国防部长|防务大臣|国防大臣",
    "财长": "财长|财政部长|财政大臣",
    "部长": "部长|大臣",
    "首脑": "总统|总理|首相",
    "总理": "总理|首相",
    "首相": "总理|首相",
}  # what the holders of an office that 两国 comes before are called
SIR = re.compile(r"(?P<office>总统|总理|首相|国王|主席|议长|外长|大臣|部长)(?:先生|女士|阁下)")
LONGEST_TERM, LONGEST_NAME = (
    5,
    14,
)  # characters in quotation marks: at most a term's; surely more than a term's
COINING = re.compile(
    r"(?:构建|共建|打造|落实|推动|推进|坚持|倡导|贯彻|进入|开启|建设|举办|实施|名为|称为|所谓)$"
)
CLOSING = re.compile(r"[，。；！？\s]|$")
BACK = 2000  # code points looked back for the full name of a group
INVITATION = re.compile(r"应(?P<who>[^，。；约急用]{2,40}?)(?:的)?(?:邀请|之邀)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One who takes part, where it stands: half-open code points; `entity` is None for a described group."""

    entity: Entity | None
    name: str
    start: int
    end: int
    organisation: Entity | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with the edges of its clauses: half-open code points."""

    start: int
    end: int
    clauses: tuple[tuple[int, int], ...]
    paragraph: int


class Scene:
    """Cuts a report into sentences and reads who is named in them.

    Its `text` is the report's in simplified characters, code point for code point.

    Args:
        doc: the report under reading.
        cast: its actors.
        holders: its introductions.
    """

    def __init__(self, doc: Document, cast: ChineseCast, holders: tuple[Holder, ...]) -> None:
        self.doc, self.cast, self.holders = doc, cast, holders
        self.text = simplified(doc.text)
        self.quoted = quotations(doc.text)
        self.spoken = frozenset(q for q in self.quoted if self.speaks(q))
        self.sentences = tuple(self.cut())

    def speaks(self, quotation: Quotation) -> bool:
        """Say whether quoted words are somebody's, not a coined term ("“一带一路”合作")."""
        size = quotation.end - quotation.start
        if size <= LONGEST_TERM or COINING.search(
            self.text, max(0, quotation.start - 6), quotation.start - 1
        ):
            return False
        return (
            size > LONGEST_NAME
            or CLOSING.match(self.text, quotation.end + 1) is not None
            or self.text[quotation.end - 1] in "。！？，"
        )

    def cut(self) -> list[Sentence]:
        """Cut the text into sentences; inside quotation marks none ends before the marks close."""
        out: list[Sentence] = []
        paragraph, at = 0, 0
        while at < len(self.text):
            match = SENTENCE.match(self.text, at)
            end = match.end() if match else len(self.text)
            while end < len(self.text) and self.inside_quote(end - 1) and self.text[end - 1] != "\n":
                following = SENTENCE.match(self.text, end)
                end = following.end() if following and following.end() > end else end + 1
            stretch = self.text[at:end]
            start = at + len(stretch) - len(stretch.lstrip())
            passage = self.doc.passage(start) if start < end else None
            if passage is not None and passage.kind == "dateline" and passage.end < end:
                at = passage.end
                continue
            stop = at + len(stretch.rstrip())
            if stop > start and not self.doc.silent(start):
                out.append(
                    Sentence(start=start, end=stop, clauses=self.clauses(start, stop), paragraph=paragraph)
                )
            if "\n" in stretch:
                paragraph += 1
            at = max(end, at + 1)
        return out

    def written(self, words: str, start: int) -> str:
        """Return words of the simplified text behind a code point as the report writes them."""
        at = self.text.find(words, start)
        return self.doc.text[at : at + len(words)] if words and at >= 0 else words

    def inside_quote(self, at: int) -> bool:
        """Say whether a code point stands inside quotation marks that close."""
        k = bisect_right(self.quoted, at, key=lambda q: q.start) - 1
        return k >= 0 and at < self.quoted[k].end and self.quoted[k].closed

    def clauses(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Cut a sentence at its commas, colons and semicolons outside quotation marks."""
        out: list[tuple[int, int]] = []
        at = start
        for match in CLAUSE.finditer(self.text, start, end):
            if not self.inside_quote(match.start()):
                if match.start() > at:
                    out.append((at, match.start()))
                at = match.end()
        if at < end:
            out.append((at, end))
        return tuple(out)

    def parts(self, start: int, end: int) -> list[Part]:
        """Return who is named between two code points: persons, titles without names, groups, else bodies."""
        out: list[Part] = []
        covered: list[tuple[int, int]] = []
        for h in self.holding(start, end):
            if h.start >= start - 1:
                covered.append((h.start, h.end))
                if h.person is not None or (
                    h.organisation is not None and not self.followed(h.intro.title[1])
                ):
                    add(out, self.titled(h))
        for part in self.groups(start, end):
            covered.append((part.start, part.end))
            add(out, part)
        for entity, (s, e) in self.named(start, end):
            if entity.kind == "person" and not any(a <= s and e <= b for a, b in covered):
                add(out, Part(entity=entity, name=entity.name, start=s, end=e))
        if not out:
            bodies = self.named(start, end)
            for entity, (s, e) in bodies:
                if entity.kind == "country" and any(x == e and o.kind != "country" for o, (x, _) in bodies):
                    continue  # "英国|诺斯盖特公司" is one
                if entity.kind in ("organisation", "government", "country"):
                    add(out, Part(entity=entity, name=entity.name, start=s, end=e))
        return sorted(out, key=lambda p: p.start)

    def groups(self, start: int, end: int) -> Iterator[Part]:
        """Yield the groups named between two code points; bare words lead to one told in full before."""
        for match in PAIR.finditer(self.text, start, end):
            pair = self.pair(match)
            if pair:
                yield from pair
                continue
            yield Part(
                entity=None, name=self.doc.text[slice(*match.span())], start=match.start(), end=match.end()
            )
        for match in SIR.finditer(self.text, start, end):
            holder = self.sir(match)
            if holder is not None:
                yield holder
        for match in GROUP.finditer(self.text, start, end):
            if match.group().startswith(("外方", "与会")):
                yield Part(
                    entity=None,
                    name=self.doc.text[slice(*match.span())],
                    start=match.start(),
                    end=match.end(),
                )
                continue
            begin = max(start, phrase_start(self.text, match.start()))
            found = self.full_group(begin, match.end()) if begin < match.start() else self.group(match)
            if found is not None:
                yield found

    def sir(self, match: re.Match[str]) -> Part | None:
        """Return whom 总统先生 addresses: the last holder of the office told before who comes from abroad."""
        for h in reversed(self.holding(max(0, match.start() - BACK), match.start())):
            foreign = h.organisation is not None and h.organisation.country not in (None, "China")
            if h.person is not None and foreign and simplified(h.title).endswith(match["office"]):
                return Part(entity=h.person, name=h.person.name, start=match.start(), end=match.end())
        return None

    def pair(self, match: re.Match[str]) -> list[Part]:
        """Return the two of different countries told before whom 两国总理 and the like mean, or nobody."""
        before = self.holding(max(0, match.start() - BACK), match.start())
        return self.both(match, before) or self.both(match, self.holding(match.end(), match.end() + BACK))

    def both(self, match: re.Match[str], holders: list[Holder]) -> list[Part]:
        """Return the two of some holders of offices who have the rank that a match names, or nobody."""
        rank = RANKS.get(match.group()[2:], match.group()[2:])
        found: dict[int, Part] = {}
        nations: set[str | None] = set()
        for h in holders:
            nation = h.organisation.country if h.organisation else None
            if (
                h.person is None
                or h.person.number in found
                or not re.search(rf"(?:{rank})$", simplified(h.title))
            ):
                continue
            nations.add(nation)
            found[h.person.number] = Part(
                entity=h.person, name=h.person.name, start=match.start(), end=match.end()
            )
        return list(found.values()) if len(found) == 2 and len(nations) == 2 else []

    def full_group(self, start: int, end: int) -> Part:
        """Return the party of a group that the words between two code points name."""
        bodies = self.cast.in_span(start, end, "organisation", "government", "country")
        body = bodies[-1] if bodies else None
        return Part(entity=None, name=self.doc.text[start:end], start=start, end=end, organisation=body)

    def quoted_in(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that share a code point with a stretch."""
        first = max(0, bisect_right(self.quoted, start, key=lambda q: q.start) - 1)
        last = bisect_left(self.quoted, end, key=lambda q: q.start)
        return [q for q in self.quoted[first:last] if q.end > start]

    def group(self, match: re.Match[str]) -> Part | None:
        """Return the group told in full before that bare words such as 代表团 lead to."""
        for full in GROUP.finditer(self.text, max(0, match.start() - BACK), match.start()):
            begin = phrase_start(self.text, full.start())
            if full.group() == match.group() and begin < full.start():
                return self.full_group(begin, full.end())
        return None

    def followed(self, at: int) -> bool:
        """Say whether a title is only a part of a longer word or an unnamed rest ("负责人等")."""
        return self.text.startswith(
            ("们", "级", "国", "团", "府", "选举", "任期", "办公", "系列", "会议", "峰会", "非正式", "会晤"),
            at,
        )

    def titled(self, holder: Holder) -> Part:
        """Return the party of a title: its holder, or the office where no name follows."""
        organisation = holder.intro.organisation
        start = organisation[0] if organisation and holder.person is None else holder.start
        end = holder.end if holder.person is not None else holder.intro.title[1]
        return Part(
            entity=holder.person,
            name=holder.person.name if holder.person else self.doc.text[start:end],
            start=start,
            end=end,
            organisation=holder.organisation,
            title=holder.title,
        )

    def named(self, start: int, end: int) -> list[tuple[Entity, tuple[int, int]]]:
        """Return the actors named or led to between two code points, with where, in order."""
        marks = self.cast.marks
        first = bisect_left(marks, start, key=lambda m: m[0])
        last = bisect_left(marks, end, key=lambda m: m[0])
        return [(e, (s, t)) for s, t, e in marks[first:last] if t <= end]

    def holding(self, start: int, end: int) -> list[Holder]:
        """Return the introductions whose title stands between two code points, in order."""
        first = bisect_left(self.holders, start, key=lambda h: h.intro.title[0])
        last = bisect_left(self.holders, end, key=lambda h: h.intro.title[0])
        return [h for h in self.holders[first:last] if h.intro.title[1] <= end]


def add(out: list[Part], part: Part) -> None:
    """Add a party that is not there yet."""
    if not any(
        (p.entity is part.entity) if part.entity else (p.entity is None and p.name == part.name) for p in out
    ):
        out.append(part)
