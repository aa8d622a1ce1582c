from __future__ import annotations

import pytest

from onrecord.comparing.figures import agree, comparable, figures
from onrecord.comparing.normal import normal
from onrecord.comparing.wording import tokens


def values(text: str) -> list[str]:
    return [f.value for f in figures(tokens(normal(text)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$1.5bn", "1,500 million dollars"), ("27%", "27 percent"), ("12 March 2024", "March 12, 2024"),
        ("3月12日", "March 12"), ("九百人", "900 people"), ("1.5亿", "150 million"), ("5.0", "5"),
    ],
)  # fmt: skip
def test_one_value_in_two_wordings_compares_alike(one: str, other: str) -> None:
    assert values(one) == values(other)


def test_a_loss_in_figures_is_no_gain() -> None:
    assert values("-5 percent") != values("5 percent")


def test_may_the_verb_is_no_month() -> None:
    assert values("It may open") == []


def test_a_date_without_its_year_agrees_with_the_full_one() -> None:
    assert agree("m3 d12", "y2024 m3 d12")


def test_a_weekday_and_a_day_of_the_month_cannot_contradict() -> None:
    assert not comparable("w2", "m3 d12")
