"""What titles tell beyond their own words: one title of several persons, a field, the country behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.roles import RoleFound

EMPLOYERS = ("organisation", "government", "country")
FAR = 60  # code points between two persons of one list: ", Foreign Minister" or " of South Korea, and " fit
FIELDS = frozenset("secretary minister envoy representative coordinator advisor adviser director".split())
JOINERS = frozenset("and & , the of".split())


def completed(doc: Document, cast: Cast, roles: tuple[RoleFound, ...]) -> tuple[RoleFound, ...]:
    """Complete roles by the words around them; see the module's first line.

    Args:
        doc: the report under reading.
        cast: its actors.
        roles: the roles found, in any order.
    """
    whole = [parted(doc, fielded(doc, cast, r), roles) for r in roles]
    shared = [one for r in whole for one in several(doc, cast, r, whole)]
    return tuple(homed(doc, cast, r) for r in shared)


def parted(doc: Document, role: RoleFound, roles: tuple[RoleFound, ...]) -> RoleFound:
    """Leave another person's title out ("The Deputy Secretary and State Councilor Wang discussed …")."""
    first, joiner, rest = (role.title or "").partition(" and ")
    before = doc.text[max(0, role.evidence.start - 4) : role.evidence.start].lower()
    if not joiner or not rest or before.strip() != "the":
        return role
    held = {
        r.title.lower() for r in roles if r.person is not role.person and r.title and " and " not in r.title
    }
    theirs = any(t == first.lower() or t.startswith(f"{first.lower()} ") for t in held)
    return replace(role, title=rest) if theirs else role


def singular(title: str) -> str | None:
    """Return a title's singular where it is told in the plural ("Foreign Ministers"), else None."""
    words = title.split()
    for first in range(len(words)):
        form = " ".join(words[first:]).lower()
        known = titles_by_form().get(form)
        if known is not None and known.plural == form != known.title:
            last = known.title if words[first].islower() else recased(known.title, words[first].isupper())
            return " ".join([*words[:first], last])
    return None


def recased(title: str, shouted: bool) -> str:
    """Give a title the case of a title before a name."""
    if shouted:
        return title.upper()
    return " ".join(w if w in ("of", "for", "to", "and") else w[:1].upper() + w[1:] for w in title.split())


def several(doc: Document, cast: Cast, role: RoleFound, roles: list[RoleFound]) -> Iterator[RoleFound]:
    """Yield the role, and where its title is in the plural, one for each person of the list it opens."""
    one = singular(role.title) if role.title else None
    if one is None:
        yield role
        return
    yield replace(role, title=one)
    sentence = doc.tree.words[role.first_word].sentence
    told = {id(r.person) for r in roles if doc.tree.words[r.first_word].sentence == sentence}
    at = role.evidence.end
    for start, end, person in persons(doc, cast, sentence):
        if start < role.evidence.start or person is role.person:
            at = max(at, end)
            continue
        if start - at > FAR or id(person) in told:
            return
        words = doc.tree.at(start, end)
        yield replace(
            role,
            person=person,
            title=one,
            organisation=None,
            evidence=doc.span(role.evidence.start, end),
            first_word=words.start,
            last_word=words.start,
        )
        at = end


def persons(doc: Document, cast: Cast, sentence: int) -> list[tuple[int, int, Entity]]:
    """Return where persons are named in a sentence, in order."""
    a, b = doc.tree.sentences[sentence]
    first, last = doc.tree.words[a].start, doc.tree.words[b - 1].end
    return sorted(
        (
            (s, e, entity)
            for entity in cast.entities
            if entity.kind == "person"
            for s, e in entity.places
            if first <= s < last
        ),
        key=lambda row: row[:2],
    )


def homed(doc: Document, cast: Cast, role: RoleFound) -> RoleFound:
    """Take the organisation or country after "of" behind the name ("President Ana Sol of Peru")."""
    if role.organisation is not None or role.title is None:
        return role
    for s, e in role.person.places:
        if not role.evidence.start <= s < role.evidence.end + 1:
            continue
        at = doc.tree.at(s, e).stop
        words = doc.tree.words
        if at + 1 >= len(words) or words[at].lower != "of" or words[at].sentence != words[at - 1].sentence:
            continue
        first = at + 2 if words[at + 1].lower == "the" and at + 2 < len(words) else at + 1
        found = [
            (x, b)
            for x in cast.of_word.get(first, ())
            for a, b in x.places
            if x.kind in EMPLOYERS and a <= words[first].start < b
        ]
        if found:
            employer, end = found[0]
            evidence = doc.span(min(role.evidence.start, s), max(role.evidence.end, end))
            return replace(role, organisation=employer, evidence=evidence)
    return role


def fielded(doc: Document, cast: Cast, role: RoleFound) -> RoleFound:
    """Stretch a title over the field that "for" names ("Special Envoy for the Horn of Africa")."""
    words = doc.tree.words
    at = doc.tree.at(role.evidence.start, role.evidence.end)
    if role.title is None or role.title.split()[-1].lower() not in FIELDS:
        return role
    start = next((i for i in at if doc.text.startswith(role.title, words[i].start)), None)
    if start is None:
        return role
    end = doc.tree.at(words[start].start, words[start].start + len(role.title)).stop
    if end >= len(words) or words[end].lower != "for" or words[end].sentence != words[start].sentence:
        return role
    stop = end + 1
    while stop < len(words) and words[stop].sentence == words[start].sentence:
        w, named = words[stop], cast.of_word.get(stop, ())
        if any(x.kind in ("person", *EMPLOYERS) for x in named):
            break
        if not (w.text[0].isupper() or w.lower in JOINERS):
            break
        stop += 1
    if stop < len(words) and any(x.kind in EMPLOYERS for x in cast.of_word.get(stop, ())):
        return role  # "Director for Asia at Orlo" is one thing, "spokesman for the Foreign Ministry" another
    while stop > end and words[stop - 1].lower in JOINERS:
        stop -= 1
    if stop <= end + 1:
        return role
    title = doc.text[words[start].start : words[stop - 1].end]
    inside = role.organisation is not None and any(
        words[end].start <= a < words[stop - 1].end for a, _ in role.organisation.places
    )
    return replace(
        role,
        title=title,
        organisation=None if inside else role.organisation,
        evidence=doc.span(
            min(role.evidence.start, words[start].start), max(role.evidence.end, words[stop - 1].end)
        ),
        last_word=max(role.last_word, stop),
    )
