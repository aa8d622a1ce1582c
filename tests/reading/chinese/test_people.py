"""Where names end in Chinese text: each case is one fact about how names are written."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.reading.chinese.introductions import introductions
from onrecord.reading.chinese.organisations import company_core, own_name
from onrecord.reading.chinese.people import person_end

ENDS = [
    ("a surname and two characters", "宋远明会见客人", False, "宋远明"),
    ("a surname and one character before a verb", "宋远表示欢迎", False, "宋远"),
    ("a surname of two characters", "欧阳思远强调合作", False, "欧阳思远"),
    ("a foreign name with a dot", "埃琳娜·科瓦奇一行", True, "埃琳娜·科瓦奇"),
    ("a foreign name of three parts", "让·保罗·梅西耶就此表示", True, "让·保罗·梅西耶"),
    ("a foreign surname alone", "科瓦奇通电话", True, "科瓦奇"),
    ("a foreign name stops before hope", "科瓦奇希望加强合作", True, "科瓦奇"),
    ("a foreign name stops before this month", "科瓦奇本月访问", True, "科瓦奇"),
    ("a foreign name that begins with a Chinese surname", "马尔科维奇在京", True, "马尔科维奇"),
    ("no name at all", "在北京举行", False, None),
]


@pytest.mark.parametrize(("fact", "text", "foreign", "expected"), ENDS, ids=[e[0] for e in ENDS])
def test_a_name_ends_where_another_word_begins(
    fact: str, text: str, foreign: bool, expected: str | None
) -> None:
    del fact
    end = person_end(text, 0, foreign=foreign)
    assert (text[:end] if end else None) == expected


INTRODUCED = [
    ("a ministry and its minister", "商务部部长宋远明会见", ("商务部", "部长", "宋远明")),
    ("a minister's title of one word", "外交部长宋远明同", (None, "外交部长", "宋远明")),
    ("a country and its minister", "会见匈牙利外长科瓦奇。", ("匈牙利", "外长", "科瓦奇")),
    ("a company without its country",
     "会见荷兰梅里迪公司总裁扬·德弗里斯。", ("梅里迪公司", "总裁", "扬·德弗里斯")),
    ("a company without its class noun", "会见瑞士制药企业梅里迪公司董事长汉斯·韦伯。",
     ("梅里迪公司", "董事长", "汉斯·韦伯")),
    ("a visitor's clause before",
     "会见来访的梅里迪公司首席执行官扬·德弗里斯一行", ("梅里迪公司", "首席执行官", "扬·德弗里斯")),
    ("a ministry of two fields", "会见泰国旅游与体育部部长塞塔。", ("泰国旅游与体育部", "部长", "塞塔")),
    ("a company whose name holds a particle",
     "会见日本东和电机社长岸本浩二。", ("东和电机", "社长", "岸本浩二")),
    ("an ambassador", "中国驻匈牙利大使宋远明说", ("中国", "驻匈牙利大使", "宋远明")),
    ("a name before its title", "宋远明主席会见", (None, "主席", "宋远明")),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "text", "expected"), INTRODUCED, ids=[i[0] for i in INTRODUCED])
def test_an_introduction_gives_organisation_title_and_name(
    fact: str, text: str, expected: tuple[str | None, str, str]
) -> None:
    del fact
    (found,) = [i for i in introductions(text) if i.person is not None]
    parts = [text[slice(*part)] if part else None for part in (found.organisation, found.title, found.person)]
    assert tuple(parts) == expected


def test_two_titles_joined_by_a_list_comma_have_one_holder() -> None:
    text = "老挝人民革命党中央总书记、国家主席通坎表示"
    assert {text[slice(*i.person)] for i in introductions(text) if i.person} == {"通坎"}
    assert len(introductions(text)) == 2


def test_a_title_inside_a_longer_word_is_none() -> None:
    assert introductions("商务部长期以来支持企业，东盟轮值主席国同意。") == ()


def test_a_government_body_keeps_its_country() -> None:
    assert own_name("美国商务部") == 0
    assert own_name("荷兰梅里迪公司") == 2


def test_a_short_name_leaves_ending_and_industry_out() -> None:
    assert company_core("诺瓦飞机公司") == company_core("诺瓦公司") == "诺瓦"


@pytest.mark.model
@pytest.mark.parametrize("before", ["关于", "鉴于"])
def test_a_preposition_before_a_title_is_no_body(before: str) -> None:
    text = f"有关报道的回应\n\n{before}外长顾长明6月2日会见德国特使哈里森一事，双方推迟了谈判。\n"
    assert before not in {actor.name for actor in onrecord.read(text, published="2024-06-03").actors}
