"""Translations: reports in two languages that tell the same facts in the same order."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from onrecord.comparing.direction import Reason, credited, outlet_names, when
from onrecord.comparing.figures import figures
from onrecord.comparing.layout import Layout, laid_out
from onrecord.comparing.signatures import countries_in
from onrecord.domain.reading import Reading
from onrecord.domain.record import Descent

_LATIN: Final = re.compile(r"[A-Z][A-Za-z]{2,}")
_TRANSLATED: Final = re.compile(
    r"\btranslat(?:ed|ion)\b|英文版|中文版|编译|翻译"
    r"|according to (?:a|the) (?:chinese[- ]language )?(?:readout|"
    r"statement)", re.I,
)  # fmt: skip
LEAST_FACTS: Final = 4
WEIGHTS: Final = {"date": 2.0, "number": 1.5, "land": 1.0, "actor": 2.0, "name": 2.0}


def translation(
    one: Reading, other: Reading, *, links: Mapping[str, Mapping[str, str]] | None = None
) -> Descent | None:
    """Say whether one of two reports in different languages is a translation of the other.

    Numbers, days, countries, names in Latin letters and linked actors are laid side by side in order; a
    translation keeps nearly all of them and their order, two reports of one meeting do not.
    """
    latin = _latin(one) | _latin(other)
    here = _facts(one, laid_out(one.report), links, latin)
    there = _facts(other, laid_out(other.report), links, latin)
    if min(len(here), len(there)) < LEAST_FACTS:
        return None
    shared = [f for f in here if f in there]
    worth = sum(_worth(f) for f in shared)
    least = min(sum(_worth(f) for f in here), sum(_worth(f) for f in there))
    most = max(sum(_worth(f) for f in here), sum(_worth(f) for f in there))
    order = _rising([there.index(f) for f in shared]) / len(shared) if shared else 0.0
    lengths = _length(laid_out(one.report)), _length(laid_out(other.report))
    ratio = min(lengths) / max(lengths)
    score = (
        -7.2 + 5.0 * worth / least + 2.5 * worth / most + 2.0 * order + 1.5 * ratio + 0.12 * min(worth, 16)
    )
    same = 1 / (1 + math.exp(-score))
    if same < 0.5 or len(shared) < LEAST_FACTS:
        return None
    found = _reasons(one, other)
    odds = sum(r.odds for r in found)
    other_first = 1 / (1 + math.exp(-odds))
    child, parent = (one, other) if other_first >= 0.5 else (other, one)
    names = ("the child", "the parent") if child is one else ("the parent", "the child")
    return Descent(
        child=child.report.id,
        parent=parent.report.id,
        how="translation",
        confidence=round(same * max(other_first, 1 - other_first), 3),
        why=(
            f"in another language ({child.report.language} and {parent.report.language}), "
            f"with {len(shared)} of {min(len(here), len(there))} numbers, days, countries and names in common"
            + (", in the same order" if order > 0.8 else ""),
            *(r.words.format(one=names[0], other=names[1]) for r in found),
        ),
    )


def _facts(
    reading: Reading, told: Layout, links: Mapping[str, Mapping[str, str]] | None, latin: frozenset[str]
) -> list[tuple[str, str]]:
    """List what a translation keeps, each once, in order of the text."""
    placed: list[tuple[int, str, str]] = []
    for sentence in told.sentences:
        words = told.words(sentence)
        for f in figures(words):
            if f.kind == "date" and "d" in f.value:
                placed.append((words[f.first].start, "date", " ".join(
                    p for p in f.value.split() if p[0] in "md")))  # fmt: skip
            elif f.kind == "number" and len(f.value.split()[0]) > 1:
                placed.append((words[f.first].start, "number", f.value.split()[0]))
        text = told.report.text[sentence.start : sentence.end]
        placed += [(sentence.start, "land", land) for land in countries_in(text)]
    placed += [(t.start, "name", t.key) for t in told.tokens if t.upper and t.key in latin]
    known = (links or {}).get(reading.report.id, {})
    for actor in reading.actors:
        if actor.id in known and actor.mentions:
            placed.append((actor.mentions[0].start, "actor", known[actor.id]))
    return list(dict.fromkeys((kind, value) for _, kind, value in sorted(placed)))


def _latin(reading: Reading) -> frozenset[str]:
    """Return the words in Latin letters of a Chinese report: they stand for the same in both languages."""
    if reading.report.language != "zh":
        return frozenset()
    return frozenset(m.group().lower() for m in _LATIN.finditer(reading.report.text))


def _worth(fact: tuple[str, str]) -> float:
    kind, value = fact
    return WEIGHTS[kind] * (1.5 if kind == "number" and len(value) >= 3 else 1.0)


def _length(told: Layout) -> float:
    """Return how long a text is in English words; a Chinese sign is about 0.6 of one."""
    han = sum(1 for t in told.tokens if "\u3400" <= t.key[0] <= "\u9fff")
    return max(1.0, 0.6 * han + (len(told.tokens) - han))


def _rising(places: list[int]) -> int:
    """Return the length of the longest rising part of some places."""
    ends: list[int] = []
    for place in places:
        k = bisect_left(ends, place)
        ends[k : k + 1] = [place]
    return len(ends)


def _reasons(one: Reading, other: Reading) -> list[Reason]:
    out: list[Reason] = []
    (here, _), (there, _) = when(one.report), when(other.report)
    if here and there and here != there:
        first = "{other}" if there < here else "{one}"
        out.append(Reason(2.5 if there < here else -2.5, f"{first} was published earlier"))
    for reading, giver, sign, label in ((one, other, 1.0, "{one}"), (other, one, -1.0, "{other}")):
        words = next((w for n in outlet_names(giver.report) if (w := credited(reading.report.text, n))), None)
        if words:
            out.append(Reason(4.0 * sign, f"{label} credits the other: “{words}”"))
        elif _TRANSLATED.search(reading.report.text) or any(
            h.means == "translation" for s in reading.statements for h in s.according_to
        ):
            out.append(Reason(2.0 * sign, f"{label} says that its words are translated"))
        spoken = {s.language for s in reading.statements if s.language}
        if giver.report.language in spoken and reading.report.language not in spoken:
            out.append(Reason(1.5 * sign, f"{label} quotes words spoken in the other's language"))
    return out
