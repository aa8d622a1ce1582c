"""Offices by the network: a title's words, who holds it, and the body or country it is held in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.names import Name
from onrecord.reading.roles import RoleFound

HOLDS = 0.5  # probability from which a person counts as holding a title
WORKS = 0.5  # probability from which a body counts as where a title is held
RELATIONAL = frozenset("counterpart counterparts colleague host guest predecessor successor".split())
DANGLING = frozenset("of for at in on to the and".split())
REACH = 200  # code points between a title and who holds it


def offices(doc: Document, cast: Cast) -> tuple[RoleFound, ...]:
    """Return the roles that the network sees, in order of the text.

    Args:
        doc: the report under reading.
        cast: its actors, by name.
    """
    return tuple(_found(doc, cast))


def _found(doc: Document, cast: Cast) -> Iterator[RoleFound]:
    for title in doc.names:
        if title.kind != "title" or title.text.split()[-1].lower() in RELATIONAL:
            continue
        holder = _best(doc, cast, title, "holds", ("person",), HOLDS)
        if holder is None:
            continue
        body = _best(doc, cast, title, "works", ("organisation", "government", "country", "place"), WORKS)
        person, start, end = holder
        spans = [(title.start, title.end), (start, end), *([body[1:]] if body else ())]
        words = doc.tree.at(title.start, title.end)
        while len(words) > 1 and doc.tree.words[words[-1]].lower in DANGLING:
            words = words[:-1]  # "president of": the network's mark ends a word late
        yield RoleFound(
            person=person,
            title=doc.text[title.start : doc.tree.words[words[-1]].end],
            organisation=body[0] if body else None,
            evidence=doc.span(min(s for s, _ in spans), max(e for _, e in spans)),
            first_word=words.start,
            last_word=words.stop,
        )


def _best(
    doc: Document, cast: Cast, title: Name, relation: str, kinds: tuple[str, ...], least: float
) -> tuple[Entity, int, int] | None:
    """Return the actor that a relation ties a title to, and the mention, or None."""
    piece = doc.marks.piece(title.start)
    scored = [
        (doc.scenes.near(piece, doc.marks.piece(s), relation), -abs(s - title.start), entity, s, e)
        for entity in cast.entities
        if entity.kind in kinds
        for s, e in (*entity.places, *entity.later)
        if abs(s - title.start) < REACH
    ]
    best = max(scored, key=lambda row: row[:2], default=None)
    return (best[2], best[3], best[4]) if best is not None and best[0] >= least else None


def united(seen: tuple[RoleFound, ...], declared: tuple[RoleFound, ...]) -> tuple[RoleFound, ...]:
    """Join what the network sees with what declared titles tell: the network goes first.

    A declared role counts for a person of whom the network sees none, and lends its organisation to the same
    title seen without one.
    """
    out = []
    for role in seen:
        same = [d for d in declared if d.person is role.person and d.organisation is not None]
        lent = next((d.organisation for d in same if role.organisation is None and overlaps(d, role)), None)
        out.append(replace(role, organisation=role.organisation or lent))
    known = {id(r.person) for r in seen}
    return (*out, *(d for d in declared if id(d.person) not in known))


def overlaps(one: RoleFound, other: RoleFound) -> bool:
    """Say whether two roles are told by the same words."""
    return one.first_word < other.last_word and other.first_word < one.last_word
