"""One report with everything the network says of it, ready for the rules: words, trees, names, passages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.domain.report import Passage, Report
from onrecord.domain.spans import Span
from onrecord.reading.attributions import Attribution, attributions
from onrecord.reading.chinese.names import names as chinese_names
from onrecord.reading.encoder import Marks, mark
from onrecord.reading.names import Name, names
from onrecord.reading.scenes import Scenes
from onrecord.reading.syntax import Tree, Word, parse
from onrecord.reading.times import TimeExpression, find_times

SILENT = ("boilerplate", "credit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report under reading.

    Args:
        names: names in order of the text, none inside boilerplate.
        attributions: what PolNeAR would mark, in order of the text.
        times: time expressions in order of the text.
        name_of_word: the name that each word stands in.
        low: the text in lower case.
        scenes: what the network says of engagements.
    """

    report: Report
    marks: Marks
    tree: Tree
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    name_of_word: Mapping[int, Name]
    low: str
    scenes: Scenes

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def span(self, start: int, end: int) -> Span:
        """Cut a span of the report's text."""
        return Span.of(self.report.text, start, end)

    def passage(self, at: int) -> Passage | None:
        """Return the passage that the code point `at` stands in."""
        return standing(self.report, at)

    def kind(self, at: int) -> str:
        """Return the kind of passage that the code point `at` stands in; "body" where the report has none."""
        passage = self.passage(at)
        return passage.kind if passage else "body"

    def silent(self, at: int) -> bool:
        """Say whether nothing is read at `at`: boilerplate and credits are no part of the story."""
        return self.kind(at) in SILENT

    def words(self, start: int, end: int) -> list[Word]:
        """Return the words that overlap the code points `start` to `end`."""
        return [self.tree.words[i] for i in self.tree.at(start, end)]

    def sentence(self, word: Word) -> Span:
        """Return the sentence that a word stands in."""
        return self.span(*self.tree.sentence_span(word.i))


def standing(report: Report, at: int) -> Passage | None:
    """Return the passage of a report that a code point stands in, or None between passages."""
    k = bisect_right(report.passages, at, key=lambda p: p.start) - 1
    return report.passages[k] if k >= 0 and at < report.passages[k].end else None


def headed(report: Report) -> int:
    """Return where the report's headline ends, or 0 where it has none at its head."""
    first = next((p for p in report.passages if p.kind not in SILENT), None)
    return first.end if first is not None and first.kind == "headline" else 0


def document(report: Report) -> Document:
    """Run the network and everything decoded straight from it."""
    marks = mark(report.text)
    tree = parse(report.text, marks, frozenset(p.start for p in report.passages))

    def silent(at: int) -> bool:
        passage = standing(report, at)
        return passage is not None and passage.kind in SILENT

    found = tuple(n for n in names(report.text, marks, tree) if not silent(n.start))
    if report.language == "zh":
        found = tuple(n for n in chinese_names(report.text, found) if not silent(n.start))
    return Document(
        report=report,
        marks=marks,
        tree=tree,
        names=found,
        attributions=tuple(attributions(report.text, marks, silent, headed(report))),
        times=tuple(t for t in find_times(report.text, published=report.published) if not silent(t.start)),
        name_of_word={i: n for n in found for i in tree.at(n.start, n.end)},
        low=report.text.lower(),
        scenes=Scenes(report.text, marks, silent),
    )
