"""Chinese dates and time words: `2023年12月6日`, `12月6日至8日`, `昨日`, `上个月`, `本周三`, `三天前`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.reading.times_meanings import (
    BOUND,
    LENGTH,
    REPEATED,
    VAGUE,
    Anchored,
    Between,
    Calendar,
    Kind,
    Meaning,
    Mention,
    Name,
    Part,
    Shifted,
    Unit,
    Weekday,
)
from onrecord.reading.timewords import han_number

_HAN: Final = "〇零一二两三四五六七八九十"
_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR: Final = rf"(?:(?:1[0-9]|2[01])[0-9]{{2}}|[一二][{_HAN[:-1]}]{{3}})"
_YEAR_WORD: Final = r"(?:今年|去年|前年|明年|后年)"
_PART: Final = r"(?:凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚间|晚上|晚|夜间|深夜)"
_NOT_AFTER: Final = r"(?<![0-9〇零一二两三四五六七八九十百千第每近约几])"
_LEADS: Final = rf"(?:(?P<year>{_YEAR})年|(?P<word>{_YEAR_WORD})|(?P<when>上个?月|本月|这个月|下个?月))?"
_DATE: Final = re.compile(
    rf"{_NOT_AFTER}{_LEADS}(?:(?P<month>{_MONTH})月份?)?(?P<day>{_DAY})(?P<mark>[日号])(?:(?!本)|(?<=号))"
    rf"(?:[（(](?:周|星期)(?P<weekday>[一二三四五六日天])[）)])?"
    rf"(?:(?P<until>至|到|-|—{{1,2}}"
    rf"|~)(?:(?P<year2>{_YEAR})年)?(?:(?P<month2>{_MONTH})月)?(?P<day2>{_DAY})[日号])?"
    rf"(?P<part>{_PART})?"
)
_DATE_JOINT: Final = re.compile(
    rf"{_NOT_AFTER}{_LEADS}(?:(?P<month>{_MONTH})月)(?P<day>{_DAY})(?:至|到|-|—{{1,2}}"
    rf"|~)(?P<day2>{_DAY})[日号]"
)
_MONTH_ALONE: Final = re.compile(
    rf"{_NOT_AFTER}(?:(?P<year>{_YEAR})年|(?P<word>{_YEAR_WORD}))?(?P<month>{_MONTH})月(?:份|初|底"
    rf"|末|中旬|上旬|下旬)?"
    rf"(?![0-9{_HAN}])"
)
_YEAR_ALONE: Final = re.compile(
    rf"{_NOT_AFTER}(?P<year>{_YEAR})(?:(?:至|到|-|—{{1,2}}|~)(?P<to>{_YEAR}))?年(?:年?[初底末]|以来|度)?"
    rf"(?![0-9来后]|前(?![0-9{_HAN}几])|的?历史|以前|以后)"
)
_WORDS: Final = re.compile(
    rf"(?P<days>大前天|前天|(?<![目之当此日])前日|昨[天日晚夜午]"
    rf"|[昨今明][（(][0-9]{{1,2}}[）)][天日]|今[天日晚晨早夜午](?!头条|俄罗斯|美国"
    rf"|中国)|明[天日晚晨早]|后天|前晚|当晚)(?P<part>{_PART})?"
    r"|(?P<units>上个?月|本月|这个月|下个?月|上上周|上个?星期|上周|本周|这个?星期|这周|下个?星期"
    r"|下周|今年|去年|前年|明年|后年)"
    r"(?P<end>末)?(?:年?[初底末]|以来)?"
    r"|(?P<weekend>周末)"
    r"|(?P<anchored>当天|当日|同日(?!方|本|前|渐|益|内)|次日|翌日|第二天|前一天|前一日|当月|同月"
    r"|(?<!首)次月(?!球)|当年|同年(?!龄|级|代)|次年|翌年|当周)"
)
_DAY_WORDS: Final = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_ANCHORS: Final = {"当": 0, "同": 0, "次": 1, "翌": 1, "第": 1, "前": -1}
_WEEKDAY: Final = re.compile(
    r"(?<![每一二两三四五六七八九十0-9半])(?P<week>上上|上个?|本|这个?|下个?)?(?:周|星期"
    r"|礼拜)(?P<day>[一二三四五六日天1-6])"
    rf"(?!本|次|围|报|刊|年|鸣|[天]|个月)(?P<part>{_PART})?"
)
_WEEK_SHIFT: Final = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_COUNTED: Final = re.compile(
    rf"(?<![0-9{_HAN}第])(?:(?P<about>近|约|大约|将近)|为期|长达|过去|未来"
    rf"|最近)?(?P<number>[0-9]{{1,4}}|[{_HAN}]{{1,3}}|[几数多])(?:多|余)?"
    r"(?:个)?(?P<half>半)?(?P<unit>小时|分钟|天|日|周(?![一二三四五六日末年])"
    r"|星期(?![一二三四五六日天])|月(?![一二三四五六七八九十0-9份初底末])|年(?!轻|龄|级)|世纪)"
    r"(?P<tail>以前|之前|前(?!往|来|夕|后|景|进|线|列)|以后|之后|后|来|以来|间|内|里)?"
)
_PARTS: Final = re.compile(
    rf"(?:(?P<year>{_YEAR})年|(?P<word>{_YEAR_WORD}))?第?(?:(?P<quarter>[一二三四1-4])(?:个?季度)"
    rf"|(?P<half>[上下])半年)"
    rf"|(?:(?P<year2>{_YEAR})年|(?P<word2>{_YEAR_WORD}))的?(?P<season>[春夏秋冬])(?:[季天]"
    rf"|(?![运节收播粮种耕奥残令游训]))"
)
_SEASONS: Final = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}
_VAGUE: Final = re.compile(
    r"(?<![0-9一二三四五六七八九十今昨明当次同])日前|近日|近期|最近|不久前|不久|近来|近年来|近年"
    r"|近几年来?|近些年来?|此前|早些时候|稍早前|稍早时候|前不久|近几天|连日来|多年来?|长期以来"
)
_EVERY: Final = re.compile(
    r"每(?:一|两|三|隔)?(?:个)?(?:周[一二三四五六日末]|星期[一二三四五六日天]|天|日|周|星期|月|年|季度)"
)
_NAMES: Final = re.compile(
    r"明日之星|生日|节日|假日|日本|明天系|周日报|[0-9一二三四五六七八九十]{1,4}(?:年代|周年|月大|岁)"
    r"|百年|千年"
)
_YEAR_SHIFT: Final = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
# More years than this are a year of the calendar: 2023年前11个月.
LONGEST: Final = 999
_UNIT: Final[dict[str, Unit]] = {
    "小": "hour", "分": "hour", "天": "day", "日": "day", "周": "week", "星": "week", "月": "month",
    "年": "year",
    "世": "century",
}  # fmt: skip


def _mention(match: re.Match[str], meaning: Meaning, kind: Kind = "date") -> Mention:
    """Make the mention of a whole match."""
    return Mention(start=match.start(), end=match.end(), meaning=meaning, kind=kind)


def _month_shift(word: str | None) -> int | None:
    """Return the months that 上月, 本月 or 下月 moves by."""
    return _WEEK_SHIFT["这" if word.startswith("这") else word[0]] if word else None


def dates(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `2023年12月6日`, `去年12月6日`, `本月15日`, `6日`, `12月6日至8日`, `5月30日-6月2日`."""
    for match in _DATE.finditer(text, start, end):
        if not (match["month"] or match["when"]) and not _is_day(match, text):
            continue
        mark = match["weekday"]
        weekday = min("一二三四五六日天".index(mark), 6) if mark else None
        first = replace(_first_day(match), weekday=weekday)
        kind: Kind = "time" if match["part"] else "date"
        if not match["day2"]:
            yield _mention(match, first, kind)
            continue
        last = replace(first, day=han_number(match["day2"]), weekday=None)
        if not match["month2"]:
            yield _mention(match, Between(first=first, last=last), kind)
            continue
        last = replace(last, month=han_number(match["month2"]))
        if match["year2"]:
            last = replace(last, year=han_number(match["year2"]))
        elif last.year and (first.month or 0) > (last.month or 0):
            last = replace(last, year=last.year + 1)
        second = match.start("year2" if match["year2"] else "month2")
        yield Mention(start=match.start(), end=match.start("until"), meaning=first, role="begin")
        last = replace(last, year_beside=not match["year2"] and last.year is not None)
        yield Mention(start=second, end=match.end(), meaning=last, kind=kind, role="end")
    for match in _DATE_JOINT.finditer(text, start, end):
        first = _first_day(match)
        last = replace(first, day=han_number(match["day2"]))
        yield _mention(match, Between(first=first, last=last))


def _first_day(match: re.Match[str]) -> Calendar:
    """Return the fields of the date, or the first of two, that a match states."""
    return Calendar(
        year=han_number(match["year"]) if match["year"] else None,
        month=han_number(match["month"]) if match["month"] else None,
        day=han_number(match["day"]),
        year_shift=_YEAR_SHIFT[match["word"]] if match["word"] else None,
        month_shift=_month_shift(match["when"]),
    )


def _is_day(match: re.Match[str], text: str) -> bool:
    """Say whether 6日 without a month is a day of the month, not a length of time or part of a word."""
    if match["year"] or match["word"] or match["mark"] == "号":
        return False
    if text[match.end() : match.end() + 1] in set("内来间后前游元均子程化"):
        return False
    before = text[max(0, match.start() - 2) : match.start()]
    if before.endswith(("为期", "历时", "月", "年")):
        return False
    return match["day"].isdecimal() or bool(match["day2"])


def months_and_years(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `2023年12月`, `去年11月`, `11月底`, `2023年`, `二〇二三年`, `2019-2020年`."""
    for match in _MONTH_ALONE.finditer(text, start, end):
        year = han_number(match["year"]) if match["year"] else None
        shift = _YEAR_SHIFT[match["word"]] if match["word"] else None
        yield _mention(match, Calendar(year=year, month=han_number(match["month"]), year_shift=shift))
    for match in _YEAR_ALONE.finditer(text, start, end):
        first = Calendar(year=han_number(match["year"]))
        if match["to"]:
            last = Calendar(year=han_number(match["to"]))
            yield Mention(start=match.start(), end=match.end("year"), meaning=first, role="begin")
            yield Mention(start=match.start("to"), end=match.end(), meaning=last, role="end")
        else:
            yield _mention(match, first)


def words(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `昨日`, `今晚`, `上个月`, `去年底`, `上周末`, `周末`, `当天`, `次日`."""
    for match in _WORDS.finditer(text, start, end):
        if match["days"]:
            word = match["days"]
            timed = bool(match["part"]) or word[-1] in "晚夜晨早"
            if word == "当晚":
                yield _mention(match, Anchored(unit="day", amount=0), "time")
                continue
            stem = "大前" if word.startswith("大前") else word[0]
            yield _mention(match, Shifted(unit="day", amount=_DAY_WORDS[stem]), "time" if timed else "date")
        elif match["units"]:
            word = match["units"]
            if word in _YEAR_SHIFT:
                yield _mention(match, Shifted(unit="year", amount=_YEAR_SHIFT[word]))
                continue
            unit: Unit = "month" if word.endswith("月") else "weekend" if match["end"] else "week"
            yield _mention(match, Shifted(unit=unit, amount=_week_shift(word)))
        elif match["weekend"]:
            yield _mention(match, Shifted(unit="weekend", amount=None))
        else:
            word = match["anchored"]
            yield _mention(match, Anchored(unit=_UNIT[word[-1]], amount=_ANCHORS[word[0]]))


def _week_shift(word: str) -> int:
    """Return the weeks or months that a word beginning with 上上, 上, 本, 这 or 下 moves by."""
    return -2 if word.startswith("上上") else _WEEK_SHIFT[word[0]]


def weekdays(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `周三`, `星期三`, `上周三`, `本周三上午`, `下星期日`."""
    for match in _WEEKDAY.finditer(text, start, end):
        mark = match["day"]
        day = 6 if mark in "日天" else (int(mark) if mark.isdecimal() else han_number(mark)) - 1
        week = _week_shift(match["week"]) if match["week"] else None
        yield _mention(match, Weekday(weekday=day, week=week), "time" if match["part"] else "date")


def counted(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find `三天前`, `两个月前`, `两天后`, `为期两天`, `近20年来`."""
    for match in _COUNTED.finditer(text, start, end):
        words, tail, number = match.group(), match["tail"] or "", match["number"]
        unit = _UNIT[match["unit"][0]]
        months_need_it = (unit == "month") == ("个" in words)
        if not months_need_it and unit in {"day", "month", "year"}:
            continue
        if number.isdecimal() and int(number) > LONGEST:
            continue
        if number in "几数多":
            moved = "前" in tail or "后" in tail
            yield _mention(match, VAGUE if moved else LENGTH, "date" if moved else "duration")
        elif "前" in tail:
            about = bool(match["about"] or match["half"])
            ago = Shifted(unit=unit, amount=-han_number(number), approximate=about)
            yield _mention(match, BOUND if "多" in words or "余" in words else ago)
        elif "后" in tail:
            yield _mention(match, Anchored(unit=unit, amount=han_number(number)))
        elif match["unit"] != "日" or tail in {"间", "内"} or words.startswith(("为期", "长达")):
            yield _mention(match, LENGTH, "duration")


def parts(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find quarters, halves and seasons: `第三季度`, `今年上半年`, `2023年夏天`."""
    for match in _PARTS.finditer(text, start, end):
        if match["season"]:
            first, last = _SEASONS[match["season"]]
        elif match["half"]:
            first, last = (1, 6) if match["half"] == "上" else (7, 12)
        else:
            first = 3 * han_number(match["quarter"]) - 2
            last = first + 2
        year, word = match["year"] or match["year2"], match["word"] or match["word2"]
        meaning = Part(
            first=first,
            last=last,
            year=han_number(year) if year else None,
            year_shift=_YEAR_SHIFT[word] if word else None,
            season=bool(match["season"]),
        )
        yield _mention(match, meaning)


def lasting(text: str, start: int, end: int) -> Iterator[Mention]:
    """Find words that name no date: `日前`, `近年来`, `每年`; and names: `生日`."""
    for match in _VAGUE.finditer(text, start, end):
        yield _mention(match, VAGUE)
    for match in _EVERY.finditer(text, start, end):
        yield _mention(match, REPEATED, "set")
    for match in _NAMES.finditer(text, start, end):
        yield _mention(match, Name())
