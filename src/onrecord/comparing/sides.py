"""Two sentences laid beside each other, and one thing that they tell differently."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.comparing.layout import Layout
from onrecord.comparing.wording import Token
from onrecord.domain.record import AlterationClass

Ops = list[tuple[str, int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing told differently.

    Args:
        told: number, date, name, title, negation or modality.
        here, there: half-open ranges of words, in the sentences given; never empty.
        sure: 0 to 1.
        why: one sentence.
    """

    told: AlterationClass
    here: tuple[int, int]
    there: tuple[int, int]
    sure: float
    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side: of a sentence, or of several that one sentence of the other holds."""

    told: Layout
    words: tuple[Token, ...]

    def named(self, k: int) -> bool:
        """Say whether a word is part of a name."""
        token = self.words[k]
        return token.upper and token.kind == "word" and token.key in self.told.capitals

    def text(self, span: tuple[int, int]) -> str:
        """Return the report's own words of a range."""
        return self.told.report.text[self.words[span[0]].start : self.words[span[1] - 1].end]
