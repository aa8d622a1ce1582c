"""Which report was made from which: the relation, its direction, its reasons, its confidence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final, cast
from urllib.parse import urlsplit

from onrecord.comparing.aligning import Alignment, aligned
from onrecord.comparing.direction import first, outlet_names, reasons, when
from onrecord.comparing.kinship import Likeness, likeness, probability, sort_of_copy
from onrecord.comparing.layout import laid_out
from onrecord.comparing.reworded import reworded
from onrecord.comparing.shown import inherited, shown
from onrecord.comparing.translated import translation
from onrecord.domain.reading import Reading
from onrecord.domain.record import Descent, How
from onrecord.domain.report import Report

MARGIN: Final = 1.5  # log odds by which the first of a family must lead the next
SURE: Final = 0.5  # probability from which a pair is told as parent and child; calibrated, see `lineage.json`
_TAKE: Final = ("update ", "correction", "corrected", "refile", "wrapup", "urgent", "wrap ", "take ")
Links = Mapping[str, Mapping[str, str]]


def descent(one: Reading, other: Reading, *, links: Links | None = None) -> Descent | None:
    """Say whether one of two reports was made from the other, which, how, and why.

    Two independent reports that quote the same words, releases made by one template, and accounts of two
    meetings of the same people are not made from each other: what counts is wording beyond quotations.

    Args:
        one, other: two reports that were read; the order does not matter.
        links: for each report id, the actor of the record or registry that an actor of the reading is; used
            where the languages differ.

    Returns:
        The descent, or None where neither was made from the other.
    """
    if one.report.sha256 == other.report.sha256 and one.report.url == other.report.url:
        return None
    if _languages_differ(one.report, other.report):
        return translation(one, other, links=links)
    if one.report.id > other.report.id:
        one, other = other, one
    sides = aligned(laid_out(one.report), laid_out(other.report))
    if not sides.pairs:
        return reworded(one, other)
    measured = likeness(sides)
    same_page = page(one.report) is not None and page(one.report) == page(other.report)
    copied = max(probability(measured), 0.97 if same_page and measured.lesser > 0.15 else 0.0)
    if copied < SURE:
        return reworded(one, other)
    found = reasons(one, other, sides)
    other_first = first(found)
    child, parent = (one, other) if other_first >= 0.5 else (other, one)
    if child is not one:
        sides = aligned(laid_out(child.report), laid_out(parent.report))
    how = _how(child.report, parent.report, sides, same_page=same_page)
    return Descent(
        child=child.report.id,
        parent=parent.report.id,
        how=how,
        confidence=round(copied * max(other_first, 1 - other_first), 3),
        why=(*_relation(how, measured, sides), *inherited(child, parent), *shown(found, child is one)),
    )


def parents(
    child: Reading, candidates: Iterable[Reading], *, links: Links | None = None
) -> tuple[Descent, ...]:
    """Return what a report was made from, among candidates, the likeliest first, without its own copies."""
    found = (descent(child, other, links=links) for other in candidates)
    return tuple(sorted(
        (d for d in found if d is not None and d.child == child.report.id),
        key=lambda d: (-d.confidence, d.parent),
    ))  # fmt: skip


def origin(report: str, descents: Iterable[Descent]) -> str | None:
    """Return the report at the beginning of the line that a report stands in.

    Of all reports that stem from one another, that one is the first which is told as the parent most surely
    and as a child least.

    Args:
        report: a report id.
        descents: every descent known among the reports, in any order.

    Returns:
        A report id; None where the report is its own beginning, or where none is sure enough.
    """
    beside: dict[str, list[Descent]] = {}
    for d in descents:
        beside.setdefault(d.child, []).append(d)
        beside.setdefault(d.parent, []).append(d)
    # Only what is laid beside the report itself: a chain of doubtful links would lead anywhere.
    family = {report, *(d.parent for d in beside.get(report, ())), *(d.child for d in beside.get(report, ()))}
    scores = dict.fromkeys(family, 0.0)
    for name in family:
        for d in beside.get(name, ()):
            if d.child in family and d.parent in family:
                odds = math.log(min(0.995, d.confidence) / (1 - min(0.995, d.confidence)))
                scores[name] += odds if d.parent == name else -odds
    if len(family) == 1:
        return None
    ranked = sorted(family, key=lambda name: (-scores[name], name))
    best = ranked[0]
    lead = scores[best] - scores[ranked[1]]
    direct = any(d.child == report and d.parent == best for d in beside[report])
    # Where the pair alone points the other way, its family must speak the more clearly.
    return best if best != report and lead >= (MARGIN if direct else 2 * MARGIN) else None


def page(report: Report) -> str | None:
    """Return the address of a page as two versions of it share it, or None."""
    if not report.url:
        return None
    parts = urlsplit(report.url)
    query = f"?{parts.query}" if "=" in parts.query and "utm_" not in parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _languages_differ(one: Report, other: Report) -> bool:
    return bool(one.language and other.language and one.language != other.language)


def _how(child: Report, parent: Report, sides: Alignment, *, same_page: bool) -> How:
    if same_page:
        return "revision"
    same_outlet = bool(set(outlet_names(child)) & set(outlet_names(parent)))
    marked = any((child.title or "").lower().startswith(sign) for sign in _TAKE)
    here, there = when(child)[0], when(parent)[0]
    near = here is not None and there is not None and abs((here - there).days) <= 2
    if same_outlet and (marked or near) and sides.alone_here():
        return "take"
    return cast(How, sort_of_copy(sides))


def _relation(how: How, measured: Likeness, sides: Alignment) -> tuple[str, ...]:
    """Say in words what the two share."""
    pairs = sides.pairs
    same = sum(1 for p in pairs if p.wording >= 0.985)
    out = [
        f"{sum(len(p.here) for p in pairs)} of {len(sides.one.sentences)} sentences are the parent's"
        + (f", {same} of them word for word" if same else ", none of them word for word")
    ]
    if how == "revision":
        out.insert(0, "both have the same address")
    if measured.names > 0.6 and how == "rewritten":
        out.append(f"{measured.names:.0%} of the names are the same, in the same order of sentences")
    return tuple(out)
