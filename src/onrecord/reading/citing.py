"""Outlets that cite: "the Gazette, citing two officials, said …" is what the officials said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.reading.actors import Cast
from onrecord.reading.attributions import Attribution, Mark
from onrecord.reading.document import Document

CITES = re.compile(r"(?:also |has |had |which |it )*cit(?:ing|ed|es)$", re.IGNORECASE)
WITHIN = re.compile(r",\s+citing\s+(?P<who>[^,;]+)")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been)\s+(?:also\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Who is cited, by whom, and for what.

    Args:
        cited: the words that name who is cited, half-open code points.
        citing: the source that cites, or None.
        told: the attribution that holds what was told; None where it stands in another sentence.
        parts: the attributions that the citation takes up.
    """

    cited: tuple[int, int]
    citing: Mark | None
    told: Attribution | None
    parts: tuple[Attribution, ...]


def citations(doc: Document, cast: Cast) -> list[Citation]:
    """Return the citations of a report, in order of the text."""
    found = [cited(doc, cast, a) for a in doc.attributions]
    return [c for c in found if c is not None]


def subject(doc: Document, cast: Cast, start: int, end: int) -> Mark | None:
    """Return the body that a sentence begins with, where the network marked no source for its cue."""
    bodies = cast.in_span(start, end, "organisation", "government", "product")
    places = [p for e in bodies for p in (*e.places, *e.later) if start <= p[0] < end]
    if not places:
        return None
    s, e = min(places)
    first, last = doc.marks.piece(s), doc.marks.piece(e - 1)
    return Mark(label="source", start=s, end=e, first=first, last=last, sure=0.6)


def cited(doc: Document, cast: Cast, one: Attribution) -> Citation | None:
    """Read one attribution as a citation; None where it is none."""
    cue, source = one.cue, one.source
    if source is not None and (match := WITHIN.search(doc.text, source.start, source.end)) and one.content:
        whole = replace(source, end=match.start())
        return Citation(cited=match.span("who"), citing=whole, told=one, parts=(one,))
    if cue is None or source is None or CITES.match(doc.text[cue.start : cue.end]) is None:
        return None
    passive = PASSIVE.search(doc.text, max(0, cue.start - 12), cue.start) is not None
    inside = doc.tree.at(cue.start, cue.end)
    if passive or doc.text.startswith((" by ", " as "), cue.end) or not inside:
        return None
    a, b = doc.tree.sentence_span(inside[0])
    beside = [o for o in doc.attributions if o is not one and o.cue is not None and a <= o.cue.start < b]
    if source.start >= cue.end:
        near = [o for o in beside if o.source and o.source.end <= cue.start + 60 and o.source != source]
        outlet = near[0] if near else None
        citing = outlet.source if outlet is not None else subject(doc, cast, a, cue.start)
        told = one if one.content else outlet if outlet is not None and outlet.content else None
        if citing is None or told is None:
            return None
        parts = (one,) if outlet is None else (one, outlet)
        return Citation(cited=(source.start, source.end), citing=citing, told=told, parts=parts)
    first = min(one.content, key=lambda c: c.start, default=None)
    if first is not None and 0 <= first.start - cue.end <= 2:
        said = next((o for o in beside if o.content and o.cue and o.source is None), None)
        parts = (one,) if said is None else (one, said)
        return Citation(cited=(first.start, first.end), citing=source, told=said, parts=parts)
    return None
