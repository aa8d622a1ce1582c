"""Who is who among the takers of several accounts, and the words that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.normal import normal
from onrecord.comparing.parties import Party, alike, parties
from onrecord.comparing.signatures import countries_in
from onrecord.comparing.wording import tokens
from onrecord.domain.record import Account

SAME: Final = frozenset({"same", "name", "spelling", "surname", "office", "organisation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The takers of several accounts, known again.

    Args:
        groups: for each account the group of each of its takers, by place; one group is one person or body.
        leads: for each account the group that leads the side of each taker.
        names: what each group is called, in the words of the first account that has it.
        words: keys of the words of all their names, titles and bodies.
        called: keys of each name and body, word by word.
        countries: ISO 3166-1 alpha-3 codes of their sides.
    """

    groups: tuple[tuple[int, ...], ...]
    leads: tuple[tuple[int, ...], ...]
    names: tuple[str, ...]
    words: frozenset[str]
    called: frozenset[tuple[str, ...]]
    countries: frozenset[str]


def sides_of(accounts: Sequence[Account]) -> Sides:
    """Find which takers of several accounts are one, by id, name, office, or by being the only ones left."""
    names: list[str] = []
    members: list[list[Party]] = []
    groups: list[tuple[int, ...]] = []
    for account in accounts:
        own = {p.name: p for p in parties(account)}
        found: list[int | None] = []
        for taker in account.takers:
            party = own.get(taker.name)
            taken = {g for g in found if g is not None}
            found.append(None if party is None else _known(party, members, taken))
            found[-1] = _again(account, len(found) - 1, found) if found[-1] is None else found[-1]
        _left_over(account, found, members, names)
        for k, taker in enumerate(account.takers):
            found[k] = _again(account, k, found) if found[k] is None else found[k]
            if found[k] is None:
                found[k] = len(names)
                names.append(taker.name.split("\n")[0])
                members.append([])
            party = own.get(taker.name)
            if party is not None:
                members[found[k] or 0].append(party)
        groups.append(tuple(g if g is not None else -1 for g in found))
    leads = tuple(_leads(a, g) for a, g in zip(accounts, groups, strict=True))
    return Sides(
        groups=tuple(groups), leads=leads, names=tuple(names), words=_words(accounts),
        called=_called(accounts),
        countries=_lands(accounts),
    )  # fmt: skip


def _known(party: Party, members: Sequence[Sequence[Party]], taken: set[int]) -> int | None:
    for group, held in enumerate(members):
        if group not in taken and any(alike(party, other) in SAME for other in held):
            return group
    return None


def _again(account: Account, at: int, found: Sequence[int | None]) -> int | None:
    """Return the group of another taker of the account whose name holds all words of this one's."""
    own = {t.key for t in tokens(normal(account.takers[at].name.split("\n")[0]))}
    for k, taker in enumerate(account.takers):
        theirs = {t.key for t in tokens(normal(taker.name))}
        if k != at and own < theirs and taker.kind == account.takers[at].kind and k < len(found):
            return found[k]
    return None


def _left_over(
    account: Account, found: list[int | None], members: Sequence[Sequence[Party]], names: Sequence[str]
) -> None:
    """Take the one principal left on either side for one person, where the other has been known again."""
    if not names or not any(g in (0, 1) for g in found):
        return
    loose = [k for k, t in enumerate(account.takers[:2]) if found[k] is None and t.kind == "person"]
    free = [g for g in (0, 1) if g < len(members) and g not in found]
    if len(loose) == len(free) == 1:
        found[loose[0]] = free[0]


def _leads(account: Account, groups: Sequence[int]) -> tuple[int, ...]:
    """Return for each taker the group of the first taker of the same side."""
    first: dict[str, int] = {}
    out = []
    for taker, group in zip(account.takers, groups, strict=True):
        side = (taker.side or "").split("\n")[0]
        if side in ("", "visitor"):
            out.append(group)
            continue
        out.append(first.setdefault(side, group))
    return tuple(out)


def _words(accounts: Sequence[Account]) -> frozenset[str]:
    found: set[str] = set()
    for account in accounts:
        for taker in account.takers:
            for name in (taker.name, *taker.names, taker.title, taker.organisation, taker.side):
                found.update(t.key for t in tokens(normal(name or "")) if len(t.key) > 1 or t.key > "\u3400")
    return frozenset(found)


def _called(accounts: Sequence[Account]) -> frozenset[tuple[str, ...]]:
    names = {
        name for a in accounts for t in a.takers
        for name in (t.name, *t.names, *((t.organisation,) if t.organisation else ()))
    }  # fmt: skip
    found = {tuple(t.key for t in tokens(normal(name.split("\n")[0]))) for name in names}
    return frozenset(keys for keys in found if len(keys) > 1 or (keys and len(keys[0]) > 2))


def _lands(accounts: Sequence[Account]) -> frozenset[str]:
    text = " , ".join(
        str(name)
        for a in accounts
        for t in a.takers
        for name in (t.side, t.organisation, t.country, t.title)
        if name
    )
    return frozenset(countries_in(text))
