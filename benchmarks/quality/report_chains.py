"""The hands that something passed through, against those expected."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.quality.judgement import Sheet
from benchmarks.quality.likeness import holds, names_of, same_name
from benchmarks.quality.tally import share
from onrecord.domain.reading import Hand, Reading

Chain = Sequence[tuple[str, str]]


def judge_chain(sheet: Sheet, measure: str, expected: Chain, got: Sequence[Hand], reading: Reading) -> None:
    """Judge one chain, hand by hand in order: by names, and by names and means (`… with means`).

    A chain is judged only where there is one, expected or found: to find none where there is none says
    little. Names count by containment, or by the actor's other names.
    """
    if not expected and not got:
        return
    hands = list(zip(expected, got, strict=False))
    names = len(expected) == len(got) and all(
        same_speaker(name, hand.actor, hand.name, reading) for (name, _), hand in hands
    )
    means = names and all(wanted == hand.means for (_, wanted), hand in hands)
    sheet.tallies[measure] = share(int(names), 1)
    sheet.tallies[f"{measure} with means"] = share(int(means), 1)
    if not means:
        sheet.note(measure, chain_text(expected), chain_text([(hand.name, hand.means) for hand in got]))


def same_speaker(expected: str, actor: str | None, name: str, reading: Reading) -> bool:
    """Say whether a name or description is the one expected, by containment or the actor's names."""
    names, person = names_of(reading, actor, name)
    return holds(expected, name) or same_name(expected, names, person=person)


def chain_text(chain: Chain) -> str:
    """Return a chain as people read it."""
    return " → ".join(f"{name} ({means})" for name, means in chain) or "nobody"
