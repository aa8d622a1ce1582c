"""Whether two accounts tell one engagement: keys to find candidates by, a verdict on each, reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.comparing import clusters
from onrecord.comparing.clusters import component, holds
from onrecord.comparing.likeness import Likeness, likeness
from onrecord.comparing.meeting_keys import meeting_keys
from onrecord.comparing.reasons import reasons
from onrecord.comparing.ruled_out import ruled_out
from onrecord.domain.record import Account, Descent, Verdict


def keys(account: Account) -> tuple[str, ...]:
    """Return the keys under which a store keeps an account, for those that may tell the same engagement."""
    return tuple(sorted(meeting_keys(account).kept))


def sought(account: Account) -> tuple[str, ...]:
    """Return the keys under which the accounts are kept that an account is compared with.

    Of two accounts each looks for a key of the other, or neither does; then they are never compared.
    """
    return tuple(sorted(meeting_keys(account).sought))


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
    """Return the pairs of which one looks for a key of the other, each once, in order of their ids.

    What one report tells of in two places its reader took for two engagements: such a pair is never compared.
    """
    known = {account.id: account for account in accounts}
    kept: dict[str, list[str]] = {}
    looked: dict[str, tuple[str, ...]] = {}
    for name in sorted(known):
        made = meeting_keys(known[name])
        looked[name] = tuple(made.sought)
        for key in made.kept:
            kept.setdefault(key, []).append(name)
    found = {
        (min(name, other), max(name, other))
        for name, keys_sought in looked.items()
        for key in keys_sought
        for other in kept.get(key, ())
        if other != name and known[other].report != known[name].report
    }
    return tuple((known[one], known[other]) for one, other in sorted(found))


def verdicts(accounts: Iterable[Account]) -> tuple[Verdict, ...]:
    """Judge every pair of accounts that share a key."""
    return tuple(same(one, other) for one, other in candidates(accounts))


def joined(accounts: Iterable[Account], verdicts: Iterable[Verdict]) -> tuple[tuple[str, ...], ...]:
    """Join accounts into engagements; see `clusters.joined`. Missing verdicts are judged where it matters."""
    known = {account.id: account for account in accounts}
    return clusters.joined(known, verdicts, judge=lambda one, other: same(known[one], known[other]))


def rejoined(
    before: Iterable[tuple[str, ...]],
    added: Iterable[str],
    verdicts: Iterable[Verdict],
    accounts: Iterable[Account],
) -> tuple[tuple[str, ...], ...]:
    """Join new accounts to engagements joined before; see `clusters.rejoined`."""
    known = {account.id: account for account in accounts}
    return clusters.rejoined(before, added, verdicts, judge=lambda one, other: same(known[one], known[other]))


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
