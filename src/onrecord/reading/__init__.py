"""Reading: a report to everything found in it. Pure: the same report and version give the same reading."""

from __future__ import annotations

from onrecord.reading.reader import names_in, read_report

__all__ = ["names_in", "read_report"]
