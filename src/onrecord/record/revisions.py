"""Versions of one page: a changed page is a new report, linked to the version before it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from onrecord.domain.report import Report
from onrecord.record.store import Store

_WORD = re.compile(r"\w+")
# Records of one file can all give their site's front page as their address. Two texts that share less of
# their words than this, of all that either has, are no versions of one page.
_LEAST_SHARED = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a page.

    Args:
        number: its report's number, which follows the order of adding.
        id: its report's id.
        published: ISO 8601 date or date-time, or None.
    """

    number: int
    id: str
    published: str | None

    def follows(self, other: Version) -> bool:
        """Say whether this version came after the other: by what they state, else by the order of adding."""
        own, its = self.published or "", other.published or ""
        shared = min(len(own), len(its))
        if own[:shared] != its[:shared]:
            return own > its
        return self.number > other.number


def page_of(report: Report, source: str) -> str:
    """Return what the versions of a report's page share: its address, or the file it came from."""
    address = urldefrag(report.url or "").url
    return address if urlsplit(address).path.strip("/") or urlsplit(address).query else source


def on_pages(store: Store, pages: Collection[str]) -> dict[str, set[int]]:
    """Return the numbers of the reports that are versions of some pages, looked up in one question.

    Args:
        store: the record.
        pages: what `page_of` returned, each once.
    """
    found: dict[str, set[int]] = {}
    for page, number in store.rows(
        "SELECT page, number FROM reports WHERE page IN (SELECT unnest(?::TEXT[]))", [sorted(pages)]
    ):
        found.setdefault(page, set()).add(number)
    return found


def revise(store: Store, version: Version, page: str, text: str, before: int | None) -> str | None:
    """Link a new report to the other versions of its page.

    Args:
        store: the record, in a transaction; the report is written already.
        version: the new report.
        page: what `page_of` returned.
        text: its text.
        before: number of the report that the same source held until now; None where it is new.

    Returns:
        The id of the version before it, or None where it is the first.
    """
    found = store.rows(
        "SELECT r.number, r.id, r.published, t.text FROM reports r JOIN texts t ON t.report = r.number"
        " WHERE (r.page = ? OR r.number = ?) AND r.number <> ?",
        (page, before, version.number),
    )
    others = [
        Version(number=number, id=name, published=published)
        for number, name, published, words in found
        if number == before or _alike(text, words)
    ]
    # What a source held until now came before what it holds, whatever either states of its date.
    earlier = [other for other in others if other.number == before or version.follows(other)]
    later = [other for other in others if other not in earlier]
    former = _last(earlier)
    if former:
        store.insert("revisions", ("report", "former"), [(version.number, former.number)])
    if later:
        first = min(later, key=lambda one: sum(one.follows(other) for other in later))
        store.run("DELETE FROM revisions WHERE report = ?", [first.number])
        store.insert("revisions", ("report", "former"), [(first.number, version.number)])
    return former.id if former else None


def _last(versions: list[Version]) -> Version | None:
    if not versions:
        return None
    return max(versions, key=lambda one: (sum(one.follows(other) for other in versions), one.number))


def _alike(one: str, other: str) -> bool:
    own, its = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    if not own or not its:
        return False
    if max(len(own), len(its)) < 2:
        return own == its
    return len(own & its) / len(own | its) >= _LEAST_SHARED
