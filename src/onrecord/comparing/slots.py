"""Two sentences that tell the same: which numbers, dates, names, titles and negations differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from onrecord.comparing.figures import Figure, agree, comparable, figures
from onrecord.comparing.layout import COMMON, Layout
from onrecord.comparing.signatures import countries_in
from onrecord.comparing.tells import (
    MODALITY,
    NEGATIONS,
    honorifics,
    refuses,
    title_heads,
    title_of,
    title_words,
)
from onrecord.comparing.wording import Token, stem_of
from onrecord.domain.record import AlterationClass

MANGLED: Final = 62.0  # likeness of two spellings, out of 100, from which one is the other mangled
_PORTFOLIO_HEADS: Final = frozenset({"minister", "secretary", "commissioner"})
STRANGE: Final = 80.0  # the same where the capitals may be a headline's
SLOT: Final = 3  # words; longer stretches that differ are no slot that one name fills
Ops = list[tuple[str, int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing told differently.

    Args:
        told: number, date, name, title, negation or modality.
        here, there: half-open ranges of words, in the sentences given; never empty.
        sure: 0 to 1.
        why: one sentence.
    """

    told: AlterationClass
    here: tuple[int, int]
    there: tuple[int, int]
    sure: float
    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side: of a sentence, or of several that one sentence of the other holds."""

    told: Layout
    words: tuple[Token, ...]

    def named(self, k: int) -> bool:
        """Say whether a word is part of a name."""
        token = self.words[k]
        return token.upper and token.kind == "word" and token.key in self.told.capitals

    def text(self, span: tuple[int, int]) -> str:
        """Return the report's own words of a range."""
        return self.told.report.text[self.words[span[0]].start : self.words[span[1] - 1].end]


def differences(one: Side, other: Side, *, wording: float, copied: bool = True) -> tuple[Difference, ...]:
    """Compare two sentences laid beside each other.

    Args:
        one, other: the child's words and the parent's.
        wording: how far they stand in the same order, 0 to 1.
        copied: the one was made from the other, so that other names in the same place are alterations.
    """
    ops: Ops = [
        (o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end)
        for o in Levenshtein.opcodes([t.key for t in one.words], [t.key for t in other.words])
    ]
    found = [*_figures(one, other, ops), *_negated(one, other, ops), *_modal(one, other, ops)]
    if copied:
        taken = {k for d in found for k in range(*d.here)}
        found += [d for d in (*_titles(one, other), *_names(one, other, ops, wording))
                  if not taken & set(range(*d.here))]  # fmt: skip
    return tuple(sorted(found, key=lambda d: (d.here, d.told)))


def _figures(one: Side, other: Side, ops: Ops) -> Iterator[Difference]:
    here, there = figures(one.words), figures(other.words)
    loose_here, loose_there = _unmatched(here, there, ops)
    for kind in ("date", "number"):
        ours = [f for f in loose_here if f.kind == kind]
        theirs = [f for f in loose_there if f.kind == kind]
        for f in ours:
            free = [g for g in theirs if kind == "number" or comparable(f.value, g.value)]
            if not free:
                continue
            g = min(free, key=lambda g: (_unit(f) != _unit(g), abs(_expected(ops, f.first) - g.first)))
            theirs.remove(g)
            told: AlterationClass = "date" if kind == "date" else "number"
            yield Difference(
                told, (f.first, f.last), (g.first, g.last), 0.97,
                f"the {told} {one.text((f.first, f.last))} was {other.text((g.first, g.last))}",
            )  # fmt: skip
    if not loose_here and not loose_there:
        yield from _swapped(one, other, here, there, ops)


def _swapped(one: Side, other: Side, here: Sequence[Figure], there: Sequence[Figure], ops: Ops) -> Iterator[Difference]:
    """Yield numbers that changed places while the words around them stand."""
    if [f.value for f in here] == [f.value for f in there] or len(here) != len(there):
        return
    replaced = {k for tag, a, b, _, _ in ops if tag == "replace" for k in range(a, b)}
    moved = [(f, g) for f, g in zip(here, there, strict=True) if f.value != g.value]
    changed = sum(1 for k in replaced if one.words[k].kind != "number")
    if len(moved) == 2 and changed == 0 and all(f.first in replaced for f, _ in moved):
        for f, g in moved:
            yield Difference(
                "date" if f.kind == "date" else "number", (f.first, f.last), (g.first, g.last), 0.9,
                f"{one.text((f.first, f.last))} stands where {other.text((g.first, g.last))} stood",
            )  # fmt: skip


def _unmatched(
    here: Sequence[Figure], there: Sequence[Figure], ops: Ops
) -> tuple[list[Figure], list[Figure]]:
    """Pair equal figures, those in the same place first, and return what is left on each side."""
    left, lone = list(there), list(here)
    for placed in (True, False):
        for f in tuple(lone):
            at = _expected(ops, f.first)
            same = next((g for g in left if _same(f, g) and (not placed or g.first == at)), None)
            if same is not None:
                lone.remove(f)
                left.remove(same)
    return lone, left


def _same(f: Figure, g: Figure) -> bool:
    if f.kind == "date" and g.kind == "date":
        return agree(f.value, g.value)
    if f.kind != g.kind:
        year = f.value if f.kind == "date" else g.value
        number = g.value if f.kind == "date" else f.value
        return number.removesuffix("th") in {part[1:] for part in year.split()}
    a, b = f.value.split(), g.value.split()
    # A unit that one side leaves out is no contradiction; another unit is.
    return a[0].removesuffix("th") == b[0].removesuffix("th") and (a[1:] == b[1:] or not a[1:] or not b[1:])


def _unit(f: Figure) -> str:
    return f.value.partition(" ")[2] if f.kind == "number" else "".join(p[0] for p in f.value.split())


def _expected(ops: Ops, k: int) -> int:
    for _, a, b, c, _ in ops:
        if a <= k < b:
            return c + (k - a)
    return k


def _negated(one: Side, other: Side, ops: Ops) -> Iterator[Difference]:
    """Yield a negation that one side has and nothing on the other side stands for."""
    even = sum(_negates(one.words, k) for k in range(len(one.words))) == sum(
        _negates(other.words, k) for k in range(len(other.words))
    )
    for tag, a, b, c, d in ops:
        if tag == "equal":
            continue
        ours, theirs = one.words[a:b], other.words[c:d]
        negates_here = [k for k in range(a, b) if _negates(one.words, k)]
        negates_there = [k for k in range(c, d) if _negates(other.words, k)]
        if bool(negates_here) == bool(negates_there):
            continue
        if even and (_negates_near(one, a, b, negates_there) or _negates_near(other, c, d, negates_here)):
            continue
        if tag == "replace" and refuses(*((theirs, ours) if negates_here else (ours, theirs))):
            continue
        # What went with the negator: a clause left out is no negation taken away.
        lost = (b - a) - (d - c) if negates_here else (d - c) - (b - a)
        content = [t for t in (ours if negates_here else theirs) if t.key not in COMMON]
        if (tag != "replace" and len(content) > 1) or lost > max(3, 0.5 * max(b - a, d - c)):
            continue
        if a == 0 and b == len(one.words):
            continue
        here = (a, b) if b > a else _beside(a, len(one.words))
        there = (c, d) if d > c else _beside(c, len(other.words))
        gone = not negates_here
        word = (other.words[negates_there[0]] if gone else one.words[negates_here[0]]).key
        yield Difference(
            "negation", _wide(here, len(one.words)), _wide(there, len(other.words)), 0.95,
            f"“{word}” was {'dropped' if gone else 'put in'}: the sentence says the contrary",
        )  # fmt: skip


def _negates(words: Sequence[Token], k: int) -> bool:
    if words[k].key not in NEGATIONS:
        return False
    after = words[k + 1].key if k + 1 < len(words) else ""
    before = words[k - 1].key if k else ""
    return not (
        (words[k].key == "not" and after in ("only", "just", "merely", "least", "surprisingly"))
        or (words[k].key == "no" and after in ("later", "longer", "fewer", "less", "doubt", "matter", "more"))
        or (words[k].key == "nor" and before != "")
    )


def _negates_near(side: Side, a: int, b: int, lost: list[int]) -> bool:
    """Say whether a side that has no negation in a stretch negates right beside it: "not yet" for "yet not"."""
    if not lost:
        return False
    return any(_negates(side.words, k) for k in (*range(max(0, a - 3), a), *range(b, min(len(side.words), b + 3))))


def _beside(at: int, size: int) -> tuple[int, int]:
    return (max(0, at - 1), min(size, at + 1))


def _wide(span: tuple[int, int], size: int) -> tuple[int, int]:
    """Widen a stretch of one word by its neighbours, so that it can be read."""
    return (max(0, span[0] - 1), min(size, span[1] + 1)) if span[1] - span[0] < 2 else span


def _modal(one: Side, other: Side, ops: Ops) -> Iterator[Difference]:
    """Yield places where a wish became an expectation, a possibility a certainty."""
    for tag, a, b, c, d in ops:
        if tag == "equal" or max(b - a, d - c) > 6:
            continue
        ours = {MODALITY[t.key]: k for k, t in enumerate(one.words[a:b], a) if t.key in MODALITY and not t.upper}
        theirs = {MODALITY[t.key]: k for k, t in enumerate(other.words[c:d], c) if t.key in MODALITY and not t.upper}
        if ours and theirs and not ours.keys() & theirs.keys():
            k, m = next(iter(ours.values())), next(iter(theirs.values()))
            yield Difference(
                "modality", (a, b), (c, d), 0.9, f"“{other.words[m].key}” became “{one.words[k].key}”"
            )
        elif tag != "replace" and (set(ours) | set(theirs)) & {"may"} and max(b - a, d - c) <= 3:
            here = (a, b) if b > a else _beside(a, len(one.words))
            there = (c, d) if d > c else _beside(c, len(other.words))
            word = one.words[ours["may"]].key if ours else other.words[theirs["may"]].key
            yield Difference(
                "modality", _wide(here, len(one.words)), _wide(there, len(other.words)), 0.85,
                f"“{word}” was {'put in' if ours else 'dropped'}",
            )  # fmt: skip


def _names(one: Side, other: Side, ops: Ops, wording: float) -> Iterator[Difference]:
    """Yield names that stand where another name stood, or that are another name mangled."""
    keys_here, keys_there = Counter(t.key for t in one.words), Counter(t.key for t in other.words)
    all_here, all_there = _keys(one.told), _keys(other.told)
    titles = title_words() | honorifics()

    def lone(side: Side, span: range, others: Counter[str]) -> list[int]:
        return [k for k in span if side.named(k) and side.words[k].key not in others
                and side.words[k].key not in titles]  # fmt: skip

    done: set[int] = set()
    for k, m in _mangled(one, other, keys_here, keys_there, all_there):
        done.add(k)
        yield Difference(
            "name", _run(one, k), _run(other, m), 0.95,
            f"the name {other.text((m, m + 1))} is spelt {one.text((k, k + 1))}",
        )  # fmt: skip
    for tag, a, b, c, d in ops:
        if tag != "replace":
            continue
        ours = [k for k in lone(one, range(a, b), keys_there) if k not in done]
        theirs = lone(other, range(c, d), keys_here)
        if not ours or not theirs or max(b - a, d - c) > SLOT + 2:
            continue
        if _reference(one, other, ours, theirs, all_here, all_there):
            continue
        if wording < 0.5 and not _framed(one, other, (a, b), (c, d)):
            continue
        yield Difference(
            "name", (ours[0], ours[-1] + 1), (theirs[0], theirs[-1] + 1), 0.85,
            f"{one.text((ours[0], ours[-1] + 1))} stands where {other.text((theirs[0], theirs[-1] + 1))} stood",
        )  # fmt: skip


def _mangled(
    one: Side, other: Side, keys_here: Counter[str], keys_there: Counter[str], all_there: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield words with a capital that the other report has nowhere, each with the word that it misspells."""
    for k, token in enumerate(one.words):
        if k == 0 or not token.upper or token.kind != "word" or token.key in all_there:
            continue
        near = [
            (fuzz.ratio(token.key, t.key), -m) for m, t in enumerate(other.words)
            if m and t.upper and len(t.key) > 3 and keys_there[t.key] > keys_here[t.key]
        ]  # fmt: skip
        best, m = max(near, default=(0.0, 0))
        least = MANGLED if one.named(k) and other.named(-m) else STRANGE
        if best >= least and not _alike(one.text((k, k + 1)), other.text((-m, -m + 1))):
            yield k, -m


def _keys(told: Layout) -> frozenset[str]:
    return frozenset(t.key for t in told.tokens)


def _run(side: Side, k: int) -> tuple[int, int]:
    """Return the whole name that a word is part of."""
    first, last = k, k + 1
    skip = title_words() | honorifics()
    while first > 0 and side.named(first - 1) and side.words[first - 1].key not in skip and _joined(side, first - 1):
        first -= 1
    while last < len(side.words) and side.named(last) and side.words[last].key not in skip and _joined(side, last - 1):
        last += 1
    return first, last


def _joined(side: Side, k: int) -> bool:
    """Say whether nothing but a space parts a word from the next."""
    return side.told.report.text[side.words[k].end : side.words[k + 1].start].strip() in ("", "-", ".")


def _alike(one: str, other: str) -> bool:
    """Say whether two words are forms of one: another number, an adjective, one country."""
    if stem_of(one.lower()) == stem_of(other.lower()) and len(one) > 4 and one[-1:] in "s" + other[-1:]:
        return one.lower().rstrip("s") == other.lower().rstrip("s")
    return bool(set(countries_in(one)) & set(countries_in(other)))


def _reference(
    one: Side, other: Side, ours: list[int], theirs: list[int], all_here: frozenset[str], all_there: frozenset[str]
) -> bool:
    """Say whether two names in one place lead to one actor: parts of one name, initials, one country."""
    here = [one.words[k].key for k in ours]
    there = [other.words[k].key for k in theirs]
    words_here, words_there = one.text((ours[0], ours[-1] + 1)), other.text((theirs[0], theirs[-1] + 1))
    if set(countries_in(words_here)) & set(countries_in(words_there)):
        return True
    if _initials(words_here, there, other) or _initials(words_there, here, one):
        return True
    for side in (one.told, other.told):
        runs = _runs(side)
        if any(set(here) & run and set(there) & run for run in runs):
            return True
    return any(stem_of(a) == stem_of(b) for a in here for b in there)


def _initials(short: str, keys: list[str], side: Side) -> bool:
    letters = short.replace(".", "").lower()
    if not letters.isalpha() or not 2 <= len(letters) <= 6 or not short.replace(".", "").isupper():
        return False
    return "".join(k[0] for k in keys) == letters or any(
        "".join(w[0] for w in run if w not in ("of", "the", "and", "for")) == letters for run in _ordered(side.told)
    )


def _runs(told: Layout) -> list[frozenset[str]]:
    return [frozenset(run) for run in _ordered(told) if len(run) > 1]


def _ordered(told: Layout) -> list[tuple[str, ...]]:
    """Return the names of a report, each as the words it is made of."""
    out: list[tuple[str, ...]] = []
    run: list[str] = []
    last = -2
    for k, token in enumerate(told.tokens):
        if told.named(k) or (token.key in ("of", "and", "for", "the", "de", "van", "bin", "al") and run):
            gap = told.report.text[told.tokens[k - 1].end : token.start].strip() if k else ""
            if run and (last != k - 1 or gap not in ("", "-", ".")):
                out.append(tuple(run))
                run = []
            if told.named(k) or run:
                run.append(token.key)
                last = k
        elif run:
            out.append(tuple(run))
            run = []
    return [tuple(r) for r in {*out, tuple(run)} if r]


def _framed(one: Side, other: Side, here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Say whether the same words stand before and after a stretch on both sides."""
    def key(side: Side, k: int) -> str:
        return side.words[k].key if 0 <= k < len(side.words) else ""
    before = key(one, here[0] - 1) == key(other, there[0] - 1)
    after = key(one, here[1]) == key(other, there[1])
    return before and after


def _titles(one: Side, other: Side) -> Iterator[Difference]:
    """Yield titles that the same person has otherwise."""
    here, there = _titled(one), _titled(other)
    for name, (span, title) in here.items():
        if name not in there:
            continue
        theirs, before = there[name]
        if not title or not before or title <= before or before <= title:
            continue
        yield Difference(
            "title", span, theirs, 0.9,
            f"{name.title()}'s title {one.text(span)} was {other.text(theirs)}",
        )  # fmt: skip


def _titled(side: Side) -> dict[str, tuple[tuple[int, int], frozenset[str]]]:
    """Return each named person's title: the words right before the name, or after it between commas."""
    out: dict[str, tuple[tuple[int, int], frozenset[str]]] = {}
    titles, heads = title_words(), title_heads()
    k = 0
    while k < len(side.words):
        if not side.named(k) or side.words[k].key in titles:
            k += 1
            continue
        first, last = _run(side, k)
        surname = side.words[last - 1].key
        if countries_in(side.text((first, last))):
            k = last
            continue
        a = first
        while a > 0 and side.words[a - 1].key in titles and _joined(side, a - 1):
            a -= 1
        if a < first and side.words[first - 1].key in _PORTFOLIO_HEADS and a > 0 and _portfolio(side, a - 1):
            a -= 1  # a portfolio that no list has: Harbour Minister
        span = (a, first)
        if not any(side.words[m].key in heads for m in range(a, first)):
            span = _apposed(side, last)
        if span[1] > span[0]:
            while span[1] - span[0] > 1 and side.words[span[0]].key in honorifics():
                span = (span[0] + 1, span[1])
            words = [
                t.key
                for t in side.words[span[0] : span[1]]
                if not countries_in(side.told.report.text[t.start : t.end])
            ]
            out.setdefault(surname, (span, title_of(words)))
        k = last
    return out


def _portfolio(side: Side, k: int) -> bool:
    """Say whether a word is written as part of the office that follows it."""
    token = side.words[k]
    return token.upper and token.kind == "word" and token.key not in COMMON and _joined(side, k)


def _apposed(side: Side, at: int) -> tuple[int, int]:
    """Return the title that follows a name after a comma: "the president of", or nothing."""
    if at >= len(side.words):
        return at, at
    text = side.told.report.text
    if text[side.words[at - 1].end : side.words[at].start].strip() != ",":
        return at, at
    first = at + 1 if side.words[at].key in ("the", "a", "an", "then", "its", "their") else at
    last = first
    while last < len(side.words) and last - first < 7:
        if last > first and "," in text[side.words[last - 1].end : side.words[last].start]:
            break
        if side.words[last].key not in title_words() and side.words[last].key not in ("of", "and", "for"):
            break
        last += 1
    while last > first and side.words[last - 1].key in ("of", "and", "for", "the"):
        last -= 1
    if any(side.words[k].key in title_heads() for k in range(first, last)):
        return first, last
    return at, at


__all__ = ["Difference", "NEGATIONS", "Side", "differences"]
