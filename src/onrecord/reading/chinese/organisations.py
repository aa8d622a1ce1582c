"""What Chinese words tell of an organisation's name: its ending, its country, its short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.reading.lexicon.chinese import chinese_writing
from onrecord.reading.lexicon.cues import chinese_cues
from onrecord.reading.lexicon.engagements import chinese_frames
from onrecord.reading.lexicon.government import government_kind
from onrecord.reading.lexicon.places import Country, country_forms

LONGEST_STATE = 14  # characters of a state's whole name: 斯里兰卡民主社会主义共和国 has thirteen
GOVERNING = re.compile(
    r"(?:部|委|局|署|厅|司|办|院|省|府|议会|国会|大会|检察院|法院|使馆|领馆|领事馆|政府|党中央|中央|委员会|办公室|市|县|州|人大|政协|常委会|杜马|军|秘书处|代表处)$"
)
NOT_GOVERNING = re.compile(
    r"(?:俱乐部|研究院|医院|学院|事业部|总部|分部|剧院|影院|公司|集团|设计院|科学院|基金会)$"
)
LEAD = re.compile(
    r"^(?:前来|来访|来华|本国|时任|现任|新任|前任|前|原|日(?!本)|晚|上午|下午|中午|凌晨|傍晚|当天|当日|今天|昨天|首先|还|也|又|再次|分别|先后|集体|共同|专程|应约|应邀|应(?![急用]))+(?!列|外)"
)
LONE = re.compile(
    r"[，。、；：！？“”‘’「」《》（）()【】\s|/]|[与跟的了在是向由将据被让给请曾受随乘率见于把使]|(?<!埃)及|(?<!共)和(?![平谐国]|改革|发展)|(?<!共)同(?![盟仁])|(?<!应)对(?!外)|以及|兼|等|任(?!期)|\d日"
)


@cache
def breaks() -> re.Pattern[str]:
    """Return the pattern of words that stand before an organisation's name and are no part of it."""
    words = [c.word for c in chinese_cues() if len(c.word) > 1]
    words += [
        v.word for v in chinese_frames().verbs if len(v.word) > 1 and v.word not in ("对话", "谈判", "磋商")
    ]
    words += ["召开", "举行", "陪同", "邀请", "任命", "当选", "来自", "包括", "以及", "和平谈判"]
    words.sort(key=len, reverse=True)
    return re.compile(LONE.pattern + "|" + "|".join(map(re.escape, words)))


def phrase_start(text: str, end: int, whole: Sequence[tuple[int, int]] = (), reach: int = 32) -> int:
    """Return where the organisation's phrase that ends at `end` begins.

    Args:
        text: the report's text.
        end: one past the phrase.
        whole: names that the network marked: no lone character breaks them in two (东和电机).
        reach: how many code points are looked back.
    """
    floor = max(0, end - reach)
    start = floor
    for match in breaks().finditer(text, floor, end):
        a, b = match.span()
        if b > end or (b - a == 1 and any(s < a and b < e and e >= end - 1 for s, e in whole)):
            continue
        before = text[start:a]
        if (
            text[a:b] in "和同及于" and len(before) - leading_country(before)[1] == 1
        ):  # 东和电机, not "东" and "电机"
            continue
        start = b
    lead = LEAD.match(text[start:end])
    return start + lead.end() if lead else start


def leading_country(phrase: str) -> tuple[Country | None, int]:
    """Return the country whose name begins a phrase, and the length of that name."""
    for size in range(min(LONGEST_STATE, len(phrase)), 1, -1):
        meanings = [m for m in country_forms().get(phrase[:size], ()) if m.part == "name"]
        if meanings:
            return meanings[0].country, size
    return None, 0


def governmental(name: str) -> bool:
    """Say whether a name's ending is a government body's."""
    if NOT_GOVERNING.search(name):
        return False
    return government_kind(name) is not None or GOVERNING.search(name) is not None


def is_organisation(name: str) -> bool:
    """Say whether a name has an organisation's ending."""
    return name.endswith(chinese_writing().org_endings)


def own_name(phrase: str) -> int:
    """Return where an organisation's own name begins in a phrase: after its country and its class noun.

    A government body keeps its country ("美国商务部"), a company does not ("荷兰…公司").
    """
    country, size = leading_country(phrase)
    start = size if country is not None and not governmental(phrase) and size < len(phrase) else 0
    for word in chinese_writing().descriptions:
        at = phrase.find(word, start)
        if (
            at >= 0
            and at + len(word) < len(phrase)
            and not phrase[at + len(word) :].startswith(("协会", "商会", "联合会", "家"))
        ):
            return at + len(word)
    return start


def cleaned(name: str) -> str:
    """Return an organisation's own name out of words the network marked: no verb before it, no country."""
    start = 0
    while start < len(name) and (match := breaks().match(name, start)) and match.end() > start:
        start = match.end()
    return name[start + own_name(name[start:]) :]


def company_core(name: str) -> str:
    """Return an organisation's name without ending and industry ("诺瓦飞机公司" is "诺瓦" for short)."""
    _, size = leading_country(name)
    core = name[size:] if size < len(name) else name
    if not core.endswith(
        (
            "公司",
            "集团",
            "控股",
            "航空",
            "汽车",
            "电机",
            "制药",
            "电子",
            "科技",
            "石油",
            "能源",
            "银行",
            "重工",
            "半导体",
        )
    ):
        return name
    words = chinese_writing().industries
    while True:
        ending = next((w for w in words if core.endswith(w) and len(core) - len(w) >= 2), None)
        if ending is None:
            return core
        core = core[: -len(ending)]
