"""The captions and credits of a page's pictures, and where they stand among its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from onrecord.domain.report import PassageKind
from onrecord.sources.passages import is_credit

MOST_CAPTION = 600  # code points
MOST_PICTURES = 200
MOST_KEY = 40  # letters by which a paragraph is found again in its page

_SPACE = re.compile(r"\s+")
_NOTHING = re.compile(r"[\u200b\u2060\ufeff\u00ad]")  # signs that only tell where a line may break
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:fig)?captions?(?:$|[\s_-])|wp-caption-text", re.I)
_CREDIT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|photographer|attribution|source)(?:$|[\s_-])", re.I
)
_IMAGES = ("img", "picture", "video")
_OUTSIDE = ("aside", "nav", "footer", "a", "form", "select", "button")
_OUTSIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|teaser|promo|sidebar|comments?|newsletter|most-read|trending)(?:$|[\s_-])",
    re.I,
)
_BLOCKS = frozenset("p li blockquote h1 h2 h3 h4 h5 h6 td div pre dd dt".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture's caption and credit, and the elements they stand in."""

    element: HtmlElement
    credits: tuple[HtmlElement, ...]
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOrder:
    """In which order a page shows its paragraphs and pictures, before any is taken out.

    Args:
        keys: the beginning of each paragraph, by its place in the page.
        pictures: the captioned pictures.
        at: each picture's place, counted in paragraphs before it.
        articles: for each paragraph the `article` or `main` element that it stands in.
        homes: the same for each picture.
    """

    keys: tuple[str, ...]
    pictures: tuple[Picture, ...]
    at: tuple[int, ...]
    articles: tuple[HtmlElement | None, ...]
    homes: tuple[HtmlElement | None, ...]

    def places(self, paragraphs: list[str]) -> dict[int, list[tuple[str, PassageKind | None]]]:
        """Return the pictures' words by the paragraph that they stand before.

        A picture outside the stretch of the page that the paragraphs come from counts only where it stands
        in the same `article` element: elsewhere it belongs to another article's teaser.
        """
        index_of = {_key(words): index for index, words in reversed(list(enumerate(paragraphs)))}
        hits = [(place, index_of[key]) for place, key in enumerate(self.keys) if key and key in index_of]
        placed: dict[int, list[tuple[str, PassageKind | None]]] = {}
        if not hits:
            return placed
        seen: set[str] = set()
        first, last = hits[0][0], hits[-1][0]
        home = self.articles[first]
        for picture, at, article in zip(self.pictures, self.at, self.homes, strict=True):
            within = first < at <= last or (article is not None and article is home)
            if not within or picture.caption + picture.credit in seen:
                continue
            seen.add(picture.caption + picture.credit)
            before = next((index for place, index in hits if place >= at), len(paragraphs))
            kind: PassageKind = "credit" if is_credit(picture.caption) else "caption"
            words = [(picture.caption, kind), (picture.credit, "credit")]
            placed.setdefault(before, []).extend((line, kind) for line, kind in words if line)
        return placed


def page_order(tree: HtmlElement) -> PageOrder:
    """Note where a page's captioned pictures stand among its paragraphs."""
    pictures = {picture.element: picture for picture in islice(_pictures(tree), MOST_PICTURES)}
    keys: list[str] = []
    articles: list[HtmlElement | None] = []
    found: list[Picture] = []
    at: list[int] = []
    homes: list[HtmlElement | None] = []
    for element in tree.iter():
        if element in pictures:
            found.append(pictures[element])
            at.append(len(keys))
            homes.append(_article_of(element))
        elif element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element):
            keys.append(_key(element.text_content()))
            articles.append(_article_of(element))
    return PageOrder(
        keys=tuple(keys), pictures=tuple(found), at=tuple(at), articles=tuple(articles), homes=tuple(homes)
    )


def one_line(words: str) -> str:
    """Make one line of a page's words: white space runs together, break marks go."""
    return _SPACE.sub(" ", _NOTHING.sub("", words)).strip()


def _article_of(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("article", "main"), None)


def _pictures(tree: HtmlElement) -> Iterator[Picture]:
    """Yield the captions of a page, in order."""
    for element in tree.iter():
        if element.tag == "figcaption":
            figure = next(element.iterancestors("figure"), element)
        elif (
            _CAPTION_CLASS.search(element.get("class") or "")
            and next(element.iterancestors("figcaption"), None) is None
        ):
            figure = _holder(element)
            if figure is None or next(element.iter(*_IMAGES), None) is not None:
                continue
        else:
            continue
        if _is_outside(element):
            continue
        credited = [
            e for e in figure.iter() if e is not element and _CREDIT_CLASS.search(e.get("class") or "")
        ]
        credit = _spaced(credited[0], ()) if credited else ""
        words = _spaced(element, credited)
        if max(len(words), len(credit)) <= MOST_CAPTION:
            yield Picture(element=element, credits=tuple(credited), caption=words, credit=credit)


def _holder(element: HtmlElement) -> HtmlElement | None:
    """Return what holds both the caption and its picture, at most three levels up."""
    for ancestor, _ in zip(element.iterancestors(), range(3), strict=False):
        if ancestor.tag in ("body", "article", "main"):
            return None
        if next(ancestor.iter(*_IMAGES), None) is not None:
            return ancestor
    return None


def _is_outside(element: HtmlElement) -> bool:
    return any(
        ancestor.tag in _OUTSIDE or _OUTSIDE_CLASS.search(ancestor.get("class") or "")
        for ancestor in element.iterancestors()
        if ancestor.tag not in ("body", "html")
    )


def _spaced(element: HtmlElement, left_out: Sequence[HtmlElement]) -> str:
    """Return an element's words in one line, with a space where two sentences meet at a tag."""
    words = ""
    skip = {inner for outer in left_out for inner in outer.iter()}
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            piece = "" if inner in skip else inner.text or ""
        else:
            outer_skipped = inner.getparent() in skip
            piece = "" if inner is element or outer_skipped else inner.tail or ""
        glued = words[-1:] in tuple(".!?)。") and piece[:1].isalnum()
        words += " " + piece if glued or inner.tag == "br" else piece
    return one_line(words)


def _key(words: str) -> str:
    return re.sub(r"\W+", "", words)[:MOST_KEY]
