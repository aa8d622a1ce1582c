"""The titles and names of a draft, against those that the record gives the same people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.fuzz import ratio

from onrecord.comparing.facts import titles_agree
from onrecord.comparing.findings import Finding, Source
from onrecord.comparing.parties import folded
from onrecord.domain.reading import Actor, Reading, Role
from onrecord.domain.record import Taker, Words

MANGLED: Final = 84.0  # likeness of two names, out of 100, from which one is the other misspelt


def checked_titles(draft: Reading, sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield what the record says of each title that a draft gives a person."""
    names = {a.id: a for a in draft.actors}
    done: set[tuple[str, str]] = set()
    for role in draft.roles:
        person = names.get(role.person)
        if person is None or not role.title or (role.person, role.title.casefold()) in done:
            continue
        done.add((role.person, role.title.casefold()))
        yield _title(person, role, _taker(draft, person, role), sources)


def _title(person: Actor, role: Role, taker: Taker, sources: Sequence[Source]) -> Finding:
    held = [(s, r, t) for s in sources for r, t in _held(s.reading, person)]
    firsthand = [h for h in held if not h[0].parents] or held
    agreeing = [h for h in firsthand if titles_agree(h[2], taker)]
    span = role.evidence[0]
    told = [h for h in firsthand if not _captioned(h[0], h[1])]
    if agreeing and told and all(_captioned(h[0], h[1]) for h in agreeing):
        (source, _, other), words = told[0], (_words(*told[0]), _words(*agreeing[0]))
        return Finding(
            verdict="contradicted", kind="title", evidence=span, classes=("title",), record=words,
            why=f"{source.name} has {person.name} as {other.title}; only a caption gives this title",
        )  # fmt: skip
    if agreeing:
        return Finding(
            verdict="verified", kind="title", evidence=span, record=tuple(_words(*h) for h in agreeing[:2]),
            why=f"{agreeing[0][0].name} gives {person.name} this title",
        )  # fmt: skip
    if firsthand:
        source, there, other = firsthand[0]
        return Finding(
            verdict="contradicted", kind="title", evidence=span, record=(_words(source, there, other),),
            why=f"{source.name} has {person.name} as {other.title}", classes=("title",),
        )  # fmt: skip
    return Finding(
        verdict="not in record", kind="title", evidence=span, record=(),
        why=f"no report of the record gives {person.name} a title",
    )  # fmt: skip


def _captioned(source: Source, role: Role) -> bool:
    """Say whether a title stands in a picture's caption, which somebody else may have written."""
    at = role.evidence[0].start
    return any(p.kind == "caption" and p.start <= at < p.end for p in source.reading.report.passages)


def _words(source: Source, role: Role, _: Taker) -> Words:
    return Words(report=source.reading.report.id, span=role.evidence[0])


def _held(reading: Reading, person: Actor) -> Iterator[tuple[Role, Taker]]:
    """Yield the titles that a report gives a person."""
    for actor in reading.actors:
        if actor.kind == "person" and _one(actor, person):
            for role in reading.roles:
                if role.person == actor.id and role.title:
                    yield role, _taker(reading, actor, role)


def _taker(reading: Reading, actor: Actor, role: Role) -> Taker:
    bodies = {a.id: a.name for a in reading.actors}
    return Taker(
        actor=None, name=actor.name, title=role.title, organisation=bodies.get(role.organisation or "")
    )


def _one(actor: Actor, person: Actor) -> bool:
    """Say whether two persons of two reports bear one whole name, or one of them a part of it alone."""
    for one in (actor.name, *actor.names):
        for other in (person.name, *person.names):
            a, b = folded(one), folded(other)
            if len(a) > 1 and len(b) > 1 and (set(a) <= set(b) or set(b) <= set(a)):
                return True
            if a == b and a and not one.isascii():
                return True
    return len(folded(person.name)) == 1 and folded(person.name)[0] in folded(actor.name)


def checked_names(draft: Reading, sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield the names of persons that the record spells otherwise."""
    known = [(s, a) for s in sources if not s.parents for a in s.reading.actors if a.kind == "person"]
    for person in draft.actors:
        words = folded(person.name)
        if person.kind != "person" or len(words) < 2 or not person.mentions:
            continue
        if any(_one(actor, person) for _, actor in known):
            continue
        best = max(
            (
                (ratio(" ".join(words), " ".join(folded(a.name))), s.name, s, a)
                for s, a in known if a.mentions
            ),
            key=lambda k: (k[0], k[1]), default=None,
        )  # fmt: skip
        if best is not None and best[0] >= MANGLED:
            mention = next((m for m in person.mentions if m.text == person.name), person.mentions[0])
            there = next((m for m in best[3].mentions if m.text == best[3].name), best[3].mentions[0])
            yield Finding(
                verdict="altered", kind="name", evidence=mention, classes=("name",),
                record=(Words(report=best[2].reading.report.id, span=there),),
                why=f"{best[2].name} spells it {best[3].name}",
            )  # fmt: skip
