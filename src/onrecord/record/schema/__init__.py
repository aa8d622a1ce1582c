"""The record's tables, one numbered SQL file for each step of their history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

Engine = Literal["duckdb", "postgresql"]

_NAME = re.compile(r"(\d{4})_(\w+)(?:\.(duckdb|postgresql))?\.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the schema's history.

    Args:
        version: its number; steps are applied in this order, each once.
        name: what it brings, as its file is called.
        engine: the only engine that takes it, or None where both do.
        sql: its statements.
    """

    version: int
    name: str
    engine: Engine | None
    sql: str

    def statements(self) -> Iterator[str]:
        """Yield its statements one by one, without comments."""
        bare = re.sub(r"--[^\n]*", "", self.sql)
        for statement in bare.split(";"):
            if statement.strip():
                yield statement.strip()


def steps() -> tuple[Step, ...]:
    """Return all steps of the schema, in order."""
    found = []
    for file in files("onrecord.record.schema").iterdir():
        named = _NAME.fullmatch(file.name)
        if named:
            engine: Engine | None = named[3]  # type: ignore[assignment]  # the pattern admits no other
            found.append(
                Step(version=int(named[1]), name=named[2], engine=engine, sql=file.read_text("utf-8"))
            )
    return tuple(sorted(found, key=lambda step: step.version))
