"""What is kept can be opened at its evidence, is kept once, and is the same in whatever order it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from benchmarks.record.kept import keep_all, seen
from benchmarks.record.made import readings

from onrecord.domain.errors import NotInRecord
from onrecord.domain.reading import Reading
from onrecord.domain.report import Report, fingerprint
from onrecord.record import Record
from onrecord.record.keeping import Batch, is_news, keep
from onrecord.record.rows import COLUMNS
from onrecord.record.store import Row
from onrecord.record.working import Failed

EMPTIED = ("reports", "texts", "readings", "appearances", "revisions", "actors", "actor_names", "pairs",
           "account_keys", "signatures", "descents")  # fmt: skip
WITH_EVIDENCE = [table for table, columns in COLUMNS.items() if "start" in columns]


def another(reading: Reading, text: str) -> Reading:
    """Return a reading of a changed page: its text with a line more, which moves no span."""
    name, digest = fingerprint(reading.report.text + text)
    report = replace(reading.report, text=reading.report.text + text, id=name, sha256=digest)
    return replace(reading, report=report)


def dump(record: Record) -> list[tuple[object, ...]]:
    """Return all that a record says, without its own numbers."""
    found: list[tuple[object, ...]] = []
    for table, columns in COLUMNS.items():
        told = [name for name in columns if name not in ("number", "account", "statement", "body")]
        shown = ", ".join(f"x.{name}" for name in told)
        rows = record.store.rows(f"SELECT r.id, {shown} FROM {table} x JOIN reports r ON r.number = x.report")
        found += [(table, *row) for row in rows]
    found += record.store.rows("SELECT id, name, kind, country, sector, origin FROM actors")
    found += record.store.rows("SELECT actor, name, folded FROM actor_names")
    facts = "id, sha256, title, language, outlet, author, published, day, url, passages, notes"
    found += record.store.rows(f"SELECT {facts} FROM reports")
    return sorted(found, key=repr)


def test_a_reading_comes_back_as_it_was_kept(record: Record, several: tuple[Reading, ...]) -> None:
    keep_all(record, several)
    assert [record.reading(reading.report.id) for reading in several] == list(several)


@pytest.mark.parametrize("table", WITH_EVIDENCE)
def test_every_row_leads_to_words_of_its_report(
    table: str, record: Record, several: tuple[Reading, ...]
) -> None:
    keep_all(record, several)
    rows = record.store.rows(
        f"SELECT x.start, x.stop, r.length FROM {table} x JOIN reports r ON r.number = x.report"
    )
    assert all(0 <= start < stop <= length for start, stop, length in rows)


def test_the_words_of_a_statement_stand_in_its_evidence(record: Record, several: tuple[Reading, ...]) -> None:
    keep_all(record, several)
    rows = record.store.rows(
        "SELECT s.words, substr(t.text, s.start + 1, s.stop - s.start) FROM statements s"
        " JOIN texts t ON t.report = s.report"
    )
    assert rows
    assert all(words in evidence for words, evidence in rows)


def test_keeping_again_changes_nothing(record: Record, several: tuple[Reading, ...]) -> None:
    keep_all(record, several)
    before = dump(record)
    for reading in several:
        assert not is_news(record.store, reading.report)
        keep(record.store, Batch(seen=[replace(seen(reading), found=None)]))
    assert dump(record) == before


def test_the_order_of_adding_changes_nothing_that_is_told(where: str, several: tuple[Reading, ...]) -> None:
    told = []
    with Record.open(where) as record:
        for order in (several, several[::-1], several[6:] + several[:6]):
            for batch in (order[:5], order[5:]):
                keep_all(record, batch)
            told.append(dump(record))
            for table in (*COLUMNS, *EMPTIED):
                record.store.run(f"DELETE FROM {table}")
    assert told[0] == told[1] == told[2]


def test_one_text_at_two_addresses_is_one_report_with_two_appearances(
    record: Record, several: tuple[Reading, ...]
) -> None:
    elsewhere = replace(several[0].report, url="https://copy.example/1", published="2031-01-01")
    keep_all(record, several[:1])
    assert not is_news(record.store, elsewhere)
    (outcome,) = keep(record.store, Batch(seen=[replace(seen(several[0], elsewhere.url), found=None)]))
    assert outcome.how == "known"
    assert record.store.rows("SELECT count(*) FROM reports") == [(1,)]
    assert record.store.rows("SELECT source FROM appearances ORDER BY source") == [
        (name,) for name in sorted(("https://copy.example/1", several[0].report.url or ""))
    ]


def test_the_earliest_publication_is_the_reports_own_whichever_came_first(
    record: Record, several: tuple[Reading, ...]
) -> None:
    early = replace(several[0].report, url="https://first.example/1", published="2001-01-01")
    keep_all(record, several[:1])
    assert is_news(record.store, early)
    (outcome,) = keep(record.store, Batch(seen=[seen(replace(several[0], report=early))]))
    assert outcome.how == "again"
    assert record.report(early.id) == early
    assert record.store.rows("SELECT count(*) FROM accounts") == [(len(several[0].engagements),)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_versions_of_a_page_are_linked_by_their_dates_in_whatever_order_they_came(
    order: tuple[int, ...], record: Record, several: tuple[Reading, ...]
) -> None:
    versions = [
        replace(one, report=replace(one.report, published=f"2024-05-0{day}"))
        for day, one in enumerate(
            (several[0], another(several[0], " More."), another(several[0], " Most.")), 1
        )
    ]
    for place in order:
        keep(record.store, Batch(seen=[seen(versions[place], f"crawl-{place}.warc#1")]))
    links = record.store.rows(
        "SELECT later.id, former.id FROM revisions v JOIN reports later ON later.number = v.report"
        " JOIN reports former ON former.number = v.former"
    )
    names = [version.report.id for version in versions]
    assert sorted(links) == sorted([(names[1], names[0]), (names[2], names[1])])


def test_a_source_that_changed_is_a_revision_of_what_it_held(
    record: Record, several: tuple[Reading, ...]
) -> None:
    undated = replace(several[0], report=replace(several[0].report, url=None, published=None))
    keep(record.store, Batch(seen=[seen(undated, "page.html")]))
    changed = another(undated, " Corrected.")
    (outcome,) = keep(record.store, Batch(seen=[seen(changed, "page.html")]))
    assert (outcome.how, outcome.former) == ("revision", undated.report.id)
    assert record.report("page.html").id == changed.report.id


def test_records_that_all_give_one_address_are_no_versions_of_each_other(
    record: Record, several: tuple[Reading, ...]
) -> None:
    texts = ("Tin prices rose again.", "Nobody came to our harbour yesterday.")
    made = []
    for number, text in enumerate(texts):
        name, digest = fingerprint(text)
        report = Report(text=text, id=name, sha256=digest, url="https://one.example/news")
        made.append(
            seen(
                replace(several[0], report=report, actors=(), roles=(), engagements=(), statements=()),
                f"all.jsonl#{number}",
            )
        )
    assert [outcome.how for outcome in keep(record.store, Batch(seen=made))] == ["added", "added"]


def test_a_failure_is_listed_until_the_source_is_added(record: Record, several: tuple[Reading, ...]) -> None:
    failed = Failed(name="a.html", kind="SourceEmpty", message="a.html: empty; expected text; look")
    for _ in range(2):
        keep(record.store, Batch(failed=[failed]))
    assert [one.message for one in record.errors()] == [failed.message]
    keep(record.store, Batch(seen=[seen(several[0], "a.html")]))
    assert record.errors() == ()


def test_a_report_that_is_not_there_is_told(record: Record) -> None:
    with pytest.raises(NotInRecord, match="add it first"):
        record.report("sha256:0000000000000000")


def test_a_batch_of_pages_seen_for_the_first_time_asks_no_question_for_each(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows = record.store.rows

    def counting(sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        asked.append(sql)
        return rows(sql, parameters)

    made = tuple(readings(40, seed=9))
    keep_all(record, made[:20])
    monkeypatch.setattr(record.store, "rows", counting)
    keep_all(record, made[20:])
    assert sum("FROM reports r JOIN texts" in sql for sql in asked) == 0
    assert len(asked) < 40
