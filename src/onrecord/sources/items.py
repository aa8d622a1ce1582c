"""What is gathered: a report that is still to be made, or what cannot become one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from onrecord.domain.errors import OnRecordError, SourceError, SourceUnreadable
from onrecord.domain.report import Report
from onrecord.sources.fields import report_of_fields
from onrecord.sources.loading import load, report_of_bytes
from onrecord.sources.offered import Offered, completed
from onrecord.sources.publication import published_of
from onrecord.sources.reports import report_of_page

LEAST_CONTENT = 400  # code points of a feed's own copy of a text; below, it is a teaser


class Content(Protocol):
    """Where a report comes from: a file, an address, a row, a record of an archive."""

    def report(self, name: str, published: str | None) -> Report:
        """Do the work: fetch, decode, extract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A report still to be made; it may be sent to another process and made there.

    Args:
        name: a file's path, an address, or the path of what holds it, "#" and its row or address there.
        content: where it comes from.
        published: the date that the user gives; it overrides the source's.
        notes: what a person should know of what holds it, told once, with its first item.
    """

    name: str
    content: Content
    published: str | None = None
    notes: tuple[str, ...] = ()

    def load(self) -> Report:
        """Make the report.

        Raises:
            SourceError: it cannot become one; the message names it and says what to do.
        """
        return self.content.report(self.name, self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A source, or one item of it, that cannot become a report."""

    name: str
    error: OnRecordError


Found = Iterator[Item | Failed]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """One report in a file of its own."""

    path: str

    def report(self, name: str, published: str | None) -> Report:
        """Read the file."""
        return load(Path(self.path), published=published)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyContent:
    """One report whose bytes were read already: from an address, standard input or a pipe.

    Args:
        file: the file's name or the address's path, which tells its format.
        shape: its format, where that is known.
    """

    raw: bytes
    file: str | None = None
    shape: str | None = None
    url: str | None = None
    charset: str | None = None

    def report(self, name: str, published: str | None) -> Report:
        """Decode and extract."""
        return report_of_bytes(
            self.raw, self.file, subject=name, published=published, shape=self.shape, url=self.url,
            charset=self.charset,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressContent:
    """A page that is fetched when its report is made.

    Args:
        offered: what the feed or sitemap that lists it says of it.
        copy: the feed's own copy of the text, as HTML, for a page that cannot be fetched.
    """

    address: str
    offered: Offered | None = None
    copy: str | None = None

    def report(self, name: str, published: str | None) -> Report:
        """Fetch the page, or fall back on the feed's copy and say so."""
        try:
            report = load(self.address, published=published)
        except SourceError as error:
            if self.copy is None:
                raise
            return _from_copy(self, name, published, error)
        return completed(report, self.offered)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyContent:
    """A feed's entry that leads nowhere and holds its text itself, as HTML."""

    copy: str
    offered: Offered

    def report(self, name: str, published: str | None) -> Report:
        """Read the feed's copy."""
        return completed(report_of_page(self.copy, subject=name, url=None, published=published), self.offered)


def _from_copy(content: AddressContent, name: str, published: str | None, error: SourceError) -> Report:
    report = report_of_page(content.copy or "", subject=name, url=content.address, published=published)
    note = ("from-feed", f"the text is the feed's copy; of the page itself: {error.problem}")
    return completed(replace(report, notes=(*report.notes, note)), content.offered)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsContent:
    """A row or object with a text and what is known of it."""

    fields: tuple[tuple[str, Any], ...]

    def report(self, name: str, published: str | None) -> Report:
        """Make the report of its fields."""
        return report_of_fields(dict(self.fields), subject=name, published=published)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureContent:
    """What an archive kept of one answer of a server, as it was sent.

    Args:
        shape: its format, by its content type.
        chunked: it was sent in chunks (RFC 9112, section 7.1).
        encoding: how it was packed for sending, in small letters, or None.
    """

    payload: bytes
    url: str
    shape: str | None
    charset: str | None
    chunked: bool
    encoding: str | None

    def report(self, name: str, published: str | None) -> Report:
        """Undo what was done for sending, then decode and extract."""
        from onrecord.sources.archives import as_sent

        raw = as_sent(self.payload, chunked=self.chunked, encoding=self.encoding, subject=name)
        return report_of_bytes(
            raw, urlsplit(self.url).path if self.shape is None else None, subject=name, published=published,
            shape=self.shape, url=self.url, charset=self.charset,
        )  # fmt: skip


def unreadable(name: str, problem: str, *, expected: str, remedy: str) -> Failed:
    """Return a failure of a malformed source or item."""
    return Failed(name=name, error=SourceUnreadable(name, problem, expected=expected, remedy=remedy))


def stated(words: object) -> str | None:
    """Return a date as a feed or sitemap states it, in ISO 8601, or None."""
    return published_of(words) if isinstance(words, str) else None
