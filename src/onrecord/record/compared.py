"""What comparing the accounts of one engagement needs from the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.comparing.dated import Fit, fit, undated
from onrecord.comparing.same import sought
from onrecord.comparing.side_by_side import Comparison, side_by_side
from onrecord.comparing.tellings import Telling
from onrecord.domain.dates import Date
from onrecord.domain.errors import NotInRecord
from onrecord.domain.reading import Reading
from onrecord.domain.record import Account
from onrecord.record.accounts import unpacked_account
from onrecord.record.bodies import unpacked
from onrecord.record.joining import hashed
from onrecord.record.reports import reports_of
from onrecord.record.standing import Standing, descents_of, standings
from onrecord.record.store import Store
from onrecord.record.whereabouts import report_number

_UNKNOWN = Date(value=None, precision="unknown", basis="inferred", why="left out to be found")
MOST = 200  # accounts without a day that are looked at for one engagement


def comparison(store: Store, name: str) -> Comparison:
    """Return the accounts of an engagement side by side.

    Args:
        store: the record.
        name: the engagement's id or its beginning, an account's id, or a report's id, address or path, which
            stands for the engagement that it is about.

    Raises:
        NotInRecord: the record holds no such engagement, or several begin so.
    """
    asked = engagement_of(store, name)
    engagement, joined = _dated(store, asked)
    known = {one.account.id: one for one in standings(store, [engagement])[engagement]}
    joined = {**joined, **_joining(store, engagement, [one.account for one in known.values()])}
    for elsewhere, several in standings(store, _engagements(store, joined)).items():
        known |= {
            one.account.id: one for one in several if one.account.id in joined and elsewhere != engagement
        }
    every = sorted(known.values(), key=lambda one: one.rank)
    readings = readings_of(store, [one.report for one in every])
    tellings = [Telling(account=one.account, reading=readings[one.report], kind=one.kind) for one in every]
    descents = descents_of(store, [one.report for one in every])
    return side_by_side(engagement, _once(tellings), descents, notes=_notes(every, joined))


def engagement_of(store: Store, name: str) -> str:
    """Return the id of the engagement that a name leads to.

    Raises:
        NotInRecord: it leads to none, or to several.
    """
    if name.startswith("g:"):
        rows = store.rows(
            "SELECT DISTINCT engagement FROM accounts WHERE engagement = ? OR starts_with(engagement, ?)"
            " ORDER BY engagement LIMIT 2",
            (name, name),
        )
        if len(rows) == 1:
            return str(rows[0][0])
        raise _missing(store, name, "several engagements begin so" if rows else None)
    report, _, local = name.rpartition("#")
    if report.startswith("sha256:") and local.startswith("g"):
        rows = store.rows(
            "SELECT a.engagement FROM accounts a JOIN reports r ON r.number = a.report"
            " WHERE r.id = ? AND a.local = ?",
            (report, local),
        )
    else:
        rows = store.rows(
            "SELECT engagement FROM accounts WHERE report = ? ORDER BY news DESC, number LIMIT 1",
            [report_number(store, name)],
        )
    for (engagement,) in rows:
        return str(engagement)
    raise _missing(store, name, "its report tells of no engagement")


def readings_of(store: Store, numbers: Iterable[int]) -> dict[int, Reading]:
    """Return readings by their reports' numbers."""
    wanted = sorted(set(numbers))
    reports = reports_of(store, wanted)
    rows = store.rows(
        "SELECT report, body FROM readings WHERE report IN (SELECT unnest(?::INTEGER[]))", [wanted]
    )
    return {number: unpacked(body, reports[number]) for number, body in rows}


def _missing(store: Store, name: str, problem: str | None) -> NotInRecord:
    return NotInRecord(
        name,
        problem or f"the record {store.where} holds no such engagement",
        expected="an engagement's id, such as 'onrecord engagements' lists, or a report of the record",
        remedy="list them with 'onrecord engagements'",
    )


def _dated(store: Store, engagement: str) -> tuple[str, dict[str, Fit]]:
    """Return the dated engagement that one without a day belongs to, and who joins it; else itself."""
    members = [one.account for one in standings(store, [engagement])[engagement]]
    if not all(undated(account) for account in members):
        return engagement, {}
    fits = {account.id: found for account in members if (found := fitting(store, account)) is not None}
    names = {found.engagement for found in fits.values()}
    return (names.pop(), fits) if len(names) == 1 else (engagement, {})


def _joining(store: Store, engagement: str, members: Sequence[Account]) -> dict[str, Fit]:
    """Return the accounts without a day, told elsewhere, that belong to an engagement."""
    if all(undated(account) for account in members):
        return {}
    bare = {key for one in members for key in sought(replace(one, published=None, date=_UNKNOWN))}
    rows = store.rows(
        "SELECT DISTINCT a.body FROM account_keys k JOIN accounts a ON a.number = k.account"
        " WHERE k.key IN (SELECT unnest(?::BIGINT[])) AND a.engagement <> ? AND a.date_value IS NULL LIMIT ?",
        (sorted(hashed(key) for key in bare), engagement, MOST),
    )
    accounts = sorted((unpacked_account(body) for (body,) in rows), key=lambda one: one.id)
    found = {}
    for account in accounts:
        fitted = fitting(store, account) if undated(account) else None
        if fitted is not None and fitted.engagement == engagement:
            found[account.id] = fitted
    return found


def fitting(store: Store, account: Account) -> Fit | None:
    """Return the dated engagement of the record that an account without a day belongs to, or None."""
    names = sorted({name for taker in account.takers for name in (taker.name, *taker.names)})
    rows = store.rows(
        "SELECT a.engagement FROM participants p JOIN accounts a ON a.number = p.account"
        " WHERE p.name IN (SELECT unnest(?::TEXT[])) AND a.date_precision = 'day'"
        " GROUP BY a.engagement HAVING count(DISTINCT p.name) >= 2 ORDER BY a.engagement LIMIT ?",
        (names, MOST),
    )
    found = standings(store, [engagement for (engagement,) in rows])
    numbers = store.rows("SELECT number FROM reports WHERE id = ?", [account.report])
    descents = descents_of(store, [number for (number,) in numbers])
    return fit(account, {name: [s.account for s in some] for name, some in found.items()}, descents=descents)


def _engagements(store: Store, joined: Mapping[str, Fit]) -> list[str]:
    rows = store.rows(
        "SELECT DISTINCT a.engagement FROM accounts a JOIN reports r ON r.number = a.report"
        " WHERE r.id || '#' || a.local IN (SELECT unnest(?::TEXT[]))",
        [sorted(joined)],
    )
    return sorted(engagement for (engagement,) in rows)


def _once(tellings: Sequence[Telling]) -> list[Telling]:
    """Return one account for each report: where it tells the engagement twice, the first."""
    kept: dict[str, Telling] = {}
    for telling in tellings:
        kept.setdefault(telling.account.report, telling)
    return list(kept.values())


def _notes(every: Sequence[Standing], joined: Mapping[str, Fit]) -> list[str]:
    return [
        f"{one.account.outlet or one.account.report} gives no day; it joins because "
        + "; ".join(joined[one.account.id].why)
        for one in every if one.account.id in joined
    ]  # fmt: skip


__all__ = ["comparison", "engagement_of", "fitting", "readings_of"]
