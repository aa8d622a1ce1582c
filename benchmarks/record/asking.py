"""How long twenty typical questions take as a record grows: `python -m benchmarks.record.asking RECORD`.

RECORD is one that `benchmarks.record.growth --record RECORD` grew. With `--times N` each question is also asked
of a copy in which everything stands N times over under other numbers and ids, the same actors in all of them:
so 10,000 readings become 100,000 without the hours that linking them would take.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.record.made import PEOPLE, name_of
from benchmarks.results import write
from onrecord.record import Question, Record
from onrecord.record.whom import named

ASKED = 20  # times each question is asked, about somebody or something else each time
LIMIT = 50  # answers shown, as the command does
_COUNTRIES = ("US", "Chinese", "German", "Japanese", "Brazilian", "Indian", "French", "Kenyan", "Canadian")
_WORDS = ("quota glass", "season", "treaty review", "plant", "harbour")
_TOPICS = ("tariffs", "port fees", "grain", "visas", "tin prices")

# Each table with the columns that tell its rows apart: numbers go up by so much a copy, ids get an ending.
_COPIED: dict[str, dict[str, str]] = {
    "reports": {"number": "reports", "id": "id", "sha256": "id", "url": "id", "page": "id"},
    "texts": {"report": "reports"},
    "readings": {"report": "reports"},
    "links": {"report": "reports"},
    "roles": {"report": "reports"},
    "accounts": {"number": "accounts", "report": "reports", "engagement": "id"},
    "participants": {"account": "accounts", "report": "reports"},
    "topics": {"account": "accounts", "report": "reports"},
    "faces": {"account": "accounts", "report": "reports"},
    "told": {"account": "accounts", "report": "reports"},
    "statements": {"number": "statements", "report": "reports"},
    "speakers": {"statement": "statements", "report": "reports"},
    "hands": {"report": "reports"},
    "pairs": {"one": "accounts", "other": "accounts"},
    "engagements": {"id": "id"},
}


def multiply(record: Record, times: int) -> None:
    """Let everything in a record stand so many times over."""
    store = record.store
    steps = {
        table: store.rows(f"SELECT max(number) + 1 FROM {table}")[0][0]
        for table in ("reports", "accounts", "statements")
    }
    for table, changed in _COPIED.items():
        columns = [
            column
            for (column,) in store.rows(
                "SELECT column_name FROM information_schema.columns WHERE table_name = ?"
                " AND table_schema = current_schema() ORDER BY ordinal_position",
                [table],
            )
        ]
        made = []
        for column in columns:
            how = changed.get(column)
            made.append(
                column
                if how is None
                else f"{column} || '-' || k"
                if how == "id"
                else f"{column} + k * {steps[how]}"
            )
        store.run(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(made)} FROM {table},"
            f" generate_series(1, {times - 1}) series(k)"
        )


def questions(record: Record, chance: random.Random) -> dict[str, Callable[[], object]]:
    """Return twenty questions, each about something else at every call."""

    def person() -> Any:
        return named(record.store, name_of("person", int(PEOPLE * chance.random() ** 2.5)))

    def country() -> str:
        return chance.choice(_COUNTRIES)

    def met(**given: Any) -> object:
        return record.engagements(Question(limit=LIMIT, **given))

    def said(**given: Any) -> object:
        return record.statements(Question(limit=LIMIT, **given))

    def sides() -> Any:
        return (record.party(f"{country()} companies"), record.party(f"{country()} government"))

    def year() -> str:
        return str(chance.randrange(2016, 2025))

    return {
        "latest engagements": lambda: met(),
        "engagements of a person": lambda: met(parties=(person(),)),
        "engagements of two persons": lambda: met(parties=(person(), person())),
        "engagements of a country": lambda: met(parties=(record.party(country()),)),
        "companies with a government": lambda: met(parties=sides()),
        "companies with a government, one year": lambda: met(parties=sides(), since=(y := year()), until=y),
        "meetings of a month": lambda: met(types=("meeting",), since=(m := f"{year()}-04"), until=m),
        "engagements about a topic": lambda: met(topics=(chance.choice(_TOPICS),)),
        "engagements with words": lambda: met(words=(name_of("place", chance.randrange(20)),)),
        "engagements in an outlet": lambda: met(outlets=(name_of("outlet", chance.randrange(20)),)),
        "engagements told most often": lambda: met(sort="accounts"),
        "a country, a topic and a year": lambda: met(
            parties=(record.party(country()),), topics=(chance.choice(_TOPICS),), since=year()
        ),
        "latest statements": lambda: said(),
        "statements of a person": lambda: said(parties=(person(),)),
        "statements of a country's companies": lambda: said(
            parties=(record.party(f"{country()} companies"),)
        ),
        "statements with words": lambda: said(words=(chance.choice(_WORDS),)),
        "statements of a person with words": lambda: said(
            parties=(person(),), words=(chance.choice(_WORDS),)
        ),
        "one engagement with all its accounts": lambda: record.show(
            record.engagements(Question(sort="accounts", since=(y := year()), until=y, limit=1))[0].id
        ),
        "trend of companies with a government": lambda: record.trend(Question(parties=sides()), by="quarter"),
        "actors by name": lambda: record.actors(
            name=name_of("person", chance.randrange(300)).split()[1], limit=LIMIT
        ),
    }


def measure(path: str) -> dict[str, Any]:
    """Ask each question many times; return milliseconds of the clock and of this process."""
    told: dict[str, Any] = {}
    with Record.open(path, reading_only=True) as record:
        reports, _ = record.size()
        for name, ask in questions(record, random.Random(1)).items():
            ask()  # the first one reads the pages from disk
            clock, spent = [], []
            for _ in range(ASKED):
                begun, used = time.perf_counter(), time.process_time()
                ask()
                clock.append((time.perf_counter() - begun) * 1000)
                spent.append((time.process_time() - used) * 1000)
            told[name] = {
                "median_ms": _at(clock, 0.5),
                "p95_ms": _at(clock, 0.95),
                "p95_cpu_ms": _at(spent, 0.95),
            }
            print(f"{name:42}", told[name], flush=True)
    return {"reports": reports, "questions": told}


def _at(times: list[float], share: float) -> float:
    return round(sorted(times)[min(len(times) - 1, int(share * len(times)))], 1)


def main() -> None:
    """Measure, and write `results/asking.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--no-write", dest="write", action="store_false", help="print the figures alone")
    options = parser.parse_args()
    told = {"grown": measure(options.record)}
    if options.times > 1:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "many.duckdb"
            shutil.copy(options.record, path)
            with Record.open(path) as record:
                multiply(record, options.times)
            told["multiplied"] = measure(str(path))
    if options.write:
        write("asking", told)


if __name__ == "__main__":
    main()
