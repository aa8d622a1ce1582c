"""A person's judgements of who is who: merge, split and undo, folded into one mapping of ids.

Judgements are kept beside the readings and never change them, so that they survive re-reading. They are
applied in their order; an undone judgement counts as never made. The same judgements give the same mapping.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.domain.errors import OnRecordError

Deed = Literal["merge", "split", "undo"]
By = Literal["report", "name", "title", "organisation", "country"]
ORDER = ("country", "gov", "org", "person", "new", "local")


class JudgementError(OnRecordError):
    """A judgement contradicts itself or names what is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement.

    Args:
        number: its place in the record, from 1, never used again.
        deed: "merge": `actor` and `other` are one. "split": mentions of `actor` that fit `by` and `value` are
            somebody else, called `other`. "undo": judgement `undone` counts as never made.
        by, value: for a split: what a mention must have: its report's id, its name, title, organisation's id
            or country's ISO alpha-3 code.
    """

    number: int
    deed: Deed
    actor: str = ""
    other: str = ""
    by: By | None = None
    value: str = ""
    undone: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a split may go by: the facts of one mention of an actor in one report."""

    report: str = ""
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def has(self, by: By, value: str) -> bool:
        """Say whether the mention has a value."""
        return value in {
            "report": (self.report,), "name": self.names, "title": self.titles,
            "organisation": self.organisations, "country": self.countries,
        }[by]  # fmt: skip


NOTHING = Facts()


class Identity:
    """Ids as judged. Made by `judged`."""

    def __init__(self, steps: tuple[tuple[str, str, By | None, str], ...]) -> None:
        self.steps = steps

    def of(self, actor: str, facts: Facts = NOTHING) -> str:
        """Return the id that an actor of one report goes by.

        Args:
            actor: id as linked.
            facts: what the report tells, for splits to go by.
        """
        now = actor
        for old, new, by, value in self.steps:
            if now == old and (by is None or facts.has(by, value)):
                now = new
        return now

    def group(self, actors: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return, for each id that some ids go by, those ids in order."""
        out: dict[str, list[str]] = {}
        for actor in sorted(set(actors)):
            out.setdefault(self.of(actor), []).append(actor)
        return {key: tuple(value) for key, value in sorted(out.items())}


def judged(judgements: Iterable[Judgement]) -> Identity:
    """Fold judgements into one mapping of ids.

    Raises:
        JudgementError: where a judgement undoes one that is not there, or splits by nothing.
    """
    steps: list[tuple[str, str, By | None, str]] = []
    for one in active(judgements):
        made = Identity(tuple(steps))
        if one.deed == "split":
            if one.by is None or not one.value or not one.other:
                raise JudgementError(
                    f"judgement {one.number}", "splits by nothing",
                    expected="a rule and a name for the new actor",
                    remedy="give report, name, title, organisation or country and its value",
                )  # fmt: skip
            steps.append((made.of(one.actor), one.other, one.by, one.value))
            continue
        first, second = made.of(one.actor), made.of(one.other)
        if first != second:
            keep, leave = sorted((first, second), key=lambda i: rank(i, first))
            steps.append((leave, keep, None, ""))
    return Identity(tuple(steps))


def rank(actor: str, first: str) -> tuple[int, bool]:
    """Return how well an id serves as a group's: the registry's before new ones, then the first named."""
    kind = actor.split(":")[0]
    known = ORDER.index(kind) if kind in ORDER else len(ORDER)
    return (known if known >= ORDER.index("new") else 0, actor != first)


def active(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the merges and splits that no later judgement undoes, in order.

    Raises:
        JudgementError: where an undo names a judgement that is not before it.
    """
    listed = sorted(judgements, key=lambda j: j.number)
    numbers = {j.number for j in listed}
    undone: set[int] = set()
    for one in reversed(listed):
        if one.deed != "undo" or one.number in undone:
            continue
        if one.undone is None or one.undone not in numbers or one.undone >= one.number:
            raise JudgementError(
                f"judgement {one.undone}", "there is none of this number to undo",
                expected="the number of one that was made before",
                remedy="see 'onrecord actors judgements'",
            )  # fmt: skip
        undone.add(one.undone)
    return tuple(j for j in listed if j.deed != "undo" and j.number not in undone)
