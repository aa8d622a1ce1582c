"""The words that attribute in Chinese, and what may stand between them and who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.domain.reading import StatementStatus
from onrecord.reading.lexicon.cues import chinese_cues, chinese_withheld_cues, unnamed_sources

STRONG = frozenset("say tell write reveal claim warn answer urge promise deny think report".split())
NOUNS = frozenset(
    (
        "讲话 发言 致辞 声明 说明 通报 回顾 概括 通知 通告 主张 保证 质疑 判断 估计 "
        "支持 批评 满意 要求 援引 引述 转引 转述 报道 发文 发帖 撰文 刊文 发推 发微博 "
        "证明 反映 部署 批准 决定 指示 欢迎 反对 愿 交涉 肯定 响应 问 答 担心 承认 "
        "发表讲话 介绍 解释 阐述 显示 鼓励 号召 感谢 祝贺 建议 提出 期望 不满 遗憾 抗议 "
        "相信 觉得 感到 看来 同意 赞同 赞成 认可 对话 回应 回答 答复 倡议 希望 期待 "
        "愿意 注意到"
    ).split()
)
SPOKEN = re.compile(r"[，：:“‘]|[㐀-鿿]")
DISPLAY = re.compile(r"[欢感赞遗关祝慰哀支理谅强坚严反同满担忧不抗谢热诚衷高深]")
ADVERBS = (
    "也 还 则 又 都 均 并 再次 随后 同时 首先 进一步 当天 当日 当晚 日前 近日 "
    "今天 昨天 明确 坚定 高度 积极 予以 特别 一再 郑重 一致 共同 等 一行 多次 曾 "
    "已 此前 上午 下午 晚间 晚 最后 最新 公开 私下 坦率 重点 着重 方面 先生 女士 "
    "当时 其后 事后 会后 会前 席间 同日 次日 后来 又 并 一度 苦笑着 笑着 感慨 坦白 如实 首次 对外 事前 另 "
    "前一天 受访 发文 发帖 撰文 脸书 昨日 今日 昨 今 昨天 稍早 稍后 随即 反复 "
    "主动 简要 分别 衷心 热烈 十分 非常 深情 动情 详细 直接 当地时间"
).split()
MEDIA = (
    "声明 公告 通报 新闻稿 通告 报告 文件 微博 微信 推特 推文 帖文 社交媒体 社交平台 "
    "公众号 信函 公报 博客 朋友圈 网志 官网 网站 公开信 新闻公报 备忘录 邮件 电子邮件"
).split()
OPENERS = "此外 另外 不过 但 但是 而 对此 会后 会上 席间 其中 截至发稿 截至发稿时 据悉 目前".split()
DATED = r"(?:周|星期)[一二三四五六日天]|(?:\d{1,4}[年月日号])+"
LONGEST_GAP = 120  # code points that adjuncts may fill between a speaker and the cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What may fill a stretch: whole words, and phrases that begin and end with certain words.

    Args:
        words: words that may stand there.
        framed: pairs of an opening and the closing that a phrase of at most so many code points needs.
    """

    words: re.Pattern[str]
    framed: tuple[tuple[re.Pattern[str], re.Pattern[str] | None, int], ...]

    def fills(self, text: str, start: int, end: int) -> bool:
        """Say whether such words and phrases cover a stretch wholly, in linear time whatever the text."""
        if end - start > LONGEST_GAP:
            return False
        reached = {start}
        for at in range(start, end):
            if at not in reached:
                continue
            word = self.words.match(text, at, end)
            if word is not None and word.end() > at:
                reached.add(word.end())
            for opening, closing, most in self.framed:
                opened = opening.match(text, at, end)
                if opened is not None:
                    reached.update(_closings(text, opened.end(), min(end, at + most), closing))
        return end in reached


def _closings(text: str, start: int, end: int, closing: re.Pattern[str] | None) -> Iterator[int]:
    """Yield where a phrase may end that runs on from `start` and crosses no mark."""
    for at in range(start, end):
        if text[at] in "，。；：\n":
            return
        if closing is None:
            yield at + 1
        elif (closed := closing.match(text, at, end)) is not None:
            yield closed.end()


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


ADJUNCTS = Filler(
    words=re.compile(rf"{_either([*ADVERBS, *MEDIA])}|{DATED}|，"),
    framed=(
        (re.compile("在"), re.compile("时|上|中|后|期间|间隙|里"), 36),
        (re.compile("在"), re.compile("(?=[对向就接告])"), 14),
        (re.compile("接受"), re.compile("时"), 24),
        (re.compile("[向对就于]|通过|援引"), None, 40),
        (re.compile("代表"), re.compile("(?=[表说称向对感祝])|.(?=[表说称向对感祝])"), 18),
    ),
)
OPENINGS = Filler(
    words=re.compile(rf"\s|{_either([*OPENERS, *ADVERBS])}|{DATED}"),
    framed=((re.compile("(?=[㐀-鿿])"), re.compile("时|后|中|期间"), 18),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueFound:
    """A word that attributes, where it stands (half-open code points); strong where it alone says speech."""

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
    for word in (
        "介绍了",
        "介绍",
        "商定",
        "阐述了",
        "通报了",
        "一致认为",
        "一致同意",
        "达成共识",
        "回应说",
        "回应道",
        "写道",
        "赞叹道",
        "感叹道",
        "打趣道",
        "说道",
        "笑说",
        "苦笑说",
        "笑称",
        "忆述",
        "回忆说",
        "评论道",
        "评论说",
        "如此形容",
        "这样形容",
        "这样概括",
        "这样说",
        "如是说",
        "直言",
        "坦言",
        "强调说",
        "否认了",
        "证实了",
        "宣布",
    ):
        table[word] = (table.get(word, ("say", True))[0], word not in ("介绍", "达成共识"))
    table["商定"] = table["一致同意"] = ("agree", True)
    words = sorted(table, key=lambda w: -len(w))
    # 发言人 is who speaks, no word of speech
    return re.compile(
        "|".join(f"{re.escape(w)}(?!人)" if w == "发言" else re.escape(w) for w in words)
    ), table


def cues_in(text: str, start: int, end: int, *, last: bool = False) -> list[CueFound]:
    """Return the cues between two code points, in order; with `last` also 说 behind which nothing follows."""
    pattern, table = cue_pattern()
    out = []
    for match in pattern.finditer(text, start, end):
        word = match.group()
        if word in ("说", "称", "答", "问") and (
            text[match.start() - 1] in "小学假据传听所再来虽名职简号宣自统"
            or not (last or SPOKEN.match(text, match.end()))
        ):
            continue
        out.append(
            CueFound(
                start=match.start(),
                end=match.end(),
                word=word,
                cue_class=table[word][0],
                strong=table[word][1],
            )
        )
    return out


@cache
def silence_pattern() -> tuple[re.Pattern[str], dict[str, StatementStatus]]:
    """Return the pattern of words that withhold a statement, with the status of each."""
    table: dict[str, StatementStatus] = {
        c.phrase: c.status for c in chinese_withheld_cues() if c.status != "denied"
    }
    table |= {
        "未回复置评": "no-response",
        "未立即回应": "no-response",
        "没有立即回复": "no-response",
        "不予置评": "declined",
        "未立即置评": "no-response",
        "未就此置评": "no-comment",
        "没有回复": "no-response",
        "没有回答": "no-response",
        "未回答": "no-response",
        "未回覆": "no-response",
        "没有接听": "no-response",
        "未接听": "no-response",
        "暂无回应": "no-response",
        "未予回复": "no-response",
        "不愿评论": "declined",
        "不愿置评": "declined",
        "不愿对此评论": "declined",
        "不愿透露": "declined",
        "不愿证实": "no-comment",
        "不作回应": "no-comment",
        "不评论": "no-comment",
        "未公布": "no-information",
        "没有更多信息": "no-information",
        "没有可提供的信息": "no-information",
        "没有相关信息": "no-information",
        "没有相关资讯": "no-information",
    }
    words = sorted(table, key=lambda w: -len(w))
    return re.compile("|".join(map(re.escape, words))), table


PEOPLE = (
    "人士|官员|外交官|职员|员工|雇员|顾问|高管|经理|经销商|知情者|与会者|在场者|目击者|来宾|嘉宾|购房者|投资者|消费者|"
    "消息源|分析师|专家|学者|律师|议员|代表|教授|研究员|发言人|商人|居民|村民|家属"
)  # what people are called whom a number counts and no name names


@cache
def unnamed_pattern() -> re.Pattern[str]:
    """Return the pattern of sources without a name ("知情人士", "一位官员")."""
    words = [u for u in unnamed_sources() if u[0] > "㐀" and u.endswith(("士", "员", "源"))]
    words += [
        "分析人士",
        "分析师",
        "专家",
        "学者",
        "官员",
        "发言人",
        "外媒",
        "媒体",
        "观察人士",
        "市场人士",
        "各界人士",
        "各界",
        "有关负责人",
        "负责人",
        "相关负责人",
    ]
    words.sort(key=len, reverse=True)
    counted = (
        r"[一两二三四五六七八九十几数多余]+[位名][㐀-鿿、]{0,16}?" + f"(?:{PEOPLE})(?![㐀-鿿]{{0,2}}[团会])"
    )
    return re.compile(
        rf"{counted}|(?:知情|在场|与会|消息人士|业内|接近[㐀-鿿]{{2,10}}的)(?:者|人士)|"
        r"(?:一位|一名|多名|多位|[两二三四五几][名位]|有|部分)?(?:[㐀-鿿]{0,12}?(?:的))?"
        r"(?:(?<=的)[㐀-鿿]{0,6}?)?(?:" + "|".join(map(re.escape, words)) + ")"
    )
