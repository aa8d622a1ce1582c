"""A feed (RSS, Atom) gives its entries, each by its link, with what the feed says of it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import feedparser

from onrecord.domain.errors import SourceEmpty, SourceUnreadable
from onrecord.sources.decoding import check_size
from onrecord.sources.items import (
    LEAST_CONTENT,
    AddressContent,
    CopyContent,
    Failed,
    Found,
    Item,
    stated,
    unreadable,
)
from onrecord.sources.naming import shown
from onrecord.sources.offered import Offered

MOST_FACT = 300  # code points of a title or name
_TAG = re.compile(r"<[^>]*>")


def from_feed(raw: bytes, name: str, *, url: str | None = None, charset: str | None = None) -> Found:
    """Yield the entries of a feed.

    Args:
        raw: the whole feed.
        name: of the file or address.
        url: where it was fetched from, which relative links are resolved against.
        charset: the encoding that the server declared.

    Raises:
        SourceRefused: it is over 10 MB.
        SourceUnreadable: it is not a feed.
        SourceEmpty: it has no entries.

    Source: RSS 2.0; RFC 4287 (Atom); RSS 1.0 with its content module.
    """
    check_size(len(raw), subject=name)
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    if url:
        headers["content-location"] = url
    # A stream, since a string would be taken for an address; its HTML is made safe where a page is shown.
    try:
        feed = feedparser.parse(io.BytesIO(raw), response_headers=headers, sanitize_html=False)
    except (ValueError, LookupError, TypeError, RecursionError):
        # Malformed addresses and encodings come through as they are raised.
        raise _no_feed(name) from None
    if not feed.entries:
        if feed.bozo or not feed.version:
            raise _no_feed(name)
        raise SourceEmpty(
            name, "the feed has no entries", expected="a feed with entries", remedy="try it again later"
        )
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, number, name, rss=str(feed.version).startswith("rss"))


def _no_feed(name: str) -> SourceUnreadable:
    return SourceUnreadable(
        name, "it is not a feed, or damaged", expected="RSS or Atom", remedy="fetch or copy it again"
    )


def _entry(entry: Mapping[str, Any], number: int, feed: str, *, rss: bool) -> Item | Failed:
    link = str(entry.get("link") or "").strip()
    offered = Offered(
        by="feed",
        title=_line(entry.get("title")),
        author=_author(entry),
        published=_published(entry, rss=rss),
    )
    copy = _copy(entry)
    if link.lower().startswith(("http://", "https://")):
        return Item(name=shown(link), content=AddressContent(address=link, offered=offered, copy=copy))
    name = f"{feed}#{shown(str(entry.get('id') or number))}"
    if copy is not None:
        return Item(name=name, content=CopyContent(copy=copy, offered=offered))
    return unreadable(
        name, "the entry has no link and no text of its own", expected="an entry with an http(s) link",
        remedy="give the page's address itself",
    )  # fmt: skip


def _published(entry: Mapping[str, Any], *, rss: bool) -> str | None:
    """Return when an entry was published; Atom's `updated` is another date, RSS's `dc:date` is this one."""
    # `in` and `get` differ on purpose: feedparser's `get` of one falls back on the other, its keys do not.
    if "published" in entry.keys():  # noqa: SIM118
        return stated(entry["published"])
    return stated(entry["updated"]) if rss and "updated" in entry.keys() else None  # noqa: SIM118


def _author(entry: Mapping[str, Any]) -> str | None:
    people = [one.get("name") for one in entry.get("authors") or () if isinstance(one, Mapping)]
    names = dict.fromkeys(name for name in map(_line, people) if name and "@" not in name)
    return ", ".join(names)[:MOST_FACT] or None


def _copy(entry: Mapping[str, Any]) -> str | None:
    """Return the entry's text where the feed holds it in full; a summary is not the report."""
    bodies = [str(one.get("value") or "") for one in entry.get("content") or () if isinstance(one, Mapping)]
    body = max(bodies, key=len, default="")
    long = len(" ".join(_TAG.sub(" ", body).split())) >= LEAST_CONTENT
    title = _line(entry.get("title")) or ""
    if not long:
        return None
    return f"<html><body><article><h1>{_escaped(title)}</h1>{body}</article></body></html>"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _line(words: object) -> str | None:
    """Make one plain line of a fact, without markup or control signs."""
    if not isinstance(words, str):
        return None
    plain = "".join(sign if sign.isprintable() else " " for sign in _TAG.sub("", words))
    return " ".join(plain.split())[:MOST_FACT] or None
