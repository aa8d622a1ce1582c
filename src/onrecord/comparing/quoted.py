"""Where the words of a quotation stand in another report, and how they differ there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from onrecord.comparing.layout import COMMON, Layout
from onrecord.comparing.wording import Token, stem_of
from onrecord.reading.quotations import Quotation

_ELLIPSIS: Final = re.compile(r"[\[(]?\s*(?:…|\.(?:\s?\.){2,}|……)\s*[\])]?")
_BRACKET: Final = re.compile(r"\[[^\[\]\n]{1,80}\]")
CLOSE: Final = (
    0.5  # share of words that must agree for a window of an aligned sentence to be the same quotation
)
ANYWHERE: Final = 0.66  # the same of the rest of the report, where chance has more room
LEAD: Final = 0.1  # by which one quotation must agree more than the next to be the one meant
Op = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Stream:
    """Some tokens of a layout, joined to be searched.

    Args:
        told: the layout.
        index: the layout's number of each token of the stream.
        text: their keys, a space before and after each.
        places: where in `text` each key begins.
    """

    told: Layout
    index: tuple[int, ...]
    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, told: Layout, index: Sequence[int]) -> Stream:
        """Join the tokens `index` of a layout."""
        places, parts, at = [], [" "], 1
        for k in index:
            key = told.tokens[k].key
            places.append(at)
            parts.append(key + " ")
            at += len(key) + 1
        return cls(told, tuple(index), "".join(parts), tuple(places))

    def exact(self, keys: Sequence[str], start: int = 0) -> tuple[int, int] | None:
        """Return the half-open range of the stream in which `keys` stand, at or after `start`."""
        sought = " " + " ".join(keys) + " "
        after = self.places[start] - 1 if start < len(self.places) else len(self.text)
        at = self.text.find(sought, after)
        if at < 0 or not keys:
            return None
        first = bisect_right(self.places, at + 1) - 1
        return first, first + len(keys)

    def near(self, keys: Sequence[str]) -> tuple[int, int] | None:
        """Return the range that resembles `keys` most, widened to whole words."""
        sought = " ".join(keys)
        if len(sought) > len(self.text) or not self.places:
            return 0, len(self.index)
        found = fuzz.partial_ratio_alignment(sought, self.text)
        if found is None or found.dest_end <= found.dest_start:
            return None
        first = max(0, bisect_right(self.places, found.dest_start) - 1)
        last = bisect_right(self.places, max(found.dest_start, found.dest_end - 1))
        return first, max(first + 1, last)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation's words stand in another report.

    Args:
        first, last: half-open range of the other layout's tokens.
        exact: word for word, whatever the typography.
        score: share of words that agree.
        ops: edit operations from the quotation's words to the other's, where not exact.
        words: the other's words.
    """

    first: int
    last: int
    exact: bool
    score: float
    ops: tuple[Op, ...]
    words: tuple[Token, ...]


class Searched:
    """A report in which quotations are looked for."""

    def __init__(self, told: Layout) -> None:
        self.told = told
        self.whole = Stream.of(told, range(len(told.tokens)))
        quoted = [k for q in told.quotes for k in range(*told.within(q.start, q.end))]
        self.quoted = Stream.of(told, quoted)

    def in_quotes(self, keys: Sequence[str]) -> Match | None:
        """Find words, in order and without a gap, in what the report quotes.

        Two quotations are one where a short clause of the same paragraph parts them: "A," he said, "B".
        """
        at = 0
        while (found := self.quoted.exact(keys, at)) is not None:
            index = self.quoted.index[found[0] : found[1]]
            if self._one_speech(index):
                return self._match(index[0], index[-1] + 1, 1.0, exact=True)
            at = found[0] + 1
        return None

    def _one_speech(self, index: Sequence[int]) -> bool:
        for a, b in pairwise(index):
            between = self.told.report.text[self.told.tokens[a].end : self.told.tokens[b].start]
            if b - a > 16 or between.count("\n") > 2:
                return False
        return True

    def anywhere(self, keys: Sequence[str]) -> Match | None:
        """Find words, in order and without a gap, anywhere in the report."""
        found = self.whole.exact(keys)
        return None if found is None else self._match(*found, 1.0, exact=True)

    def like(self, keys: Sequence[str], sentences: Sequence[int]) -> Match | None:
        """Find the words most like some, in the sentences laid beside theirs, else in the whole report."""
        best: Match | None = None
        if sentences:
            index = [
                k for n in sentences for k in range(self.told.sentences[n].first, self.told.sentences[n].last)
            ]
            best = self._fitted(Stream.of(self.told, index), keys)
            if best is not None and best.score >= CLOSE:
                return best
        if len([k for k in keys if k not in COMMON]) < 2:
            return None
        best = self._fitted(self.whole, keys)
        return best if best is not None and best.score >= ANYWHERE else None

    def opposite(self, keys: Sequence[str], sentences: Sequence[int]) -> Match | None:
        """Find the quotation, about as long that shares most, at least a rare word."""
        found = []
        for number in sentences:
            sentence = self.told.sentences[number]
            for quote in self.told.quotes:
                if not sentence.start <= quote.start < sentence.end:
                    continue
                first, last = self.told.within(quote.start, quote.end)
                theirs = [t.key for t in self.told.tokens[first:last]]
                shared = {stem_of(k)[:5] for k in keys if k not in COMMON} & {
                    stem_of(k)[:5] for k in theirs if k not in COMMON
                }
                if shared and theirs and 0.5 <= len(keys) / len(theirs) <= 2:
                    found.append((first, last, theirs))
        found.sort(key=lambda f: -agreement(keys, f[2]))
        if not found or (
            len(found) > 1 and agreement(keys, found[0][2]) < agreement(keys, found[1][2]) + LEAD
        ):
            return None
        first, last, theirs = found[0]
        ops = Levenshtein.opcodes(list(keys), theirs)
        return Match(
            first, last, False, agreement(keys, theirs),
            tuple((o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in ops),
            self.told.tokens[first:last],
        )  # fmt: skip

    def _fitted(self, stream: Stream, keys: Sequence[str]) -> Match | None:
        """Trim a resembling range to the words that belong to it."""
        found = stream.near(keys)
        if found is None:
            return None
        spare = max(6, len(keys) // 2)
        first, last = max(0, found[0] - spare), min(len(stream.index), found[1] + spare)
        window = [self.told.tokens[k].key for k in stream.index[first:last]]
        ops = Levenshtein.opcodes(list(keys), window)
        while ops and ops[0].tag == "insert":
            first += ops[0].dest_end - ops[0].dest_start
            window = window[ops[0].dest_end - ops[0].dest_start :]
            ops = Levenshtein.opcodes(list(keys), window)
        while ops and ops[-1].tag == "insert":
            window = window[: ops[-1].dest_start]
            ops = Levenshtein.opcodes(list(keys), window)
        if not window:
            return None
        index = stream.index[first : first + len(window)]
        told = tuple(self.told.tokens[k] for k in index)
        return Match(
            index[0], index[-1] + 1, False, agreement(keys, window),
            tuple((o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in ops), told,
        )  # fmt: skip

    def _match(self, first: int, last: int, score: float, *, exact: bool) -> Match:
        return Match(first, last, exact, score, (), self.told.tokens[first:last])

    def share_quoted(self, match: Match) -> float:
        """Return the share of a match's words that the report quotes."""
        words = self.told.tokens[match.first : match.last]
        return sum(1 for t in words if self.told.quote_at(t.start) is not None) / (len(words) or 1)


def agreement(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of words whose stems agree in order, everyday words counting half."""
    a, b = [stem_of(k) for k in one], [stem_of(k) for k in other]
    ops = Levenshtein.opcodes(a, b)
    weight = {True: 0.5, False: 1.0}
    same = sum(
        weight[one[k] in COMMON] for o in ops if o.tag == "equal" for k in range(o.src_start, o.src_end)
    )
    total = max(sum(weight[k in COMMON] for k in one), sum(weight[k in COMMON] for k in other))
    return same / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Pieces:
    """A quotation cut at what its editor put in.

    Args:
        words: all words between the marks.
        parts: its words, cut at ellipses and brackets, without those in brackets.
        cuts: what stands before each part but the first: "ellipsis" or "bracket".
        bracketed: keys of the words in brackets.
    """

    words: tuple[Token, ...]
    parts: tuple[tuple[Token, ...], ...]
    cuts: tuple[str, ...]
    bracketed: tuple[str, ...]


def pieces(told: Layout, quote: Quotation) -> Pieces:
    """Cut a quotation at its ellipses and brackets."""
    text = told.report.text
    words = told.tokens[slice(*told.within(quote.start, quote.end))]
    gaps = [(m.start(), m.end(), "ellipsis") for m in _ELLIPSIS.finditer(text, quote.start, quote.end)]
    gaps += [
        (m.start(), m.end(), "bracket") for m in _BRACKET.finditer(text, quote.start, quote.end)
        if not any(a <= m.start() < b for a, b, _ in gaps)
        # "[W]e" corrects a letter's case and puts nothing in.
        and not (m.end() - m.start() == 3 and text[m.end() : m.end() + 1].isalpha())
    ]  # fmt: skip
    parts: list[tuple[Token, ...]] = []
    cuts: list[str] = []
    inside: list[str] = []
    at = quote.start
    for start, end, kind in [*sorted(gaps), (quote.end, quote.end, "")]:
        part = tuple(t for t in words if at <= t.start < start)
        if part:
            parts.append(part)
            cuts.append(kind)
        elif parts and kind == "ellipsis":
            cuts[-1] = kind
        inside += [t.key for t in words if start <= t.start < end]
        at = end
    return Pieces(tuple(words), tuple(parts), tuple(cuts[:-1]), tuple(inside))
