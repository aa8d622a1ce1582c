"""A report laid out for comparing: sentences in order with their words, what is quoted, what is a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.comparing.normal import normal
from onrecord.comparing.wording import Token, stem_of, tokens
from onrecord.domain.report import Passage, Report
from onrecord.reading.quotations import Quotation, quotations

SILENT: Final = ("boilerplate", "credit")
_PARAGRAPH: Final = re.compile(r"[^\n]+")
_STOP: Final = re.compile(
    r"(?P<stop>[.!?…;]+)[\"'”’»)\]]*\s+(?=[“\"'‘«(\[]?[A-Z0-9\u00c0-\u00de])|[。！？]+[”’」』）]*"
)
_BEFORE: Final = re.compile(r"[\w.]+$")
# "9. The agency shall": a number that begins a paragraph is no sentence, and would be laid beside nothing.
_LISTED: Final = re.compile(r"\s*[(\[]?\d{1,3}(?:\.\d{1,2})*\s*")
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof sec gen sen rep gov lt col sgt capt maj "
    "rev hon st no nos vs jr sr inc ltd co corp jan feb mar "
    "apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k u.n d.c e.g i.e a.m p.m pres "
    "mt ft adm cmdr amb".split()
)
# Words so common that two sentences which share them share nothing.
COMMON: Final = frozenset(
    "a an the of to in on at by for with from and or but "
    "as that this these those it its is are was were be been "
    "being has have had he she they we i you his her "
    "their our your him them us who which what when where there "
    "here not no so if than then into over under about after before during between through up out off also "
    "more most other such will would can could may might should must do does did said says say told 's just "
    "while because however new".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Args:
        number: place in the layout, from 0.
        start, end: half-open code points of the report.
        first, last: half-open range of the layout's tokens.
        kind: the kind of passage it stands in.
    """

    number: int
    start: int
    end: int
    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A report ready to be compared.

    Args:
        sentences: those of the story: no boilerplate, no credits.
        tokens: their words, in order.
        quotes: the quoted stretches, in order.
        silent: what the page holds beside the story, in order.
        starts: where each token begins.
        capitals: keys of words that the report writes with a capital within a sentence.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...]
    silent: tuple[Passage, ...]
    starts: tuple[int, ...]
    capitals: frozenset[str]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the words of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of tokens that begin in the code points `start` to `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence_at(self, at: int) -> Sentence | None:
        """Return the sentence that the code point `at` stands in."""
        k = bisect_right(self.sentences, at, key=lambda s: s.start) - 1
        return self.sentences[k] if k >= 0 and at < self.sentences[k].end else None

    def quote_at(self, at: int) -> Quotation | None:
        """Return the quotation that the code point `at` stands in."""
        k = bisect_right(self.quotes, at, key=lambda q: q.start) - 1
        return self.quotes[k] if k >= 0 and at < self.quotes[k].end else None

    def named(self, index: int) -> bool:
        """Say whether a token is written as a name: a capital that no sentence's beginning explains."""
        token = self.tokens[index]
        return token.upper and token.kind == "word" and token.key in self.capitals


@lru_cache(maxsize=256)
def laid_out(report: Report) -> Layout:
    """Lay a report out. The last 256 layouts are remembered, since one report is compared with many."""
    silent = tuple(p for p in report.passages if p.kind in SILENT)
    words: list[Token] = []
    sentences: list[Sentence] = []
    openers: set[int] = set()
    for start, end, kind in _pieces(report):
        first = len(words)
        words.extend(tokens(normal(report.text, start, end)))
        if len(words) > first:
            openers.add(first)
            sentences.append(Sentence(len(sentences), start, end, first, len(words), kind))
    quotes = tuple(q for q in quotations(report.text) if not any(p.start <= q.start < p.end for p in silent))
    for q in quotes:
        openers.add(bisect_left(words, q.start, key=lambda t: t.start))
    upper: set[str] = set()
    shouted = {k for s in sentences if s.kind == "headline" for k in range(s.first, s.last)}
    for k, token in enumerate(words):
        if token.kind != "word" or k in shouted:
            continue
        if token.upper and k not in openers:
            upper.add(token.key)
    capitals = frozenset(key for key in upper if key not in COMMON)
    return Layout(
        report, tuple(sentences), tuple(words), quotes, silent, tuple(t.start for t in words), capitals
    )


def _pieces(report: Report) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences of the story as (start, end, kind of passage)."""
    passages = report.passages or (Passage(kind="body", start=0, end=len(report.text)),)
    for passage in passages:
        if passage.kind in SILENT:
            continue
        for paragraph in _PARAGRAPH.finditer(report.text, passage.start, passage.end):
            yield from ((a, b, passage.kind) for a, b in _cut(report.text, *paragraph.span()))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph."""
    at = start
    for found in _STOP.finditer(text, start, end):
        if found.group("stop") == ".":
            word = _BEFORE.search(text, max(start, found.start() - 12), found.start())
            short = word.group().lower() if word else ""
            if short in _ABBREVIATIONS or (len(short) == 1 and short.isalpha() and short != "i"):
                continue
            if at == start and _LISTED.fullmatch(text, at, found.start()):
                continue
        if text[at : found.end()].strip():
            yield at, found.end()
        at = found.end()
    if text[at:end].strip():
        yield at, end


def weight(token: Token) -> float:
    """Return how much a shared word tells: names and numbers most, everyday words next to nothing."""
    if token.kind == "number":
        return 1.5
    if token.key in COMMON:
        return 0.15
    if "\u3400" <= token.key[0] <= "\u9fff":
        return 0.5
    return 1.3 if token.upper else 1.0


def stems(words: tuple[Token, ...]) -> dict[str, float]:
    """Return the stems of some words, each with its weight, as often as it stands there."""
    out: dict[str, float] = {}
    for token in words:
        stem = stem_of(token.key) if token.kind == "word" else token.key
        out[stem] = out.get(stem, 0.0) + weight(token)
    return out
