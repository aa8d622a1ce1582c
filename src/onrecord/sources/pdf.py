"""A PDF becomes paragraphs: wrapped lines and broken words joined, page furniture taken out.

A PDF holds signs and their places, no paragraphs. PDFium gives the lines in the order in which they were
written; their places on the page tell where a paragraph ends.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from onrecord.domain.errors import SourceEmpty, SourceRefused, SourceUnreadable
from onrecord.sources.decoding import check_size
from onrecord.sources.documents import Document, made_on, too_long

MOST_PAGES = 2_000
EDGE = 3  # lines at the head and foot of a page among which its furniture stands
LEAST_REPEATED = 2  # pages that must show a line for it to be furniture, besides being more than half of them

_HYPHEN = "\ufffe\x02\u00ad"  # how PDFium writes the hyphen of a word broken at a line's end
# It writes no line's end after that hyphen, although there is one.
_LINE = re.compile(f"[^\n{_HYPHEN}]*[{_HYPHEN}]\r?\n?|[^\n{_HYPHEN}]*\n|[^\n{_HYPHEN}]+")
_LAST_WORD, _FIRST_WORD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.?|seite|第)\s*)?(?:\d{1,4}|[ivxl]{1,6})\s*页?(?:\s*(?:/|of|von|共|\|)\s*\d{1,4}\s*页?)?\W*",
    re.I,
)
_ENDS = re.compile(r"[.!?。！？:：;；][\"'’”»)\]）」』]*$")
_BULLET = re.compile(r"\s*(?:[•◦▪‣·*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page with its place, in points from the page's lower left corner."""

    words: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Return the height of its first sign's box, which goes with the size of its letters."""
        return self.top - self.bottom


def read_pdf(raw: bytes, *, subject: str) -> Document:
    """Read the text of a PDF.

    Args:
        raw: the whole file.
        subject: the file or address, for error messages.

    Raises:
        SourceEmpty: its pages are pictures, without a text layer.
        SourceRefused: it asks for a password, or has more than 2,000 pages.
        SourceUnreadable: it is damaged.
    """
    check_size(len(raw), subject=subject)
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        raise _unopened(subject) from None
    try:
        if len(document) > MOST_PAGES:
            raise SourceRefused(
                subject,
                f"it has {len(document):,} pages",
                expected=f"at most {MOST_PAGES:,}",
                remedy="split it and give the report's own pages",
            )
        pages = list(_pages(document))
        facts = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        raise _damaged(subject) from None
    finally:
        document.close()
    paragraphs = tuple(_paragraphs(_without_furniture(pages)))
    if not any(re.search(r"\w", words) for words in paragraphs):
        raise SourceEmpty(
            subject,
            f"its {len(pages)} pages have no text layer, only pictures",
            expected="a PDF whose text can be selected",
            remedy="run it through a text recognition program first, such as ocrmypdf",
        )
    return Document(
        paragraphs=tuple((words, None) for words in paragraphs), title=facts.get("Title") or None,
        author=facts.get("Author") or None, made=made_on(facts.get("CreationDate")),
    )  # fmt: skip


def _unopened(subject: str) -> SourceRefused | SourceUnreadable:
    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        return SourceRefused(
            subject,
            "it asks for a password",
            expected="a PDF that anyone can open",
            remedy="save a copy without the password and give that",
        )
    return _damaged(subject)


def _damaged(subject: str) -> SourceUnreadable:
    return SourceUnreadable(
        subject,
        "it is not a whole PDF",
        expected="a PDF that a viewer opens",
        remedy="fetch or copy it again",
    )


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    count = 0
    for page in document:
        text_page = page.get_textpage()
        lines = list(_lines(text_page))
        text_page.close()
        page.close()
        yield lines
        count += sum(len(line.words) for line in lines)
        if too_long(count):
            return


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    text = page.get_text_range()
    at = 0
    for found in _LINE.finditer(text):
        part = found[0]
        words = part.rstrip("\r\n")
        if words.strip():
            first = at + len(words) - len(words.lstrip())
            box = _box(page, text, first), _box(page, text, at + len(words.rstrip(f" {_HYPHEN}")) - 1)
            yield Line(
                words=words.strip(" \t"), left=box[0][0], right=box[1][2], bottom=box[0][1], top=box[0][3]
            )
        at += len(part)


def _box(page: pypdfium2.PdfTextPage, text: str, place: int) -> tuple[float, float, float, float]:
    """Return the box of one sign of a page's text; PDFium counts UTF-16 units there."""
    units = place + sum(sign > "\uffff" for sign in text[:place]) if not text.isascii() else place
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(page, units)
    rect = pdfium.FS_RECTF()
    if index < 0 or not pdfium.FPDFText_GetLooseCharBox(page, index, ctypes.byref(rect)):
        return 0.0, 0.0, 0.0, 0.0
    return rect.left, rect.bottom, rect.right, rect.top


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Take out page numbers, and the lines that stand at the head or foot of most pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({_mark(line) for line in _edges(lines)})
    least = max(LEAST_REPEATED, len(pages) // 2 + 1)
    kept: list[list[Line]] = []
    for lines in pages:
        edges = {id(line) for line in _edges(lines)}
        ends = {id(line) for line in (*lines[:1], *lines[-1:])}
        kept.append(
            [
                line
                for line in lines
                if not (id(line) in edges and seen[_mark(line)] >= least)
                and not (id(line) in ends and len(lines) > 1 and _PAGE_NUMBER.fullmatch(line.words))
            ]
        )
    return kept


def _edges(lines: list[Line]) -> list[Line]:
    if len(lines) <= 2 * EDGE:
        half = len(lines) // 2
        return lines[: min(half, EDGE)] + lines[max(half, len(lines) - EDGE) :]
    return lines[:EDGE] + lines[-EDGE:]


def _mark(line: Line) -> tuple[str, int]:
    # A title that runs on as a header is set larger on its own page, and stays there.
    return re.sub(r"\d+", "0", " ".join(line.words.split())).casefold(), round(line.height)


def _paragraphs(pages: list[list[Line]]) -> Iterator[str]:
    """Join the lines of a document into paragraphs, over the ends of pages too."""
    joined = ""
    before: Line | None = None
    compounds = {
        word.casefold() for lines in pages for line in lines for word in _COMPOUND.findall(line.words)
    }
    for lines in pages:
        gap = _usual_gap(lines)
        width = max((line.right for line in lines), default=0.0)
        margin = _margin(lines)
        turned = True
        for line in lines:
            if before is not None and _opens(before, line, gap, width, margin, turned):
                yield _clean(joined)
                joined = ""
            joined = _continued(joined, line.words, compounds)
            before, turned = line, False
    if joined:
        yield _clean(joined)


def _usual_gap(lines: list[Line]) -> float:
    """Return the distance from one line's foot to the next one's within paragraphs."""
    gaps = [one.bottom - other.bottom for one, other in pairwise(lines)]
    down = [gap for gap in gaps if 0 < gap < 60]
    return median(down) if down else 0.0


def _margin(lines: list[Line]) -> float:
    return Counter(round(line.left) for line in lines).most_common(1)[0][0] if lines else 0.0


def _opens(before: Line, line: Line, gap: float, width: float, margin: float, turned: bool) -> bool:
    """Say whether a line opens a paragraph."""
    ended = _ENDS.search(before.words) is not None
    if abs(before.height - line.height) > 0.15 * max(before.height, line.height):
        return True
    if turned:
        # Nothing but the words tells whether a paragraph goes on over the page's end.
        return ended or _BULLET.match(line.words) is not None
    down = before.bottom - line.bottom
    if gap and (down > 1.35 * gap or down < -gap):
        return True
    if _BULLET.match(line.words) and (ended or line.left <= before.left + 1):
        return True
    indented = line.left > margin + 6 and abs(before.left - line.left) > 6
    short = before.right < width - 0.2 * (width - margin)
    return (indented and (ended or short)) or (ended and short)


def _continued(joined: str, words: str, compounds: set[str]) -> str:
    """Put a line to those before it: a word broken at the line's end becomes whole."""
    if not joined:
        return words
    if joined[-1] in (*_HYPHEN, "-", "\u2010") and joined[-2:-1].isalpha():
        # "inter-" and "national" are one word; "Franco-" and "German" keep it, and what has it elsewhere.
        first, second = _LAST_WORD.search(joined[:-1]), _FIRST_WORD.match(words)
        compound = f"{first[0] if first else ''}-{second[0] if second else ''}".casefold()
        keeps = not words[:1].islower() or compound in compounds
        return joined[:-1] + ("-" if keeps else "") + words
    return joined + ("" if _WIDE.match(joined[-1]) and _WIDE.match(words[:1]) else " ") + words


def _clean(words: str) -> str:
    whole = re.sub(f"[{_HYPHEN}]", "-", words)
    return " ".join(_CONTROL.sub(" ", whole).split())
