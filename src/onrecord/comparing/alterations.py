"""What a report altered: every quotation, title, name, date and number against its earliest form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.aligning import Alignment, Pair, aligned
from onrecord.comparing.direction import when
from onrecord.comparing.layout import COMMON, Layout, laid_out
from onrecord.comparing.lineage import descent
from onrecord.comparing.loosely import both_ways, loose_differences, named_otherwise
from onrecord.comparing.quoted import Match, Searched, pieces
from onrecord.comparing.ranks import retitled
from onrecord.comparing.restated import figures_otherwise, restated
from onrecord.comparing.retelling import terms_of
from onrecord.comparing.sides import Difference, Side
from onrecord.comparing.slots import differences
from onrecord.comparing.speech import Found, quotation, speaker
from onrecord.comparing.tells import REFUSALS
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration, AlterationClass, Altered, Descent, Words
from onrecord.domain.spans import Span
from onrecord.reading.quotations import Quotation

COPIES: Final = ("verbatim", "edited", "rewritten", "take", "revision")
KNOWN: Final = 0.6  # confidence in the parent from which a quotation it lacks counts as invented
ORDERED: Final = 0.55  # wording from which less likeness is enough
NEAR: Final = 120  # code points between a quotation and the name of who speaks it
UNLIKE: Final = 0.4  # wording below which negations and modality are looked for by what they stand before
LEAST: Final = 0.45  # likeness of sentences below which differing facts are other facts, not altered ones
VOICE: Final = 0.25  # share of sentences in the first person from which a report is a statement
LEAST_TERMS: Final = 2  # meaningful words that a quotation must have from what the source tells indirectly
MOST_TERMS: Final = 0.5  # share of its words by weight
_OWN_VOICE: Final = frozenset("i we my our me us".split())
_KINDS: Final[Mapping[str, Altered]] = {"number": "number", "date": "date", "name": "name", "title": "title"}


@dataclass(frozen=True, slots=True)
class _Parent:
    reading: Reading
    told: Layout
    sides: Alignment
    searched: Searched
    beside: Mapping[int, Pair]
    how: str | None
    sure: float

    @property
    def copied(self) -> bool:
        return self.how in COPIES

    def own_words(self) -> bool:
        """Say whether the child retells this parent in words of its own, in most of what it has from it."""
        pairs = self.sides.pairs
        return self.how == "rewritten" and 2 * sum(p.wording < ORDERED for p in pairs) > len(pairs)


def alterations(
    child: Reading, parents: Sequence[Reading], *, descents: Iterable[Descent] | None = None
) -> tuple[Alteration, ...]:
    """Compare what a report quotes and tells with its earliest form in the record.

    Names, titles, dates, numbers, negations and modality are compared with what the report was made from;
    quotations with every report given. Typography is no alteration. Where the words were spoken in another
    language and the reports do not stem from each other, a difference is a competing translation.

    Args:
        child: the report asked about.
        parents: what it was made from, and other reports of the same; later ones are passed over.
        descents: what is known of the child's descent from them; found out by default.

    Returns:
        In order of the child's text.
    """
    told = laid_out(child.report)
    line = _line(child, parents, None if descents is None else tuple(descents))
    out: dict[tuple[int, int, str], Alteration] = {}
    for alteration in (*_quotations(child, told, line), *_unmarked(told, line), *_facts(child, told, line)):
        span = alteration.here.span
        held = next(
            (k for k in out if k[0] < span.end and span.start < k[1] and k[2] == alteration.kind), None
        )
        quoted = any(k[2] == "quotation" and k[0] <= span.start and span.end <= k[1] for k in out)
        if held is None and not quoted:
            out[span.start, span.end, alteration.kind] = alteration
    # A name that is another because somebody else is let speak is told once, at the quotation.
    swapped = [a for a in out.values() if "speaker changed" in a.classes]
    kept = [
        a
        for a in out.values()
        if a.kind != "name"
        or not any(
            a.here.span.text in s.why
            and abs(a.here.span.start - s.here.span.end) < NEAR + len(s.here.span.text)
            for s in swapped
        )
    ]
    return tuple(sorted(kept, key=lambda a: (a.here.span, a.kind)))


def _line(child: Reading, parents: Sequence[Reading], known: tuple[Descent, ...] | None) -> list[_Parent]:
    """Return the parents, the earliest published first, with what the child has from each."""
    told = laid_out(child.report)
    out = []
    for parent in parents:
        if parent.report.id == child.report.id:
            continue
        if known is None:
            found = descent(child, parent)
        else:
            found = next(
                (d for d in known if {d.child, d.parent} == {child.report.id, parent.report.id}), None
            )
        if found is not None and found.child != child.report.id:
            continue
        theirs = laid_out(parent.report)
        foreign = parent.report.language != child.report.language and None not in (
            parent.report.language, child.report.language)  # fmt: skip
        laid = both_ways if found is not None and found.how == "rewritten" else aligned
        sides = Alignment(told, theirs, ()) if foreign else laid(told, theirs)
        beside = {k: p for p in sides.pairs for k in p.here}
        how, sure = (found.how, found.confidence) if found else (None, 0.0)
        out.append(_Parent(parent, theirs, sides, Searched(theirs), beside, how, sure))

    def order(parent: _Parent) -> tuple[bool, str, float, str]:
        moment, _ = when(parent.reading.report)
        return moment is None, moment.isoformat() if moment else "", -parent.sure, parent.reading.report.id

    return sorted(out, key=order)


def _quotations(child: Reading, told: Layout, line: Sequence[_Parent]) -> Iterator[Alteration]:
    here = [p for p in line if p.how != "translation"]
    for quote in told.quotes:
        if not any(
            told.within(quote.start, quote.end)[0] < told.within(quote.start, quote.end)[1] for _ in "1"
        ):
            continue
        found = [
            (p, f) for p in here if (f := quotation(told, quote, p.searched, _sentences(told, quote, p)))
        ]
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
            earliest=_words(parent.told, change.there),
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


def _sentences(told: Layout, quote: Quotation, parent: _Parent) -> tuple[int, ...]:
    """Return the parent's sentences laid beside those that a quotation stands in, and their neighbours."""
    first, last = told.sentence_at(quote.start), told.sentence_at(max(quote.start, quote.end - 1))
    if first is None or last is None:
        return ()
    numbers = {m for k in range(first.number, last.number + 1) if k in parent.beside
               for m in parent.beside[k].there}  # fmt: skip
    if not numbers:
        return ()
    size = len(parent.told.sentences)
    return tuple(range(max(0, min(numbers) - 1), min(size, max(numbers) + 2)))


def _words(told: Layout, there: tuple[int, int]) -> Words:
    first, last = told.tokens[there[0]].start, told.tokens[there[1] - 1].end
    return Words(report=told.report.id, span=Span.of(told.report.text, first, last))


def _invented(
    child: Reading, told: Layout, quote: Quotation, line: Sequence[_Parent], own: Words
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
    told: Layout, quote: Quotation, line: Sequence[_Parent], own: Words
) -> Iterator[Alteration]:
    """Yield a quotation whose content a parent tells in the sentences beside it, quoting nobody."""
    mine = terms_of(told.tokens[slice(*told.within(quote.start, quote.end))])
    for parent in (p for p in line if p.copied and p.own_words()):
        plain = [
            (n, terms_of(t for t in parent.told.words(parent.told.sentences[n])
                         if parent.told.quote_at(t.start) is None))
            for n in _sentences(told, quote, parent)
        ]  # fmt: skip
        if not plain or len(mine) < LEAST_TERMS or _speaks(parent.told):
            continue
        n, best = max(plain, key=lambda b: (sum(w for t, w in mine.items() if t in b[1]), -b[0]))
        both = [t for t in mine if t in best]
        if len(both) >= LEAST_TERMS and sum(mine[t] for t in both) >= MOST_TERMS * sum(mine.values()):
            sentence = parent.told.sentences[n]
            yield Alteration(
                kind="quotation", classes=("indirect made direct",), here=own,
                earliest=_words(parent.told, (sentence.first, sentence.last)), confidence=0.75,
                why="the source tells this in words of its own, without quoting it",
            )  # fmt: skip
            return


def _swap(child: Reading, told: Layout, quote: Quotation, parent: _Parent, found: Found) -> str:
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
    child: Reading, told: Layout, quote: Quotation, parent: _Parent, own: Words, found: Found
) -> Iterator[Alteration]:
    words = _swap(child, told, quote, parent, found)
    if words:
        yield Alteration(
            kind="quotation", classes=("speaker changed",), here=own,
            earliest=_words(parent.told, found.there), confidence=0.85, why=words,
        )  # fmt: skip


def _spoken_elsewhere(child: Reading, quote: Quotation, parent: Reading, line: Sequence[_Parent]) -> bool:
    """Say whether words were spoken in a language that neither report is written in."""
    if any(p.how == "translation" for p in line):
        return True
    written = {child.report.language, parent.report.language}
    spoken = {
        s.language for r in (child, parent) for s in r.statements if s.language
        and (r is parent or any(q.start < quote.end and quote.start < q.end for q in s.quotations))
    }  # fmt: skip
    return bool(spoken - written)


def _unmarked(told: Layout, line: Sequence[_Parent]) -> Iterator[Alteration]:
    """Yield words that a parent quotes and the child tells without marks."""
    for parent in (p for p in line if p.copied):
        ours = Searched(told)
        there = {m: p.here for p in parent.sides.pairs for m in p.there}
        for quote in parent.told.quotes:
            cut = pieces(parent.told, quote)
            words = [t.key for t in cut.words]
            if len(words) < 2 or ours.in_quotes(words) is not None:
                continue
            sentence = parent.told.sentence_at(quote.start)
            beside = there.get(sentence.number, ()) if sentence else ()
            match = _loose(ours, words, beside)
            if match is None or (len(words) < 4 and not _marked_off(told, parent.told, match, quote)):
                continue
            span = Span.of(told.report.text, told.tokens[match.first].start, told.tokens[match.last - 1].end)
            named = all(told.named(k) for k in range(match.first, match.last))
            if _marked(told.report.text, span) or (parent.how == "rewritten" and named):
                continue  # a name in marks is no quotation
            earliest = Span.of(parent.told.report.text, quote.start, quote.end)
            yield Alteration(
                kind="quotation", classes=("marks lost",), here=Words(report=told.report.id, span=span),
                earliest=Words(report=parent.told.report.id, span=earliest),
                confidence=round(0.6 + 0.35 * match.score, 3),
                why="words that the source quotes are told without quotation marks",
            )  # fmt: skip


def _marked(text: str, span: Span) -> bool:
    """Say whether a quotation mark stands beside a stretch, though it has lost its partner."""
    beside = text[max(0, span.start - 2) : span.start] + text[span.end : span.end + 3]
    return any(c in '"“”„«»「」' for c in beside) or any(c in '"“”' for c in span.text)


def _loose(ours: Searched, words: Sequence[str], beside: Sequence[int]) -> Match | None:
    """Find words of a quotation, outside any quotation, in the sentences laid beside its own."""
    match = ours.anywhere(words) if len(words) >= 4 else None
    if match is None and beside:
        match = ours.like(words, beside)
    if match is None or match.score < (0.8 if len(words) >= 4 else 1.0) or ours.share_quoted(match) > 0:
        return None
    return match


def _marked_off(told: Layout, theirs: Layout, match: Match, quote: Quotation) -> bool:
    """Say whether two or three words stand between the same neighbours: else they may be the child's own."""
    first, last = theirs.within(quote.start, quote.end)
    before = theirs.tokens[first - 1].key if first else ""
    after = theirs.tokens[last].key if last < len(theirs.tokens) else ""
    return (match.first > 0 and told.tokens[match.first - 1].key == before) or (
        match.last < len(told.tokens) and told.tokens[match.last].key == after
    )


def _facts(child: Reading, told: Layout, line: Sequence[_Parent]) -> Iterator[Alteration]:
    """Yield names, titles, dates, numbers, negations and modality that a copy tells otherwise."""
    copied = [p for p in line if p.copied]
    for parent in copied:
        for pair in parent.sides.pairs:
            loose = pair.likeness < LEAST and pair.wording < ORDERED
            if pair.wording >= 1.0 or (loose and parent.how != "rewritten"):
                continue
            here = Side(told, tuple(t for k in pair.here for t in told.words(told.sentences[k])))
            there = Side(
                parent.told, tuple(t for k in pair.there for t in parent.told.words(parent.told.sentences[k]))
            )
            found = _told_otherwise(here, there, pair, reworded=parent.how == "rewritten")
            for d in found:
                if told.quote_at(here.words[d.here[0]].start) and told.quote_at(
                    here.words[d.here[1] - 1].start
                ):
                    continue
                if any(_stands(p, here, d.told, d.here, pair) for p in copied if p is not parent):
                    continue
                yield _alteration(told, parent.told, here, there, d.told, (d.here, d.there), d.sure, d.why)
        own_words = parent.own_words()
        whole = (
            *named_otherwise(told, parent.told), *figures_otherwise(told, parent.told),
            *restated(parent.sides),
        ) if own_words else ()  # fmt: skip
        for one, other, d in whole:
            if not told.quote_at(one.words[d.here[0]].start):
                yield _alteration(told, parent.told, one, other, d.told, (d.here, d.there), d.sure, d.why)
        for here_, there_, why in retitled(child, parent.reading) if own_words else ():
            yield Alteration(
                kind="title", classes=("title",), here=Words(report=told.report.id, span=here_),
                earliest=Words(report=parent.told.report.id, span=there_), confidence=0.7, why=why,
            )  # fmt: skip


def _told_otherwise(here: Side, there: Side, pair: Pair, *, reworded: bool) -> list[Difference]:
    """Compare two sentences word by word where they are alike, in other words where they are not."""
    alike = pair.likeness >= LEAST or pair.wording >= ORDERED
    found = list(differences(here, there, wording=pair.wording)) if alike else []
    if reworded and pair.wording < ORDERED:
        # Word by word, sentences as unlike as this lose a "not" or a "may" to whatever stands in its place.
        found = [d for d in found if d.told not in ("negation", "modality") or pair.wording >= UNLIKE]
        found = [d for d in found if d.told != "negation" or not _double(there, d.there)]
        taken = {k for d in found for k in range(*d.here)}
        found += [d for d in loose_differences(here, there) if not taken & set(range(*d.here))]
    return found


def _double(side: Side, span: tuple[int, int]) -> bool:
    """Say whether what is negated says no by itself: "has not stopped"."""
    return any(t.key in REFUSALS for t in side.words[span[0] : span[1] + 2])


def _stands(parent: _Parent, here: Side, kind: AlterationClass, span: tuple[int, int], pair: Pair) -> bool:
    """Say whether another parent has the child's form in the sentence laid beside it."""
    keys = [t.key for t in here.words[span[0] : span[1]]]
    numbers = {m for k in pair.here if k in parent.beside for m in parent.beside[k].there}
    words = (
        " "
        + " ".join(t.key for n in sorted(numbers) for t in parent.told.words(parent.told.sentences[n]))
        + " "
    )
    return kind != "negation" and f" {' '.join(keys)} " in words


def _alteration(
    told: Layout, theirs: Layout, here: Side, there: Side, kind: AlterationClass,
    spans: tuple[tuple[int, int], tuple[int, int]], sure: float, why: str,
) -> Alteration:  # fmt: skip
    ours, others = spans
    return Alteration(
        kind=_KINDS.get(kind, "statement"),
        classes=(kind,),
        here=_cut(told, here, ours),
        earliest=_cut(theirs, there, others),
        confidence=sure,
        why=why,
    )


def _cut(told: Layout, side: Side, span: tuple[int, int]) -> Words:
    start, end = side.words[span[0]].start, side.words[span[1] - 1].end
    return Words(report=told.report.id, span=Span.of(told.report.text, min(start, end - 1), end))
