"""Which format a file or body is in: by its name, and where that does not tell by its first bytes."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from onrecord.sources.compressed import GZIP, beginning

HEAD = 65_536  # bytes that are looked at

# One report each.
TEXT, PAGE, JSON, PDF, DOCX = "text", "page", "json", "pdf", "docx"
# Many reports each.
LINES, PARQUET, CSV, ARCHIVE, XML, LIST = "lines", "parquet", "csv", "archive", "xml", "list"
SINGLE = frozenset((TEXT, PAGE, JSON, PDF, DOCX))

_SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".markdown": TEXT,
    ".html": PAGE, ".htm": PAGE, ".xhtml": PAGE, ".json": JSON, ".pdf": PDF, ".docx": DOCX,
    ".jsonl": LINES, ".ndjson": LINES, ".parquet": PARQUET, ".csv": CSV, ".tsv": CSV, ".warc": ARCHIVE,
    ".xml": XML, ".rss": XML, ".atom": XML, ".rdf": XML, ".list": LIST, ".urls": LIST,
}  # fmt: skip
# What browsers save beside a page, and what lies in folders of downloads: never a report.
NO_REPORT = frozenset(
    """.css .js .mjs .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .tif .tiff .woff .woff2 .ttf
    .otf .eot .mp3 .mp4 .m4a .ogg .wav .webm .mov .avi .py .pyc .duckdb .db .sqlite .wal .log
    .lock .tmp .bak""".split()
)
ABOUT_THE_FOLDER = frozenset(("README", "LICENSE", "LICENCE", "NOTICE", "CHANGELOG", "CONTRIBUTING"))
FEED_ROOTS = frozenset(("rss", "feed", "rdf"))
SITEMAP_ROOTS = frozenset(("urlset", "sitemapindex"))

_LOOKS_LIKE_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PROLOGUE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>", re.I | re.S)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
_REPORT_KEY = re.compile(rb'"(?:text|html)"\s*:')
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)


def named(name: str) -> str | None:
    """Return the format that a file's name tells, of what is inside where it is compressed (`a.jsonl.gz`)."""
    path = PurePath(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return _SUFFIXES.get(path.suffix.lower())


def no_report(name: str) -> bool:
    """Say whether a file found in a folder is left out: a picture, a script, a store, a README."""
    path = PurePath(name)
    return path.suffix.lower() in NO_REPORT or path.stem.upper() in ABOUT_THE_FOLDER


def format_of(name: str | None, head: bytes) -> str:
    """Return the format of a file or body.

    Args:
        name: the file's name or the address's path, where there is one.
        head: its first 65,536 bytes.

    Returns:
        one of the constants of this module; plain text where nothing speaks for another.
    """
    inner = beginning(head, HEAD) if head.startswith(GZIP) else head
    magic = _magic(inner)
    told = named(name) if name else None
    # These three cannot be anything else, whatever the name says.
    if magic:
        return magic
    if told == TEXT:
        return LIST if _first_is_address(inner) else TEXT
    if told == JSON:
        return _json_shape(inner)
    return told or _sniffed(inner)


def root_of(head: bytes) -> str | None:
    """Return the name of an XML document's outermost element, in small letters and without its prefix."""
    text = _decoded(head)
    at = 0
    while found := _PROLOGUE.match(text, at):
        at = found.end()
    element = _ELEMENT.match(text, at)
    return element[1].lower() if element else None


def address_in(line: str) -> str | None:
    """Return the address that a line consists of, or None."""
    stripped = line.strip()
    return stripped if _ADDRESS.fullmatch(stripped) else None


def _magic(head: bytes) -> str | None:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PAR1"):
        return PARQUET
    if head.startswith(b"WARC/"):
        return ARCHIVE
    if head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"word/" in head):
        return DOCX
    return None


def _sniffed(head: bytes) -> str:
    if root_of(head) in FEED_ROOTS | SITEMAP_ROOTS:
        return XML
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _LOOKS_LIKE_PAGE.match(bare[:4096]):
        return PAGE
    if bare.lstrip()[:1] == b"{" and _REPORT_KEY.search(bare):
        return _json_shape(head)
    if bare.lstrip()[:1] == b"[" and re.match(rb"\s*\[\s*\{", bare) and _REPORT_KEY.search(bare):
        return JSON
    return LIST if _first_is_address(head) else TEXT


def _json_shape(head: bytes) -> str:
    """Tell JSON Lines from one object: its first line is whole, and another object follows."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not first.startswith(b"{") or not rest.lstrip().startswith(b"{"):
        return JSON
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return JSON
    return LINES


def _first_is_address(head: bytes) -> bool:
    for line in _decoded(head[:8192]).splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            return address_in(line) is not None
    return False


def _decoded(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("utf-8", "replace")
