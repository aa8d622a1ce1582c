"""A record in a PostgreSQL database, for a team. The only module that knows psycopg."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from onrecord.domain.errors import ExtraMissing, RecordMissing
from onrecord.record.schema import Engine
from onrecord.record.store import Row

_PASSWORD = re.compile(r"(?<=://)([^:@/]*):[^@/]*@")
# One writer at a time for the length of one batch; any constant does, all processes take the same.
_LOCK = 6_717_684_331


class ServedStore:
    """A record in a PostgreSQL database; several processes read and write it at once.

    Args:
        address: `postgresql://user@host/database`; tables are made in the first schema of the search path.

    Raises:
        ExtraMissing: the extra `postgres` is not installed.
        RecordMissing: no server answers, or it does not let this user in.
    """

    engine: Engine = "postgresql"

    def __init__(self, address: str) -> None:
        self.where = _PASSWORD.sub(r"\1@", address)
        try:
            import psycopg
        except ImportError:
            raise ExtraMissing(
                self.where,
                "psycopg is not installed",
                expected="the extra that talks to PostgreSQL",
                remedy="pip install 'onrecord[postgres]'",
            ) from None
        try:
            self._connection = psycopg.connect(address, autocommit=True)
        except psycopg.Error as error:
            told = " ".join(str(error).split())[:200]
            raise RecordMissing(
                self.where,
                f"the database cannot be reached ({told})",
                expected="a PostgreSQL server that lets you in",
                remedy="check the address, the user and the password",
            ) from None

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows that a question finds; see `Store.rows`."""
        return self._connection.execute(_placed(sql), list(parameters)).fetchall()

    def run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one statement that returns nothing."""
        self._connection.execute(_placed(sql), list(parameters))

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add rows to a table; see `Store.insert`."""
        if not rows:
            return
        copying = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with self._connection.cursor() as cursor, cursor.copy(copying) as copy:
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write alone until the end of the block, then keep all of it, or nothing where it fails."""
        with self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def _placed(sql: str) -> bytes:
    """Return SQL with psycopg's marks for parameters."""
    return sql.replace("%", "%%").replace("?", "%s").encode()
