"""Whether two accounts tell one engagement: keys to find candidates by, a verdict on each, reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import exp

from onrecord.comparing.bridges import bridged
from onrecord.comparing.clusters import component, holds, joined, rejoined
from onrecord.comparing.days import days, months
from onrecord.comparing.likeness import Likeness, likeness
from onrecord.comparing.offices import rank
from onrecord.comparing.parties import Party, parties
from onrecord.comparing.reasons import reasons
from onrecord.comparing.ruled_out import ruled_out
from onrecord.domain.record import Account, Descent, Verdict

DATED, UNDATED = "dated", "ever"  # what stands for a day in keys of two persons
SCRIPTS = ("@latin", "@han")  # at the end of keys of two ranks: each script looks for the other
PRINCIPALS = 6  # takers whose names make keys; a delegation's list adds nothing that these do not find
FOREMOST = 3  # of them make the keys by which an account that nothing dates finds a dated one
ALONE = frozenset({"president", "head of government", "monarch"})  # ranks that a country has one of


def keys(account: Account) -> tuple[str, ...]:
    """Return the keys under which a store finds the accounts that may tell the same engagement.

    An account that seeks none of them (`sought`) is never compared with it. An account with a day has keys of
    one person, and of an office with its country, on that day and the next, and keys of two persons in that
    month, under which accounts without a day find it; those that nothing dates find it by two persons alone.
    Each sentence of a report is a key of its own. Names across scripts meet under actor ids, offices and
    countries, or under two persons' ranks on one day.
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
        return tuple(sorted(here | _pairs(units, (UNDATED,))))
    found = here | _pairs(units, months(span)) | _pairs(units[:FOREMOST], (DATED,))
    if span.length <= 31:
        found |= {f"{name}@{month}" for name in broad for month in months(span)}
    if span.length == 1:
        ranks = {
            f"{party.country} {rank(party.office)}" for party in principals if party.country and party.office
        }
        single = {name for names in people for name in names} | broad | ranks
        both = (span.first, span.first + timedelta(days=1))
        found |= {f"{name}@{day.isoformat()}" for name in single for day in both}
        found |= _ranked(principals, span.first, SCRIPTS[_han(principals)])
    return tuple(sorted(found))


def sought(account: Account) -> tuple[str, ...]:
    """Return the keys under which an account looks for others of the same engagement.

    They are its own, but that dated ones and those that nothing dates look for each other under two persons'
    names: so two people who meet often are not compared with themselves, of every day with every other. Those
    in Chinese characters and those in Latin letters look for each other under ranks.
    """
    span = days(account)
    other = DATED if span is None else UNDATED
    principals = parties(account)[:PRINCIPALS]
    units = [(*_names(party), *_offices(party)) for party in principals]
    mine = {key for key in keys(account) if not key.endswith((f"@{DATED}", *SCRIPTS))}
    across = set()
    if span is not None and span.length == 1:
        script = SCRIPTS[not _han(principals)]
        near = (span.first + timedelta(days=step) for step in (-1, 0, 1))
        across = {key for day in near for key in _ranked(principals, day, script)}
    return tuple(sorted(mine | across | _pairs(units, (other,))))


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
    """Return the pairs of which one seeks a key of the other, each once, in order of their ids."""
    known = {account.id: account for account in accounts}
    kept: dict[str, list[str]] = {}
    for name in sorted(known):
        for key in keys(known[name]):
            kept.setdefault(key, []).append(name)
    found = {
        (min(name, other), max(name, other))
        for name in known
        for key in sought(known[name])
        for other in kept.get(key, ())
        if other != name
    }
    return tuple((known[one], known[other]) for one, other in sorted(found))


def verdicts(accounts: Iterable[Account]) -> tuple[Verdict, ...]:
    """Judge the pairs of which one seeks a key of the other, and those that an undated one would bridge."""
    every = tuple(accounts)
    judged = tuple(same(one, other) for one, other in candidates(every))
    spans = {account.id: days(account) for account in every}
    told = {
        name: span.first if span else None for name, span in spans.items() if span is None or span.length == 1
    }
    return (*judged, *bridged(told, judged))


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


def _han(principals: Iterable[Party]) -> bool:
    return any(party.han for party in principals)


def _ranked(principals: Iterable[Party], day: date, script: str) -> set[str]:
    """Return a key for each two persons' ranks on a day ("minister+president@2023-05-02@han")."""
    ranks = [rank(party.office) for party in principals if party.person and party.office]
    pairs = {"+".join(sorted(pair)) for pair in combinations(ranks, 2)}
    return {f"{pair}@{day.isoformat()}{script}" for pair in pairs}


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
    "sought",
    "verdicts",
]
