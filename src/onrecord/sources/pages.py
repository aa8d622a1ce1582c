"""An HTML page becomes a text: the article's headline, captions and paragraphs, and nothing else.

trafilatura decides what belongs to the article. It drops captions and sometimes the headline, which are
part of what a reader of the page was told, so they are read from the page and put back where they stood.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document

from onrecord.domain.errors import SourceEmpty, SourceRefused
from onrecord.domain.report import Passage, PassageKind
from onrecord.sources.metadata import PageFacts, page_facts
from onrecord.sources.passages import runs_on, same_words
from onrecord.sources.pictures import PageOrder, one_line, page_order

MOST_ELEMENTS = 200_000  # the largest article pages of news sites have near 20,000


BETWEEN = "\n\n"
MOST_ABOVE = 5  # paragraphs (a section's name, a byline) that may stand above the headline

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is said in our own words


_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_PROLOGUE = re.compile(r"\A\s*(?:<\?xml[^>]*\?>\s*)?(?:<!doctype[^>]*>)?", re.I)


_DIVIDING = frozenset(
    ("p", "item", "head", "quote", "list", "table", "row", "lb", "div", "body", "code", "graphic")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article taken out of its page.

    Args:
        text: paragraphs divided by blank lines, to be frozen as the report's text.
        marked: those paragraphs whose kind the page's markup tells.
        facts: what the page states about the article.
        whole: False where no running text was found, so that the text may be the page's furniture.
    """

    text: str
    marked: tuple[Passage, ...]
    facts: PageFacts
    whole: bool


def read_page(markup: str, *, subject: str, url: str | None = None) -> Page:
    """Take the article out of a page.

    Args:
        markup: the page's HTML.
        subject: the file or address, for error messages.
        url: where the page was fetched from.

    Raises:
        SourceEmpty: the page holds no text.
        SourceRefused: its elements are nested too deep, or there are too many.

    Source: Barbaresi 2021 (trafilatura), chosen by its F1 in article-extraction-benchmark.
    """
    tree = _parsed(markup, subject)
    facts = page_facts(tree, url=url)
    order = page_order(tree)
    for picture in order.pictures:
        for element in (picture.element, *picture.credits):
            if element.getparent() is not None:
                element.drop_tree()
    document = trafilatura.bare_extraction(tree, url=url, with_metadata=False, include_comments=False)
    paragraphs = (
        [line for line in _paragraphs(document.body) if line] if isinstance(document, Document) else []
    )
    if not paragraphs:
        raise no_article(subject)
    return _composed(tree, order, paragraphs, facts)


def no_article(subject: str) -> SourceEmpty:
    """Return the error that says that a page has no article on it."""
    return SourceEmpty(
        subject,
        "the page holds no article text",
        expected="a page with an article in it",
        remedy="open the article's own page, or save its text to a file and give that",
    )


def _parsed(markup: str, subject: str) -> HtmlElement:
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False)
    clean = _UNSAFE.sub("\ufffd", _PROLOGUE.sub("", markup, count=1))
    try:
        tree = document_fromstring(clean.encode("utf-8", "replace"), parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise SourceEmpty(
            subject,
            "the page holds no text",
            expected="an HTML page",
            remedy="check that it was saved in full",
        ) from None
    # libxml2 stops at 256 levels and drops the rest of the page without an exception.
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise SourceRefused(
            subject,
            "its elements are nested more than 256 deep",
            expected="an article's page",
            remedy="save the article's text to a file and give that",
        )
    count = sum(1 for _ in tree.iter())
    if count > MOST_ELEMENTS:
        raise SourceRefused(
            subject,
            f"the page has {count:,} elements",
            expected=f"at most {MOST_ELEMENTS:,}",
            remedy="save the article's text to a file and give that",
        )
    return tree


def _paragraphs(body: HtmlElement) -> Iterator[str]:
    """Yield the paragraphs of trafilatura's body, in order; a table's row is one, unless its cells run on."""
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        block = tag in _DIVIDING or (tag == "cell" and _lays_out(element))
        if block:
            yield one_line("".join(parts))
            parts = []
        elif tag == "cell" and event == "end" and element.getnext() is not None:
            parts.append("; ")
        parts.append((element.text if event == "start" else element.tail) or "")
    yield one_line("".join(parts))


def _lays_out(cell: HtmlElement) -> bool:
    """Say whether a cell belongs to a table that places text on the page, rather than to a table of data."""
    row = cell.getparent()
    return row is not None and any(runs_on("".join(other.itertext())) for other in row)


def _composed(tree: HtmlElement, order: PageOrder, paragraphs: list[str], facts: PageFacts) -> Page:
    """Put headline, captions and paragraphs in the order in which the page shows them."""
    parts: list[tuple[str, PassageKind | None]] = []
    title = facts.title
    shown = title is not None and any(same_words(h.text_content(), title) for h in tree.iter("h1", "h2"))
    headed = title is not None and any(same_words(words, title) for words in paragraphs[:MOST_ABOVE])
    if title and shown and not headed:
        parts.append((title, "headline"))
    places = order.places(paragraphs)
    for index, words in enumerate(paragraphs):
        is_title = title is not None and index < MOST_ABOVE and same_words(words, title)
        if not is_title:
            parts.extend(places.pop(index, ()))
        parts.append((words, "headline" if is_title else None))
    parts.extend(part for rest in places.values() for part in rest)
    marked: list[Passage] = []
    at = 0
    for words, kind in parts:
        if kind:
            marked.append(Passage(kind=kind, start=at, end=at + len(words)))
        at += len(words) + len(BETWEEN)
    text = BETWEEN.join(words for words, _ in parts)
    return Page(text=text, marked=tuple(marked), facts=facts, whole=any(map(runs_on, paragraphs)))
