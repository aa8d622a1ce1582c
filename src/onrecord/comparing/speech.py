"""Quotations of a copy against their source: what became of the words, the marks and the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.figures import MONTHS, WEEKDAYS
from onrecord.comparing.layout import COMMON, Layout
from onrecord.comparing.quoted import Match, Pieces, Searched, pieces
from onrecord.comparing.sides import Side
from onrecord.comparing.slots import differences
from onrecord.comparing.tells import CUES, NEGATIONS, honorifics, title_words
from onrecord.comparing.wording import Token
from onrecord.domain.reading import Reading
from onrecord.domain.record import AlterationClass
from onrecord.reading.quotations import Quotation

RETOLD: Final = 0.2  # share of a quotation's words put otherwise from which it is retold, not patched
_NO_SPEAKERS: Final = frozenset({*MONTHS, *WEEKDAYS})
MOSTLY: Final = (
    0.5  # share of the source's words that must stand in its own marks for them to be its quotation
)
QUALIFIES: Final = frozenset(
    "if unless but except only until may might could should cannot although though".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one quotation.

    Args:
        classes: empty where it stands as it stood, typography apart.
        there: half-open range of the source's tokens.
        sure: 0 to 1.
        why: one sentence, empty where nothing changed.
    """

    classes: tuple[AlterationClass, ...]
    there: tuple[int, int]
    sure: float
    why: str


def quotation(told: Layout, quote: Quotation, source: Searched, beside: Sequence[int]) -> Found | None:
    """Compare one quotation with a source.

    Args:
        told: the report that has the quotation.
        source: the report it is looked for in.
        beside: sentences of the source laid beside the quotation's own.

    Returns:
        What became of it, or None where the source has nothing like it.
    """
    cut = pieces(told, quote)
    if not cut.words:
        return None
    keys = [t.key for t in cut.words]
    whole = source.in_quotes(keys)
    if whole is not None:
        return _whole(told, quote, cut, source, whole)
    if len(cut.parts) > 1 or cut.bracketed:
        spliced = _parts(cut, source, beside)
        if spliced is not None:
            return spliced
    joined = _joined(cut.words, source)
    if joined is not None:
        return joined
    plain = source.anywhere(keys) if len(keys) > 1 else _beside(keys, source, beside)
    if plain is not None:
        return _outside(cut, source, plain)
    near = source.like(keys, beside) or source.opposite(keys, beside)
    return None if near is None else _changed(told, quote, cut, source, near)


def _joined(words: Sequence[Token], source: Searched) -> Found | None:
    """Find a quotation that is two stretches of quoted words, put together without a mark."""
    keys = [t.key for t in words]
    if len(keys) < 6:
        return None
    for k in range(len(keys) - 2, 1, -1):
        head = source.in_quotes(keys[:k])
        if head is None:
            continue
        tail = source.in_quotes(keys[k:])
        if tail is None or {t.key for t in words[:k]} <= COMMON or {t.key for t in words[k:]} <= COMMON:
            return None
        after = _after(keys[k:], source, head.last)
        first, last = after or (tail.first, tail.last)
        there = (min(head.first, first), max(head.last, last))
        gone = first - head.last
        if after and gone <= 3:
            return None  # which words are missing tells more than that some are
        why = (
            f"{gone} words left out without a mark" if after and gone < 40 else "two passages joined into one"
        )
        return Found(("spliced",), there, 0.92, why)
    return None


def _beside(keys: Sequence[str], source: Searched, beside: Sequence[int]) -> Match | None:
    """Find a single word in the sentences laid beside it: elsewhere it proves nothing."""
    for number in beside:
        sentence = source.told.sentences[number]
        for k in range(sentence.first, sentence.last):
            if source.told.tokens[k].key == keys[0]:
                return Match(k, k + 1, True, 1.0, (), source.told.tokens[k : k + 1])
    return None


def _whole(told: Layout, quote: Quotation, cut: Pieces, source: Searched, match: Match) -> Found:
    """Judge a quotation whose words the source quotes: only its ends and its brackets can be wrong."""
    there = (match.first, match.last)
    theirs = [
        pieces(source.told, q) for q in source.told.quotes
        if q.end > source.told.tokens[match.first].start and q.start < source.told.tokens[match.last - 1].end
    ]  # fmt: skip
    editors = [k for p in theirs for k in p.bracketed]
    ours = list(cut.bracketed)
    kept = [k for k in editors if k in {t.key for t in cut.words}]
    if ours != kept:
        return Found(
            ("boundary",), there, 0.9, "the editor's brackets stand around other words, or were taken away"
        )
    end = _cut_short(told, quote, source, match)
    if end:
        return Found(("boundary",), there, 0.8, end)
    return Found((), there, 1.0, "")


def _cut_short(told: Layout, quote: Quotation, source: Searched, match: Match) -> str:
    """Say how a quotation told as a whole sentence leaves out an end of the sentence quoted, or ""."""
    if match.last - match.first < 4:
        return ""
    text, theirs = told.report.text, source.told.report.text
    tokens = source.told.tokens
    last = tokens[match.last - 1]
    within = source.told.quote_at(last.start)
    closes = text[: quote.end].rstrip()[-1:] in ".!?," or text[quote.end + 1 : quote.end + 2] in ".!?,"
    if within is not None and closes and match.last < len(tokens) and tokens[match.last].start < within.end:
        gap = theirs[last.end : tokens[match.last].start]
        goes_on = _next_quoted(told, quote)
        if not any(c in gap for c in ".!?;:—…") and goes_on != tokens[match.last].key:
            return "the quotation stops where the speaker went on"
    first = tokens[match.first]
    within = source.told.quote_at(first.start)
    opens = text[quote.start : quote.start + 1].isupper() and not first.upper
    if within is not None and opens and match.first > 0 and tokens[match.first - 1].start >= within.start:
        gap = theirs[tokens[match.first - 1].end : first.start]
        if not any(c in gap for c in ".!?;:—…"):
            return "the quotation begins, as a sentence, within the sentence quoted"
    return ""


def _next_quoted(told: Layout, quote: Quotation) -> str:
    following = next((q for q in told.quotes if q.start >= quote.end), None)
    if following is None:
        return ""
    first, last = told.within(following.start, following.end)
    return told.tokens[first].key if last > first else ""


def _parts(cut: Pieces, source: Searched, beside: Sequence[int]) -> Found | None:
    """Judge a quotation with ellipses or brackets: its parts must stand in one speech, in order, close by."""
    places: list[tuple[int, int]] = []
    for part in cut.parts:
        keys = [t.key for t in part]
        found = (
            source.in_quotes(keys)
            if len(keys) > 1
            else (_beside(keys, source, beside) or source.in_quotes(keys))
        )
        if found is None:
            return None
        after = _after(keys, source, places[-1][1]) if places else None
        places.append(after or (found.first, found.last))
    there = (min(p[0] for p in places), max(p[1] for p in places))
    told = source.told
    for (a, b), (c, d), kind in zip(places, places[1:], cut.cuts, strict=False):
        if c < b:
            return Found(("spliced",), there, 0.95, "its parts stand in another order in the source")
        between = told.tokens[b:c]
        if kind == "bracket":
            if len(between) > 8:
                return Found(("spliced",), there, 0.9, "brackets hide more words than they put in")
            continue
        one, other = told.sentence_at(told.tokens[b - 1].start), told.sentence_at(told.tokens[c].start)
        if told.quote_at(told.tokens[a].start) != told.quote_at(told.tokens[d - 1].start):
            return Found(("spliced",), there, 0.95, "the ellipsis joins two quotations")
        if one is not other:
            return Found(("spliced",), there, 0.9, "the ellipsis joins two sentences")
        lost = {t.key for t in between}
        if lost & NEGATIONS or lost & QUALIFIES or any(t.kind == "number" for t in between):
            return Found(("spliced",), there, 0.9, "the ellipsis hides words that change what was said")
    if cut.bracketed and all(k in {t.key for t in told.tokens[there[0] : there[1]]} for k in cut.bracketed):
        return None
    return Found((), there, 0.9, "")


def _after(keys: Sequence[str], source: Searched, at: int) -> tuple[int, int] | None:
    """Find words in the source's quotations at or after a token."""
    start = next((k for k, index in enumerate(source.quoted.index) if index >= at), len(source.quoted.index))
    found = source.quoted.exact(keys, start)
    if found is None or found[0] < start:
        return None
    index = source.quoted.index[found[0] : found[1]]
    return index[0], index[-1] + 1


def _outside(cut: Pieces, source: Searched, match: Match) -> Found:
    """Judge a quotation whose words the source has, not all of them quoted."""
    share = source.share_quoted(match)
    there = (match.first, match.last)
    if share == 0.0 and (len(match.words) < 3 or not any(t.key in COMMON for t in match.words)):
        return Found((), there, 0.5, "")  # a name or a term set in marks is nobody's speech
    if share == 0.0:
        return Found(
            ("indirect made direct",), there, 0.9, "the source tells these words without quoting them"
        )
    loose = [t for t in match.words if source.told.quote_at(t.start) is None and t.key not in COMMON]
    if not loose and len(cut.words) > 3:
        return Found(("boundary",), there, 0.7, "the quotation takes in words beside the source's quotation")
    return Found(("boundary",), there, 0.9, "the quotation takes in words that the source does not quote")


def _changed(told: Layout, quote: Quotation, cut: Pieces, source: Searched, near: Match) -> Found:
    """Judge a quotation whose words the source has otherwise."""
    there = (near.first, near.last)
    share = source.share_quoted(near)
    here, theirs = Side(told, cut.words), Side(source.told, near.words)
    facts = differences(here, theirs, wording=near.score)
    classes: list[AlterationClass] = list(dict.fromkeys(d.told for d in facts))
    whys = [d.why for d in facts]
    if share < MOSTLY:
        classes.insert(0, "indirect made direct")
        whys.insert(
            0, "the source tells this without quoting it" if share == 0 else "the source quotes a part of it"
        )
        if share > 0:
            classes.append("boundary")
        return Found(tuple(classes), there, 0.8 * near.score + 0.2, "; ".join(whys))
    touched = {k for d in facts for k in range(*d.here)}
    swapped, left_out, put_in, edges, places = _operations(near, cut.words, touched)
    if left_out and not swapped and not put_in:
        classes.append("spliced")
        whys.append(f"{left_out} word{'s' * (left_out > 1)} left out without a mark")
    elif swapped or put_in:
        share_changed = (swapped + put_in) / max(1, len(cut.words))
        retold = share_changed > RETOLD and swapped + put_in >= 3 and places >= 2
        classes.append("round-trip translation" if retold else "synonym")
        whys.append("retold in other words" if retold else f"{swapped + put_in} of its words changed")
    elif edges and not classes:
        classes.append("boundary")
        whys.append("an end of it has words that the source does not quote")
    if not classes:
        return Found((), there, 0.8, "")
    return Found(tuple(dict.fromkeys(classes)), there, min(0.95, 0.5 + near.score / 2), "; ".join(whys))


def _operations(near: Match, words: Sequence[Token], touched: set[int]) -> tuple[int, int, int, int, int]:
    """Count words changed, left out, put in, added at the ends, and the places where words changed."""
    swapped = left_out = put_in = edges = places = 0
    for k, (tag, a, b, c, d) in enumerate(near.ops):
        if tag == "equal" or (b > a and set(range(a, b)) <= touched):
            continue
        if tag == "insert":
            left_out += d - c
        elif tag == "delete":
            if k in (0, len(near.ops) - 1):
                edges += b - a
            else:
                put_in += b - a
        else:
            swapped += max(b - a, d - c)
            places += 1
    if touched and left_out:
        left_out = 0
    return swapped, left_out, put_in, edges, places


def speaker(reading: Reading, told: Layout, quote: Quotation) -> tuple[str, frozenset[str]]:
    """Return who speaks a quotation, as shown and as keys; empty where the report does not tell by name."""
    names = {a.id: a for a in reading.actors}
    for statement in reading.statements:
        if (
            any(q.start < quote.end and quote.start < q.end for q in statement.quotations)
            and statement.speaker
        ):
            actor = names.get(statement.speaker.actor or "")
            words = " ".join(actor.names) if actor else statement.speaker.name
            keys = frozenset(
                w.lower() for w in words.replace("'s", "").replace("’s", "").split() if w[:1].isupper()
            )
            return statement.speaker.name, keys - honorifics() - COMMON
    return _beside_cue(told, quote)


def _beside_cue(told: Layout, quote: Quotation) -> tuple[str, frozenset[str]]:
    """Return the name that stands beside a verb of saying, in the quotation's own sentences."""
    first, last = told.within(quote.start, quote.end)
    lead = told.sentence_at(quote.start)
    tail = told.sentence_at(max(quote.start, quote.end - 1))
    if lead is None or tail is None:
        return "", frozenset()
    following = told.sentences[tail.number + 1] if tail.number + 1 < len(told.sentences) else None
    reach = following.last if following and told.report.text[quote.end - 1 : quote.end] in "?!" else tail.last
    for span in (range(last, min(reach, last + 14)), range(first - 1, max(lead.first, first - 14) - 1, -1)):
        cue = next(
            (k for k in span if told.tokens[k].key in CUES and not told.quote_at(told.tokens[k].start)), None
        )
        if cue is None:
            continue
        names = [k for k in range(max(lead.first, cue - 6), min(reach, cue + 8)) if told.named(k)
                 and told.quote_at(told.tokens[k].start) is None
                 and told.tokens[k].key not in title_words() | _NO_SPEAKERS]  # fmt: skip
        if not names:
            continue
        near = min(names, key=lambda k: abs(k - cue))
        run = [
            k
            for k in names
            if abs(k - near) <= 3 and all(told.named(m) for m in range(min(k, near), max(k, near)))
        ]
        shown = told.report.text[told.tokens[run[0]].start : told.tokens[run[-1]].end]
        return shown, frozenset(told.tokens[k].key for k in run)
    return "", frozenset()
