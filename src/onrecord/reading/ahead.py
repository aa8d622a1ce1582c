"""Planned engagements lie ahead: a date whose year the report leaves out is the next one, not the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.domain.reading import Engagement


def ahead(engagement: Engagement, published: str | None) -> Engagement:
    """Move the inferred year of a planned engagement on, where it would lie before the publication.

    Args:
        engagement: one of the report's engagements.
        published: ISO 8601 date or date-time of the report, or None.

    Returns:
        The engagement; its date is another only where no year is stated and the one inferred is past.
    """
    told = engagement.date
    past = bool(told.value and published and told.value < published[: len(told.value)])
    if not (
        past and engagement.status == "planned" and told.basis == "inferred" and told.value and published
    ):
        return engagement
    year = int(published[:4])
    for later in (year, year + 1):
        value = f"{later:04}{told.value[4:]}"
        if value >= published[: len(value)] and _exists(value):
            why = f"{told.why.partition(', so ')[0]}; it is planned, so it lies after the publication date"
            return replace(engagement, date=replace(told, value=value, why=why))
    return engagement


def _exists(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
