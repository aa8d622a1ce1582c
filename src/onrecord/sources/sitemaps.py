"""A sitemap gives the addresses that it lists, and those of the sitemaps that it leads to."""

from __future__ import annotations

import io
from typing import BinaryIO
from urllib.parse import urljoin

from lxml import etree

from onrecord.domain.errors import OnRecordError, SourceEmpty, SourceRefused
from onrecord.sources.compressed import GZIP, unpacked
from onrecord.sources.formats import HEAD, SITEMAP_ROOTS, root_of
from onrecord.sources.items import AddressContent, Failed, Found, Item, stated, unreadable
from onrecord.sources.markup import elements, local
from onrecord.sources.naming import shown
from onrecord.sources.offered import Offered

MOST_DEPTH = 3  # the protocol has one index above its sitemaps; some sites put another above those
MOST_SITEMAPS = 1_000  # one index may list 50,000, of 50,000 addresses each
MOST_ADDRESSES = 50_000  # of one sitemap, by the protocol
MOST_ADDRESS = 2_048  # code points, by the protocol
_EXPECTED = "a sitemap of addresses"


def from_sitemap(stream: BinaryIO, name: str, *, url: str | None = None) -> Found:
    """Yield the pages of a sitemap, and of the sitemaps below it, fetched as they are reached.

    Args:
        stream: the sitemap at its beginning, unpacked.
        name: of the file or address.
        url: where it was fetched from.

    Raises:
        SourceError: it is not a whole sitemap; the addresses before that place have been given.

    Source: sitemaps.org protocol 0.9; Google's news sitemaps. `lastmod` tells when a page was changed, not
    when it was published, and is not read.
    """
    count = 0
    for found in _Walk().walked(stream, name, url, depth=1):
        count += 1
        yield found
    if not count:
        raise SourceEmpty(
            name,
            "the sitemap lists no addresses",
            expected=_EXPECTED,
            remedy="check that it is the right one",
        )


class _Walk:
    """One sitemap with all that it leads to; what was visited is under construction while it goes on."""

    __slots__ = ("_visited",)

    def __init__(self) -> None:
        self._visited: set[str] = set()

    def walked(self, stream: BinaryIO, name: str, url: str | None, depth: int) -> Found:
        if url:
            self._visited.add(url)
        below: list[str] = []
        count = 0
        parts = elements(stream, "url", "sitemap", subject=name, expected=_EXPECTED)
        next(parts, None)
        for element in parts:
            address = _address(element, url)
            if address is None:
                if local(element) == "url":
                    yield _no_address(name)
                continue
            if local(element) == "sitemap":
                below.append(address)
                continue
            count += 1
            if count > MOST_ADDRESSES:
                raise _too_many(name, f"it lists more than {MOST_ADDRESSES:,} addresses")
            content = AddressContent(address=address, offered=_news(element))
            yield Item(name=shown(address), content=content)
        for address in below:
            yield from self._below(address, name, depth + 1)

    def _below(self, address: str, above: str, depth: int) -> Found:
        if address in self._visited:
            return
        if depth > MOST_DEPTH or len(self._visited) >= MOST_SITEMAPS:
            what = f"it is nested more than {MOST_DEPTH} deep" if depth > MOST_DEPTH else "it is one too many"
            yield Failed(name=shown(address), error=_too_many(shown(address), f"{what} below {above}"))
            return
        self._visited.add(address)
        try:
            yield from self.walked(io.BytesIO(_fetched(address)), shown(address), address, depth)
        except OnRecordError as error:
            yield Failed(name=shown(address), error=error)


def _fetched(address: str) -> bytes:
    from onrecord.sources.web import CONTENT_TYPES, LISTING_TYPES, fetch

    raw = fetch(address, kinds=(*LISTING_TYPES, *CONTENT_TYPES)).body
    raw = unpacked(raw, subject=shown(address)) if raw.startswith(GZIP) else raw
    if root_of(raw[:HEAD]) not in SITEMAP_ROOTS:
        raise unreadable(
            shown(address),
            "it is not a sitemap",
            expected=_EXPECTED,
            remedy="check the sitemap that lists it",
        ).error
    return raw


def _address(element: etree._Element, base: str | None) -> str | None:
    for child in element:
        if local(child) == "loc":
            address = (child.text or "").strip()
            try:
                address = urljoin(base, address) if base else address
            except ValueError:
                return None
            good = address.lower().startswith(("http://", "https://")) and len(child) == 0
            return address if good and len(address) <= MOST_ADDRESS else None
    return None


def _news(element: etree._Element) -> Offered | None:
    """Return what a news sitemap says of a page; its `publication_date` is the date of publication."""
    facts: dict[str, str] = {}
    for child in element:
        if local(child) == "news":
            for fact in child.iter():
                if len(fact) == 0 and fact.text and fact.text.strip():
                    facts.setdefault(local(fact), " ".join(fact.text.split())[:300])
    if not facts:
        return None
    return Offered(
        by="sitemap", title=facts.get("title"), outlet=facts.get("name"),
        published=stated(facts.get("publication_date")),
    )  # fmt: skip


def _no_address(name: str) -> Failed:
    return unreadable(
        name, "an entry has no http(s) address", expected="<loc> with an address in each <url>",
        remedy="nothing: the others are taken",
    )  # fmt: skip


def _too_many(name: str, problem: str) -> SourceRefused:
    return SourceRefused(
        name, problem,
        expected=f"at most {MOST_SITEMAPS:,} sitemaps of {MOST_ADDRESSES:,} addresses, {MOST_DEPTH} deep",
        remedy="give the sitemaps that you need, one by one",
    )  # fmt: skip
