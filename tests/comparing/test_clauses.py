"""Sentences cut into what each tells."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.comparing.clauses import clauses


def cut(text: str, *, chinese: bool = False) -> list[str]:
    return [text[a:b] for a, b in clauses(text, 0, len(text), chinese=chinese)]


def test_a_list_of_what_was_discussed_is_cut_into_its_items() -> None:
    assert cut("The ministers discussed the price of grain, the drought and the fair in Ansel.") == [
        "The ministers discussed the price of grain",
        "the drought",
        "the fair in Ansel.",
    ]


def test_two_demands_of_one_sentence_are_two_clauses() -> None:
    found = cut(
        "She asked the ministry to shorten the delay at customs, and to act against two workshops in Ansel."
    )
    assert found[1] == "to act against two workshops in Ansel."


def test_a_quotation_is_never_cut() -> None:
    text = "He said “we will build a plant in Ansel, and we will hire five hundred people there”."
    assert cut(text) == [text]


def test_peace_and_stability_are_one() -> None:
    assert len(cut("He emphasized the importance of maintaining peace and stability across the strait.")) == 1


def test_chinese_clauses_end_at_commas_and_lists_at_their_marks() -> None:
    assert cut("双方就经贸关系、设备出口管制、知识产权保护等议题交换意见。", chinese=True) == [
        "双方就经贸关系",
        "设备出口管制",
        "知识产权保护等议题交换意见。",
    ]


@given(st.text(max_size=200), st.booleans())
def test_clauses_stand_in_order_and_inside_the_sentence(text: str, chinese: bool) -> None:
    found = clauses(text, 0, len(text), chinese=chinese)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
