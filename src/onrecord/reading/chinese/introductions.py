"""Introductions: an organisation, a title and the name of who holds it, in one unbroken phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.reading.chinese.organisations import (
    LONGEST_STATE,
    governmental,
    is_organisation,
    leading_country,
    own_name,
    phrase_start,
)
from onrecord.reading.chinese.people import LONGEST_PART, native_end, person_end, settled_end, sound_end
from onrecord.reading.lexicon.chinese import chinese_title_forms, chinese_writing, simplified, title_source
from onrecord.reading.lexicon.places import Country, chinese_shorts
from onrecord.reading.lexicon.titles import chinese_titles
from onrecord.reading.nations import names_state

OFFICES = re.compile(r"[部局署厅司]长|部长助理|市长|省长|书记|大臣|委员长|议长|参赞|公使|领事$")
HEADS_OF_STATE = frozenset({"总统", "首相", "国王", "王储"})
LOOSE = re.compile(r"专家|学者|官员|记者|代表|负责人|顾问|律师|经理|教授|研究员|领导人|分析师|评论员")
NOT_TITLE = re.compile(
    r"(?<=长)[期远达久足短效级]|(?<=[理统])府|(?<=主席)[国团台]|(?<=[委员])会|(?<=[理统])制|(?<=董事)[会局]"
)
NEAR = 60  # code points before a title in which its organisation's name may begin
PERSONAL = re.compile(r"[长席理统相官卿](?=[与和及、])")  # what ends an office is no field
FIELDS = re.compile(r"(?:[㐀-鿿]{2,5}[与和及、])+[㐀-鿿]{0,6}")
MINISTER = re.compile(r"(?:部长|大臣|国务秘书|高级代表|事务代表)$")
LONGEST_FIELDS = 18  # characters of a title's fields: 外交、合作与海外侨民
BETWEEN = re.compile(
    r"拿督斯里|拿督|丹斯里|敦|爵士|博士|教授|(?:[兼、暨和]|以及)[㐀-鿿]{1,14}[长長席官裁理表员員事家任记記卿相臣授]"
)  # what may stand between a title and its holder: an honour, another title
FIELD_TITLE = re.compile(
    r"国务部长|国务大臣|副国务秘书|高级代表|副?部长|副?大臣|(?:助理)?国务秘书|特别代表|特使|助理国务卿|事务代表"
)
SEATS = ("区", "镇", "乡", "村", "自治州", "特区", "欧盟", "东盟", "联合国", "组织", "联盟", "党", "军")
LONGEST_TITLE_FIELD = 9  # characters of the field in a minister's title: 经济和气候保护
LEAST_FIELD = 2  # characters of a field in a minister's title: behind one more stands a country's short form
LONGEST_FIELD = 4  # characters of one of two fields in a ministry's name
VAGUE = re.compile(
    r"[两各多]国|双方|本[报社刊台]|有关|相关|超过|该|^第|[\d几数多一二三四五六七八九十百千余]+[位名家个]|负责|驻华$|^(?:我国?|外国|主管|其他|一些|部分)$|\d"
    r"|^(?:关于|鉴于|对于|至于|由于|基于|随着|根据|按照|针对|围绕|通过)$"  # what stands before is no body
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A title with what stands around it: half-open code points.

    Args:
        start: where the whole phrase begins.
        organisation: the words that name the organisation or country, or None.
        title: the title's words.
        person: the holder's name, or None where none follows.
        country: the country that the phrase begins with, or that its one-character form tells.
    """

    start: int
    organisation: tuple[int, int] | None
    title: tuple[int, int]
    person: tuple[int, int] | None
    country: Country | None
    body_kind: str = "organisation"

    @property
    def end(self) -> int:
        """One past the phrase."""
        return max(self.person[1], self.title[1]) if self.person else self.title[1]


@cache
def titles_pattern() -> re.Pattern[str]:
    """Return the pattern of titles that one person holds together ("总书记、国家主席")."""
    posted = r"驻(?:(?!使馆|领馆|代表处)[㐀-鿿]){1,8}?(?:特命全权)?(?:大使|总领事|公使|代办|代表|参赞)"
    aide = (
        r"(?:总统|总理|首相|国王)[㐀-鿿]{0,4}?"
        r"(?:特使|顾问|特别代表|助理|秘书|幕僚长|办公室主任|办公厅主任|发言人)"
    )
    one = f"(?:{posted}|{aide}|{title_source()})"
    return re.compile(rf"(?P<first>{one})(?!(?<=长)官)(?P<more>(?:兼{one})*)")


def introductions(
    text: str, whole: Sequence[tuple[int, int]] = (), persons: Sequence[tuple[int, int]] = ()
) -> tuple[Introduction, ...]:
    """Find every title in a text with its organisation and holder, in order.

    Args:
        text: the report's text.
        whole: names of organisations that the network marked, half-open code points.
        persons: persons that it is sure of, the same, in order.
    """
    out: list[Introduction] = []
    text = simplified(text)
    marks = sorted(whole)
    for match in titles_pattern().finditer(text):
        named = any(s == match.end() for s, _ in persons)
        if named or not NOT_TITLE.match(text, match.end()):
            first = bisect_left(marks, (match.start() - NEAR, 0))
            near = marks[first : bisect_left(marks, (match.start(), 0))]
            a, b = (
                bisect_left(persons, (match.start() - NEAR, 0)),
                bisect_left(persons, (match.end() + 16, 0)),
            )
            out.append(introduction(text, match.start(), match.end(), near, persons[a:b]))
    return tuple(shared(text, out))


def introduction(
    text: str,
    start: int,
    end: int,
    whole: Sequence[tuple[int, int]],
    persons: Sequence[tuple[int, int]] = (),
) -> Introduction:
    """Read the introduction around the title at `start` to `end`; a person the network is sure of stands."""
    bearer = next(
        ((s, e) for s, e in persons if s == end or (s > end and BETWEEN.fullmatch(text, end, s))), None
    )
    before = [(s, e) for s, e in persons if s < start]
    begin = max([phrase_start(text, start, whole), *(e for s, e in before if e < start)])
    if before and before[-1][1] >= start and bearer is None:
        s, e = before[-1]
        return Introduction(
            start=s, organisation=None, title=(start, end), person=(s, min(e, start)), country=None
        )
    if MINISTER.search(text, start, end) and text[start - 1] not in "部委局署":
        begin, start = joint_field(text, begin, start)
    phrase = text[begin:start]
    country, size = leading_country(phrase)
    organisation: tuple[int, int] | None = None
    if len(phrase) == 1 and phrase in chinese_shorts():
        country, organisation = chinese_shorts()[phrase], (begin, start)
    elif country is not None and size == len(phrase):
        organisation = (begin, start)
    elif len(phrase) > 1:
        organisation = (widened(text, begin + own_name(phrase), phrase), start)
    if organisation is not None and not plausible(text[slice(*organisation)]):
        organisation = None
    body = text[slice(*organisation)] if organisation else ""
    if country is None and LOOSE.fullmatch(text, start, end) and not employs(body):
        organisation, body = None, ""
    national = organisation is not None and country is not None and not governmental(body)
    field = fielded(text, start, end, phrase[size:] if national and size < len(phrase) else body)
    if field:
        start, country, organisation = with_field(text, begin, start, field, country, size)
        body = text[slice(*organisation)] if organisation else ""
    office = OFFICES.search(text[start:end]) is not None or text[start:end] in offices()
    kind = body_kind(body, office=office)
    known = organisation is not None and country is None and office and named_so(body, text[start:end])
    known = known and bearer is None
    person = bearer or (
        organisation
        if known
        else holder(text, end, foreign=country is not None and country.iso2 not in ("CN", "TW", "SG"))
    )
    organisation = None if known else organisation
    return Introduction(
        start=begin,
        organisation=organisation,
        title=(start, end),
        person=person,
        country=country,
        body_kind=kind,
    )


def employs(body: str) -> bool:
    """Say whether words end as an organisation's or a government body's name does."""
    return is_organisation(body) or governmental(body)


def with_field(
    text: str, begin: int, start: int, field: int, country: Country | None, size: int
) -> tuple[int, Country | None, tuple[int, int] | None]:
    """Return where a title begins with its field, and the country that is left before it ("俄|内务部长")."""
    short = field > LEAST_FIELD and text[start - field] in chinese_shorts()
    start -= field - short
    if short:
        return start, chinese_shorts()[text[start - 1]], (start - 1, start)
    return start, country, (begin, start) if country is not None and size == start - begin else None


def body_kind(body: str, *, office: bool) -> str:
    """Return the kind of actor that the words before a title name; `office` says that the title is public."""
    return (
        "place"
        if body.endswith(("市", "省", "州", "县"))
        else "government"
        if governmental(body) or office
        else "organisation"
    )


def joint_field(text: str, begin: int, start: int) -> tuple[int, int]:
    """Return where the phrase of a minister and his title of several fields begin.

    The fields stand behind a country, or another title and 兼: "澳大利亚|贸易与旅游部长",
    "副总理兼|经济和气候保护部长".
    """
    if text[begin - 1 : begin] not in tuple("与和及、") or leading_country(text[begin:start])[1]:
        return begin, start
    for at in range(begin - 2, max(0, start - LONGEST_FIELDS), -1):
        if FIELDS.fullmatch(text, at, start) is None or PERSONAL.search(text[at:begin]):
            continue
        if text[at - 1] == "兼":
            return at, at
        state = next((k for k in range(2, LONGEST_STATE) if at >= k and names_state(text[at - k : at])), None)
        if state is not None:
            return at - state, at
    return begin, start


def fielded(text: str, start: int, end: int, body: str) -> int:
    """Return the length of the field that belongs to a title ("贸工|部长"), 0 where a body does."""
    if not FIELD_TITLE.fullmatch(text, start, end) or not body or is_organisation(body):
        return 0
    if governmental(body) or body.endswith(SEATS) or body in chinese_shorts() or leading_country(body)[1]:
        return 0
    return len(body) if 2 <= len(body) <= LONGEST_TITLE_FIELD else 0


def widened(text: str, begin: int, phrase: str) -> int:
    """Return where a ministry's name of two fields begins ("外交与国际合作部", "泰国旅游与体育部")."""
    if not phrase.endswith(("部", "委", "局", "署")) or text[begin - 1 : begin] not in ("与", "和", "、"):
        return begin
    start = phrase_start(text, begin - 1)
    _, size = leading_country(text[start : begin - 1])
    field = text[start + size : begin - 1]
    whole = 2 <= len(field) <= LONGEST_FIELD and field not in chinese_title_forms()
    return start if whole and leading_country(phrase)[0] is None and not governmental(field) else begin


def corrected(
    text: str, intros: Sequence[Introduction], persons: Collection[str]
) -> tuple[Introduction, ...]:
    """Set right what stands before a title: a person where the report names one so elsewhere."""
    out: list[Introduction] = []
    for intro in intros:
        if intro.organisation is not None and intro.person is None:
            body = text[slice(*intro.organisation)]
            name = next((p for p in sorted(persons, key=len, reverse=True) if body.endswith(p)), None)
            if name is not None:
                end = intro.organisation[1]
                intro = replace(
                    intro,
                    start=end - len(name),
                    person=(end - len(name), end),
                    organisation=None,
                    country=None,
                )
        out.append(intro)
    return tuple(out)


@cache
def offices() -> frozenset[str]:
    """Return the declared titles of public office."""
    return frozenset(
        t.title for t in chinese_titles() if t.office or t.sphere in ("government", "party", "royalty")
    )


def named_so(body: str, title: str) -> bool:
    """Say whether the words before an office are a person's name: "宋远明|主席", not "民航局|局长"."""
    if (
        governmental(body)
        or is_organisation(body)
        or len(body) > LONGEST_PART
        or all(c in chinese_shorts() for c in body)
    ):
        return False
    if len(body) == 2 and title in HEADS_OF_STATE and sound_end(body, 0) == 2:
        return True  # 拜登总统
    return (
        native_end(body, 0) == len(body)
        if len(body) < 3 or body[0] in chinese_writing().surnames
        else sound_end(body, 0) == len(body)
    )


def plausible(body: str) -> bool:
    """Say whether words can be an organisation: no bare number, adverb or single character."""
    return body in chinese_shorts() or (len(body) > 1 and not VAGUE.search(body))


def holder(text: str, at: int, *, foreign: bool) -> tuple[int, int] | None:
    """Return the name right after a title."""
    end = person_end(text, at, foreign=foreign)
    if end is None or end - at < 2:
        return None
    return at, settled_end(text, at, end)


def shared(text: str, found: list[Introduction]) -> list[Introduction]:
    """Give a title that another title follows after a comma of lists the other's holder."""
    out: list[Introduction] = []
    for intro in reversed(found):
        following = out[-1] if out else None
        if (
            intro.person is None
            and following is not None
            and following.person
            and following.start == intro.end + 1
            and text[intro.end] in "、兼"
        ):
            intro = replace(intro, person=following.person)
        out.append(intro)
    return out[::-1]
