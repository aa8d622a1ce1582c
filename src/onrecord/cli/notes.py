"""Notes and errors for people, on standard error, each on one line."""

from __future__ import annotations

import sys

from onrecord.domain.errors import OnRecordError


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


def explained(subject: str, error: Exception) -> OnRecordError:
    """Return any error as one that says what was expected and what to do.

    Args:
        subject: the source that was being read.
        error: one raised on purpose, which stays as it is, or one that the system or a fault raised.
    """
    if isinstance(error, OnRecordError):
        return error
    if isinstance(error, OSError):
        return OnRecordError(
            subject,
            f"stopped by the system ({error.strerror or error})",
            expected="to be let read it and write what was found",
            remedy="check the disk and your permissions",
        )
    detail = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return OnRecordError(
        subject,
        f"stopped by a fault of On Record ({detail})",
        expected="no fault whatever the input holds",
        remedy="set ONRECORD_DEBUG=1 to see where, and report it with the input",
    )
