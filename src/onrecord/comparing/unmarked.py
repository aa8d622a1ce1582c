"""Words that a report's source quotes and the report tells without marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.comparing.layout import Layout
from onrecord.comparing.parents import Parent
from onrecord.comparing.quoted import Match, Searched, pieces
from onrecord.domain.record import Alteration, Words
from onrecord.domain.spans import Span
from onrecord.reading.quotations import Quotation


def unmarked(told: Layout, line: Sequence[Parent]) -> Iterator[Alteration]:
    """Yield words that a parent quotes and the child tells without marks."""
    for parent in (p for p in line if p.copied):
        ours = Searched(told)
        there = {m: p.here for p in parent.sides.pairs for m in p.there}
        for quote in parent.told.quotes:
            cut = pieces(parent.told, quote)
            words = [t.key for t in cut.words]
            if len(words) < 2 or ours.in_quotes(words) is not None:
                continue
            sentence = parent.told.sentence_at(quote.start)
            beside = there.get(sentence.number, ()) if sentence else ()
            match = _loose(ours, words, beside)
            if match is None or (len(words) < 4 and not _marked_off(told, parent.told, match, quote)):
                continue
            span = Span.of(told.report.text, told.tokens[match.first].start, told.tokens[match.last - 1].end)
            named = all(told.named(k) for k in range(match.first, match.last))
            if _marked(told.report.text, span) or (parent.how == "rewritten" and named):
                continue  # a name in marks is no quotation
            earliest = Span.of(parent.told.report.text, quote.start, quote.end)
            yield Alteration(
                kind="quotation", classes=("marks lost",), here=Words(report=told.report.id, span=span),
                earliest=Words(report=parent.told.report.id, span=earliest),
                confidence=round(0.6 + 0.35 * match.score, 3),
                why="words that the source quotes are told without quotation marks",
            )  # fmt: skip


def _marked(text: str, span: Span) -> bool:
    """Say whether a quotation mark stands beside a stretch, though it has lost its partner."""
    beside = text[max(0, span.start - 2) : span.start] + text[span.end : span.end + 3]
    return any(c in '"“”„«»「」' for c in beside) or any(c in '"“”' for c in span.text)


def _loose(ours: Searched, words: Sequence[str], beside: Sequence[int]) -> Match | None:
    """Find words of a quotation, outside any quotation, in the sentences laid beside its own."""
    match = ours.anywhere(words) if len(words) >= 4 else None
    if match is None and beside:
        match = ours.like(words, beside)
    if match is None or match.score < (0.8 if len(words) >= 4 else 1.0) or ours.share_quoted(match) > 0:
        return None
    return match


def _marked_off(told: Layout, theirs: Layout, match: Match, quote: Quotation) -> bool:
    """Say whether two or three words stand between the same neighbours: else they may be the child's own."""
    first, last = theirs.within(quote.start, quote.end)
    before = theirs.tokens[first - 1].key if first else ""
    after = theirs.tokens[last].key if last < len(theirs.tokens) else ""
    return (match.first > 0 and told.tokens[match.first - 1].key == before) or (
        match.last < len(told.tokens) and told.tokens[match.last].key == after
    )
