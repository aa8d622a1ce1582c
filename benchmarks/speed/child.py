"""Runs a command and watches it: when its first output came, when it ended, how much memory it held."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.1  # seconds between looks at the memory; a look takes well under a millisecond


class ChildFailed(RuntimeError):
    """A command that is measured did not succeed; the message ends with its last words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command.

    Args:
        output: what it wrote to standard output.
        first: seconds from its start to the first byte of output.
        seconds: seconds from its start to its end.
        peak_mib: the most memory that it and its children held at once, in MiB; a page that two of them
            share counts twice.
    """

    output: str
    first: float
    seconds: float
    peak_mib: float


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run `command` to its end.

    Raises:
        ChildFailed: it exited with another status than 0.
    """
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, env={**os.environ, **(environment or {})}
        )
        watch = _Watch(process.pid)
        watch.start()
        assert process.stdout is not None
        output = process.stdout.read(1)
        first = time.perf_counter() - began
        output += process.stdout.read()
        process.wait()
        seconds = time.perf_counter() - began
        watch.done.set()
        watch.join()
        process.stdout.close()
        if process.returncode:
            errors.seek(0)
            last = errors.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise ChildFailed(f"{Path(command[0]).name} exited {process.returncode}: {' '.join(last)}")
    return Run(output=output.decode("utf-8"), first=first, seconds=seconds, peak_mib=watch.peak / 1024)


class _Watch(threading.Thread):
    """Looks at the resident memory of a process and its descendants until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self.done = pid, 0, threading.Event()

    def run(self) -> None:
        """Look, and look again."""
        while not self.done.is_set():
            held = [_memory(pid) for pid in _family(self.pid)]
            # The system keeps each process's own highest mark between looks; all together need the looks.
            self.peak = max(self.peak, sum(now for now, _ in held), *(most for _, most in held))
            self.done.wait(EVERY)


def _family(pid: int) -> list[int]:
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _family(int(child))
    except OSError:
        pass  # it ended while it was looked at
    return found


def _memory(pid: int) -> tuple[int, int]:
    """Return the resident memory of a process, now and at its highest, in KiB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0, 0  # it ended while it was looked at
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    now, most = (told.get(key, "0").split()[0] for key in ("VmRSS", "VmHWM"))
    return int(now), int(most)
