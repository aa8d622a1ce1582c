"""Sentences of two reports laid side by side by the rare words they share, in whatever wording."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.comparing.aligning import Alignment, Pair
from onrecord.comparing.layout import COMMON, Layout, Sentence
from onrecord.comparing.signatures import countries_in
from onrecord.comparing.tells import CUES
from onrecord.comparing.wording import Token

PREFIX: Final = 6  # letters; a rewriter's "observers" for "observing" keeps them
UNKNOWN: Final = 1.5  # percent of reports that hold a word which `everyday.tsv` does not
LEAST: Final = 6.0  # weight that two sentences must share: one rare word and a less rare one
SHARE: Final = 0.2  # of the lighter sentence's weight
BESIDE: Final = 0.6  # of the best counterpart's weight that a second one must bring anew


@dataclass(frozen=True, slots=True)
class Terms:
    """What a report's sentences are found again by.

    Args:
        bags: for each sentence, its terms and their weights.
        names: those terms that are names, numbers or countries.
    """

    bags: tuple[dict[str, float], ...]
    names: frozenset[str]

    def all(self, kept: Iterable[int] | None = None) -> dict[str, float]:
        """Return the terms of some sentences, or of all."""
        numbers = range(len(self.bags)) if kept is None else kept
        return {term: w for k in numbers for term, w in self.bags[k].items()}


def terms(told: Layout) -> Terms:
    """Return the terms of each sentence: stems by their rarity, numbers, countries."""
    bags, names = [], set()
    for sentence in told.sentences:
        bag: dict[str, float] = {}
        for token in told.words(sentence):
            found = _term(token)
            if found is not None:
                bag[found] = _weight(found)
                if token.kind == "number" or token.key in told.capitals or found.isupper():
                    names.add(found)
        bags.append(bag)
    return Terms(tuple(bags), frozenset(names))


def terms_of(words: Iterable[Token]) -> dict[str, float]:
    """Return the terms of some words with their weights."""
    return {term: _weight(term) for token in words if (term := _term(token)) is not None}


def _term(token: Token) -> str | None:
    key = token.key
    if token.kind == "number":
        return key if len(key) > 1 else None
    if token.kind != "word" or key in COMMON or key in CUES or len(key) < 3:
        return None
    if token.upper:
        land = _land(key)
        if land:
            return land
    return key[:PREFIX]


@cache
def _land(key: str) -> str | None:
    form = {"u.s.": "US"}.get(key, key.capitalize())
    found = countries_in(form)
    if not found and form.endswith("s"):
        found = countries_in(form[:-1])
    return found[0] if len(found) == 1 else None


@cache
def _shares() -> dict[str, float]:
    lines = files(__package__).joinpath("everyday.tsv").read_text("utf-8").splitlines()
    return {k: float(v) for k, _, v in (line.partition("\t") for line in lines if not line.startswith("#"))}


@cache
def _weight(term: str) -> float:
    if term.isupper():
        return 1.5
    return math.log(100 / _shares().get(term, UNKNOWN))


def retold(one: Layout, other: Layout) -> Alignment:
    """Lay each sentence of one report beside what it retells of the other.

    Several sentences may retell one, and one may retell two; order breaks ties alone.

    Args:
        one: the report that may be a rewriting.
        other: what it may be a rewriting of.
    """
    here, there = terms(one), terms(other)
    pairs = []
    for k, bag in enumerate(here.bags):
        numbers = _counterparts(k, bag, there, len(here.bags))
        if numbers:
            whole = there.all(numbers)
            shared = _sum(bag, whole)
            likeness = 2 * shared / ((sum(bag.values()) + sum(whole.values())) or 1.0)
            pairs.append(Pair((k,), numbers, likeness, 0.0))
    return Alignment(one, other, tuple(pairs))


def _counterparts(k: int, bag: dict[str, float], there: Terms, size: int) -> tuple[int, ...]:
    scored = []
    for j, theirs in enumerate(there.bags):
        shared = _sum(bag, theirs)
        if shared >= LEAST and shared >= SHARE * min(sum(bag.values()), sum(theirs.values())):
            far = abs(k / size - j / len(there.bags))
            scored.append((shared - far, j))
    if not scored:
        return ()
    best, first = max(scored, key=lambda s: (s[0], -s[1]))
    rest = {t: w for t, w in bag.items() if t not in there.bags[first]}
    second = max(((_sum(rest, there.bags[j]), j) for _, j in scored if j != first), default=(0.0, 0))
    if second[0] >= max(LEAST, BESIDE * best):
        return tuple(sorted((first, second[1])))
    return (first,)


def nearest(words: Iterable[Token], there: Terms) -> tuple[int, ...]:
    """Return the numbers of the sentences that some words may retell, none where nothing rare is shared."""
    return _counterparts(0, terms_of(words), there, 1)


def _sum(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(w for term, w in one.items() if term in other)


def story(told: Layout) -> tuple[Sentence, ...]:
    """Return the sentences that are no headline, caption or dateline and say something."""
    return tuple(s for s in told.sentences if s.kind not in ("headline", "caption", "dateline"))
