"""Whether two accounts tell one engagement: keys to find candidates by, a verdict on each, reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import exp

from onrecord.comparing.clusters import component, holds, joined, rejoined
from onrecord.comparing.days import days, months
from onrecord.comparing.likeness import Likeness, likeness
from onrecord.comparing.offices import rank
from onrecord.comparing.parties import Party, parties
from onrecord.comparing.reasons import reasons
from onrecord.comparing.ruled_out import ruled_out
from onrecord.domain.record import Account, Descent, Verdict

PRINCIPALS = 6  # takers whose names make keys; a delegation's list adds nothing that these do not find
ALONE = frozenset({"president", "head of government", "monarch"})  # ranks that a country has one of


def keys(account: Account) -> tuple[str, ...]:
    """Return the keys under which a store finds the accounts that may tell the same engagement.

    Two accounts that share no key are never compared. An account with a day has keys of one person, and of
    an office with its country, on that day and the next, and keys of two persons in that month, under which
    accounts without a day find it. Each sentence of a report is a key of its own. Names across scripts meet
    under actor ids, offices and countries.
    """
    span = days(account)
    principals = parties(account)[:PRINCIPALS]
    people = [names for party in principals if (names := _names(party))]
    offices = {office for party in principals for office in _offices(party)}
    countries = sorted({party.country for party in parties(account) if party.country})
    broad = offices | {f"{one}+{other}" for one, other in combinations(countries, 2)}
    units = [(*_names(party), *_offices(party)) for party in principals]
    here = {f"{account.report}:{told.start}" for told in account.evidence}
    if span is None:
        return tuple(sorted(here | _pairs(units, ("ever",))))
    found = here | _pairs(units, months(span))
    if span.length <= 31:
        found |= {f"{name}@{month}" for name in broad for month in months(span)}
    if span.length == 1:
        ranks = {
            f"{party.country} {rank(party.office)}" for party in principals if party.country and party.office
        }
        single = {name for names in people for name in names} | broad | ranks
        both = (span.first, span.first + timedelta(days=1))
        found |= {f"{name}@{day.isoformat()}" for name in single for day in both}
    return tuple(sorted(found))


def same(one: Account, other: Account) -> Verdict:
    """Judge whether two accounts tell one engagement, whichever is given first.

    Returns:
        The probability, whether something rules it out, and the reasons for and against, in words.
    """
    first, second = sorted((one, other), key=lambda account: account.id)
    alike = likeness(first, second)
    apart = ruled_out(first, second, alike)
    return Verdict(
        one=first.id,
        other=second.id,
        same=0.0 if apart else probability(alike),
        apart=bool(apart),
        why=(*apart, *reasons(first, second, alike)),
    )


def probability(alike: Likeness) -> float:
    """Return the probability that the weights give to a likeness."""
    known = weights()
    total = known["bias"] + sum(known.get(name, 0.0) * number for name, number in alike.numbers.items())
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 6)


@cache
def weights() -> Mapping[str, float]:
    """Return the weights, as learnt by the run that `weights.json` names."""
    found: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))[
        "weights"
    ]
    return found


def candidates(accounts: Iterable[Account]) -> tuple[tuple[Account, Account], ...]:
    """Return the pairs that share a key, each once, in order of their ids."""
    known = {account.id: account for account in accounts}
    blocks: dict[str, list[str]] = {}
    for name in sorted(known):
        for key in keys(known[name]):
            blocks.setdefault(key, []).append(name)
    found = {pair for block in blocks.values() for pair in combinations(block, 2)}
    return tuple((known[one], known[other]) for one, other in sorted(found))


def verdicts(accounts: Iterable[Account]) -> tuple[Verdict, ...]:
    """Judge every pair of accounts that share a key."""
    return tuple(same(one, other) for one, other in candidates(accounts))


def independent(accounts: Iterable[Account], descents: Iterable[Descent]) -> int:
    """Count the accounts of one engagement that are not made from another report among them.

    A copy whose original is not among these reports counts once, with all other copies of that original.
    """
    reports = {account.report for account in accounts}
    parents: dict[str, set[str]] = {}
    for descent in descents:
        parents.setdefault(descent.child, set()).add(descent.parent)
    origins = {origin for report in reports for origin in _origins(report, parents, reports)}
    return len(origins)


def _origins(report: str, parents: Mapping[str, set[str]], told: set[str]) -> set[str]:
    """Return what a report goes back to: the first report of its line, inside the engagement where one is."""
    seen, level = {report}, {report}
    while True:
        above = {parent for one in level for parent in parents.get(one, ())} - seen
        if not above:
            return {min(level & told or level)}
        seen |= above
        level = above


def _names(party: Party) -> tuple[str, ...]:
    if party.actor:
        return (f"id:{party.actor}", *sorted(party.surnames)) if party.named else (f"id:{party.actor}",)
    if party.named and party.kind == "organisation":
        return (" ".join(party.tokens),)
    return tuple(sorted(party.surnames)) if party.person else ()


def _pairs(people: Iterable[tuple[str, ...]], when: Iterable[str]) -> set[str]:
    return {
        f"{min(a, b)}+{max(a, b)}@{time}"
        for one, other in combinations(people, 2)
        for a in one
        for b in other
        if a != b
        for time in when
    }


def _offices(party: Party) -> tuple[str, ...]:
    """Return an office that one person holds at a time: of a country, and more than a bare "minister"."""
    known = party.office
    if not party.country or not known or not (" " in known or known in ALONE):
        return ()
    return (f"{party.country} {known}",)


__all__ = [
    "candidates",
    "component",
    "holds",
    "independent",
    "joined",
    "keys",
    "rejoined",
    "same",
    "verdicts",
]
