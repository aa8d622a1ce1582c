"""A record kept before a step of the schema is brought up to date, with all its rows."""

from __future__ import annotations

from benchmarks.record.kept import keep_all
from benchmarks.record.made import readings

from onrecord.record import Question, Record
from onrecord.record.store import Row

MADE = tuple(readings(40, seed=3))
_TABLES = {
    "faces": "SELECT r.id, a.local, f.position, f.name, f.folded, f.kind, f.country, f.basis FROM faces f"
    " JOIN accounts a ON a.number = f.account JOIN reports r ON r.number = f.report ORDER BY 1, 2, 3, 4, 8",
    "told": "SELECT r.id, a.local, t.party, t.words FROM told t JOIN accounts a ON a.number = t.account"
    " JOIN reports r ON r.number = t.report ORDER BY 1, 2",
    "engagements": "SELECT * FROM engagements ORDER BY id",
    "statements": "SELECT r.id, s.local, s.folded, s.cue, s.words FROM statements s"
    " JOIN reports r ON r.number = s.report ORDER BY 1, 2",
}


def held(record: Record) -> dict[str, list[Row]]:
    return {table: record.store.rows(sql) for table, sql in _TABLES.items()}


def aged(where: str) -> dict[str, list[Row]]:
    """Make a record as it was before step 3, and return what it held when it was whole."""
    with Record.open(where) as record:
        keep_all(record, MADE)
        whole = held(record)
        for table in ("faces", "told", "engagements", "own_registry"):
            record.store.run(f"DROP TABLE {table}")
        if record.store.engine == "postgresql":
            record.store.run("ALTER TABLE statements DROP COLUMN folded, DROP COLUMN cue")
        else:
            record.store.run("ALTER TABLE statements DROP folded")
            record.store.run("ALTER TABLE statements DROP cue")
        record.store.run("DELETE FROM schema_steps WHERE version >= 3")
    return whole


def test_a_record_made_before_step_3_holds_the_same_as_a_new_one_once_opened(where: str) -> None:
    whole = aged(where)
    with Record.open(where) as record:
        assert held(record) == whole


def test_a_record_made_before_step_3_answers_at_its_first_question(where: str) -> None:
    whole = aged(where)
    with Record.open(where, reading_only=True) as record:
        assert record.engagements(Question(limit=None)).total == len(whole["engagements"])


def test_a_record_that_took_step_3_without_its_rows_gets_them(where: str) -> None:
    with Record.open(where) as record:
        keep_all(record, MADE)
        whole = held(record)
        for table in ("faces", "told", "engagements"):
            record.store.run(f"DELETE FROM {table}")
        record.store.run("UPDATE statements SET folded = NULL")
        record.store.run("DELETE FROM schema_steps WHERE version = 5")
    with Record.open(where) as record:
        assert held(record) == whole


def test_a_record_made_before_step_6_gets_the_words_that_attribute(where: str) -> None:
    with Record.open(where) as record:
        keep_all(record, MADE)
        whole = held(record)
        record.store.run("ALTER TABLE statements DROP cue")
        record.store.run("UPDATE statements SET words = ''")
        record.store.run("DELETE FROM schema_steps WHERE version = 6")
    with Record.open(where) as record:
        assert held(record) == whole
