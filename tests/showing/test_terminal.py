"""Text for a terminal is safe, and as wide as it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.showing.terminal import Ink, Run, clean, flow, pad, plain, shorten, width_of, wrap

ANY_TEXT = st.text(st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\ud800 王，（ab"), max_size=80)


@given(ANY_TEXT)
def test_clean_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    import unicodedata

    cleaned = clean(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_an_escape_sequence_is_shown_instead_of_obeyed() -> None:
    assert clean("\x1b[31mred\x07") == "␛[31mred␇"


def test_white_space_becomes_single_spaces() -> None:
    assert clean(" a\n\n b\tc\u2028d ") == "a b c d"


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("王文涛", 6), ("e\u0301", 1), ("👩\u200d👩\u200d👧", 2), ("", 0)]
)
def test_width_is_counted_as_the_terminal_shows_it(text: str, columns: int) -> None:
    assert width_of(text) == columns


def test_padding_counts_columns_not_characters() -> None:
    assert pad("王", 4) == "王  "


@pytest.mark.parametrize(
    ("text", "columns", "shown"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("王文涛", 5, "王文…")]
)
def test_a_long_text_is_cut_with_an_ellipsis(text: str, columns: int, shown: str) -> None:
    assert shorten(text, columns) == shown


@given(ANY_TEXT.map(clean), st.integers(2, 30))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(width_of(text[start:end]) <= width for start, end in wrap(text, width))


@given(ANY_TEXT.map(clean), st.integers(2, 30))
def test_wrapping_loses_only_spaces(text: str, width: int) -> None:
    lines = "".join(text[start:end] for start, end in wrap(text, width))
    assert lines.replace(" ", "") == text.replace(" ", "")


def test_lines_end_at_spaces() -> None:
    text = "who met whom"
    assert [text[start:end] for start, end in wrap(text, 8)] == ["who met", "whom"]


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert wrap("abcdef", 4) == [(0, 4), (4, 6)]


def test_chinese_is_wrapped_between_characters_and_not_before_a_comma() -> None:
    text = "奥尔森表示，大门"
    assert [text[start:end] for start, end in wrap(text, 10)] == ["奥尔森表", "示，大门"]


def test_the_first_line_may_have_less_room() -> None:
    assert wrap("ab cd ef", 8, first=3) == [(0, 2), (3, 8)]


def test_styles_are_written_only_in_colour() -> None:
    runs = [Run("who "), Run("met", "strong")]
    assert flow(runs, width=20, ink=Ink(colour=False)) == ["who met"]
    assert flow(runs, width=20, ink=Ink(colour=True)) == ["who \x1b[1mmet\x1b[0m"]


def test_a_style_that_crosses_a_line_is_written_on_both() -> None:
    lines = flow([Run("who met", "strong")], width=4, ink=Ink(colour=True))
    assert lines == ["\x1b[1mwho\x1b[0m", "\x1b[1mmet\x1b[0m"]
    assert [plain(line) for line in lines] == ["who", "met"]
