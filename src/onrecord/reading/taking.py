"""Who takes part, told once: what repeats or describes those who are named already is taken out."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain.reading import Engagement, Participant
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.titles import title_joiners, title_modifiers, titles_by_form
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.roles import RoleFound

BODIES = frozenset({"organisation", "government", "country", "place"})
EVERYBODY = frozenset(
    "participants officials counterparts counterpart delegation delegations leaders attendees group groups "
    "others members people sides side parties ministers both two three all the other senior "
    "government".split()
)
WHERE = frozenset("at in inside outside near".split())
ROOMS = frozenset("office offices room hall palace residence hotel headquarters funeral".split())


def once(
    doc: Document, cast: Cast, roles: tuple[RoleFound, ...], engagements: tuple[Engagement, ...]
) -> tuple[Engagement, ...]:
    """Take those out of each engagement who stand for others in it; nobody is taken from a pair.

    Args:
        doc: the report under reading.
        cast: its actors.
        roles: the roles found: whom a body's people stand for.
        engagements: the engagements found.
    """
    kinds = {f"a{e.number}": e.kind for e in cast.entities}
    employers: dict[str, set[str]] = {}
    for role in roles:
        if role.organisation is not None:
            employers.setdefault(f"a{role.person.number}", set()).add(f"a{role.organisation.number}")
    entities = {f"a{e.number}": e for e in cast.entities}
    return tuple(
        pruned(doc, e, kinds, employers) for e in (shed(doc, cast, e, entities) for e in engagements)
    )


def shed(doc: Document, cast: Cast, engagement: Engagement, entities: dict[str, Entity]) -> Engagement:
    """Return the engagement without whom its sentences show to be something else than one who takes part.

    That is who is there by a longer name, a body that only says where, and a body named only inside the
    description of people who take part.
    """
    parts = engagement.participants
    kept = tuple(
        p
        for p in parts
        if not (
            twice(p, parts, entities)
            or (p.actor in entities and beside(doc, cast, engagement, entities[p.actor]))
        )
    )
    enough = len(kept) > 1 or (kept and engagement.type == "visit")
    return replace(engagement, participants=kept) if enough else engagement


def twice(p: Participant, parts: tuple[Participant, ...], entities: dict[str, Entity]) -> bool:
    """Say whether somebody is there by a longer name ("Syed Hamid" beside "Syed Hamid Albar", "EU")."""
    if p.actor is None:
        return False
    person = entities[p.actor].kind == "person"
    words = set(p.name.lower().split())
    others = [q for q in parts if q.actor and q is not p and (entities[q.actor].kind == "person") == person]
    if not person:
        return p.name.isupper() and any(initials(q.name) == p.name for q in others)
    return len(words) > 1 and any(words < set(q.name.lower().split()) for q in others)


def initials(name: str) -> str:
    """Return the first letters of a name's capitalised words."""
    return "".join(w[0] for w in name.split() if w[0].isupper())


def of_one_office(name: str, persons: list[Participant]) -> bool:
    """Say whether words are for two or more who are named, all of the office ("foreign ministers of …")."""
    words = f" {name.lower()} "
    held = [t for p in persons if p.title and (t := titles_by_form().get(p.title.lower().split()[-1]))]
    return sum(f" {t.plural} " in words and t.plural != t.title for t in held) > 1


def beside(doc: Document, cast: Cast, engagement: Engagement, entity: Entity) -> bool:
    """Say whether the sentences name a body only as a place, or only in the words for other people."""
    if entity.kind not in BODIES:
        return False
    where = [
        i
        for span in engagement.evidence
        for i in doc.tree.at(span.start, span.end)
        if entity in cast.of_word.get(i, ())
    ]
    described = [
        range(at, at + len(q.name))
        for q in engagement.participants
        if q.actor is None
        for span in engagement.evidence
        if (at := doc.text.find(q.name, span.start, span.end)) >= 0
    ]
    words = doc.tree.words
    inside = bool(where) and all(any(words[i].start in r for r in described) for i in where)
    return inside or (bool(where) and all(placed(doc, i) for i in where))


def placed(doc: Document, i: int) -> bool:
    """Say whether a word belongs to a phrase for where something is ("at Trump Tower", "in Brussels")."""
    for k in doc.tree.path(i)[:4]:
        cases = doc.tree.children(k, "case")
        if cases:
            return cases[0].lower in WHERE
        if doc.tree.words[k].deprel.split(":")[0] not in ("flat", "compound"):
            return False
    return False


def pruned(
    doc: Document, engagement: Engagement, kinds: dict[str, str], employers: dict[str, set[str]]
) -> Engagement:
    """Return the engagement without those who repeat others of it."""
    parts = engagement.participants
    persons = [p for p in parts if p.actor is not None and kinds.get(p.actor) == "person"]
    if not persons:
        return engagement
    spoken_for = {o for p in persons if p.actor for o in employers.get(p.actor, ())}
    kept = []
    for p in parts:
        others = [q for q in parts if q is not p]
        if p.actor is None:
            out = describes(p.name) or (
                len(persons) > 1
                and (headed(doc, p.name) or named_after(doc, p.name) or of_one_office(p.name, persons))
            )
        else:
            kind = kinds.get(p.actor)
            out = (describes(p.name) and len(persons) > 1) or (
                kind in BODIES
                and (
                    p.actor in spoken_for
                    or (kind == "country" and (len(persons) > 1 or engagement.type == "visit"))
                    or any(q.actor is None and holds(q.name, p.name) for q in others)
                )
            )
        if not out:
            kept.append(p)
    enough = len(kept) > 1 or (kept and engagement.type == "visit")
    return replace(engagement, participants=tuple(kept)) if enough else engagement


def holds(words: str, name: str) -> bool:
    """Say whether words hold a name: whole words, or in Chinese the signs."""
    if name[:1].isascii():
        return phrase_pattern(name).search(words) is not None
    return name in words


def describes(name: str) -> bool:
    """Say whether words without a name are an office, a room, or everybody at once ("both sides")."""
    words = name.lower().replace(",", " ").split()
    if not words:
        return True
    modifiers = title_modifiers().every
    office = all(w in titles_by_form() or w in modifiers or w in title_joiners() or w == "and" for w in words)
    plural = any((t := titles_by_form().get(w)) is not None and t.plural == w != t.title for w in words)
    return (office and not plural) or words[-1] in ROOMS or all(w in EVERYBODY for w in words)


MEMBERS = re.compile(r"[^.;:\n]{0,40}?(?:,| –| —)? ?(?:including|among them|namely|consisting of)\b|: ?\n?")


def named_after(doc: Document, name: str) -> bool:
    """Say whether the members of a group are named right after it ("officials, including Ana Sol")."""
    at = doc.text.find(name)
    return at >= 0 and MEMBERS.match(doc.text, at + len(name)) is not None


def headed(doc: Document, name: str) -> bool:
    """Say whether words stand in the headline alone."""
    at = doc.text.find(name)
    return at >= 0 and doc.kind(at) == "headline" and doc.text.find(name, at + 1) < 0
