"""A reading made plain comes back as it was, and what is no reading is refused where it is wrong."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from benchmarks.record.made import readings
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.dates import Date, days_of
from onrecord.domain.plain import from_plain, plain, reading_from_json, reading_to_json
from onrecord.domain.reading import Reading, Relation
from onrecord.domain.record import Account
from onrecord.domain.spans import Span
from onrecord.record.bodies import packed, unpacked

MADE = tuple(readings(40, seed=3))
READ = st.sampled_from(MADE)
SPANS = st.builds(
    lambda start, text: Span(start, start + len(text), text), st.integers(0, 10**6), st.text(min_size=1)
)
DATES = st.builds(
    Date,
    value=st.none() | st.dates().map(str),
    precision=st.sampled_from(("day", "month", "year", "unknown")),
    basis=st.sampled_from(("stated", "relative", "inferred")),
    why=st.text(),
    candidates=st.lists(st.text()).map(tuple),
)
RELATIONS = st.builds(
    Relation, kind=st.text(), source=st.text(), target=st.text(), evidence=st.lists(SPANS).map(tuple)
)


@given(READ)
def test_a_reading_comes_back_from_json_as_it_was(reading: Reading) -> None:
    text = json.dumps(reading_to_json(reading), ensure_ascii=False)
    assert reading_from_json(json.loads(text)) == reading


@given(READ)
def test_a_reading_comes_back_from_its_stored_body_as_it_was(reading: Reading) -> None:
    assert unpacked(packed(reading), reading.report) == reading


@given(st.one_of(SPANS, DATES, RELATIONS))
def test_every_noun_comes_back_as_it_was(noun: Span | Date | Relation) -> None:
    assert from_plain(type(noun), json.loads(json.dumps(plain(noun)))) == noun


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every scalar of a plain value."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in paths(item, (*path, key))]
    if isinstance(value, list):
        return [found for number, item in enumerate(value) for found in paths(item, (*path, number))]
    return [path]


@given(READ, st.data())
def test_a_value_of_another_kind_is_refused_and_its_place_is_told(
    reading: Reading, data: st.DataObject
) -> None:
    whole = copy.deepcopy(reading_to_json(reading))
    way = data.draw(st.sampled_from(paths(whole)))
    inner = whole
    for step in way[:-1]:
        inner = inner[step]  # type: ignore[index]
    inner[way[-1]] = {"neither": "text nor number"}  # type: ignore[index]
    with pytest.raises(ValueError) as raised:
        reading_from_json(whole)
    assert str(way[-1]) in str(raised.value)


def test_a_missing_key_is_told_and_one_too_many_is_passed_over() -> None:
    whole = reading_to_json(MADE[0])
    assert reading_from_json({**whole, "later": 1}) == MADE[0]
    del whole["statements"]
    with pytest.raises(ValueError, match="statements"):
        reading_from_json(whole)


def test_what_is_no_account_is_refused() -> None:
    with pytest.raises(ValueError, match="Account"):
        from_plain(Account, [])


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-12-06T10:00:00Z", "2023-12-06", "2023-12-06"),
        ("2023-13", "None", "None"),
        ("soon", "None", "None"),
        (None, "None", "None"),
    ],
)
def test_a_date_leaves_open_the_days_of_its_precision(value: str | None, first: str, last: str) -> None:
    assert [str(day) for day in days_of(value)] == [first, last]
