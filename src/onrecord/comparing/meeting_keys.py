"""Keys under which accounts that may tell one engagement find each other, and which they look for.

An account keeps some keys and looks for others; one that looks for what another keeps is compared with it,
and then the other looks for what it keeps. So an account that says little finds those that say more, and two
that both say who and when meet only under what they have in common: one person's hundred meetings of a day
are not compared with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations
from typing import Final, Literal

from onrecord.comparing.days import Days, days, months
from onrecord.comparing.offices import rank
from onrecord.comparing.parties import Party, parties
from onrecord.comparing.pinyin import reading
from onrecord.comparing.spoken import sound
from onrecord.domain.record import Account

PRINCIPALS = 6  # takers whose names make keys; a delegation's list adds nothing that these do not find
ALONE = frozenset({"president", "head of government", "monarch"})  # ranks that a country has one of
HEARD = 3  # consonants of a surname by which it is looked up in another script
NEAR = 10  # days of a stretch that is short enough for each of them to make keys: "this week" has 7 to 9
MONTH = 31  # days of a stretch that still makes keys of an office, a body or two countries

# "latin" and "han": two principals can be told by names, in that script; "part": one, or none.
Grade = Literal["part", "latin", "han"]
OTHERS: Final[Mapping[Grade, tuple[Grade, ...]]] = {
    "part": ("part", "latin", "han"), "latin": ("part", "han"), "han": ("part", "latin"),
}  # fmt: skip


@dataclass(slots=True)
class Keys:
    """What an account keeps and what it looks for; under construction until it is read."""

    kept: set[str] = field(default_factory=set)
    sought: set[str] = field(default_factory=set)

    def alike(self, names: Iterable[str]) -> None:
        """Add keys under which accounts of one sort meet."""
        for name in names:
            self.kept.add(name)
            self.sought.add(name)

    def sides(self, names: Iterable[str], mine: str, others: Iterable[str]) -> None:
        """Add keys under which an account of sort `mine` meets those of the sorts `others`."""
        theirs = tuple(others)
        for name in names:
            self.kept.add(f"{name}#{mine}")
            self.sought.update(f"{name}#{other}" for other in theirs)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What may stand for one principal: names and offices, and the body that he is there for."""

    exact: tuple[str, ...]
    body: str | None  # of a person: the country or organisation that others may name instead
    itself: str | None  # of a country or organisation: itself


def meeting_keys(account: Account) -> Keys:
    """Return the keys that an account keeps, and those that it looks for.

    Two accounts are compared where one looks for what the other keeps, whichever it is.
    """
    found, span = Keys(), days(account)
    principals = parties(account)[:PRINCIPALS]
    found.alike((account.id,))  # a store knows by it that an account has keys
    units = [_unit(party) for party in principals]
    pairs = set(_pairs([unit.exact for unit in units]))
    across = set(_pairs([_across(party) for party in principals])) - pairs
    mine = _grade(principals)
    others = OTHERS[mine]
    when, against = ("undated", ("undated", "dated")) if span is None else ("dated", ("undated",))
    found.sides((f"{pair}@ever" for pair in pairs), when, against)
    theirs = [f"{other} {then}" for other in others for then in against]
    found.sides((f"{pair}@ever" for pair in across), f"{mine} {when}", theirs)
    if span is None:
        return found
    found.alike(f"{pair}@{month}" for pair in pairs for month in months(span))
    found.sides((f"{pair}@{month}" for pair in across for month in months(span)), mine, others)
    _body_keys(found, units, span)
    _single_keys(found, account, principals, span)
    return found


def _body_keys(found: Keys, units: list[_Unit], span: Days) -> None:
    """Add keys by which "A met China" finds "A met B", who is there for China."""
    for one, other in [*combinations(units, 2), *((b, a) for a, b in combinations(units, 2))]:
        for name in one.exact:
            for month in months(span):
                if other.body:
                    found.sides([f"{name}+{other.body}@{month}"], "member", ("body",))
                if other.itself:
                    found.sides([f"{name}+{other.itself}@{month}"], "body", ("member", "body"))


def _single_keys(found: Keys, account: Account, principals: tuple[Party, ...], span: Days) -> None:
    """Add keys of one name, office or pair of countries, for accounts that no two names bring together."""
    mine = _grade(principals)
    others = OTHERS[mine]
    countries = sorted({party.country for party in parties(account) if party.country})
    broad = {office for party in principals for office in _offices(party)}
    broad |= {f"{one}+{other}" for one, other in combinations(countries, 2)}
    ranks = {
        f"{party.country} {rank(party.office)}" for party in principals if party.country and party.office
    }
    bare = {party.office for party in principals if party.office and " " in party.office}
    single = (
        {name for party in principals for name in (*_names(party), *_sound(party))} | broad | ranks | bare
    )
    if span.length <= MONTH:
        # Two days told are compared under the day, or not at all.
        dated = "day" if span.length == 1 else "stretch"
        against = ("stretch",) if span.length == 1 else ("day", "stretch")
        theirs = [f"{other} {when}" for other in others for when in against]
        found.sides(
            (f"{name}@{month}" for name in broad for month in months(span)), f"{mine} {dated}", theirs
        )
    if span.length <= NEAR:
        # A day is kept with the next one: two pages' clocks are a day apart.
        last = span.last + timedelta(days=1) if span.length == 1 else span.last
        each = [span.first + timedelta(days=n) for n in range((last - span.first).days + 1)]
        found.sides((f"{name}@{day.isoformat()}" for name in single for day in each), mine, others)


def _grade(principals: Iterable[Party]) -> Grade:
    """Say whether two principals can be told by their names, and in which script."""
    told = [party for party in principals if party.named and (party.person or party.kind == "organisation")]
    if sum(party.person for party in told) < 1 or len(told) < 2:
        return "part"
    return "han" if sum(party.han for party in told) * 2 > len(told) else "latin"


def _unit(party: Party) -> _Unit:
    exact = (*_names(party), *_offices(party))
    country = f"in:{party.country}" if party.country else None
    if party.kind in {"country", "government"} or not party.named:
        return _Unit(exact=(*exact, country) if country else exact, body=None, itself=country)
    return _Unit(exact=exact, body=country, itself=None)


def _names(party: Party) -> tuple[str, ...]:
    if party.actor:
        return (f"id:{party.actor}", *sorted(party.surnames)) if party.named else (f"id:{party.actor}",)
    if party.named and party.kind == "organisation":
        # A person may be taken for a body; longer names are no person's.
        return (" ".join(party.tokens), *(sorted(party.surnames) if len(party.tokens) <= 3 else ()))
    return tuple(sorted(party.surnames)) if party.person else ()


def _offices(party: Party) -> tuple[str, ...]:
    """Return an office that one person holds at a time: of a country, and more than a bare "minister"."""
    known = party.office
    if not party.country or not known or not (" " in known or known in ALONE):
        return ()
    return (f"{party.country} {known}",)


def _across(party: Party) -> tuple[str, ...]:
    """Return what two languages share: names in Pinyin, a surname's sound, an office without its field."""
    post = (f"{party.country} {rank(party.office)}",) if party.country and party.office else ()
    return (*_names(party), *post, *_sound(party))


def _sound(party: Party) -> tuple[str, ...]:
    """Return the first consonants of a surname as Chinese would write it; none where they are too few."""
    if not party.person:
        return ()
    last = reading(party.name.split("·")[-1]) if party.han else party.tokens[-1]
    heard = sound(last)[:HEARD]
    return (f"~{heard}",) if len(heard) == HEARD else ()


def _pairs(people: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for one, other in combinations(people, 2):
        for a in one:
            for b in other:
                if a != b:
                    yield f"{min(a, b)}+{max(a, b)}"
