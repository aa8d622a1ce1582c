"""What accounts say of the engagement itself: when, where, what became of it, who, with which title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.differing import Difference, In
from onrecord.comparing.known_again import Sides
from onrecord.comparing.normal import normal
from onrecord.comparing.offices import agree, office
from onrecord.comparing.tells import title_of
from onrecord.comparing.wording import tokens
from onrecord.domain.dates import days_of
from onrecord.domain.reading import Reading
from onrecord.domain.record import Account, Taker
from onrecord.domain.spans import Span

Told = tuple[str, tuple[Span, ...], tuple[Difference, ...]]
_INFERRED: Final = " (inferred)"
MOST: Final = 8  # persons shown; a delegation's list tells little side by side


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact, as each account has it: words, evidence and in what it differs; None where it is not told."""

    topic: str
    cells: tuple[Told | None, ...]


def fact_rows(accounts: Sequence[Account], readings: Sequence[Reading], sides: Sides) -> tuple[Fact, ...]:
    """Return the rows of facts: date, place, status, then a row for each person or body that takes part."""
    rows = [
        Fact(topic="date", cells=_cells([_date(a) for a in accounts], "date", _date_same, accounts)),
        Fact(topic="place", cells=_cells([a.place for a in accounts], "place", _place_same, accounts)),
        Fact(
            topic="status",
            cells=_cells([f"{a.type} {a.status}" for a in accounts], "status", _status_same, accounts),
        ),
    ]
    for group, name in enumerate(sides.names[:MOST]):
        takers = [_taker(a, sides.groups[k], group) for k, a in enumerate(accounts)]
        rows.append(Fact(topic=f"who: {name}", cells=_people(takers, accounts, readings)))
    return tuple(row for row in rows if any(cell is not None for cell in row.cells))


def _cells(
    values: Sequence[str | None], within: In, same: Callable[[str, str], bool], accounts: Sequence[Account]
) -> tuple[Told | None, ...]:
    out: list[Told | None] = []
    first: str | None = None
    for value, account in zip(values, accounts, strict=True):
        if value is None:
            out.append(None)
            continue
        differs: tuple[Difference, ...] = ()
        if first is None:
            first = value
        elif not same(first, value):
            differs = (Difference(within=within, here=value, there=first),)
        out.append((value, account.evidence[:1], differs))
    return tuple(out)


def _date(account: Account) -> str | None:
    value = account.date.value
    own = account.date.basis != "inferred" or account.date.precision != "day"
    return value if value is None or own else f"{value}{_INFERRED}"


def _day(value: str) -> str:
    return value.removesuffix(_INFERRED)


def _date_same(one: str, other: str) -> bool:
    (first, last), (begin, end) = days_of(_day(one)), days_of(_day(other))
    if first is None or last is None or begin is None or end is None:
        return _day(one) == _day(other)
    return first <= end and begin <= last


def _place_same(one: str, other: str) -> bool:
    """Say whether two places may be one; of places in two scripts nothing is claimed."""
    if one.isascii() != other.isascii():
        return True
    a, b = ({t.key for t in tokens(normal(name))} for name in (one, other))
    return bool(a & b)


def _status_same(one: str, other: str) -> bool:
    return one.split()[1:] == other.split()[1:]


def _people(
    takers: Sequence[Taker | None], accounts: Sequence[Account], readings: Sequence[Reading]
) -> tuple[Told | None, ...]:
    out: list[Told | None] = []
    first: Taker | None = None
    for taker, account, reading in zip(takers, accounts, readings, strict=True):
        if taker is None:
            out.append(None)
            continue
        differs: tuple[Difference, ...] = ()
        if first is None and taker.title:
            first = taker
        elif first is not None and taker.title and not titles_agree(first, taker):
            differs = (Difference(within="title", here=taker.title, there=first.title or ""),)
        out.append((_shown(taker), _evidence(taker, account, reading), differs))
    return tuple(out)


def titles_agree(one: Taker, other: Taker) -> bool:
    """Say whether two accounts may give a person one office, in whatever words and language."""
    a, b = one.title or "", other.title or ""
    offices = office(f"{a} {one.organisation or ''}"), office(f"{b} {other.organisation or ''}")
    if None not in offices and agree(offices[0] or "", offices[1] or ""):
        return True
    if a.isascii() != b.isascii():
        # 总裁 is a president or a chief executive: translations of titles in companies claim nothing.
        return None in offices or not any("minister" in (o or "") or "govern" in (o or "") for o in offices)
    words = [title_of(t.key for t in tokens(normal(title))) for title in (a, b)]
    return words[0] <= words[1] or words[1] <= words[0]


def _shown(taker: Taker) -> str:
    body = (taker.organisation or "").split("\n")[0]
    said = [taker.name.split("\n")[0], taker.title or ""]
    if body and body.casefold() not in f"{taker.title or ''} {taker.name}".casefold():
        said.append(body)
    return ", ".join(part for part in said if part)


def _evidence(taker: Taker, account: Account, reading: Reading) -> tuple[Span, ...]:
    """Return where the account gives the title, else where it names the one who takes part."""
    actor = next((a for a in reading.actors if a.name == taker.name), None)
    if actor is None:
        return account.evidence[:1]
    role = next((r for r in reading.roles if r.person == actor.id and r.title == taker.title), None)
    return (role.evidence if role else actor.mentions)[:1]


def _taker(account: Account, groups: Sequence[int], group: int) -> Taker | None:
    return next((t for t, g in zip(account.takers, groups, strict=True) if g == group), None)
