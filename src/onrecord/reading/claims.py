"""Claims of trend: what a report says grows rarer, more frequent, unheard of, and in whose name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain.reading import Claim, Speaker, Statement
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast
from onrecord.reading.document import Document
from onrecord.reading.lexicon.trends import (
    chinese_trends,
    comparisons,
    forecasts,
    lasting,
    market_figures,
    trend_cues,
)

LEAST = 4  # words; a shorter piece is no clause by itself and is read with what stands before it
LEAST_HAN = 14  # code points, the same for Chinese
SUBJECT = 60  # code points before a cue in which its subject stands
BREAK = re.compile(
    r"(?<=[.!?])\s+(?=[\"“])|;\s+|\s+[—–]\s+|:\s+|,\s+(?:and|but|while|whereas|although|though|with|as"
    r"|because|which|who|so)\s+|\s+(?:while|whereas|although|though|because)\s+"
)
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
TAIL = re.compile(
    r",\s+(?:according to|by the count of|(?:[\w’'.-]+\s+){0,9}(?:said|says|show|shows|showed|told|added"
    r"|noted|data|figures)\b)[^,]*$",
    re.I,
)
SAYS_THAT = re.compile(
    r"^.*?\b(?:said|says|say|added|noted|argued|believes?|show|shows|showed|found)\s+(?:that\s+)?(?=\w)",
    re.I | re.S,
)
FRAGMENT = re.compile(
    r"\s*(?:the|a|an|up|down|twice|half|its|their)?\s*(?:first|second|third|highest|lowest|biggest|largest"
    r"|most|fewest|fastest|slowest|worst|best|record|twice|half|double|up|down|compared|as)\b",
    re.I,
)
EDGES = " \t\n,;:—–“”\"‘’'.。！？"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one sentence: half-open code points."""

    start: int
    end: int


class Claims:
    """Finds the claims of trend in a report.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        statements: what was said; a claim inside one is its speaker's.
    """

    def __init__(self, doc: Document, cast: Cast, statements: tuple[Statement, ...]) -> None:
        self.doc, self.cast, self.statements = doc, cast, statements

    def run(self) -> tuple[Claim, ...]:
        """Return the claims in order of the text, one a clause."""
        spans: list[Span] = []
        places = self.chinese() if self.doc.report.language == "zh" else self.english()
        for place in sorted(places, key=lambda p: p.start):
            start, end = self.trimmed(place.start, place.end)
            if start < end and not any(s.start < end and start < s.end for s in spans):
                spans.append(self.doc.span(start, end))
        return tuple(
            Claim(kind="trend", text=s.text, about=self.about(s), evidence=(s,), speaker=self.speaker(s))
            for s in spans
        )

    def readable(self, at: int) -> bool:
        """Say whether the code point `at` stands in the story itself."""
        return not self.doc.silent(at) and self.doc.kind(at) == "body"

    def english(self) -> Iterator[Piece]:
        """Yield the clauses of an English report that claim a trend."""
        for first, end in self.doc.tree.sentences:
            start, stop = self.doc.tree.words[first].start, self.doc.tree.words[end - 1].end
            if not self.readable(start):
                continue
            pieces = list(self.pieces(start, stop))
            for k, piece in enumerate(pieces):
                if self.claims(piece, start):
                    yield self.whole(pieces, k)

    def pieces(self, start: int, stop: int) -> Iterator[Piece]:
        """Cut a sentence into its clauses."""
        text, at = self.doc.text[start:stop], 0
        for found in BREAK.finditer(text):
            yield Piece(start=start + at, end=start + found.start())
            at = found.end()
        yield Piece(start=start + at, end=stop)

    def whole(self, pieces: list[Piece], k: int) -> Piece:
        """Return a clause with what it leans on: "…, the highest in 14 years" is no clause alone."""
        piece = pieces[k]
        text = self.doc.text[piece.start : piece.end]
        if k and (len(text.split()) < LEAST or FRAGMENT.match(text)):
            return Piece(start=pieces[k - 1].start, end=piece.end)
        return piece

    def claims(self, piece: Piece, sentence: int) -> bool:
        """Say whether a clause of the sentence that starts at `sentence` claims a trend.

        The movement of a market figure, a forecast and a wish are none.
        """
        text = self.doc.text[piece.start : piece.end]
        for cue in trend_cues():
            found = cue.pattern.search(text)
            if found is None:
                continue
            before = text[: found.start()]
            subject = self.doc.text[sentence : piece.start + found.start()][-SUBJECT:]
            if market_figures().search(subject) and not lasting().search(text):
                continue
            if forecasts().search(before):
                continue
            if not cue.weak or comparisons().search(text[: found.start()] + "  " + text[found.end() :]):
                return True
        return False

    def chinese(self) -> Iterator[Piece]:
        """Yield the sentences of a Chinese report that claim a trend."""
        for sentence in SENTENCE.finditer(self.doc.text):
            if self.readable(sentence.start()) and any(word in sentence.group() for word in chinese_trends()):
                parts = [
                    p
                    for p in re.finditer(r"[^，；]+", sentence.group())
                    if any(w in p.group() for w in chinese_trends())
                ]
                begin = 0 if len(parts[0].group()) < LEAST_HAN else parts[0].start()
                yield Piece(start=sentence.start() + begin, end=sentence.start() + parts[-1].end())

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Take an attribution and marks off the ends of a claim."""
        text = self.doc.text[start:end]
        tail = TAIL.search(text)
        if tail is not None and not any(c.pattern.search(tail.group()) for c in trend_cues() if not c.weak):
            text = text[: tail.start()]
        quoted = re.match(r"[\"“]([^\"”]+)[\"”]", text)
        if quoted is not None and any(c.pattern.search(quoted[1]) for c in trend_cues()):
            text = quoted.group()
        lead = SAYS_THAT.match(text)
        if lead is not None and any(c.pattern.search(text, lead.end()) for c in trend_cues()):
            start, text = start + lead.end(), text[lead.end() :]
        left = len(text) - len(text.lstrip(EDGES))
        return start + left, start + max(left, len(text.rstrip(EDGES)))

    def about(self, span: Span) -> tuple[str, ...]:
        """Return the actors that stand in a claim."""
        return tuple(f"a{e.number}" for e in self.cast.in_span(span.start, span.end))

    def speaker(self, span: Span) -> Speaker | None:
        """Return in whose name a claim is made: the innermost statement's; None is the report's own."""
        holding = [
            (content.end - content.start, k)
            for k, statement in enumerate(self.statements)
            for content in statement.content
            if content.start < span.end and span.start < content.end and self.most(content, span)
        ]
        return self.statements[min(holding)[1]].speaker if holding else None

    @staticmethod
    def most(content: Span, span: Span) -> bool:
        """Say whether a content holds most of a claim."""
        shared = min(content.end, span.end) - max(content.start, span.start)
        return 2 * shared > span.end - span.start


def claims(doc: Document, cast: Cast, statements: tuple[Statement, ...]) -> tuple[Claim, ...]:
    """Return the claims of trend that a report makes, in order of the text."""
    return Claims(doc, cast, statements).run()
