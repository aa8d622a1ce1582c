"""Folders walked and patterns expanded, in sorted order: files, one after the other."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from onrecord.sources.formats import no_report

_MAGIC = re.compile(r"[*?\[]")
_ANY_DEPTH = "**"

Place = tuple[Path, OSError | None]


def is_pattern(source: str) -> bool:
    """Say whether a source holds a sign that stands for others: `*`, `?`, `[…]`, and `**` for any folders."""
    return _MAGIC.search(source) is not None


def walk(folder: Path) -> Iterator[Place]:
    """Yield the files in a folder and in those below it, sorted by name.

    Hidden files and folders are left out, and pictures, styles, scripts and the like; a link to a folder is
    not followed, so that none is walked twice or without end.

    Args:
        folder: where to begin.

    Yields:
        a file and None, or a folder that may not be read and why.
    """
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and not (path.is_dir() and not path.is_symlink()):
            # Pipes and devices would be waited for without end.
            if path.is_file() and not no_report(path.name):
                yield path, None
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield path, error
            continue
        waiting.extend(path / name for name in names if not name.startswith("."))


def expand(pattern: str) -> Iterator[Path]:
    """Yield the files and folders that a pattern names, sorted at each step.

    Args:
        pattern: a path in which `*`, `?` and `[…]` stand for signs of one name, and `**` for any
            folders. They name nothing hidden unless the name in the pattern begins with a dot.
    """
    path = Path(pattern)
    base = Path(path.anchor) if path.anchor else Path()
    parts = list(path.parts[1:] if path.anchor else path.parts)
    yield from _expanded(
        base,
        [part for at, part in enumerate(parts) if part != _ANY_DEPTH or parts[at - 1 : at] != [_ANY_DEPTH]],
    )


def _expanded(base: Path, parts: list[str]) -> Iterator[Path]:
    if not parts:
        yield base
        return
    part, rest = parts[0], parts[1:]
    if part == _ANY_DEPTH:
        yield from _expanded(base, rest)
        # A folder that ends the pattern is walked as a whole.
        for name in _names(base) if rest else ():
            below = base / name
            if not name.startswith(".") and below.is_dir() and not below.is_symlink():
                yield from _expanded(below, parts)
    elif is_pattern(part):
        for name in _names(base):
            hidden = name.startswith(".") and not part.startswith(".")
            if not hidden and fnmatchcase(name, part) and not (not rest and no_report(name)):
                yield from _expanded(base / name, rest)
    elif os.path.lexists(base / part):
        yield from _expanded(base / part, rest)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
