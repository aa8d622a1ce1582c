"""Does a record lose or double anything when adding is killed? `python -m benchmarks.record.kills`.

A folder of written texts is added; after a random time the process is killed as by `kill -9`. Then everything
that was told as added must be in the record, once and whole, and the next run goes on. When all is added, a
new record is begun.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import write
from onrecord.record import Record
from onrecord.record.found import found_in
from onrecord.record.rows import COLUMNS

TEXTS = 80
SHORTEST, LONGEST = 0.2, 4.0  # seconds until the kill; starting takes about one
_NAMES = ("Davit Orsen", "Ingrid Sollberg", "Marek Tovland", "Elin Garvik", "Per Quillmere", "Yor Kelstad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One run of adding and its kill.

    Args:
        told: reports that it told as added.
        kept: reports in the record after it.
        ended: it was done before it could be killed.
    """

    told: int
    kept: int
    ended: bool


def written(folder: Path, count: int = TEXTS) -> Path:
    """Write texts into a folder and return it."""
    folder.mkdir()
    for number in range(count):
        one, other = _NAMES[number % 6], _NAMES[(number * 5 + 1) % 6]
        text = (
            f"PORT ANSEL — Minister {one} met Ambassador {other} on {number % 28 + 1} March 2021 to discuss "
            f"tariffs on {number} kinds of lenses.\n\n“We signed {number} papers,” {one.split()[1]} said.\n"
        )
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def rounds(folder: Path, path: Path, *, kills: int, seed: int) -> Iterator[Round]:
    """Add and kill, and check the record each time.

    Args:
        folder: texts to add.
        path: the record.
        kills: how often to kill.
        seed: of the times until the kills.

    Raises:
        AssertionError: something that was told is lost, or something is doubled.
    """
    chance, told, done = random.Random(seed), set[str](), 0
    while done < kills:
        seconds = chance.uniform(SHORTEST, LONGEST)
        new, ended = _added_until_killed(folder, path, seconds)
        told |= new
        kept = check(path, told) if path.exists() else set()
        yield Round(told=len(new), kept=len(kept), ended=ended)
        done += not ended
        if ended:
            assert len(kept) == len(list(folder.iterdir())), "the last run did not add what was left"
            told.clear()
            for left in path.parent.glob(f"{path.name}*"):
                left.unlink()


def _added_until_killed(folder: Path, path: Path, seconds: float) -> tuple[set[str], bool]:
    command = [sys.executable, "-m", "onrecord", "add", str(folder), "--json", "--record", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    children: list[int] = []
    killer = threading.Timer(seconds, lambda: (children.extend(_children(process.pid)), process.kill()))
    killer.start()
    output, errors = process.communicate()
    killer.cancel()
    killer.join()
    assert process.returncode in (0, -9), errors.decode()
    assert _gone(children), "a process that reads outlived the one that was killed"
    lines = output.decode().split("\n")[:-1]  # the last is empty, or was cut
    return {line["report"] for line in map(json.loads, lines)}, process.returncode == 0


def check(path: Path, told: set[str]) -> set[str]:
    """Return the reports of a record; what was told must be there, and each whole and once."""
    with Record.open(path) as record:
        names = [name for (name,) in record.store.rows("SELECT id FROM reports ORDER BY number")]
        assert len(names) == len(set(names)), "a report is there twice"
        assert told <= set(names), "a report that was told as added is not there"
        expected: Counter[str] = Counter()
        for name in names:
            found = found_in(record.reading(name))
            expected.update({table: len(rows) for table, rows in found.told.rows.items()})
        for table in COLUMNS:
            ((count,),) = record.store.rows(f"SELECT count(*) FROM {table}")
            assert count == expected[table], f"{table} has {count} rows; its readings make {expected[table]}"
        for table in ("texts", "readings", "appearances"):
            ((count,),) = record.store.rows(f"SELECT count(DISTINCT report) FROM {table}")
            assert count == len(names), f"{table} holds {count} reports of {len(names)}"
    return set(names)


def _children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def _gone(processes: list[int]) -> bool:
    until = time.monotonic() + 10
    while any(_runs(process) for process in processes):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except (OSError, IndexError):
        return False


def main() -> None:
    """Kill so often, and write `results/kills.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = written(Path(place) / "texts")
        done = list(rounds(folder, Path(place) / "record.duckdb", kills=options.kills, seed=options.seed))
    killed = [one for one in done if not one.ended]
    told = {
        "kills": len(killed),
        "of_them_after_something_was_told": sum(one.told > 0 for one in killed),
        "reports_told_as_added": sum(one.told for one in done),
        "lost": 0,
        "doubled": 0,
    }
    print(told)
    if options.kills >= 200:
        write("kills", told)


if __name__ == "__main__":
    main()
