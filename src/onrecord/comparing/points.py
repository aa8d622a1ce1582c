"""Accounts of one engagement side by side: a row for each point, a cell for each account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.comparing.differing import Difference, differing
from onrecord.comparing.facts import fact_rows
from onrecord.comparing.known_again import Sides, sides_of
from onrecord.comparing.tellings import Telling, Unit
from onrecord.comparing.weighing import BROAD, Bags, likeness, weigh
from onrecord.domain.spans import Span

State = Literal["said", "not mentioned", "differs"]

TOGETHER: Final = 0.24  # likeness from which two accounts tell one point; chosen on points/dev
SECOND: Final = 0.40  # the same for a second clause of an account in one row
SHARED: Final = 0.55  # weight that must be shared: one everyday word is no point


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one account has of a point.

    Args:
        account: account id.
        state: said; differs, where it tells it otherwise than the first account that has it; not mentioned.
        words: the account's own, parts of them joined by "…"; empty where it is not mentioned.
        speaker: who says it, in the account's words.
        firmness: denied, not discussed, raised, hopes, considers, willing, will or agreed.
        differs: in what it differs, each with both sides' words.
    """

    account: str
    state: State
    words: str
    evidence: tuple[Span, ...]
    speaker: str | None = None
    firmness: str | None = None
    differs: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One row: a topic, commitment, demand, quotation, figure or fact, and what each account has of it."""

    topic: str
    sort: str
    cells: tuple[Cell, ...]


def points(tellings: Sequence[Telling]) -> tuple[Point, ...]:
    """Lay accounts of one engagement side by side.

    Args:
        tellings: the accounts in the order of the columns, primary ones first.

    Returns:
        First who, when, where; then a row for each thing told, in the order of the first account, with what
        only later accounts tell after what they tell before it.
    """
    known = sides_of([t.account for t in tellings])
    bags = [Bags(t, known, k) for k, t in enumerate(tellings)]
    weigh(bags)
    rows: list[_Row] = []
    for k, one in enumerate(bags):
        _laid(rows, one, k, bags)
    facts = tuple(
        Point(
            topic=f.topic,
            sort="fact",
            cells=tuple(_fact_cell(t, c) for t, c in zip(tellings, f.cells, strict=True)),
        )
        for f in fact_rows([t.account for t in tellings], [t.reading for t in tellings], known)
    )
    return (*facts, *(_point(row, bags, known) for row in _gathered(rows, bags)))


class _Row:
    """A row under construction: the units of each account by its column."""

    def __init__(self, column: int, unit: int) -> None:
        self.units: dict[int, list[int]] = {column: [unit]}


def _laid(rows: list[_Row], one: Bags, column: int, bags: Sequence[Bags]) -> None:
    """Put the units of an account in the rows that tell the same, and in rows of their own."""
    scored = []
    for r, row in enumerate(rows):
        for u, bag in enumerate(one.bags):
            best = max(
                (
                    _score(
                        bags[c].bags[v], bag, bags[c].units[v], one.units[u],
                        foreign=bags[c].language != one.language,
                    )
                    for c, held in row.units.items() for v in held
                ),
                default=0.0,
            )  # fmt: skip
            if best >= TOGETHER:
                scored.append((-best, r, u))
    placed: dict[int, int] = {}
    for negative, r, u in sorted(scored):
        held = rows[r].units.get(column, [])
        if u in placed:
            continue
        if held and not _beside(one, u, held, -negative):
            continue
        rows[r].units.setdefault(column, []).append(u)
        placed[u] = r
    _added(rows, placed, len(one.units), column)


def _beside(one: Bags, u: int, held: Sequence[int], score: float) -> bool:
    """Say whether a clause may stand in a cell that is taken: beside a neighbour, or as an answer."""
    unit = one.units[u]
    if any(abs(unit.sentence - one.units[v].sentence) <= 1 for v in held):
        return score >= SECOND
    sides = {one.units[v].side for v in held}
    topics = {f for f in one.bags[u] if f.startswith("c:") and f[2:] not in BROAD}
    if not any(topics & one.bags[v].keys() for v in held):
        return False
    return unit.side is not None and None not in sides and unit.side not in sides


def _added(rows: list[_Row], placed: Mapping[int, int], size: int, column: int) -> None:
    """Add a row for each unit left, after the row of the unit told before it."""
    after: _Row | None = None
    by_number = list(rows)
    for u in range(size):
        if u in placed:
            after = by_number[placed[u]]
            continue
        fresh = _Row(column, u)
        at = len(rows) if column == 0 else (rows.index(after) + 1 if after is not None else 0)
        rows.insert(at, fresh)
        after = fresh


def _score(
    one: Mapping[str, float], other: Mapping[str, float], unit: Unit, beside: Unit, *, foreign: bool
) -> float:
    alike, shared = likeness(one, other, foreign=foreign)
    if shared < SHARED:
        return 0.0
    if unit.sort == beside.sort == "demand" or (unit.together and beside.together):
        alike += 0.03
    return alike


def _gathered(rows: Sequence[_Row], bags: Sequence[Bags]) -> list[_Row]:
    """Join rows of neighbouring clauses of one sentence that no other account has."""
    out: list[_Row] = []
    for row in rows:
        last = out[-1] if out else None
        if last is not None and len(last.units) == len(row.units) == 1:
            (column, held), (other, (unit, *_)) = (
                next(iter(last.units.items())),
                next(iter(row.units.items())),
            )
            own = bags[column].units
            if (
                column == other
                and own[held[-1]].sentence == own[unit].sentence
                and own[held[-1]].side == own[unit].side
            ):
                held.append(unit)
                continue
        out.append(row)
    return out


def _point(row: _Row, bags: Sequence[Bags], sides: Sides) -> Point:
    cells: list[Cell] = []
    first: tuple[int, list[Unit]] | None = None
    for column, one in enumerate(bags):
        held = [one.units[u] for u in sorted(row.units.get(column, ()))]
        account = one.telling.account.id
        if not held:
            cells.append(Cell(account=account, state="not mentioned", words="", evidence=()))
            continue
        cell = Cell(
            account=account, state="said", words=" … ".join(u.span.text for u in held),
            evidence=tuple(u.span for u in held), speaker=next((u.speaker for u in held if u.speaker), None),
            firmness=held[0].firm,
        )  # fmt: skip
        if first is None:
            first = column, held
        else:
            found = differing(
                (bags[first[0]].telling, first[1]), (one.telling, held), sides, columns=(first[0], column)
            )
            if found:
                cell = replace(cell, state="differs", differs=found)
        cells.append(cell)
    lead = next(
        u
        for column in range(len(bags))
        for u in (bags[column].units[k] for k in sorted(row.units.get(column, ())))
    )
    return Point(topic=_topic(row, bags), sort=lead.sort, cells=tuple(cells))


def _topic(row: _Row, bags: Sequence[Bags]) -> str:
    """Return a short name of a row: the topics its cells share, else the first account's own words."""
    counts: Counter[str] = Counter()
    weight: dict[str, float] = {}
    for column, held in row.units.items():
        for feature in {f for u in held for f in bags[column].bags[u] if f.startswith("c:")}:
            counts[feature] += 1
            weight[feature] = max(
                weight.get(feature, 0.0), max(bags[column].bags[u].get(feature, 0.0) for u in held)
            )
    best = sorted(counts, key=lambda f: (-counts[f], -weight[f], f))[:2]
    best = [f for f in best if counts[f] == counts[best[0]]]
    if best:
        return ", ".join(f[2:].replace("-", " ") for f in best)
    column = min(row.units)
    return _shortened(bags[column].units[row.units[column][0]].span.text)


def _shortened(words: str) -> str:
    if " " not in words:
        return words[:16] + ("…" if len(words) > 16 else "")
    kept = words.split()[:7]
    return " ".join(kept) + ("…" if len(words.split()) > 7 else "")


def _fact_cell(telling: Telling, told: tuple[str, tuple[Span, ...], tuple[Difference, ...]] | None) -> Cell:
    if told is None:
        return Cell(account=telling.account.id, state="not mentioned", words="", evidence=())
    words, evidence, differs = told
    return Cell(
        account=telling.account.id,
        state="differs" if differs else "said",
        words=words,
        evidence=evidence,
        differs=differs,
    )
