"""What a report left out, put in, changed and damaged of what it was made from, and which hands it lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein

from onrecord.comparing.aligning import Alignment, Pair, aligned
from onrecord.comparing.layout import Layout, Sentence, laid_out
from onrecord.comparing.normal import normal
from onrecord.domain.reading import Hand, Reading, Statement
from onrecord.domain.record import Change, Changes, LostHand, Words
from onrecord.domain.report import Report
from onrecord.domain.spans import Span

_BROKEN: Final = re.compile(
    r"[^\W\d_]\s+[.,;](?=\s|$)|\b(?:the|a|an|of|in|to|and|or|with)\s*[.,;](?=\s|$)|(?<![\w.@/:])[a-z]{2,}[.!?][A-Z][a-z]+"
)
_ENDED: Final = re.compile(r"[.!?…:;。！？”\"'’)\]»]\s*$")


def changes(child: Reading, parent: Reading) -> Changes:
    """Compare a report with what it was made from, sentence by sentence.

    Sentences that differ by typography alone are not told. Credits and what a page has beside the story are
    left out on both sides.

    Args:
        child: the later report.
        parent: what it was made from, or its earlier version; in the same language.

    Returns:
        Dropped, added, changed and damaged sentences in order of the text, and hands of statements that the
        parent names and the child does not.
    """
    sides = aligned(laid_out(child.report), laid_out(parent.report))
    changed = tuple(_changed(sides))
    return Changes(
        child=child.report.id,
        parent=parent.report.id,
        dropped=tuple(_words(parent.report, s) for s in sides.alone_there()),
        added=tuple(_words(child.report, s) for s in sides.alone_here()),
        changed=changed,
        damaged=tuple(c for c in changed if _damaged(c)),
        lost=tuple(_lost(child, parent, sides)),
    )


def _words(report: Report, sentence: Sentence) -> Words:
    start, end = sentence.start, sentence.end
    while report.text[start].isspace():
        start += 1
    while report.text[end - 1].isspace():
        end -= 1
    return Words(report=report.id, span=Span.of(report.text, start, end))


def _changed(sides: Alignment) -> Iterator[Change]:
    """Yield each pair of sentences, laid beside each other, that differs by more than typography."""
    for pair in sides.pairs:
        here, there = _joined(sides.one, pair.here), _joined(sides.other, pair.there)
        if _plain(here.span.text) == _plain(there.span.text) and not pair.moved:
            continue
        told = tuple(_told(sides, pair))
        if told or pair.moved:
            yield Change(here=here, there=there, moved=pair.moved, parts=told)


def _joined(told: Layout, numbers: tuple[int, ...]) -> Words:
    first, last = told.sentences[numbers[0]], told.sentences[numbers[-1]]
    start, end = _words(told.report, first).span.start, _words(told.report, last).span.end
    return Words(report=told.report.id, span=Span.of(told.report.text, start, end))


def _plain(text: str) -> str:
    """Return a text as typography leaves it: marks and spaces beside them say nothing."""
    folded = normal(text).text
    return " ".join(re.sub(r"\s*[—-]\s*", "-", re.sub(r"[\"']", "", folded)).split())


def _told(sides: Alignment, pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield what stands here for what stood there: (words here, words there), either empty."""
    here = [t for k in pair.here for t in sides.one.words(sides.one.sentences[k])]
    there = [t for k in pair.there for t in sides.other.words(sides.other.sentences[k])]
    text, other = sides.one.report.text, sides.other.report.text
    found = False
    for op in Levenshtein.opcodes([t.key for t in here], [t.key for t in there]):
        if op.tag == "equal":
            continue
        found = True
        ours = text[here[op.src_start].start : here[op.src_end - 1].end] if op.src_end > op.src_start else ""
        theirs = (
            other[there[op.dest_start].start : there[op.dest_end - 1].end]
            if op.dest_end > op.dest_start
            else ""
        )
        yield ours, theirs
    if not found:
        yield from _marks(_joined(sides.one, pair.here).span.text, _joined(sides.other, pair.there).span.text)


def _marks(here: str, there: str) -> Iterator[tuple[str, str]]:
    """Yield differences of marks, capitals and spelling, where all words compare alike."""
    ours, theirs = here.split(), there.split()
    for op in Levenshtein.opcodes([_plain(w) for w in ours], [_plain(w) for w in theirs]):
        if op.tag != "equal":
            yield " ".join(ours[op.src_start : op.src_end]), " ".join(theirs[op.dest_start : op.dest_end])


def _damaged(change: Change) -> bool:
    """Say whether the child's sentence is broken where the parent's is whole."""
    here, there = change.here.span.text, change.there.span.text
    broken = len(_BROKEN.findall(here)) > len(_BROKEN.findall(there))
    return broken or bool(_ENDED.search(there) and not _ENDED.search(here) and len(there) > len(here))


def _lost(child: Reading, parent: Reading, sides: Alignment) -> Iterator[LostHand]:
    """Yield the hands that a statement of the parent went through and that the child no longer names."""
    beside = {m: p for p in sides.pairs for m in p.there}
    for statement in parent.statements:
        if not statement.according_to or not statement.content:
            continue
        sentence = sides.other.sentence_at(statement.content[0].start)
        pair = beside.get(sentence.number) if sentence else None
        told = _same(child, sides, pair) if pair else ()
        if pair is None or not told:
            continue
        kept = {_name(h) for s in told for h in s.according_to} | {
            s.speaker.name.lower() for s in told if s.speaker
        }
        here = child.report.text[
            _joined(sides.one, pair.here).span.start : _joined(sides.one, pair.here).span.end
        ].lower()
        for hand in statement.according_to:
            if _name(hand) not in kept and _name(hand) not in here:
                yield LostHand(
                    hand=hand, here=_joined(sides.one, pair.here), there=_joined(sides.other, pair.there)
                )


def _same(child: Reading, sides: Alignment, pair: Pair) -> tuple[Statement, ...]:
    span = _joined(sides.one, pair.here).span
    return tuple(s for s in child.statements if any(span.start <= c.start < span.end for c in s.content))


def _name(hand: Hand) -> str:
    return hand.name.lower().removeprefix("the ")
