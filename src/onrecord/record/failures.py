"""Sources that could not be added, and why."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source that could not be added; it goes once it is.

    Args:
        source: the name under which the record keeps it.
        kind: class of the error.
        message: what failed, what was expected and what to do.
    """

    source: str
    kind: str
    message: str


def failures(store: Store) -> tuple[Failure, ...]:
    """Return all sources that could not be added, by name."""
    found = store.rows("SELECT source, kind, message FROM errors ORDER BY source")
    return tuple(Failure(source=source, kind=kind, message=message) for source, kind, message in found)
