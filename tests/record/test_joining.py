"""Accounts join to the same engagements in whatever order, and in whatever batches, the reports come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from benchmarks.record.kept import keep_all, seen
from benchmarks.record.made import readings
from tests.record.telling import QIN, VOSS
from tests.record.telling import told as told_of

from onrecord.domain.reading import Reading
from onrecord.record import Record
from onrecord.record.keeping import Batch, keep

MADE = tuple(readings(60, seed=5))


def engagements(record: Record) -> dict[str, str]:
    """Return for each account the engagement it tells."""
    return dict(
        record.store.rows(
            "SELECT r.id || '#' || a.local, a.engagement FROM accounts a"
            " JOIN reports r ON r.number = a.report"
        )
    )


def told(path: Path, several: Sequence[Reading], size: int) -> dict[str, str]:
    with Record.open(path) as record:
        for start in range(0, len(several), size):
            keep_all(record, several[start : start + size])
        return engagements(record)


def test_reports_of_one_engagement_join_and_others_stay_apart(record: Record) -> None:
    keep_all(record, MADE)
    found = engagements(record)
    made = {f"{one.report.id}#g1": (one.report.url or "").split("/")[3] for one in MADE}
    pairs = [(one, other) for one in found for other in found if one < other]
    right = sum((found[one] == found[other]) == (made[one] == made[other]) for one, other in pairs)
    assert right == len(pairs)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_adding_changes_no_engagement(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    shuffled = chance.sample(MADE, len(MADE))
    assert told(tmp_path / "one.duckdb", MADE, len(MADE)) == told(
        tmp_path / "other.duckdb", shuffled, chance.choice([1, 3, 7, 20])
    )


def test_a_report_read_again_joins_as_if_it_were_new(record: Record) -> None:
    keep_all(record, MADE)
    before = engagements(record)
    for reading in MADE[:5]:
        keep(record.store, Batch(seen=[seen(reading)]))
    assert engagements(record) == before
    pairs = record.store.rows("SELECT count(*) FROM pairs")
    keep(record.store, Batch(seen=[seen(reading) for reading in MADE]))
    assert engagements(record) == before
    assert record.store.rows("SELECT count(*) FROM pairs") == pairs


def test_an_account_that_no_longer_fits_leaves_its_engagement(record: Record) -> None:
    keep_all(record, MADE)
    before = engagements(record)
    several = [name for name in before if list(before.values()).count(before[name]) > 1]
    gone = next(one for one in MADE if f"{one.report.id}#g1" in several)
    earlier = replace(gone.report, published="2001-01-01")
    keep(record.store, Batch(seen=[seen(replace(gone, report=earlier, engagements=()))]))
    after = engagements(record)
    assert f"{gone.report.id}#g1" not in after
    assert len(after) == len(before) - 1


MET = told_of((VOSS, QIN), day="2024-03-12", published="2024-03-13", place="Geneva")
AGAIN = told_of((VOSS, QIN), day="2024-05-20", published="2024-05-21", place="Lima", outlet="Lima Post")
UNDATED = told_of((VOSS, QIN), day=None, published=None, outlet="Optics Review")


@pytest.mark.parametrize("order", [(MET, UNDATED), (UNDATED, MET)])
def test_a_report_without_any_date_joins_the_engagement_it_tells_whichever_is_added_first(
    order: Sequence[Reading], tmp_path: Path
) -> None:
    assert len(set(told(tmp_path / "one.duckdb", order, 1).values())) == 1


@pytest.mark.parametrize("order", list(permutations((MET, AGAIN, UNDATED))))
def test_a_report_without_any_date_stays_alone_where_two_engagements_fit_whichever_is_added_first(
    order: Sequence[Reading], tmp_path: Path
) -> None:
    assert len(set(told(tmp_path / "one.duckdb", order, 1).values())) == 3


def test_why_an_account_without_any_date_was_joined_is_told(record: Record) -> None:
    keep_all(record, (UNDATED, MET))
    (pair,) = record.show(record.engagements()[0].id).pairs
    assert "no date bounds one of them" in pair.why
    assert "the same actor: Arlen Vossgard" in pair.why
