"""Who the actors of a reading are, by the registry, and under which ids the record keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.actors import Facts, Identity, Registry
from onrecord.domain.reading import Actor, Reading
from onrecord.domain.record import Link
from onrecord.reading.lexicon.places import countries
from onrecord.record.store import Store

OWN_TABLE = "the record's own table of actors"
_OWN: ContextVar[str] = ContextVar("own", default="")
_LOCAL = "local:"  # an id that is good in one report alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An actor that more than one report may tell of.

    Args:
        id: the same in all reports.
        country: ISO 3166-1 alpha-3 code, where known.
        origin: "registry", or "record" for one that only reports tell of.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    origin: str
    names: tuple[str, ...]


def registry() -> Registry:
    """Return the registry under the table that is in use, each loaded once for each process."""
    own = _OWN.get()
    return _under(own) if own else _shipped()


@cache
def _shipped() -> Registry:
    return Registry.load()


@lru_cache(maxsize=4)
def _under(own: str) -> Registry:
    return _shipped().under(own, OWN_TABLE)


@contextmanager
def using(own: str) -> Iterator[None]:
    """Have the registry lie under an own table, or under none where it is empty.

    Args:
        own: the table's text.
    """
    before = _OWN.set(own)
    try:
        yield
    finally:
        _OWN.reset(before)


def own_of(store: Store) -> str:
    """Return the own table of a record, or "" where it has none."""
    return "".join(body for (body,) in store.rows("SELECT body FROM own_registry"))


def shared(link: Link | None) -> str | None:
    """Return the id under which all reports know an actor, or None where it is bound to one report."""
    return None if link is None or link.actor is None or link.actor.startswith(_LOCAL) else link.actor


def named(reading: Reading, links: Mapping[str, Link], identity: Identity | None) -> dict[str, str | None]:
    """Return the ids under which the record knows the actors of a reading, as judged, by local id."""
    if identity is None:
        return {local: shared(link) for local, link in links.items()}
    found: dict[str, str | None] = {}
    for actor in reading.actors:
        link = links[actor.id]
        now = identity.of(link.actor, _facts(reading, actor, links)) if link.actor else None
        found[actor.id] = shared(replace(link, actor=now))
    return found


def _facts(reading: Reading, actor: Actor, links: Mapping[str, Link]) -> Facts:
    roles = [role for role in reading.roles if role.person == actor.id]
    bodies = [shared(links.get(role.organisation or "")) for role in roles]
    code = code_of(actor, links[actor.id])
    return Facts(
        report=reading.report.id, names=(actor.name, *actor.names),
        titles=tuple(role.title for role in roles if role.title),
        organisations=tuple(body for body in bodies if body), countries=(code,) if code else (),
    )  # fmt: skip


def known_actors(reading: Reading, who: Mapping[str, str | None]) -> tuple[Known, ...]:
    """Return the actors of a reading that other reports may tell of, each once."""
    found: dict[str, Known] = {}
    for actor in reading.actors:
        name = who.get(actor.id)
        if name and name not in found:
            found[name] = _known(name, actor)
    return tuple(found.values())


def code_of(actor: Actor, link: Link | None) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of an actor's country, by the registry or by the report's words."""
    entry = registry().entry(link.actor) if link and link.actor else None
    if entry and entry.country:
        return entry.country
    return _codes().get(actor.country or "")


def _known(name: str, actor: Actor) -> Known:
    entry = registry().entry(name)
    if entry:
        return Known(
            id=name, name=entry.name, kind=entry.kind, country=entry.country, sector=entry.sector,
            origin="registry", names=tuple(dict.fromkeys((entry.name, *entry.zh, *entry.aliases))),
        )  # fmt: skip
    return Known(
        id=name, name=actor.name, kind=actor.kind, country=_codes().get(actor.country or ""), sector=None,
        origin="record", names=tuple(dict.fromkeys((actor.name, *_names(actor.names)))),
    )  # fmt: skip


def _names(names: Sequence[str]) -> list[str]:
    """Return the forms of a name that may lead to it from a question: not a lone surname's short form."""
    return [name for name in names if len(name) > 1]


@cache
def _codes() -> dict[str, str]:
    return {country.name: country.iso3 for country in countries()}
