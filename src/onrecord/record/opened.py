"""Open a record, add to it, and take out what it holds."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.record.store import Store, is_current, migrate

DEFAULT = "onrecord.duckdb"
_SERVED = ("postgresql://", "postgres://")


class Record:
    """All readings, linked, in one store. Use it as a context manager: `with Record.open(path) as record`.

    Args:
        store: the database; `Record.open` makes it of a path or an address.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, where: str | Path = DEFAULT, *, reading_only: bool = False, wait: float = 0.0) -> Record:
        """Open a record, or make one.

        Args:
            where: path of a DuckDB file, or `postgresql://…`.
            reading_only: ask only; a missing record is an error, and others may ask at the same time.
            wait: seconds to wait for another process that writes the file.

        Raises:
            RecordMissing: there is no such record, or its server does not answer.
            RecordBusy: another process is writing the file.
            RecordUnreadable: the file is no record.
            RecordNewer: a later version of On Record wrote it.
            ExtraMissing: PostgreSQL needs the extra `postgres`.
        """
        store = _store(str(where), reading_only, wait)
        try:
            if not reading_only:
                migrate(store)
            elif not is_current(store):
                store.close()
                with cls.open(where, wait=wait):
                    pass
                store = _store(str(where), reading_only, wait)
        except BaseException:
            store.close()
            raise
        return cls(store)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _store(where: str, reading_only: bool, wait: float) -> Store:
    if where.startswith(_SERVED):
        from onrecord.record.served import ServedStore

        return ServedStore(where)
    from onrecord.record.embedded import EmbeddedStore

    return EmbeddedStore(Path(where), reading_only=reading_only, wait=wait)
