"""How firmly words tell what they tell."""

from __future__ import annotations

import pytest

from onrecord.comparing.firmness import SCALE, firmness, steps


@pytest.mark.parametrize(
    ("words", "firm"),
    [
        ("The ministers discussed the price of grain.", "raised"),
        ("She hopes that a committee can be set up.", "hopes"),
        ("He urged the ministry to clear the parts.", "hopes"),
        ("The ministry would look into the matter.", "considers"),
        ("The company is willing to expand its plant.", "willing"),
        ("The company will expand its plant.", "will"),
        ("The two sides agreed on a quota.", "agreed"),
        ("The company will not build a plant.", "denied"),
        ("Whaling had not been discussed.", "not discussed"),
        ("希望荷方妥善处理", "hopes"),
        ("愿继续扎根中国市场", "willing"),
        ("将继续为外资企业办实事", "will"),
        ("双方同意举行新一届会议", "agreed"),
        ("扰乱全球供应链", "raised"),
        ("备件供应", "raised"),
    ],
)
def test_words_have_their_place_on_the_scale(words: str, firm: str) -> None:
    assert firmness(words) == firm


def test_the_month_of_may_is_no_possibility() -> None:
    assert firmness("They spoke on May 14.") == "raised"


def test_the_scale_runs_from_denied_to_agreed() -> None:
    assert (SCALE[0], SCALE[-1]) == ("denied", "agreed")
    assert steps("denied", "agreed") == len(SCALE) - 1
