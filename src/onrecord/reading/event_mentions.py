"""A mention of an event, and how the phrases around its words fill its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.reading.actors import Entity
from onrecord.reading.assertions import Assertions, Voice
from onrecord.reading.document import Document
from onrecord.reading.lexicon.events import EventPart, reported_types
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.runs import DETERMINERS, POSSESSIVE, PREPOSITIONS, Group, Run, Runs

ENDS = frozenset(
    "that which who whose when while after before because although though if since but amid saying citing "
    "according despite "
    "unless until where and so during following".split()
)
LONGEST_OBJECT = 12  # words kept of what no actor names
POSTS = frozenset({"appointment", "departure"})  # a post's body is what they are about
LOOSE = frozenset({"restriction", "block"})  # "blocked Google's services" is done to Google
STATE_NOUNS = frozenset(
    "government authorities regulators regulator officials administration restrictions rules controls curbs "
    "sanctions state "
    "censors customs court courts parliament lawmakers restriction rule ban tariffs measures".split()
)
WORLD = re.compile(
    r"(?:the )?(?:country|kingdom|nation|republic|island|world['’]s [\w-]+(?: [\w-]+)? (?:economy|market"
    r"|country|nation))\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One part of a mention: an actor, or the words of what is none."""

    part: EventPart
    entity: Entity | None
    name: str


@dataclass(slots=True, kw_only=True)
class EventMention:
    """One place where a report tells an event, under construction; `trigger` is the index of its word."""

    type: str
    trigger: int
    voice: Voice = "active"
    verb: bool = True
    amount: bool = False
    parts: list[Filled] = field(default_factory=list)

    def entities(self, part: str) -> list[Entity]:
        """Return the actors that play a part."""
        return [p.entity for p in self.parts if p.part == part and p.entity is not None]

    def every(self) -> list[Entity]:
        """Return all actors."""
        return [p.entity for p in self.parts if p.entity is not None]

    def words(self, part: str) -> str | None:
        """Return the words of a part that no actor names."""
        return next((p.name for p in self.parts if p.part == part and p.entity is None), None)

    def has(self, part: str) -> bool:
        """Say whether anybody or anything plays a part."""
        return any(p.part == part for p in self.parts)

    def add(self, part: EventPart, found: Entity | str | None) -> None:
        """Add an actor, or words, that is not there yet."""
        if found is None:
            return
        entity = None if isinstance(found, str) else found
        name = found if isinstance(found, str) else found.name
        if not any(p.entity is entity and (entity is not None or p.name == name) for p in self.parts):
            self.parts.append(Filled(part=part, entity=entity, name=name))


class EventReader:
    """Reads the phrases around the words of an event.

    Args:
        doc: the report under reading.
        runs: its actors as runs of words.
    """

    def __init__(self, doc: Document, runs: Runs) -> None:
        self.doc, self.runs = doc, runs
        self.words, self.low = runs.words, runs.low
        self.assertions = Assertions(runs)

    def readable(self, i: int) -> bool:
        """Say whether word `i` may tell an event: in the story itself, and no part of a name."""
        at = self.words[i].start
        name = self.doc.name_of_word.get(i)
        named = name is not None and name.kind != "title"
        return not named and not self.doc.silent(at) and self.doc.kind(at) not in ("dateline", "caption")

    def clause_end(self, at: int) -> int:
        """Return where the clause that goes on at word `at` ends."""
        _, ceiling = self.runs.bounds(max(0, at - 1))
        k = at
        while k < ceiling:
            if self.low[k] in ENDS and not self.in_list(k, at):
                return k
            if self.low[k] in (":", "(", "—", "–", "“", "”", '"') and k > at:
                return k
            if self.low[k] == "," and not self.in_list(k, at) and k > at:
                return k
            k += 1
        return min(k, ceiling)

    def in_list(self, k: int, at: int) -> bool:
        """Say whether a comma or "and" stands between items of one list of actors or things."""
        if self.low[k] not in (",", "and"):
            return False
        following = next((j for j in range(k + 1, min(k + 5, len(self.low))) if j in self.runs.of_word), None)
        before = self.runs.of_word.get(k - 1)
        if before is not None and before.first >= at and following is not None:
            return not self.runs.begins_clause(self.runs.of_word[following])
        return (
            self.low[k] == "and"
            and k - at < 6
            and before is None
            and following is None
            and self.words[k + 1].upos not in ("VERB", "AUX")
        )

    def segment_end(self, start: int, ceiling: int) -> int:
        """Return where the phrase after a preposition ends: at the next one, or with its clause."""
        limit = min(ceiling, self.clause_end(start))
        return next(
            (k for k in range(start, limit) if self.low[k] in PREPOSITIONS and self.low[k] != "of"), limit
        )

    def fill_subject(self, mention: EventMention, part: EventPart, subject: Group | None, at: int) -> None:
        """Read who stands before the verb; where nobody does, whoever the tree gives as subject."""
        if subject is None:
            return
        if subject.heads:
            for run in self.with_compounds(mention, subject):
                for entity in run.entities:
                    mention.add(part, entity)
            return
        dashes = self.between_dashes(at)
        if dashes:
            for run in dashes:
                for entity in run.entities:
                    mention.add(part, entity)
            return
        head = self.low[subject.end - 1]
        state = [r for r in subject.within if r.kind in ("country", "place", "government")]
        loose = part == "target" and reported_types().get(mention.type, mention.type) in LOOSE
        if part == "agent" and head in STATE_NOUNS and state:
            mention.add(part, state[-1].entities[0])
        elif loose and subject.within:
            mention.add(part, subject.within[-1].entities[0])
            mention.add("object", self.described(subject.first, subject.end))
        elif part in ("object", "target"):
            mention.add(part, self.described(subject.first, subject.end))

    def with_compounds(self, mention: EventMention, subject: Group) -> Iterable[Run]:
        """Return a subject's actors; of services that are blocked also those that only describe one."""
        if reported_types().get(mention.type, mention.type) == "block":
            return (
                *[
                    r
                    for r in subject.within
                    if r.kind in ("organisation", "product") and self.low[r.end] not in POSSESSIVE
                ],
                *subject.heads,
            )
        return subject.heads

    def between_dashes(self, at: int) -> tuple[Run, ...]:
        """Return the list set off by dashes right before a verb ("its giants – from A to B – launched")."""
        floor, _ = self.runs.bounds(at)
        marks = [k for k in range(max(floor, at - 30), at) if self.low[k] in ("–", "—")]
        if len(marks) < 2 or marks[-1] < at - 6:
            return ()
        return self.runs.inside(marks[-2], marks[-1], (), floor)

    def fill(self, mention: EventMention, part: EventPart, preposition: str, a: int, b: int) -> None:
        """Read one phrase that plays a part."""
        group = self.runs.after(a, b)
        heads = group.heads if group else ()
        if part == "place":
            heads = tuple(r for r in heads if r.kind in ("country", "place"))
            if not heads and WORLD.match(self.runs.text(a, b)):
                country = self.country_before(a)
                mention.add("place", country or self.described(a, b))
        for run in heads:
            for entity in run.entities:
                mention.add(part, entity)
        if heads and part != "object":
            rest = self.title_after(heads[-1].end, b)
            if rest is not None and part == "target":
                mention.add("object", rest)
            return
        if (
            part == "target"
            and group is not None
            and group.within
            and reported_types().get(mention.type, mention.type) in LOOSE
        ):
            mention.add(part, group.within[-1].entities[0])
            mention.add("object", self.described(a, b))
        elif part in ("object", "target") and not heads and (part == "object" or not preposition):
            mention.add(part, self.described(a, b))
            if part == "object" and reported_types().get(mention.type, mention.type) in POSTS:
                for run in self.runs.inside(a, b, (), a):
                    if run.kind in ("organisation", "government"):
                        mention.add("object", run.entities[0])

    def title_after(self, a: int, b: int) -> str | None:
        """Return the title that follows who is appointed ("named Smith chairman")."""
        for k in range(a, min(b, a + 3)):
            if any(" ".join(self.low[k : k + n]) in titles_by_form() for n in (3, 2, 1)):
                return self.described(k, b)
        return None

    def country_before(self, at: int) -> Entity | None:
        """Return the country that "the country" or "the world's second-largest economy" leads back to."""
        floor, _ = self.runs.bounds(at)
        for k in range(at - 1, floor, -1):
            run = self.runs.of_word.get(k)
            if (
                run is not None
                and run.kind == "country"
                and self.low[run.first - 1] in ("in", "to", "into", "inside", "across", "the")
            ):
                return run.entities[0]
        return None

    def described(self, a: int, b: int) -> str | None:
        """Return the words of a phrase without its article, where they say something."""
        while a < b and (self.low[a] in DETERMINERS or self.low[a] in (",", "also", "its")):
            a += 1
        b = min(
            b,
            a + LONGEST_OBJECT,
            *(k for k in range(a + 1, b) if k in self.runs.timed or self.low[k] in ("such", "used", "worth")),
        )
        while b > a and not (self.words[b - 1].text[-1].isalnum() or self.low[b - 1] == "%"):
            b -= 1
        return self.runs.text(a, b) if a < b and any(c.isalpha() for c in self.runs.text(a, b)) else None
