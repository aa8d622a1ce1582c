"""In what two accounts agree and differ, as numbers: what the weights of `weights.json` are learnt on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log2

from onrecord.comparing.days import Days, days, gap
from onrecord.comparing.parties import Alike, Party, alike, country_code, folded, parties
from onrecord.domain.record import Account

STRONG: frozenset[Alike] = frozenset({"same", "name", "spelling", "surname"})
WEAK: frozenset[Alike] = frozenset({"office", "organisation", "country"})
RANK: tuple[Alike, ...] = ("same", "name", "spelling", "surname", "office", "organisation", "country")
IN_PERSON = frozenset({"meeting", "visit", "signing", "summit"})
MOST = 8  # takers compared; lists of attendees are longer, their first names are the principals


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Which takers of two accounts are one, and who is left over.

    Args:
        pairs: (one, other, in what they agree), each taker once, best agreement first.
        mentioned: takers of either whose surname stands in the other's words, where the reader missed them.
        left, right: takers of one and of the other with no match.
    """

    pairs: tuple[tuple[Party, Party, Alike], ...]
    mentioned: tuple[Party, ...]
    left: tuple[Party, ...]
    right: tuple[Party, ...]

    @property
    def strong(self) -> int:
        """Number of pairs that agree by name or by id."""
        return sum(kind in STRONG for _, _, kind in self.pairs)

    @property
    def weak(self) -> int:
        """Number of pairs that agree by office, organisation or country alone."""
        return len(self.pairs) - self.strong


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What `same` weighs, and what it tells of it."""

    matching: Matching
    one_days: Days | None
    other_days: Days | None
    numbers: dict[str, float]


def matched(one: Account, other: Account) -> Matching:
    """Match the takers of two accounts, each with one of the other's at most, the surest first."""
    left, right = parties(one)[:MOST], parties(other)[:MOST]
    found = sorted(
        (RANK.index(kind), i, j, kind)
        for i, mine in enumerate(left)
        for j, yours in enumerate(right)
        if (kind := alike(mine, yours)) in STRONG or kind in WEAK
    )
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    pairs: list[tuple[Party, Party, Alike]] = []
    for _, i, j, kind in found:
        if i in free_left and j in free_right:
            free_left.discard(i)
            free_right.discard(j)
            pairs.append((left[i], right[j], kind))
    over, beyond = [left[i] for i in sorted(free_left)], [right[j] for j in sorted(free_right)]
    mentioned = [party for party in over if _stands_in(party, other)]
    mentioned += [party for party in beyond if _stands_in(party, one)]
    return Matching(
        pairs=tuple(pairs),
        mentioned=tuple(mentioned),
        left=tuple(party for party in over if party not in mentioned),
        right=tuple(party for party in beyond if party not in mentioned),
    )


def _stands_in(party: Party, account: Account) -> bool:
    return party.person and bool(party.surnames & _words(account.words))


@lru_cache(maxsize=50_000)
def _words(words: str) -> frozenset[str]:
    return frozenset(word for word in folded(words) if len(word) > 2)


def likeness(one: Account, other: Account) -> Likeness:
    """Compare two accounts, whichever comes first."""
    matching = matched(one, other)
    mine, yours = days(one), days(other)
    left = sum(party.person for party in matching.left)
    right = sum(party.person for party in matching.right)
    # A name in another script may be anybody's: only names that can be told apart count as others.
    others = sum(
        min(sum(p.person and p.han is han for p in side) for side in (matching.left, matching.right))
        for han in (False, True)
    )
    numbers = {
        "named one": float(matching.strong >= 1),
        "named two": float(matching.strong >= 2),
        "named more": float(min(2, max(0, matching.strong - 2))),
        "mentioned": float(min(2, len(matching.mentioned))),
        "described": float(min(2, matching.weak)),
        "all of one side": float(bool(matching.pairs) and not (left and right)),
        "others on both sides": float(min(2, others)),
        **_times(mine, yours, one, other),
        **_kinds(one, other),
        **_places(one, other),
        "wording": _wording(one, other),
        "languages": float(one.language != other.language),
        "one report": float(one.report == other.report and not _one_sentence(one, other)),
        "one sentence": float(_one_sentence(one, other)),
    }
    return Likeness(matching=matching, one_days=mine, other_days=yours, numbers=numbers)


def _one_sentence(one: Account, other: Account) -> bool:
    """Tell whether a report tells both in the same words: a meeting and the signing at it."""
    return one.report == other.report and any(
        mine.start < yours.end and yours.start < mine.end for mine in one.evidence for yours in other.evidence
    )


def _times(mine: Days | None, yours: Days | None, one: Account, other: Account) -> dict[str, float]:
    numbers = {
        "same day": 0.0,
        "next day": 0.0,
        "next day call": 0.0,
        "within": 0.0,
        "vague": 0.0,
        "no day": 0.0,
    }
    if mine is None or yours is None:
        return {**numbers, "no day": 1.0}
    apart, longest = gap(mine, yours), max(mine.length, yours.length)
    call = one.type == "call" or other.type == "call"
    if mine.length == yours.length == 1:
        numbers["same day"] = float(apart == 0)
        numbers["next day"] = float(apart == 1 and not call)
        numbers["next day call"] = float(apart == 1 and call)
    elif apart == 0:
        numbers["within"] = 1.0
        numbers["vague"] = log2(longest) / 5
    return numbers


def _kinds(one: Account, other: Account) -> dict[str, float]:
    pair = {one.type, other.type}
    return {
        "same kind": float(one.type == other.type),
        "call and meeting": float("call" in pair and bool(pair & IN_PERSON)),
        "background": float(not one.news or not other.news),
        "planned": float((one.status == "planned") != (other.status == "planned")),
    }


def _places(one: Account, other: Account) -> dict[str, float]:
    same = alike_places(one.place, other.place)
    return {"same place": float(same is True), "other place": float(same is False)}


@lru_cache(maxsize=50_000)
def alike_places(one: str | None, other: str | None) -> bool | None:
    """Tell whether two places are one, by a shared word or their country; None where nothing tells."""
    if not one or not other:
        return None
    mine, yours = set(folded(one)), set(folded(other))
    if mine & yours:
        return True
    here, there = country_code(one), country_code(other)
    if here and there:
        return here == there
    return None if {one.isascii(), other.isascii()} == {True, False} else False


@lru_cache(maxsize=50_000)
def _content(account: Account) -> frozenset[str]:
    named = {token for party in parties(account) for token in party.tokens}
    words = folded(" ".join((account.words, *account.topics)))
    return frozenset(word for word in words if len(word) > 3 and word not in named)


def _wording(one: Account, other: Account) -> float:
    mine, yours = _content(one), _content(other)
    if not mine or not yours or one.language != other.language:
        return 0.0
    return len(mine & yours) / min(len(mine), len(yours))
