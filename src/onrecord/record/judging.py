"""What people judge of who is who: kept beside the readings, applied to them, and undone without a trace."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.actors import Identity, Judgement, judged
from onrecord.domain.reading import Reading
from onrecord.domain.record import Link
from onrecord.record.bodies import unpacked
from onrecord.record.joining import join, part
from onrecord.record.knowing import know
from onrecord.record.linking import own_of, registry, using
from onrecord.record.narrow import Told, take_out, told_in, write_told
from onrecord.record.reports import reports_of
from onrecord.record.settling import settle
from onrecord.record.store import Store

_COLUMNS = ("number", "deed", "actor", "other", "fact", "value", "undone")
_AT_ONCE = 64  # reports written anew in one go


def judgements(store: Store) -> tuple[Judgement, ...]:
    """Return all judgements, in order."""
    rows = store.rows(
        "SELECT number, deed, actor, other, fact, value, undone FROM judgements ORDER BY number"
    )
    return tuple(
        Judgement(number=number, deed=deed, actor=actor, other=other, by=fact, value=value, undone=undone)
        for number, deed, actor, other, fact, value, undone in rows
    )


def identity_of(store: Store) -> Identity | None:
    """Return ids as judged, or None where nobody judged anything."""
    made = judgements(store)
    return judged(made) if made else None


def judge(store: Store, judgement: Judgement) -> int:
    """Keep a judgement and apply it to every report that it touches.

    Args:
        store: the record.
        judgement: its number is given here.

    Returns:
        Its number, by which it can be undone.

    Raises:
        JudgementError: it contradicts itself or undoes what is not there; nothing is kept.
    """
    with store.transaction(), using(own_of(store)):
        before = judgements(store)
        new = replace(judgement, number=len(before) + 1)
        made = (*before, new)
        identity = judged(made)
        values = (new.number, new.deed, new.actor, new.other, new.by, new.value, new.undone)
        store.insert("judgements", _COLUMNS, [values])
        named = sorted({name for one in made for name in (one.actor, one.other) if name})
        touched = store.rows(
            "SELECT DISTINCT report FROM links WHERE linked IN (SELECT unnest(?::TEXT[]))"
            " OR actor IN (SELECT unnest(?::TEXT[])) ORDER BY report",
            (named, named),
        )
        numbers = [number for (number,) in touched]
        # What these are called is told anew by all reports that tell of them.
        store.run("DELETE FROM actors WHERE id IN (SELECT unnest(?::TEXT[]))", [named])
        store.run("DELETE FROM actor_names WHERE actor IN (SELECT unnest(?::TEXT[]))", [named])
        for start in range(0, len(numbers), _AT_ONCE):
            rewrite(store, numbers[start : start + _AT_ONCE], identity)
    return new.number


def lay(store: Store, own: str) -> int:
    """Lay an own table of actors over the registry, in place of one before, and link every report anew.

    Args:
        store: the record.
        own: the table's text, as docs/actors.md describes it; "" for none.

    Returns:
        How many reports were linked anew.

    Raises:
        RegistryError: a row is not as the format has it; nothing is changed.
    """
    with store.transaction(), using(own):
        registry()
        store.run("DELETE FROM own_registry")
        if own:
            store.insert("own_registry", ("body",), [(own,)])
        numbers = [int(number) for (number,) in store.rows("SELECT number FROM reports ORDER BY number")]
        identity = identity_of(store)
        store.run("DELETE FROM actors")
        store.run("DELETE FROM actor_names")
        for start in range(0, len(numbers), _AT_ONCE):
            rewrite(store, numbers[start : start + _AT_ONCE], identity, linking=True)
    return len(numbers)


def rewrite(
    store: Store, numbers: Sequence[int], identity: Identity | None, *, linking: bool = False
) -> None:
    """Write anew what reports say; their readings stay.

    Args:
        store: the record, in a transaction.
        numbers: of the reports.
        identity: what people judged of who is who; None where nobody did.
        linking: also ask the registry anew who their actors are.
    """
    told = _linked(store, numbers, identity) if linking else _told(store, numbers, identity)
    torn: set[int] = set()
    for number in numbers:
        torn |= part(store, number)
        take_out(store, number)
    settle(store, join(store, write_told(store, told), torn))
    know(store, [actor for _, one in told for actor in one.actors])


def _told(store: Store, numbers: Sequence[int], identity: Identity | None) -> list[tuple[int, Told]]:
    links: dict[int, dict[str, Link]] = {number: {} for number in numbers}
    for number, local, linked, confidence, why in store.rows(
        "SELECT report, local, linked, confidence, why FROM links"
        " WHERE report IN (SELECT unnest(?::INTEGER[]))",
        [list(numbers)],
    ):
        links[number][local] = Link(
            local=local, actor=linked, confidence=confidence, why=tuple(json.loads(why))
        )
    return [
        (number, told_in(reading, links[number], identity)) for number, reading in _readings(store, numbers)
    ]


def _linked(store: Store, numbers: Sequence[int], identity: Identity | None) -> list[tuple[int, Told]]:
    found = []
    for number, reading in _readings(store, numbers):
        links = {link.local: link for link in registry().link(reading)}
        found.append((number, told_in(reading, links, identity)))
    return found


def _readings(store: Store, numbers: Sequence[int]) -> Iterator[tuple[int, Reading]]:
    reports = reports_of(store, numbers)
    for number, body in store.rows(
        "SELECT report, body FROM readings WHERE report IN (SELECT unnest(?::INTEGER[])) ORDER BY report",
        [list(numbers)],
    ):
        yield number, unpacked(body, reports[number])
