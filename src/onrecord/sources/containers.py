"""What one file or body holds: one report, or many in a form that is read one after the other."""

from __future__ import annotations

import io
from typing import BinaryIO
from urllib.parse import urlsplit

from onrecord.domain.errors import SourceUnreadable
from onrecord.sources.compressed import GZIP, unpacked_stream
from onrecord.sources.decoding import MAX_BYTES
from onrecord.sources.formats import (
    ARCHIVE,
    CSV,
    FEED_ROOTS,
    HEAD,
    JSON,
    LINES,
    LIST,
    PAGE,
    PARQUET,
    SITEMAP_ROOTS,
    XML,
    address_in,
    format_of,
    named,
    root_of,
)
from onrecord.sources.items import AddressContent, BodyContent, Found, Item, unreadable
from onrecord.sources.loading import shape_of_kind
from onrecord.sources.naming import shown
from onrecord.sources.rows import from_array, from_csv, from_lines, lines
from onrecord.sources.streams import rejoined, whole

MANY = (
    "a file, folder, pattern or http(s) address of reports: .txt, .md, .html, .json, .jsonl, .csv, .parquet, "
    ".pdf, .docx, .warc, a feed, a sitemap or a list of addresses"
)


def reports_of(shape: str, head: bytes, file: BinaryIO, name: str, file_name: str) -> Found | None:
    """Return what gives the reports of a file that holds many, or None where it holds one.

    Args:
        shape: its format, as `format_of` tells it.
        head: its first 65,536 bytes.
        file: the whole file, which can be read again from its beginning.
        name: the file as it is named in messages.
        file_name: the last part of its path.
    """
    file.seek(0)
    stream = unpacked_stream(file, subject=name) if head.startswith(GZIP) else file
    if shape == LINES:
        return from_lines(stream, name)
    if shape == CSV:
        return from_csv(stream, name)
    if shape == ARCHIVE:
        return _archive(stream, name)
    if shape == XML:
        return _of_xml(stream, name, url=None, charset=None)
    if shape == LIST:
        told = named(file_name) == LIST
        if told or _all_addresses(stream):
            file.seek(0)
            stream = unpacked_stream(file, subject=name) if head.startswith(GZIP) else file
            return _of_list(stream, name)
        return None
    if shape == JSON and stream.read(256).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"[":
        file.seek(0)
        stream = unpacked_stream(file, subject=name) if head.startswith(GZIP) else file
        return from_array(stream, name)
    return None


def _archive(stream: BinaryIO, name: str) -> Found:
    # warcio is needed by no other format.
    from onrecord.sources.archives import from_archive

    return from_archive(stream, name)


def of_stream(stream: BinaryIO, name: str) -> Found:
    """Yield the reports of what can be read only once: standard input or a pipe.

    Raises:
        SourceError: it cannot be read, or not in this way.
    """
    head = whole(stream, HEAD)
    shape = format_of(None, head)
    if shape == LINES:
        yield from from_lines(rejoined(head, stream), name)
    elif shape == ARCHIVE and not head.startswith(GZIP):
        yield from _archive(rejoined(head, stream), name)
    elif shape == PARQUET:
        raise SourceUnreadable(
            name, "a Parquet file is read from its end", expected=MANY, remedy="save it and give the file"
        )
    else:
        raw = head + whole(stream, MAX_BYTES + 1 - len(head))
        yield from _of_body(raw, name, file=None, shape=None)


def of_address(address: str) -> Found:
    """Fetch an address that a user gives, and yield the reports of what it leads to.

    Raises:
        SourceError: it cannot be fetched or read.
    """
    # httpx takes 0.15 s to load, which files do not need.
    from onrecord.sources.web import CONTENT_TYPES, LISTING_TYPES, fetch

    page = fetch(address, kinds=(*CONTENT_TYPES, *LISTING_TYPES))
    shape = shape_of_kind(page.kind)
    yield from _of_body(
        page.body,
        shown(address),
        file=urlsplit(page.url).path,
        shape=shape,
        url=page.url,
        charset=page.charset,
    )


def _of_body(
    raw: bytes,
    name: str,
    *,
    file: str | None,
    shape: str | None,
    url: str | None = None,
    charset: str | None = None,
) -> Found:
    """Yield the reports of a whole body: one, or those of a feed, a sitemap, a list, rows or an archive."""
    head = raw[:HEAD]
    held = format_of(file if shape is None else None, head)
    if shape == PAGE and held != XML:
        # A server that says HTML is believed, but for feeds, which many send under that name.
        held = PAGE
    if held == XML:
        body = io.BytesIO(raw)
        stream = unpacked_stream(body, subject=name) if raw.startswith(GZIP) else body
        yield from _of_xml(stream, name, url=url, charset=charset)
        return
    many = reports_of(held, head, io.BytesIO(raw), name, file or "")
    if many is not None:
        yield from many
        return
    content = BodyContent(raw=raw, file=file, shape=shape, url=url, charset=charset)
    yield Item(name=name, content=content)


def _of_xml(stream: BinaryIO, name: str, *, url: str | None, charset: str | None) -> Found:
    """Yield the entries of a feed, the addresses of a sitemap, or the one report of an XHTML page."""
    head = whole(stream, HEAD)
    root = root_of(head)
    joined = rejoined(head, stream)
    if root in SITEMAP_ROOTS:
        from onrecord.sources.sitemaps import from_sitemap

        yield from from_sitemap(joined, name, url=url)
    elif root in FEED_ROOTS:
        from onrecord.sources.feeds import from_feed

        yield from from_feed(whole(joined, MAX_BYTES + 1), name, url=url, charset=charset)
    elif root == "html":
        raw = whole(joined, MAX_BYTES + 1)
        yield Item(name=name, content=BodyContent(raw=raw, shape=PAGE, url=url, charset=charset))
    else:
        raise SourceUnreadable(
            name, f"its XML is <{root}>" if root else "it is not XML", expected="RSS, Atom or a sitemap",
            remedy="give the pages themselves, or an address of a feed",
        )  # fmt: skip


def _of_list(stream: BinaryIO, name: str) -> Found:
    for number, line in lines(stream):
        words = (line or b"").decode("utf-8", "replace").strip()
        if line is not None and (not words or words.startswith("#")):
            continue
        address = address_in(words)
        if address is None:
            yield unreadable(
                f"{name}#{number}", "the line is not an address", expected="one http(s) address on each line",
                remedy="put # before what is a remark",
            )  # fmt: skip
        else:
            yield Item(name=shown(address), content=AddressContent(address=address))


def _all_addresses(stream: BinaryIO) -> bool:
    """Say whether each line of a text is an address, a remark or empty; if not, it is a report."""
    for _, line in lines(stream):
        words = (b"-" if line is None else line).decode("utf-8", "replace").strip()
        if words and not words.startswith("#") and address_in(words) is None:
            return False
    return True
