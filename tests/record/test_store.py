"""Both engines keep one contract."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.domain.errors import (
    OnRecordError,
    RecordBusy,
    RecordMissing,
    RecordNewer,
    RecordUnreadable,
)
from onrecord.record import Record, opened
from onrecord.record.schema import steps


def tables(record: Record) -> set[str]:
    found = record.store.rows(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    )
    return {name for (name,) in found}


def test_a_new_record_has_every_table_of_the_schema(record: Record) -> None:
    named = {line.split()[2] for step in steps() for line in step.sql.splitlines() if "CREATE TABLE" in line}
    assert named <= tables(record)


def test_opening_a_record_again_applies_no_step_twice(where: str) -> None:
    for _ in range(2):
        with Record.open(where) as record:
            applied = record.store.rows("SELECT version FROM schema_steps ORDER BY version")
    assert applied == [(step.version,) for step in steps()]


def test_the_steps_of_the_schema_are_numbered_without_a_gap() -> None:
    assert [step.version for step in steps()] == list(range(1, len(steps()) + 1))


def test_a_record_of_a_later_version_is_refused_and_left_as_it_is(where: str) -> None:
    with Record.open(where) as record:
        record.store.run("INSERT INTO schema_steps VALUES (?, ?)", (9999, "later"))
    with pytest.raises(RecordNewer, match="9999"):
        Record.open(where)


def test_a_transaction_that_fails_leaves_nothing(record: Record) -> None:
    def write_and_fail() -> None:
        with record.store.transaction():
            record.store.insert("topics", ("account", "report", "topic"), [(1, 1, "tariffs")])
            raise ValueError

    with pytest.raises(ValueError):
        write_and_fail()
    assert record.store.rows("SELECT * FROM topics") == []


def test_what_is_inserted_comes_back_as_it_was(record: Record) -> None:
    hostile = "Robert'); DROP TABLE topics; -- % ? %s \\ \x1b “你好” 𝄞"
    rows = [(2**40, 1, hostile), (2, 2**31 - 1, "")]
    record.store.insert("topics", ("account", "report", "topic"), rows)
    assert sorted(record.store.rows("SELECT account, report, topic FROM topics")) == sorted(rows)
    assert record.store.rows("SELECT account FROM topics WHERE topic = ?", [hostile]) == [(2**40,)]
    assert record.store.rows("SELECT account FROM topics WHERE topic = ANY(?)", [[hostile]]) == [(2**40,)]
    assert record.store.rows("SELECT account FROM topics WHERE topic = ANY(?)", [[]]) == []


def test_code_points_are_counted_alike(record: Record) -> None:
    record.store.insert("texts", ("report", "text"), [(0, "aé你𝄞b")])
    assert record.store.rows("SELECT substr(text, 3, 2), length(text) FROM texts") == [("你𝄞", 5)]


def test_asking_a_record_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing, match="there is no such record"):
        Record.open(tmp_path / "none.duckdb", reading_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing, match="no folder"):
        Record.open(tmp_path / "none" / "record.duckdb")


def test_a_file_that_is_no_record_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 1000)
    before = path.read_bytes()
    with pytest.raises(RecordUnreadable):
        Record.open(path)
    assert path.read_bytes() == before


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(RecordMissing) as raised:
        Record.open("postgresql://desk:secret@127.0.0.1:1/record")
    assert "secret" not in str(raised.value)
    assert "desk@127.0.0.1" in str(raised.value)


def test_several_may_ask_a_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    Record.open(path).close()
    with Record.open(path, reading_only=True) as one, Record.open(path, reading_only=True) as other:
        assert one.store.rows("SELECT 1") == other.store.rows("SELECT 1")


def test_the_name_of_a_record_may_hold_anything_a_path_can(tmp_path: Path) -> None:
    path = tmp_path / "desk's record; №1.duckdb"
    Record.open(path).close()
    assert path.exists()


def test_a_record_copied_while_closed_is_the_same_record(tmp_path: Path) -> None:
    Record.open(tmp_path / "one.duckdb").close()
    shutil.copy(tmp_path / "one.duckdb", tmp_path / "two.duckdb")
    with Record.open(tmp_path / "two.duckdb", reading_only=True) as record:
        assert "reports" in tables(record)


def test_every_refusal_is_an_error_of_the_house() -> None:
    assert all(issubclass(kind, OnRecordError) for kind in (RecordBusy, RecordMissing, RecordNewer))
    assert opened.DEFAULT == "onrecord.duckdb"
