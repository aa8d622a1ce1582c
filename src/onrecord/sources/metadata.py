"""What a page says about itself: JSON-LD first, then OpenGraph, then its other marks."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from onrecord.sources.language import language_code
from onrecord.sources.publication import published_of, stated_date

MOST = 300  # code points; a longer title, outlet or name is a program's mistake
MOST_AUTHOR = 120  # code points of a visible byline
LEAST_TITLE = 6  # letters that a heading and a title must share to be one
MOST_DATE_LINE = 80
MOST_DATA = 2_000_000  # code points of one JSON-LD block
MOST_NODES = 5_000

_ARTICLE = re.compile(
    r"(?:https?://schema\.org/|schema:)?(?:(?:\w*News)?Article|Report|BlogPosting|LiveBlogPosting|SpecialAnnouncement)"
)
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "date", "weibo:article:create_at",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "articletitle", "twitter:title", "dc.title", "dcterms.title", "parsely-title")
_OUTLET_NAMES = ("og:site_name", "application-name", "sitename", "dc.publisher", "dcterms.publisher")
_AUTHOR_NAMES = (
    "author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "citation_author",
)  # fmt: skip
_BY = re.compile(r"(?:by|written by|作者|记者)\s*[:：]?\s+", re.I)
_SITE_SUFFIX = re.compile(r"\s+[|–—·»\-]\s+|\s*[_｜]\s*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page states about its article; None where it does not.

    Args:
        published: ISO 8601 date or date-time.
        language: ISO 639-1 code that the page declares, which is often its template's.
    """

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


def page_facts(tree: HtmlElement, *, url: str | None = None) -> PageFacts:
    """Read what a page states about its article.

    Args:
        tree: the whole page.
        url: where the page was fetched from, which relative addresses are resolved against.

    Returns:
        each fact from the first of JSON-LD, OpenGraph, meta elements and visible marks that states it.

    Source: schema.org NewsArticle; the Open Graph protocol; Dublin Core; GB/T-style names of Chinese
    government sites (ArticleTitle, PubDate).
    """
    meta = _meta(tree)
    address = _address(tree, meta, url)
    data = _article(tree, address, _first(meta, _TITLE_NAMES))
    outlet = _name(data.get("publisher")) or _first(meta, _OUTLET_NAMES)
    return PageFacts(
        title=_title(tree, data, meta, outlet),
        url=address,
        outlet=outlet,
        author=_name(data.get("author")) or _name(data.get("creator")) or _author(tree, meta),
        published=_published(tree, data, meta),
        language=language_code(_text(data.get("inLanguage")))
        or language_code(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = _clean(element.get("content"))
        for key in (element.get("property"), element.get("name"), element.get("itemprop")):
            if key and content:
                found.setdefault(key.strip().lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _clean(words: object) -> str | None:
    """Make one plain line of a stated fact: entities resolved, no control or direction signs."""
    if not isinstance(words, str):
        return None
    line = " ".join(_CONTROL.sub(" ", html.unescape(html.unescape(words))).split())
    return line[:MOST].rstrip() or None


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName")
    return _clean(value)


def _name(value: object) -> str | None:
    """Join the names of people or organisations; an address is not a name."""
    values = value if isinstance(value, list) else [value]
    names = dict.fromkeys(name for name in map(_text, values) if name and "://" not in name)
    return ", ".join(names)[:MOST] or None


def _nodes(tree: HtmlElement) -> list[dict[str, Any]]:
    """Return the JSON-LD objects of a page, outermost first."""
    level: list[object] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)?[\s;]*$",
            "",
            script.text or "",
        )
        try:
            level.append(json.loads(source[:MOST_DATA], strict=False))
        except (ValueError, RecursionError):
            continue
    nodes: list[dict[str, Any]] = []
    while level and len(nodes) < MOST_NODES:
        below: list[object] = []
        for value in level:
            if isinstance(value, dict):
                nodes.append(value)
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
        level = below
    return nodes[:MOST_NODES]


def _article(tree: HtmlElement, address: str | None, title: str | None) -> dict[str, Any]:
    """Choose the JSON-LD object that is about this page's article, its references resolved."""
    nodes = _nodes(tree)
    articles = [node for node in nodes if any(_ARTICLE.fullmatch(kind) for kind in _types(node))]
    if not articles:
        return {}
    here = [node for node in articles if address and address in _addresses(node)]
    alike = [node for node in articles if title and _text(node.get("headline")) == title]
    chosen = next(iter(here or alike or articles))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return {key: _resolved(value, named) for key, value in chosen.items()}


def _types(node: dict[str, Any]) -> Iterator[str]:
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            yield kind


def _addresses(node: dict[str, Any]) -> list[str]:
    page = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return [value for value in values if isinstance(value, str)]


def _resolved(value: object, named: dict[str, dict[str, Any]]) -> object:
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _address(tree: HtmlElement, meta: dict[str, list[str]], url: str | None) -> str | None:
    """Return the page's canonical address; one that leads to the front page is a template's mistake."""
    stated = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for candidate in (*stated, *meta.get("og:url", ())):
        try:
            address = urljoin(url or "", (candidate or "").strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query):
            return _clean(address)
    return url


def _title(
    tree: HtmlElement, data: dict[str, Any], meta: dict[str, list[str]], outlet: str | None
) -> str | None:
    stated = _text(data.get("headline")) or _first(meta, _TITLE_NAMES)
    if stated is None:
        element = next(iter(tree.iter("title")), None)
        stated = _clean(element.text_content()) if element is not None else None
    headings = [heading for heading in (_clean(h.text_content()) for h in tree.iter("h1")) if heading]
    if stated is None:
        return headings[0] if headings else None
    # The page's own heading wins over a title made longer for search engines or by an outlet's name.
    for heading in headings:
        short, long = sorted((_folded(heading), _folded(stated)), key=len)
        if len(short) >= LEAST_TITLE and short in long:
            return heading
    return _without_outlet(stated, outlet)


def _folded(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()


def _without_outlet(title: str, outlet: str | None) -> str:
    parts = _SITE_SUFFIX.split(title)
    while len(parts) > 1 and outlet and parts[-1].casefold() == outlet.casefold():
        title = title[: title.rindex(parts.pop())]
        title = re.sub(r"\s*[|–—·»_｜\-]\s*$", "", title)
    return title


def _author(tree: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    stated = _name([value for name in _AUTHOR_NAMES for value in meta.get(name, ())][:1])
    if stated:
        return _BY.sub("", stated)
    marked = (
        element
        for element in tree.iter()
        if element.get("rel") == "author"
        or element.get("itemprop") == "author"
        or not {"byline", "author-name", "article-author"}.isdisjoint((element.get("class") or "").split())
    )
    names = (_clean(element.text_content()) for element in marked)
    name = next((name for name in names if name and len(name) <= MOST_AUTHOR), None)
    return _BY.sub("", name) if name else None


def _published(tree: HtmlElement, data: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    for value in (data.get("datePublished"), data.get("dateCreated")):
        found = published_of(_text(value))
        if found:
            return found
    for name in _DATE_NAMES:
        for content in meta.get(name, ()):
            found = published_of(content)
            if found:
                return found
    marked = [
        t for t in tree.iter("time") if t.get("itemprop") == "datePublished" or t.get("pubdate") is not None
    ]
    # Any other <time> counts only inside the article: a site's clock and its latest news have them too.
    inside = [t for article in tree.iter("article", "main") for t in article.iter("time")]
    for element in (*marked, *inside[:1]):
        found = published_of(element.get("datetime")) or published_of(_clean(element.text_content()))
        if found:
            return found
    return stated_date(_short_lines(tree))


def _short_lines(tree: HtmlElement) -> list[str]:
    """Return the short lines above the article's text: below it stand readers' and other articles' dates."""
    lines: list[str] = []
    long = 0
    for words in tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]"):
        line = _clean(words)
        if line and len(line) <= MOST_DATE_LINE:
            lines.append(line)
        long += len(words) > 2 * MOST_DATE_LINE
        if long > 1:
            break
    return lines
