"""A descent told although the wording differs: a rewriting, told by what it retells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.comparing.direction import Reason, first, outlet_names, reasons, when
from onrecord.comparing.firsthand import firsthand
from onrecord.comparing.layout import laid_out
from onrecord.comparing.rewriting import Retold, rewriting
from onrecord.comparing.shown import inherited, shown
from onrecord.domain.reading import Reading
from onrecord.domain.record import Descent

SURE: Final = 0.5  # probability from which a rewriting is told
OWN: Final = 2.5  # log odds that a body's own text came first, and not the report about it
DAYS: Final = 14  # between the two; later, another meeting of the same people is likelier
# Two newspapers that tell one event share as many words as a rewriting does; but each has names of its
# own, and a rewriting next to none: so the names are asked for, both ways. Decision record 0007.
NEWS_OWN, NEWS_NAMES, NEWS_TERMS, NEWS_PARTS = 0.8, 1.45, 0.35, 0.4


def reworded(one: Reading, other: Reading) -> Descent | None:
    """Say whether one of two reports whose wording differs is a rewriting of the other.

    An outlet's two releases are alike because the house writes so, and two bodies' own texts of one meeting
    are never made from each other.

    Args:
        one, other: two reports in one language, of which the wording decided nothing.

    Returns:
        The descent, or None.
    """
    own = firsthand(one.report), firsthand(other.report)
    if all(own) or set(outlet_names(one.report)) & set(outlet_names(other.report)) or _far(one, other):
        return None
    measured = rewriting(laid_out(one.report), laid_out(other.report))
    if measured is None:
        return None
    found = reasons(one, other, measured.sides)
    if any(own):
        words = (
            "{one} is the own text of a public body" if own[0] else "{other} is the own text of a public body"
        )
        found = (*found, Reason(-OWN if own[0] else OWN, words))
    other_first = first(found)
    child, parent = (one, other) if other_first >= 0.5 else (other, one)
    if firsthand(child.report):
        return None
    if child is not one:
        measured = rewriting(laid_out(child.report), laid_out(parent.report))
    if measured is None or not _enough(measured, firsthand(parent.report) or _credited(found)):
        return None
    return Descent(
        child=child.report.id,
        parent=parent.report.id,
        how="rewritten",
        confidence=round(measured.sure * max(other_first, 1 - other_first), 3),
        why=(*_retold(measured), *inherited(child, parent), *shown(found, child is one)),
    )


def _far(one: Reading, other: Reading) -> bool:
    here, there = when(one.report)[0], when(other.report)[0]
    return here is not None and there is not None and abs((here - there).days) > DAYS


def _credited(found: Iterable[Reason]) -> bool:
    return any(" credits " in reason.words for reason in found)


def _enough(measured: Retold, source: bool) -> bool:
    if source:
        return measured.sure >= SURE
    return (
        measured.sure >= SURE
        and measured.own >= NEWS_OWN
        and measured.own + measured.names >= NEWS_NAMES
        and measured.terms >= NEWS_TERMS
        and measured.parts >= NEWS_PARTS
    )


def _retold(measured: Retold) -> tuple[str, ...]:
    """Say in words what a rewriting has of its source."""
    return (
        f"it retells {measured.parts:.0%} of the parent's sentences in other words",
        f"it has {measured.names:.0%} of the parent's names, numbers and countries",
        f"{measured.own:.0%} of its own are the parent's",
    )
