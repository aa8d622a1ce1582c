"""Quotations of a report against those it was made from: changed, invented, made direct, given to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.comparing.layout import COMMON, Layout
from onrecord.comparing.parents import Parent, beside, words_of
from onrecord.comparing.retelling import terms_of
from onrecord.comparing.speech import Found, quotation, speaker
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration, Words
from onrecord.domain.spans import Span
from onrecord.reading.quotations import Quotation

KNOWN: Final = 0.6  # confidence in the parent from which a quotation it lacks counts as invented
VOICE: Final = 0.25  # share of sentences in the first person from which a report is a statement
LEAST_TERMS: Final = 2  # meaningful words that a quotation must have from what the source tells indirectly
MOST_TERMS: Final = 0.5  # share of its words by weight
_OWN_VOICE: Final = frozenset("i we my our me us".split())


def altered_quotations(child: Reading, told: Layout, line: Sequence[Parent]) -> Iterator[Alteration]:
    """Yield what became of each quotation of a report.

    Args:
        child, told: the report, and it laid out.
        line: what it is compared with, the earliest first.
    """
    here = [p for p in line if p.how != "translation"]
    for quote in told.quotes:
        if not any(
            told.within(quote.start, quote.end)[0] < told.within(quote.start, quote.end)[1] for _ in "1"
        ):
            continue
        found = [(p, f) for p in here if (f := quotation(told, quote, p.searched, beside(told, quote, p)))]
        own = Words(report=child.report.id, span=Span.of(child.report.text, quote.start, quote.end))
        if not found:
            indirect = list(_from_indirect(told, quote, here, own))
            yield from indirect or _invented(child, told, quote, here, own)
            continue
        if any(not f.classes for _, f in found):
            parent = next(p for p, f in found if not f.classes)
            yield from _other_speaker(
                child, told, quote, parent, own, next(f for _, f in found if not f.classes)
            )
            continue
        copied = [(p, f) for p, f in found if p.copied]
        parent, change = (copied or found)[0]
        if not copied and _weak(change):
            continue
        classes, why = change.classes, change.why
        if "indirect made direct" in classes and _speaks(parent.told):
            classes = tuple(c for c in classes if c != "indirect made direct")
            if not classes:
                continue
        if not copied and _spoken_elsewhere(child, quote, parent.reading, line):
            classes, why = ("competing translation",), "two translations of words spoken in another language"
        swapped = _swap(child, told, quote, parent, change)
        if swapped and classes != ("competing translation",):
            classes, why = (*classes, "speaker changed"), f"{why}; {swapped}"
        yield Alteration(
            kind="quotation",
            classes=classes,
            here=own,
            earliest=words_of(parent.told, change.there),
            confidence=round(change.sure, 3),
            why=why,
        )


def _speaks(told: Layout) -> bool:
    """Say whether a report is somebody's own words throughout: whoever quotes them makes nothing direct."""
    plain = [s for s in told.sentences if s.kind != "headline"]
    own = sum(
        any(t.key in _OWN_VOICE and told.quote_at(t.start) is None for t in told.words(s)) for s in plain
    )
    return own >= 2 and own >= VOICE * len(plain)


def _weak(change: Found) -> bool:
    """Say whether a likeness to a report that is no parent is too little to be the same words."""
    return change.sure < 0.9 or "indirect made direct" in change.classes or "boundary" in change.classes


def _invented(
    child: Reading, told: Layout, quote: Quotation, line: Sequence[Parent], own: Words
) -> Iterator[Alteration]:
    """Yield a quotation that no parent has, where the parent is known and lets the same speaker speak."""
    words = [t for t in told.tokens[slice(*told.within(quote.start, quote.end))] if t.key not in COMMON]
    sure = [p for p in line if p.copied and p.sure >= KNOWN]
    if len(words) < 3 or not sure:
        return
    name, keys = speaker(child, told, quote)
    if keys and any(keys & p.told.capitals for p in sure):
        yield Alteration(
            kind="quotation", classes=("invented",), here=own, earliest=None,
            confidence=round(min(0.9, max(p.sure for p in sure)), 3),
            why=f"nothing that the report was made from has these words of {name}",
        )  # fmt: skip


def _from_indirect(
    told: Layout, quote: Quotation, line: Sequence[Parent], own: Words
) -> Iterator[Alteration]:
    """Yield a quotation whose content a parent tells in the sentences beside it, quoting nobody."""
    mine = terms_of(told.tokens[slice(*told.within(quote.start, quote.end))])
    for parent in (p for p in line if p.copied and p.own_words()):
        plain = [
            (n, terms_of(t for t in parent.told.words(parent.told.sentences[n])
                         if parent.told.quote_at(t.start) is None))
            for n in beside(told, quote, parent)
        ]  # fmt: skip
        if not plain or len(mine) < LEAST_TERMS or _speaks(parent.told):
            continue
        n, best = max(plain, key=lambda b: (sum(w for t, w in mine.items() if t in b[1]), -b[0]))
        both = [t for t in mine if t in best]
        if len(both) >= LEAST_TERMS and sum(mine[t] for t in both) >= MOST_TERMS * sum(mine.values()):
            sentence = parent.told.sentences[n]
            yield Alteration(
                kind="quotation", classes=("indirect made direct",), here=own,
                earliest=words_of(parent.told, (sentence.first, sentence.last)), confidence=0.75,
                why="the source tells this in words of its own, without quoting it",
            )  # fmt: skip
            return


def _swap(child: Reading, told: Layout, quote: Quotation, parent: Parent, found: Found) -> str:
    """Say that a quotation is given to somebody else than in the parent, or ""."""
    at = parent.told.tokens[found.there[0]].start
    theirs = parent.told.quote_at(at) or parent.told.quote_at(parent.told.tokens[found.there[1] - 1].start)
    if theirs is None or found.there[1] - found.there[0] < 5:
        return ""
    name, keys = speaker(child, told, quote)
    before, others = speaker(parent.reading, parent.told, theirs)
    if not keys or not others or keys & others:
        return ""
    # The names themselves must differ where the quotation stands, whatever is read of "he" and "she".
    here = _around(told, quote)
    there = _around(parent.told, theirs)
    before_it = parent.told.sentence_at(theirs.start)
    if not (others & there) and before_it is not None and before_it.number:
        # "…," he said: the name stands in the sentence before.
        earlier = parent.told.words(parent.told.sentences[before_it.number - 1])
        there |= others & {t.key for t in earlier}
    if not (keys & here) or not (others & there) or keys & there or others & here:
        return ""
    return f"said by {name} here, by {before} in the source"


def _around(told: Layout, quote: Quotation) -> frozenset[str]:
    """Return the words, outside quotations, of the sentences that a quotation touches."""
    first, last = told.sentence_at(quote.start), told.sentence_at(max(quote.start, quote.end - 1))
    if first is None or last is None:
        return frozenset()
    near = told.sentences[first.number : last.number + 1]
    return frozenset(t.key for s in near for t in told.words(s) if told.quote_at(t.start) is None)


def _other_speaker(
    child: Reading, told: Layout, quote: Quotation, parent: Parent, own: Words, found: Found
) -> Iterator[Alteration]:
    words = _swap(child, told, quote, parent, found)
    if words:
        yield Alteration(
            kind="quotation", classes=("speaker changed",), here=own,
            earliest=words_of(parent.told, found.there), confidence=0.85, why=words,
        )  # fmt: skip


def _spoken_elsewhere(child: Reading, quote: Quotation, parent: Reading, line: Sequence[Parent]) -> bool:
    """Say whether words were spoken in a language that neither report is written in."""
    if any(p.how == "translation" for p in line):
        return True
    written = {child.report.language, parent.report.language}
    spoken = {
        s.language for r in (child, parent) for s in r.statements if s.language
        and (r is parent or any(q.start < quote.end and quote.start < q.end for q in s.quotations))
    }  # fmt: skip
    return bool(spoken - written)
