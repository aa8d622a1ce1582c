"""What a feed or a sitemap says of a page: it counts where the page itself is silent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.domain.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Facts about a page that another source states.

    Args:
        by: that source, in a word: "feed" or "sitemap".
        published: ISO 8601 date or date-time.
    """

    by: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None


def completed(report: Report, offered: Offered | None) -> Report:
    """Return a report with what its page does not state taken from where it was listed.

    A date that the page states wins over the offered one, which wins over a guess from a dateline.
    """
    if offered is None:
        return report
    published, notes = report.published, report.notes
    guessed = any(code == "published-from-dateline" for code, _ in notes)
    if offered.published and (published is None or guessed):
        published = offered.published
        notes = tuple(note for note in notes if note[0] != "published-from-dateline")
        notes += ((f"published-from-{offered.by}", f"the date is the {offered.by}'s, {published}"),)
    elif offered.published and published and offered.published[:10] != published[:10]:
        told = f"the {offered.by} says {offered.published}; {published} is used"
        notes += (("published-differs", told),)
    return replace(
        report,
        title=report.title or offered.title,
        author=report.author or offered.author,
        outlet=report.outlet or offered.outlet,
        published=published,
        notes=notes,
    )
