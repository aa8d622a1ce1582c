"""Which reports a new one may be made from, found by the signs that copies keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparing.lineage import descent
from onrecord.domain.reading import Reading
from onrecord.domain.record import Descent
from onrecord.domain.report import Report
from onrecord.record.bodies import unpacked
from onrecord.record.reports import reports_of
from onrecord.record.store import Store

# Signs that two reports share before they are compared; a translation keeps days and numbers alone.
# Of twenty rewritings by hand 18 share three with their source, 17 share four; three make a third more pairs.
LEAST, LEAST_TRANSLATED = 3, 2
MOST = 12  # reports compared with a new one, those that share most; comparing takes 20 ms each

Signs = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report with its reading, as it is compared with a new one.

    Args:
        links: actors of the record by local id.
        signs: its signatures, each with its kind.
    """

    report: Report
    body: bytes
    links: Mapping[str, str]
    signs: Signs = ()


def candidates(store: Store, new: Kept, beside: Sequence[Kept]) -> list[Kept]:
    """Return the reports that a new one may be made from, or that may be made from it.

    Args:
        store: the record.
        new: the new report.
        beside: reports that are read and not in the record yet.
    """
    values = sorted({value for _, value in new.signs})
    rows = store.rows(
        "SELECT s.report, r.id, count(*) FROM signatures s JOIN reports r ON r.number = s.report"
        " WHERE s.value IN (SELECT unnest(?::BIGINT[])) AND r.id <> ? GROUP BY s.report, r.id, r.language"
        " HAVING count(*) >= CASE WHEN r.language IS NOT DISTINCT FROM ?::TEXT THEN ? ELSE ? END"
        " ORDER BY count(*) DESC, r.id LIMIT ?",
        (values, new.report.id, new.report.language, LEAST, LEAST_TRANSLATED, MOST),
    )
    shared = [(count, name, number) for number, name, count in rows]
    near = [(_shared(new, other), other) for other in beside if other.report.id != new.report.id]
    close = [(count, other.report.id, other) for count, other in near if count >= _least(new, other)]
    best = sorted((*shared, *close), key=lambda one: (-one[0], one[1]))[:MOST]
    stored = _stored(store, [one for _, _, one in best if isinstance(one, int)])
    return [one if isinstance(one, Kept) else stored[one] for _, _, one in best]


def descents(reading: Reading, links: Mapping[str, str], others: Sequence[Kept]) -> tuple[Descent, ...]:
    """Compare a report with others and return which was made from which."""
    found = []
    for other in others:
        named = {reading.report.id: links, other.report.id: other.links}
        found.append(descent(reading, unpacked(other.body, other.report), links=named))
    return tuple(one for one in found if one is not None)


def _shared(one: Kept, other: Kept) -> int:
    return len({value for _, value in one.signs} & {value for _, value in other.signs})


def _least(one: Kept, other: Kept) -> int:
    return LEAST if one.report.language == other.report.language else LEAST_TRANSLATED


def _stored(store: Store, numbers: Sequence[int]) -> dict[int, Kept]:
    if not numbers:
        return {}
    bodies = store.rows(
        "SELECT report, body FROM readings WHERE report IN (SELECT unnest(?::INTEGER[]))", [list(numbers)]
    )
    links: dict[int, dict[str, str]] = {number: {} for number in numbers}
    for number, local, actor in store.rows(
        "SELECT report, local, actor FROM links WHERE actor IS NOT NULL"
        " AND report IN (SELECT unnest(?::INTEGER[]))",
        [list(numbers)],
    ):
        links[number][local] = actor
    reports = reports_of(store, numbers)
    return {number: Kept(report=reports[number], body=body, links=links[number]) for number, body in bodies}
