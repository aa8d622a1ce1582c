"""Accounts side by side for people in a terminal: a table where it is wide enough, else point under point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.comparing.differing import Difference
from onrecord.comparing.points import Cell, Point
from onrecord.comparing.side_by_side import Column, Comparison
from onrecord.showing import wording
from onrecord.showing.naming import called, letter
from onrecord.showing.paragraphs import Paragraphs
from onrecord.showing.terminal import Ink, Run, clean, flow, plain, shorten, width_of
from onrecord.showing.text import NARROWEST, PIPED_WIDTH

_NARROW_COLUMN = 26  # columns of a cell; narrower ones are read point under point
_LONGEST = 280  # columns of the words of a cell; the place tells where the rest stands
_BETWEEN = " │ "


def comparison_to_text(
    comparison: Comparison, *, width: int = PIPED_WIDTH, colour: bool = False, shared: bool = False
) -> str:
    """Return accounts side by side as text for a terminal.

    Args:
        comparison: the accounts and their points.
        width: columns; where they are too few for a table, cells stand under one another.
        colour: whether to write escape sequences for colours.
        shared: leave out what one account alone tells.

    Returns:
        Lines that each end in a line feed. Nothing of the reports' own can steer the terminal.
    """
    return _Table(comparison, max(width, NARROWEST), Ink(colour=colour), shared=shared).text()


class _Table:
    """Lays one comparison out in lines."""

    def __init__(self, comparison: Comparison, width: int, ink: Ink, *, shared: bool) -> None:
        self.comparison, self.width, self.ink = comparison, width, ink
        self.points = [p for p in comparison.points if not shared or _tellers(p) > 1]
        self.left_out = len(comparison.points) - len(self.points)
        self.letters = {c.account.id: letter(k) for k, c in enumerate(comparison.columns)}
        self.paragraphs = {c.account.id: Paragraphs(c.report.text) for c in comparison.columns}
        count = len(comparison.columns)
        self.column = (width - len(_BETWEEN) * (count - 1)) // count

    def text(self) -> str:
        lines = [*self.heading(), ""]
        for point in self.points:
            lines += self.rule(point.topic)
            lines += self.row(point.cells) if self.column >= _NARROW_COLUMN else self.stack(point.cells)
        return "\n".join([*lines, *self.footer()]) + "\n"

    def heading(self) -> Iterator[str]:
        """Yield the engagement and its accounts, copies under what they were made from."""
        yield self.ink(clean(self.comparison.engagement), "strong")
        for column in self.comparison.columns:
            yield from self.account(column)

    def account(self, column: Column) -> Iterator[str]:
        name = letter(self.comparison.columns.index(column))
        head = [
            Run(called(column.report), "strong"),
            Run(f"  {column.kind}", "firm" if column.kind == "primary" else ""),
            *(Run(f" · {clean(fact)}", "quiet") for fact in _facts(column)),
        ]  # fmt: skip
        yield from flow(
            head, width=self.width, ink=self.ink, first=f"{self.ink(name, 'strong')}  ", rest="   "
        )
        if column.date.basis == "inferred" and column.account.date.value is None and column.date.value:
            told = [
                Run(
                    f"dated {wording.day(column.date.value)} by the record: {clean(column.date.why)}", "quiet"
                )
            ]
            yield from flow(told, width=self.width, ink=self.ink, first="   ", rest="   ")
        for copy in column.copies:
            told = [
                Run(f"└ {called(copy.report)}"),
                Run(f"  {copy.how}", "open"),
                Run(" · see 'onrecord trace'", "quiet"),
            ]
            yield from flow(told, width=self.width, ink=self.ink, first="   ", rest="     ")

    def rule(self, topic: str) -> list[str]:
        shown = shorten(clean(topic), self.width - 6)
        rest = "─" * max(0, self.width - width_of(shown) - 4)
        return [f"{self.ink('──', 'quiet')} {self.ink(shown, 'strong')} {self.ink(rest, 'quiet')}"]

    def row(self, cells: Sequence[Cell]) -> Iterator[str]:
        """Yield the lines of a row, its cells beside one another."""
        parts = [flow(self.runs(cell), width=self.column, ink=self.ink) for cell in cells]
        parts = [lines + self.differs(cell, self.column) for lines, cell in zip(parts, cells, strict=True)]
        bar = self.ink(_BETWEEN, "quiet")
        for k in range(max(len(lines) for lines in parts)):
            shown = [lines[k] if k < len(lines) else "" for lines in parts]
            yield (
                bar.join(_padded(line, self.column) for line in shown[:-1])
                + (bar if shown[:-1] else "")
                + shown[-1]
            )

    def stack(self, cells: Sequence[Cell]) -> Iterator[str]:
        """Yield the cells under one another, each behind the letter of its account."""
        for cell in cells:
            name = f"{self.ink(self.letters[cell.account], 'strong')}  "
            yield from flow(self.runs(cell), width=self.width, ink=self.ink, first=name, rest="   ")
            yield from (f"   {line}" for line in self.differs(cell, self.width - 3))

    def runs(self, cell: Cell) -> list[Run]:
        if cell.state == "not mentioned":
            return [Run("not mentioned", "quiet")]
        places = ", ".join(self.paragraphs[cell.account].place(span) for span in cell.evidence[:2])
        return [Run(shorten(clean(cell.words), _LONGEST)), Run(f"  {places}", "quiet")]

    def differs(self, cell: Cell, width: int) -> list[str]:
        lines: list[str] = []
        for one in cell.differs:
            lines += flow([Run(f"≠ {difference(one)}", "against")], width=width, ink=self.ink, rest="  ")
        return lines

    def footer(self) -> Iterator[str]:
        yield ""
        if self.left_out:
            yield from self.note(
                f"{wording.count(self.left_out, 'point')} told by one account alone left out"
            )
        for told in self.comparison.notes:
            yield from self.note(clean(told))
        yield from self.note(
            "≠ differs from the first account that tells it; ¶ counts paragraphs, [start–end] characters."
        )

    def note(self, words: str) -> list[str]:
        return flow([Run(words, "quiet")], width=self.width, ink=self.ink)


def difference(one: Difference) -> str:
    """Return in words in what a cell differs."""
    return f"{one.within}: {clean(one.here)}, where the first has {clean(one.there)}"


def _tellers(point: Point) -> int:
    return sum(cell.state != "not mentioned" for cell in point.cells)


def _facts(column: Column) -> list[str]:
    account = column.account
    published = f"published {account.published[:10]}" if account.published else "no publication date"
    language = wording.language(account.language) if account.language else ""
    return [fact for fact in (published, language, account.report) if fact]


def _padded(line: str, columns: int) -> str:
    return line + " " * max(0, columns - width_of(plain(line)))
