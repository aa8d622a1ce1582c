"""Occasions: engagements by the network alone; triggers joined that tell one, with who took part and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from onrecord.domain.dates import FINEST, Date
from onrecord.domain.reading import Engagement, EngagementStatus, EngagementType, Hand, Participant, Place
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.chinese.asides import CEREMONY, COMER, SPOKESPERSON, UNTALKED, WELCOME
from onrecord.reading.chinese.unnamed import unnamed
from onrecord.reading.document import Document
from onrecord.reading.joining import Account
from onrecord.reading.lexicon.chinese import simplified
from onrecord.reading.lexicon.engagements import StatusCue, chinese_frames, plover_of, status_cues
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.roles import RoleFound, told_of
from onrecord.reading.scenes import Stretch, Trigger, worded

UNSTATED = Date(value=None, precision="unknown", basis="stated", why="the report gives no date for it")
TELLS = 0.5  # probability from which words count as telling an engagement
LOOKED = 0.02  # probability from which somebody is remembered at all
TAKES = 0.5  # probability from which somebody counts as taking part
DOUBLE = 0.3  # probability left to one who is named only where another engagement is told
PLACED = 0.8  # probability from which words count as telling where
RAISED = 5.0  # factor for the probability of a status that declared words of the sentence tell
SURE = 0.85  # probability from which a body takes part beside persons
UNNAMED = 0.3  # probability from which people without a name are the other side of one who has none
FAR = 0.9  # the same for people without a name who are told in another sentence
CERTAIN = 0.8  # probability from which words count as surely telling an engagement
TRAVELS, SHARE = 0.2, 0.5  # least probability, and share of all in question, of a visit's likeliest traveller
SAME = 0.5  # probability from which two triggers count as one engagement
TALKING = frozenset({"meeting", "talks", "summit", "call", "other"})
AFTER = frozenset("of from at in for with who which representing including".split())
WHOSE = frozenset("of from".split())
BESIDE = (
    "acl",
    "appos",
    "parataxis",
    "punct",
    "obl",
    "advcl",
    "dep",
)  # what follows a noun phrase without being of it
NEEDS_TWO = frozenset({"meeting", "talks", "call"})
GENERIC = frozenset(
    "participants officials counterparts delegation delegations leaders attendees group groups advocates "
    "others members people sides parties ministers both".split()
)  # words that lead to those who are named already
PLURALS = frozenset("meetings visits calls trips summits dinners conversations encounters".split())
PUT_OFF: tuple[EngagementStatus, EngagementStatus] = ("postponed", "cancelled")
BODIES = ("organisation", "government", "country")


@dataclass(slots=True, kw_only=True)
class Case:
    """One engagement under construction: its triggers, and who takes part with what probability."""

    triggers: list[Trigger] = field(default_factory=list)
    actors: dict[int, float] = field(default_factory=dict)
    unnamed: dict[str, tuple[float, Stretch]] = field(default_factory=dict)
    caption: bool = False

    @property
    def start(self) -> int:
        """Where the first trigger stands."""
        return self.triggers[0].start

    @property
    def type(self) -> EngagementType:
        """The type that the triggers together tell."""
        return max(added(self.triggers), key=lambda pair: pair[1])[0]

    @property
    def status(self) -> EngagementStatus:
        """The status that the triggers together tell."""
        totals: dict[EngagementStatus, float] = {}
        for t in self.triggers:
            for status, p in t.statuses.items():
                totals[status] = totals.get(status, 0.0) + p * t.sure
        return max(totals, key=lambda k: totals[k])

    def sure_actors(self) -> set[int]:
        """The numbers of the actors that count as taking part."""
        return {n for n, p in self.actors.items() if p >= TAKES}


def added(triggers: Iterable[Trigger]) -> list[tuple[EngagementType, float]]:
    """Add up the types' probabilities over triggers."""
    totals: dict[EngagementType, float] = {}
    for t in triggers:
        for kind, p in t.types.items():
            totals[kind] = totals.get(kind, 0.0) + p * t.sure
    return list(totals.items())


@cache
def spoken_statuses() -> tuple[tuple[StatusCue, re.Pattern[str]], ...]:
    """Return the declared words of a status, other than those that tell little, with their patterns."""
    chinese = [c for c in chinese_frames().statuses if c.where == "clause" and c.status]
    english = [(c, phrase_pattern(c.phrase)) for c in status_cues() if c.status and not c.weak]
    return (*((c, re.compile(re.escape(c.phrase))) for c in chinese), *english)


class Occasions:
    """Builds the engagements of a report from what the network sees.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        roles: the roles found.
        covering: for each attribution's content, the hands that passed it on: (start, end, hands).
    """

    def __init__(self, doc: Document, cast: Cast, roles: tuple[RoleFound, ...],
                 covering: list[tuple[int, int, tuple[Hand, ...]]]) -> None:  # fmt: skip
        self.doc, self.cast, self.roles, self.covering = doc, cast, roles, covering
        self.scenes = doc.scenes
        self.titles = {r.title.lower() for r in roles if r.title}
        self.entities = {e.number: e for e in cast.entities}
        self.mentions = self.scenes.mentions
        self.spokespersons = {r.person.number for r in roles if r.title and SPOKESPERSON.search(r.title)}
        if doc.report.language == "zh":
            self.mentions = unnamed(doc.text, self.mentions, cast.entities)

    def accounts(self) -> list[Account]:
        """Return the engagements in order of the text, numbered, with the words that tell them."""
        cases: list[Case] = []
        triggers = [
            t
            for t in self.scenes.triggers
            if t.sure >= TELLS
            and not (self.asked(t) or self.generic(t) or COMER.match(self.doc.text, max(0, t.start - 1)))
        ]
        body = [t for t in triggers if self.doc.kind(t.start) != "headline"]
        heads = [t for t in triggers if self.doc.kind(t.start) == "headline"]
        for trigger in (*body, *heads):
            own = self.single(trigger)
            home = self.home(own, cases)
            if home is not None:
                self.join(home, own)
            elif trigger not in heads or not any(not c.caption for c in cases):
                cases.append(own)
        self.part(cases)
        for case in cases:
            self.complete(case)
        ordered = sorted((c for c in cases if self.told(c)), key=lambda c: c.start)
        return [
            Account(
                engagement=self.made(c, k),
                triggers=tuple((t.start, t.end) for t in c.triggers),
                chances={
                    **{name: p for name, (p, _) in c.unnamed.items() if name in self.described(c)},
                    **{f"a{n}": p for n, p in c.actors.items()},
                },
                status=max(t.statuses[c.status] for t in c.triggers),
                sure=max(t.sure for t in c.triggers),
                kind=max(t.types[c.type] for t in c.triggers),
                faint=not self.counts(c),
            )
            for k, c in enumerate(ordered, 1)
        ]

    def asked(self, trigger: Trigger) -> bool:
        """Say whether words stand in a question: it tells nothing."""
        _, b = self.doc.tree.sentence_span(self.doc.tree.at(trigger.start, trigger.end)[0])
        return self.doc.text[:b].rstrip("”’\"')」』 ").endswith(("?", "？"))

    def generic(self, trigger: Trigger) -> bool:
        """Say whether a bare plural tells no single engagement ("Meetings have become rare")."""
        w = self.doc.tree.words[self.doc.tree.at(trigger.start, trigger.end)[0]]
        bare = not any(self.doc.tree.children(w.i, "det", "nmod:poss", "nummod"))
        return w.lower in PLURALS and bare and w.deprel.startswith("nsubj")

    def single(self, trigger: Trigger) -> Case:
        """Make a case of one trigger, with everybody whom the network sees take part."""
        trigger = self.weighed(trigger)
        case = Case(triggers=[trigger], caption=self.doc.kind(trigger.start) == "caption")
        for entity in self.cast.entities:
            places = sorted({*entity.places, *entity.later})
            if entity.number in self.spokespersons:
                continue  # whoever speaks for a ministry answers questions about its meetings
            if any(s <= trigger.start < e for s, e in entity.places):
                continue  # "the ASEAN Regional Forum" is the occasion, not one who attends it
            p = self.scenes.takes(trigger, places)
            if p >= LOOKED:
                case.actors[entity.number] = p
        a, b = self.doc.tree.sentence_span(self.doc.tree.at(trigger.start, trigger.end)[0])
        for s in self.mentions:
            words = worded(self.doc.text[s.start : self.whole_end(s)])
            if not words or words.lower() in self.titles or self.led(s):
                continue
            p = self.scenes.near(trigger.piece, s.piece, "takes")
            if p >= (UNNAMED if a <= s.start < b else FAR):
                case.unnamed[words] = (p, s)
        return case

    def whole_end(self, s: Stretch) -> int:
        """Return where a description ends with its own "of …" or "from …", which says who the people are."""
        tree = self.doc.tree
        inside = tree.at(s.start, s.end)
        last = inside[-1]
        for i in inside:
            for child in tree.children(i, "nmod"):
                own = [k for k in tree.subtree(child.i, *BESIDE) if k > last]
                if own and own[0] == last + 1 and child.i > last and tree.words[own[0]].lower in WHOSE:
                    run = [k for n, k in enumerate(own) if k == last + 1 + n]
                    return max(s.end, tree.words[run[-1]].end)
        return max(s.end, tree.words[last].end)

    def part(self, cases: list[Case]) -> None:
        """Take those out of an engagement who are named in no sentence of it, but in one of another's."""
        here = {id(c): self.in_sentences(c) for c in cases}
        for case in cases:
            for number in case.sure_actors() - here[id(case)]:
                if any(number in c.sure_actors() & here[id(c)] for c in cases if c is not case):
                    case.actors[number] = DOUBLE

    def complete(self, case: Case) -> None:
        """Name the traveller of a visit that the words surely tell, where the network is sure of nobody.

        Somebody travels on every visit: one of the people of its sentence, and each one's probability is
        their share of all who come into question.
        """
        sure = max(t.sure for t in case.triggers) >= CERTAIN
        if case.type != "visit" or not sure or case.caption or self.people(case) or self.described(case):
            return
        here = self.in_sentences(case)
        left = {
            n: p
            for n, p in case.actors.items()
            if n in here and self.entities[n].kind == "person" and p < TAKES
        }
        best = max(left, key=lambda n: left[n], default=None)
        if best is not None and left[best] >= TRAVELS and left[best] / sum(left.values()) >= SHARE:
            case.actors[best] = max(TAKES, left[best] / sum(left.values()))

    def in_sentences(self, case: Case) -> set[int]:
        """Return the numbers of the actors in the sentences of an engagement's words."""
        out: set[int] = set()
        for t in case.triggers:
            a, b = self.doc.tree.sentence_span(self.doc.tree.at(t.start, t.end)[0])
            out |= {e.number for e in self.cast.in_span(a, b)}
        return out

    def weighed(self, trigger: Trigger) -> Trigger:
        """Raise the statuses that declared words of the sentence tell ("postponed", "no such meeting")."""
        a, b = self.doc.tree.sentence_span(self.doc.tree.at(trigger.start, trigger.end)[0])
        text = simplified(self.doc.text[a:b]) if self.doc.report.language == "zh" else self.doc.text[a:b]
        told = {cue.status for cue, pattern in spoken_statuses() if pattern.search(text)}
        chances = dict(trigger.statuses)
        for mine, other in (PUT_OFF, PUT_OFF[::-1]):
            if mine in told and other not in told:  # the words tell which of the two it is
                chances[mine], chances[other] = chances[mine] + chances[other], 0.0
        raised = {k: p * (RAISED if k in told else 1.0) for k, p in chances.items()}
        whole = sum(raised.values())
        return replace(trigger, statuses={k: p / whole for k, p in raised.items()})

    def led(self, s: Stretch) -> bool:
        """Say whether a mention leads to an actor: then it is counted with that actor."""
        later = s.label == "later" and s.end - s.start < 9  # a pronoun that nobody is found for
        head = None
        for i in self.doc.tree.at(s.start, s.end):
            if self.doc.tree.words[i].lower in AFTER:
                break  # "officials from the ministry" are the officials
            head = i
        return later or (head is not None and head in self.cast.of_word)

    def home(self, own: Case, cases: list[Case]) -> Case | None:
        """Return the engagement told before that a trigger tells again, or None."""
        options = [(self.likeness(own, c), c) for c in cases if c.caption == own.caption]
        best = max(options, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= SAME else None

    def likeness(self, own: Case, case: Case) -> float:
        """Score whether a trigger tells an engagement: by the network in one window, else by the people."""
        seen = [p for t in case.triggers if (p := self.scenes.same(t, own.triggers[0])) is not None]
        if seen:
            return max(seen)
        kinds = {own.type, case.type}
        if len(kinds) > 1 and not kinds <= TALKING:
            return 0.0
        mine, theirs = own.sure_actors(), case.sure_actors()
        days = {d.value for c in (own, case) for d in self.dates(c) if d.value and d.precision == "day"}
        if len(days) > 1:
            return 0.0
        if len(mine) >= 2:
            return 0.6 if len(mine & theirs) >= min(2, len(theirs)) else 0.0
        if mine and not mine & theirs:
            return 0.0
        gap = own.start - max(t.start for t in case.triggers if t.start < own.start or t is case.triggers[0])
        return (
            0.7 - min(0.3, gap / 10_000)
            if self.definite(own.triggers[0]) and own.status == case.status
            else 0.0
        )

    def definite(self, trigger: Trigger) -> bool:
        """Say whether words tell an engagement as known ("the meeting", "their talks")."""
        words = self.doc.text[max(0, trigger.start - 24) : trigger.start].lower().split()
        return bool({"the", "this", "that", "their", "during", "after"} & set(words[-2:]))

    @staticmethod
    def join(case: Case, own: Case) -> None:
        """Add a trigger to an engagement."""
        case.triggers = sorted([*case.triggers, *own.triggers], key=lambda t: t.start)
        for number, p in own.actors.items():
            case.actors[number] = max(p, case.actors.get(number, 0.0))
        for name, (p, s) in own.unnamed.items():
            if p > case.unnamed.get(name, (0.0, s))[0]:
                case.unnamed[name] = (p, s)

    def people(self, case: Case) -> list[Entity]:
        """Return the actors that take part, in order of their first mention.

        A body whose people are there is left out, and a body or country that the network is less sure of
        where two persons are there.
        """
        found = [self.entities[n] for n in sorted(case.sure_actors())]
        persons = [e for e in found if e.kind == "person"]
        bodies = {
            id(r.organisation) for r in self.roles if r.person in persons and r.organisation is not None
        }
        nations = {
            r.organisation.country for r in self.roles if r.person in persons and r.organisation is not None
        }
        out = []
        for e in found:
            spoken_for = id(e) in bodies or (e.kind == "country" and e.country in nations)
            unsure = len(persons) >= 2 and case.actors[e.number] < SURE
            if e.kind == "place" or (e.kind in BODIES and (spoken_for or unsure)):
                continue
            out.append(e)
        return out

    def described(self, case: Case) -> list[str]:
        """Return the people without a name who take part; of one description in another, the longer."""
        kept = [name for name, (p, _) in case.unnamed.items() if p >= TAKES]
        if case.type in NEEDS_TWO and len(kept) + len(self.people(case)) == 1:
            second = [(p, name) for name, (p, _) in case.unnamed.items() if name not in kept]
            kept += [name for _, name in sorted(second, reverse=True)[:1]]  # nobody meets alone
        sets = {name: set(name.lower().split()) for name in kept}
        out = [n for n in kept if not any(n != m and sets[n] <= sets[m] for m in kept)]
        plain = [n for n in out if n.lower() not in GENERIC]
        return plain if len(plain) + len(self.people(case)) > 1 else out

    def told(self, case: Case) -> bool:
        """Say whether anybody at all is told to take part."""
        return bool(self.people(case)) or bool(self.described(case))

    def counts(self, case: Case) -> bool:
        """Say whether an engagement has enough people in it."""
        people, described = self.people(case), self.described(case)
        if case.type in NEEDS_TWO and len(people) + len(described) < 2 and not case.caption:
            return bool(people) and (case.status not in ("held", "planned") or bool(self.dates(case)))
        return bool(people) or bool(described)

    def dates(self, case: Case) -> list[Date]:
        """Return the dates of an engagement: of the times in the words that the network ties to it.

        In Chinese those of the words' own clause go before all others.
        """
        near: list[Date] = []
        far: list[Date] = []
        for trigger in case.triggers:
            for part in self.scenes.part_of(trigger, "on"):
                if not self.one_sentence(trigger, part):
                    continue
                a, b = sorted((trigger.start, part.start))
                apart = self.doc.report.language != "zh" or "，" in self.doc.text[a:b]
                (far if apart else near).extend(
                    t.date
                    for t in self.doc.times
                    if t.kind in ("date", "time") and t.start < part.end and part.start < t.end
                )
        return near if any(d.value for d in near) else near + far

    def date(self, case: Case) -> Date:
        """Return the first of the finest resolved dates, else the first that tells why there is none."""
        told = self.dates(case)
        known = [d for d in told if d.value]
        known.sort(key=lambda d: FINEST.index(d.precision))
        return (known or told or [UNSTATED])[0]

    def place(self, case: Case) -> Place | None:
        """Return where an engagement happened, by the words that the network ties to it."""
        for trigger in case.triggers:
            for part in self.scenes.part_of(trigger, "at"):
                if part.sure < PLACED or not self.together(trigger, part):
                    continue
                found = [
                    n
                    for n in self.doc.names
                    if n.start < part.end and part.start < n.end and n.kind not in ("person", "title")
                ]
                if found:
                    start, end = found[0].start, max(n.end for n in found)
                    actors = self.cast.in_span(found[0].start, found[0].end)
                    actor = f"a{actors[0].number}" if actors else None
                    return Place(
                        name=self.doc.text[start:end], actor=actor, evidence=(self.doc.span(start, end),)
                    )
        return None

    def one_sentence(self, trigger: Trigger, part: Stretch) -> bool:
        """Say whether words stand in the same sentence as a trigger: those further away date others."""
        a, b = self.doc.tree.sentence_span(self.doc.tree.at(trigger.start, trigger.end)[0])
        return a <= part.start < b

    def together(self, trigger: Trigger, part: Stretch) -> bool:
        """Say whether words stand in the same paragraph as a trigger."""
        a, b = sorted((trigger.start, part.start))
        return "\n" not in self.doc.text[a:b]

    def topics(self, case: Case) -> tuple[str, ...]:
        """Return what an engagement was about, each topic once."""
        out: dict[str, str] = {}
        for trigger in case.triggers:
            for part in self.scenes.part_of(trigger, "re"):
                if UNTALKED.search(self.doc.text, max(0, part.start - 16), part.start):
                    continue
                words = worded(self.doc.text[part.start : part.end]).strip(" ,.;")
                out.setdefault(words.lower(), words)
        return tuple(out.values())

    def told_by(self, case: Case) -> tuple[Hand, ...]:
        """Return the hands that an engagement's telling came through."""
        for trigger in case.triggers:
            found = [(e - s, hands) for s, e, hands in self.covering if s <= trigger.start < e]
            if found:
                return min(found, key=lambda pair: pair[0])[1]
        return ()

    def made(self, case: Case, number: int) -> Engagement:
        """Make the frozen engagement."""
        parts = [self.participant(e, case) for e in self.people(case)]
        parts += [Participant(actor=None, name=name) for name in self.described(case)]
        date = self.date(case)
        status = self.settled(case.status, date)
        kind = "other" if self.ceremony(case) else case.type
        news = sum(t.news for t in case.triggers) / len(case.triggers) >= 0.5 and not case.caption
        return Engagement(
            id=f"g{number}",
            type=kind,
            plover=plover_of(kind, status, None),
            status=status,
            participants=tuple(parts),
            date=date,
            place=self.place(case),
            topics=self.topics(case),
            according_to=self.told_by(case),
            evidence=self.evidence(case),
            news=news,
            confidence=self.confidence(case),
        )

    def ceremony(self, case: Case) -> bool:
        """Say whether a Chinese report tells a ceremony, of which the guest's visit is the occasion."""
        return any(
            CEREMONY.search(self.doc.text, t.start, t.end + 2) is not None
            and WELCOME.search(self.doc.text, max(0, t.start - 24), t.end + 12) is not None
            for t in case.triggers
        )

    def settled(self, status: EngagementStatus, date: Date) -> EngagementStatus:
        """Return the status once its date is known: what lies after the publication date is planned."""
        published = (self.doc.report.published or "")[:10]
        late = bool(date.value and published and date.precision == "day" and date.value > published)
        return "planned" if status == "held" and late else status

    def confidence(self, case: Case) -> float:
        """Return how sure the network is of an engagement and of everybody in it."""
        takes = [p for p in (*case.actors.values(), *(p for p, _ in case.unnamed.values())) if p >= TAKES]
        return round(max(t.sure for t in case.triggers) * min(takes, default=0.5), 2)

    def evidence(self, case: Case) -> tuple[Span, ...]:
        """Return the sentences that tell an engagement, each once, the first four."""
        spans: dict[Span, None] = {}
        for t in sorted(case.triggers, key=lambda t: self.doc.kind(t.start) == "headline"):
            words = self.doc.tree.at(t.start, t.end)
            spans.setdefault(self.doc.span(*self.doc.tree.sentence_span(words[0])), None)
        return tuple(spans)[:4]

    def participant(self, entity: Entity, case: Case) -> Participant:
        """Make a participant with the title and organisation that this report gives."""
        title, employer = told_of(self.doc, self.roles, entity, caption=case.caption)
        organisation = employer.name if employer else None
        state = employer.country if employer and employer.kind in ("country", "government") else None
        return Participant(
            actor=f"a{entity.number}",
            name=entity.name,
            title=title,
            organisation=organisation,
            side=state or organisation,
        )
