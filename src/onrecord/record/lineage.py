"""Which reports a new one may be made from, found by the signs that copies keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparing.candidates import HELD, likely
from onrecord.comparing.lineage import descent
from onrecord.domain.reading import Reading
from onrecord.domain.record import Descent
from onrecord.domain.report import Report
from onrecord.record.bodies import unpacked
from onrecord.record.reports import reports_of
from onrecord.record.store import Store

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
    # Of a value that very many reports hold, the first are enough: a question stays as small however large
    # the record is.
    rows = store.rows(
        "SELECT held.value, held.holders, r.number, r.id, r.language FROM ("
        "SELECT value, report, count(*) OVER (PARTITION BY value) AS holders,"
        " row_number() OVER (PARTITION BY value ORDER BY report) AS place"
        " FROM signatures WHERE value IN (SELECT unnest(?::BIGINT[]))"
        ") AS held JOIN reports r ON r.number = held.report WHERE held.place <= ? AND r.id <> ?",
        (values, HELD, new.report.id),
    )
    near = {other.report.id: other for other in beside if other.report.id != new.report.id}
    holders: dict[int, int] = {value: count for value, count, *_ in rows}
    shared = [(name, count) for _, count, _, name, _ in rows if name not in near]
    for name, other in near.items():
        both = set(values) & {value for _, value in other.signs}
        shared += [(name, holders.get(value, 0) + 1) for value in both]
    numbers = {name: number for _, _, number, name, _ in rows}
    foreign = {name for _, _, _, name, language in rows if language != new.report.language}
    foreign |= {name for name, other in near.items() if other.report.language != new.report.language}
    best = likely(shared, foreign=foreign)
    stored = _stored(store, [numbers[name] for name in best if name not in near])
    return [near.get(name) or stored[numbers[name]] for name in best]


def descents(reading: Reading, links: Mapping[str, str], others: Sequence[Kept]) -> tuple[Descent, ...]:
    """Compare a report with others and return which was made from which."""
    found = []
    for other in others:
        named = {reading.report.id: links, other.report.id: other.links}
        found.append(descent(reading, unpacked(other.body, other.report), links=named))
    return tuple(one for one in found if one is not None)


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
