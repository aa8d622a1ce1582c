"""What a document program wrote, a PDF or a .docx, becomes a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain.report import Passage, PassageKind, Report
from onrecord.sources.decoding import MAX_TEXT
from onrecord.sources.passages import same_words
from onrecord.sources.publication import checked, published_of
from onrecord.sources.reports import MOST_TITLE, Notes, frozen

BETWEEN = "\n\n"
HEADING_PLACE = 5  # paragraphs (a letterhead, a date) that may stand above the title

# What programs write into a document's properties when its writer states nothing.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|(?:untitled|document|doc|dokument|presentation)\W*\d*|"
    r".*\.(?:docx?|pdf|rtf|odt|indd|html?|txt|tmp)|.*[\\/].*|word document|文档\d*|slide \d+|layout \d+)",
    re.I | re.S,
)
_NO_AUTHOR = re.compile(
    r"(?:user|admin|administrator|windows user|microsoft(?: office)?(?: user)?|unknown|owner|author|"
    r"python-docx|pandoc|anonymous|default|用户|作者)\W*\d*",
    re.I,
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of a document, and what its properties say.

    Args:
        paragraphs: words and, where the document's own marks decide it, the kind of passage.
        title, author: its properties, as they are written.
        made: ISO 8601 date when a program made the file; that is not when the report was published.
        notes: what was noted while it was read.
    """

    paragraphs: tuple[tuple[str, PassageKind | None], ...]
    title: str | None = None
    author: str | None = None
    made: str | None = None
    notes: Notes = ()


def report_of_document(document: Document, *, subject: str, published: str | None, url: str | None) -> Report:
    """Make a report of a document: its paragraphs with blank lines between, frozen.

    Args:
        document: what was read of it.
        subject: the file or address, for error messages.
        published: date of publication; by default the one that the document's own lines state.
        url: where it was fetched from.

    Raises:
        SourceEmpty: there is no text in it.
        SourceRefused: its text is over the limit.
    """
    marked: list[Passage] = []
    at = 0
    for words, kind in document.paragraphs:
        if kind:
            marked.append(Passage(kind=kind, start=at, end=at + len(words)))
        at += len(words) + len(BETWEEN)
    given = None if published is None else checked(published)
    return frozen(
        BETWEEN.join(words for words, _ in document.paragraphs), title=_title(document), url=url,
        author=_author(document.author), published=given, marked=marked,
        notes=(*document.notes, *_made(document)), subject=subject,
    )  # fmt: skip


def too_long(count: int) -> bool:
    """Say whether reading on is useless, since a text of this many code points is refused anyway."""
    return count > MAX_TEXT


def made_on(words: str | None) -> str | None:
    """Read a date from a document's properties: ISO 8601, or PDF's `D:20250312184000+08'00'`.

    Source: ISO 32000-1:2008, section 7.9.4.
    """
    stamp = re.match(r"D:(\d{4})(\d{2})?(\d{2})?", words or "")
    if stamp and stamp[2] and stamp[3]:
        return published_of(f"{stamp[1]}-{stamp[2]}-{stamp[3]}")
    found = published_of(words)
    return found[:10] if found else None


def _title(document: Document) -> str | None:
    """Return the title that the document is marked with, or else the one that its properties state."""
    early = document.paragraphs[:HEADING_PLACE]
    marked = next((words for words, kind in early if kind == "headline"), None)
    if marked:
        return " ".join(marked.split())[:MOST_TITLE]
    stated = " ".join((document.title or "").split())[:MOST_TITLE]
    if not _LETTER.search(stated) or _NO_TITLE.fullmatch(stated):
        return None
    return next((words for words, _ in early if same_words(words, stated)), stated)


def _author(stated: str | None) -> str | None:
    name = " ".join((stated or "").split())[:MOST_TITLE]
    return name if _LETTER.search(name) and not _NO_AUTHOR.fullmatch(name) else None


def _made(document: Document) -> Notes:
    if document.made is None:
        return ()
    told = f"the file was made on {document.made}; that is not taken for the date of publication"
    return (("document-made", told),)
