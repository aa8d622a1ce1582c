"""Which country, body or company a name means."""

from __future__ import annotations

import pytest

from onrecord.domain.record import Link


def one(told, text: str, name: str, kind: str, **more: object) -> Link:
    return told(text, {name: kind}, **more)[name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("China's Commerce Ministry", "Commerce Ministry"),
        ("the Chinese Ministry of Commerce", "Chinese Ministry of Commerce"),
        ("MOFCOM", "MOFCOM"),
        ("the Ministry of Commerce of China", "Ministry of Commerce of China"),
    ],
)
def test_the_chinese_commerce_ministry_is_one_body_under_many_names(told, text: str, name: str) -> None:
    assert one(told, text, name, "government").actor == "gov:chn-mofcom"


def test_a_ministry_whose_country_nothing_tells_is_not_guessed(told) -> None:
    assert one(told, "the Commerce Ministry", "Commerce Ministry", "government").actor is None


def test_a_ministry_takes_the_country_of_the_report_s_own_government(told) -> None:
    link = one(
        told,
        "the Commerce Ministry",
        "Commerce Ministry",
        "government",
        url="https://english.mofcom.gov.cn/x",
    )
    assert link.actor == "gov:chn-mofcom"


def test_an_american_page_lends_no_country_to_a_foreign_ministry(told) -> None:
    link = one(told, "the Foreign Ministry", "Foreign Ministry", "government", url="https://www.state.gov/x")
    assert link.actor is None


@pytest.mark.parametrize(("name", "actor"), [("商务部", "gov:chn-mofcom"), ("外交部", "gov:chn-mfa")])
def test_an_unqualified_ministry_in_a_chinese_report_is_china_s(told, name: str, actor: str) -> None:
    assert one(told, f"{name}发言人", name, "government", language="zh").actor == actor


def test_a_chinese_report_s_american_commerce_department_is_not_china_s(told) -> None:
    assert one(told, "美国商务部", "美国商务部", "government", language="zh").actor == "gov:usa-commerce"


def test_two_commerce_ministries_in_one_report_stay_apart(told) -> None:
    names = {"Chinese Commerce Ministry": "government", "Thai Commerce Ministry": "government"}
    links = told("the Chinese Commerce Ministry and the Thai Commerce Ministry", names)
    assert [link.actor for link in links.values()] == ["gov:chn-mofcom", "gov:tha-commerce"]


def test_a_country_s_ministry_unknown_to_the_registry_is_one_new_body_everywhere(told) -> None:
    first = one(told, "Hungary's Health Ministry", "Health Ministry", "government").actor
    second = one(told, "the Hungarian Ministry of Health", "Hungarian Ministry of Health", "government").actor
    assert first == second == "new:gov:hun:health"


def test_every_state_has_a_foreign_ministry(told) -> None:
    assert one(told, "Bhutan's Foreign Ministry", "Foreign Ministry", "government").actor == "gov:btn-foreign"


def test_the_group_and_its_company_are_two(told) -> None:
    names = {"Samsung": "organisation", "Samsung Electronics": "organisation", "Samsung SDI": "organisation"}
    links = told("Samsung, Samsung Electronics and Samsung SDI", names)
    assert [link.actor for link in links.values()] == [
        "org:samsung",
        "org:samsung-electronics",
        "org:samsung-sdi",
    ]


@pytest.mark.parametrize("name", ["Apple Inc.", "Apple", "APPLE INC", "苹果公司"])
def test_legal_forms_and_languages_make_no_other_company(told, name: str) -> None:
    language = "zh" if name == "苹果公司" else "en"
    assert one(told, name, name, "organisation", language=language).actor == "org:aapl"


def test_a_company_s_chinese_and_english_names_are_one(told) -> None:
    english = one(told, "Siemens", "Siemens", "organisation").actor
    assert english == one(told, "西门子", "西门子", "organisation", language="zh").actor == "org:siemens"


def test_merck_of_darmstadt_is_not_merck_of_new_jersey(told) -> None:
    assert one(told, "Merck KGaA", "Merck KGaA", "organisation").actor == "org:merck-kgaa"


def test_a_company_with_an_everyday_name_needs_more_than_the_name(told) -> None:
    assert one(told, "the new Delta wave", "Delta", "organisation").actor is None


def test_a_company_with_an_everyday_name_is_linked_by_its_full_name(told) -> None:
    names = {"Delta=Delta Air Lines": "organisation"}
    assert told("Delta Air Lines, or Delta", names)["Delta=Delta Air Lines"].actor == "org:dal"


def test_georgia_beside_atlanta_is_left_open(told) -> None:
    assert one(told, "Georgia voters in Atlanta", "Georgia", "country").actor is None


def test_georgia_beside_tbilisi_is_the_country(told) -> None:
    link = one(
        told, "Georgia, said a report from Tbilisi", "Georgia", "country", countries={"Georgia": "Georgia"}
    )
    assert link.actor == "country:GEO"


def test_georgia_in_a_list_of_countries_is_the_country(told) -> None:
    text = "Panama, Vietnam, Georgia, Pakistan and Benin"
    assert one(told, text, "Georgia", "country").actor == "country:GEO"


def test_congo_alone_is_left_open_and_the_capital_decides(told) -> None:
    alone = one(told, "Congo", "Congo", "country", countries={"Congo": "Democratic Republic of the Congo"})
    kinshasa = one(told, "Congo, Kinshasa", "Congo", "country")
    brazzaville = one(told, "Congo, Brazzaville", "Congo", "country")
    assert [alone.actor, kinshasa.actor, brazzaville.actor] == [None, "country:COD", "country:COG"]


def test_korea_is_left_open_between_north_and_south(told) -> None:
    assert one(told, "talks on Korea", "Korea", "place").actor is None
    assert one(told, "Korea, in Seoul", "Korea", "place").actor == "country:KOR"


def test_both_names_of_north_macedonia_are_one_country(told) -> None:
    names = [one(told, n, n, "country").actor for n in ("Macedonia", "North Macedonia", "北马其顿")]
    assert set(names) == {"country:MKD"}


@pytest.mark.parametrize(
    ("name", "actor"), [("中方", "country:CHN"), ("美方", "country:USA"), ("韩方", "country:KOR")]
)
def test_a_side_in_a_chinese_readout_is_its_country(told, name: str, actor: str) -> None:
    assert one(told, f"{name}表示", name, "government", language="zh").actor == actor


def test_a_side_that_several_countries_share_is_decided_by_the_report(told) -> None:
    assert one(told, "巴方表示", "巴方", "government", language="zh").actor is None
    names = {"巴方": "government", "巴基斯坦": "country"}
    links = told("巴方表示，巴基斯坦", names, language="zh", countries={"巴基斯坦": "Pakistan"})
    assert links["巴方"].actor == "country:PAK"


def test_a_government_s_seat_with_an_entry_of_its_own_is_that_body(told) -> None:
    assert one(told, "the Kremlin", "Kremlin", "government").actor == "gov:rus-kremlin"


def test_iraqi_government_acts_as_iraq(told) -> None:
    assert one(told, "the Iraqi Government", "Iraqi Government", "government").actor == "country:IRQ"


def test_an_acronym_that_several_bodies_bear_is_left_open(told) -> None:
    assert (
        one(told, "the Department of Foreign Affairs", "Department of Foreign Affairs", "government").actor
        is None
    )


def test_a_single_everyday_word_makes_no_organisation_beyond_its_report(told) -> None:
    assert one(told, "the Committee", "Committee", "organisation").actor.startswith("local:")


def test_an_embassy_is_not_the_foreign_ministry(told) -> None:
    link = one(told, "the Chinese Embassy", "Chinese Embassy", "government")
    assert link.actor is None or link.actor.startswith("local:")


def test_a_place_name_that_is_no_capital_stays_in_its_report(told) -> None:
    assert one(told, "Springfield", "Springfield", "place").actor.startswith("local:")


def test_a_country_s_first_character_before_a_body_is_that_country(told) -> None:
    names = {"澳外交贸易部": "government", "澳大利亚": "country"}
    links = told("澳外交贸易部，澳大利亚", names, language="zh", countries={"澳大利亚": "Australia"})
    assert links["澳外交贸易部"].actor == "gov:aus-dfat"


def test_a_ministry_after_an_unknown_character_is_not_china_s(told) -> None:
    assert one(told, "乌卫生部", "乌卫生部", "government", language="zh").actor != "gov:chn-nhc"


def test_an_acronym_of_a_country_the_report_does_not_name_is_left_open(told) -> None:
    link = one(told, "a fellow of the CSIS", "CSIS", "government", countries={"CSIS": "Canada"})
    assert link.actor is None


def test_a_car_maker_beside_another_is_the_company(told) -> None:
    assert one(told, "Ford, Stellantis and others", "Ford", "organisation").actor == "org:f"


def test_a_programme_named_after_a_parliament_is_not_the_parliament(told) -> None:
    name = "Congress-Bundestag Youth Exchange"
    link = one(told, f"the {name}", name, "government", url="https://www.state.gov/x")
    assert link.actor != "gov:usa-congress"
