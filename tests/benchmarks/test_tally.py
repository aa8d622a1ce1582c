"""Scores and their intervals."""

from __future__ import annotations

import pytest
from benchmarks.quality.tally import Tally, interval, matches, precision, share, summary, total
from hypothesis import given
from hypothesis import strategies as st

DOCUMENTS = [{"m": matches(4, 5, right)} for right in (1, 2, 3, 4)]


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert matches(4, 8, 2).f1 == pytest.approx(2 * 50 * 25 / 75)


def test_a_measure_with_nothing_right_scores_zero_and_does_not_divide_by_it() -> None:
    assert Tally().f1 == 0


def test_one_found_thing_may_meet_two_expected_ones() -> None:
    tally = Tally(right=1, found=1, met=2, gold=2)
    assert (tally.precision, tally.recall) == (100, 100)


def test_documents_are_added_up_before_they_are_scored() -> None:
    assert total([{"m": matches(1, 1, 1)}, {"m": matches(9, 9, 0)}, {}], "m").f1 == pytest.approx(10)


def test_the_interval_holds_the_score() -> None:
    spread = interval(DOCUMENTS, "m")
    assert spread.low < total(DOCUMENTS, "m").f1 < spread.high


def test_the_same_counts_give_the_same_interval() -> None:
    assert interval(DOCUMENTS, "m") == interval(list(DOCUMENTS), "m")


def test_equal_documents_give_an_interval_without_width() -> None:
    spread = interval([{"m": matches(4, 4, 2)}] * 5, "m")
    assert spread.low == spread.high == pytest.approx(50)


def test_no_document_gives_an_interval_of_zero() -> None:
    assert interval([], "m").high == 0


def test_a_plain_share_tells_no_recall() -> None:
    assert set(summary([{"m": share(1, 2)}], "m", plain_share=True)) == {
        "share", "interval95", "median", "right", "found",
    }  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_scores_stay_between_none_and_all(counts: list[tuple[int, int]]) -> None:
    documents = [{"m": share(min(one, other), other)} for one, other in counts]
    spread = interval(documents, "m", precision, resamples=50)
    assert 0 <= spread.low <= spread.median <= spread.high <= 100
