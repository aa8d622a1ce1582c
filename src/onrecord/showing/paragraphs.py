"""The paragraphs of a report, numbered so that people can find a place in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.domain.spans import Span


class Paragraphs:
    """Numbers the paragraphs of one text; a paragraph is a line that holds more than white space.

    Args:
        text: the report's text.
    """

    def __init__(self, text: str) -> None:
        self.ranges: list[tuple[int, int]] = []
        start = 0
        for line in text.split("\n"):
            if line.strip():
                self.ranges.append((start, start + len(line)))
            start += len(line) + 1
        self._starts = [start for start, _ in self.ranges]

    def number(self, offset: int) -> int:
        """Return the number, from 1, of the paragraph at a code point; before the first one it is 1."""
        return max(1, bisect_right(self._starts, offset))

    def place(self, span: Span) -> str:
        """Return where a span stands, for people: its paragraph and its code points."""
        # A no-break space keeps it on one line.
        return f"¶{self.number(span.start)}\u00a0[{span.start}–{span.end}]"


def in_order(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans in the order of the text, each once, without those inside a longer one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].contains(span):
            kept.append(span)
    return tuple(kept)
