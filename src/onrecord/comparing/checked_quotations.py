"""The quotations of a draft: where each was published, and whether a word, mark or speaker was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.alterations import alterations
from onrecord.comparing.findings import Finding, Source
from onrecord.comparing.layout import COMMON, Layout, laid_out
from onrecord.comparing.normal import normal
from onrecord.comparing.quoted import Searched, pieces
from onrecord.comparing.retelling import nearest, terms
from onrecord.comparing.speech import QUALIFIES, quotation, speaker
from onrecord.comparing.tells import MODALITY, NEGATIONS
from onrecord.comparing.wording import Token, stem_of
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration, AlterationClass, Words
from onrecord.domain.spans import Span
from onrecord.reading.quotations import Quotation

# Words that an ellipsis or a bracket may not hide: without them something else was said.
_TURNS: Final = (
    NEGATIONS | QUALIFIES | MODALITY.keys() | frozenset("only some most all every few many".split())
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A quotation as one source has it; no classes where it stands as it stood."""

    source: Source
    classes: tuple[AlterationClass, ...]
    words: Words
    sure: float
    why: str


def checked_quotations(draft: Reading, sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield what the record says of each quotation of a draft.

    Verified is a quotation whose words some source quotes, in their order, typography apart, from the same
    speaker. An ellipsis or a bracket passes only within one sentence, where it hides nothing that turns the
    sense.

    Args:
        draft: what is checked.
        sources: reports of the record, those first published first.
    """
    told = laid_out(draft.report)
    copied = _copied(sources)
    searched = [(source, Searched(laid_out(source.reading.report))) for source in sources]
    held = [frozenset(stem_of(t.key) for t in where.told.tokens) for _, where in searched]
    retold = [terms(where.told) for _, where in searched]
    for quote in told.quotes:
        first, last = told.within(quote.start, quote.end)
        if first == last:
            continue
        words = {stem_of(t.key) for t in told.tokens[first:last] if t.key not in COMMON}
        seen = [
            found for (source, where), stems, there in zip(searched, held, retold, strict=True)
            # A report that lacks most words of a quotation has nothing near it, and need not be searched.
            if len(words & stems) * 2 >= len(words)
            and (found := _seen(draft, told, quote, source, where, nearest(told.tokens[first:last], there)))
            is not None
        ]  # fmt: skip
        yield _finding(draft, quote, seen, copied)


def _copied(sources: Sequence[Source]) -> dict[str, tuple[Alteration, ...]]:
    """Return what each copy among the sources altered in quotations of what it was made from."""
    by_id = {s.reading.report.id: s.reading for s in sources}
    out = {}
    for source in sources:
        parents = [by_id[p] for p in sorted(source.parents) if p in by_id]
        if parents:
            found = alterations(source.reading, parents)
            out[source.reading.report.id] = tuple(a for a in found if a.kind == "quotation" and _counts(a))
    return out


def _counts(alteration: Alteration) -> bool:
    return not {"competing translation", "marks lost"} & set(alteration.classes)


def _finding(
    draft: Reading, quote: Quotation, seen: Sequence[_Seen], copied: Mapping[str, Sequence[Alteration]]
) -> Finding:
    own = Span.of(draft.report.text, quote.start, quote.end)
    exact = [s for s in seen if not s.classes]
    changed = {s.source.reading.report.id: s for s in seen if s.classes}
    # A copy that changed its source's words is no source for them.
    spoilt = {
        s.source.reading.report.id: a for s in exact
        for a in copied.get(s.source.reading.report.id, ()) if a.here.span.overlaps(s.words.span)
    }  # fmt: skip
    sound = _sound(exact, changed, spoilt)
    if sound:
        why = f"{sound[0].source.name} has these words" + (f"; {sound[0].why}" if sound[0].why else "")
        return Finding(
            verdict="verified",
            kind="quotation",
            evidence=own,
            record=tuple(s.words for s in sound[:3]),
            why=why,
        )
    if exact:
        copy = next((s for s in exact if s.source.parents), exact[0])
        told = spoilt.get(copy.source.reading.report.id)
        if told is not None:
            there = (told.earliest,) if told.earliest else ()
            return Finding(
                verdict="altered", kind="quotation", evidence=own, record=(*there, copy.words),
                classes=told.classes,
                why=f"{copy.source.name} altered it: {told.why}",
            )  # fmt: skip
        first = next(changed[p] for p in sorted(copy.source.parents) if p in changed)
        why = f"{copy.source.name} changed it; {first.source.name} has: {first.why}"
        return Finding(
            verdict="altered", kind="quotation", evidence=own, record=(first.words, copy.words), why=why,
            classes=first.classes,
        )  # fmt: skip
    if changed:
        best = max(
            changed.values(),
            key=lambda s: (
                "indirect made direct" not in s.classes,
                round(s.sure, 2),
                not s.source.parents,
                s.source.primary,
            ),
        )
        return Finding(
            verdict="altered", kind="quotation", evidence=own, record=(best.words,),
            why=f"{best.source.name} has it otherwise: {best.why}", classes=best.classes,
        )  # fmt: skip
    return Finding(
        verdict="not in record",
        kind="quotation",
        evidence=own,
        record=(),
        why="no report of the record has these words",
    )


def _sound(
    exact: Sequence[_Seen], changed: Mapping[str, _Seen], spoilt: Mapping[str, Alteration]
) -> list[_Seen]:
    """Return the sources that bear words out: no copy that changed its source's, nothing that came later."""
    bad = [s for s in exact if s.source.reading.report.id in spoilt or s.source.parents & changed.keys()]
    kept = [s for s in exact if s not in bad]
    days = [d for s in bad if (d := s.source.reading.report.published)]
    if not bad:
        return kept
    # What has a copy's words and is not known to be older may have them from the copy.
    return [
        s for s in kept
        if s.source.primary or (days and (s.source.reading.report.published or "9999") < min(days))
    ]  # fmt: skip


def _seen(
    draft: Reading, told: Layout, quote: Quotation, source: Source, where: Searched, beside: Sequence[int]
) -> _Seen | None:
    found = quotation(told, quote, where, beside)
    if found is None:
        return None
    theirs = where.told
    first, last = found.there
    span = Span.of(theirs.report.text, theirs.tokens[first].start, theirs.tokens[last - 1].end)
    words = Words(report=theirs.report.id, span=span)
    if found.classes:
        classes, why = found.classes, "; ".join(dict.fromkeys(found.why.split("; ")))
        following = theirs.tokens[last : last + 1]
        if classes == ("boundary",) and following and following[0].key in NEGATIONS:
            stopped = theirs.report.text[theirs.tokens[last - 1].start : following[0].end]
            classes, why = ("negation", "boundary"), f"it stops before “{stopped}” is whole"
        return _Seen(source, classes, words, found.sure, why)
    strict, why = _strictly(told, quote, where, found.there)
    if not strict:
        swapped = _other_speaker(draft, told, quote, source.reading, theirs, found.there)
        if swapped:
            return _Seen(source, ("speaker changed",), words, 0.9, swapped)
    return _Seen(source, strict, words, found.sure, why)


def _strictly(
    told: Layout, quote: Quotation, where: Searched, there: tuple[int, int]
) -> tuple[tuple[AlterationClass, ...], str]:
    """Compare, word by word as written, what compares alike by its keys; and what marks of editing hide."""
    cut = pieces(told, quote)
    theirs = where.told
    source = [t for t in theirs.tokens[there[0] : there[1]] if theirs.quote_at(t.start) is not None]
    if len(cut.parts) <= 1 and not cut.bracketed:
        spelt = next(
            (
                (a, b)
                for a, b in zip(_written(told, cut.words), _written(theirs, source), strict=False)
                if a != b
            ),
            None,
        )
        if spelt:
            return ("synonym",), f"“{spelt[1]}” is written “{spelt[0]}”"
        return _marks(told, quote, theirs, there)
    hidden = _hidden(cut.parts, source)
    turning = [t for t in hidden if t.key in _TURNS or t.kind == "number"]
    if turning:
        shown = theirs.report.text[turning[0].start : turning[0].end]
        kind: AlterationClass = "negation" if turning[0].key in NEGATIONS else "spliced"
        return (kind,), f"its ellipsis or bracket hides “{shown}”"
    if hidden:
        return (), f"its ellipsis or bracket stands for {len(hidden)} word{'s' * (len(hidden) > 1)}"
    return (), ""


def _hidden(parts: Sequence[Sequence[Token]], source: Sequence[Token]) -> list[Token]:
    """Return the source's words that no part of the quotation has."""
    out: list[Token] = []
    at = 0
    for part in parts:
        keys = [t.key for t in part]
        start = next(
            (k for k in range(at, len(source)) if [t.key for t in source[k : k + len(keys)]] == keys), None
        )
        if start is None:
            return out
        out += source[at:start] if at else []
        at = start + len(keys)
    return out


def _written(told: Layout, words: Sequence[Token]) -> list[str]:
    return [normal(told.report.text, t.start, t.end).text.casefold() for t in words]


def _marks(
    told: Layout, quote: Quotation, theirs: Layout, there: tuple[int, int]
) -> tuple[tuple[AlterationClass, ...], str]:
    """Compare the marks that make a sentence a question or a cry: they are words of the voice."""
    ours = [c for c in told.report.text[quote.start : quote.end] if c in "?!？！"]
    end = theirs.tokens[there[1] - 1].end
    said = [c for c in theirs.report.text[theirs.tokens[there[0]].start : end + 1] if c in "?!？！"]
    if ours != said:
        return ("boundary",), "a question or exclamation mark was put in or left out"
    return (), ""


def _other_speaker(
    draft: Reading, told: Layout, quote: Quotation, source: Reading, theirs: Layout, there: tuple[int, int]
) -> str:
    """Say that the draft gives words to somebody else than the source does, or ""."""
    at = theirs.quote_at(theirs.tokens[there[0]].start)
    if at is None or there[1] - there[0] < 2:
        return ""
    (here, ours), (before, others) = speaker(draft, told, quote), speaker(source, theirs, at)
    if not ours or not others or ours & others:
        return ""
    kinds = _kind(draft, ours), _kind(source, others)
    if "person" not in kinds or not all(kinds):
        return ""
    body, person, reading = (ours, others, source) if kinds[1] == "person" else (others, ours, draft)
    if kinds != ("person", "person") and (
        set(kinds) != {"person", "organisation"} or body & _bodies(reading, person)
    ):
        return ""
    return f"said by {here} in the draft, by {before} in the source"


def _kind(reading: Reading, keys: frozenset[str]) -> str | None:
    """Return whether a speaker, told by the words of its name, is a person or an organisation of a report."""
    for actor in reading.actors:
        if any(
            keys & {w.lower() for w in name.replace("’", "'").split()} for name in (actor.name, *actor.names)
        ):
            return actor.kind
    return None


def _bodies(reading: Reading, keys: frozenset[str]) -> set[str]:
    """Return the words of the bodies that a person belongs to, as the report has it."""
    names = {a.id: a.name for a in reading.actors}
    people = {i for i, name in names.items() if keys & {w.lower() for w in name.split()}}
    return {
        w.lower() for r in reading.roles if r.person in people and r.organisation
        for w in names.get(r.organisation, "").split()
    }  # fmt: skip
