"""Names, titles, dates, numbers, negations and modality that a copy tells otherwise than its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.comparing.aligning import Pair
from onrecord.comparing.layout import Layout
from onrecord.comparing.loosely import loose_differences, named_otherwise
from onrecord.comparing.other_speakers import given_to_others
from onrecord.comparing.parents import ORDERED, Parent
from onrecord.comparing.ranks import retitled
from onrecord.comparing.restated import figures_otherwise, restated
from onrecord.comparing.sides import Difference, Side
from onrecord.comparing.slots import differences
from onrecord.comparing.tells import REFUSALS
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration, AlterationClass, Altered, Words
from onrecord.domain.spans import Span

UNLIKE: Final = 0.4  # wording below which negations and modality are looked for by what they stand before
LEAST: Final = 0.45  # likeness of sentences below which differing facts are other facts, not altered ones
_KINDS: Final[Mapping[str, Altered]] = {"number": "number", "date": "date", "name": "name", "title": "title"}


def altered_facts(child: Reading, told: Layout, line: Sequence[Parent]) -> Iterator[Alteration]:
    """Yield names, titles, dates, numbers, negations and modality that a copy tells otherwise."""
    copied = [p for p in line if p.copied]
    for parent in copied:
        for pair in parent.sides.pairs:
            loose = pair.likeness < LEAST and pair.wording < ORDERED
            if pair.wording >= 1.0 or (loose and parent.how != "rewritten"):
                continue
            here = Side(told, tuple(t for k in pair.here for t in told.words(told.sentences[k])))
            there = Side(
                parent.told, tuple(t for k in pair.there for t in parent.told.words(parent.told.sentences[k]))
            )
            found = _told_otherwise(here, there, pair, reworded=parent.how == "rewritten")
            for d in found:
                if told.quote_at(here.words[d.here[0]].start) and told.quote_at(
                    here.words[d.here[1] - 1].start
                ):
                    continue
                if any(_stands(p, here, d.told, d.here, pair) for p in copied if p is not parent):
                    continue
                yield _alteration(told, parent.told, here, there, d.told, (d.here, d.there), d.sure, d.why)
        own_words = parent.own_words()
        whole = (
            *named_otherwise(told, parent.told), *figures_otherwise(told, parent.told),
            *restated(parent.sides),
        ) if own_words else ()  # fmt: skip
        for one, other, d in whole:
            if not told.quote_at(one.words[d.here[0]].start):
                yield _alteration(told, parent.told, one, other, d.told, (d.here, d.there), d.sure, d.why)
        for here_, there_, why in retitled(child, parent.reading) if own_words else ():
            yield _of_readings("title", "title", parent, told, (here_, there_), why)
        for here_, there_, why in given_to_others(child, parent.reading):
            yield _of_readings("statement", "speaker changed", parent, told, (here_, there_), why)


def _of_readings(
    kind: Altered, name: AlterationClass, parent: Parent, told: Layout, spans: tuple[Span, Span], why: str
) -> Alteration:
    return Alteration(
        kind=kind, classes=(name,), here=Words(report=told.report.id, span=spans[0]),
        earliest=Words(report=parent.told.report.id, span=spans[1]), confidence=0.7, why=why,
    )  # fmt: skip


def _told_otherwise(here: Side, there: Side, pair: Pair, *, reworded: bool) -> list[Difference]:
    """Compare two sentences word by word where they are alike, in other words where they are not."""
    alike = pair.likeness >= LEAST or pair.wording >= ORDERED
    found = list(differences(here, there, wording=pair.wording)) if alike else []
    if reworded and pair.wording < ORDERED:
        # Word by word, sentences as unlike as this lose a "not" or a "may" to whatever stands in its place.
        found = [d for d in found if d.told not in ("negation", "modality") or pair.wording >= UNLIKE]
        found = [d for d in found if d.told != "negation" or not _double(there, d.there)]
        taken = {k for d in found for k in range(*d.here)}
        found += [d for d in loose_differences(here, there) if not taken & set(range(*d.here))]
    return found


def _double(side: Side, span: tuple[int, int]) -> bool:
    """Say whether what is negated says no by itself: "has not stopped"."""
    return any(t.key in REFUSALS for t in side.words[span[0] : span[1] + 2])


def _stands(parent: Parent, here: Side, kind: AlterationClass, span: tuple[int, int], pair: Pair) -> bool:
    """Say whether another parent has the child's form in the sentence laid beside it."""
    keys = [t.key for t in here.words[span[0] : span[1]]]
    numbers = {m for k in pair.here if k in parent.beside for m in parent.beside[k].there}
    words = (
        " "
        + " ".join(t.key for n in sorted(numbers) for t in parent.told.words(parent.told.sentences[n]))
        + " "
    )
    return kind != "negation" and f" {' '.join(keys)} " in words


def _alteration(
    told: Layout, theirs: Layout, here: Side, there: Side, kind: AlterationClass,
    spans: tuple[tuple[int, int], tuple[int, int]], sure: float, why: str,
) -> Alteration:  # fmt: skip
    ours, others = spans
    return Alteration(
        kind=_KINDS.get(kind, "statement"),
        classes=(kind,),
        here=_cut(told, here, ours),
        earliest=_cut(theirs, there, others),
        confidence=sure,
        why=why,
    )


def _cut(told: Layout, side: Side, span: tuple[int, int]) -> Words:
    start, end = side.words[span[0]].start, side.words[span[1] - 1].end
    return Words(report=told.report.id, span=Span.of(told.report.text, min(start, end - 1), end))
