"""Readings kept as `onrecord add` keeps them, without reading."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.domain.reading import Reading
from onrecord.record import Outcome, Record
from onrecord.record.found import found_in
from onrecord.record.keeping import Batch, Seen, keep


def seen(reading: Reading, name: str | None = None) -> Seen:
    """Return a reading as a source to be kept, by default under its address."""
    source = name or reading.report.url or reading.report.id
    return Seen(name=source, stamp=None, report=reading.report, found=found_in(reading))


def keep_all(record: Record, several: Sequence[Reading]) -> list[Outcome]:
    """Keep readings in one batch."""
    return keep(record.store, Batch(seen=[seen(reading) for reading in several]))
