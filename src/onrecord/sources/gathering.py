"""Many sources become items, one after the other: nothing is read before its turn, nothing is held longer."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from onrecord.domain.errors import OnRecordError, SourceEmpty, SourceMissing
from onrecord.sources.containers import MANY, of_address, of_stream, reports_of
from onrecord.sources.formats import HEAD, PARQUET, format_of
from onrecord.sources.items import AddressContent, Failed, FileContent, Found, Item, unreadable
from onrecord.sources.loading import STDIN, has_scheme, is_web_address, not_fetched, unopened
from onrecord.sources.naming import shown
from onrecord.sources.places import expand, is_pattern, walk
from onrecord.sources.publication import checked
from onrecord.sources.rows import from_parquet

MOST_REMEMBERED = 1_000_000  # names known by 8 bytes each, near 70 MB; then a repeat is given again


def gather(sources: Iterable[str], *, published: str | None = None, stdin: BinaryIO | None = None) -> Found:
    """Find the reports in many sources, lazily and in the order given.

    Args:
        sources: files, folders, patterns (`news/**/*.html`), http or https addresses, and `-` for standard
            input. A file or address may hold one report or many: JSON Lines, CSV, Parquet, a web archive, a
            feed, a sitemap, a list of addresses.
        published: the date of publication of every report, which overrides what they state.
        stdin: what `-` reads; the process's standard input by default.

    Returns:
        An item for each report, which is made when the item's `load` is called, here or in another process;
        a failure for each source, or part of one, that cannot be read. What one source or item does wrong
        never ends the others. A file or address that comes up twice is given once.

    Raises:
        OnRecordError: `published` is not a date; at once, before anything is read.
    """
    given = None if published is None else checked(published)
    return _gathered(sources, given, stdin)


def _gathered(sources: Iterable[str], published: str | None, stdin: BinaryIO | None) -> Found:
    seen = _Seen()
    for source in sources:
        for found in _guarded(shown(source), _of_source(str(source), seen, stdin)):
            if isinstance(found, Item):
                if isinstance(found.content, AddressContent) and not seen.first(found.content.address):
                    continue
                yield found if published is None else replace(found, published=published)
            else:
                yield found


class _Seen:
    """Files and addresses that came up already, under construction while sources are gathered."""

    __slots__ = ("_marks",)

    def __init__(self) -> None:
        self._marks: set[bytes] = set()

    def first(self, name: str) -> bool:
        """Say whether a name is new, and remember it."""
        mark = blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).digest()
        if mark in self._marks:
            return False
        if len(self._marks) >= MOST_REMEMBERED:
            self._marks.clear()
        self._marks.add(mark)
        return True


def _guarded(name: str, found: Iterator[Item | Failed]) -> Found:
    """Yield what a source gives, and a failure in place of whatever it raises."""
    try:
        yield from found
    except OnRecordError as error:
        yield Failed(name=name, error=error)
    except OSError as error:
        yield Failed(name=name, error=unopened(error, name))
    except Exception as fault:
        # Libraries raise many things at hostile bytes; whatever befalls one source, the batch goes on.
        yield unreadable(
            name, f"it cannot be read ({type(fault).__name__})", expected=MANY,
            remedy="check that it is whole; if it is, report this with the file",
        )  # fmt: skip


def _of_source(source: str, seen: _Seen, stdin: BinaryIO | None) -> Found:
    if has_scheme(source):
        if not is_web_address(source):
            raise not_fetched(source)
        if seen.first(source):
            yield from of_address(source)
    elif source == STDIN:
        yield from of_stream(stdin or sys.stdin.buffer, "standard input")
    elif os.path.lexists(source) or not is_pattern(source):
        yield from _of_path(Path(source), seen)
    else:
        count = 0
        for path in expand(source):
            count += 1
            yield from _of_path(path, seen)
        if not count:
            raise SourceMissing(
                shown(source), "no file matches it", expected=MANY, remedy="check the pattern, and its folder"
            )


def _of_path(path: Path, seen: _Seen) -> Found:
    if not path.is_dir():
        yield from _guarded(shown(path), _of_file(path, seen))
        return
    count = 0
    for file, error in walk(path):
        count += 1
        if error is None:
            yield from _guarded(shown(file), _of_file(file, seen))
        else:
            yield Failed(name=shown(file), error=unopened(error, shown(file)))
    if not count:
        raise SourceEmpty(
            shown(path),
            "the folder holds no report",
            expected=MANY,
            remedy="give the folder that the files are in",
        )


def _of_file(path: Path, seen: _Seen) -> Found:
    name = shown(path)
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise unopened(error, name) from None
    if not regular:
        with path.open("rb") as pipe:
            yield from of_stream(pipe, name)
        return
    if not seen.first(os.path.realpath(path)):
        return
    with path.open("rb") as file:
        head = file.read(HEAD)
        shape = format_of(path.name, head)
        if shape == PARQUET:
            yield from from_parquet(str(path), name)
            return
        many = reports_of(shape, head, file, name, path.name)
        if many is None:
            yield Item(name=name, content=FileContent(path=str(path)))
        else:
            yield from many


__all__ = ["Failed", "Item", "gather"]
