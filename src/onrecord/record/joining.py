"""Accounts become engagements as they are added: the same ones in whatever order the reports came.

A new account is compared with the accounts that share a key with it; then everything that hangs together with
it is clustered anew. Nothing else of the record is touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.comparing.clusters import holds, joined
from onrecord.comparing.same import same
from onrecord.domain.record import Account, Verdict
from onrecord.record.accounts import unpacked_account
from onrecord.record.store import Store

_PAIRS = ("one", "other", "same", "apart", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """An account that has just been written.

    Args:
        number: its number in the record.
        report: its report's number.
        account: what it tells.
        keys: hashes of the keys under which it is kept.
        sought: hashes of the keys under which those are kept that it is compared with.
    """

    number: int
    report: int
    account: Account
    keys: tuple[int, ...]
    sought: tuple[int, ...]


def hashed(key: str) -> int:
    """Return a key as the record keeps it: the first 8 bytes of its SHA-256, signed."""
    return int.from_bytes(sha256(key.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)


def engagement_id(first: str) -> str:
    """Return the id of an engagement, made of the id of its first account."""
    return f"g:{sha256(first.encode()).hexdigest()[:16]}"


def join(store: Store, new: Sequence[New], torn: Iterable[int] = ()) -> set[str]:
    """Join new accounts to the engagements of the record, and return the engagements that this touches.

    Args:
        store: the record, in a transaction; the accounts are written.
        new: the new accounts.
        torn: numbers of accounts that hung together with one that is gone; they are clustered anew.
    """
    rows = [(key, one.number, one.report) for one in new for key in one.keys]
    store.insert("account_keys", ("key", "account", "report"), rows)
    verdicts = _judged(store, new)
    store.insert("pairs", _PAIRS, verdicts)
    return _cluster(store, {*(one.number for one in new), *torn})


def part(store: Store, report: int) -> set[int]:
    """Take a report's accounts out of the engagements they are in, and return those left behind.

    Args:
        store: the record, in a transaction.
        report: number of a report that is about to be written anew.
    """
    left = store.rows(
        "SELECT one, other FROM pairs WHERE one IN (SELECT number FROM accounts WHERE report = ?)"
        " OR other IN (SELECT number FROM accounts WHERE report = ?)",
        (report, report),
    )
    own = {number for (number,) in store.rows("SELECT number FROM accounts WHERE report = ?", [report])}
    for column in ("one", "other"):
        store.run(
            f"DELETE FROM pairs WHERE {column} IN (SELECT number FROM accounts WHERE report = ?)",  # noqa: S608
            [report],
        )
    store.run("DELETE FROM account_keys WHERE report = ?", [report])
    # Those that other accounts tell are made again when these are clustered anew.
    store.run(
        "DELETE FROM engagements WHERE id IN (SELECT engagement FROM accounts WHERE report = ?)", [report]
    )
    return {number for pair in left for number in pair} - own


def _judged(store: Store, new: Sequence[New]) -> list[tuple[object, ...]]:
    """Compare each new account with those that it looks for, and return the verdicts as rows."""
    pairs = _candidates(store, new)
    if not pairs:
        return []
    fresh = {one.number: one.account for one in new}
    others = sorted({number for pair in pairs for number in pair} - fresh.keys())
    bodies = store.rows(
        "SELECT number, body FROM accounts WHERE number IN (SELECT unnest(?::BIGINT[]))", [others]
    )
    accounts = {**fresh, **{number: unpacked_account(body) for number, body in bodies}}
    rows: list[tuple[object, ...]] = []
    for one, other in sorted(pairs):
        if accounts[one].report == accounts[other].report:
            continue
        verdict = same(accounts[one], accounts[other])
        first, second = (one, other) if accounts[one].id == verdict.one else (other, one)
        why = json.dumps(verdict.why if holds(verdict) else (), ensure_ascii=False)
        rows.append((first, second, verdict.same, verdict.apart, why))
    return rows


def _candidates(store: Store, new: Sequence[New]) -> set[tuple[int, int]]:
    by_key: dict[int, list[int]] = {}
    for one in new:
        for key in one.sought:
            by_key.setdefault(key, []).append(one.number)
    found = store.rows(
        "SELECT key, account FROM account_keys WHERE key IN (SELECT unnest(?::BIGINT[]))", [sorted(by_key)]
    )
    return {
        (min(number, other), max(number, other))
        for key, other in found
        for number in by_key[key]
        if number != other
    }


def _cluster(store: Store, numbers: set[int]) -> set[str]:
    """Cluster anew everything that hangs together with some accounts; return the engagements old and new."""
    members, verdicts = _connected(store, numbers)
    facts = store.rows(
        "SELECT a.number, r.id, a.local, r.published, a.engagement FROM accounts a"
        " JOIN reports r ON r.number = a.report WHERE a.number IN (SELECT unnest(?::BIGINT[]))",
        [sorted(members)],
    )
    names = {number: f"{report}#{local}" for number, report, local, _, _ in facts}
    ages = {names[number]: published for number, _, _, published, _ in facts}
    told = [
        Verdict(one=names[one], other=names[other], same=alike, apart=apart, why=())
        for one, other, alike, apart in verdicts
    ]
    judge = _Judging(store, {name: number for number, name in names.items()})
    engagements = {
        name: engagement_id(_first(cluster, ages))
        for cluster in joined(names.values(), told, judge)
        for name in cluster
    }
    changed = [(number, engagements[names[number]]) for number, _, _, _, now in facts
               if engagements[names[number]] != now]  # fmt: skip
    if changed:
        store.run(
            "UPDATE accounts SET engagement = c.engagement FROM (SELECT unnest(?::BIGINT[]) AS number,"
            " unnest(?::TEXT[]) AS engagement) c WHERE accounts.number = c.number",
            [list(column) for column in zip(*changed, strict=True)],
        )
    return {*engagements.values(), *(now for _, _, _, _, now in facts)}


class _Judging:
    """Verdicts on pairs that hang together through others and share no key; the accounts are fetched once."""

    def __init__(self, store: Store, numbers: Mapping[str, int]) -> None:
        self._store, self._numbers = store, numbers
        self._accounts: dict[str, Account] = {}

    def __call__(self, one: str, other: str) -> Verdict:
        if not self._accounts:
            bodies = self._store.rows(
                "SELECT body FROM accounts WHERE number IN (SELECT unnest(?::BIGINT[]))",
                [sorted(self._numbers.values())],
            )
            told = [unpacked_account(body) for (body,) in bodies]
            self._accounts = {account.id: account for account in told}
        return same(self._accounts[one], self._accounts[other])


def _connected(store: Store, numbers: set[int]) -> tuple[set[int], list[tuple[int, int, float, bool]]]:
    """Return all accounts that hang together with some, and the verdicts among them."""
    members: set[int] = set()
    waiting = numbers
    verdicts: set[tuple[int, int, float, bool]] = set()
    while waiting:
        members |= waiting
        found = store.rows(
            "SELECT one, other, same, apart FROM pairs WHERE one IN (SELECT unnest(?::BIGINT[]))"
            " UNION SELECT one, other, same, apart FROM pairs WHERE other IN (SELECT unnest(?::BIGINT[]))",
            [sorted(waiting)] * 2,
        )
        verdicts |= set(found)
        tied = {
            number
            for one, other, alike, apart in found
            if alike > 0.5 and not apart
            for number in (one, other)
        }
        waiting = tied - members
    inside = [pair for pair in verdicts if pair[0] in members and pair[1] in members]
    return members, sorted(inside)


def _first(cluster: Sequence[str], ages: Mapping[str, str | None]) -> str:
    """Return the account that was published first; ids decide where the dates do not."""
    return min(cluster, key=lambda name: (ages[name] is None, ages[name] or "", name))
