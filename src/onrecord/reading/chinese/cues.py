"""The words that attribute in Chinese, and what may stand between them and who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.domain.reading import StatementStatus
from onrecord.reading.lexicon.cues import chinese_cues, chinese_withheld_cues, unnamed_sources

STRONG = frozenset({"say", "tell", "write", "reveal", "claim", "warn", "answer", "urge", "promise", "deny", "think", "report"})
NOUNS = frozenset("讲话 发言 致辞 声明 说明 通报 回顾 概括 通知 通告 主张 保证 质疑 判断 估计 支持 批评 满意 要求 援引 引述 转引 转述 报道 发文 发帖 "
                  "撰文 刊文 发推 发微博 证明 反映 部署 批准 决定 指示 欢迎 反对 愿 交涉 肯定 响应 问 答 担心 承认 发表讲话 介绍 解释 阐述 显示 鼓励 号召 "
                  "感谢 祝贺 建议 提出 期望 不满 遗憾 抗议 相信 觉得 感到 看来 同意 赞同 赞成 认可 对话 回应 回答 答复 倡议 希望 期待 愿意 注意到".split())  # fmt: skip
SPOKEN = re.compile(r"[，：:“‘]|[㐀-鿿]")
ADVERB = (
    r"也|还|则|又|都|均|并|再次|随后|同时|首先|进一步|当天|当日|当晚|日前|近日|今天|昨天|明确|坚定|高度|积极|予以|特别|一再|郑重|一致|共同|等|一行|多次|曾|已|此前|"
    r"周[一二三四五六日天]|星期[一二三四五六日天]|\d+日|\d+月\d+日|[上下]午|晚间|晚|最后|最新|公开|私下|坦率|重点|着重|方面|先生|女士|主动|简要|分别|衷心|热烈|十分|非常|深情|动情|详细|直接"
)
MEDIUM = r"声明|公告|通报|新闻稿|通告|报告|文件|微博|微信|推特|推文|帖文|社交媒体|社交平台|公众号|信函|公报|博客|官网|网站|公开信|新闻公报|备忘录|邮件|电子邮件"
ADJUNCT = re.compile(
    rf"(?:{ADVERB}|代表[㐀-鿿]{{2,14}}?(?=表|说|称|向|对|感|祝)|在[^，。；]{{1,34}}?(?:时|上|中|后|期间|会后|里)|(?:向|对|就)[^，。；]{{1,36}}?|接受[^，。；]{{1,20}}?时|"
    rf"通过[^，。；]{{1,20}}?|于[^，。]{{1,12}}|援引[^，。]{{1,12}}|{MEDIUM}|当地时间|，)*"
)
DISPLAY = re.compile(r"[欢感赞遗关祝慰哀支理谅强坚严反同满担忧不抗谢热诚衷高深]")
OPENING = re.compile(
    rf"(?:\s|此外|另外|同时|随后|不过|但是?|而|对此|会后|会上|席间|其中|当天|当日|日前|近日|今天|昨天|截至发稿时?|据悉|目前|{ADVERB}|"
    r"[^，。；]{0,14}?(?:时|后|中|期间)(?=[㐀-鿿])|当地时间|\d{1,4}[年月日]+)*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueFound:
    """A word that attributes where it stands: half-open code points; strong where the verb alone says speech."""

    start: int
    end: int
    word: str
    cue_class: str
    strong: bool


@cache
def cue_pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """Return the pattern of cues, the longest first, and the class and strength of each."""
    table: dict[str, tuple[str, bool]] = {}
    for cue in chinese_cues():
        if cue.classes[0] in ("show", "order", "ask"):
            continue
        table[cue.word] = (cue.classes[0], cue.classes[0] in STRONG and cue.word not in NOUNS)
    for word in ("介绍了", "介绍", "商定", "阐述了", "通报了", "一致认为", "一致同意", "达成共识", "回应说", "回应道", "写道", "强调说", "否认了", "证实了", "宣布"):
        table[word] = (table.get(word, ("say", True))[0], word not in ("介绍", "达成共识"))
    table["商定"] = table["一致同意"] = ("agree", True)
    words = sorted(table, key=lambda w: -len(w))
    return re.compile("|".join(map(re.escape, words))), table


def cues_in(text: str, start: int, end: int) -> list[CueFound]:
    """Return the cues between two code points, in order."""
    pattern, table = cue_pattern()
    out = []
    for match in pattern.finditer(text, start, end):
        word = match.group()
        if word in ("说", "称", "答", "问") and (text[match.start() - 1] in "小学假据传听所再来虽名职简号宣自统" or not SPOKEN.match(text, match.end())):
            continue
        out.append(CueFound(start=match.start(), end=match.end(), word=word, cue_class=table[word][0], strong=table[word][1]))
    return out


@cache
def silence_pattern() -> tuple[re.Pattern[str], dict[str, StatementStatus]]:
    """Return the pattern of words that withhold a statement, with the status of each."""
    table = {c.phrase: c.status for c in chinese_withheld_cues() if c.status != "denied"}
    table |= {"未回复置评": "no-response", "未立即回应": "no-response", "没有立即回复": "no-response", "不予置评": "declined", "未立即置评": "no-response", "未就此置评": "no-comment"}
    words = sorted(table, key=lambda w: -len(w))
    return re.compile("|".join(map(re.escape, words))), table


@cache
def unnamed_pattern() -> re.Pattern[str]:
    """Return the pattern of sources without a name ("知情人士", "一位官员")."""
    words = [u for u in unnamed_sources() if u[0] > "㐀" and u.endswith(("士", "员", "源"))]
    words += ["分析人士", "分析师", "专家", "学者", "官员", "发言人", "外媒", "媒体", "观察人士", "市场人士", "各界人士", "有关负责人", "负责人", "相关负责人"]
    words.sort(key=len, reverse=True)
    return re.compile(r"(?:一位|一名|多名|多位|两名|几名|有|部分)?(?:[㐀-鿿]{0,12}?(?:的))?(?:" + "|".join(map(re.escape, words)) + ")")
