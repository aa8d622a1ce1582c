"""What a sentence in other words tells otherwise: only what neither report has anywhere on its own side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from rapidfuzz import fuzz

from onrecord.comparing.aligning import Alignment, aligned
from onrecord.comparing.figures import Figure, agree, figures
from onrecord.comparing.layout import COMMON, Layout
from onrecord.comparing.naming import titled
from onrecord.comparing.ranks import GENERIC
from onrecord.comparing.retelling import PREFIX, retold
from onrecord.comparing.sides import Difference, Side
from onrecord.comparing.signatures import countries_in
from onrecord.comparing.tells import (
    MODALITY,
    NEGATIONS,
    REFUSALS,
    refuses,
    title_heads,
    title_of,
    title_words,
)
from onrecord.comparing.wording import Token
from onrecord.domain.record import AlterationClass

MISSPELT: Final = 75.0  # percent of letters beside the same other name; "Joseph" for "Josphat" has 77
NEAR: Final = 3  # words beside a number or a negation that say what it is about
_WOULD_HAVE: Final = re.compile(r"\b(?:should|would|could|must) have\b")
_LINKS: Final = frozenset("of for".split())
_ROUND: Final = frozenset("dozens tens scores hundreds thousands millions billions".split())


def both_ways(child: Layout, parent: Layout) -> Alignment:
    """Lay a rewriting beside its source: by the words where they stand, else by what is retold."""
    strict = aligned(child, parent)
    held = {k for p in strict.pairs for k in p.here}
    more = tuple(p for p in retold(child, parent).pairs if p.here[0] not in held)
    return Alignment(child, parent, tuple(sorted((*strict.pairs, *more), key=lambda p: p.here)))


def loose_differences(one: Side, other: Side) -> tuple[Difference, ...]:
    """Compare two sentences of which one retells the other in other words.

    Args:
        one, other: the child's words and the parent's.
    """
    found = [
        *_figures(one, other), *_rounds(one, other), *_modal(one, other),
        *_negated(one, other),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda d: (d.here, d.told)))


def named_otherwise(child: Layout, parent: Layout) -> tuple[tuple[Side, Side, Difference], ...]:
    """Find names spelt otherwise and titles given otherwise, wherever they stand in a rewriting.

    Args:
        child, parent: the rewriting and its source.

    Returns:
        Differences, each with the sides that its ranges count the words of.
    """
    one, other = Side(child, child.tokens), Side(parent, parent.tokens)
    return tuple((one, other, d) for d in (*_names(one, other), *_titles(one, other)))


def _names(one: Side, other: Side) -> Iterator[Difference]:
    """Yield names that the parent has in another spelling alone, beside the same word of the name."""
    ours, theirs = {t.key for t in one.words}, {t.key for t in other.words}
    done: set[str] = set()
    for k, token in enumerate(one.words):
        if not one.named(k) or len(token.key) < 4 or token.key in theirs or token.key in done:
            continue
        for m, t in enumerate(other.words):
            if (
                t.upper and t.kind == "word" and len(t.key) > 3 and t.key not in ours
                and t.key[:1] == token.key[:1] and fuzz.ratio(token.key, t.key) >= MISSPELT
                and not token.key.startswith(t.key) and not t.key.startswith(token.key)
                and _same_neighbour(one, k, other, m)
            ):  # fmt: skip
                done.add(token.key)
                yield _told("name", one, other, (k, k + 1), (m, m + 1), 0.85)
                break


def _same_neighbour(one: Side, k: int, other: Side, m: int) -> bool:
    """Say whether the word before or after a name, written as a name too, is the same on both sides."""
    for step in (-1, 1):
        if not (0 <= k + step < len(one.words) and 0 <= m + step < len(other.words)):
            continue
        here, there = one.words[k + step], other.words[m + step]
        if here.upper and there.upper and here.key == there.key and here.key not in COMMON:
            return True
    return False


def _titles(one: Side, other: Side) -> Iterator[Difference]:
    """Yield titles before a name that the parent never gives to that name."""
    here, there = list(given(one)), list(given(other))
    done: set[str] = set()
    for name, span, title in here:
        before = [(s, t) for n, s, t in there if n == name]
        if not before or name in done or any(title <= t or t <= title for _, t in before):
            continue
        if title & title_heads() <= GENERIC:
            continue
        done.add(name)
        yield _told("title", one, other, span, before[0][0], 0.8)


def given(side: Side) -> Iterator[tuple[str, tuple[int, int], frozenset[str]]]:
    """Yield each title as (last word of the name, its range, its words): before the name or after a comma."""
    words, text = title_words(), side.told.report.text
    for k in range(1, len(side.words)):
        if not side.named(k) or side.words[k].key in words or _gap(side, k - 1) != "":
            continue
        first = k
        while first > 0 and _gap(side, first - 1) == "" and _of_title(side, first - 1):
            first -= 1
        while first < k and side.words[first].key in _LINKS:
            first += 1
        last = k
        while last + 1 < len(side.words) and side.named(last + 1) and _gap(side, last) in ("", "-", "."):
            last += 1
        if (
            first < k
            and side.words[k - 1].key not in _LINKS
            and any(side.words[m].key in title_heads() for m in range(first, k))
        ):
            held = [t for t in side.words[first:k] if not countries_in(text[t.start : t.end])]
            yield side.words[last].key, (first, k), title_of([t.key for t in held])
    yield from ((n, span, title) for n, (span, title, _) in titled(side).items()
               if title and "." not in side.text(span))  # fmt: skip


def _of_title(side: Side, k: int) -> bool:
    token = side.words[k]
    return token.key in title_words() or token.key in _LINKS or (
        token.upper and token.kind == "word" and k + 1 < len(side.words)
        and side.words[k + 1].key in title_words() and token.key not in COMMON
    )  # fmt: skip


def _gap(side: Side, k: int) -> str:
    gap = side.told.report.text[side.words[k].end : side.words[k + 1].start]
    return (
        "\n" if "\n" in gap else gap.strip()
    )  # a headline's last words are nobody's title in the text below


def _figures(one: Side, other: Side) -> Iterator[Difference]:
    """Yield dates and numbers that stand where the parent has another one, neither being elsewhere."""
    ours, theirs = figures(one.told.tokens), figures(other.told.tokens)
    lone = [f for f in figures(one.words) if not any(_same(f, g) for g in theirs)]
    left = [g for g in figures(other.words) if not any(_same(f, g) for f in ours)]
    for f in lone:
        free = [g for g in left if g.kind == f.kind and _beside(one, f, other, g)]
        if len(free) != 1:
            continue
        g = free[0]
        left.remove(g)
        told: AlterationClass = "date" if f.kind == "date" else "number"
        yield _told(told, one, other, (f.first, f.last), (g.first, g.last), 0.8)


def _same(f: Figure, g: Figure) -> bool:
    if f.kind == g.kind == "date":
        return agree(f.value, g.value)
    if f.kind != g.kind:
        return bool({p.lstrip("ymd") for p in f.value.split()} & {p.lstrip("ymd") for p in g.value.split()})
    a, b = f.value.split(), g.value.split()
    # "3 months" elsewhere does not explain what became of "3 percent".
    return a[0].removesuffix("th") == b[0].removesuffix("th") and a[1:] == b[1:]


def _beside(one: Side, f: Figure, other: Side, g: Figure) -> bool:
    """Say whether two figures are of one kind: a day for a day, or numbers of the same thing."""
    if f.kind == "date":
        shapes = [{p[0] for p in v.value.split()} - {"y"} for v in (f, g)]
        return shapes[0] == shapes[1] and "m" in shapes[0]
    if f.value.partition(" ")[2] != g.value.partition(" ")[2] or f.value.endswith("th") != g.value.endswith(
        "th"
    ):
        return False
    return (
        bool(f.value.partition(" ")[2])
        or bool(_content(one, f.last, f.last + NEAR) & _content(other, g.last, g.last + NEAR))
        or _led_alike(one, f, other, g)
    )


def _led_alike(one: Side, f: Figure, other: Side, g: Figure) -> bool:
    """Say whether the same two words stand before two numbers: "more than 90 nations", "... 50 countries"."""
    here, there = (
        [t.key for t in side.words[max(0, figure.first - 2) : figure.first]]
        for side, figure in ((one, f), (other, g))
    )
    return len(here) == 2 and here == there


def _content(side: Side, first: int, last: int) -> set[str]:
    return {
        t.key[:PREFIX]
        for t in side.words[max(0, first) : last]
        if t.kind == "word" and t.key not in COMMON and t.key not in NEGATIONS
    }


def _rounds(one: Side, other: Side) -> Iterator[Difference]:
    """Yield "hundreds of thousands" for "tens of thousands"."""
    here, there = _round(one.words), _round(other.words)
    if here is None or there is None:
        return
    ours = [t.key for t in one.words[slice(*here)]]
    theirs = [t.key for t in other.words[slice(*there)]]
    if ours != theirs:
        yield _told("number", one, other, here, there, 0.85)


def _round(words: tuple[Token, ...]) -> tuple[int, int] | None:
    for k, token in enumerate(words):
        if token.key in _ROUND:
            run = list(takewhile(lambda t: t.key in _ROUND or t.key == "of", words[k:]))
            while run[-1].key == "of":
                run.pop()
            return k, k + len(run)
    return None


def _modal(one: Side, other: Side) -> Iterator[Difference]:
    """Yield "will" for "could" before the same verb."""
    for k, token in enumerate(one.words):
        kind = MODALITY.get(token.key)
        for m, there in enumerate(other.words):
            was = MODALITY.get(there.key)
            if (
                kind and was and kind != was and not _denied(other, m) and not token.upper and not there.upper
                and _content(one, k + 1, k + 1 + NEAR) & _content(other, m + 1, m + 1 + NEAR)
                and was not in {MODALITY.get(t.key) for t in one.words}
            ):  # fmt: skip
                yield _told("modality", one, other, (k, k + 1), (m, m + 1), 0.7)
                return


def _denied(side: Side, m: int) -> bool:
    """Say whether "not" follows: "may not" forbids."""
    return m + 1 < len(side.words) and side.words[m + 1].key in NEGATIONS


def _negated(one: Side, other: Side) -> Iterator[Difference]:
    """Yield a negation that one side has before a word which the other has without any."""
    here = [k for k, t in enumerate(one.words) if t.key in NEGATIONS]
    there = [m for m, t in enumerate(other.words) if t.key in NEGATIONS]
    if bool(here) == bool(there):
        return
    bare, full, at = (other, one, here[0]) if here else (one, other, there[0])
    if full.words[at].key in ("neither", "nor"):
        return  # what follows is who or what, and the verb that says no may be any
    after = {t.key for t in full.words[at + 1 : at + 4]}
    if after & REFUSALS or _WOULD_HAVE.search(" ".join(t.key for t in bare.words)):
        return  # "has not stopped" is kept up, "should have been asked" was not
    about = _content(full, at + 1, at + 1 + 2)
    k = next((k for k, t in enumerate(bare.words) if t.kind == "word" and t.key[:PREFIX] in about), None)
    # A prefix says no of its own word alone, and a refusal of what follows it: "will help, and avoid
    # losses" is no "will not help".
    if k is None or refuses(bare.words[max(0, k - NEAR) : k + 1], full.words[at + 1 : at + 4]):
        return
    spans = ((at, min(at + 2, len(one.words))), (k, k + 1)) if here else ((k, k + 1), (at, at + 1))
    yield _told("negation", one, other, *spans, 0.7)


def _told(
    told: AlterationClass, one: Side, other: Side, here: tuple[int, int], there: tuple[int, int], sure: float
) -> Difference:
    return Difference(told, here, there, sure, f"{one.text(here)} stands where {other.text(there)} stood")
