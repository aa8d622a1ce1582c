"""The numbers and dates of a draft's own sentences, against sentences of the record that tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.concepts import concepts
from onrecord.comparing.figures import Figure, agree, comparable, figures
from onrecord.comparing.findings import Finding, Source
from onrecord.comparing.layout import Layout, laid_out
from onrecord.comparing.weighing import features, likeness
from onrecord.comparing.wording import Token, stem_of
from onrecord.domain.reading import Reading
from onrecord.domain.record import Words
from onrecord.domain.spans import Span

TELLS: Final = 0.22  # likeness of sentences from which the same figure supports the draft's
CONTRADICTS: Final = 0.45  # likeness from which another figure of the same thing contradicts it
_EVERYDAY: Final = frozenset({"1", "2", "1th", "2th", "3th"})  # "one", "both", "first": they count nothing


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of the record with its figures."""

    source: Source
    told: Layout
    words: tuple[Token, ...]
    bag: Mapping[str, float]
    found: tuple[Figure, ...]

    def cut(self, figure: Figure | None = None) -> Words:
        first = self.words[figure.first if figure else 0].start
        last = self.words[(figure.last if figure else len(self.words)) - 1].end
        return Words(report=self.told.report.id, span=Span.of(self.told.report.text, first, last))


def checked_figures(draft: Reading, sources: Sequence[Source], taken: frozenset[int]) -> Iterator[Finding]:
    """Yield what the record says of each number and date that stands outside quotations.

    Args:
        draft: what is checked.
        sources: reports of the record.
        taken: where dates begin that are checked already, code points of the draft.
    """
    told = laid_out(draft.report)
    lines = [line for source in sources for line in _lines(source)]
    for sentence in told.sentences:
        if sentence.kind == "dateline":
            continue  # the day on which the draft is written is no fact of the record
        words = told.words(sentence)
        mine = [f for f in figures(words) if _counts(told, words, f) and words[f.first].start not in taken]
        if not mine:
            continue
        bag = _bag(told, words)
        near = sorted(
            (
                (likeness(bag, line.bag, foreign=_foreign(told, line.told))[0], k)
                for k, line in enumerate(lines)
            ),
            key=lambda n: (-n[0], n[1]),
        )
        for f in mine:
            yield _figure(draft, words, f, [(score, lines[k]) for score, k in near[:40]])


def _foreign(one: Layout, other: Layout) -> bool:
    return one.report.language != other.report.language


def _counts(told: Layout, words: Sequence[Token], figure: Figure) -> bool:
    """Say whether a figure tells something: no "one", no part of a name such as VL-310, not quoted."""
    start, end = words[figure.first].start, words[figure.last - 1].end
    if told.quote_at(start) is not None or figure.value in _EVERYDAY:
        return False
    text = told.report.text
    return not (
        (start and (text[start - 1].isalnum() or text[start - 1] == "-")) or text[end : end + 1].isalpha()
    )


def _lines(source: Source) -> Iterator[_Line]:
    told = laid_out(source.reading.report)
    for sentence in told.sentences:
        words = told.words(sentence)
        found = figures(words)
        if found:
            yield _Line(source, told, words, _bag(told, words), found)


def _bag(told: Layout, words: Sequence[Token]) -> dict[str, float]:
    """Return what a sentence compares by, its figures left out: they are what is asked."""
    bag = features(words, frozenset(), frozenset(), capitals=told.capitals)
    return {f: w for f, w in bag.items() if f[0] not in "nd"}


def _figure(
    draft: Reading, words: Sequence[Token], figure: Figure, near: Sequence[tuple[float, _Line]]
) -> Finding:
    own = Span.of(draft.report.text, words[figure.first].start, words[figure.last - 1].end)
    kind = figure.kind
    supports = [
        (line, g) for score, line in near for g in line.found
        if score >= TELLS and _same(figure, g)
        and (score >= CONTRADICTS or _counted(words, figure) & _counted(line.words, g))
    ]  # fmt: skip
    sound = [s for s in supports if not s[0].source.parents] or supports
    if sound:
        return Finding(
            verdict="verified", kind=kind, evidence=own, record=tuple(line.cut() for line, _ in sound[:2]),
            why=f"{sound[0][0].source.name} has it",
        )  # fmt: skip
    against = [
        (line, g) for score, line in near for g in line.found
        if score >= CONTRADICTS and _rivals(words, figure, line, g)
    ]  # fmt: skip
    if against:
        line, g = against[0]
        shown = line.cut(g).span.text
        return Finding(
            verdict="contradicted", kind=kind, evidence=own, record=(line.cut(),), classes=(kind,),
            why=f"{line.source.name} has {shown}",
        )  # fmt: skip
    return Finding(verdict="not in record", kind=kind, evidence=own, record=(),
                   why=f"no report of the record tells this {kind} of the same thing")  # fmt: skip


def _same(one: Figure, other: Figure) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "date":
        return agree(one.value, other.value)
    a, b = one.value.split(), other.value.split()
    return a[0] == b[0] and (a[1:] == b[1:] or not a[1:] or not b[1:])


def _rivals(words: Sequence[Token], figure: Figure, line: _Line, other: Figure) -> bool:
    """Say whether two figures count the same thing and differ."""
    if figure.kind != other.kind or _same(figure, other):
        return False
    # A figure that the draft's sentence has too stands for something else.
    if any(_same(f, other) for f in figures(words)):
        return False
    if figure.kind == "date":
        return comparable(figure.value, other.value)
    units = figure.value.split()[1:], other.value.split()[1:]
    if units[0] != units[1]:
        return False
    return bool(_counted(words, figure) & _counted(line.words, other)) or bool(units[0])


def _counted(words: Sequence[Token], figure: Figure) -> frozenset[str]:
    """Return the stems and topics beside a figure: what it counts."""
    after = words[figure.last : figure.last + 3]
    beside = words[max(0, figure.first - 3) : figure.last + 4]
    stems = {stem_of(t.key) for t in after if t.kind == "word" and len(t.key) > 2}
    return frozenset(stems | {f"c:{topic}" for topic, _, _ in concepts(beside)})
