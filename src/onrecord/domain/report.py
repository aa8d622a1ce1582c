"""A report, and the passages it is made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["headline", "caption", "credit", "dateline", "body", "boilerplate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a report (half-open, code points) and what part of the page it is."""

    kind: PassageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text as published, never changed afterwards.

    Args:
        text: the frozen text; every offset in a reading counts its code points.
        id: `sha256:` and the first 16 hexadecimal digits of `sha256`.
        sha256: hexadecimal digest of the text in UTF-8.
        title, outlet, author, url: as the page gives them, or None.
        published: ISO 8601 date or date-time of publication, or None where the page has none.
        language: ISO 639-1 code of the text's language, or None where undecided.
        passages: the parts of the text, in order, not overlapping.
        notes: warnings raised while the page was read, as (code, message) pairs.
    """

    text: str
    id: str
    sha256: str
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    passages: tuple[Passage, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def fingerprint(text: str) -> tuple[str, str]:
    """Return the report id and SHA-256 digest of a frozen text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"sha256:{digest[:16]}", digest
