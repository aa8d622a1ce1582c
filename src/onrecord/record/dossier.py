"""One engagement with everything that is told of it, and why it is taken for one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain.errors import NotInRecord
from onrecord.domain.record import Account
from onrecord.record.answers import AccountTold, RecordedEngagement, RecordedStatement
from onrecord.record.question import QuestionError
from onrecord.record.standing import Standing, standings
from onrecord.record.store import Store
from onrecord.record.told import account_told, recorded, said


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """One account with its words.

    Args:
        told: the account's facts.
        title: of its report.
        source: the path or address that its report was added from.
        account: what it tells, with the places of its words in the report's text.
    """

    told: AccountTold
    title: str | None
    source: str | None
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Why two accounts were taken for one engagement, or kept from deciding it.

    Args:
        one, other: account ids.
        same: probability that they tell one engagement.
        apart: something rules it out.
        why: the reasons, in words; none where nothing speaks for it.
    """

    one: str
    other: str
    same: float
    apart: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Why a participant of one account is taken for an actor of the record, or for nobody known.

    Args:
        account: the account's id.
        name: as its report calls him.
        actor: id in the record, or None.
        linked: the id before anybody judged it.
        confidence: share of such links that are right.
        why: the reasons, in words.
    """

    account: str
    name: str
    actor: str | None
    linked: str | None
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One engagement with everything that is told of it.

    Args:
        engagement: what its accounts come to.
        accounts: as they are heard.
        statements: what those who take part, or the bodies they are there for, say in the same reports.
        pairs: why the accounts are one engagement.
        identified: why the participants are who they are.
    """

    engagement: RecordedEngagement
    accounts: tuple[AccountShown, ...]
    statements: tuple[RecordedStatement, ...]
    pairs: tuple[Pair, ...]
    identified: tuple[Identified, ...]


def dossier(store: Store, name: str) -> Dossier:
    """Return one engagement with everything that is told of it.

    Args:
        store: the record.
        name: the engagement's id or the beginning of it, or the id of one of its accounts.

    Raises:
        NotInRecord: the record holds no such engagement.
        QuestionError: several begin with it.
    """
    key = _key(store, name)
    several = standings(store, [key])[key]
    (engagement,) = recorded(store, [key])
    numbers = [one.number for one in several]
    return Dossier(
        engagement=engagement,
        accounts=_accounts(store, several),
        statements=said(store, _statements(store, numbers)),
        pairs=_pairs(store, several),
        identified=_identified(store, several),
    )


def _key(store: Store, name: str) -> str:
    report, mark, local = name.rpartition("#")
    if mark:
        found = store.rows(
            "SELECT a.engagement FROM accounts a JOIN reports r ON r.number = a.report"
            " WHERE r.id = ? AND a.local = ?",
            (report, local),
        )
    elif store.rows("SELECT 1 FROM engagements WHERE id = ?", [name]):
        return name
    else:
        begun = name if name.startswith("g:") else f"g:{name}"
        found = store.rows(
            "SELECT id FROM engagements WHERE left(id, ?) = ? ORDER BY id LIMIT 3", (len(begun), begun)
        )
    if len(found) > 1:
        raise QuestionError(
            name, f"several engagements begin with it: {', '.join(key for (key,) in found)}, …",
            expected="one engagement", remedy="give more of its id",
        )  # fmt: skip
    for (key,) in found:
        return str(key)
    raise NotInRecord(
        name, f"the record {store.where} holds no such engagement",
        expected="an engagement's id or its beginning, or the id of an account",
        remedy="see 'onrecord engagements'",
    )  # fmt: skip


def _accounts(store: Store, several: Sequence[Standing]) -> tuple[AccountShown, ...]:
    rows = store.rows(
        "SELECT r.number, r.title, min(a.source) FROM reports r"
        " LEFT JOIN appearances a ON a.report = r.number"
        " WHERE r.number IN (SELECT unnest(?::INTEGER[])) GROUP BY r.number, r.title",
        [[one.report for one in several]],
    )
    stated = {number: (title, source) for number, title, source in rows}
    return tuple(
        AccountShown(
            told=account_told(one), title=stated[one.report][0], source=stated[one.report][1],
            account=one.account,
        )
        for one in several
    )  # fmt: skip


def _statements(store: Store, accounts: Sequence[int]) -> list[int]:
    rows = store.rows(
        "SELECT DISTINCT s.number, s.day, s.report, s.start FROM statements s"
        " JOIN speakers v ON v.statement = s.number"
        " JOIN faces f ON f.report = v.report AND f.local = v.local"
        " WHERE f.account IN (SELECT unnest(?::BIGINT[]))"
        " ORDER BY s.day NULLS LAST, s.report, s.start, s.number",
        [list(accounts)],
    )
    return [row[0] for row in rows]


def _pairs(store: Store, several: Sequence[Standing]) -> tuple[Pair, ...]:
    names = {one.number: one.account.id for one in several}
    rows = store.rows(
        "SELECT one, other, same, apart, why FROM pairs WHERE one IN (SELECT unnest(?::BIGINT[]))"
        " AND other IN (SELECT unnest(?::BIGINT[]))",
        [list(names)] * 2,
    )
    found = [
        Pair(one=names[one], other=names[other], same=same, apart=apart, why=tuple(json.loads(why)))
        for one, other, same, apart, why in rows
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.same, pair.one, pair.other)))


def _identified(store: Store, several: Sequence[Standing]) -> tuple[Identified, ...]:
    names = {one.number: one.account.id for one in several}
    rows = store.rows(
        "SELECT p.account, p.position, p.name, l.actor, l.linked, l.confidence, l.why FROM participants p"
        " JOIN links l ON l.report = p.report AND l.local = p.local"
        " WHERE p.account IN (SELECT unnest(?::BIGINT[]))",
        [list(names)],
    )
    order = {one.number: place for place, one in enumerate(several)}
    return tuple(
        Identified(
            account=names[account], name=name, actor=actor, linked=linked, confidence=confidence,
            why=tuple(json.loads(why)),
        )
        for account, _, name, actor, linked, confidence, why in sorted(
            rows, key=lambda row: (order[row[0]], row[1])
        )
    )  # fmt: skip
