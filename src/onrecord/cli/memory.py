"""How much memory a command has taken, where the system tells."""

from __future__ import annotations

import sys

_UNIT = 1 if sys.platform == "darwin" else 1024  # macOS tells bytes, others KiB


def most() -> tuple[int, int] | None:
    """Return the most memory that this process took, and the most of one that it has waited for, in MiB.

    Returns:
        Both, the second 0 where there was none; None on a system that does not tell.
    """
    try:
        import resource
    except ImportError:
        return None
    own, others = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own * _UNIT >> 20, others * _UNIT >> 20


def in_words() -> str:
    """Return it as the end of a sentence, or nothing where the system does not tell."""
    taken = most()
    if taken is None:
        return ""
    own, others = taken
    reading = f", {others} MiB in a process that read" if others else ""
    return f"; at most {own} MiB of memory{reading}"
