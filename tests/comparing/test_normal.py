from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.comparing.normal import normal
from onrecord.comparing.wording import tokens


def keys(text: str) -> list[str]:
    return [t.key for t in tokens(normal(text))]


def test_curly_and_straight_marks_compare_alike() -> None:
    assert normal("“It’s”—so…").text == normal('"It\'s"--so...').text


def test_markup_and_entities_leave_no_words() -> None:
    assert keys("A&nbsp;<em>firm</em> &amp; its&#8217;s") == keys("A firm & its's")


def test_a_letter_corrected_in_brackets_is_part_of_its_word() -> None:
    assert keys("[W]e agree") == keys("we agree")


def test_contractions_keep_their_negation() -> None:
    assert keys("They can’t and won't, they cannot") == [
        "they",
        "can",
        "not",
        "and",
        "will",
        "not",
        "they",
        "can",
        "not",
    ]


def test_numbers_in_words_and_digits_compare_alike() -> None:
    assert keys("twenty-six of 1,200 at 27 per cent") == keys("26 of 1200 at 27%")


def test_us_and_the_pronoun_differ() -> None:
    assert keys("the US told us") == ["the", "u.s.", "told", "us"]


def test_british_and_american_spelling_compare_alike() -> None:
    assert keys("the organised labour travelled to the centre") == keys(
        "the organized labor traveled to the center"
    )


def test_filed_and_filled_stay_two_words() -> None:
    assert keys("filed") != keys("filled")


@given(st.text(max_size=120))
def test_every_word_found_lies_within_the_text_it_came_from(text: str) -> None:
    for token in tokens(normal(text)):
        assert 0 <= token.start < token.end <= len(text)


@given(st.text(max_size=120))
def test_folding_keeps_one_place_for_each_sign(text: str) -> None:
    told = normal(text)
    assert len(told.text) == len(told.starts) == len(told.ends)
    assert list(told.starts) == sorted(told.starts)
