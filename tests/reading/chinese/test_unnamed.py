"""People without a name in Chinese text."""

from __future__ import annotations

from onrecord.reading.chinese.unnamed import unnamed
from onrecord.reading.scenes import Stretch


def stretch(text: str, words: str) -> Stretch:
    start = text.index(words)
    return Stretch(label="unnamed", start=start, end=start + len(words), piece=0, sure=0.9)


def described(text: str, *words: str) -> list[str]:
    found = unnamed(text, [stretch(text, w) for w in words], ())
    return [text[s.start : s.end] for s in found]


def test_a_group_ends_with_its_noun():
    text = "她与六家代工厂老板共进晚餐。"
    assert described(text, "六家代工厂") == ["六家代工厂老板"]


def test_two_stretches_beside_each_other_are_one_group():
    text = "他同学习中文的青年学生交谈。"
    assert described(text, "学习中文的", "青年学生") == ["学习中文的青年学生"]


def test_the_verb_of_leading_is_no_part_of_a_group():
    text = "他将率约百人的代表团前往。"
    assert described(text, "率约百人的代表团") == ["约百人的代表团"]


def test_reporters_do_not_take_part():
    text = "他对记者说。"
    assert described(text, "记者") == []
