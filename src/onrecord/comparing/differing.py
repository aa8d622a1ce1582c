"""In what two accounts of one point differ: who said it, how firmly, and with which numbers and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.comparing.concepts import concepts
from onrecord.comparing.figures import Figure, agree, comparable, figures
from onrecord.comparing.firmness import Firmness, steps
from onrecord.comparing.known_again import Sides
from onrecord.comparing.layout import laid_out
from onrecord.comparing.tellings import Telling, Unit
from onrecord.comparing.wording import Token, stem_of

In = Literal["speaker", "firmness", "number", "date", "title", "place", "status"]
# "Discussed" and "hopes" may tell one moment; what was promised, agreed or denied may not be told as less.
SETTLED: Final[frozenset[Firmness]] = frozenset({"denied", "not discussed", "will", "agreed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that an account tells otherwise.

    Args:
        within: speaker, firmness, number, date, title, place or status.
        here: what this account has.
        there: what the first account that has the point has.
    """

    within: In
    here: str
    there: str


def differing(
    first: tuple[Telling, Sequence[Unit]],
    other: tuple[Telling, Sequence[Unit]],
    sides: Sides,
    *,
    columns: tuple[int, int],
) -> tuple[Difference, ...]:
    """Compare what two accounts have of one point.

    Args:
        first: the account that has it first, and its units.
        other: the account asked about.
        sides: who is who.
        columns: the places of the two among the accounts.
    """
    out: list[Difference] = []
    one, two = first[1], other[1]
    here, there = _speaker(two, sides, columns[1]), _speaker(one, sides, columns[0])
    if here is not None and there is not None and here != there:
        out.append(Difference(within="speaker", here=sides.names[here], there=sides.names[there]))
    else:
        firm = _firmness(one, two)
        if firm is not None:
            out.append(Difference(within="firmness", here=firm[1], there=firm[0]))
    out += _figures(first, other)
    return tuple(out)


def _speaker(units: Sequence[Unit], sides: Sides, column: int) -> int | None:
    """Return the group that leads the side that says all of some units."""
    found = {sides.leads[column][u.side] for u in units if u.side is not None}
    return found.pop() if len(found) == 1 and not any(u.together for u in units) else None


def _firmness(one: Sequence[Unit], two: Sequence[Unit]) -> tuple[Firmness, Firmness] | None:
    there = {u.firm for u in one}
    here = {u.firm for u in two}
    if there & here:
        return None
    a, b = one[0].firm, two[0].firm
    if steps(a, b) == 0 or (not {a, b} & SETTLED and "raised" in (a, b)):
        return None
    return a, b


def _figures(
    first: tuple[Telling, Sequence[Unit]], other: tuple[Telling, Sequence[Unit]]
) -> list[Difference]:
    one, two = _found(*first), _found(*other)
    out = []
    for kind in ("number", "date"):
        ours = [f for f in two if f[0].kind == kind and not any(_same(f[0], g[0]) for g in one)]
        theirs = [g for g in one if g[0].kind == kind and not any(_same(f[0], g[0]) for f in two)]
        for f in ours:
            match = next((g for g in theirs if _counts_alike(f, g, lone=len(ours) == len(theirs) == 1)), None)
            if match is not None:
                theirs.remove(match)
                within: In = "number" if kind == "number" else "date"
                out.append(Difference(within=within, here=f[1], there=match[1]))
    return out


_Counted = tuple[Figure, str, frozenset[str], str]  # figure, its words, what it counts, its unit


def _found(telling: Telling, units: Sequence[Unit]) -> list[_Counted]:
    told = laid_out(telling.reading.report)
    out: list[_Counted] = []
    for unit in units:
        words = told.tokens[slice(*told.within(unit.span.start, unit.span.end))]
        for f in figures(words):
            shown = told.report.text[words[f.first].start : words[f.last - 1].end]
            out.append((f, shown, _counted(words, f), f.value.partition(" ")[2]))
    return out


def _counted(words: Sequence[Token], figure: Figure) -> frozenset[str]:
    """Return the stems and topics beside a number: what it counts."""
    near = words[figure.last : figure.last + 3]
    beside = words[max(0, figure.first - 4) : figure.last + 4]
    found = {stem_of(t.key) for t in near[:2] if t.kind == "word" and len(t.key) > 1}
    return frozenset(found | {f"c:{topic}" for topic, _, _ in concepts(beside)})


def _same(one: Figure, other: Figure) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "date":
        return agree(one.value, other.value)
    return one.value.split()[0] == other.value.split()[0]


def _counts_alike(one: _Counted, other: _Counted, *, lone: bool) -> bool:
    if one[0].kind == "date":
        return comparable(one[0].value, other[0].value)
    if one[3] != other[3] and one[3] and other[3]:
        return False
    return bool(one[2] & other[2]) or (lone and bool(one[3]) and one[3] == other[3])
