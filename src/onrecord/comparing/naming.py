"""Names and titles of two sentences that tell the same: mangled, exchanged, altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from onrecord.comparing.layout import COMMON, Layout
from onrecord.comparing.sides import Difference, Ops, Side
from onrecord.comparing.signatures import countries_in
from onrecord.comparing.tells import honorifics, title_heads, title_of, title_words
from onrecord.comparing.wording import stem_of

MANGLED: Final = 62.0  # likeness of two spellings, out of 100, from which one is the other mangled
STRANGE: Final = 80.0  # the same where the capitals may be a headline's
_PORTFOLIO_HEADS: Final = frozenset({"minister", "secretary", "commissioner"})
SLOT: Final = 3  # words; longer stretches that differ are no slot that one name fills


def names(one: Side, other: Side, ops: Ops, wording: float) -> Iterator[Difference]:
    """Yield names that stand where another name stood, or that are another name mangled."""
    keys_here, keys_there = Counter(t.key for t in one.words), Counter(t.key for t in other.words)
    all_here, all_there = _keys(one.told), _keys(other.told)
    offices = title_words() | honorifics()

    def lone(side: Side, span: range, others: Counter[str]) -> list[int]:
        return [k for k in span if side.named(k) and side.words[k].key not in others
                and side.words[k].key not in offices]  # fmt: skip

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
            f"{one.text((ours[0], ours[-1] + 1))} stands where "
            f"{other.text((theirs[0], theirs[-1] + 1))} stood",
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
    while (
        first > 0
        and side.named(first - 1)
        and side.words[first - 1].key not in skip
        and _joined(side, first - 1)
    ):
        first -= 1
    while (
        last < len(side.words)
        and side.named(last)
        and side.words[last].key not in skip
        and _joined(side, last - 1)
    ):
        last += 1
    return first, last


def _joined(side: Side, k: int) -> bool:
    """Say whether nothing but a space parts a word from the next."""
    gap = side.told.report.text[side.words[k].end : side.words[k + 1].start]
    return "\n" not in gap and gap.strip() in ("", "-", ".")


def _alike(one: str, other: str) -> bool:
    """Say whether two words are forms of one: another number, an adjective, one country."""
    if _lands(one) & _lands(other):
        return True
    if stem_of(one.lower()) == stem_of(other.lower()) and len(one) > 4 and one[-1:] in "s" + other[-1:]:
        return one.lower().rstrip("s") == other.lower().rstrip("s")
    return False


def _lands(word: str) -> set[str]:
    """Return the countries of a word: Estonia for "Estonia", "Estonian" and "Estonians"."""
    return {*countries_in(word), *countries_in(word.removesuffix("s"))}


def _reference(
    one: Side,
    other: Side,
    ours: list[int],
    theirs: list[int],
    all_here: frozenset[str],
    all_there: frozenset[str],
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
        "".join(w[0] for w in run if w not in ("of", "the", "and", "for")) == letters
        for run in _ordered(side.told)
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


def titles(one: Side, other: Side) -> Iterator[Difference]:
    """Yield titles that the same person has otherwise."""
    here, there = titled(one), titled(other)
    for name, (span, title, whole) in here.items():
        if name not in there:
            continue
        theirs, before, _ = there[name]
        if not title or not before or title <= before or before <= title:
            continue
        yield Difference(
            "title", span, theirs, 0.9,
            f"{one.text(whole)}'s title {one.text(span)} was {other.text(theirs)}",
        )  # fmt: skip


def titled(side: Side) -> dict[str, tuple[tuple[int, int], frozenset[str], tuple[int, int]]]:
    """Return each named person's title, with the name: words right before it, or after it between commas."""
    out: dict[str, tuple[tuple[int, int], frozenset[str], tuple[int, int]]] = {}
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
            out.setdefault(surname, (span, title_of(words), (first, last)))
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
