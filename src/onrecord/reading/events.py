"""Events: acts other than engagements that a report tells as done or settled: who, what, to whom, when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.domain.dates import Date
from onrecord.domain.reading import Event, Part, Statement
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast
from onrecord.reading.document import Document
from onrecord.reading.event_frames import event_mentions
from onrecord.reading.event_mentions import EventMention
from onrecord.reading.frames import mentions
from onrecord.reading.lexicon.cues import cue_verbs_by_form
from onrecord.reading.phrases import Phrases
from onrecord.reading.roles import RoleFound
from onrecord.reading.runs import Runs
from onrecord.reading.times import TimeExpression

UNSTATED = Date(value=None, precision="unknown", basis="stated", why="the report gives no date for it")
NEAR = 14  # words between a trigger and its date; beyond, the date is another clause's
POSTS = frozenset({"appointment", "departure"})
STATES = frozenset({"country", "government", "place"})
BODIES = frozenset({"organisation", "government"})
SUBJECTS = {
    "restriction": STATES | {"organisation"},
    "block": STATES | {"organisation"},
    "investment": frozenset({"organisation", "government", "country", "person", "product"}),
    "acquisition": frozenset({"organisation", "person", "product"}),
    "launch": frozenset({"organisation", "government", "person", "country", "product"}),
    "closure": frozenset({"organisation", "government", "country", "product"}),
}
TRADE = frozenset(
    "access export exports import imports sale sales shipment shipments trade chip chips technology "
    "technologies goods product "
    "products equipment tariff tariffs duty duties sanctions restrictions controls curbs limits embargo "
    "investment supply semiconductors".split()
)


@dataclass(slots=True, kw_only=True)
class Deed:
    """One event under construction: the mentions that tell it."""

    mentions: list[EventMention]
    date: Date
    spans: list[Span] = field(default_factory=list)


class Events:
    """Builds the events of an English report.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        phrases: its noun phrases, for the engagements told.
        roles: the roles found.
        statements: what was said; what a statement denies did not happen.
    """

    def __init__(self, doc: Document, cast: Cast, phrases: Phrases, roles: tuple[RoleFound, ...],
                 statements: tuple[Statement, ...]) -> None:  # fmt: skip
        self.doc, self.cast, self.phrases, self.roles = doc, cast, phrases, roles
        self.runs = Runs(doc, cast)
        self.denied = [span for s in statements if s.status == "denied" for span in s.content]

    def run(self) -> tuple[Event, ...]:
        """Return the events in order of the text, numbered."""
        engaged = {i for m in mentions(self.doc, self.phrases) for i in range(m.first, m.end)}
        deeds: list[Deed] = []
        for mention in event_mentions(self.doc, self.runs):
            if mention.trigger in engaged or self.is_denied(mention) or not self.counts(mention):
                continue
            self.posted(mention)
            date = self.date(mention)
            span = self.doc.span(*self.doc.tree.sentence_span(mention.trigger))
            home = next((d for d in deeds if self.same(d, mention, date)), None)
            if home is None:
                deeds.append(Deed(mentions=[mention], date=date, spans=[span]))
                continue
            home.mentions.append(mention)
            home.date = home.date if home.date.value else date
            if span not in home.spans:
                home.spans.append(span)
        return tuple(self.made(d, k) for k, d in enumerate(deeds, 1))

    def is_denied(self, mention: EventMention) -> bool:
        """Say whether a mention stands inside what somebody denies."""
        at = self.doc.tree.words[mention.trigger].start
        return any(s.start <= at < s.end for s in self.denied)

    def counts(self, mention: EventMention) -> bool:
        """Say whether a mention names enough to be an event: who did it, and to whom or what."""
        agents, targets = mention.entities("agent"), mention.entities("target")
        allowed = SUBJECTS.get(mention.type)
        if allowed is not None and any(e.kind not in allowed for e in agents):
            return False
        what = bool(targets) or mention.words("object") is not None or mention.words("target") is not None
        match mention.type:
            case "restriction":
                bound = bool(targets) or self.about_trade(mention)
                return bound and (bool(agents) or (bool(targets) and mention.voice == "passive"))
            case "block":
                return (
                    bool(targets)
                    and all(e.kind != "place" for e in targets)
                    and bool(agents or mention.has("place"))
                )
            case "investment":
                return (bool(agents) and bool(targets)) or (bool(agents) and mention.amount)
            case "acquisition":
                return bool(agents) and any(e.kind in ("organisation", "product") for e in targets)
            case "launch" | "closure":
                return bool(agents) and what
            case "appointment":
                return any(e.kind == "person" for e in targets) and (
                    bool(agents) or mention.words("object") is not None or mention.has("object")
                )
            case "departure":
                return any(e.kind == "person" for e in (*agents, *targets))
            case _:
                return (
                    mention.verb
                    and bool(agents)
                    and bool(targets)
                    and not set(map(id, agents)) & set(map(id, targets))
                )

    @staticmethod
    def about_trade(mention: EventMention) -> bool:
        """Say whether what is restricted is trade, goods or access, not an appetite or a delay."""
        said = " ".join(filter(None, (mention.words("object"), mention.words("target")))).lower()
        return bool(TRADE & set(said.replace("-", " ").split()))

    def posted(self, mention: EventMention) -> None:
        """Add the body that a person's post belongs to, where the report ties the title to one."""
        if mention.type not in POSTS:
            return
        people = [e for e in (*mention.entities("target"), *mention.entities("agent")) if e.kind == "person"]
        if any(e.kind in BODIES for e in mention.every()):
            return
        title = (mention.words("object") or "").lower()
        for person in people:
            mine = [r for r in self.roles if r.person is person and r.organisation is not None]
            named = [
                r
                for r in mine
                if r.title and (not title or title in r.title.lower() or r.title.lower() in title)
            ]
            bodies = {id(r.organisation): r.organisation for r in named or mine}
            if len(bodies) == 1:
                mention.add("object", next(iter(bodies.values())))

    def date(self, mention: EventMention) -> Date:
        """Return the date beside a mention: the nearest in its clause that tells no speaking."""
        a, b = self.doc.tree.sentence_span(mention.trigger)
        here = [
            t
            for t in self.doc.times
            if a <= t.start < b and t.kind == "date" and t.role not in ("since", "until")
        ]
        near = [(self.distance(t, mention), t) for t in here if not self.of_saying(t)]
        near = [(d, t) for d, t in near if d <= NEAR or self.opens(t, a)]
        return min(near, key=lambda pair: pair[0])[1].date if near else UNSTATED

    def distance(self, time: TimeExpression, mention: EventMention) -> int:
        """Return how many words stand between, an end of clause counting for many."""
        inside = self.doc.tree.at(time.start, time.end)
        a, b = (
            (inside.stop, mention.trigger)
            if inside.stop <= mention.trigger
            else (mention.trigger + 1, inside.start)
        )
        low = self.runs.low[a:b]
        ends = sum(w in (";", ":", "while", "but", "after", "before", "said", "which", "who") for w in low)
        return len(low) + 20 * ends + (2 if b == mention.trigger else 0)

    def opens(self, time: TimeExpression, start: int) -> bool:
        """Say whether a time opens its sentence ("In 2022, …")."""
        return time.start - start < 8 and self.doc.text[time.end : time.end + 1] == ","

    def of_saying(self, time: TimeExpression) -> bool:
        """Say whether a time tells when something was said."""
        k = self.doc.tree.at(time.start, time.end).start - 1
        while k >= 0 and self.runs.low[k] in ("on", "late", "early", "in"):
            k -= 1
        return k >= 0 and any(
            v.assertive and not v.tail for v in cue_verbs_by_form().get(self.runs.low[k], ())
        )

    def same(self, deed: Deed, mention: EventMention, date: Date) -> bool:
        """Say whether a mention tells an event told before: same type, nobody and no day that differs."""
        if deed.mentions[0].type != mention.type or clashing(deed.date, date):
            return False
        for part in ("agent", "target"):
            mine = {id(e) for e in mention.entities(part)}
            theirs = {id(e) for m in deed.mentions for e in m.entities(part)}
            if mine and theirs and not mine & theirs:
                return False
        mine = {id(e) for e in mention.every()}
        shared = mine & {id(e) for m in deed.mentions for e in m.every()}
        if not mention.entities("target") and not deed.mentions[0].entities("target"):
            one, other = mention.words("object"), deed.mentions[0].words("object")
            return bool(shared) and (one is None or other is None or alike(one, other))
        return len(shared) >= min(2, len(mine)) and bool(shared)

    def made(self, deed: Deed, number: int) -> Event:
        """Make the frozen event."""
        parts: list[Part] = []
        for mention in deed.mentions:
            for part in mention.parts:
                actor = f"a{part.entity.number}" if part.entity else None
                known = any(p.actor == actor and (actor or p.name == part.name) for p in parts)
                if not known and (
                    actor or not any(p.part == part.part for p in parts) or mention is deed.mentions[0]
                ):
                    parts.append(
                        Part(actor=actor, name=part.entity.name if part.entity else part.name, part=part.part)
                    )
        return Event(
            id=f"e{number}", type=deed.mentions[0].type, participants=tuple(parts), date=replace(deed.date),
            evidence=tuple(deed.spans[:4]),
        )  # fmt: skip


def clashing(one: Date, other: Date) -> bool:
    """Say whether two dates of any precision cannot be one."""
    if not one.value or not other.value:
        return False
    size = min(len(one.value), len(other.value))
    return one.value[:size] != other.value[:size]


def alike(one: str, other: str) -> bool:
    """Say whether two descriptions share a word that says what is meant."""
    return bool(content(one) & content(other))


def content(text: str) -> set[str]:
    """Return the longer words of a description, without their plural."""
    return {w.strip(",.").removesuffix("s") for w in text.lower().split() if len(w) > 3}
