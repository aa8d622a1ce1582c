"""Engagements as questions find them: written anew whenever their accounts change."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.domain.dates import days_of
from onrecord.record.settled import settled
from onrecord.record.standing import descents_of, independent_of, standings
from onrecord.record.store import Store

_COLUMNS = (
    "id", "type", "status", "first_day", "last_day", "accounts", "independent", "participants", "disputed",
    "news",
)  # fmt: skip


def settle(store: Store, engagements: Iterable[str], reports: Iterable[int] = ()) -> None:
    """Write engagements anew.

    Args:
        store: the record, in a transaction.
        engagements: their ids; one whose accounts are gone goes too.
        reports: numbers of the reports that are new or read again; the engagements of all that was made
            from them are written anew as well.
    """
    touched = {*engagements, *_related(store, sorted(set(reports)))}
    if not touched:
        return
    store.run("DELETE FROM engagements WHERE id IN (SELECT unnest(?::TEXT[]))", [sorted(touched)])
    rows = []
    found = standings(store, touched)
    several_told = [each.report for several in found.values() if len(several) > 1 for each in several]
    independent = independent_of(found, descents_of(store, several_told))
    for name, several in sorted(found.items()):
        whole = settled(several)
        rows.append((
            name, whole.type, whole.status, *days_of(whole.date.value), len(several),
            independent[name], len(whole.participants), whole.disputed, whole.news,
        ))  # fmt: skip
    store.insert("engagements", _COLUMNS, rows)


def _related(store: Store, reports: list[int]) -> set[str]:
    """Return the engagements of reports and of all that was made from them, or none where nothing was."""
    known, waiting = set(reports), reports
    while waiting:
        rows = store.rows(
            "SELECT child FROM descents WHERE parent IN (SELECT unnest(?::INTEGER[]))"
            " UNION SELECT report FROM revisions WHERE former IN (SELECT unnest(?::INTEGER[]))",
            [waiting] * 2,
        )
        waiting = sorted({number for (number,) in rows} - known)
        known |= set(waiting)
    if len(known) == len(reports):
        return set()  # their own engagements are among those given
    found = store.rows(
        "SELECT DISTINCT engagement FROM accounts WHERE report IN (SELECT unnest(?::INTEGER[]))",
        [sorted(known)],
    )
    return {name for (name,) in found}
