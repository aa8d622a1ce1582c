"""A record in one DuckDB file. The only module that knows DuckDB."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from onrecord.domain.errors import RecordBusy, RecordMissing, RecordUnreadable
from onrecord.record.schema import Engine
from onrecord.record.store import Row

_PID = re.compile(r"PID (\d+)")
_RETRY = 0.2  # seconds between two tries to open a file that another process writes
# Of pages kept in memory; what does not fit is read again. As a record grows, DuckDB fills all it is given.
_ASKING, _WRITING = "1GB", "256MB"
_EXPECTED = "a record that onrecord made"


class EmbeddedStore:
    """A record in one DuckDB file, written by one process at a time.

    Args:
        path: the file; it is made where it is missing, unless `reading_only`.
        reading_only: several processes may read at once, while none writes.
        wait: seconds to wait for another process that writes it.

    Raises:
        RecordMissing: there is no such file, or no folder to make it in.
        RecordBusy: another process has it open for longer than `wait`.
        RecordUnreadable: it is not a DuckDB file, or may not be read or written.
    """

    engine: Engine = "duckdb"

    def __init__(self, path: Path, *, reading_only: bool = False, wait: float = 0.0) -> None:
        self.where = str(path)
        if reading_only and not path.exists():
            raise RecordMissing(
                self.where,
                "there is no such record",
                expected=_EXPECTED,
                remedy="add reports first: onrecord add SOURCE",
            )
        self._connection = self._opened(path, reading_only, time.monotonic() + wait)
        self._types: dict[str, dict[str, str]] = {}

    def _opened(self, path: Path, reading_only: bool, until: float) -> duckdb.DuckDBPyConnection:
        while True:
            try:
                memory = _ASKING if reading_only else _WRITING
                return duckdb.connect(self.where, read_only=reading_only, config={"memory_limit": memory})
            except duckdb.Error as error:
                if "lock" not in str(error) or time.monotonic() >= until:
                    raise self._explained(path, error) from None
                time.sleep(_RETRY)

    def _explained(self, path: Path, error: duckdb.Error) -> RecordBusy | RecordMissing | RecordUnreadable:
        problem = str(error)
        if "lock" in problem:
            pid = _PID.search(problem)
            who = f"another process (PID {pid[1]}) is using it" if pid else "another process is using it"
            return RecordBusy(
                self.where, who, expected="one writer at a time", remedy="try again when it has finished"
            )
        if not path.parent.is_dir():
            return RecordMissing(
                self.where,
                "there is no folder to make it in",
                expected="a path in a folder that exists",
                remedy="make the folder",
            )
        told = " ".join(problem.split())[:200]
        return RecordUnreadable(
            self.where,
            f"it cannot be opened ({told})",
            expected=_EXPECTED,
            remedy="check the path and its permissions",
        )

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows that a question finds; see `Store.rows`."""
        return self._connection.execute(sql, list(parameters)).fetchall()

    def run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one statement that returns nothing."""
        self._connection.execute(sql, list(parameters))

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add rows to a table; see `Store.insert`.

        One list a column: 20,000 rows of 7 columns take 0.12 s, where a statement for each takes a minute.
        """
        if not rows:
            return
        types = self._types_of(table)
        values = ", ".join(f"unnest(?::{types[column]}[])" for column in columns)
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}",  # names of the schema
            [list(column) for column in zip(*rows, strict=True)],
        )

    def _types_of(self, table: str) -> dict[str, str]:
        if table not in self._types:
            found = self.rows(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = ?", [table]
            )
            self._types[table] = dict(found)
        return self._types[table]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that the block writes, or nothing where it fails."""
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
