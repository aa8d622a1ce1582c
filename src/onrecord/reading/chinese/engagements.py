"""Engagements of a Chinese report: tellings joined, with who, when, where, about what, according to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from onrecord.domain.dates import Date
from onrecord.domain.reading import Engagement, EngagementStatus, EngagementType, Hand, Participant, Place
from onrecord.domain.spans import Span
from onrecord.reading.actors import Entity
from onrecord.reading.chinese.circumstances import UNSTATED, Circumstances
from onrecord.reading.chinese.frames import Frames, Telling
from onrecord.reading.chinese.parties import same
from onrecord.reading.chinese.scene import Part, Scene
from onrecord.reading.chinese.welcomes import Welcomes
from onrecord.reading.joining import Account
from onrecord.reading.lexicon.engagements import plover_of
from onrecord.reading.roles import RoleFound

Covering = list[tuple[int, int, tuple[Hand, ...]]]
PAST = re.compile(r"曾|已|了|此前|去年|上[个月周]|昨|当时|过")  # no engagement to come is told so
RUMOUR = re.compile(r"报道|报导|媒体|传闻|传言|[外网盛]传|刊文|消息称")
PAIR = ("one side", "the other")
ALIKE = frozenset({"meeting", "talks", "summit", "call"})
SAME_DAYS = 4  # days between engagements of one visit
RECENT = 60  # engagements looked back at: a bulletin of a whole day tells fewer; keeps long texts linear
REACH = 3000  # code points after an engagement within which a bare later telling leads back to it


@dataclass(slots=True, kw_only=True)
class Case:
    """One engagement under construction."""

    type: EngagementType
    tellings: list[Telling]
    parts: list[tuple[str, Part]] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    status: EngagementStatus = "held"
    mode: str | None = None

    @property
    def start(self) -> int:
        """Where the first telling stands."""
        return self.tellings[0].start

    @property
    def entities(self) -> list[Entity]:
        """The actors that take part."""
        return [p.entity for _, p in self.parts if p.entity is not None]

    @property
    def date(self) -> Date:
        """The first resolved date, a day before all, else why there is none."""
        known = [d for d in self.dates if d.value]
        days = [d for d in known if d.precision == "day"]
        return (days or known or self.dates or [UNSTATED])[0]


class Engagements:
    """Builds the engagements of a report.

    Args:
        scene: its sentences.
        roles: the roles found.
    """

    def __init__(self, scene: Scene, roles: tuple[RoleFound, ...]) -> None:
        self.scene, self.roles = scene, roles
        self.around = Circumstances(scene)
        self.cases: list[Case] = []
        self.gather()

    def gather(self) -> None:
        """Join the tellings into engagements, in order of the text."""
        tellings = sorted(
            [*Frames(self.scene).run(), *Welcomes(self.scene).run()], key=lambda t: (t.start, t.type)
        )
        triggers = {t.sentence.start for t in tellings}
        for sentence in self.scene.sentences:
            for telling in [t for t in tellings if t.sentence is sentence]:
                self.take(telling)
            if self.cases and (sentence.start not in triggers):
                case = self.nearest(sentence.start)
                if case is not None:
                    self.more_topics(case, self.around.more(sentence))

    def nearest(self, at: int) -> Case | None:
        """Return the news engagement told last before a code point."""
        told = (
            c for c in self.recent() if c.tellings[-1].start <= at and c.status == "held" and self.is_news(c)
        )
        return next(told, None)

    def recent(self) -> list[Case]:
        """Return the last engagements, the one told last first."""
        return sorted(self.cases[-RECENT:], key=lambda c: c.tellings[-1].start, reverse=True)

    def take(self, telling: Telling) -> None:
        """Join a telling to the engagement it tells again, or open a new one."""
        self.around.set(telling)
        telling.status = "held" if telling.told else self.around.status(telling)
        if telling.status in ("held", "planned") and self.around.once_planned(telling):
            off = [c.status for c in self.recent() if c.status in ("cancelled", "postponed")]
            telling.status = off[0] if off else telling.status
        if telling.status == "held" and not telling.told:
            telling.status = self.carried(telling)
        if telling.every:
            for case in self.group(telling):
                self.grow(case, telling, telling.parts, None)
            return
        if telling.separate:
            hosts = [(r, p) for r, p in telling.parts if r == "host"]
            for role, part in [(r, p) for r, p in telling.parts if r != "host"]:
                self.settle(telling, [*hosts, (role, part)])
            return
        self.settle(telling, telling.parts)

    def settle(self, telling: Telling, parts: list[tuple[str, Part]]) -> None:
        """Find the engagement that some parties of a telling took part in, or open it."""
        day = self.around.date(telling, self.cases[-1].date if self.cases else None)
        home = self.home(telling, parts, day)
        if home is None and telling.both:
            parts = self.sides(telling)
        if home is None:
            if (
                (telling.join and not telling.both)
                or not parts
                or (len(parts) < 2 and not self.alone(telling, parts))
            ):
                return
            home = Case(type=telling.type, tellings=[], status=telling.status)
            self.cases.append(home)
        self.grow(home, telling, parts, day)

    def carried(self, telling: Telling) -> EngagementStatus:
        """Return the status that one to come, told before in the sentence, passes on ("将会见…，并会谈")."""
        mine = [t for c in self.recent() for t in c.tellings if t.sentence is telling.sentence]
        last = max((t for t in mine if t.start < telling.start), key=lambda t: t.start, default=None)
        between = self.scene.text[last.end : telling.end + 1] if last is not None else ""
        goes_on = last is not None and last.status == "planned" and not PAST.search(between)
        return "planned" if goes_on else telling.status

    def sides(self, telling: Telling) -> list[tuple[str, Part]]:
        """Return both sides of the engagement told last before a telling: whom 双方 means."""
        last = next((c for c in self.recent() if telling.start - c.tellings[-1].start < REACH), None)
        found = [(r, p) for r, p in last.parts if r != "participant" or p.entity is not None] if last else []
        persons = [(r, p) for r, p in found if p.entity is not None and p.entity.kind == "person"]
        found = persons if len(persons) == len(PAIR) else found
        return found if len(found) == len(PAIR) else []

    def group(self, telling: Telling) -> list[Case]:
        """Return the meetings told before of which 上述 speaks: those with the host of the last of them."""
        near = [c for c in self.recent() if telling.start - c.tellings[-1].start < REACH and c.type in ALIKE]
        hosts = near[0].entities[:1] if near else []
        return [c for c in near if hosts and hosts[0] in c.entities]

    def grow(self, home: Case, telling: Telling, parts: list[tuple[str, Part]], day: Date | None) -> None:
        """Add what a telling tells of an engagement."""
        home.tellings.append(telling)
        for role, part in parts:
            if not any(same(part, p) for _, p in home.parts) and not self.inside(part, home):
                home.parts.append((role, part))
        if day is not None:
            home.dates.append(day)
        place = self.around.place(telling)
        if place is not None:
            home.places.append(place)
        if telling.status in ("postponed", "cancelled", "denied"):
            home.status = self.disputed(home, telling) or telling.status
        topics = self.around.topics(telling.sentence.start, telling.sentence.end)
        if telling.type == "signing":
            topics = self.around.document(telling) or topics
        self.more_topics(home, topics)

    def disputed(self, home: Case, telling: Telling) -> EngagementStatus | None:
        """Say that a denial contradicts what the report itself tells, not only what others reported."""
        told = home.tellings[0]
        if telling.status != "denied" or told.sentence is telling.sentence or told.status == "denied":
            return None
        return None if RUMOUR.search(self.scene.text, told.sentence.start, told.start) else "disputed"

    def alone(self, telling: Telling, parts: list[tuple[str, Part]]) -> bool:
        """Say whether one party is enough: a visit, a signing, a gathering, or two whom one word names."""
        part = parts[0][1]
        return (
            telling.type in ("visit", "signing", "summit")
            or parts[0][0] in ("attendee", "convener")
            or (part.entity is None and part.name.startswith("两国"))
        )

    def inside(self, part: Part, case: Case) -> bool:
        """Say whether a described party is one already named, or a body that a named person speaks for."""
        if part.entity is not None and part.entity.kind == "person":
            return False
        body = part.organisation or part.entity
        return body is not None and any(p.organisation is body or p.entity is body for _, p in case.parts)

    def more_topics(self, case: Case, topics: list[str]) -> None:
        """Add topics that an engagement does not have yet."""
        case.topics += [t for t in topics if not any(t in x or x in t for x in case.topics)]

    def home(self, telling: Telling, parts: list[tuple[str, Part]], day: Date | None) -> Case | None:
        """Return the engagement told before that a telling tells again."""
        options = [c for c in self.cases[-RECENT:] if self.agrees(telling, c, day)]
        mine = [p.entity for _, p in parts if p.entity is not None]
        if telling.join:
            near = [c for c in options if telling.start - c.tellings[-1].start < REACH and self.is_news(c)]
            words = self.scene.text[telling.start : telling.end]
            return max(
                near,
                key=lambda c: (
                    len(mine) < 3 and any(e in c.entities for e in mine),
                    any(words in self.scene.text[t.start : t.end] for t in c.tellings),
                    c.tellings[-1].start,
                ),
                default=None,
            )
        if telling.type == "visit":
            return next((c for c in options if any(e in c.entities for e in mine)), None)
        best = max(options, key=lambda c: (sum(e in c.entities for e in mine), c.start), default=None)
        if best is None:
            return None
        shared = sum(e in best.entities for e in mine)
        described = [p for _, p in parts if p.entity is None]
        fits = sum(self.inside(p, best) or any(same(p, q) for _, q in best.parts) for p in described)
        waiting = sum(any(self.stands_for(q, p) for _, q in best.parts) for _, p in parts)
        enough = shared + fits + waiting >= min(len(parts), max(2, len(best.parts)))
        if (shared or (waiting and telling.type == "signing")) and enough:
            best.parts = [q for q in best.parts if not any(self.stands_for(q[1], p) for _, p in parts)]
            return best
        return None

    @staticmethod
    def stands_for(described: Part, part: Part) -> bool:
        """Say whether a description told before is of a party now named."""
        if (
            part.entity is None
            or part.entity.kind != "person"
            or (described.entity is not None and described.entity.kind == "person")
        ):
            return False
        body = described.organisation or described.entity
        return body is not None and part.organisation is body

    def agrees(self, telling: Telling, case: Case, day: Date | None) -> bool:
        """Say whether type, date, status and passage let a telling tell an engagement."""
        kinds = {telling.type, case.type}
        if telling.join and case.status == "held" and self.around.once_planned(telling):
            return False  # what was once planned is not what was held
        if len(kinds) > 1 and not kinds <= ALIKE - {"call"} and not (telling.join and kinds <= ALIKE):
            return False
        if (self.scene.doc.kind(telling.start) == "caption") != (
            self.scene.doc.kind(case.start) == "caption"
        ):
            return False
        days = [d.value for d in (day, case.date) if d is not None and d.value and d.precision == "day"]
        if not telling.join and len(set(days)) > 1:
            return False
        return telling.join or (telling.status == "planned") == (case.status == "planned")

    def accounts(self, covering: Covering) -> tuple[Account, ...]:
        """Return the engagements in order, with their words; `covering` holds the hands of each stretch."""
        cases = sorted(self.cases, key=lambda c: c.start)
        return tuple(
            Account(
                engagement=self.made(c, k, covering),
                triggers=tuple((t.start, t.end) for t in c.tellings),
                chances={},
            )
            for k, c in enumerate(cases, 1)
        )

    def made(self, case: Case, number: int, covering: Covering) -> Engagement:
        """Make the frozen engagement."""
        mode = next((t.mode for t in case.tellings if t.mode), None)
        told = [(e - s, hands) for s, e, hands in covering for t in case.tellings if s <= t.start < e]
        spans: list[Span] = []
        for t in case.tellings:
            span = self.scene.doc.span(t.sentence.start, t.sentence.end)
            if span not in spans:
                spans.append(span)
        return Engagement(
            id=f"g{number}",
            type=case.type,
            plover=plover_of(case.type, case.status, mode),
            status=case.status,
            participants=tuple(self.participant(role, part) for role, part in case.parts),
            date=case.date,
            place=case.places[0] if case.places else None,
            topics=tuple(case.topics[:8]),
            according_to=min(told, key=lambda pair: pair[0])[1] if told else (),
            evidence=tuple(spans[:4]),
            news=self.is_news(case),
            confidence=0.85 if len(case.parts) > 1 else 0.6,
        )

    def is_news(self, case: Case) -> bool:
        """Say whether the report is about an engagement: its first, one of the same days, or one to come."""
        if self.scene.doc.kind(case.start) == "caption":
            return False
        first = next(c for c in self.cases if self.scene.doc.kind(c.start) != "caption")
        if case is first or case.status != "held":
            return True
        one, other = first.date.value, case.date.value
        if one is None or other is None:
            return True
        if len(one) < 10 or len(other) < 10:
            return one[:7] == other[:7]
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= SAME_DAYS

    def participant(self, role: str, part: Part) -> Participant:
        """Make a participant with the title and organisation that this report gives."""
        side = role if role in ("host", "visitor", "caller", "called") else None
        if part.entity is None:
            body = part.organisation
            return Participant(
                actor=None,
                name=part.name,
                title=part.title,
                organisation=body.name if body and part.title else None,
                side=body.name if body else side,
            )
        mine = [r for r in self.roles if r.person is part.entity]
        full = nearest_role(mine)
        body = full.organisation if full else None
        organisation = body.name if body else None
        nation = body.country if body and body.kind in ("country", "government") else None
        return Participant(
            actor=f"a{part.entity.number}",
            name=part.entity.name,
            title=full.title if full else None,
            organisation=organisation,
            side=nation or organisation or side,
        )


def nearest_role(found: list[RoleFound]) -> RoleFound | None:
    """Return the role to show: of the fullest introduction the title nearest the name."""
    told = [r for r in found if r.title and r.organisation is not None] or [r for r in found if r.title]
    if not told:
        return None
    return max((r for r in told if r.evidence.end == told[0].evidence.end), key=lambda r: r.evidence.start)
