"""Where a report came from, what came of it and what it altered: as JSON and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.comparing.alterations import alterations
from onrecord.comparing.changes import changes
from onrecord.comparing.lineage import descent, origin
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration, Changes, Descent, Words
from onrecord.showing.terminal import clean

_HOW = {
    "verbatim": "verbatim copy", "edited": "edited copy", "rewritten": "rewritten copy",
    "translation": "translation",
    "take": "later take", "revision": "revision of the same page",
}  # fmt: skip
_LONGEST = 160  # code points of a sentence shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One report in its line.

    Args:
        derived_from, copies: what it was made from and what was made from it, the surest first.
        origin: id of the first report of its family, or None where it is that itself or nothing is sure.
        changes: against the surest parent in its own language, or None.
    """

    report: Reading
    derived_from: tuple[Descent, ...]
    copies: tuple[Descent, ...]
    origin: str | None
    alterations: tuple[Alteration, ...]
    changes: Changes | None


def trace(report: Reading, others: Sequence[Reading]) -> Trace:
    """Put a report in its line among others.

    Args:
        report: the report asked about.
        others: candidates: reports that share signatures with it.
    """
    found = [d for other in others if (d := descent(report, other)) is not None]
    ours = report.report.id
    above = tuple(sorted((d for d in found if d.child == ours), key=lambda d: (-d.confidence, d.parent)))
    below = tuple(sorted((d for d in found if d.parent == ours), key=lambda d: (-d.confidence, d.child)))
    known = {o.report.id: o for o in others}
    family = [known[d.parent if d.child == ours else d.child] for d in found]
    between = [
        d
        for k, one in enumerate(family)
        for other in family[k + 1 :]
        if (d := descent(one, other)) is not None
    ]
    later = {d.child for d in below}
    same = [d for d in above if d.how != "translation"]
    return Trace(
        report=report,
        derived_from=above,
        copies=below,
        origin=origin(ours, [*found, *between]),
        alterations=alterations(report, [o for o in others if o.report.id not in later], descents=found)
        if above
        else (),
        changes=changes(report, known[same[0].parent]) if same else None,
    )


def trace_to_json(traced: Trace, others: Sequence[Reading]) -> dict[str, Any]:
    """Return a trace as plain dicts and lists: the contract of `trace --json`."""
    urls = {o.report.id: o.report.url for o in others}
    told = traced.changes
    return {
        "report": traced.report.report.id,
        "origin": traced.origin,
        "derived_from": [_link(d.parent, d, urls) for d in traced.derived_from],
        "copies": [_link(d.child, d, urls) for d in traced.copies],
        "alterations": [_altered(a) for a in traced.alterations],
        "dropped": [_words(w) for w in told.dropped] if told else [],
        "added": [_words(w) for w in told.added] if told else [],
        "damaged": [_two(c.here, c.there) for c in told.damaged] if told else [],
        "lost": [
            {"hand": x.hand.name, "means": x.hand.means, **_two(x.here, x.there)} for x in told.lost
        ] if told else [],
    }  # fmt: skip


def _link(report: str, found: Descent, urls: Mapping[str, str | None]) -> dict[str, Any]:
    return {
        "report": report, "url": urls.get(report), "how": found.how, "confidence": found.confidence,
        "why": list(found.why),
    }  # fmt: skip


def _altered(alteration: Alteration) -> dict[str, Any]:
    earliest = alteration.earliest
    return {
        "class": alteration.classes[0],
        "classes": list(alteration.classes),
        "kind": alteration.kind,
        "here": {"text": alteration.here.span.text, "evidence": [_span(alteration.here)]},
        "earliest": {"text": earliest.span.text, "report": earliest.report, "evidence": [_span(earliest)]}
        if earliest
        else None,
        "confidence": alteration.confidence,
        "why": alteration.why,
    }


def _span(words: Words) -> dict[str, Any]:
    return {"start": words.span.start, "end": words.span.end, "text": words.span.text}


def _two(here: Words, there: Words) -> dict[str, Any]:
    return {"here": _words(here), "parent": _words(there)}


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.span.text, "report": words.report, "evidence": [_span(words)]}


def trace_to_text(traced: Trace, others: Sequence[Reading]) -> str:
    """Return a trace for a terminal; nothing of a report's own can steer it."""
    names = {r.report.id: _named(r) for r in (*others, traced.report)}
    return "\n".join(_lines(traced, names)) + "\n"


def _named(reading: Reading) -> str:
    report = reading.report
    parts = (report.outlet, report.title or report.url or report.id, report.published)
    return clean(" · ".join(p for p in parts if p))


def _lines(traced: Trace, names: Mapping[str, str]) -> Iterator[str]:
    yield names[traced.report.report.id]
    if not traced.derived_from and not traced.copies:
        yield "  made from nothing that was given, and nothing was made from it"
    for title, found in (("made from", traced.derived_from), ("what was made of it", traced.copies)):
        for d in found:
            other = d.parent if title == "made from" else d.child
            yield f"  {title}: {names[other]}"
            yield f"    {_HOW[d.how]}, {d.confidence:.0%} sure"
            yield from (f"    - {clean(why)}" for why in d.why)
    if traced.origin:
        yield f"  first of its line: {names[traced.origin]}"
    for a in traced.alterations:
        yield f"  altered {a.kind}: {', '.join(a.classes)}"
        yield f"    here      {_short(a.here)}"
        yield f"    earliest  {_short(a.earliest) if a.earliest else 'nowhere'}"
        yield f"    {clean(a.why)}"
    if traced.changes:
        for title, words in (("dropped", traced.changes.dropped), ("added", traced.changes.added)):
            yield from (f"  {title}: {_short(w)}" for w in words)
        yield from (f"  damaged: {_short(c.here)}" for c in traced.changes.damaged)
        yield from (
            f"  no longer named: {clean(lost.hand.name)} ({lost.hand.means})" for lost in traced.changes.lost
        )


def _short(words: Words) -> str:
    text = clean(words.span.text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
