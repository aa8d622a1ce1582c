"""How adding, size, memory and questions hold as a record grows: `python -m benchmarks.record.growth`."""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.record.kept import seen
from benchmarks.record.made import PEOPLE, name_of, readings
from benchmarks.results import RESULTS, write
from onrecord.domain.reading import Reading
from onrecord.record import Record
from onrecord.record.keeping import Batch, keep

SIZES = (1_000, 10_000, 100_000)
BATCH = 256  # readings a transaction
ASKED = 60  # times each question is asked, with another person or report each time


def grow(record: Record, made: Iterator[Reading]) -> float:
    """Keep readings as `onrecord add` does, and return the seconds that keeping took, without making them."""
    spent = 0.0
    while several := list(islice(made, BATCH)):
        batch = Batch(seen=[seen(reading) for reading in several])
        begun = time.perf_counter()
        keep(record.store, batch)
        spent += time.perf_counter() - begun
    return spent


def questions(record: Record, chance: random.Random) -> dict[str, Callable[[], object]]:
    """Return questions to ask, each about another person, day or report at each call."""
    store = record.store
    ((reports,),) = store.rows("SELECT count(*) FROM reports")

    def person() -> str:
        return name_of("person", int(PEOPLE * chance.random() ** 2.5))

    def report() -> str:
        ((name,),) = store.rows("SELECT id FROM reports WHERE number = ?", [chance.randrange(reports)])
        return str(name)

    return {
        "engagements of a person": lambda: store.rows(
            "SELECT a.engagement, min(a.first_day) FROM accounts a JOIN participants p ON p.account = a.number"
            " WHERE p.name = ? GROUP BY a.engagement ORDER BY 2 DESC LIMIT 50",
            [person()],
        ),
        "statements of a person": lambda: store.rows(
            "SELECT r.id, s.local, s.words, s.start, s.stop FROM statements s JOIN reports r ON r.number = s.report"
            " WHERE s.speaker_name = ? ORDER BY s.day DESC LIMIT 50",
            [person()],
        ),
        "statements with words": lambda: store.rows(
            "SELECT r.id, s.local, s.words FROM statements s JOIN reports r ON r.number = s.report"
            " WHERE s.words ILIKE ? ORDER BY s.day DESC LIMIT 50",
            [f"%quota {chance.choice(('glass', 'season', 'plant'))}%"],
        ),
        "one reading": lambda: record.reading(report()),
    }


def measure(where: str | None, sizes: tuple[int, ...]) -> dict[str, Any]:
    """Grow one record to each size in turn, and measure it there."""
    told: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = where or str(Path(folder) / "growth.duckdb")
        made, so_far = readings(max(sizes)), 0
        with Record.open(path) as record:
            for size in sizes:
                seconds = grow(record, islice(made, size - so_far))
                told[str(size)] = {
                    "kept_per_second": round((size - so_far) / seconds, 1),
                    "bytes_per_report": _size(record, path) // size,
                    "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                    "p95_ms": _asked(record),
                }
                so_far = size
                print(f"{size:>7}", told[str(size)], flush=True)
    return told


def _asked(record: Record) -> dict[str, float]:
    spent: dict[str, float] = {}
    for question, ask in questions(record, random.Random(1)).items():
        times = []
        for _ in range(ASKED):
            begun = time.perf_counter()
            ask()
            times.append((time.perf_counter() - begun) * 1000)
        spent[question] = round(sorted(times)[int(0.95 * ASKED)], 1)
    return spent


def _size(record: Record, path: str) -> int:
    if record.store.engine == "postgresql":
        ((size,),) = record.store.rows("SELECT pg_database_size(current_database())")
        return int(size)
    record.store.run("CHECKPOINT")
    return Path(path).stat().st_size


def merged(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """Return the sizes of an earlier result with those measured now in their place, the smallest first."""
    path = RESULTS / f"{name}.json"
    before = json.loads(path.read_text("utf-8"))["sizes"] if path.exists() else {}
    whole = {**before, **told}
    return {size: whole[size] for size in sorted(whole, key=int)}


def main() -> None:
    """Measure, and write the sizes measured into `results/growth.json` beside the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", help="a record to make and keep: a new file, or postgresql://…")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--no-write", dest="write", action="store_false", help="print the figures alone")
    options = parser.parse_args()
    told = measure(options.record, tuple(options.sizes))
    if options.write:
        name = "growth-postgresql" if str(options.record).startswith("postgres") else "growth"
        write(name, {"sizes": merged(name, told)})


if __name__ == "__main__":
    main()
