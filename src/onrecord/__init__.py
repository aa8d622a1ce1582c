"""On Record: news reports and official readouts to a sourced record.

import onrecord
reading = onrecord.read("page.html", published="2023-12-07")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.domain.reading import Reading
    from onrecord.record import Record

__all__ = ["Record", "read"]


def __getattr__(name: str) -> object:
    # A record brings its database along, which reading one report does not need.
    if name == "Record":
        from onrecord.record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read(source: str | Path, *, published: str | None = None) -> Reading:
    """Read one report.

    Args:
        source: a path, an http(s) address, or the report's text itself. A string that holds a line break is
            a text; any other string is a path or an address.
        published: ISO 8601 date of publication, where the report does not state it or states it wrongly.

    Returns:
        Everything found, each fact with its evidence.

    Raises:
        SourceError: where the source cannot become a report; the message says what was expected.
        ReaderError: where the shipped reader cannot be loaded.
    """
    from onrecord.reading import read_report
    from onrecord.sources import load, report_from_text

    if isinstance(source, str) and "\n" in source:
        return read_report(report_from_text(source, published=published))
    return read_report(load(source, published=published))
