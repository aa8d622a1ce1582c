"""What clauses compare by, and how alike two are: topics, words, numbers, names, the rare ones most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.comparing.concepts import concepts
from onrecord.comparing.figures import figures
from onrecord.comparing.known_again import Sides
from onrecord.comparing.layout import COMMON, laid_out
from onrecord.comparing.signatures import countries_in
from onrecord.comparing.tellings import Telling, units
from onrecord.comparing.tells import CUES, honorifics
from onrecord.comparing.wording import Token, stem_of

# Topics so broad that sharing one says little, and those of middling breadth; all others count in full.
BROAD: Final = frozenset(
    (
        "expand cooperation relations development exchange-views confidence congratulate invite european- "
        "union meet-again channel product agreement review protect open-account launch-start delay growth "
        "satisfaction quality war standards consumer strategic regret "
    ).split()
)
_MIDDLING: Final = frozenset("trade technology data service dialogue market visit research concern".split())
_BROAD, _MIDDLE, _TOPIC = 0.45, 0.75, 1.5
# Verbs and fillers of readouts: every account has them at every point.
_FILLERS: Final = frozenset(
    (
        "also both side sides two country countries minister secretary president issue issues question "
        "topic topics efforts importance important continue continued further including between made make "
        "made take taken view views discussed discuss exchanged welcomed welcome underscored underscore "
        "reiterated reaffirmed emphasized stressed noted raised asked urged agreed hopes hoped hope "
        "proposed suggested expressed regarding respect support supported ways took place ministry "
        "government subjects area areas field good need needs well year years work working side's meeting "
        "met talks call spoke conversation "
    ).split()
)


class Bags:
    """The units of one telling with what each compares by."""

    def __init__(self, telling: Telling, sides: Sides, column: int) -> None:
        self.telling, self.column = telling, column
        self.units = units(telling)
        self.language = telling.reading.report.language
        told = laid_out(telling.reading.report)
        self.bags: list[dict[str, float]] = []
        for unit in self.units:
            words = told.tokens[slice(*told.within(unit.span.start, unit.span.end))]
            self.bags.append(
                features(unnamed(words, sides.called), sides.words, sides.countries, capitals=told.capitals)
            )


def features(
    words: Sequence[Token],
    stops: frozenset[str],
    lands: frozenset[str],
    *,
    capitals: frozenset[str] = frozenset(),
) -> dict[str, float]:
    """Return what some words compare by, each with its weight: topics, words, numbers, countries, names.

    Args:
        words: of one clause.
        stops: words that every clause may hold: the names and titles of those who take part.
        lands: their countries, which tell as little.
        capitals: words that the report writes with a capital.
    """
    out: dict[str, float] = {}
    taken: set[int] = set()
    for topic, first, last in concepts(words):
        # "Ministry of Commerce" tells nothing of commerce.
        if all(t.upper and t.key in stops and t.key.isascii() for t in words[first:last]):
            continue
        out[f"c:{topic}"] = _BROAD if topic in BROAD else _MIDDLE if topic in _MIDDLING else _TOPIC
        taken.update(range(first, last))
    for f in figures(words):
        taken.update(range(f.first, f.last))
        if f.kind == "number":
            out[f"n:{f.value.split()[0]}"] = 1.2
            unit = f.value.partition(" ")[2]
            if unit:
                out[f"u:{unit}"] = 0.4 if unit == "percent" else 0.7
        elif "d" in f.value or "y" in f.value:
            out[f"d:{f.value.split()[-1]}"] = 0.6
    text_lands = countries_in(" ".join(t.key.title() for t in words if t.kind == "word" and len(t.key) > 1))
    for land in text_lands:
        if land not in lands:
            out[f"l:{land}"] = 1.2
    _words(words, taken, stops, capitals, out)
    return out


def _words(
    words: Sequence[Token],
    taken: set[int],
    stops: frozenset[str],
    capitals: frozenset[str],
    out: dict[str, float],
) -> None:
    """Add the words themselves: stems of English ones, pairs of signs of Chinese ones."""
    before = ""
    for k, token in enumerate(words):
        if "\u3400" <= token.key[0] <= "\u9fff":
            if before:
                out[f"z:{before}{token.key}"] = 0.4
            before = token.key
            continue
        before = ""
        plain = token.key in COMMON or token.key in CUES or token.key in _FILLERS or token.key in stops
        if token.kind != "word" or plain or token.key in honorifics():
            continue
        stem = stem_of(token.key)
        weight = 0.5 if k in taken else 1.1 if token.upper and token.key in capitals else 1.0
        out[f"w:{stem}"] = max(weight, out.get(f"w:{stem}", 0.0))


def unnamed(words: Sequence[Token], called: Iterable[tuple[str, ...]]) -> tuple[Token, ...]:
    """Return some words without the names of those who take part: "Oxtorp Steel" tells nothing of steel."""
    keys = [t.key for t in words]
    out: set[int] = set()
    for name in called:
        size = len(name)
        for k in range(len(keys) - size + 1):
            if keys[k] == name[0] and tuple(keys[k : k + size]) == name:
                out.update(range(k, k + size))
    return tuple(t for k, t in enumerate(words) if k not in out)


def weigh(bags: Iterable[Bags]) -> None:
    """Make what stands in many clauses of one account weigh less."""
    every = list(bags)
    most: Counter[str] = Counter()
    for one in every:
        for feature, count in Counter(f for bag in one.bags for f in bag).items():
            most[feature] = max(most[feature], count)
    for one in every:
        one.bags = [{f: w / math.sqrt(most[f]) for f, w in bag.items()} for bag in one.bags]


def likeness(one: Mapping[str, float], other: Mapping[str, float], *, foreign: bool) -> tuple[float, float]:
    """Return how alike two bags are, 0 to 1, and the weight that they share.

    Args:
        foreign: the languages differ, so that words of the one cannot stand in the other.
    """
    if foreign:
        one = {f: w for f, w in one.items() if f[0] not in "wz"}
        other = {f: w for f, w in other.items() if f[0] not in "wz"}
    shared = sum(math.sqrt(w * other[f]) for f, w in one.items() if f in other)
    whole = math.sqrt(sum(one.values()) * sum(other.values()))
    return (shared / whole if whole else 0.0), shared
