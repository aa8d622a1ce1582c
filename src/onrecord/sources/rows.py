"""Rows with a text column, read one after the other: JSON Lines, JSON arrays, CSV and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any, BinaryIO

from onrecord.domain.errors import SourceUnreadable
from onrecord.sources.decoding import MAX_BYTES, MAX_TEXT
from onrecord.sources.fields import CONTENT, KEYS, has_text, wordless
from onrecord.sources.items import Failed, FieldsContent, Found, Item, unreadable
from onrecord.sources.streams import rejoined

BATCH = 64  # rows of a Parquet file in hand at once
MOST_COLUMNS = 20  # named in a note
_CHUNK = 65_536
_GAP = re.compile(r"[\s,]*")
_LINE = 'one JSON object on each line, with the key "text" or "html"'
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class _Rows:
    """Turns rows into items; a container's columns that are not read are noted once, under construction."""

    __slots__ = ("_name", "_noted")

    def __init__(self, name: str) -> None:
        self._name, self._noted = name, False

    def item(self, number: int, row: Mapping[str, Any], what: str) -> Item | Failed:
        name = f"{self._name}#{number}"
        folded = {key.strip().lower(): value for key, value in reversed(list(row.items()))}
        fields = {key: folded[key] for key in (*CONTENT, *KEYS) if key in folded}
        if not has_text(fields):
            return Failed(name=name, error=wordless(name, what))
        others = sorted(str(key) for key in row if key.strip().lower() not in (*CONTENT, *KEYS))
        notes: tuple[str, ...] = ()
        if others and not self._noted:
            more = f" and {len(others) - MOST_COLUMNS} more" if len(others) > MOST_COLUMNS else ""
            notes = (f"{self._name}: not read: {', '.join(others[:MOST_COLUMNS])}{more}",)
            self._noted = True
        if isinstance(fields.get("published"), date):
            fields["published"] = fields["published"].isoformat()
        return Item(name=name, content=FieldsContent(fields=tuple(fields.items())), notes=notes)


def from_lines(stream: BinaryIO, name: str) -> Found:
    """Yield the reports of JSON Lines, each named by the number of its line.

    Args:
        stream: the file at its beginning; UTF-8, or UTF-16 with its mark.
        name: of the file.
    """
    rows = _Rows(name)
    for number, line in lines(stream):
        if line is not None and not line.strip():
            continue
        place = f"{name}#{number}"
        if line is None:
            yield _bad_line(place, f"it is longer than {MAX_BYTES // 1_000_000} MB")
            continue
        try:
            row = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError:
            yield _bad_line(place, "it is not UTF-8")
        except RecursionError:
            yield _bad_line(place, "its JSON is nested too deep")
        except json.JSONDecodeError as error:
            yield _bad_line(place, f"it is not JSON (column {error.colno})")
        except ValueError:
            yield _bad_line(place, "it holds a number of too many digits")
        else:
            if isinstance(row, dict):
                yield rows.item(number, row, "its JSON")
            else:
                yield _bad_line(place, f"its JSON is a {type(row).__name__}")


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a file with their numbers, without a byte-order mark; one over 10 MB is None."""
    head = stream.readline(MAX_BYTES + 1)
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            yield from _wide_lines(rejoined(head, stream), encoding)
            return
    line = head.removeprefix(codecs.BOM_UTF8)
    number = 0
    while line:
        number += 1
        whole = len(line) <= MAX_BYTES
        # The rest of an endless line is read over in pieces.
        while not line.endswith(b"\n") and (more := stream.readline(MAX_BYTES + 1)):
            line, whole = more, False
        yield number, line.rstrip(b"\r\n") if whole else None
        line = stream.readline(MAX_BYTES + 1)


def _wide_lines(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, bytes | None]]:
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    number = 0
    try:
        while line := text.readline(MAX_TEXT + 1):
            number += 1
            whole = len(line) <= MAX_TEXT
            while not line.endswith("\n") and (more := text.readline(MAX_TEXT + 1)):
                line, whole = more, False
            yield number, line.rstrip("\r\n").encode("utf-8", "surrogatepass") if whole else None
    finally:
        text.detach()


def _bad_line(place: str, problem: str) -> Failed:
    return unreadable(place, problem, expected=_LINE, remedy="check how the line was written")


def from_array(stream: BinaryIO, name: str) -> Found:
    """Yield the reports of a JSON array of objects, each named by its number, the first 1.

    Args:
        stream: the file at its beginning, in UTF-8.
        name: of the file.
    """
    rows, decoder, number = _Rows(name), json.JSONDecoder(), 0
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        buffer, at = text.read(_CHUNK).lstrip()[1:], 0
        while True:
            at = _GAP.match(buffer, at).end()  # type: ignore[union-attr]  # it matches nothing at least
            if at >= len(buffer):
                buffer, at = text.read(_CHUNK), 0
                if not buffer:
                    raise ValueError("the array's end is missing")
                continue
            if buffer[at] == "]":
                return
            number += 1
            value, buffer, at = _next_value(decoder, buffer, at, text)
            if isinstance(value, dict):
                yield rows.item(number, value, "its JSON")
            else:
                yield unreadable(
                    f"{name}#{number}", f"it is a {type(value).__name__}", expected="an object with a text",
                    remedy="check how it was written",
                )  # fmt: skip
    except (ValueError, RecursionError):
        yield unreadable(
            name, f"it is not JSON after {number} objects; what follows cannot be read",
            expected='an array of objects with the key "text" or "html"',
            remedy="check how it was written, or give JSON Lines, of which one bad line loses no other",
        )  # fmt: skip
    finally:
        text.detach()


def _next_value(
    decoder: json.JSONDecoder, buffer: str, at: int, text: io.TextIOWrapper
) -> tuple[object, str, int]:
    """Parse the value at a place of the buffer, reading on, twice as much each time, until it is whole."""
    while True:
        try:
            value, end = decoder.raw_decode(buffer, at)
        except json.JSONDecodeError:
            more = text.read(max(_CHUNK, len(buffer) - at))
            if not more or len(buffer) - at > MAX_BYTES:
                raise
            buffer, at = buffer[at:] + more, 0
        else:
            return value, buffer, end


def from_csv(stream: BinaryIO, name: str) -> Found:
    """Yield the reports of a CSV file whose first row names the columns, each by its row, the first 1.

    Args:
        stream: the file at its beginning, in UTF-8, or in UTF-16 with its mark.
        name: of the file; that of `.tsv` tells that tabs divide.
    """
    rows = _Rows(name)
    csv.field_size_limit(MAX_TEXT)  # the default, 131,072, is less than a long report
    text = (line.decode("utf-8", "replace") + "\n" for _, line in lines(stream) if line is not None)
    header = next(text, "")
    if PurePath(name.removesuffix(".gz")).suffix.lower() == ".tsv":
        mark = "\t"
    else:
        mark = max(",;\t", key=header.count)
    try:
        columns = next(csv.reader([header], delimiter=mark), [])
    except csv.Error:
        columns = []
    if not {column.strip().lower() for column in columns} & set(CONTENT):
        yield _no_column(name, columns)
        return
    reader = csv.reader(text, delimiter=mark)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield unreadable(
                f"{name}#{number}", f"it is not a row ({error})", expected="cells, quoted whole",
                remedy="check how the row was written",
            )  # fmt: skip
            continue
        if cells:
            yield rows.item(number, dict(zip(columns, cells, strict=False)), "its row")


def from_parquet(path: str, name: str) -> Found:
    """Yield the reports of a Parquet file, each by its row, the first 1.

    Args:
        path: the file.
        name: the file as it is named in messages.
    """
    import duckdb

    # A path is a pattern to DuckDB; in brackets a sign stands for itself.
    pattern = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    rows, number = _Rows(name), 0
    try:
        with duckdb.connect(":memory:", config=settings) as engine:
            engine.execute("DESCRIBE SELECT * FROM read_parquet(?)", [pattern])
            columns = [str(row[0]) for row in engine.fetchall()]
            known = [column for column in columns if column.strip().lower() in (*CONTENT, *KEYS)]
            if not {column.strip().lower() for column in known} & set(CONTENT):
                yield _no_column(name, columns)
                return
            wanted = ", ".join('"' + column.replace('"', '""') + '"' for column in known)
            engine.execute(f"SELECT {wanted} FROM read_parquet(?)", [pattern])  # noqa: S608  # quoted names
            others = dict.fromkeys(column for column in columns if column not in known)
            while batch := engine.fetchmany(BATCH):
                for values in batch:
                    number += 1
                    yield rows.item(number, {**dict(zip(known, values, strict=True)), **others}, "its row")
    except duckdb.Error as error:
        after = f" after row {number}" if number else ""
        problem = f"it is not a whole Parquet file{after} ({type(error).__name__})"
        raise SourceUnreadable(
            name, problem, expected="a Parquet file", remedy="copy it again or write it anew"
        ) from None


def _no_column(name: str, columns: list[str]) -> Failed:
    there = ", ".join(column[:40] for column in columns[:MOST_COLUMNS]) or "none"
    return unreadable(
        name, f"it has no text column; its columns: {there}", expected='a column "text" or "html"',
        remedy='name the column that holds the report "text"',
    )  # fmt: skip
