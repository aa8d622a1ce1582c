"""Where a report of the record came from, what came of it, and what it altered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.comparing.alterations import alterations
from onrecord.comparing.changes import changes
from onrecord.comparing.dated import dated, undated
from onrecord.domain.dates import Date
from onrecord.domain.record import Account, Alteration, Changes, Descent
from onrecord.domain.report import Report
from onrecord.record.accounts import unpacked_account
from onrecord.record.compared import fitting, readings_of
from onrecord.record.reports import reports_of
from onrecord.record.standing import standings
from onrecord.record.store import Store
from onrecord.record.whereabouts import report_number

MOST = 12  # other reports of the same engagements whose quotations are compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A report that another was made from, or that was made from it."""

    descent: Descent
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One report in its line.

    Args:
        derived_from: what it was made from, the surest first.
        copies: what was made from it.
        changes: sentence by sentence, against the surest of `derived_from` in its language; None without one.
        dated: for each undated account that the report is about, the date that the record gives it.
        alterations: quotations, titles, names, dates and numbers that differ from their earliest form.
        reports: every report that is pointed to, by id.
    """

    report: Report
    derived_from: tuple[Relative, ...]
    copies: tuple[Relative, ...]
    changes: Changes | None
    dated: tuple[tuple[Account, Date], ...]
    alterations: tuple[Alteration, ...]
    reports: dict[str, Report]


def trace(store: Store, name: str) -> Traced:
    """Return where a report came from and what came of it.

    Args:
        store: the record.
        name: the report's id, its address, or the path it was added from.

    Raises:
        NotInRecord: the record holds no such report.
    """
    number = report_number(store, name)
    above, below = _relatives(store, number, above=True), _relatives(store, number, above=False)
    parents = [n for n, _ in above]
    readings = readings_of(store, [number, *parents, *_beside(store, number)])
    child = readings[number]
    others = [readings[n] for n in dict.fromkeys([*parents, *readings]) if n != number]
    derived = tuple(Relative(descent=d, report=readings[n].report) for n, d in above)
    reports = reports_of(store, [n for n, _ in below])
    source = next((n for n, _ in above if readings[n].report.language == child.report.language), None)
    later = {d.child for _, d in below}
    earlier = [r for r in others if r.report.id not in later]
    return Traced(
        report=child.report,
        derived_from=derived,
        copies=tuple(Relative(descent=d, report=reports[n]) for n, d in below),
        changes=changes(child, readings[source]) if source is not None else None,
        dated=tuple(_dated(store, number)),
        alterations=alterations(child, earlier, descents=[d for _, d in above]),
        reports={r.report.id: r.report for r in readings.values()},
    )


def _dated(store: Store, number: int) -> Iterator[tuple[Account, Date]]:
    """Yield the accounts of a report that have no day, each with the date of the engagement that it joins."""
    rows = store.rows("SELECT body FROM accounts WHERE report = ? AND news ORDER BY number", [number])
    for account in (unpacked_account(body) for (body,) in rows):
        fitted = fitting(store, account) if undated(account) else None
        if fitted is not None:
            members = [one.account for one in standings(store, [fitted.engagement])[fitted.engagement]]
            yield account, dated(account, members)


def _relatives(store: Store, number: int, *, above: bool) -> list[tuple[int, Descent]]:
    """Return the reports on the other side of a report's descents, the surest first."""
    near, far = ("child", "parent") if above else ("parent", "child")
    rows = store.rows(
        f"SELECT d.{far}, c.id, p.id, d.how, d.confidence, d.why FROM"  # noqa: S608
        " (SELECT child, parent, how, confidence, why FROM descents UNION ALL"
        "  SELECT report, former, 'revision', 1.0, '[\"a later version of the same page\"]' FROM revisions) d"
        " JOIN reports c ON c.number = d.child JOIN reports p ON p.number = d.parent"
        f" WHERE d.{near} = ? ORDER BY d.confidence DESC, c.id, p.id, d.how",
        [number],
    )
    found: dict[int, Descent] = {}
    for other, child, parent, how, confidence, why in rows:
        told = Descent(child=child, parent=parent, how=how, confidence=confidence, why=tuple(json.loads(why)))
        found.setdefault(other, told)
    return list(found.items())


def _beside(store: Store, number: int) -> Sequence[int]:
    """Return other reports of the engagements that a report is about."""
    rows = store.rows(
        "SELECT DISTINCT b.report FROM accounts a JOIN accounts b ON b.engagement = a.engagement"
        " WHERE a.report = ? AND a.news AND b.report <> a.report ORDER BY b.report LIMIT ?",
        (number, MOST),
    )
    return [other for (other,) in rows]
