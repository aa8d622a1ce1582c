"""Reads articles with On Record and prints how long that took; started by `benchmarks.speed.reading`.

Usage: onrecord_child.py PROCESSES FILE…
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import onrecord
from onrecord.domain.reading import Reading


def main(processes: int, files: Sequence[Path]) -> None:
    """Read `files` once, the reader loaded and warm before the clock starts."""
    began = time.perf_counter()
    if processes == 1:
        _read(files[0])
        loaded = time.perf_counter()
        statements = _consume(map(_read, files))
        seconds = time.perf_counter() - loaded
    else:
        # Not forked: the model's run time has threads, which a fork does not carry over.
        context = multiprocessing.get_context("spawn")
        ready = context.Barrier(processes + 1)
        with context.Pool(processes, _warm, (ready, files[0])) as pool:
            ready.wait()
            loaded = time.perf_counter()
            statements = _consume(pool.imap_unordered(_read, files))
            seconds = time.perf_counter() - loaded
    measured = {"articles": len(files), "seconds": seconds, "load_seconds": loaded - began}
    print(json.dumps({**measured, "statements": statements}))


def _warm(ready: Any, file: Path) -> None:
    _read(file)
    ready.wait()


def _read(file: Path) -> Reading:
    return onrecord.read(file)


def _consume(readings: Iterable[Reading]) -> int:
    return sum(len(reading.statements) for reading in readings)


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
