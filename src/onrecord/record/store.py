"""What a record needs of a database, and how its tables are brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from onrecord.domain.errors import RecordNewer
from onrecord.record.schema import Engine, steps

Row = tuple[Any, ...]


class Store(Protocol):
    """One database that holds a record. SQL is what both engines take, with `?` for each parameter."""

    engine: Engine
    where: str  # path or address, without its password

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows that a question finds.

        Args:
            sql: one statement; `?` stands for a parameter, `= ANY(?)` takes a list.
            parameters: one for each `?`; text from outside is never put into `sql` itself.
        """
        ...

    def run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one statement that returns nothing."""
        ...

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add rows to a table, all in one go.

        Args:
            table: its name.
            columns: names of its columns, those of each row in their order.
            rows: one value a column.
        """
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Write alone until the end of the block, then keep all of it, or nothing where the block fails."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def is_current(store: Store) -> bool:
    """Say whether the store has every step of the schema.

    Raises:
        RecordNewer: it has steps that this version of On Record does not know.
    """
    known = {step.version for step in steps()}
    applied = _applied(store)
    if applied - known:
        raise RecordNewer(
            store.where,
            f"a later version of On Record wrote it (step {max(applied)} of the schema)",
            expected=f"at most step {max(known)}",
            remedy="install that version",
        )
    return applied == known


def is_none(store: Store) -> bool:
    """Say whether the database holds no record."""
    return not _applied(store)


def migrate(store: Store, fill: Callable[[Store], object]) -> None:
    """Bring the tables up to date: apply the steps that the store does not have, in order, all or none.

    Args:
        store: the database.
        fill: called after the steps, in their transaction, to make the rows that readings kept before lack.
    """
    if is_current(store):
        return
    with store.transaction():
        store.run("CREATE TABLE IF NOT EXISTS schema_steps (version INTEGER NOT NULL, name TEXT NOT NULL)")
        applied = _applied(store)
        for step in steps():
            if step.version in applied:
                continue
            if step.engine in (None, store.engine):
                for statement in step.statements():
                    store.run(statement)
            store.run("INSERT INTO schema_steps VALUES (?, ?)", (step.version, step.name))
        fill(store)


def _applied(store: Store) -> set[int]:
    there = store.rows(
        "SELECT 1 FROM information_schema.tables WHERE table_name = 'schema_steps'"
        " AND table_schema = current_schema()"
    )
    return {version for (version,) in store.rows("SELECT version FROM schema_steps")} if there else set()
