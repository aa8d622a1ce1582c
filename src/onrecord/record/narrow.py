"""What one reading says, as narrow rows: made where it is read, made anew where a judgement changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.actors import Identity
from onrecord.comparing.accounts import accounts
from onrecord.comparing.meeting_keys import meeting_keys
from onrecord.domain.reading import Reading
from onrecord.domain.record import Account, Link
from onrecord.record.joining import New, hashed
from onrecord.record.linking import Known, known_actors, named
from onrecord.record.rows import COLUMNS, NUMBERED, Rows, Values, rows_of
from onrecord.record.store import Store

_HIGHEST = {
    "reports": "SELECT max(number) FROM reports",
    "accounts": "SELECT max(number) FROM accounts",
    "statements": "SELECT max(number) FROM statements",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one reading says.

    Args:
        rows: its rows of the narrow tables.
        accounts: its engagements as accounts.
        keys: for each account hashes of the keys under which it is kept.
        sought: for each account hashes of the keys under which those are kept that it is compared with.
        actors: those of its actors that other reports may tell of.
    """

    rows: Rows
    accounts: tuple[Account, ...]
    keys: tuple[tuple[int, ...], ...]
    sought: tuple[tuple[int, ...], ...]
    actors: tuple[Known, ...]


def told_in(reading: Reading, links: Mapping[str, Link], identity: Identity | None = None) -> Told:
    """Return what a reading says.

    Args:
        reading: everything found in one report.
        links: who its actors are by the registry, by local id, one for each.
        identity: what people judged of who is who; None where nobody did.
    """
    who = named(reading, links, identity)
    told = accounts(reading, [replace(link, actor=who[local]) for local, link in links.items()])
    made = [meeting_keys(account) for account in told]
    return Told(
        rows=rows_of(reading, links, who, told),
        accounts=told,
        keys=tuple(_hashes(each.kept) for each in made),
        sought=tuple(_hashes(each.sought) for each in made),
        actors=known_actors(reading, who),
    )


def write_told(store: Store, several: Sequence[tuple[int, Told]]) -> list[New]:
    """Write what readings say, and return their accounts.

    Args:
        store: the record, in a transaction.
        several: report's number, and what its reading says.
    """
    counted = {kind: _bases(store, several, kind) for kind in ("accounts", "statements")}
    for table, columns in COLUMNS.items():
        base = counted.get(NUMBERED.get(table, ""))
        rows: list[Values] = []
        for place, (number, told) in enumerate(several):
            if base is None:
                rows += [(number, *row) for row in told.rows[table]]
            else:
                rows += [(number, base[place] + int(str(row[0])), *row[1:]) for row in told.rows[table]]
        store.insert(table, ("report", *columns), rows)
    return [
        New(number=base + place, report=number, account=account, keys=kept, sought=sought)
        for base, (number, told) in zip(counted["accounts"], several, strict=True)
        for place, (account, kept, sought) in enumerate(
            zip(told.accounts, told.keys, told.sought, strict=True)
        )
    ]


def _hashes(keys: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({hashed(key) for key in keys}))


def take_out(store: Store, number: int) -> None:
    """Take out the rows of what a report's reading says."""
    for table in COLUMNS:
        store.run(f"DELETE FROM {table} WHERE report = ?", [number])  # noqa: S608  # a table of the schema


def next_number(store: Store, table: str) -> int:
    """Return the number that follows the highest of a table, from 0."""
    ((highest,),) = store.rows(_HIGHEST[table])
    return 0 if highest is None else int(highest) + 1


def _bases(store: Store, several: Sequence[tuple[int, Told]], table: str) -> list[int]:
    """Return for each reading the number of its first account or statement."""
    base, bases = next_number(store, table), []
    for _, told in several:
        bases.append(base)
        base += len(told.rows[table])
    return bases
