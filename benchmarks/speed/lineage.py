"""How lineage grows with a record: signatures, candidates and verdicts while reports come one after another.

Each size is a record of its own, filled from nothing. A report is generated from its number, by whoever needs it, so
that memory holds no texts; signatures lie in a table on disk, as in a record. Time is processor time of signatures,
candidates and verdicts; making the texts is not counted. Where 100,000 reports take too long, ask for fewer.

python -m benchmarks.speed.lineage [--sizes 500,1000,2000,4000] [--workers 2]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.planted_copies import bare, texts
from benchmarks.results import CORPORA, RESULTS, write
from onrecord.comparing.candidates import HELD, likely
from onrecord.comparing.layout import laid_out
from onrecord.comparing.lineage import descent
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Reading
from onrecord.sources import report_from_text

BLOCK: Final = 200  # reports whose signatures are found at once, and whose candidates then are compared
PARAGRAPHS: Final = 8  # of a report
COPIES: Final = 0.25  # share of reports made from an earlier one
_paragraphs: list[str] = []


def prepared(corpora: Path) -> None:
    """Read the paragraphs that reports are put together from, once in every process."""
    sources = [
        *texts(corpora, "dev", news=300, releases=500),
        *texts(corpora, "test", news=300, releases=500),
    ]
    _paragraphs[:] = [p for s in sources for p in s.text.split("\n") if len(p.split()) > 12]


@lru_cache(maxsize=2000)
def text_of(number: int) -> str:
    """Return one generated text: paragraphs of real ones put together anew, one in four a copy in part."""
    rng = random.Random(number)
    if number and rng.random() < COPIES:
        parts = text_of(rng.randrange(number)).split("\n\n")
        return "\n\n".join(p for p in parts if rng.random() > 0.2) or parts[0]
    # Words with a mark of their own keep paragraphs used twice from making everything a copy of everything.
    mark = f"Q{number}"
    return "\n\n".join(
        " ".join(w if rng.random() > 0.4 else f"{w[:3]}{mark}" for w in p.split())
        for p in rng.sample(_paragraphs, PARAGRAPHS)
    )


def reading_of(number: int) -> Reading:
    """Return one generated report as it is compared."""
    # Hours part reports of one text, so that no two are the same report.
    day, hour = number // 24 % 28 + 1, number % 24
    return bare(
        report_from_text(
            text_of(number), published=f"2021-03-{day:02}T{hour:02}:00:00",
            url=f"https://paper.example/{number}", language="en",
        )
    )  # fmt: skip


def signed(number: int) -> tuple[int, list[int], float]:
    """Return a report's signatures as whole numbers, and the processor time that they took, in seconds."""
    reading = reading_of(number)
    start = time.process_time()
    values = {int(value, 16) - (1 << 63) for _, value in signatures(reading)}
    return number, sorted(values), time.process_time() - start


def compared(pair: tuple[int, tuple[int, ...]]) -> tuple[int, float]:
    """Return how many of a report's candidates it is of one line with, and the processor time that it took."""
    reading, others = reading_of(pair[0]), [reading_of(k) for k in pair[1]]
    laid_out.cache_clear()
    start = time.process_time()
    found = sum(descent(reading, other) is not None for other in others)
    return found, time.process_time() - start


class Held:
    """The signatures of all reports so far, in a table on disk."""

    def __init__(self, folder: str) -> None:
        self._base = sqlite3.connect(Path(folder) / "signatures.db", isolation_level=None)
        self._base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
            "CREATE TABLE held (value INTEGER, report INTEGER, PRIMARY KEY (value, report)) WITHOUT ROWID;"
            "CREATE TABLE counts (value INTEGER PRIMARY KEY, holders INTEGER);"
        )

    def candidates(self, number: int, values: Sequence[int]) -> tuple[int, ...]:
        """Return what a report is compared with, then keep its signatures."""
        shared: list[tuple[int, int]] = []
        for value in values:
            row = self._base.execute("SELECT holders FROM counts WHERE value = ?", (value,)).fetchone()
            if row is not None:
                first = self._base.execute(
                    "SELECT report FROM held WHERE value = ? ORDER BY report LIMIT ?", (value, HELD)
                )
                shared += [(k, row[0]) for (k,) in first]
        self._base.executemany("INSERT INTO held VALUES (?, ?)", [(value, number) for value in values])
        self._base.executemany(
            "INSERT INTO counts VALUES (?, 1) ON CONFLICT (value) DO UPDATE SET holders = holders + 1",
            [(value,) for value in values],
        )
        return likely(shared)


def measured(size: int, pool: Any) -> dict[str, float]:
    """Fill a record with `size` reports and return what it cost.

    Returns:
        Processor time in seconds, in milliseconds a report as a whole and in its last tenth, and memory.
    """
    took = {"signatures": 0.0, "candidates": 0.0, "verdicts": 0.0}
    pairs = found = 0
    last_tenth = 0.0
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        held = Held(folder)
        for block in _blocks(size):
            before = sum(took.values())
            asked = []
            for number, values, seconds in pool.imap(signed, block, chunksize=10):
                took["signatures"] += seconds
                start = time.process_time()
                others = held.candidates(number, values)
                took["candidates"] += time.process_time() - start
                pairs += len(others)
                if others:
                    asked.append((number, others))
            for lines, seconds in pool.imap_unordered(compared, asked, chunksize=5):
                found += lines
                took["verdicts"] += seconds
            if block.start >= size * 9 // 10:
                last_tenth += sum(took.values()) - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "reports": size,
        "CPU seconds": round(sum(took.values()), 1),
        "ms a report": round(1000 * sum(took.values()) / size, 1),
        "ms a report, last tenth": round(1000 * last_tenth / (size - size * 9 // 10), 1),
        **{f"ms a report, {step}": round(1000 * seconds / size, 2) for step, seconds in took.items()},
        "candidates a report": round(pairs / size, 2),
        "of one line a report": round(found / size, 3),
        "memory MiB": memory // 1024,
        "seconds on the clock": round(time.perf_counter() - begun),
    }


def _blocks(size: int) -> Iterator[range]:
    """Cut the numbers below `size` into blocks, one of which begins with the last tenth."""
    edge = size * 9 // 10
    for first, last in ((0, edge), (edge, size)):
        yield from (range(k, min(k + BLOCK, last)) for k in range(first, last, BLOCK))


def main() -> None:
    """Measure each size, print it and put it beside the sizes measured before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--sizes", default="500,1000,2000,4000", help="numbers of reports, with commas")
    parser.add_argument("--workers", type=int, default=2, help="processes that find signatures and compare")
    given = parser.parse_args()
    path = RESULTS / "lineage-speed.json"
    known = json.loads(path.read_text("utf-8"))["sizes"] if path.exists() else []
    rows = {row["reports"]: row for row in known if "of one line a report" in row}
    with multiprocessing.get_context("spawn").Pool(given.workers, prepared, (given.corpora,)) as pool:
        for size in (int(part) for part in given.sizes.split(",")):
            row = measured(size, pool)
            print(row, flush=True)
            rows[size] = row
            write("lineage-speed", {"sizes": [rows[n] for n in sorted(rows)]})


if __name__ == "__main__":
    main()
