"""Accounts of engagements as they stand to each other: whose own, whose copy, which is heard first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.actors.names import plain
from onrecord.comparing.same import independent
from onrecord.domain.record import Account, AccountKind, Descent, How
from onrecord.record.accounts import unpacked_account
from onrecord.record.store import Store

# Agencies whose reports others print; each as its name or credit is folded.
WIRES = frozenset(
    (
        "afp|agence france presse|ansa|ap|ap news|associated press|the associated press|bloomberg|"
        "bloomberg news|"
        "cna|deutsche presse agentur|dpa|efe|ians|interfax|kyodo|kyodo news|lusa|pa media|press association|"
        "press trust of india|pti|reuters|tass|thomson reuters|united press international|upi|xinhua|"
        "xinhua news agency|yonhap|yonhap news agency|"
        "新华社|新华网|中新社|中国新闻社|共同社|韩联社|路透社|法新社|美联社"
    ).split("|")
)
_COPIED: Mapping[How, AccountKind] = {
    "verbatim": "copy", "edited": "copy", "revision": "copy", "take": "wire",
    "rewritten": "rewritten", "translation": "rewritten",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One account, and how it stands to the others of its engagement.

    Args:
        number: the account's number in the record.
        report: its report's number.
        kind: "primary" where one who takes part gives it; "copy" or "rewritten" where its report was made
            from another of the record; "wire" for an agency's; else "original".
        derived: its report was made from another of the record.
    """

    number: int
    report: int
    account: Account
    kind: AccountKind
    derived: bool

    @property
    def rank(self) -> tuple[object, ...]:
        """Accounts are heard in this order: primary, then independent ones, then the earliest published."""
        told = self.account
        published = told.published or ""
        return (self.kind != "primary", self.derived, not told.news, not published, published, told.id)


def standings(store: Store, engagements: Iterable[str]) -> dict[str, tuple[Standing, ...]]:
    """Return the accounts of engagements in the order in which they are heard.

    Args:
        store: the record.
        engagements: their ids; one that the record does not hold is left out.
    """
    rows = store.rows(
        "SELECT a.engagement, a.number, a.report, a.body, t.party FROM accounts a"
        " JOIN told t ON t.account = a.number WHERE a.engagement IN (SELECT unnest(?::TEXT[]))",
        [sorted(set(engagements))],
    )
    parents = _parents(store, sorted({report for _, _, report, _, _ in rows}))
    found: dict[str, list[Standing]] = {}
    for engagement, number, report, body, party in rows:
        account, hows = unpacked_account(body), parents.get(report, {})
        found.setdefault(engagement, []).append(
            Standing(
                number=number, report=report, account=account, derived=bool(hows),
                kind=_kind(account, party, [how for how, _ in hows.values()]),
            )
        )  # fmt: skip
    return {name: tuple(sorted(several, key=lambda one: one.rank)) for name, several in found.items()}


def descents_of(store: Store, reports: Iterable[int]) -> tuple[Descent, ...]:
    """Return what reports were made from, up to their first originals; a new version of a page among them."""
    found: dict[tuple[str, str], Descent] = {}
    waiting, known = sorted(set(reports)), set[int]()
    while waiting:
        known |= set(waiting)
        rows = store.rows(
            "SELECT c.id, p.id, d.parent, d.how, d.confidence FROM"
            " (SELECT child, parent, how, confidence FROM descents UNION ALL"
            "  SELECT report, former, 'revision', 1.0 FROM revisions) d"
            " JOIN reports c ON c.number = d.child JOIN reports p ON p.number = d.parent"
            " WHERE d.child IN (SELECT unnest(?::INTEGER[])) ORDER BY c.id, p.id, d.how",
            [waiting],
        )
        for child, parent, _, how, confidence in rows:
            told = Descent(child=child, parent=parent, how=how, confidence=confidence, why=())
            found.setdefault((child, parent), told)
        waiting = sorted({number for _, _, number, _, _ in rows} - known)
    return tuple(found.values())


def independent_of(several: Mapping[str, Sequence[Standing]], descents: Sequence[Descent]) -> dict[str, int]:
    """Count for each engagement its accounts without copies of one another."""
    return {
        name: len(accounts)
        if len(accounts) == 1
        else independent([one.account for one in accounts], descents)
        for name, accounts in several.items()
    }


def _parents(store: Store, reports: Sequence[int]) -> dict[int, dict[int, tuple[How, float]]]:
    rows = store.rows(
        "SELECT child, parent, how, confidence FROM descents WHERE child IN (SELECT unnest(?::INTEGER[]))"
        " UNION ALL SELECT report, former, 'revision', 1.0 FROM revisions"
        " WHERE report IN (SELECT unnest(?::INTEGER[])) ORDER BY 1, 2, 3",
        [list(reports)] * 2,
    )
    found: dict[int, dict[int, tuple[How, float]]] = {}
    for child, parent, how, confidence in rows:
        found.setdefault(child, {}).setdefault(parent, (how, confidence))
    return found


def _kind(account: Account, party: bool, hows: Sequence[How]) -> AccountKind:
    if party:
        return "primary"
    kinds = [_COPIED[how] for how in hows]
    if kinds:
        # A report close to one parent and loosely like another is a copy of the first.
        return min(kinds, key=("copy", "wire", "rewritten").index)
    return "wire" if plain(account.outlet or "") in WIRES else "original"
