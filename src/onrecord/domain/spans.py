"""Spans: half-open ranges of code points in one report's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a report's text; `text` is what stands there.

    Args:
        start: first code point, counted from 0.
        end: one past the last code point; `start < end`.
        text: exactly `report.text[start:end]`.

    Source: W3C Web Annotation, TextPositionSelector and TextQuoteSelector.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            message = f"not a span: start {self.start}, end {self.end}, {len(self.text)} code points of text"
            raise ValueError(message)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span `start` to `end` (half-open, code points) out of `text`."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
