"""Chinese names in characters and in Latin letters."""

from __future__ import annotations

import pytest

from onrecord.comparing.pinyin import is_pinyin, spellings, spells
from onrecord.comparing.spoken import alikeness


@pytest.mark.parametrize("words", [("shen", "guoliang"), ("guoliang", "shen"), ("shen", "guo", "liang")])
def test_a_name_is_known_in_either_order_and_however_it_is_cut(words: tuple[str, ...]) -> None:
    assert spells("沈国梁", words) is True


def test_another_name_of_the_same_surname_is_another() -> None:
    assert spells("李光达", ("li", "mengfei")) is False


@pytest.mark.parametrize("words", [("li", "kashing"), ("donald", "tsang"), ("shen",)])
def test_words_that_are_no_whole_pinyin_name_tell_nothing(words: tuple[str, ...]) -> None:
    assert spells("李嘉诚", words) is None


def test_a_long_name_in_characters_is_no_chinese_name() -> None:
    assert spellings("罗萨里奥贝利斯") == ()


def test_a_word_of_consonants_is_no_pinyin() -> None:
    assert is_pinyin("guoliang")
    assert not is_pinyin("whitlock")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("罗萨里奥贝利斯", ("rosario", "veliz")),
        ("拉尔斯亨里克森", ("lars", "henriksen")),
        ("达尼亚尔苏丹别科夫", ("daniyar", "sultanbekov")),
    ],
)
def test_a_foreign_name_sounds_like_itself(name: str, words: tuple[str, ...]) -> None:
    told = alikeness(name, words)
    assert told is not None
    assert told >= 80


def test_a_foreign_name_does_not_sound_like_another() -> None:
    told = alikeness("拉尔斯亨里克森", ("rosario", "veliz"))
    assert told is not None
    assert told < 60


def test_names_of_few_consonants_tell_nothing() -> None:
    assert alikeness("马什", ("bo", "yu")) is None
