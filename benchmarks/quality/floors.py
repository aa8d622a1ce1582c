"""Floors of quality that only rise: what is below one, and what may become of them.

Source: the habit of trafilatura's evaluation gate, which pins scores to the hash of their corpus.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Scores = Mapping[str, float]


class LoweringRefused(ValueError):
    """A floor would fall and no reason was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The floors of one set, and the hash of the files they were measured on."""

    corpus_sha256: str
    scores: Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """One floor that was lowered, and why."""

    set: str
    measure: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """Every floor.

    Args:
        margin: points that a score may lie below its floor: another processor rounds int8 sums otherwise.
        sets: floors by set.
        lowered: every lowering so far, in order.
    """

    margin: float
    sets: Mapping[str, Floor]
    lowered: tuple[Lowered, ...] = ()


def load(path: Path) -> Floors:
    """Return the floors that a file holds."""
    given = tomllib.loads(path.read_text("utf-8"))
    return Floors(
        margin=float(given["margin"]),
        sets={
            name: Floor(corpus_sha256=one["corpus_sha256"], scores=one["floors"])
            for name, one in given.get("sets", {}).items()
        },
        lowered=tuple(Lowered(**one) for one in given.get("lowered", ())),
    )


def faults(floors: Floors, name: str, measured: Floor) -> list[str]:
    """Return what is wrong with one set's measured scores, as sentences; nothing if all is well."""
    known = floors.sets.get(name)
    if known is None:
        return [f"{name}: no floor yet; set it with --update"]
    if known.corpus_sha256 != measured.corpus_sha256:
        return [f"{name}: the set is not the one its floors were measured on; set them anew with --update"]
    return [
        f"{name}: {measure} {measured.scores.get(measure, 0.0):.2f} is below its floor {floor:.2f}"
        for measure, floor in known.scores.items()
        if _below(measured.scores.get(measure, 0.0), floor, floors.margin)
    ]


def updated(floors: Floors, name: str, measured: Floor, reason: str | None = None) -> Floors:
    """Return the floors with one set raised to what was measured.

    On the set they were measured on, scores within the margin leave their floor where it is. Scores
    below it, or below the old floor on a changed set, lower it only with a reason.

    Raises:
        LoweringRefused: a floor would fall and there is no reason.
    """
    known = floors.sets.get(name)
    before = known.scores if known else {}
    same = known is not None and known.corpus_sha256 == measured.corpus_sha256
    margin = floors.margin if same else 0.0
    fallen = [
        measure
        for measure, floor in before.items()
        if _below(measured.scores.get(measure, 0.0), floor, margin)
    ]
    if fallen and not reason:
        words = ", ".join(f"{one} {before[one]:.2f} to {measured.scores.get(one, 0.0):.2f}" for one in fallen)
        raise LoweringRefused(f'{name}: would lower {words}; a floor falls only with --lower-with-reason "…"')
    lowered = tuple(
        Lowered(
            set=name,
            measure=one,
            before=before[one],
            after=measured.scores.get(one, 0.0),
            reason=reason or "",
        )
        for one in fallen
    )
    scores = {
        measure: found if measure in fallen else max(found, before.get(measure, 0.0))
        for measure, found in measured.scores.items()
    }
    floor = Floor(corpus_sha256=measured.corpus_sha256, scores=scores)
    return Floors(
        margin=floors.margin, sets={**floors.sets, name: floor}, lowered=(*floors.lowered, *lowered)
    )


def dumps(floors: Floors) -> str:
    """Return the floors as the text of their file."""
    lines = [
        "# Floors of `python -m benchmarks.quality.gate`, in percent; --update raises them.",
        "# margin: points a score may lie below its floor, since processors round int8 sums differently.",
        f"margin = {floors.margin}",
    ]
    for name, floor in floors.sets.items():
        lines += ["", f"[sets.{json.dumps(name)}]", f"corpus_sha256 = {json.dumps(floor.corpus_sha256)}"]
        lines += ["", f"[sets.{json.dumps(name)}.floors]"]
        lines += [f"{json.dumps(measure)} = {score:.2f}" for measure, score in floor.scores.items()]
    for one in floors.lowered:
        lines += ["", "[[lowered]]", f"set = {json.dumps(one.set)}", f"measure = {json.dumps(one.measure)}"]
        lines += [f"before = {one.before:.2f}", f"after = {one.after:.2f}"]
        lines += [f"reason = {json.dumps(one.reason, ensure_ascii=False)}"]
    return "\n".join(lines) + "\n"


def _below(score: float, floor: float, margin: float) -> bool:
    return round(score, 2) < round(floor - margin, 2)
