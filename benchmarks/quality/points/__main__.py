"""Accounts side by side: `python -m benchmarks.quality.points [--part dev|test] [--rows]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import results
from benchmarks.quality.points import gold
from benchmarks.quality.points.gold import Expected, Pair
from onrecord.actors import Registry
from onrecord.comparing.accounts import accounts
from onrecord.comparing.points import Cell, Point, points
from onrecord.comparing.tellings import Telling
from onrecord.domain.report import Report
from onrecord.reading import read_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What became of one gold point: whether its row is right, and in what the row says that the two differ."""

    pair: str
    expected: Expected
    right: bool
    why: str
    differs: frozenset[str]


def told(report: Report, registry: Registry) -> Telling:
    """Read a report and return its account of the engagement that it is about."""
    reading = read_report(report)
    every = accounts(reading, registry.link(reading))
    own = next(iter([a for a in every if a.news] or every))
    return Telling(account=own, reading=reading, kind="primary")


def rows(pair: Pair, registry: Registry) -> tuple[Point, ...]:
    """Return the two accounts of a pair side by side."""
    return points([told(report, registry) for report in pair.reports])


def judged(pair: Pair, found: Sequence[Point]) -> list[Judged]:
    """Judge each gold point: its words stand in one row, and nothing else's beside them."""
    out = []
    for expected in pair.points:
        candidates = [p for p in found if p.sort != "fact" and _holds(p.cells, expected)]
        row = next((p for p in candidates if _right(p.cells, expected)), None)
        why = "" if row else "; ".join(_words(p.cells) for p in candidates) or "no row has its words"
        differs = frozenset(d.within for p in ([row] if row else []) for c in p.cells for d in c.differs)
        out.append(Judged(pair=pair.name, expected=expected, right=row is not None, why=why, differs=differs))
    return out


def _holds(cells: Sequence[Cell], expected: Expected) -> bool:
    return any(w and _covers(c, w) for c, w in zip(cells, (expected.one, expected.other), strict=True))


def _right(cells: Sequence[Cell], expected: Expected) -> bool:
    return all(
        _covers(c, w) if w else c.state == "not mentioned"
        for c, w in zip(cells, (expected.one, expected.other), strict=True)
    )


def _covers(cell: Cell, words: tuple[int, int]) -> bool:
    """Say whether a cell holds half of some words, or some words half of it."""
    shared = sum(max(0, min(words[1], s.end) - max(words[0], s.start)) for s in cell.evidence)
    whole = sum(s.end - s.start for s in cell.evidence)
    return whole > 0 and shared * 2 >= min(words[1] - words[0], whole)


def _words(cells: Sequence[Cell]) -> str:
    return " || ".join(c.words or "—" for c in cells)


def measured(every: Sequence[Judged]) -> dict[str, Any]:
    """Return the shares of points that are right, and how differences were found, in percent."""
    both = [j for j in every if j.expected.one and j.expected.other]
    alone = [j for j in every if not (j.expected.one and j.expected.other)]
    hits = sum(len(j.differs & j.expected.differs) for j in both)
    said = sum(len(j.differs) for j in both)
    meant = sum(len(j.expected.differs) for j in both)
    return {
        "points": _share(every),
        "told by both": _share(both),
        "told by one": _share(alone),
        "differences": {
            "expected": meant,
            "precision": round(100 * hits / said, 1) if said else 0.0,
            "recall": round(100 * hits / meant, 1) if meant else 0.0,
        },
    }


def _share(some: Sequence[Judged]) -> dict[str, Any]:
    right = sum(j.right for j in some)
    return {"of": len(some), "right": right, "share": round(100 * right / len(some), 1) if some else 0.0}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores, with `--rows` what went wrong, and write `benchmarks/results/points-PART.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.points", description=__doc__)
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument(
        "--rows", action="store_true", help="list the rows and the points that are wrong; dev only"
    )
    options = parser.parse_args(arguments)
    if options.rows and options.part == "test":
        parser.error("--rows shows the test texts, which nobody may learn from; use --part dev")
    registry = Registry.load()
    every: list[Judged] = []
    for pair in gold.pairs(options.part):
        found = rows(pair, registry)
        mine = judged(pair, found)
        every += mine
        if options.rows:
            print(f"\n{pair.name}")
            for row in found:
                differs = ", ".join(f"{d.within}: {d.here} / {d.there}" for c in row.cells for d in c.differs)
                print(f"  [{row.topic}] {_words(row.cells)}  {differs}")
            for each in mine:
                if not each.right or each.differs != each.expected.differs:
                    sign = "ok " if each.right else "BAD"
                    print(
                        f"  {sign} {each.expected.name}: {each.why} {set(each.differs)} / {set(each.expected.differs)}"
                    )
    found_scores = measured(every)
    for name, value in found_scores.items():
        print(name, value)
    whole = {
        "set": f"written pairs of accounts, {options.part}",
        "corpus_sha256": results.corpus_hash(gold.files(options.part)),
        "measures": found_scores,
    }
    print(f"written: {results.write(f'points-{options.part}', whole).relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
