"""Two writers at once: a file takes one and says so; a server takes both."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.record.kept import keep_all
from benchmarks.record.made import readings

from onrecord.cli import main
from onrecord.record import Record

HOLD = """\
import sys
from onrecord import Record
record = Record.open(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """A record that another process has open to write."""
    path = tmp_path / "record.duckdb"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "open\n"
    yield path, holder
    holder.communicate("")
    assert holder.wait() == 0


def test_the_second_writer_of_a_file_says_who_has_it(
    held: tuple[Path, subprocess.Popen[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    path, holder = held
    assert main(["add", str(path.parent), "--record", str(path)]) == 1
    told = capsys.readouterr().err
    assert str(holder.pid) in told
    assert "--wait" in told or "try again" in told


def test_the_second_writer_of_a_file_can_wait(held: tuple[Path, subprocess.Popen[str]]) -> None:
    path, holder = held
    assert holder.stdin
    threading.Timer(0.5, holder.stdin.close).start()
    with Record.open(path, wait=20) as record:
        assert record.store.rows("SELECT count(*) FROM reports") == [(0,)]
    holder.stdin = None


def test_two_writers_of_a_server_lose_and_double_nothing(server: str, request: pytest.FixtureRequest) -> None:
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute("DROP SCHEMA IF EXISTS two_writers CASCADE")
        admin.execute("CREATE SCHEMA two_writers")
    where = f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3Dtwo_writers"
    made = list(readings(60))
    Record.open(where).close()

    def write(part: list[int]) -> None:
        with Record.open(where) as record:
            for start in range(0, len(part), 5):
                keep_all(record, [made[place] for place in part[start : start + 5]])

    # Both hold the middle third.
    threads = [
        threading.Thread(target=write, args=[part]) for part in (list(range(40)), list(range(59, 19, -1)))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Record.open(where) as record:
        assert record.store.rows("SELECT count(*), count(DISTINCT number) FROM reports") == [(60, 60)]
        assert [record.reading(reading.report.id) for reading in made] == made
        statements = sum(len(reading.statements) for reading in made)
        assert record.store.rows("SELECT count(*), count(DISTINCT number) FROM statements") == [
            (statements, statements)
        ]
