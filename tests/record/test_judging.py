"""Judgements of who is who: applied to every report, kept through another reading, undone without a trace."""

from __future__ import annotations

import pytest
from benchmarks.record.kept import keep_all, seen
from benchmarks.record.made import readings

from onrecord.actors import Judgement, JudgementError
from onrecord.record import Record
from onrecord.record.keeping import Batch, keep
from onrecord.record.rows import COLUMNS

MADE = tuple(readings(12, seed=2))


def told(record: Record) -> list[tuple[object, ...]]:
    """Return who is in what, and which accounts tell one engagement."""
    found: list[tuple[object, ...]] = []
    for table in ("links", "participants", "statements", "hands", "roles"):
        names = [name for name in COLUMNS[table] if name not in ("number", "account")]
        columns = ", ".join(f"x.{name}" for name in names)
        found += record.store.rows(
            f"SELECT r.id, {columns} FROM {table} x JOIN reports r ON r.number = x.report"
        )
    found += record.store.rows(
        "SELECT r.id, a.local, a.engagement FROM accounts a JOIN reports r ON r.number = a.report"
    )
    return sorted(found, key=repr)


@pytest.fixture
def two(record: Record) -> tuple[str, str]:
    """Two people whom a record knows."""
    keep_all(record, MADE)
    rows = record.store.rows("SELECT DISTINCT actor FROM participants WHERE actor IS NOT NULL ORDER BY actor")
    return rows[0][0], rows[1][0]


def test_those_who_are_merged_go_by_one_id_everywhere(record: Record, two: tuple[str, str]) -> None:
    one, other = two
    record.judge(Judgement(number=0, deed="merge", actor=one, other=other))
    for table, column in (("links", "actor"), ("participants", "actor"), ("statements", "speaker")):
        assert record.store.rows(f"SELECT 1 FROM {table} WHERE {column} = ?", [other]) == []
        assert record.store.rows(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", [one]) == [(1,)]


def test_a_judgement_that_is_undone_leaves_no_trace(record: Record, two: tuple[str, str]) -> None:
    before = told(record)
    number = record.judge(Judgement(number=0, deed="merge", actor=two[0], other=two[1]))
    assert told(record) != before
    record.judge(Judgement(number=0, deed="undo", undone=number))
    assert told(record) == before
    assert [one.deed for one in record.judgements()] == ["merge", "undo"]


def test_a_judgement_survives_another_reading_and_holds_for_new_reports(
    record: Record, two: tuple[str, str]
) -> None:
    record.judge(Judgement(number=0, deed="merge", actor=two[0], other=two[1]))
    after = told(record)
    keep(record.store, Batch(seen=[seen(reading) for reading in MADE]))
    assert told(record) == after


def test_a_split_by_report_makes_somebody_else_there_alone(record: Record, two: tuple[str, str]) -> None:
    ((report,), *_) = record.store.rows(
        "SELECT r.id FROM links l JOIN reports r ON r.number = l.report WHERE l.actor = ? ORDER BY r.id",
        [two[0]],
    )
    split = Judgement(
        number=0, deed="split", actor=two[0], other="new:person:another", by="report", value=report
    )
    record.judge(split)
    rows = record.store.rows(
        "SELECT DISTINCT r.id FROM links l JOIN reports r ON r.number = l.report WHERE l.actor = ?",
        ["new:person:another"],
    )
    assert rows == [(report,)]


def test_undoing_what_is_not_there_is_refused_and_nothing_is_kept(record: Record) -> None:
    with pytest.raises(JudgementError):
        record.judge(Judgement(number=0, deed="undo", undone=7))
    assert record.judgements() == ()
