"""Engagements: mentions joined, with who took part, when, where, about what, according to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.domain.dates import FINEST, Date
from onrecord.domain.reading import Engagement, EngagementStatus, EngagementType, Hand, Participant, Place
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.circumstances import Circumstances
from onrecord.reading.document import Document
from onrecord.reading.frames import Mention, mentions, setting_of
from onrecord.reading.hearsay import only_tells
from onrecord.reading.joining import Account
from onrecord.reading.lexicon.engagements import plover_of
from onrecord.reading.phrases import Party, Phrases
from onrecord.reading.quotations import quotations
from onrecord.reading.roles import RoleFound, told_of

UNSTATED = Date(value=None, precision="unknown", basis="stated", why="the report gives no date for it")
TALKING = frozenset({"meeting", "talks", "summit", "call", "other"})
TAKING_PART = frozenset({"accompany", "witness", "chair", "co-chair", "preside", "join"})
ALONE = frozenset({"visit", "summit"})


@dataclass(slots=True, kw_only=True)
class Case:
    """One engagement under construction: the mentions that tell it."""

    mentions: list[Mention]
    parties: list[tuple[str, Party]] = field(default_factory=list)
    dates: list[tuple[Date, int]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    hands: tuple[Hand, ...] = ()
    status: EngagementStatus = "held"
    caption: bool = False

    @property
    def start(self) -> int:
        """Where the first mention stands."""
        return self.mentions[0].trigger.start

    @property
    def type(self) -> EngagementType:
        """The type of the mention that tells most: a verb's before a bare noun's."""
        return self.mentions[0].type

    @property
    def entities(self) -> list[Entity]:
        """The actors that take part."""
        return [p.entity for _, p in self.parties if p.entity is not None]

    @property
    def date(self) -> Date:
        """The first of the finest resolved dates, else the first that tells why it has no value."""
        known = [d for d, _ in self.dates if d.value]
        known.sort(key=lambda d: FINEST.index(d.precision))
        return (known or [d for d, _ in self.dates] or [UNSTATED])[0]


class Engagements:
    """Builds the engagements of a report.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        phrases: its noun phrases.
        roles: the roles found.
        covering: for each attribution's content, the hands that passed it on: (start, end, hands).
    """

    def __init__(self, doc: Document, cast: Cast, phrases: Phrases, roles: tuple[RoleFound, ...],
                 covering: list[tuple[int, int, tuple[Hand, ...]]]) -> None:  # fmt: skip
        self.doc, self.cast, self.phrases, self.roles, self.covering = doc, cast, phrases, roles, covering
        self.around = Circumstances(doc, cast)
        self.quoted = quotations(doc.text)
        self.triggers: list[tuple[tuple[int, int], ...]] = []
        self.before: list[bool] = []

    def run(self) -> tuple[Engagement, ...]:
        """Return the engagements in order of the text, numbered."""
        cases: list[Case] = []
        pending: list[Mention] = []
        found = sorted(
            mentions(self.doc, self.phrases), key=lambda m: self.doc.kind(m.trigger.start) == "headline"
        )
        for mention in found:
            if (mention.generic and len(mention.parties) < 2) or self.in_source(mention):
                continue
            self.settle(mention)
            home = self.home(mention, cases)
            headline = self.doc.kind(mention.trigger.start) == "headline"
            if home is not None:
                self.join(home, mention)
            elif headline and any(not c.caption for c in cases):
                continue  # a headline sums up; it opens an engagement only where the body tells none
            elif self.stands(mention) and not self.in_quotes(mention):
                case = self.opened(mention)
                cases.append(case)
                for waiting in pending:
                    if self.home(waiting, [case]) is case:
                        self.join(case, waiting)
                pending = []
            elif mention.anaphoric or mention.parties:
                pending.append(mention)
        kept = sorted((c for c in cases if self.counts(c)), key=lambda c: c.start)
        self.triggers = [tuple((m.trigger.start, m.trigger.end) for m in c.mentions) for c in kept]
        self.before = [self.around.told_before(c.mentions[0]) for c in kept]
        return tuple(self.made(c, k, kept) for k, c in enumerate(kept, 1))

    def accounts(self) -> list[Account]:
        """Return the engagements with the words that tell them."""
        found = self.run()
        return [
            Account(engagement=e, triggers=t, chances={}, before=b)
            for e, t, b in zip(found, self.triggers, self.before, strict=True)
        ]

    def in_source(self, mention: Mention) -> bool:
        """Say whether a noun only describes a source ("people with knowledge of the discussions")."""
        if not mention.noun or mention.parties:
            return False
        sources = (a.source for a in self.doc.attributions if a.source is not None)
        return any(s.start <= mention.trigger.start < s.end for s in sources)

    def in_quotes(self, mention: Mention) -> bool:
        """Say whether a noun or weak verb stands inside a quotation: what is meant, not what took place."""
        named = {p.name for _, p in mention.parties if p.entity is not None}
        return (mention.noun or mention.weak or len(named) < 2) and any(
            q.start <= mention.trigger.start < q.end for q in self.quoted
        )

    def settle(self, mention: Mention) -> None:
        """Give a mention the type, mode and status that the words around it tell."""
        a, b = self.doc.tree.sentence_span(mention.trigger.i)
        end = min(b, mention.trigger.end + 60)
        kind, mode = setting_of(self.doc.text[max(a, mention.trigger.start - 30) : end])
        if kind is not None and mention.type in ("meeting", "talks", "other"):
            mention.type = kind
        mention.mode = mode
        mention.parties = [(part, p) for part, p in mention.parties if not self.tells(p, mention)]
        mention.status = self.around.status(mention) or mention.status

    def tells(self, party: Party, mention: Mention) -> bool:
        """Say whether somebody unnamed only tells of an engagement."""
        first, last = self.doc.tree.words[party.first], self.doc.tree.words[party.end - 1]
        return party.entity is None and only_tells(self.doc, first.start, last.end, (mention.trigger.start,))

    def stands(self, mention: Mention) -> bool:
        """Say whether a mention can tell an engagement by itself."""
        if mention.generic:
            return False
        parties = mention.parties
        named = [
            p
            for _, p in parties
            if p.organisation is not None or (p.entity is not None and p.entity.kind != "place")
        ]
        if mention.anaphoric and mention.noun and len(parties) < 2:
            return False
        if mention.type in ALONE or (mention.verb is not None and mention.type == "visit"):
            return bool(named) and (mention.type != "visit" or bool(mention.places) or len(parties) > 1)
        if mention.type == "signing":
            return bool(parties)
        if mention.weak:
            return len(named) >= 2 and self.around.confirmed(mention)
        if self.doc.kind(mention.trigger.start) == "caption":
            return bool(named)
        if len(parties) == 1:
            return bool(named) and (
                mention.status in ("cancelled", "postponed", "denied", "planned") or self.attended(mention)
            )
        return bool(named)

    def attended(self, mention: Mention) -> bool:
        """Say whether one named actor alone is enough: a gathering attended, with its place or date."""
        return (
            mention.verb is not None
            and not mention.anaphoric
            and bool(mention.places or self.around.dates(mention))
        )

    def home(self, mention: Mention, cases: list[Case]) -> Case | None:
        """Return the engagement told before that a mention tells again, or None."""
        caption = self.doc.kind(mention.trigger.start) == "caption"
        if mention.verb is not None and mention.verb.lemma in TAKING_PART:
            mine = [p.entity for _, p in mention.parties if p.entity is not None]
            near = [
                c
                for c in cases
                if c.caption == caption
                and self.distance(mention, c) < 900
                and any(e in c.entities for e in mine)
            ]
            if near:
                return near[-1]
        options = [c for c in cases if c.caption == caption and self.agrees(mention, c)]
        if not options:
            return None
        mine = [p.entity for _, p in mention.parties if p.entity is not None]
        if mine:
            unnamed = [
                c for c in options if not c.entities and len(mine) >= 2 and self.distance(mention, c) < 700
            ]
            if unnamed:
                return unnamed[-1]  # "the minister met the firm's head" is told again with their names
            best = max(options, key=lambda c: (sum(e in c.entities for e in mine), c.start))
            overlap = sum(e in best.entities for e in mine)
            enough = overlap >= min(2, len(mine), max(1, len(best.entities)))
            if (
                overlap
                and enough
                and (len(mine) > 1 or mention.anaphoric or mention.noun or self.same_breath(mention, best))
            ):
                return best
            return None
        if not mention.anaphoric and not (mention.noun and self.around.definite(mention)):
            return None
        here = {
            e
            for i in self.doc.tree.at(*self.doc.tree.sentence_span(mention.trigger.i))
            for e in map(id, self.cast.of_word.get(i, ()))
        }
        near = [c for c in options if self.distance(mention, c) < 2500]
        return max(
            near,
            key=lambda c: (
                sum(id(e) in here for e in c.entities),
                c.type == mention.type,
                c.mentions[-1].trigger.start,
            ),
            default=None,
        )

    def same_breath(self, mention: Mention, case: Case) -> bool:
        """Say whether a mention stands near another of the same engagement and adds nothing that differs."""
        return (
            self.distance(mention, case) < 600 and mention.type in (case.type, "talks") and not mention.places
        )

    def distance(self, mention: Mention, case: Case) -> int:
        """Return the code points between a mention and the nearest one of an engagement."""
        return min(abs(mention.trigger.start - m.trigger.start) for m in case.mentions)

    def agrees(self, mention: Mention, case: Case) -> bool:
        """Say whether type, date and status let a mention tell an engagement."""
        kinds = {mention.type, case.type}
        alike = len(kinds) == 1 or kinds <= TALKING - {"call"} or (mention.noun and kinds <= TALKING)
        if not alike:
            return False
        found = self.around.dates(mention)
        mine = [d for d in found if d.value and d.precision == "day"]
        theirs = [d for d, _ in case.dates if d.value and d.precision == "day"]
        if mine and theirs and mine[0].value != theirs[0].value:
            return False
        if found and case.dates and not mine and self.around.clashes(found[0], case.date):
            return False
        statuses = {mention.status or "held", case.status}
        return (
            len(statuses) == 1 or not mention.parties or statuses & {"planned"} == set() or mention.anaphoric
        )

    def opened(self, mention: Mention) -> Case:
        """Open an engagement with its first mention."""
        case = Case(
            mentions=[],
            caption=self.doc.kind(mention.trigger.start) == "caption",
            status=mention.status or "held",
        )
        self.join(case, mention)
        return case

    def join(self, case: Case, mention: Mention) -> None:
        """Add a mention's words to an engagement."""
        case.mentions.append(mention)
        if sum(p.entity is not None for _, p in mention.parties) >= 2 and not case.entities:
            case.parties = []
        have = [p for _, p in case.parties]
        persons = [p.entity for p in have if p.entity is not None and p.entity.kind == "person"]
        for part, party in mention.parties:
            if Phrases.already(party, have):
                continue
            later = len(case.mentions) > 1
            if party.entity is None and have and later:
                continue
            body = party.entity
            if (
                body is not None
                and body.kind in ("organisation", "government", "country")
                and (self.represented(body, persons) or (len(persons) >= 2 and later))
            ):
                continue
            case.parties.append((part, party))
        case.dates += [(d, mention.trigger.start) for d in self.around.dates(mention)]
        place = self.around.place(mention)
        if place is not None:
            case.places.append(place)
        case.topics += [
            t for t in self.around.topics(mention) if t.lower() not in {x.lower() for x in case.topics}
        ]
        decided = len(case.mentions) == 1 or mention.status in (
            "postponed",
            "cancelled",
            "denied",
            "disputed",
        )
        if mention.status not in (None, "held") and case.status in ("held", "planned") and decided:
            case.status = mention.status or case.status
        hands = self.told_by(mention)
        if hands and not case.hands:
            case.hands = hands

    def represented(self, body: Entity, persons: list[Entity]) -> bool:
        """Say whether a body is only what a person there speaks for."""
        return any(r.person in persons and r.organisation is body for r in self.roles)

    def told_by(self, mention: Mention) -> tuple[Hand, ...]:
        """Return the hands that an engagement's telling came through."""
        found = [(e - s, hands) for s, e, hands in self.covering if s <= mention.trigger.start < e]
        return min(found, key=lambda pair: pair[0])[1] if found else ()

    def counts(self, case: Case) -> bool:
        """Say whether an engagement has somebody in it after all its mentions are joined."""
        entities = [e for e in case.entities if e.kind != "place"]
        if not entities and not any(p.entity is None for _, p in case.parties):
            return False
        if case.caption or len(case.parties) > 1:
            return True
        if case.type in ("talks", "call") or (case.type == "signing" and case.status != "held"):
            return False
        if case.type == "meeting":
            return case.status != "held" or bool(case.places) or bool(case.dates)
        return True

    def made(self, case: Case, number: int, cases: list[Case]) -> Engagement:
        """Make the frozen engagement."""
        bodies = [p.organisation for _, p in case.parties if p.entity is None and p.organisation is not None]
        parts = [
            self.participant(part, party)
            for part, party in case.parties
            if not (party.entity and (party.entity.kind == "place" or any(party.entity is b for b in bodies)))
        ]
        mode = next((m.mode for m in case.mentions if m.mode), None)
        sure = [0.9 if m.verb is not None or len(m.parties) > 1 else 0.6 for m in case.mentions[:1]]
        status = self.around.settled_status(case.status, case.date)
        return Engagement(
            id=f"g{number}",
            type=case.type,
            plover=plover_of(case.type, status, mode),
            status=status,
            participants=tuple(parts),
            date=case.date,
            place=case.places[0] if case.places else None,
            topics=tuple(case.topics),
            according_to=case.hands,
            evidence=self.evidence(case),
            news=self.is_news(case, cases),
            confidence=round(min(sure) * (1.0 if len(parts) > 1 or case.type in ALONE else 0.7), 2),
        )

    def evidence(self, case: Case) -> tuple[Span, ...]:
        """Return the sentences that tell an engagement, each once, the first four."""
        spans: list[Span] = []
        for m in case.mentions:
            span = self.doc.span(*self.doc.tree.sentence_span(m.trigger.i))
            if span not in spans:
                spans.append(span)
        return tuple(spans[:4])

    def is_news(self, case: Case, cases: list[Case]) -> bool:
        """Say whether the report is about an engagement: its first, one of the same days, or to come."""
        if case.caption:
            return False
        body = [c for c in cases if not c.caption]
        first = min(body, key=lambda c: c.start)
        if case is first:
            return True
        headline = any(self.doc.kind(m.trigger.start) == "headline" for m in case.mentions)
        if headline or case.status in ("planned", "postponed", "cancelled", "denied"):
            return True
        if case.date is UNSTATED and not any(e in first.entities for e in case.entities):
            return False  # undated and of others: told for comparison
        return self.around.same_days(
            case.date, first.date, self.doc.report.published
        ) and not self.around.background(case.mentions[0])

    def participant(self, part: str, party: Party) -> Participant:
        """Make a participant with the title and organisation that this report gives."""
        entity = party.entity
        side = part if part in ("host", "visitor", "caller", "called") else None
        if entity is None:
            body = party.organisation
            return Participant(
                actor=None,
                name=party.name,
                organisation=body.name if body else None,
                side=side or (body.name if body else None),
            )
        caption = self.doc.kind(self.doc.tree.words[party.first].start) == "caption"
        title, employer = told_of(self.doc, self.roles, entity, caption=caption)
        organisation = employer.name if employer else None
        state = employer.country if employer and employer.kind in ("country", "government") else None
        return Participant(
            actor=f"a{entity.number}",
            name=entity.name,
            title=title,
            organisation=organisation,
            side=state or organisation or side,
        )
