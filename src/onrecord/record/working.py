"""Processes that read reports, one for each core; each loads the reader once.

A worker is a plain child process that speaks pickles over its own standard input and output. So it works from
a script without a guard, from a notebook and on every system, and it ends by itself when its input closes:
none outlives the process that started it, however that ends.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Protocol

from onrecord.domain.errors import explained
from onrecord.domain.record import Descent
from onrecord.domain.report import Report
from onrecord.record.found import Found
from onrecord.record.lineage import Kept, descents
from onrecord.record.linking import using

_START = "import sys; sys.path[:] = {path!r}; from onrecord.record.working import serve; serve()"


class Loadable(Protocol):
    """Something that becomes a report: its name, what is to be said of what holds it, and how."""

    @property
    def name(self) -> str:
        """Path, address, or path of the container, "#" and the record's id."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of what holds it."""
        ...

    def load(self) -> Report:
        """Return the report, or raise what hinders it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A report is loaded; whether it is to be read is asked. Its text stays where it is."""

    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A source could not be loaded or read.

    Args:
        name: the source.
        kind: class of the error.
        message: what failed, what was expected and what to do.
        claim: id of the report that was being read, where it came so far.
    """

    name: str
    kind: str
    message: str
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the report that was read has to do with those it was compared with."""

    descents: tuple[Descent, ...]


Message = Loaded | Found | Compared | Failed
Heard = Callable[["Worker", Message | None], None]


class Worker:
    """One process that reads.

    Args:
        heard: called in a thread of its own with each message, and with None when the process has ended.
        own: the record's own table of actors, or "".
    """

    def __init__(self, heard: Heard, own: str = "") -> None:
        self.item: Loadable | None = None  # what it is working on
        self.claim: str | None = None  # the report that it reads
        self.found: Found | None = None  # what it found, while it compares that with others
        self._heard = heard
        self._process = subprocess.Popen(  # noqa: S603  # this very Python
            [sys.executable, "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # One thread each: the processes share the cores among them.
            env={**os.environ, "ONRECORD_THREADS": "1"},
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self._send(own)

    def load(self, item: Loadable) -> None:
        """Have it load an item; it answers with `Loaded` or `Failed`."""
        self.item, self.claim, self.found = item, None, None
        self._send(item)

    def decide(self, read: bool) -> None:
        """Have it read what it loaded, to answer with `Found` or `Failed`; or drop it."""
        self._send(read)

    def compare(self, others: Sequence[Kept]) -> None:
        """Have it compare what it read with others, to answer with `Compared` where there are any."""
        self._send(tuple(others))

    def stop(self) -> None:
        """Let it end."""
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]  # a pipe was asked for
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()  # type: ignore[union-attr]

    def ended_by(self) -> str:
        """Return how the process ended, in words."""
        status = self._process.wait()
        if status < 0:
            with suppress(ValueError):
                return f"signal {signal.Signals(-status).name}"
        return f"exit status {status}"

    def _send(self, message: object) -> None:
        # A process that has ended is told of by its thread; what is sent to it meanwhile is lost with it.
        with suppress(OSError):
            pickle.dump(message, self._process.stdin, protocol=5)  # type: ignore[arg-type]
            self._process.stdin.flush()  # type: ignore[union-attr]

    def _listen(self) -> None:
        while True:
            try:
                # What comes in was pickled by this program's own child.
                message = pickle.load(self._process.stdout)  # type: ignore[arg-type]  # noqa: S301
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self._heard(self, None)
                return
            self._heard(self, message)


def serve() -> None:
    """Be a worker: load and read what comes in on standard input, until it closes."""
    # An interrupt is for the process that started this one: it lets what is being read be finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand between the answers.
    os.dup2(2, 1)
    try:
        own: str = pickle.load(given)  # noqa: S301  # pickled by the parent process
        with using(own):
            while True:
                _work(pickle.load(given), given, answers)  # noqa: S301
    except EOFError:
        return


def _work(item: Loadable, given: BinaryIO, answers: BinaryIO) -> None:
    try:
        report = item.load()
    except Exception as error:
        _answer(answers, failed(item.name, error))
        return
    _answer(answers, Loaded(report=_bare(report)))
    try:
        wanted: bool = pickle.load(given)  # noqa: S301
    except EOFError:
        return
    if wanted:
        try:
            _read(report, given, answers)
        except EOFError:
            return
        except Exception as error:
            _answer(answers, failed(item.name, error, claim=report.id))


def _read(report: Report, given: BinaryIO, answers: BinaryIO) -> None:
    """Read a report, then compare it with those that it may be made from."""
    from onrecord.reading import read_report
    from onrecord.record.found import found_in

    reading = read_report(report)
    found = found_in(reading)
    _answer(answers, found)
    others: tuple[Kept, ...] = pickle.load(given)  # noqa: S301
    if others:
        _answer(answers, Compared(descents=descents(reading, found.links(), others)))


def _bare(report: Report) -> Report:
    return replace(report, text="", passages=(), notes=())


def failed(name: str, error: Exception, claim: str | None = None) -> Failed:
    """Return what is told of a source that failed."""
    told = explained(name, error)
    return Failed(name=name, kind=type(error).__name__, message=str(told), claim=claim)


def _answer(answers: BinaryIO, message: Any) -> None:
    try:
        pickle.dump(message, answers, protocol=5)
        answers.flush()
    except BrokenPipeError:
        sys.exit(0)
