"""Quotation marks paired within a paragraph, English and Chinese; an odd mark spoils only its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "„": "“"}
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Quoted words without their marks: half-open code points; `closed` is False without an end mark."""

    start: int
    end: int
    closed: bool = True


def quotations(text: str) -> list[Quotation]:
    """Find the quoted stretches of a text.

    A speech of several paragraphs opens each with a mark and closes only the last: an unclosed curly mark
    runs to its paragraph's end. An odd straight mark quotes nothing.
    """
    out: list[Quotation] = []
    for paragraph in PARAGRAPH.finditer(text):
        out.extend(curly(text, paragraph.start(), paragraph.end()))
        out.extend(straight(text, paragraph.start(), paragraph.end()))
    kept: list[Quotation] = []
    for q in sorted(out, key=lambda q: (q.start, -q.end)):
        if q.start < q.end and (not kept or q.start >= kept[-1].end):
            kept.append(q)
    return kept


def curly(text: str, start: int, end: int) -> list[Quotation]:
    """Pair marks that tell opening from closing."""
    out: list[Quotation] = []
    open_at, closing = -1, ""
    for i in range(start, end):
        c = text[i]
        if open_at < 0 and c in PAIRS:
            open_at, closing = i + 1, PAIRS[c]
        elif open_at >= 0 and c == closing:
            out.append(Quotation(start=open_at, end=i))
            open_at = -1
    if open_at >= 0:
        out.append(Quotation(start=open_at, end=end, closed=False))
    return out


INCHES = re.compile(r"\d$")


def straight(text: str, start: int, end: int) -> list[Quotation]:
    """Pair straight double marks in turn where their number is even; else by the spaces around them."""
    places = [i for i in range(start, end) if text[i] == '"']
    if len(places) % 2:
        places = [i for i in places if not INCHES.search(text[max(start, i - 1) : i])]
    if len(places) % 2 == 0:
        return [Quotation(start=a + 1, end=b) for a, b in zip(places[::2], places[1::2], strict=True)]
    out: list[Quotation] = []
    open_at = -1
    for i in places:
        opens = (
            i + 1 < end
            and not text[i + 1].isspace()
            and (i == start or text[i - 1].isspace() or text[i - 1] in "([—–-")
        )
        if opens:
            open_at = i + 1
        elif open_at >= 0:
            out.append(Quotation(start=open_at, end=i))
            open_at = -1
    return out


def odd_marks(text: str) -> list[tuple[int, int]]:
    """Return paragraphs (half-open code points) in which a quotation mark has no partner.

    A paragraph whose opening mark is left open because the next paragraph opens with one too is in order.
    """
    out = []
    paragraphs = list(PARAGRAPH.finditer(text))
    for k, p in enumerate(paragraphs):
        body = p.group()
        following = next((q.group().lstrip() for q in paragraphs[k + 1 :] if q.group().strip()), "")
        goes_on = following[:1] in ("“", '"') and body.lstrip()[:1] in ("“", '"')
        odd = body.count('"') % 2 == 1 and not re.search(r"\d\"", body)
        opened, closed = body.count("“"), body.count("”")
        if not goes_on and (odd or opened != closed) and body.count("„") == 0:
            out.append(p.span())
    return out
