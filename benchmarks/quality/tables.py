"""Measures as lines of text for people and as tables of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks import results
from benchmarks.quality.judgement import Judgement


def lines(measures: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return one aligned line a measure: its score with its interval, then precision, recall and counts."""
    width = max((len(name) for name in measures), default=0)
    return [f"{name:{width}}  {_words(kept)}" for name, kept in measures.items()]


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table as lines; bars in cells are escaped."""
    table = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in table]


def score(kept: Mapping[str, Any]) -> float:
    """Return the number that a measure is judged by: its F1, or its share where it is a plain share."""
    return float(kept["f1"] if "f1" in kept else kept["share"])


def spread(kept: Mapping[str, Any]) -> str:
    """Return the 95% interval as `low to high`."""
    low, high = kept["interval95"]
    return f"{low:.1f} to {high:.1f}"


def print_failures(judged: Sequence[tuple[str, Judgement]]) -> None:
    """Print every failure of each document, what was expected above what was found."""
    for name, judgement in judged:
        print(f"{name}: {len(judgement.misses)} failures")
        for miss in judgement.misses:
            print(f"  {miss.measure}")
            print(f"    expected  {_told(miss.expected)}")
            print(f"    got       {_told(miss.got)}")
        print()


def _told(text: str | None) -> str:
    return "nothing" if text is None else results.printable(text, 240)


def _words(kept: Mapping[str, Any]) -> str:
    if "share" in kept:
        return f"{kept['share']:5.1f} %   ({spread(kept)})  {kept['right']} of {kept['found']}"
    return (
        f"F1 {kept['f1']:5.1f}  ({spread(kept)})  P {kept['precision']:5.1f}  R {kept['recall']:5.1f}"
        f"  right {kept['right']} of {kept['found']} found, {kept['gold']} expected"
    )
