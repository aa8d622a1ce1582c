"""Publication dates are read as pages write them, and only where they are one date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.errors import OnRecordError
from onrecord.sources.publication import checked, published_of, stated_date


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("2023-12-07", "2023-12-07"),
        ("20231207", "2023-12-07"),
        ("2025-03-13T07:15:00+01:00", "2025-03-13T07:15:00+01:00"),
        ("2025-03-13T07:15:00.000Z", "2025-03-13T07:15:00+00:00"),
        ("Sat, 22 May 2021 12:00:47 +0000", "2021-05-22T12:00:47+00:00"),
        ("2025/03/12 18:40", "2025-03-12T18:40:00"),
        ("2025年3月12日 18:40", "2025-03-12T18:40:00"),
        ("March 12, 2025", "2025-03-12"),
        ("12 March 2025", "2025-03-12"),
        ("Mar. 5, 2024 11:30 p.m.", "2024-03-05T23:30:00"),
        ("12 March 2025 10:30 GMT", "2025-03-12T10:30:00+00:00"),
    ],
)
def test_each_way_of_writing_a_date_is_read(words: str, read: str) -> None:
    assert published_of(words) == read


def test_a_time_with_a_zones_letters_keeps_only_its_day() -> None:
    assert published_of("Thu, Mar 13 2025 7:15 AM CST") == "2025-03-13"


@pytest.mark.parametrize(
    "words", ["03/04/2025", "2025", "1741849200", "Feb 30, 2024", "9999-01-01", "Wednesday", "", None]
)
def test_what_is_not_one_date_is_none(words: str | None) -> None:
    assert published_of(words) is None


def test_a_labelled_line_states_the_date() -> None:
    assert stated_date(["Menu", "Published: 12 March 2025"]) == "2025-03-12"
    assert stated_date(["来源：商务部新闻办公室　2025-03-12 18:40"]) == "2025-03-12T18:40:00"


def test_a_date_without_a_label_states_nothing() -> None:
    assert stated_date(["12 March 2025", "Updated 13 March 2025"]) is None


def test_a_users_date_that_is_none_is_an_error_that_says_how_to_write_it() -> None:
    with pytest.raises(OnRecordError, match="2023-12-07"):
        checked("last week")


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)))
def test_every_iso_date_is_read_as_itself(day: object) -> None:
    assert published_of(str(day)) == str(day)


@given(st.text())
def test_no_text_breaks_the_reading_of_dates(words: str) -> None:
    found = published_of(words)
    assert found is None or published_of(found) == found
