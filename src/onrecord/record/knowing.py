"""The actors that a record knows: those its reports tell of, with every name that leads to them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.actors.names import plain
from onrecord.record.linking import Known
from onrecord.record.store import Store

_ACTORS = ("id", "name", "kind", "country", "sector", "origin")


def know(store: Store, actors: Sequence[Known]) -> None:
    """Write the actors that readings tell of, each once.

    An actor that only reports tell of goes by the first of its names in the order of the alphabet, so that it
    has one name in whatever order the reports came.

    Args:
        store: the record, in a transaction.
        actors: as each reading tells of them; one may come several times.
    """
    told: dict[str, Known] = {}
    for actor in actors:
        if actor.id not in told or actor.name < told[actor.id].name:
            told[actor.id] = actor
    there: dict[str, str] = dict(
        store.rows("SELECT id, name FROM actors WHERE id IN (SELECT unnest(?::TEXT[]))", [sorted(told)])
    )
    new = [told[name] for name in sorted(told) if name not in there]
    store.insert(
        "actors", _ACTORS, [(one.id, one.name, one.kind, one.country, one.sector, one.origin) for one in new]
    )
    for name, former in there.items():
        if told[name].origin == "record" and told[name].name < former:
            store.run("UPDATE actors SET name = ? WHERE id = ?", (told[name].name, name))
    _name(store, actors, sorted(told))


def _name(store: Store, actors: Sequence[Known], told: list[str]) -> None:
    there = set(
        store.rows("SELECT actor, name FROM actor_names WHERE actor IN (SELECT unnest(?::TEXT[]))", [told])
    )
    names = {(one.id, name) for one in actors for name in one.names} - there
    store.insert("actor_names", ("actor", "name", "folded"), [(*one, plain(one[1])) for one in sorted(names)])
