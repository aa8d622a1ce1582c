"""The actors that reports of a record tell of, and judging who they are by name."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.actors import Judgement
from onrecord.actors.judgements import By
from onrecord.actors.names import plain
from onrecord.domain.errors import NotInRecord
from onrecord.record.answers import Answers, RecordedActor
from onrecord.record.asking import Asked
from onrecord.record.question import Party, QuestionError
from onrecord.record.store import Store
from onrecord.record.whom import named

_ALL = 2**31 - 1


def actors(
    store: Store, party: Party | None = None, *, name: str = "", limit: int | None = None
) -> Answers[RecordedActor]:
    """Return the actors that reports tell of, those of most reports first.

    Args:
        store: the record.
        party: whom to list: countries, kinds and sectors.
        name: words that one of its names holds, in whatever letter case, with or without accents.
        limit: how many at most; None for all.
    """
    asked = Asked()
    wanted = party or Party()
    asked.within("k.id", wanted.actors)
    asked.within("k.country", wanted.countries)
    asked.within("k.kind", wanted.kinds)
    asked.within("lower(k.sector)", [sector.lower() for sector in wanted.sectors])
    folded = plain(name)
    if folded:
        asked.put("k.id IN (SELECT n.actor FROM actor_names n WHERE strpos(n.folded, ?) > 0)", folded)
    rows = store.rows(
        "SELECT k.id, k.name, k.kind, k.country, k.sector, k.origin, l.reports,"  # noqa: S608
        " count(*) OVER () FROM actors k JOIN (SELECT actor, count(DISTINCT report) AS reports"
        f" FROM links WHERE actor IS NOT NULL GROUP BY actor) l ON l.actor = k.id{asked.where()}"
        " ORDER BY l.reports DESC, k.name, k.id LIMIT ?",
        [*asked.parameters, _ALL if limit is None else limit],
    )
    ids = [row[0] for row in rows]
    names, met, said = _names(store, ids), _met(store, ids), _said(store, ids)
    found = tuple(
        RecordedActor(
            id=actor, name=called, kind=kind, country=country, sector=sector, origin=origin,
            names=names.get(actor, ()), reports=reports, engagements=met.get(actor, 0),
            statements=said.get(actor, 0),
        )
        for actor, called, kind, country, sector, origin, reports, _ in rows
    )  # fmt: skip
    words = [wanted.said, f"name {name!r}" if name else ""]
    return Answers(
        found, rows[0][-1] if rows else 0, 0, ", ".join(each for each in words if each), RecordedActor
    )


def one_actor(store: Store, name: str) -> str:
    """Return the id of the one actor that a name leads to.

    Raises:
        NotInRecord: the record knows none by it.
        QuestionError: it knows several.
    """
    found = named(store, name).actors
    if len(found) == 1:
        return found[0]
    if found:
        raise QuestionError(
            name, f"it leads to {len(found)} actors: {', '.join(found)}", expected="one actor",
            remedy="give its id",
        )  # fmt: skip
    raise NotInRecord(
        name, f"the record {store.where} knows no actor by it", expected="an actor's name or id",
        remedy="see 'onrecord actors --name'",
    )  # fmt: skip


def merging(store: Store, one: str, other: str) -> Judgement:
    """Return the judgement that two actors are one.

    Args:
        one, other: each an id or a name that leads to one actor.
    """
    first, second = one_actor(store, one), one_actor(store, other)
    if first == second:
        raise QuestionError(
            other, f"it is {first} as well", expected="two actors", remedy="nothing needs to be merged"
        )
    return Judgement(number=0, deed="merge", actor=first, other=second)


def splitting(store: Store, actor: str, by: By, value: str, called: str) -> Judgement:
    """Return the judgement that mentions of an actor which fit a fact are somebody else.

    Args:
        actor: an id or a name that leads to one actor.
        by, value: the fact: the report's id, the name, title, organisation or country that a report gives.
        called: the somebody else: an id of the record, or a name for a new actor.
    """
    known = one_actor(store, actor)
    if by == "organisation":
        value = one_actor(store, value)
    there = store.rows("SELECT 1 FROM actors WHERE id = ?", [called])
    other = called if there else f"new:judged:{plain(called).replace(' ', '-')}"
    return Judgement(number=0, deed="split", actor=known, other=other, by=by, value=value)


def _names(store: Store, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows = store.rows(
        "SELECT actor, name FROM actor_names WHERE actor IN (SELECT unnest(?::TEXT[])) ORDER BY actor, name",
        [list(ids)],
    )
    found: dict[str, list[str]] = {}
    for actor, name in rows:
        found.setdefault(actor, []).append(name)
    return {actor: tuple(names) for actor, names in found.items()}


def _met(store: Store, ids: Sequence[str]) -> dict[str, int]:
    rows = store.rows(
        "SELECT f.actor, count(DISTINCT a.engagement) FROM faces f JOIN accounts a ON a.number = f.account"
        " WHERE f.actor IN (SELECT unnest(?::TEXT[])) GROUP BY f.actor",
        [list(ids)],
    )
    return dict(rows)


def _said(store: Store, ids: Sequence[str]) -> dict[str, int]:
    rows = store.rows(
        "SELECT actor, count(DISTINCT statement) FROM speakers WHERE actor IN (SELECT unnest(?::TEXT[]))"
        " GROUP BY actor",
        [list(ids)],
    )
    return dict(rows)
