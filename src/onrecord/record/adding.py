"""Add sources to a record: read on all cores, written by one hand, batch by batch."""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from types import FrameType

from onrecord.domain.errors import OnRecordError
from onrecord.domain.record import Descent
from onrecord.domain.report import Report
from onrecord.record.found import Found
from onrecord.record.keeping import Batch, Seen, is_news, keep, latest_of
from onrecord.record.lineage import candidates
from onrecord.record.linking import own_of, using
from onrecord.record.naming import key_of, stamp_of
from onrecord.record.store import Store
from onrecord.record.tally import Outcome, Tally
from onrecord.record.working import Compared, Failed, Loadable, Loaded, Message, Worker, failed
from onrecord.sources.items import Failed as Refused

LOOKED_AHEAD = 1024  # items listed and not yet settled; what they hold is in memory
LOOKED_UP = 512  # sources looked up in one question
FULL = 32  # readings a batch
DUE = 1.0  # seconds after which a batch is written however small it is


@dataclass(frozen=True, slots=True)
class _Listed:
    item: Loadable


@dataclass(frozen=True, slots=True)
class _Heard:
    worker: Worker
    message: Message | None


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


@dataclass(frozen=True, slots=True)
class _Stop:
    pass


_Event = _Listed | Failed | _Heard | _End | _Stop
Told = Callable[[Outcome | None, Tally], None]


def cores() -> int:
    """Return how many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def add_all(
    store: Store,
    items: Iterable[Loadable | Refused],
    *,
    jobs: int,
    again: bool = False,
    mark: str = "",
    told: Told = lambda _outcome, _tally: None,
) -> Tally:
    """Add every item to the record.

    Args:
        store: the record's database.
        items: sources, listed one by one while others are read.
        jobs: processes that read.
        again: also read again what another version of the reader read.
        mark: what else an item's reading depends on, so that a file is not passed over where it changes.
        told: called with each outcome after it is on disk, and with None when only the tally changed.

    Returns:
        The final tally.
    """
    own = own_of(store)
    adding = _Adding(store, jobs=jobs, again=again, mark=mark, told=told, own=own)
    with using(own), _interrupts(adding.stop):
        return adding.run(items)


class _Adding:
    """The one hand that writes: it takes events in turn and is alone with the store."""

    def __init__(self, store: Store, *, jobs: int, again: bool, mark: str, told: Told, own: str = "") -> None:
        self._own = own
        self._store, self._jobs, self._again, self._mark, self._told = store, jobs, again, mark, told
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        self._room = threading.Semaphore(LOOKED_AHEAD)
        self._listed: deque[Loadable] = deque()  # not looked up yet
        self._ready: deque[Loadable] = deque()  # to be loaded
        self._busy: set[Worker] = set()
        self._idle: list[Worker] = []
        self._claimed: dict[str, list[Loadable]] = {}  # reports being read, and items that hold the same text
        self._batch, self._due = Batch(), 0.0
        self._ended = self._stopping = False
        self._fault: BaseException | None = None
        self._notes: dict[str, tuple[str, ...]] = {}  # told with what becomes of their item
        self._tally = Tally()

    def stop(self) -> None:
        """Finish what is being read, write it, and stop. A signal's handler may call it."""
        self._events.put(_Stop())

    def run(self, items: Iterable[Loadable | Refused]) -> Tally:
        """Add all items; what fails for one of them is told, and the others go on."""
        threading.Thread(target=self._list, args=(items,), daemon=True).start()
        try:
            while self._is_working() or not self._ended:
                self._step()
        finally:
            self._stopping = True
            self._room.release()
            for worker in (*self._idle, *self._busy):
                worker.stop()
        if self._fault:
            raise self._fault
        return self._tally

    def _list(self, items: Iterable[Loadable | Refused]) -> None:
        """List the items, in a thread of its own: a slow address holds nothing up."""
        fault = None
        try:
            for item in items:
                self._room.acquire()
                if self._stopping:
                    break
                if isinstance(item, Refused):
                    self._events.put(failed(item.name, item.error))
                else:
                    self._events.put(_Listed(item))
        except BaseException as error:
            fault = error
        self._events.put(_End(fault))

    def _is_reading(self) -> bool:
        return bool(self._listed or self._ready or self._busy)

    def _is_working(self) -> bool:
        return self._is_reading() or bool(self._batch)

    def _step(self) -> None:
        """Hand out work, then write the batch where it is full or due, or else wait for one event."""
        self._hand_out()
        if self._batch and self._is_due():
            self._write()
        elif self._busy or not self._ended:
            wait = max(0.0, self._due - time.monotonic()) if self._batch else None
            with suppress(queue.Empty):
                self._take(self._events.get(timeout=wait))

    def _is_due(self) -> bool:
        new = sum(seen.found is not None for seen in self._batch.seen)
        size = len(self._batch.seen) + len(self._batch.failed)
        last = self._ended and not self._is_reading()
        return last or new >= FULL or size >= LOOKED_AHEAD // 2 or time.monotonic() >= self._due

    def _take(self, event: _Event) -> None:
        if isinstance(event, _Heard):
            self._hear(event.worker, event.message)
        elif isinstance(event, _End):
            self._ended, self._fault = True, event.error
            if not self._stopping:
                self._tally = replace(self._tally, complete=True)
                self._told(None, self._tally)
        elif isinstance(event, _Stop):
            self._stopping = self._ended = True
            self._tally = replace(self._tally, interrupted=True)
            self._listed.clear()
            self._ready.clear()
        elif not self._stopping:
            self._tally = replace(self._tally, listed=self._tally.listed + 1)
            if isinstance(event, Failed):
                self._put(event)
            else:
                self._listed.append(event.item)
                if event.item.notes:
                    self._notes[event.item.name] = event.item.notes

    def _hand_out(self) -> None:
        while len(self._busy) < self._jobs and (self._ready or self._listed):
            if not self._ready:
                self._look_up()
                continue
            worker = self._idle.pop() if self._idle else Worker(self._hearing, self._own)
            self._busy.add(worker)
            worker.load(self._ready.popleft())

    def _hearing(self, worker: Worker, message: Message | None) -> None:
        self._events.put(_Heard(worker, message))

    def _look_up(self) -> None:
        """Pass over the files that have not changed since they were added."""
        items = [self._listed.popleft() for _ in range(min(LOOKED_UP, len(self._listed)))]
        latest = {} if self._again else latest_of(self._store, [key_of(item.name) for item in items])
        for item in items:
            stamp, known = self._stamp(item), latest.get(key_of(item.name))
            if stamp is not None and known is not None and known.stamp == stamp:
                self._settle(Outcome(source=item.name, how="known", report=known.id))
            else:
                self._ready.append(item)

    def _stamp(self, item: Loadable) -> str | None:
        stamp = stamp_of(item.name)
        return None if stamp is None else f"{stamp} {self._mark}".rstrip()

    def _hear(self, worker: Worker, message: Message | None) -> None:
        item = worker.item
        if message is None:
            self._bury(worker)
        elif item is None:
            return
        elif isinstance(message, Loaded):
            self._decide(worker, item, message.report)
        elif isinstance(message, Found):
            self._trace(worker, item, message)
        elif isinstance(message, Compared):
            self._rest(worker)
            if worker.found:
                self._put(self._seen(item, worker.found.report, worker.found, message.descents))
        else:
            self._rest(worker)
            self._put(message)

    def _decide(self, worker: Worker, item: Loadable, report: Report) -> None:
        """Have a report read where it is new, and leave it where it is known."""
        if report.id in self._claimed:
            # The same text is being read: this source is looked at again when that is settled.
            self._claimed[report.id].append(item)
            worker.decide(False)
            self._rest(worker)
        elif self._again or is_news(self._store, report):
            self._claimed[report.id] = []
            worker.claim = report.id
            worker.decide(True)
        else:
            worker.decide(False)
            self._rest(worker)
            self._put(self._seen(item, report))

    def _trace(self, worker: Worker, item: Loadable, found: Found) -> None:
        """Have a reading compared with those it may be made from, in the record or on their way to it."""
        near = [seen.found.kept() for seen in self._batch.seen if seen.found]
        near += [other.found.kept() for other in self._busy if other.found]
        others = candidates(self._store, found.kept(), near)
        worker.found = found
        worker.compare(others)
        if not others:
            self._rest(worker)
            self._put(self._seen(item, found.report, found))

    def _seen(
        self, item: Loadable, report: Report, found: Found | None = None, descents: tuple[Descent, ...] = ()
    ) -> Seen:
        return Seen(name=item.name, stamp=self._stamp(item), report=report, found=found, descents=descents)

    def _rest(self, worker: Worker) -> None:
        worker.item = None
        self._busy.discard(worker)
        self._idle.append(worker)

    def _bury(self, worker: Worker) -> None:
        """Tell of the item that a worker ended on; the next item gets a new worker."""
        self._busy.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if worker.item:
            self._put(_ended(worker.item.name, worker.ended_by(), worker.claim))
        worker.stop()

    def _put(self, thing: Seen | Failed) -> None:
        if not self._batch:
            self._due = time.monotonic() + DUE
        if isinstance(thing, Seen):
            self._batch.seen.append(thing)
        else:
            self._batch.failed.append(thing)
            self._unclaim(thing.claim)

    def _unclaim(self, report: str | None) -> None:
        self._ready.extend(self._claimed.pop(report or "", ()))

    def _write(self) -> None:
        batch, self._batch = self._batch, Batch()
        for outcome in keep(self._store, batch):
            self._settle(outcome)
        for seen in batch.seen:
            if seen.found:
                self._unclaim(seen.report.id)

    def _settle(self, outcome: Outcome) -> None:
        self._room.release()
        self._tally = self._tally.counting(outcome)
        self._told(replace(outcome, notes=self._notes.pop(outcome.source, ())), self._tally)


def _ended(name: str, how: str, claim: str | None) -> Failed:
    error = OnRecordError(
        name,
        f"the process that read it ended ({how})",
        expected="a process that reads it to its end",
        remedy="add it again; where it ends again, report it with the input",
    )
    return Failed(name=name, kind="OnRecordError", message=str(error), claim=claim)


@contextmanager
def _interrupts(stop: Callable[[], None]) -> Iterator[None]:
    """Let the first Ctrl-C stop in good order; the second stops at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def handle(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop()

    before = signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
