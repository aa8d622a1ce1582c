"""A web archive (WARC) gives the pages that it holds, one record after the other."""

from __future__ import annotations

import io
import logging
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from onrecord.domain.errors import SourceEmpty, SourceRefused, SourceUnreadable
from onrecord.sources.compressed import unpacked
from onrecord.sources.decoding import MAX_BYTES, check_size
from onrecord.sources.items import CaptureContent, Failed, Found, Item
from onrecord.sources.loading import shape_of_kind
from onrecord.sources.naming import shown

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # what it finds wrong is told in our own words

_TAKEN = ("response", "resource", "conversion")
_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_FOR_ROBOTS = ("/robots.txt", "/ads.txt", "/app-ads.txt")  # texts of every site that no person reads
_EXPECTED = "a WARC file"


class _Records(WARCIterator):  # type: ignore[misc]  # warcio publishes no types
    """Reads records; what warcio prints on standard error where one is damaged is told in our own words."""

    INC_RECORD = ""


def from_archive(stream: BinaryIO, name: str) -> Found:
    """Yield the pages and texts that a web archive holds.

    Args:
        stream: the archive at its beginning, unpacked.
        name: of the file.

    Raises:
        SourceUnreadable: it is cut off or damaged; the pages before that place have been given.
        SourceEmpty: it holds no page.

    Source: ISO 28500:2017 (WARC 1.1).
    """
    count = whole = 0
    try:
        for record in _Records(stream):
            found = _found(record, name)
            while record.raw_stream.read(io.DEFAULT_BUFFER_SIZE):
                pass
            # warcio takes an archive's end for a record's (its issue 138); what is missing of it tells.
            if getattr(record.raw_stream, "limit", 0):
                raise _damaged(name, whole, "is cut off in the middle of a record")
            whole += 1
            if found is not None:
                count += 1
                yield found
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, UnicodeError, TypeError):
        # Besides its own, warcio lets what malformed headers bring about through as it comes.
        raise _damaged(name, whole, "is damaged") from None
    if not count:
        raise SourceEmpty(
            name, f"none of its {whole:,} records is a page", expected="a WARC file with answers of servers",
            remedy="check that it is the file of the crawl and not its log or screenshots",
        )  # fmt: skip


def _damaged(name: str, whole: int, problem: str) -> SourceUnreadable:
    return SourceUnreadable(
        name, f"it {problem} after {whole:,} whole ones", expected=_EXPECTED,
        remedy="copy it again; the pages before that place were read",
    )  # fmt: skip


def _found(record: Any, archive: str) -> Item | Failed | None:
    """Return the page in a record, or None for anything else: requests, repeats, pictures, errors."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in _TAKEN or not url.lower().startswith(("http://", "https://")):
        return None
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        stated = record.http_headers.get_header("Content-Type") or ""
    else:
        stated = record.content_type or ""
    kind, _, parameters = stated.partition(";")
    kind = kind.strip().lower()
    if (kind and kind not in _KINDS) or _path(url).lower().endswith(_FOR_ROBOTS):
        return None
    name = _name(record, archive, url)
    payload = record.raw_stream.read(MAX_BYTES + 1)
    if len(payload) > MAX_BYTES:
        try:
            check_size(len(payload), subject=name)
        except SourceRefused as error:
            return Failed(name=name, error=error)
    sent = _header(record, "Transfer-Encoding"), _header(record, "Content-Encoding")
    content = CaptureContent(
        payload=payload, url=shown(url), shape=shape_of_kind(kind), charset=_charset(parameters),
        chunked=sent[0] == "chunked", encoding=sent[1] or None,
    )  # fmt: skip
    return Item(name=name, content=content)


def _header(record: Any, name: str) -> str:
    value = record.http_headers.get_header(name) if record.http_headers is not None else None
    return (value or "").strip().lower()


def _name(record: Any, archive: str, url: str) -> str:
    """Name a record as archives do, by the moment of its capture and its address."""
    moment = "".join(filter(str.isdigit, record.rec_headers.get_header("WARC-Date") or ""))[:14]
    return f"{archive}#{moment}/{shown(url)}" if moment else f"{archive}#{shown(url)}"


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def as_sent(payload: bytes, *, chunked: bool, encoding: str | None, subject: str) -> bytes:
    """Return an answer's body as its server meant it, without what was done to send it.

    Args:
        payload: the body as the archive kept it.
        chunked: it is in chunks; archives that undid that keep the header often, so the bytes decide.
        encoding: its content coding, which may have been undone too.
        subject: the record, for error messages.

    Raises:
        SourceRefused: it unpacks to more than 10 MB.
        SourceUnreadable: it is packed in a way that is not read, or damaged.
    """
    body = ChunkedDataReader(io.BytesIO(payload)).read() if chunked else payload
    if encoding in ("gzip", "x-gzip"):
        return unpacked(body, subject=subject) if body.startswith(b"\x1f\x8b") else body
    if encoding == "deflate":
        return body if _readable(body) else unpacked(body, subject=subject, encoding="deflate")
    if encoding in ("br", "zstd", "compress") and not _readable(body):
        raise SourceUnreadable(
            subject, f"it is packed as {encoding!r}", expected="gzip, deflate or nothing",
            remedy="write the archive anew with unpacked bodies, as `warcio recompress` and crawlers can",
        )  # fmt: skip
    return body


def _readable(body: bytes) -> bool:
    return body.lstrip()[:1] == b"<" or body[:1024].isascii()
