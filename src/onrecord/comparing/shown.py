"""Reasons of a descent in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.comparing.direction import Reason
from onrecord.domain.reading import Reading

_ERRORS: Final = frozenset({"two-titles", "date-contradiction", "name-variants", "damaged-text"})


def inherited(child: Reading, parent: Reading) -> Iterator[str]:
    """Yield errors that both have in the same words: nobody makes the same one twice."""
    theirs = {(w.code, e.text) for w in parent.warnings if w.code in _ERRORS for e in w.evidence}
    told = {}
    for warning in child.warnings:
        shared = [e.text for e in warning.evidence if (warning.code, e.text) in theirs]
        if shared and len(shared) == len(warning.evidence):
            told[warning.message] = f"both have the same error: {warning.message}"
    yield from told.values()


def shown(found: tuple[Reason, ...], child_is_one: bool) -> tuple[str, ...]:
    """Put the reasons for the direction in words; those against it say so."""
    names = ("the child", "the parent") if child_is_one else ("the parent", "the child")
    out = []
    for reason in sorted(found, key=lambda r: -abs(r.odds)):
        words = reason.words.format(one=names[0], other=names[1])
        out.append(words if (reason.odds > 0) == child_is_one else f"against it: {words}")
    return tuple(out)
