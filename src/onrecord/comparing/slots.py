"""Two sentences that tell the same: which numbers, dates, names, titles and negations differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from onrecord.comparing.figures import Figure, agree, comparable, figures
from onrecord.comparing.layout import COMMON
from onrecord.comparing.naming import names, titles
from onrecord.comparing.sides import Difference, Ops, Side
from onrecord.comparing.tells import MODALITY, NEGATIONS, refuses
from onrecord.comparing.wording import Token
from onrecord.domain.record import AlterationClass


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
        found += [d for d in (*titles(one, other), *names(one, other, ops, wording))
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


def _swapped(
    one: Side, other: Side, here: Sequence[Figure], there: Sequence[Figure], ops: Ops
) -> Iterator[Difference]:
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
        # "Not only one reason" for "only one reason": the "only" stands on both sides.
        lone = tag != "replace" and max(b - a, d - c) == 1
        negates_here, negates_there = (
            [k for k in stretch if _negates(side.words, k) or (lone and side.words[k].key == "not")]
            for side, stretch in ((one, range(a, b)), (other, range(c, d)))
        )
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
    """Say whether a side negates right beside a stretch without negation: "not yet" for "yet not"."""
    if not lost:
        return False
    return any(
        _negates(side.words, k) for k in (*range(max(0, a - 3), a), *range(b, min(len(side.words), b + 3)))
    )


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
        ours = {
            MODALITY[t.key]: k for k, t in enumerate(one.words[a:b], a) if t.key in MODALITY and not t.upper
        }
        theirs = {
            MODALITY[t.key]: k for k, t in enumerate(other.words[c:d], c) if t.key in MODALITY and not t.upper
        }
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
