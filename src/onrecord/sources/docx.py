"""A .docx document becomes paragraphs: its text, tables and notes, as they read with changes accepted."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from onrecord.domain.errors import SourceRefused, SourceUnreadable
from onrecord.domain.report import PassageKind
from onrecord.sources.decoding import check_size
from onrecord.sources.documents import HEADING_PLACE, Document, made_on
from onrecord.sources.markup import local, parsed
from onrecord.sources.passages import runs_on
from onrecord.sources.pictures import one_line

MOST_PART = 50_000_000  # bytes of one part unpacked; the text of a 300-page book takes near 5 MB of markup
MOST_MEMBERS = 10_000
EXPECTED = "a .docx document"

_MAIN = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_OFFICE = "/officeDocument"  # how the relationship to the main part ends, in both editions of the standard
_NOT_SHOWN = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "tblPr", "sdtPr")
)
_HEADLINE = ("title", "heading1", "titel", "überschrift1", "titre", "标题1", "标题")

Paragraphs = list[tuple[str, PassageKind | None]]


def read_docx(raw: bytes, *, subject: str) -> Document:
    """Read the text of a .docx document.

    Args:
        raw: the whole file.
        subject: the file or address, for error messages.

    Raises:
        SourceRefused: a part of it unpacks to more than 50 MB, or declares entities.
        SourceUnreadable: it is no .docx document, asks for a password, or is damaged.

    Source: ECMA-376, part 1, sections 11 and 17.
    """
    check_size(len(raw), subject=subject)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if len(archive.infolist()) > MOST_MEMBERS:
                raise SourceRefused(
                    subject,
                    f"it has {len(archive.infolist()):,} parts",
                    expected=f"{EXPECTED} of at most {MOST_MEMBERS:,}",
                    remedy="save its text to a file and give that",
                )
            return _document(archive, subject)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        # RuntimeError: a part is encrypted; NotImplementedError: packed in a way that no office program uses.
        raise _damaged(subject, "it is damaged or locked") from None


def _document(archive: zipfile.ZipFile, subject: str) -> Document:
    main = _main_part(archive, subject)
    root = _part(archive, main, subject)
    if root is None:
        raise _damaged(subject, "it is an archive without a text document in it")
    paragraphs: Paragraphs = []
    for body in root:
        if local(body) == "body":
            paragraphs.extend(_blocks(body))
    for name, kind in _NOTES:
        notes = _part(archive, posixpath.join(posixpath.dirname(main), posixpath.basename(name)), subject)
        paragraphs.extend(_notes(notes, kind))
    facts: dict[str, str] = {}
    core = _part(archive, "docProps/core.xml", subject)
    for fact in core if core is not None else ():
        if fact.text and fact.text.strip():
            facts.setdefault(local(fact), fact.text.strip())
    return Document(
        paragraphs=tuple(_one_headline(paragraphs)), title=facts.get("title"), author=facts.get("creator"),
        made=made_on(facts.get("created")),
    )  # fmt: skip


def _main_part(archive: zipfile.ZipFile, subject: str) -> str:
    links = _part(archive, "_rels/.rels", subject)
    for link in links if links is not None else ():
        if (link.get("Type") or "").endswith(_OFFICE):
            return (link.get("Target") or _MAIN).lstrip("/")
    return _MAIN


def _part(archive: zipfile.ZipFile, name: str, subject: str) -> etree._Element | None:
    """Return the root of one part; the size that the archive states is not believed."""
    try:
        with archive.open(name) as part:
            raw = part.read(MOST_PART + 1)
    except KeyError:
        return None
    if len(raw) > MOST_PART:
        raise SourceRefused(
            subject,
            f"{name} in it unpacks to more than {MOST_PART // 1_000_000} MB",
            expected=EXPECTED,
            remedy="save its text to a file and give that",
        )
    return parsed(raw, subject=subject, expected=EXPECTED)


def _damaged(subject: str, problem: str) -> SourceUnreadable:
    return SourceUnreadable(
        subject, problem, expected=EXPECTED, remedy="open it in a word processor and save it anew as .docx"
    )


def _blocks(parent: etree._Element) -> Iterator[tuple[str, PassageKind | None]]:
    """Yield the paragraphs and the rows of tables under an element, in order."""
    for element in parent:
        name = local(element)
        if name == "p":
            yield from _paragraph(element)
        elif name == "tbl":
            yield from _table(element)
        elif name not in _NOT_SHOWN:
            yield from _blocks(element)


def _paragraph(element: etree._Element) -> Iterator[tuple[str, PassageKind | None]]:
    boxes: list[etree._Element] = []
    words = "\n".join(one_line(line) for line in "".join(_words(element, boxes)).split("\n")).strip()
    if words:
        yield words, _kind(element)
    # A text box stands inside the paragraph that it is anchored to, and is read after it.
    for box in boxes:
        yield from _blocks(box)


def _words(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "ptab"):
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _NOT_SHOWN:
            yield from _words(child, boxes)


def _kind(paragraph: etree._Element) -> PassageKind | None:
    style = next((one for one in paragraph.iter() if local(one) == "pStyle"), None)
    values = style.attrib.values() if style is not None else []
    name = (values[0] if values else "").replace(" ", "").lower()
    if name in _HEADLINE:
        return "headline"
    return "caption" if name in ("caption", "beschriftung", "légende", "题注") else None


def _table(table: etree._Element) -> Iterator[tuple[str, PassageKind | None]]:
    """Yield a table's rows, their cells divided by semicolons; one that only lays out gives paragraphs."""
    for row in table:
        if local(row) != "tr":
            continue
        cells = [[words for words, _ in _blocks(cell)] for cell in row if local(cell) == "tc"]
        whole = [" ".join(cell) for cell in cells if cell]
        if any(map(runs_on, whole)):
            yield from ((words, None) for cell in cells for words in cell)
        elif whole:
            yield one_line("; ".join(whole)), None


def _notes(root: etree._Element | None, kind: str) -> Iterator[tuple[str, PassageKind | None]]:
    number = 0
    for note in root if root is not None else ():
        # The first two are the lines that divide notes from text; they alone have a type.
        if local(note) != kind or any(key.endswith("}type") for key in note.attrib):
            continue
        number += 1
        words = " ".join(words for words, _ in _blocks(note))
        if words:
            yield f"[{number}] {one_line(words)}", None


def _one_headline(paragraphs: Paragraphs) -> Iterator[tuple[str, PassageKind | None]]:
    """Keep the mark of the first heading, where it stands at the head; those below divide the text."""
    found = False
    for place, (words, kind) in enumerate(paragraphs):
        keeps = kind != "headline" or (not found and place < HEADING_PLACE)
        found = found or kind == "headline"
        yield words, kind if keeps else None
