"""Notes and errors for people, on standard error, each on one line."""

from __future__ import annotations

import sys

from onrecord.domain.errors import OnRecordError, explained


def note(message: str) -> None:
    """Print one line on standard error; nothing in it can steer a terminal."""
    from onrecord.showing.terminal import clean

    line = f"onrecord: {clean(message)}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding))
    sys.stderr.flush()


def complain(error: OnRecordError | str) -> None:
    """Print an error as one line on standard error."""
    note(str(error))


__all__ = ["complain", "explained", "note"]
