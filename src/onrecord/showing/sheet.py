"""Lines for a terminal: tables that fit its width, and cards where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.showing.terminal import Ink, Run, clean, flow, pad, plain, width_of, wrap

_GAP = 2  # columns between two cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Args:
        label: what stands above it.
        right: numbers stand at its right edge.
        wide: it takes what the others leave, and its text is wrapped.
    """

    label: str
    right: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where lines are put: how many columns there are, and whether in colour."""

    width: int
    ink: Ink

    def flow(self, runs: Sequence[Run], *, indent: int = 0, hang: int | None = None) -> list[str]:
        """Return styled text as lines."""
        rest = " " * (indent if hang is None else hang)
        return flow(runs, width=self.width, ink=self.ink, first=" " * indent, rest=rest)

    def rule(self, heading: str) -> str:
        """Return a heading with a line up to the margin."""
        rest = "─" * max(0, self.width - width_of(heading) - 4)
        return f"{self.ink('──', 'quiet')} {self.ink(heading, 'strong')} {self.ink(rest, 'quiet')}"

    def row(
        self, label: str, runs: Sequence[Run], *, indent: int = 4, labels: int = 9, hang: int = 0
    ) -> list[str]:
        """Return text behind a label; its further lines stand `hang` columns further in."""
        first = " " * indent + self.ink(pad(label, labels), "quiet")
        return flow(runs, width=self.width, ink=self.ink, first=first, rest=" " * (indent + labels + hang))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Run]]) -> list[str]:
        """Return a table; the texts of its cells are cleaned already.

        Args:
            columns: one of them wide.
            rows: one run a column.
        """
        widths = [
            max([width_of(column.label), *(width_of(row[place].text) for row in rows)])
            for place, column in enumerate(columns)
        ]
        wide = next(place for place, column in enumerate(columns) if column.wide)
        others = sum(widths) - widths[wide] + _GAP * (len(columns) - 1)
        widths[wide] = min(widths[wide], max(10, self.width - others))
        lines = self._cells([Run(column.label, "quiet") for column in columns], columns, widths)
        for row in rows:
            lines += self._cells(row, columns, widths)
        return lines

    def _cells(self, row: Sequence[Run], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
        parts = []
        for run, column, width in zip(row, columns, widths, strict=True):
            ends = wrap(run.text, width) if column.wide else [(0, len(run.text))]
            parts.append([run.text[start:end] for start, end in ends] or [""])
        lines = []
        for number in range(max(len(part) for part in parts)):
            line = ""
            for run, part, column, width in zip(row, parts, columns, widths, strict=True):
                text = part[number] if number < len(part) else ""
                space = " " * (width - width_of(text))
                inked = self.ink(text, run.style)
                line += (space + inked if column.right else inked + space) + " " * _GAP
            lines.append(_bare(line))
        return lines


def sheet(width: int, *, colour: bool) -> Sheet:
    """Return a sheet of so many columns."""
    return Sheet(width=width, ink=Ink(colour=colour))


def cleaned(text: str | None, style: str = "") -> Run:
    """Return text of a report as a run that steers nothing."""
    return Run(clean(text or ""), style)


def _bare(line: str) -> str:
    """Return a line without the spaces at its end."""
    return line.rstrip(" ") if plain(line) == line else line.rstrip()
