"""Roles of one reading against those expected: a person, a title, an organisation, as one triple."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.quality.expectations import ExpectedParticipant
from benchmarks.quality.judgement import Judgement, Miss
from benchmarks.quality.likeness import names_of, same_name, same_words
from benchmarks.quality.tally import matches
from onrecord.domain.reading import Reading, Role

MEASURES = ("roles",)


def judge(expected: Sequence[ExpectedParticipant], reading: Reading) -> Judgement:
    """Judge the roles of one reading: a triple is right if person, title and organisation are.

    A person has one expected role, the fullest; of several found for that person one right is enough, and
    the others are not counted.
    """
    held: dict[str, list[Role]] = {}
    for role in reading.roles:
        held.setdefault(role.person, []).append(role)
    met: list[ExpectedParticipant] = []
    used: set[str] = set()
    for wanted in expected:
        for person, roles in held.items():
            if person in used or not _named(wanted.name, person, reading):
                continue
            if any(_same(wanted, role, reading) for role in roles):
                met.append(wanted)
                used.add(person)
                break
    known = [p for p in held if any(_named(w.name, p, reading) for w in expected)]
    misses = [
        Miss(
            measure="roles",
            expected=f"{w.name} · {w.title or '–'} · {w.organisation or '–'}",
            got="; ".join(
                f"{r.title or '–'} · {_name(r.organisation, reading) or '–'}"
                for p, roles in held.items()
                if _named(w.name, p, reading)
                for r in roles
            ) or None,
        )
        for w in expected
        if w not in met
    ]  # fmt: skip
    extra = [p for p in held if p not in known]
    misses += [
        Miss(measure="roles", expected=None, got=f"{_name(p, reading)} · {held[p][0].title or '–'}")
        for p in extra
    ]
    return Judgement(tallies={"roles": matches(len(held), len(expected), len(met))}, misses=tuple(misses))


def _named(wanted: str, person: str, reading: Reading) -> bool:
    names, is_person = names_of(reading, person, None)
    return same_name(wanted, names, person=is_person)


def _name(actor: str | None, reading: Reading) -> str | None:
    return next((a.name for a in reading.actors if a.id == actor), None)


def _same(wanted: ExpectedParticipant, role: Role, reading: Reading) -> bool:
    if not same_words(wanted.title, role.title):
        return False
    if wanted.organisation is None or role.organisation is None:
        return wanted.organisation is role.organisation
    names, _ = names_of(reading, role.organisation, None)
    return same_name(wanted.organisation, names, person=False)
