"""Readings of reports that nobody wrote, any number of them: the same number and seed give the same bytes.

A small world of invented people, bodies and places; some are in the news far more often than others. Each
engagement is told by one report or several, with the statements of those who took part. A reading has about
as many actors, engagements and statements as one of a press release has. What is made is the reading, not a
text for the reader to read: growth is measured without the hours that reading would take.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.domain.dates import Date
from onrecord.domain.reading import (
    Actor,
    Engagement,
    Hand,
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

FIRST_DAY = date(2015, 1, 1)
DAYS = 3_900
PEOPLE, BODIES, PLACES, OUTLETS = 3_000, 600, 120, 80
_HEADS = (
    "Bal Cor Dra El Fen Gar Hol Ist Jor Kel Lum Mar Nor Ost Per Quil Rov Sal Tar Ulm Ver Wes Yor Zel".split()
)
_TAILS = (
    "an berg dor en field gard holm ik land mere ney or quist rin stad tov und vik wen xo yard zin".split()
)
_TITLES = (
    "Minister of Trade|chief executive|Secretary of State|chair|Ambassador|Foreign Minister|governor".split(
        "|"
    )
)
_TOPICS = (
    "lens tariffs|port fees|grain exports|glass standards|rail freight|visas|fishing rights|tin prices".split(
        "|"
    )
)
_SHOWN = (
    "optics trade harbour quota season glass treaty review market tariff workshop engineers plant".split()
)
_TYPES = (
    ("meeting", "met"),
    ("call", "spoke by phone with"),
    ("talks", "held talks with"),
    ("visit", "visited"),
)
_COUNTRIES = ("United States", "China", "Germany", "Japan", "Brazil", "India", "France", "Kenya", "Canada")
_STATE = 4  # one body in so many is a government's
_MEANS = ("statement", "announcement", "readout", "briefing", "interview")


@dataclass(slots=True)
class _Writing:
    """A text under construction: spans are known as it is written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words), words)
        self.parts.append(words)
        self.length += len(words)
        return span


@dataclass(frozen=True, slots=True)
class _Told:
    """One engagement of the made world, before anybody tells it."""

    number: int
    day: date
    people: tuple[int, ...]
    place: int
    topic: str
    kind: int


def readings(count: int, *, seed: int = 1, first: int = 0) -> Iterator[Reading]:
    """Make readings.

    Args:
        count: how many.
        seed: another seed makes another world.
        first: number of the first engagement, to go on where another call left off.
    """
    made, number = 0, first
    while made < count:
        chance = random.Random(f"{seed}:{number}")
        told = _engagement(chance, number)
        accounts = min(count - made, 1 + int(chance.random() ** 3 * 6))
        for place in range(accounts):
            yield _reading(told, place, random.Random(f"{seed}:{number}:{place}"))
        made += accounts
        number += 1


def _often(chance: random.Random, size: int) -> int:
    """Return one of `size`, the low ones far more often."""
    return int(size * chance.random() ** 2.5)


def _engagement(chance: random.Random, number: int) -> _Told:
    people: dict[int, None] = {}
    while len(people) < 2 + (chance.random() < 0.4):
        people[_often(chance, PEOPLE)] = None
    return _Told(
        number, FIRST_DAY + timedelta(days=chance.randrange(DAYS)), tuple(people), _often(chance, PLACES),
        chance.choice(_TOPICS), chance.randrange(len(_TYPES)),
    )  # fmt: skip


def name_of(kind: str, number: int) -> str:
    """Return the invented name of a person, a body, a place or an outlet."""
    chance = random.Random(f"{kind}:{number}")
    word = lambda: chance.choice(_HEADS) + chance.choice(_TAILS)  # noqa: E731
    first, second = word(), word()
    return {
        "person": f"{first} {second}",
        "organisation": f"{first} {second} Works",
        "place": f"Port {first}",
        "outlet": f"{first} Courier",
    }[kind]


def _body_of(person: int) -> int:
    return person * 7 % BODIES


def _reading(told: _Told, account: int, chance: random.Random) -> Reading:
    writing = _Writing()
    published = told.day + timedelta(days=chance.randrange(2))
    outlet = name_of("outlet", _often(chance, OUTLETS))
    title = f"{name_of('person', told.people[0])} and others on {told.topic} ({told.number}, {account})"
    headline = writing.put(title)
    writing.put("\n\n")
    begun = writing.length
    cast = _Cast(writing)
    engagement = _tell(told, cast, writing, chance)
    statements = tuple(_say(told, cast, writing, chance, number) for number in range(6 + chance.randrange(8)))
    text = "".join(writing.parts)
    name, digest = fingerprint(text)
    slug = outlet.split()[0].lower()
    report = Report(
        text=text, id=name, sha256=digest, title=title, language="en", outlet=outlet, author=None,
        published=published.isoformat(), url=f"https://{slug}.example/{told.number}/{account}",
        passages=(
            Passage(kind="headline", start=headline.start, end=headline.end),
            Passage(kind="body", start=begun, end=len(text)),
        ),
    )  # fmt: skip
    return Reading(
        report=report, actors=cast.actors(), roles=tuple(cast.roles), engagements=(engagement,),
        statements=statements, events=(), relations=(), claims=(), warnings=(),
        reader=Reader(version="0", model="made"),
    )  # fmt: skip


class _Cast:
    """The actors of one report, in order of mention."""

    def __init__(self, writing: _Writing) -> None:
        self._writing = writing
        self._found: dict[tuple[str, int], list[Span]] = {}
        self.roles: list[Role] = []

    def mention(self, kind: str, number: int) -> str:
        key = (kind, number)
        self._found.setdefault(key, []).append(self._writing.put(name_of(kind, number)))
        return f"a{list(self._found).index(key) + 1}"

    def actors(self) -> tuple[Actor, ...]:
        return tuple(
            Actor(
                id=f"a{place + 1}",
                name=name_of(kind, number),
                kind="government" if kind == "organisation" and number % _STATE == 0 else kind,  # type: ignore[arg-type]
                country=_COUNTRIES[number % len(_COUNTRIES)] if kind == "organisation" else None,
                names=(name_of(kind, number),),
                mentions=tuple(spans),
            )
            for place, ((kind, number), spans) in enumerate(self._found.items())
        )


def _tell(told: _Told, cast: _Cast, writing: _Writing, chance: random.Random) -> Engagement:
    start, takers = writing.length, []
    kind, verb = _TYPES[told.kind]
    for place, person in enumerate(told.people):
        if place:
            writing.put(f" {verb} " if place == 1 else " and ")
        title = _TITLES[person % len(_TITLES)]
        begun = writing.length
        body = cast.mention("organisation", _body_of(person))
        writing.put(f" {title} ")
        local = cast.mention("person", person)
        span = _between(writing, begun)
        cast.roles.append(Role(person=local, title=title, organisation=body, evidence=(span,)))
        takers.append(Participant(
            actor=local, name=name_of("person", person), title=title,
            organisation=name_of("organisation", _body_of(person)), side=str(place and 1),
        ))  # fmt: skip
    writing.put(" in ")
    where = writing.length
    place_id = cast.mention("place", told.place)
    place_span = _between(writing, where)
    writing.put(f" on {told.day.day} {told.day:%B %Y} to discuss {told.topic}.")
    evidence = (_between(writing, start),)
    writing.put("\n\n")
    return Engagement(
        id="g1", type=kind, plover=Plover(event="CONSULT", mode=kind), status="held",  # type: ignore[arg-type]
        participants=tuple(takers), topics=(told.topic,), according_to=(), evidence=evidence,
        date=Date(value=told.day.isoformat(), precision="day", basis="stated", why="the sentence states it"),
        place=Place(name=name_of("place", told.place), actor=place_id, evidence=(place_span,)),
    )  # fmt: skip


def _say(told: _Told, cast: _Cast, writing: _Writing, chance: random.Random, number: int) -> Statement:
    person = told.people[number % len(told.people)]
    start, quoted = writing.length, chance.random() < 0.5
    words = f"the {' '.join(chance.choices(_SHOWN, k=8 + chance.randrange(20)))} {chance.randrange(1000)}"
    content = writing.put(f"“{words}”" if quoted else words)
    writing.put(", ")
    begun = writing.length
    local = cast.mention("person", person)
    source = _between(writing, begun)
    writing.put(" ")
    cue = writing.put("said")
    hands: Sequence[Hand] = ()
    if chance.random() < 0.3:
        writing.put(", according to a statement from ")
        begun = writing.length
        body = cast.mention("organisation", _body_of(person))
        name = name_of("organisation", _body_of(person))
        hands = (
            Hand(actor=body, name=name, means=chance.choice(_MEANS), evidence=(_between(writing, begun),)),
        )  # type: ignore[arg-type]
    writing.put(".")
    evidence = (_between(writing, start),)
    writing.put("\n\n" if chance.random() < 0.3 else " ")
    return Statement(
        id=f"s{number + 1}", speaker=Speaker(actor=local, name=name_of("person", person), actors=(local,)),
        source=source, cue=cue, content=(content,), form="direct" if quoted else "indirect",
        quotations=(Span(content.start + 1, content.end - 1, words),) if quoted else (), status="said",
        language="en" if quoted else None, according_to=tuple(hands), evidence=evidence,
        confidence=round(0.6 + chance.random() * 0.4, 3),
    )  # fmt: skip


def _between(writing: _Writing, start: int) -> Span:
    # The last parts alone: a span lies in the sentence being written.
    tail, length = "", writing.length
    for part in reversed(writing.parts):
        tail = part + tail
        if length - len(tail) <= start:
            break
    return Span(start, length, tail[len(tail) - (length - start) :])
