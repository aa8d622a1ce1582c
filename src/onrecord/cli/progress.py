"""A bar of progress on standard error: in a terminal one line that changes, elsewhere a line now and then."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from onrecord.cli.notes import note

if TYPE_CHECKING:
    from onrecord.record import Tally

_REDRAWN = 0.1  # seconds between two drawings in a terminal
_TOLD = 10.0  # seconds between two lines elsewhere
_BAR = 24  # columns
_WIPE = "\r\x1b[K"


class Progress:
    """Shows how far adding has come; `told` is given every tally."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._begun = self._shown = time.monotonic()
        self._drawn = False

    def told(self, tally: Tally) -> None:
        """Show the tally, where it is time to."""
        at = time.monotonic()
        if at - self._shown < (_REDRAWN if self._live else _TOLD):
            return
        self._shown = at
        line = self.line(tally, at - self._begun)
        if not self._live:
            note(line)
            return
        columns = shutil.get_terminal_size((80, 24)).columns
        sys.stderr.write(f"{_WIPE}{line[: columns - 1]}")
        sys.stderr.flush()
        self._drawn = True

    def clear(self) -> None:
        """Take the bar away, before a line is printed or when all is done."""
        if self._drawn:
            sys.stderr.write(_WIPE)
            sys.stderr.flush()
            self._drawn = False

    @staticmethod
    def line(tally: Tally, seconds: float) -> str:
        """Return one line: how many of how many, the rate, the time left and the errors so far.

        Args:
            tally: how far it has come.
            seconds: since it began.
        """
        done, rate = tally.settled, tally.settled / seconds if seconds else 0.0
        counted = f"{done} of {tally.listed}{'' if tally.complete else ' or more'}"
        parts = [counted, f"{rate:.1f}/s"]
        if tally.complete and rate:
            parts.append(f"{_span((tally.listed - done) / rate)} left")
        parts.append(f"{tally.failed} failed")
        bar = _bar(done / tally.listed) + " " if tally.complete and tally.listed else ""
        return bar + " · ".join(parts)


def _bar(share: float) -> str:
    full = int(_BAR * min(1.0, share))
    return "█" * full + "░" * (_BAR - full)


def _span(seconds: float) -> str:
    whole = int(seconds + 0.5)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
