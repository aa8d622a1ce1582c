"""As whom participants take part, and whether a report is a party's own: pure, made where it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.actors import Entry
from onrecord.actors.clues import clue
from onrecord.actors.names import is_chinese, plain
from onrecord.domain.reading import Actor, Engagement, Participant, Reading
from onrecord.record.linking import registry

Basis = Literal["itself", "role", "office"]
_OF_STATE = ("government", "country")
# Shorter names stand inside other words and names ("EU" in "Reuters" once folded).
_LEAST_LATIN, _LEAST_HAN = 4, 2
# Who publishes a text without an outlet stands in these parts of it.
_IMPRINT = ("credit", "dateline", "boilerplate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """As whom a participant is there: himself, or a body that he is there for.

    Args:
        position: of the participant.
        local: the actor's id in the reading, where the report tells of it.
        actor: its id in the record.
        kind, country, sector: by the registry, else by the report's words; an ISO 3166-1 alpha-3 code.
        basis: "itself"; "role", the report tells it; "office", the registry knows it on that day.
    """

    position: int
    local: str | None
    actor: str | None
    name: str
    kind: str | None
    country: str | None
    sector: str | None
    basis: Basis


def faces(
    reading: Reading,
    told: Engagement,
    who: Mapping[str, str | None],
    codes: Mapping[str, str | None],
) -> tuple[Face, ...]:
    """Return as whom everybody takes part in an engagement.

    Args:
        reading: the report's reading.
        told: one of its engagements.
        who: ids in the record by local id.
        codes: countries' codes by local id.
    """
    scene = _Scene(reading, who, codes)
    day = (told.date.value or reading.report.published or "")[:10]
    found: list[Face] = []
    for position, one in enumerate(told.participants):
        found.append(scene.face(position, one.actor, one.name, "itself"))
        bodies = list(dict.fromkeys(scene.bodies(one)))
        found += [scene.face(position, body, "", "role") for body in bodies]
        if not bodies and one.actor:
            found += [_held(position, entry) for entry in _offices(who.get(one.actor), day)]
    return tuple(found)


class _Scene:
    def __init__(
        self, reading: Reading, who: Mapping[str, str | None], codes: Mapping[str, str | None]
    ) -> None:
        self._reading, self._who, self._codes = reading, who, codes
        self._actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}

    def face(self, position: int, local: str | None, name: str, basis: Basis) -> Face:
        actor = self._actors.get(local or "")
        known = self._who.get(local or "")
        entry = registry().entry(known) if known else None
        return Face(
            position=position, local=local, actor=known, name=name or (actor.name if actor else ""),
            kind=entry.kind if entry else actor.kind if actor else None,
            country=self._country(local, actor), sector=entry.sector if entry else None, basis=basis,
        )  # fmt: skip

    def _country(self, local: str | None, actor: Actor | None) -> str | None:
        """Return an actor's country: by the registry or the reading, else the one told beside it."""
        known = self._codes.get(local or "")
        if known or actor is None:
            return known
        told = clue(self._reading, actor).countries
        return next(iter(told)) if len(told) == 1 else None

    def bodies(self, one: Participant) -> Iterator[str]:
        """Yield the bodies that a participant is there for, as the report tells: local ids."""
        held = [role.organisation for role in self._reading.roles if role.person == one.actor and one.actor]
        bodies = [body for body in held if body in self._actors]
        named = [body for body in bodies if self._is_named(body, one.organisation)]
        yield from named or bodies
        if not bodies and one.organisation:
            yield from (name for name in self._actors if self._is_named(name, one.organisation))

    def _is_named(self, local: str, name: str | None) -> bool:
        actor = self._actors[local]
        return name is not None and actor.kind != "person" and name in (actor.name, *actor.names)


def _offices(actor: str | None, day: str) -> Iterator[Entry]:
    """Yield the bodies in which the registry knows a person to hold an office on a day."""
    entry = registry().entry(actor) if actor else None
    if entry is None or not day:
        return
    for office in entry.offices:
        body = registry().entry(office.organisation) if office.organisation else None
        if body and office.held(day):
            yield body


def _held(position: int, body: Entry) -> Face:
    return Face(
        position=position, local=None, actor=body.id, name=body.name, kind=body.kind, country=body.country,
        sector=body.sector, basis="office",
    )  # fmt: skip


def is_own(reading: Reading, told: Engagement, several: tuple[Face, ...]) -> bool:
    """Say whether a report is published by one who takes part: it is a readout.

    Args:
        reading: the report's reading.
        told: one of its engagements.
        several: as whom everybody takes part in it.
    """
    report = reading.report
    forms = {actor.id: actor.names for actor in reading.actors}
    if report.outlet:
        return _names_one(report.outlet, several, forms) or _is_of_state(report.outlet, several)
    if told.according_to and told.according_to[0].means not in ("told", "readout"):
        return False
    first = report.text[: report.text.find("\n")] if "\n" in report.text else ""
    imprint = [report.text[part.start : part.end] for part in report.passages if part.kind in _IMPRINT]
    return any(_names_one(text, several, forms) for text in (report.author or "", first, *imprint))


def _names_one(text: str, several: tuple[Face, ...], forms: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a text names a body that takes part."""
    within = f" {plain(text)} "
    for face in several:
        if face.kind in ("person", "country", "place", None):
            continue
        entry = registry().entry(face.actor) if face.actor else None
        own = forms.get(face.local, ()) if face.local else ()  # "Veldhorn" for "Veldhorn N.V."
        names = (face.name.split("\n")[0], *own, *((entry.name, *entry.zh) if entry else ()))
        for name in names:
            if is_chinese(name):
                found = len(name) >= _LEAST_HAN and name in text
            else:
                found = len(plain(name)) >= _LEAST_LATIN and f" {plain(name)} " in within
            if found:
                return True
    return False


def _is_of_state(outlet: str, several: tuple[Face, ...]) -> bool:
    """Say whether an outlet is a government's, of a country whose government takes part."""
    countries = {face.country for face in several if face.kind in _OF_STATE and face.country}
    return any(
        entry.kind == "government" and entry.country in countries for entry in registry().named(outlet)
    )
