"""When a name or a stretch of text counts as the expected one."""

from __future__ import annotations

import pytest
from benchmarks.quality.likeness import alike, closeness, holds, same_name, same_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vice-President", "vice president"),
        ("the Ministry", "ministry"),
        ("José", "JOSE"),
        ("the company’s", "company"),
    ],
)
def test_case_accents_articles_hyphens_and_possessives_do_not_matter(one: str, other: str) -> None:
    assert same_words(one, other)


def test_a_president_is_no_vice_president() -> None:
    assert not same_words("President", "Vice President")


def test_no_title_is_the_same_as_no_title_only() -> None:
    assert same_words(None, None)
    assert not same_words(None, "chair")


def test_a_last_name_is_in_a_persons_full_name() -> None:
    assert same_name("Smith", ["Brad Smith"], person=True)


def test_a_full_name_is_not_in_a_last_name() -> None:
    assert not same_name("Brad Smith", ["Smith"], person=True)


def test_a_country_is_not_its_ministry() -> None:
    assert not same_name("China", ["China's Ministry of Commerce"], person=False)


def test_a_body_may_have_its_country_in_front() -> None:
    assert same_name("Ministry of Commerce", ["the Chinese Ministry of Commerce"], person=False)


def test_a_bank_of_a_country_is_not_the_country() -> None:
    assert not same_name("United States", ["Bank of the United States"], person=False)


def test_a_chinese_name_may_stand_in_a_longer_one() -> None:
    assert same_name("林兆远", ["商务部部长林兆远"], person=True)


def test_a_description_holds_a_shorter_one_in_a_row() -> None:
    assert holds("two officials", "two officials familiar with the matter")
    assert not holds("two officials", "two senior officials")


def test_likeness_is_measured_in_the_shorter_and_closeness_in_both() -> None:
    assert alike([(0, 10)], [(5, 9)]) == 1
    assert closeness([(0, 10)], [(5, 15)]) == pytest.approx(5 / 15)


def test_nothing_is_like_nothing() -> None:
    assert alike([], [(0, 3)]) == 0
