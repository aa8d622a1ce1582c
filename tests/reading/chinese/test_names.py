"""Names in Chinese text: what the network is sure of, set right by how Chinese writes names."""

from __future__ import annotations

import onrecord
from onrecord.reading.chinese.cast import same_person
from onrecord.reading.chinese.introductions import introductions
from onrecord.reading.chinese.names import names
from onrecord.reading.chinese.people import seen_persons
from onrecord.reading.names import Name


def marked(text: str, words: str, sure: float = 0.95) -> Name:
    start = text.index(words)
    return Name(start=start, end=start + len(words), text=words, kind="person", country=None, sure=sure)


def persons(text: str, *found: Name) -> list[str]:
    return [n.text for n in names(text, found) if n.kind == "person"]


def test_a_person_with_a_rare_surname_is_found_where_the_network_is_sure():
    text = "昨日，展怀瑜走进会场。"
    assert persons(text, marked(text, "展怀瑜")) == ["展怀瑜"]


def test_a_japanese_name_is_not_cut_by_the_length_of_chinese_ones():
    text = "社长桐生真理一行抵达。"
    assert persons(text, marked(text, "桐生真理")) == ["桐生真理"]


def test_a_courtesy_behind_a_name_is_no_part_of_it():
    text = "下午，芮安博士在座。"
    assert seen_persons(text, (marked(text, "芮安博士"),)) == ((3, 5),)


def test_a_sound_between_a_title_and_a_foreign_name_belongs_to_the_name():
    text = "总理兼外长达尼洛·约万诺到访。"
    (span,) = seen_persons(text, (marked(text, "尼洛·约万诺"),))
    assert text[slice(*span)] == "达尼洛·约万诺"


def test_names_are_given_in_the_characters_of_the_report():
    text = "董事長簡廷瑞抵達。"
    assert persons(text, marked(text, "簡廷瑞")) == ["簡廷瑞"]


def test_a_traditional_title_introduces_its_holder():
    text = "東岳集團董事長林聞遠抵達。"
    (found,) = introductions(text)
    assert (text[slice(*found.title)], text[slice(*found.person or (0, 0))]) == ("董事長", "林聞遠")


def test_the_field_before_a_minister_is_part_of_the_title():
    text = "新加坡贸工部长骆文锦发言。"
    (found,) = introductions(text)
    assert text[slice(*found.title)] == "贸工部长"
    assert text[slice(*found.organisation or (0, 0))] == "新加坡"


def test_a_boards_chair_is_one_title():
    text = "东岳牧业董事会主席林闻远抵达。"
    (found,) = introductions(text)
    assert text[slice(*found.title)] == "董事会主席"
    assert text[slice(*found.organisation or (0, 0))] == "东岳牧业"


def test_a_second_title_stands_between_the_first_and_its_holder():
    text = "东岳生物董事长兼首席数据科学官芮安抵达。"
    at = text.index("芮安")
    found = introductions(text, (), ((at, at + 2),))[0]
    assert (text[slice(*found.title)], text[slice(*found.person or (0, 0))]) == ("董事长", "芮安")


def test_a_japanese_surname_alone_leads_to_its_bearer():
    assert same_person("桐生", "桐生真理")


def test_two_characters_of_a_chinese_name_are_no_surname():
    assert not same_person("王明", "王明远")


def test_half_width_marks_beside_chinese_characters_end_names_as_full_ones_do() -> None:
    text = "商务部副部长梁承志,23日在北京会见了诺尔丹公司总裁林德霍姆,商务部发言人表示,中国将继续开放。"
    reading = onrecord.read(text + "\n", published="2025-02-24")
    assert not [a.name for a in reading.actors if "," in a.name]
    (statement,) = reading.statements
    assert statement.content[0].text == "中国将继续开放"
