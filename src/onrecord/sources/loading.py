"""A file, a page, standard input or an address becomes a report."""

from __future__ import annotations

import errno
import re
import sys
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from onrecord.domain.errors import SourceMissing, SourceRefused, SourceUnreadable
from onrecord.domain.report import Report
from onrecord.sources.compressed import GZIP, unpacked
from onrecord.sources.decoding import MAX_BYTES, check_size, decode
from onrecord.sources.fields import parsed_object, report_of_fields
from onrecord.sources.formats import DOCX, HEAD, JSON, LIST, PAGE, PDF, SINGLE, TEXT, format_of
from onrecord.sources.naming import shown
from onrecord.sources.publication import checked
from onrecord.sources.reports import frozen, report_of_page

STDIN = "-"
EXPECTED = "a .txt, .md, .html, .json, .pdf or .docx file, - for standard input, or an http(s) address"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SHAPES = {
    "application/json": JSON, "text/plain": TEXT, "application/pdf": PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX,
}  # fmt: skip


def load(source: str | Path, *, published: str | None = None, stdin: BinaryIO | None = None) -> Report:
    """Make a report of a source.

    Args:
        source: a file's path, `-` for standard input, or an http or https address. A JSON file holds one
            object with the key `text` or `html`, and where known `title`, `url`, `outlet`, `author`,
            `published` and `language`. A file may be packed with gzip.
        published: date of publication; it overrides the one that the source states.
        stdin: what `-` reads; the process's standard input by default.

    Raises:
        SourceMissing: there is no such file, or the address does not answer.
        SourceRefused: an address or a size that is refused for safety.
        SourceUnreadable: not text, not the JSON described above, or a file that holds many reports.
        SourceEmpty: there is nothing to read in it.
        OnRecordError: `published` is not a date.
    """
    if published is not None:
        checked(published)
    if isinstance(source, str) and has_scheme(source):
        return _from_web(source, published)
    if source == STDIN:
        raw = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        return report_of_bytes(raw, None, subject="standard input", published=published)
    subject = shown(source)
    raw = read_bytes(Path(source), subject)
    return report_of_bytes(raw, Path(source).name, subject=subject, published=published)


def has_scheme(source: str) -> bool:
    """Say whether a source is written as an address, of whatever scheme."""
    return _SCHEME.match(source) is not None


def is_web_address(source: str) -> bool:
    """Say whether a source is an address that can be fetched."""
    return source[:8].lower().startswith(("http://", "https://"))


def read_bytes(path: Path, subject: str) -> bytes:
    """Read a file, and of a large one no more than shows that it is too large.

    Raises:
        SourceMissing: there is no such file.
        SourceUnreadable: it is a folder, or may not be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unopened(error, subject) from None


def unopened(error: Exception, subject: str) -> SourceMissing | SourceUnreadable:
    """Return the error that says why a file could not be opened.

    Args:
        error: what the system raised.
        subject: the file, for error messages.
    """
    if isinstance(error, IsADirectoryError):
        return SourceUnreadable(
            subject, "it is a directory", expected=EXPECTED, remedy="give the files in it"
        )
    if isinstance(error, PermissionError):
        return SourceUnreadable(
            subject, "it may not be read", expected=EXPECTED, remedy="change its permissions or copy it"
        )
    problem = "it cannot be opened as a file"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        problem = "there is no such file"
    elif isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        problem = "its name is too long for a file"
    return SourceMissing(subject[:200], problem, expected=EXPECTED, remedy="check the path")


def report_of_bytes(
    raw: bytes,
    name: str | None,
    *,
    subject: str,
    published: str | None,
    shape: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Report:
    """Make a report of a source's bytes.

    Args:
        raw: all of them, or one more than the limit.
        name: the file's name, which tells its format, where there is one.
        subject: the file or address, for error messages.
        published: overrides the date that the source states.
        shape: its format, where that is known.
        url: where it was fetched from.
        charset: the encoding that the server declared.

    Raises:
        SourceError: it cannot become a report.
    """
    check_size(len(raw), subject=subject)
    shape = shape or format_of(name, raw[:HEAD])
    if raw.startswith(GZIP):
        raw = unpacked(raw, subject=subject)
    if shape == PAGE:
        return report_of_page(raw, subject=subject, url=url, published=published, charset=charset)
    if shape in (PDF, DOCX):
        return _from_document(raw, shape, subject=subject, published=published, url=url)
    # A text of one address is a text still; it takes the adding of many reports to follow a list.
    if shape not in SINGLE and shape != LIST:
        raise _holds_many(subject)
    decoded = decode(raw, subject=subject, charset=charset)
    if shape == JSON:
        fields = parsed_object(decoded.text, subject)
        return report_of_fields(fields, notes=decoded.notes, subject=subject, published=published, url=url)
    given = None if published is None else checked(published)
    return frozen(decoded.text, url=url, published=given, notes=decoded.notes, subject=subject)


def shape_of_kind(kind: str) -> str | None:
    """Return the format that a content type of the web tells."""
    return PAGE if kind in ("text/html", "application/xhtml+xml") else _SHAPES.get(kind)


def _from_document(raw: bytes, shape: str, *, subject: str, published: str | None, url: str | None) -> Report:
    # PDFium takes 0.05 s to load, which no other format needs.
    from onrecord.sources.documents import report_of_document

    if shape == PDF:
        from onrecord.sources.pdf import read_pdf as read
    else:
        from onrecord.sources.docx import read_docx as read
    return report_of_document(read(raw, subject=subject), subject=subject, published=published, url=url)


def _holds_many(subject: str) -> SourceUnreadable:
    return SourceUnreadable(
        subject,
        "it is of a kind that holds many reports",
        expected=EXPECTED,
        remedy="give it to `onrecord add`, which takes them all",
    )


def _from_web(address: str, published: str | None) -> Report:
    # httpx takes 0.15 s to load, which a file does not need.
    from onrecord.sources.web import fetch

    if not is_web_address(address):
        raise not_fetched(address)
    page = fetch(address)
    return report_of_bytes(
        page.body, urlsplit(page.url).path, subject=page.url, published=published,
        shape=shape_of_kind(page.kind) or PAGE, url=page.url, charset=page.charset,
    )  # fmt: skip


def not_fetched(address: str) -> SourceRefused:
    """Return the error that says that an address is of a scheme that is not fetched."""
    return SourceRefused(
        shown(address),
        "its scheme is not fetched",
        expected="http:// or https://",
        remedy="check the address",
    )
