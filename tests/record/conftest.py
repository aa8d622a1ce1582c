"""Stores of both engines: a file for DuckDB; for PostgreSQL a server of the tests' own, or a given one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from benchmarks.record.made import readings

from onrecord.domain.reading import Reading
from onrecord.record import Record

GIVEN = "ONRECORD_TEST_POSTGRES"
_OWNER = "postgres"  # a server does not run as root


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL database: the one in ONRECORD_TEST_POSTGRES, or a server started here."""
    if os.environ.get(GIVEN):
        yield os.environ[GIVEN]
        return
    if not (shutil.which("postgres") and shutil.which("initdb")):
        pytest.skip(f"no PostgreSQL: install its server, or give an address in {GIVEN}")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))  # short: the path of a socket has a limit
    owner = _OWNER if os.geteuid() == 0 else None
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    initdb = ["initdb", "-D", str(data), "-A", "trust", "-U", "onrecord", "-E", "UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, capture_output=True, user=owner, cwd="/")
    settings = ["-c", "fsync=off", "-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            ["postgres", "-D", str(data), *settings], stdout=log, stderr=log, user=owner, cwd="/"
        )
    try:
        _wait(folder / ".s.PGSQL.5432")
        yield f"postgresql://onrecord@/postgres?host={quote(str(folder), safe='')}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(socket: Path) -> None:
    until = time.monotonic() + 30
    while not socket.exists():
        assert time.monotonic() < until, "the PostgreSQL server does not start"
        time.sleep(0.05)
    time.sleep(0.2)


@pytest.fixture(params=["duckdb", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty record can be made; tests that take it run on both engines."""
    if request.param == "duckdb":
        yield str(tmp_path / "record.duckdb")
        return
    pytest.importorskip("psycopg")
    import psycopg

    address, schema = request.getfixturevalue("server"), f"test_{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f"CREATE SCHEMA {schema}")
        joint = "&" if "?" in address else "?"
        yield f"{address}{joint}options={quote(f'-csearch_path={schema}', safe='')}"
        admin.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """An empty record."""
    with Record.open(where) as opened:
        yield opened


@pytest.fixture(scope="session")
def several() -> tuple[Reading, ...]:
    """Readings of a dozen made reports."""
    return tuple(readings(12))
