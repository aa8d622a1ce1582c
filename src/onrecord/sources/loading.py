"""A file, a page, standard input or an address becomes a report."""

from __future__ import annotations

import errno
import json
import re
import sys
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.domain.errors import SourceMissing, SourceRefused, SourceUnreadable
from onrecord.domain.report import Report
from onrecord.sources.decoding import MAX_BYTES, check_size, decode
from onrecord.sources.language import language_code
from onrecord.sources.publication import checked, published_of
from onrecord.sources.reports import Notes, frozen, report_of_page

STDIN = "-"
KEYS = ("title", "url", "outlet", "author", "published", "language")
TEXT, PAGE, JSON = "text", "page", "json"

_FORMATS = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".markdown": TEXT,
    ".html": PAGE, ".htm": PAGE, ".xhtml": PAGE, ".json": JSON,
}  # fmt: skip
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LOOKS_LIKE_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_EXPECTED = "a .txt, .md, .html or .json file, - for standard input, or an http(s) address"


def load(source: str | Path, *, published: str | None = None, stdin: BinaryIO | None = None) -> Report:
    """Make a report of a source.

    Args:
        source: a file's path, `-` for standard input, or an http or https address. A JSON file holds one
            object with the key `text` or `html`, and where known `title`, `url`, `outlet`, `author`,
            `published` and `language`.
        published: date of publication; it overrides the one that the source states.
        stdin: what `-` reads; the process's standard input by default.

    Raises:
        SourceMissing: there is no such file, or the address does not answer.
        SourceRefused: an address or a size that is refused for safety.
        SourceUnreadable: not text, or not the JSON described above.
        SourceEmpty: there is nothing to read in it.
        OnRecordError: `published` is not a date.
    """
    if published is not None:
        checked(published)
    if isinstance(source, str) and _SCHEME.match(source):
        return _from_web(source, published)
    subject = _shown(source)
    if source == STDIN:
        raw = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        subject = "standard input"
        shape = None
    else:
        raw = _read(Path(source), subject)
        shape = _FORMATS.get(Path(source).suffix.lower())
    return _from_bytes(raw, shape or _sniffed(raw), subject=subject, published=published)


def _shown(source: str | Path) -> str:
    """Return a path as it may be printed: a file's name can hold a terminal's control codes."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in str(source))


def _read(path: Path, subject: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        problem = "there is no such file"
    except IsADirectoryError:
        raise SourceUnreadable(
            subject, "it is a directory", expected=_EXPECTED, remedy="give the files in it"
        ) from None
    except PermissionError:
        raise SourceUnreadable(
            subject, "it may not be read", expected=_EXPECTED, remedy="change its permissions or copy it"
        ) from None
    except (OSError, ValueError) as error:
        long = isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG
        problem = "its name is too long for a file" if long else "it cannot be opened as a file"
    raise SourceMissing(subject[:200], problem, expected=_EXPECTED, remedy="check the path") from None


def _sniffed(raw: bytes) -> str:
    head = raw[:4096].removeprefix(b"\xef\xbb\xbf")
    if _LOOKS_LIKE_PAGE.match(head):
        return PAGE
    if head.lstrip()[:1] == b"{" and re.search(rb'"(?:text|html)"\s*:', raw):
        return JSON
    return TEXT


def _from_bytes(
    raw: bytes,
    shape: str,
    *,
    subject: str,
    published: str | None,
    url: str | None = None,
    charset: str | None = None,
) -> Report:
    check_size(len(raw), subject=subject)
    if shape == PAGE:
        return report_of_page(raw, subject=subject, url=url, published=published, charset=charset)
    decoded = decode(raw, subject=subject, charset=charset)
    if shape == JSON:
        return _from_json(decoded.text, decoded.notes, subject=subject, published=published, url=url)
    given = None if published is None else checked(published)
    return frozen(decoded.text, url=url, published=given, notes=decoded.notes, subject=subject)


def _from_json(source: str, notes: Notes, *, subject: str, published: str | None, url: str | None) -> Report:
    record = _record(source, subject)
    facts: dict[str, str | None] = dict.fromkeys(KEYS)
    for key in KEYS:
        value = record.get(key)
        if key == "author" and isinstance(value, list) and all(isinstance(name, str) for name in value):
            value = ", ".join(value)
        if isinstance(value, str) and value.strip():
            facts[key] = " ".join(value.split())
        elif value not in (None, "", []):
            notes += (("field-ignored", f"the field {key!r} is not text and was left out"),)
    stated = published_of(facts["published"])
    if facts["published"] and stated is None:
        notes += (("date-unreadable", f"the field 'published' is not one date: {facts['published'][:60]!r}"),)
    given = None if published is None else checked(published)
    language = language_code(facts["language"])
    address = facts["url"] or url
    text = record.get("text")
    if isinstance(text, str) and text.strip():
        return frozen(
            text, title=facts["title"], url=address, outlet=facts["outlet"], author=facts["author"],
            published=given, stated=stated, language=language, notes=notes, subject=subject,
        )  # fmt: skip
    page = report_of_page(record["html"], subject=subject, url=address, published=stated)
    return frozen(
        page.text, title=facts["title"] or page.title, url=address or page.url,
        outlet=facts["outlet"] or page.outlet, author=facts["author"] or page.author, published=given,
        stated=page.published, language=language, declared=page.language, marked=page.passages,
        notes=(*notes, *page.notes), subject=subject,
    )  # fmt: skip


def _record(source: str, subject: str) -> dict[str, Any]:
    """Parse one JSON object that holds a text or a page."""
    expected = 'one JSON object with the key "text" or "html"'
    try:
        record = json.loads(source)
    except RecursionError:
        raise SourceUnreadable(
            subject, "its JSON is nested too deep", expected=expected, remedy="give the object itself"
        ) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SourceUnreadable(
            subject, f"it is not JSON ({place})", expected=expected, remedy="check how it was written"
        ) from None
    if not isinstance(record, dict):
        raise SourceUnreadable(
            subject,
            f"its JSON is a {type(record).__name__}",
            expected=expected,
            remedy="give one report at a time, each in a file of its own",
        )
    if not any(isinstance(record.get(key), str) and record[key].strip() for key in ("text", "html")):
        raise SourceUnreadable(
            subject,
            "its JSON has no text",
            expected=expected,
            remedy='name the field that holds the report "text"',
        )
    return record


def _from_web(address: str, published: str | None) -> Report:
    # httpx takes 0.15 s to load, which a file does not need.
    from onrecord.sources.web import fetch

    if not address.lower().startswith(("http://", "https://")):
        raise SourceRefused(
            _shown(address),
            "its scheme is not fetched",
            expected="http:// or https://",
            remedy="check the address",
        )
    page = fetch(address)
    shapes = {"application/json": JSON, "text/plain": TEXT}
    shape = shapes.get(page.kind, PAGE)
    return _from_bytes(
        page.body, shape, subject=page.url, published=published, url=page.url, charset=page.charset
    )
