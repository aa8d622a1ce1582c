"""What candidates are found by: few signs of a report that its copies are likely to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from itertools import combinations, pairwise
from typing import Final

from onrecord.comparing.figures import Figure, figures
from onrecord.comparing.layout import COMMON, Layout, laid_out
from onrecord.comparing.wording import stem_of
from onrecord.domain.reading import Reading
from onrecord.reading.lexicon.places import country_forms

_Figures = Mapping[int, tuple[Figure, ...]]  # by number of the sentence
MOST: Final = {"words": 24, "quote": 12, "pair": 20, "day": 8}
EVERY: Final = 6  # one shingle of so many is kept, the same one in every report
SHINGLE: Final = (
    3  # words that carry meaning; a copy of which one word in three is another's keeps 30% of them
)


def signatures(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Return the signs by which reports that may be made from one another are found.

    Reports that share a value are candidates. `words`: shingles of words, chosen alike in all reports;
    `quote`: rare words that stand together in a quotation; `pair`: names and numbers of one sentence; `day`:
    a day and a country, which a translation keeps.

    Args:
        reading: a report that was read; its text and passages are enough.

    Returns:
        (kind, value) pairs, at most 64, sorted. A store should pass over a value that very many reports
        share.

    Source: shingles chosen by their hash, Broder 1997; decision record 0007.
    """
    told = laid_out(reading.report)
    told_figures = {s.number: figures(told.words(s)) for s in told.sentences}
    found: set[tuple[str, str]] = set()
    for kind, values in (
        ("words", _shingles(told)), ("quote", _quoted(told)),
        ("pair", _pairs(told, told_figures)), ("day", _days(told, told_figures)),
    ):  # fmt: skip
        found.update((kind, value) for value in sorted(set(values))[: MOST[kind]])
    return tuple(sorted(found))


def _hash(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _shingles(told: Layout) -> Iterator[str]:
    """Yield one shingle of six, whichever their hash chooses; all of a report too short to choose from."""
    every = []
    for sentence in told.sentences:
        stems = [stem_of(t.key) for t in told.words(sentence) if t.key not in COMMON]
        every += [_hash(" ".join(stems[k : k + SHINGLE])) for k in range(len(stems) - SHINGLE + 1)]
    kept = [value for value in every if int(value[-8:], 16) % EVERY == 0]
    yield from kept if len(kept) >= MOST["words"] // 2 else sorted(every)[: MOST["words"]]


def _quoted(told: Layout) -> Iterator[str]:
    """Yield pairs of the longest words that a quotation holds: long words are the rarer ones."""
    for quote in told.quotes:
        first, last = told.within(quote.start, quote.end)
        words = {stem_of(t.key) for t in told.tokens[first:last] if t.key not in COMMON and len(t.key) > 4}
        rare = sorted(words, key=lambda w: (-len(w), w))[:3]
        yield from (_hash(" ".join(sorted(two))) for two in combinations(rare, 2))


def _pairs(told: Layout, found: _Figures) -> Iterator[str]:
    """Yield pairs of a name and a number, and of two names, that stand in one sentence."""
    for sentence in told.sentences:
        names: list[str] = []
        for k in range(sentence.first, sentence.last):
            if told.named(k) and told.tokens[k].key not in names:
                names.append(told.tokens[k].key)
        told_numbers = [f.value for f in found[sentence.number] if f.kind == "number" and len(f.value) > 1]
        for number in told_numbers[:4]:
            yield from (_hash(f"{name} {number}") for name in names[:4])
        yield from (_hash(" ".join(sorted(two))) for two in pairwise(names))


def _days(told: Layout, found: _Figures) -> Iterator[str]:
    """Yield a day with each country told beside it, and large numbers: both outlive a translation."""
    for sentence in told.sentences:
        here = found[sentence.number]
        days = [f.value for f in here if f.kind == "date" and " d" in f" {f.value}" and "m" in f.value]
        lands = countries_in(told.report.text[sentence.start : sentence.end]) if days else ()
        for day in days:
            short = " ".join(part for part in day.split() if part[0] in "md")
            yield from (_hash(f"{short} {land}") for land in lands)
        yield from (_hash(f.value.split()[0]) for f in here if f.kind == "number" and len(f.value) >= 4)


@cache
def _lands() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        form: meanings[0].country.iso3
        for form, meanings in country_forms().items()
        if len({m.country.iso3 for m in meanings}) == 1 and not meanings[0].doubtful
        and meanings[0].part in ("name", "adjective", "side")
    }  # fmt: skip
    latin = "|".join(re.escape(f) for f in sorted(codes, key=len, reverse=True) if f.isascii())
    han = "|".join(re.escape(f) for f in sorted(codes, key=len, reverse=True) if not f.isascii())
    return re.compile(rf"\b(?:{latin})\b|{han}"), codes


def countries_in(text: str) -> tuple[str, ...]:
    """Return the countries that a text names, in English or Chinese, as ISO 3166-1 alpha-3 codes."""
    pattern, codes = _lands()
    return tuple(dict.fromkeys(codes[found.group()] for found in pattern.finditer(text)))
