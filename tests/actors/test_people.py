"""Who a person's name means."""

from __future__ import annotations

import pytest

from onrecord.domain.record import Link


def one(told, text: str, name: str, **more: object) -> Link:
    return told(text, {name: "person"}, **more)[name]


def test_a_title_and_a_family_name_lead_to_who_held_the_office_on_the_day(told) -> None:
    assert (
        one(told, "Secretary of State Blinken", "Blinken", date="2022-03-01").actor == "person:antony-blinken"
    )


def test_the_same_title_leads_to_the_successor_a_year_later(told) -> None:
    assert one(told, "Secretary of State Rubio", "Rubio", date="2025-06-01").actor == "person:marco-rubio"


def test_a_title_the_bearer_of_the_name_did_not_hold_leads_nowhere_known(told) -> None:
    link = one(told, "Agriculture Minister Blinken", "Blinken", date="2022-03-01")
    assert link.actor is None or link.actor.startswith("local:")


def test_president_xi_is_resolved_by_title_and_date(told) -> None:
    assert one(told, "Chinese President Xi", "Xi").actor == "person:xi-jinping"


def test_why_tells_title_and_date_in_words(told) -> None:
    assert any(
        "title and date: President" in reason
        for reason in one(told, "President Xi Jinping", "Xi Jinping").why
    )


@pytest.mark.parametrize("name", ["Wang Wentao", "WANG WENTAO", "Wentao Wang", "Wang Wen-tao"])
def test_case_order_and_hyphens_make_no_other_person(told, name: str) -> None:
    assert one(told, f"Chinese Commerce Minister {name}", name).actor == "person:wang-wentao"


@pytest.mark.parametrize("name", ["王文涛", "王文濤"])
def test_a_chinese_name_leads_to_the_person_known_in_english(told, name: str) -> None:
    assert one(told, f"商务部部长{name}", name, language="zh").actor == "person:wang-wentao"


def test_a_transliterated_family_name_after_its_title_leads_to_the_person(told) -> None:
    link = one(told, "美国国务卿布林肯", "布林肯", language="zh", date="2023-06-18")
    assert link.actor == "person:antony-blinken"


def test_the_same_transliteration_at_another_date_and_office_leads_to_another_person(told) -> None:
    chair = one(told, "美联储主席鲍威尔", "鲍威尔", language="zh", date="2023-06-18")
    secretary = one(told, "美国国务卿鲍威尔", "鲍威尔", language="zh", date="2003-02-05")
    assert (chair.actor, secretary.actor) == ("person:jerome-powell", "person:colin-powell")


def test_diacritics_make_no_other_person(told) -> None:
    plain = one(told, "Turkish President Recep Tayyip Erdogan", "Recep Tayyip Erdogan")
    marked = one(told, "Turkish President Recep Tayyip Erdoğan", "Recep Tayyip Erdoğan")
    assert plain.actor == marked.actor == "person:recep-tayyip-erdogan"


def test_middle_initials_and_suffixes_make_no_other_person(told) -> None:
    assert (
        one(told, "President Joseph R. Biden, Jr.", "Joseph R. Biden, Jr.", date="2022-01-01").actor
        == "person:joe-biden"
    )


def test_korean_names_are_one_with_and_without_a_hyphen(told) -> None:
    forms = ["Yoon Suk-yeol", "Yoon Suk Yeol", "Suk-yeol Yoon"]
    assert {one(told, f"South Korean President {f}", f).actor for f in forms} == {"person:yoon-suk-yeol"}


def test_a_hungarian_name_is_one_in_both_orders(told) -> None:
    forms = ["Viktor Orbán", "Orbán Viktor", "Viktor Orban"]
    assert {one(told, f"Hungarian Prime Minister {f}", f).actor for f in forms} == {"person:viktor-orban"}


def test_two_ministers_of_commerce_of_one_family_name_are_told_apart_by_country(told) -> None:
    chinese = one(told, "Chinese Commerce Minister Wang", "Wang")
    assert chinese.actor == "person:wang-wentao"


def test_a_vice_minister_of_the_same_family_name_is_not_the_minister(told) -> None:
    assert (
        one(told, "Chinese Vice Commerce Minister Wang Shouwen", "Wang Shouwen").actor
        == "person:wang-shouwen"
    )


def test_foreign_minister_wang_is_wang_yi_and_commerce_minister_wang_is_not(told) -> None:
    assert one(told, "Chinese Foreign Minister Wang", "Wang", date="2022-06-15").actor == "person:wang-yi"


def test_the_office_between_two_terms_is_the_other_holders(told) -> None:
    link = one(told, "Chinese Foreign Minister Wang", "Wang", date="2023-05-15")
    assert link.actor != "person:wang-yi"
    assert one(told, "Chinese Foreign Minister Qin", "Qin", date="2023-05-15").actor == "person:qin-gang"


def test_a_former_title_leads_to_a_former_holder(told) -> None:
    assert one(told, "former President Obama", "Obama", date="2021-08-02").actor == "person:barack-obama"


def test_a_former_title_before_the_end_of_the_office_leads_nowhere(told) -> None:
    assert one(told, "former Prime Minister Meloni", "Meloni", date="2024-03-01").confidence < 1.0


def test_a_president_of_another_country_is_not_taken_for_the_known_one(told) -> None:
    names = {"Obama": "person", "Kenya": "country"}
    link = told(
        "President Obama of Kenya",
        names,
        roles={"Obama": ("President", "Kenya")},
        countries={"Kenya": "Kenya"},
    )
    assert link["Obama"].actor != "person:barack-obama"


def test_a_common_name_without_title_or_body_is_left_open(told) -> None:
    assert one(told, "Written by Matthew Miller", "Matthew Miller", date="2023-09-01").actor is None


def test_a_common_name_with_its_office_is_linked(told) -> None:
    names = {"Matthew Miller": "person", "State Department": "government"}
    link = told(
        "State Department spokesperson Matthew Miller", names, date="2023-09-01",
        roles={"Matthew Miller": ("spokesperson", "State Department")},
    )["Matthew Miller"]  # fmt: skip
    assert link.actor == "person:matthew-miller"


def test_a_common_name_with_another_job_is_somebody_else(told) -> None:
    link = one(
        told,
        "the coach Mike Johnson",
        "Mike Johnson",
        date="2024-02-01",
        roles={"Mike Johnson": ("coach", None)},
    )
    assert link.actor != "person:mike-johnson"


def test_a_chinese_namesake_in_another_country_is_not_linked(told) -> None:
    link = one(told, "the Singaporean economist Li Qiang", "Li Qiang")
    assert link.actor != "person:li-qiang"


def test_a_family_name_with_its_body_is_the_one_who_led_it(told) -> None:
    names = {"Rasmussen": "person", "NATO": "organisation"}
    roles = {"Rasmussen": ("Secretary General", "NATO")}
    nato = told("NATO Secretary General Rasmussen", names, roles=roles, date="2012-05-01")["Rasmussen"]
    assert nato.actor == "person:anders-fogh-rasmussen"


def test_two_harrises_are_told_apart_by_office(told) -> None:
    assert one(told, "Vice President Harris", "Harris", date="2024-06-01").actor == "person:kamala-harris"
    assert one(told, "Irish Taoiseach Harris", "Harris", date="2024-06-01").actor == "person:simon-harris"


def test_a_chief_executive_is_linked_by_the_company(told) -> None:
    names = {"Cook": "person", "Apple": "organisation"}
    assert told("Apple CEO Cook", names, roles={"Cook": ("CEO", "Apple")})["Cook"].actor == "person:tim-cook"


def test_a_chief_executive_of_another_company_is_not(told) -> None:
    names = {"Cook": "person", "Nestle": "organisation"}
    link = told("Nestle CEO Cook", names, roles={"Cook": ("CEO", "Nestle")})["Cook"]
    assert link.actor != "person:tim-cook"


def test_a_bare_family_name_of_a_head_of_state_is_linked_with_less_confidence(told) -> None:
    names = {"Macron": "person", "France": "country"}
    link = told("France and Macron", names, countries={"France": "France"})["Macron"]
    assert (link.actor, link.confidence < 0.9) == ("person:emmanuel-macron", True)


def test_a_bare_common_family_name_makes_no_identity_beyond_its_report(told) -> None:
    assert (one(told, "said Johnson", "Johnson").actor or "local:").startswith("local:")


def test_an_unknown_whole_name_with_a_body_is_one_person_in_two_reports(told) -> None:
    names = {"Orla Tavener": "person", "Bank of England": "government"}
    roles = {"Orla Tavener": ("economist", "Bank of England")}
    first = told("Orla Tavener of the Bank of England", names, roles=roles)["Orla Tavener"].actor
    second = told("The Bank of England economist Orla Tavener", names, roles=roles)["Orla Tavener"].actor
    assert first == second == "new:person:orla-tavener@gov:gbr-boe"


def test_an_unknown_whole_name_of_two_bodies_is_two_people(told) -> None:
    first = told("x Orla Tavener Nestle", {"Orla Tavener": "person", "Nestle": "organisation"},
                 roles={"Orla Tavener": ("chemist", "Nestle")})  # fmt: skip
    second = told("x Orla Tavener Bayer", {"Orla Tavener": "person", "Bayer": "organisation"},
                  roles={"Orla Tavener": ("chemist", "Bayer")})  # fmt: skip
    assert first["Orla Tavener"].actor != second["Orla Tavener"].actor


def test_an_unknown_whole_name_with_nothing_beside_it_stays_in_its_report(told) -> None:
    assert one(told, "wrote Orla Tavener", "Orla Tavener").actor.startswith("local:")


def test_an_unknown_chinese_name_and_its_pinyin_are_not_linked_to_each_other(told) -> None:
    han = one(told, "工程师李伟明", "李伟明", language="zh").actor
    latin = one(told, "the engineer Li Weiming", "Li Weiming").actor
    assert han != latin


def test_an_undated_report_is_linked_by_title_with_less_weight(told) -> None:
    assert (
        one(told, "Chinese Commerce Minister Wang Wentao", "Wang Wentao", date=None).actor
        == "person:wang-wentao"
    )


def test_an_abbreviated_title_is_nobody_s_name(told) -> None:
    names = {"Sen": "person", "Cambodia": "country"}
    link = told("Sen of Cambodia", names, countries={"Cambodia": "Cambodia"})["Sen"]
    assert link.actor != "person:hun-sen"


def test_a_given_name_alone_is_no_head_of_state(told) -> None:
    assert one(told, "Yes, Michel.", "Michel", date="2021-07-08").actor != "person:charles-michel"


def test_a_father_is_not_taken_for_his_son(told) -> None:
    link = one(told, "the late King Hussein of Jordan", "Hussein", date="2021-07-20")
    assert link.actor != "person:king-abdullah-ii"


def test_a_son_is_not_taken_for_his_father(told) -> None:
    link = one(told, "Saudi Energy Minister Abdulaziz bin Salman", "Abdulaziz bin Salman", date="2023-01-01")
    assert link.actor == "person:abdulaziz-bin-salman"


def test_a_whole_name_keeps_its_bearer_under_a_title_the_registry_lacks(told) -> None:
    link = one(
        told,
        "Cuban Communist Party First Secretary Miguel Diaz-Canel",
        "Miguel Diaz-Canel",
        date="2021-07-12",
    )
    assert link.actor == "person:miguel-diaz-canel"
