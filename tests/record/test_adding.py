"""Adding: read by other processes, told once it is on disk, stopped in good order."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.domain.errors import SourceEmpty
from onrecord.domain.report import Report
from onrecord.record import Outcome, Record, Tally
from onrecord.record.adding import LOOKED_AHEAD, add_all
from onrecord.sources import report_from_text

pytestmark = pytest.mark.model


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A source whose text is at hand."""

    name: str
    text: str
    published: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()

    def load(self) -> Report:
        return report_from_text(self.text, published=self.published, url=self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A source on which the process that reads it ends, as by a fault of a library."""

    name: str
    notes: tuple[str, ...] = ()

    def load(self) -> Report:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def texts(count: int) -> list[Text]:
    """Return texts with an engagement and a statement each."""
    met = "PORT ANSEL — Minister Davit Orsen met Ingrid Sollberg on {day} March 2021."
    said = "“We signed {number} papers,” Orsen said."
    return [
        Text(name=f"text-{number}", text=f"{met}\n\n{said}".format(day=number + 1, number=number))
        for number in range(count)
    ]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.duckdb") as opened:
        yield opened


def test_what_is_added_can_be_read_in_the_record(record: Record) -> None:
    outcomes: list[Outcome] = []
    tally = add_all(record.store, texts(3), jobs=2, told=lambda one, _: outcomes.append(one) if one else None)
    assert (tally.added, tally.known, tally.failed, tally.listed, tally.complete) == (3, 0, 0, 3, True)
    for outcome in outcomes:
        reading = record.reading(outcome.report or "")
        assert reading.statements[0].speaker
        assert reading.engagements


def test_an_outcome_is_told_after_it_is_on_disk(record: Record) -> None:
    found: list[bool] = []

    def told(outcome: Outcome | None, _tally: Tally) -> None:
        if outcome:
            # A second connection sees only what is committed.
            with record.store._connection.cursor() as other:  # type: ignore[attr-defined]
                other.execute("SELECT count(*) FROM reports WHERE id = ?", [outcome.report])
                found.append(other.fetchall() == [(1,)])

    add_all(record.store, texts(2), jobs=1, told=told)
    assert found == [True, True]


def test_one_bad_item_is_told_and_the_others_are_added(record: Record) -> None:
    items = [*texts(2), Text(name="empty", text=" \n ")]
    tally = add_all(record.store, items, jobs=2)
    assert (tally.added, tally.failed) == (2, 1)
    assert [(one.source.rpartition("/")[2], one.kind) for one in record.errors()] == [
        ("empty", SourceEmpty.__name__)
    ]


def test_an_item_on_which_the_reading_process_ends_harms_no_other(record: Record) -> None:
    tally = add_all(record.store, [Ending(name="ending"), *texts(2)], jobs=1)
    assert (tally.added, tally.failed) == (2, 1)
    assert "SIGKILL" in record.errors()[0].message


def test_the_same_text_twice_in_one_run_is_read_once(record: Record) -> None:
    one = texts(1)[0]
    items = [one, Text(name="copy", text=one.text), Text(name="third", text=one.text)]
    tally = add_all(record.store, items, jobs=2)
    assert (tally.added, tally.known) == (1, 2)
    assert record.store.rows("SELECT count(*) FROM appearances") == [(3,)]


def test_a_fault_while_listing_is_raised_after_what_was_listed_is_added(record: Record) -> None:
    def items() -> Iterator[Text]:
        yield from texts(2)
        raise OSError("the archive ends early")

    with pytest.raises(OSError, match="ends early"):
        add_all(record.store, items(), jobs=1)
    assert record.store.rows("SELECT count(*) FROM reports") == [(2,)]


def test_an_interrupt_finishes_what_is_being_read_and_keeps_it(record: Record) -> None:
    def items() -> Iterator[Text]:
        for number, text in enumerate(texts(20)):
            if number == 3:
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(0.2)
            yield text

    tally = add_all(record.store, items(), jobs=1)
    assert tally.interrupted
    assert record.store.rows("SELECT count(*) FROM reports") == [(tally.added,)]
    assert tally.added < 20


def test_only_so_many_items_are_listed_ahead(record: Record) -> None:
    taken = 0

    def items() -> Iterator[Text]:
        nonlocal taken
        for text in texts(LOOKED_AHEAD * 2):
            taken += 1
            yield text

    def told(_outcome: Outcome | None, tally: Tally) -> None:
        assert taken <= LOOKED_AHEAD + tally.settled + 1
        raise InterruptedError

    with pytest.raises(InterruptedError):
        add_all(record.store, items(), jobs=1, told=told)


def test_adding_works_outside_the_main_thread(record: Record) -> None:
    tallies: list[Tally] = []
    thread = threading.Thread(target=lambda: tallies.append(add_all(record.store, texts(1), jobs=1)))
    thread.start()
    thread.join()
    assert tallies[0].added == 1


def test_a_file_that_has_not_changed_is_not_even_opened(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(texts(1)[0].text)
    assert record.add(path).added == 1
    monkeypatch.setattr("onrecord.record.adding.Worker", None)
    assert record.add(path).known == 1


def test_a_file_that_has_changed_is_a_new_version(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(texts(1)[0].text)
    record.add(path)
    first = record.report(str(path))
    path.write_text(texts(1)[0].text + " He left the same day.")
    assert record.add(path).revised == 1
    assert record.report(str(path)).id != first.id
    assert record.report(first.id) == first


def test_reading_again_replaces_a_reading_and_adds_no_row(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(texts(1)[0].text)
    record.add(path)
    before = record.reading(str(path))
    tally = record.add(path, again=True)
    assert (tally.added, tally.again) == (0, 1)
    assert record.reading(str(path)) == before
    assert record.store.rows("SELECT count(*) FROM readings") == [(1,)]


COPIED = """PORT ANSEL — Minister Davit Orsen met Halden Optics chief executive Ingrid Sollberg on 3 March \
2021 to discuss lens tariffs and the training of engineers.

“We want to keep the workshop door wide open to lens makers from every country,” Orsen said after the meeting.

Halden Optics employs 4,350 people in Norrby and sells lenses for microscopes to 61 countries.

Sollberg said the company would build a second plant if the tariff fell below seven percent by the autumn.
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_copy_is_linked_to_its_original_in_whatever_order_they_come(jobs: int, tmp_path: Path) -> None:
    original = Text(name="original", text=COPIED, published="2021-03-03", url="https://first.example/1")
    copy = Text(
        name="copy", text=COPIED.replace(" after the meeting", "") + "\nSource: First Courier\n",
        published="2021-03-05", url="https://second.example/1",
    )  # fmt: skip
    found = []
    for order in ([original, copy], [copy, original]):
        with Record.open(tmp_path / f"{order[0].name}.duckdb") as record:
            assert add_all(record.store, order, jobs=jobs).added == 2
            found.append(
                record.store.rows(
                    "SELECT child.url, parent.url, d.how FROM descents d"
                    " JOIN reports child ON child.number = d.child"
                    " JOIN reports parent ON parent.number = d.parent"
                )
            )
    assert found[0] == found[1]
    assert [row[:2] for row in found[0]] == [("https://second.example/1", "https://first.example/1")]
