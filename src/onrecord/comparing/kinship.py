"""Whether one report shares more with another than two accounts of one thing do."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from functools import cache
from importlib import resources
from json import loads
from typing import Any, Final

from rapidfuzz.distance import LCSseq

from onrecord.comparing.aligning import Alignment, Pair
from onrecord.comparing.figures import figures
from onrecord.comparing.layout import COMMON, Layout, Sentence, weight
from onrecord.comparing.wording import Token

RUN: Final = 5  # words; shorter runs are shared by chance
EXACT: Final = 0.985  # wording from which a sentence counts as the same, word for word


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two reports share, each from 0 to 1.

    Args:
        cover: share of the shorter-covered report's weight that its counterpart tells, the greater of both.
        lesser: the same, the lesser of both.
        wording: how far the words outside quotations stand in the same order, in the sentences laid together.
        runs: share of the words outside quotations that stand in runs of five that both have.
        conflict: share of the sentences laid together whose names or numbers differ and stand in no other
            sentence of the other report.
        names: share of the lesser report's names that the other has too.
        figures: the same of numbers and dates; one half where there are none.
        order: share of the sentences laid together that keep their order.
        size: how much text stands behind this: 1 from 120 words.
    """

    cover: float
    lesser: float
    wording: float
    runs: float
    conflict: float
    names: float
    figures: float
    order: float
    size: float

    def as_dict(self) -> dict[str, float]:
        """Return the measures by name."""
        return asdict(self)


def likeness(sides: Alignment) -> Likeness:
    """Measure what two reports laid side by side share."""
    one, other = sides.one, sides.other
    here, there = _weights(one), _weights(other)
    told_here = sum(_sum(here, p.here) * p.likeness for p in sides.pairs)
    told_there = sum(_sum(there, p.there) * p.likeness for p in sides.pairs)
    covers = (told_here / (sum(here) or 1.0), told_there / (sum(there) or 1.0))
    names_here, names_there = _names(one), _names(other)
    figures_here, figures_there = _figures(one), _figures(other)
    weighed = [(_sum(here, p.here), p) for p in sides.pairs]
    total = sum(w for w, _ in weighed) or 1.0
    return Likeness(
        cover=max(covers),
        lesser=min(covers),
        wording=sum(w * _unquoted(one, other, p) for w, p in weighed) / total,
        runs=_runs(one, other),
        conflict=sum(w for w, p in weighed if _conflicts(sides, p, (names_here, names_there))) / total,
        names=_shared(names_here, names_there),
        figures=_shared(figures_here, figures_there),
        order=sum(w for w, p in weighed if not p.moved) / total,
        size=min(1.0, min(len(one.tokens), len(other.tokens)) / 120),
    )


def _weights(told: Layout) -> list[float]:
    return [sum(weight(t) for t in told.words(s)) for s in told.sentences]


def _sum(weights: list[float], numbers: Iterable[int]) -> float:
    return sum(weights[k] for k in numbers)


def _names(told: Layout) -> frozenset[str]:
    return frozenset(t.key for t in told.tokens if t.upper and t.key in told.capitals)


def _figures(told: Layout) -> frozenset[str]:
    return frozenset(f.value for s in told.sentences for f in figures(told.words(s)) if len(f.value) > 1)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.5


def loose(told: Layout, sentence: Sentence) -> list[Token]:
    """Return the words of a sentence that stand in no quotation."""
    return [t for t in told.words(sentence) if told.quote_at(t.start) is None]


def _unquoted(one: Layout, other: Layout, pair: Pair) -> float:
    here = [t.key for k in pair.here for t in loose(one, one.sentences[k])]
    there = [t.key for k in pair.there for t in loose(other, other.sentences[k])]
    if len(here) < 3 or len(there) < 3:
        return 0.5
    return LCSseq.normalized_similarity(here, there)


def _runs(one: Layout, other: Layout) -> float:
    """Return the share of loose words in shared runs, of the report of which more is shared."""
    grams_here, grams_there = _grams(one), _grams(other)
    both = grams_here.keys() & grams_there.keys()
    shares = []
    for grams, told in ((grams_here, one), (grams_there, other)):
        held = {k for gram in both for first in grams[gram] for k in range(first, first + RUN)}
        total = sum(1 for t in told.tokens if told.quote_at(t.start) is None)
        shares.append(len(held) / total if total else 0.0)
    return max(shares)


def _grams(told: Layout) -> dict[tuple[str, ...], list[int]]:
    out: dict[tuple[str, ...], list[int]] = {}
    for sentence in told.sentences:
        keys = [
            t.key if told.quote_at(t.start) is None else ""
            for t in told.tokens[sentence.first : sentence.last]
        ]
        for k in range(len(keys) - RUN + 1):
            gram = tuple(keys[k : k + RUN])
            if "" not in gram and sum(key not in COMMON for key in gram) >= 2:
                out.setdefault(gram, []).append(sentence.first + k)
    return out


def _conflicts(sides: Alignment, pair: Pair, names: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Say whether both sentences name somebody, or tell a number, that the other report never does."""
    here = [t for k in pair.here for t in sides.one.words(sides.one.sentences[k])]
    there = [t for k in pair.there for t in sides.other.words(sides.other.sentences[k])]
    keys_here, keys_there = {t.key for t in sides.one.tokens}, {t.key for t in sides.other.tokens}
    strange_here = any(t.upper and t.key in names[0] and t.key not in keys_there for t in here)
    strange_there = any(t.upper and t.key in names[1] and t.key not in keys_here for t in there)
    if strange_here and strange_there:
        return True
    values_here = {f.value for f in figures(here)}
    values_there = {f.value for f in figures(there)}
    return bool(values_here - values_there) and bool(values_there - values_here)


@cache
def _weighed() -> dict[str, Any]:
    found: dict[str, Any] = loads(
        (resources.files("onrecord.comparing") / "lineage.json").read_text(encoding="utf-8")
    )
    return found


def probability(measured: Likeness) -> float:
    """Return the share of pairs measured so that are copies, however edited.

    Source: logistic regression on the planted development set; `benchmarks/quality/planted_fit.py` makes
    the weights in `lineage.json`.
    """
    model = _weighed()["copy"]
    values = expanded(measured)
    score = model["bias"] + sum(w * v for w, v in zip(model["weights"], values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def expanded(measured: Likeness) -> tuple[float, ...]:
    """Return the measures, and products of those that mean something only together."""
    m = measured
    return (
        *astuple(m),
        m.cover * m.wording, m.cover * m.names, m.conflict * m.cover, m.runs * (1 - m.conflict),
        m.names * m.figures, m.cover * m.order,
    )  # fmt: skip


def sort_of_copy(sides: Alignment) -> str:
    """Say whether a copy is verbatim, edited or rewritten, by the wording of its sentences."""
    one, other = sides.one, sides.other
    here = [sum(weight(t) for t in one.words(s)) for s in one.sentences]
    body = [k for k, s in enumerate(one.sentences) if s.kind not in ("headline", "caption", "dateline")]
    held = {k: p for p in sides.pairs for k in p.here}
    total = sum(here[k] for k in body) or 1.0
    exact = sum(here[k] for k in body if k in held and held[k].wording >= EXACT) / total
    wording = [(sum(here[k] for k in p.here), p.wording) for p in sides.pairs]
    mean = sum(w * v for w, v in wording) / (sum(w for w, _ in wording) or 1.0)
    there = {k for p in sides.pairs for k in p.there}
    story = [s for s in other.sentences if s.kind not in ("headline", "caption", "dateline")]
    kept = sum(1 for s in story if s.number in there) / (len(story) or 1)
    if exact >= 0.97 and kept >= 0.9 and all(p.wording >= EXACT for p in sides.pairs if p.here[0] in body):
        return "verbatim"
    return "edited" if mean >= REWORDED else "rewritten"


REWORDED: Final = 0.915  # mean wording below which a copy counts as rewritten; the planted set chose it
