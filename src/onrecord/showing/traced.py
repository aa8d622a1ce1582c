"""Where a report came from and what it altered, for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.domain.record import Alteration, Changes, Words
from onrecord.domain.report import Report
from onrecord.showing import wording
from onrecord.showing.naming import called
from onrecord.showing.paragraphs import Paragraphs
from onrecord.showing.terminal import Ink, Run, clean, flow, shorten, width_of
from onrecord.showing.text import NARROWEST, PIPED_WIDTH

if TYPE_CHECKING:
    from onrecord.record.traced import Relative, Traced

_LONGEST = 240  # columns of words quoted


def trace_to_text(traced: Traced, *, width: int = PIPED_WIDTH, colour: bool = False) -> str:
    """Return where a report came from and what came of it as text for a terminal.

    Args:
        traced: the report in its line.
        width: columns.
        colour: whether to write escape sequences for colours.
    """
    return "\n".join(_View(traced, max(width, NARROWEST), Ink(colour=colour)).lines()) + "\n"


class _View:
    """Lays one line of reports out."""

    def __init__(self, traced: Traced, width: int, ink: Ink) -> None:
        self.traced, self.width, self.ink = traced, width, ink
        self.reports = {traced.report.id: traced.report, **traced.reports}
        self.places: dict[str, Paragraphs] = {}

    def lines(self) -> Iterator[str]:
        report = self.traced.report
        yield from self.flow([Run(clean(wording.headline(report)), "strong")])
        yield from self.flow([Run(f"{called(report)} · {_published(report)} · {report.id}", "quiet")])
        for account, date in self.traced.dated:
            dated = f"its {wording.kind(account.type)} is dated {wording.when(date)} by the record"
            told = f"{dated}: {clean(date.why)}"
            yield from self.flow([Run(told)])
        yield from self.relatives("Made from", self.traced.derived_from, "nothing else in the record")
        yield from self.relatives("Copies", self.traced.copies, "none in the record")
        yield from self.alterations(self.traced.alterations)
        if self.traced.changes is not None:
            yield from self.changes(self.traced.changes)

    def relatives(self, heading: str, several: Sequence[Relative], none: str) -> Iterator[str]:
        yield from self.rule(heading, len(several))
        if not several:
            yield from self.flow([Run(none, "quiet")], indent=2)
        for one in several:
            runs = [
                Run(called(one.report), "strong"), Run(f"  {one.descent.how}", "open"),
                Run(f"  {_published(one.report)} · {one.descent.confidence:.2f} · {one.report.id}", "quiet"),
            ]  # fmt: skip
            yield from self.flow(runs, indent=2)
            for why in one.descent.why:
                yield from self.flow([Run(f"· {clean(why)}")], indent=4)

    def alterations(self, several: Sequence[Alteration]) -> Iterator[str]:
        yield from self.rule("Alterations", len(several))
        if not several:
            yield from self.flow([Run("none found", "quiet")], indent=2)
        for one in several:
            tone = "open" if "competing translation" in one.classes else "against"
            yield from self.flow(
                [Run(", ".join(one.classes), tone), Run(f"  {one.kind} · {one.confidence:.2f}", "quiet")],
                indent=2,
            )
            yield from self.words("here", one.here)
            if one.earliest is not None:
                yield from self.words("first", one.earliest, named=True)
            yield from self.flow([Run(clean(one.why))], indent=4)

    def changes(self, told: Changes) -> Iterator[str]:
        source = called(self.reports[told.parent])
        for heading, several in (
            (f"Dropped: only {source} has it", told.dropped), ("Added: only this report has it", told.added),
        ):  # fmt: skip
            if several:
                yield from self.rule(heading, len(several))
                for words in several:
                    yield from self.words("", words)
        if told.damaged:
            yield from self.rule("Damaged", len(told.damaged))
            for one in told.damaged:
                yield from self.words("here", one.here)
                yield from self.words("there", one.there)
        if told.lost:
            yield from self.rule("Hands of the chain that were lost", len(told.lost))
            for lost in told.lost:
                yield from self.flow([Run(clean(wording.hand(lost.hand)), "strong")], indent=2)
                yield from self.words("here", lost.here)
                yield from self.words("there", lost.there)

    def words(self, label: str, words: Words, *, named: bool = False) -> list[str]:
        report = self.reports[words.report]
        place = self.places.setdefault(report.id, Paragraphs(report.text)).place(words.span)
        where = f"  {called(report)} {place}" if named else f"  {place}"
        runs = [Run(f"“{shorten(clean(words.span.text), _LONGEST)}”"), Run(where, "quiet")]
        lead = f"    {self.ink(f'{label:5}', 'quiet')} " if label else "  "
        return flow(runs, width=self.width, ink=self.ink, first=lead, rest=" " * (10 if label else 4))

    def rule(self, heading: str, number: int) -> list[str]:
        shown = f"{heading} ({number})"
        rest = "─" * max(0, self.width - width_of(shown) - 4)
        return ["", f"{self.ink('──', 'quiet')} {self.ink(shown, 'strong')} {self.ink(rest, 'quiet')}"]

    def flow(self, runs: Sequence[Run], *, indent: int = 0) -> list[str]:
        return flow(
            runs, width=self.width, ink=self.ink, first=" " * indent, rest=" " * (indent + 2 if indent else 0)
        )


def _published(report: Report) -> str:
    return f"published {report.published[:10]}" if report.published else "no publication date"
