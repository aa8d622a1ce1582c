"""Short reports with their readings, made by hand: who met whom, and who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.domain.dates import Date
from onrecord.domain.reading import (
    Actor,
    ActorKind,
    Engagement,
    Participant,
    Place,
    Plover,
    Reader,
    Reading,
    Role,
    Speaker,
    Statement,
)
from onrecord.domain.report import Passage, Report, fingerprint
from onrecord.domain.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """One who takes part, and the body that he is there for."""

    name: str
    title: str
    body: str
    kind: ActorKind = "organisation"
    country: str | None = None


VOSS = Who(name="Arlen Vossgard", title="chief executive", body="Corvane Optics", country="United States")
QIN = Who(name="Qin Zhehan", title="Commerce Minister", body="China", kind="country", country="China")
HOLT = Who(name="Maren Holtby", title="Trade Secretary", body="United Kingdom", kind="country",
           country="United Kingdom")  # fmt: skip
ODA = Who(name="Odalys Brandt", title="chair", body="Brandt Shipping", country="Germany")


def told(
    people: Sequence[Who],
    *,
    day: str | None = "2024-03-12",
    published: str | None = "2024-03-13",
    outlet: str | None = "Harbour Courier",
    address: str | None = None,
    kind: str = "meeting",
    status: str = "held",
    place: str | None = None,
    topics: Sequence[str] = (),
    said: Sequence[tuple[Who, str]] = (),
    words: str = "",
    language: str = "en",
    news: bool = True,
) -> Reading:
    """Return the reading of a report that tells one engagement."""
    named = " and ".join(f"{one.body} {one.title} {one.name}" for one in people)
    sentence = f"{named} had a {kind} {status} {day} {place or ''} {words}.".replace("  ", " ")
    lines = [f"“{each},” said {who.name}." for who, each in said]
    text = "\n".join([f"{outlet or 'Nobody'} {published}", sentence, *lines]) + "\n"
    name, digest = fingerprint(text)

    def span(part: str) -> Span:
        start = text.index(part)
        return Span(start, start + len(part), part)

    actors: list[Actor] = []

    def local(called: str, kind: ActorKind, country: str | None) -> str:
        for actor in actors:
            if actor.name == called:
                return actor.id
        actors.append(
            Actor(id=f"a{len(actors) + 1}", name=called, kind=kind, country=country, names=(called,),
                  mentions=(span(called),))
        )  # fmt: skip
        return actors[-1].id

    roles, takers = [], []
    for one in people:
        body = local(one.body, one.kind, one.country)
        person = local(one.name, "person", None)
        roles.append(Role(person=person, title=one.title, organisation=body, evidence=(span(sentence),)))
        takers.append(Participant(actor=person, name=one.name, title=one.title, organisation=one.body))
    where = Place(name=place, actor=None, evidence=(span(place),)) if place else None
    made: dict[str, Any] = {"type": kind, "status": status}
    engagement = Engagement(
        id="g1", plover=Plover(event="CONSULT", mode=None), participants=tuple(takers), place=where,
        date=Date(value=day, precision=_precision(day), basis="stated", why="the sentence states it"),
        topics=tuple(topics), according_to=(), evidence=(span(sentence),), news=news, **made,
    )  # fmt: skip
    statements = tuple(
        Statement(
            id=f"s{number}", speaker=Speaker(actor=local(who.name, "person", None), name=who.name,
                                             actors=(local(who.name, "person", None),)),
            source=span(who.name), cue=span("said"), content=(span(f"“{each},”"),), form="direct",
            quotations=(span(each),), status="said", language="en", according_to=(), evidence=(span(line),),
        )
        for number, ((who, each), line) in enumerate(zip(said, lines, strict=True), 1)
    )  # fmt: skip
    report = Report(
        text=text, id=name, sha256=digest, title=f"About {named}", language=language, outlet=outlet,
        published=published, url=address or f"https://example.org/{digest[:8]}",
        passages=(Passage(kind="body", start=0, end=len(text) - 1),),
    )  # fmt: skip
    return Reading(
        report=report, actors=tuple(actors), roles=tuple(roles), engagements=(engagement,),
        statements=statements, events=(), relations=(), claims=(), warnings=(),
        reader=Reader(version="0", model="made"),
    )  # fmt: skip


def _precision(day: str | None) -> Any:
    return "unknown" if day is None else {4: "year", 7: "month", 10: "day"}[len(day)]
