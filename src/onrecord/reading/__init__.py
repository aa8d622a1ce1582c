"""Reading: a report to everything found in it. Pure: the same report and version give the same reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.reading.reader import names_in, read_report

__all__ = ["names_in", "read_report"]


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: who needs the lexicon alone waits for no network."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from onrecord.reading import reader

    return getattr(reader, name)
