"""What a report is compared with: the reports it was made from and others, each laid beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.aligning import Alignment, Pair, aligned
from onrecord.comparing.direction import when
from onrecord.comparing.layout import Layout, laid_out
from onrecord.comparing.lineage import descent
from onrecord.comparing.loosely import both_ways
from onrecord.comparing.quoted import Searched
from onrecord.domain.reading import Reading
from onrecord.domain.record import Descent, Words
from onrecord.domain.spans import Span
from onrecord.reading.quotations import Quotation

COPIES: Final = ("verbatim", "edited", "rewritten", "take", "revision")
ORDERED: Final = 0.55  # wording from which less likeness is enough


@dataclass(frozen=True, slots=True)
class Parent:
    """A report that another is compared with.

    Args:
        reading: the report.
        told: it, laid out.
        sides: the child's sentences beside its own.
        searched: it, ready for quotations to be looked for.
        beside: for the number of a child's sentence the pair that holds it.
        how: how the child was made from it, None where it was not.
        sure: confidence in that, 0 to 1.
    """

    reading: Reading
    told: Layout
    sides: Alignment
    searched: Searched
    beside: Mapping[int, Pair]
    how: str | None
    sure: float

    @property
    def copied(self) -> bool:
        """Say whether the child was made from this report, in its own language."""
        return self.how in COPIES

    def own_words(self) -> bool:
        """Say whether the child retells this parent in words of its own, in most of what it has from it."""
        pairs = self.sides.pairs
        return self.how == "rewritten" and 2 * sum(p.wording < ORDERED for p in pairs) > len(pairs)


def line_of(child: Reading, parents: Sequence[Reading], known: tuple[Descent, ...] | None) -> list[Parent]:
    """Return the parents, the earliest published first, with what the child has from each."""
    told = laid_out(child.report)
    out = []
    for parent in parents:
        if parent.report.id == child.report.id:
            continue
        if known is None:
            found = descent(child, parent)
        else:
            found = next(
                (d for d in known if {d.child, d.parent} == {child.report.id, parent.report.id}), None
            )
        if found is not None and found.child != child.report.id:
            continue
        theirs = laid_out(parent.report)
        foreign = parent.report.language != child.report.language and None not in (
            parent.report.language, child.report.language)  # fmt: skip
        laid = both_ways if found is not None and found.how == "rewritten" else aligned
        sides = Alignment(told, theirs, ()) if foreign else laid(told, theirs)
        beside = {k: p for p in sides.pairs for k in p.here}
        how, sure = (found.how, found.confidence) if found else (None, 0.0)
        out.append(Parent(parent, theirs, sides, Searched(theirs), beside, how, sure))

    def order(parent: Parent) -> tuple[bool, str, float, str]:
        moment, _ = when(parent.reading.report)
        return moment is None, moment.isoformat() if moment else "", -parent.sure, parent.reading.report.id

    return sorted(out, key=order)


def beside(told: Layout, quote: Quotation, parent: Parent) -> tuple[int, ...]:
    """Return the parent's sentences laid beside those that a quotation stands in, and their neighbours."""
    first, last = told.sentence_at(quote.start), told.sentence_at(max(quote.start, quote.end - 1))
    if first is None or last is None:
        return ()
    numbers = {m for k in range(first.number, last.number + 1) if k in parent.beside
               for m in parent.beside[k].there}  # fmt: skip
    if not numbers:
        return ()
    size = len(parent.told.sentences)
    return tuple(range(max(0, min(numbers) - 1), min(size, max(numbers) + 2)))


def words_of(told: Layout, there: tuple[int, int]) -> Words:
    """Return a half-open range of a report's tokens as its words."""
    first, last = told.tokens[there[0]].start, told.tokens[there[1] - 1].end
    return Words(report=told.report.id, span=Span.of(told.report.text, first, last))
