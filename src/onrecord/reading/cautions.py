"""What a careful editor would warn of: damage, a missing date, residue, a report at odds with itself."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain.reading import Caution, Engagement
from onrecord.reading.damage import damaged, odd_quotation_marks, residue
from onrecord.reading.discord import contradicting_dates, name_variants, two_titles
from onrecord.reading.document import Document
from onrecord.reading.roles import RoleFound
from onrecord.sources.publication import published_of

# The reader's own word for what the sources noted under theirs.
LANGUAGE_NOTES = frozenset({"language-unknown", "language-undecided"})


def cautions(
    doc: Document, roles: tuple[RoleFound, ...], engagements: tuple[Engagement, ...]
) -> tuple[Caution, ...]:
    """Return the warnings about a report.

    Args:
        doc: the report under reading.
        roles: the roles found.
        engagements: the engagements found.

    Returns:
        Warnings, those about the report as a whole first, then by code in order of the text; each has its
        words as evidence unless it is about something missing.
    """
    return (
        *noted(doc),
        *undated(doc),
        *two_titles(doc, roles),
        *name_variants(doc),
        *contradicting_dates(doc, engagements),
        *damaged(doc),
        *odd_quotation_marks(doc),
        *residue(doc),
    )


def noted(doc: Document) -> Iterator[Caution]:
    """Yield what was noted while the source was read."""
    for code, message in doc.report.notes:
        yield Caution(code="unknown-language" if code in LANGUAGE_NOTES else code, message=message)


def undated(doc: Document) -> Iterator[Caution]:
    """Yield a caution where neither the page nor its head tells when it was published."""
    if doc.report.published or any(published_of(line) for line in head(doc)):
        return
    yield Caution(
        code="no-publication-date",
        message="the report does not say when it was published; give its date for days such as “Wednesday” "
        "to be resolved",
    )


def head(doc: Document) -> Iterator[str]:
    """Yield the lines around a headline that are no running text: there a bare date is the page's own."""
    bodies = 0
    for passage in doc.report.passages:
        bodies += passage.kind == "body"
        if bodies > 1:
            return
        if passage.kind in ("boilerplate", "dateline", "credit"):
            yield doc.text[passage.start : passage.end].strip(" —–-")
