"""Events that verbs tell: "Washington restricted sales", "Acme was bought by Bolt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.reading.assertions import Voice
from onrecord.reading.event_mentions import EventMention, EventReader
from onrecord.reading.lexicon.events import EventPart, EventVerb, event_verbs, reported_types
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.runs import PREPOSITIONS, Group

ADJECTIVAL = frozenset({"limited", "restricted"})  # "has limited access" restricts nobody
STAKES = re.compile(r"\b(?:stake|shares?|shareholding|interest|holding|equity)\b|\d\s*(?:%|per ?cent)", re.I)
AMOUNT = re.compile(r"[$€£¥]|\b(?:million|billion|trillion|dollars|euros|yuan|pounds)\b", re.I)


@cache
def verbs_by_form() -> Mapping[str, tuple[EventVerb, ...]]:
    """Return the event verbs by each of their forms, those that need certain words first."""
    table: dict[str, list[EventVerb]] = {}
    for verb in event_verbs():
        for form in verb.forms.every:
            table.setdefault(form, []).append(verb)
    return {form: tuple(found) for form, found in table.items()}


class EventVerbs(EventReader):
    """Finds the mentions of events that verbs tell in an English text, by words and actors alone."""

    def verbs(self) -> Iterator[EventMention]:
        """Yield the mentions that verbs tell."""
        for i, low in enumerate(self.low):
            for verb in verbs_by_form().get(low, ()):
                mention = self.of_verb(i, verb) if self.readable(i) else None
                if mention is not None:
                    yield mention
                    break

    def of_verb(self, i: int, verb: EventVerb) -> EventMention | None:
        """Read the mention that the verb at word `i` tells."""
        end = i + 1
        for word in verb.tail.split():
            if end >= len(self.low) or self.low[end] != word:
                return None
            end += 1
        if any(" ".join(self.low[end : end + 3]).startswith(t) for t in verb.not_tail):
            return None
        kind = reported_types().get(verb.type, verb.type)
        if self.low[i] in ADJECTIVAL and i and self.low[i - 1] in ("has", "have", "had", "with"):
            return None
        active = frozenset(p for p, part in verb.prepositions.items() if part == "target")
        group = self.assertions.group(
            i, verb.forms, end, attempts=kind == "restriction", intransitive=active if verb.passive else None
        )
        if group is None or (group.voice == "passive" and verb.passive is None):
            return None
        subject = self.runs.before(group.first)
        mention = EventMention(type=verb.type, trigger=i, voice=group.voice)
        limit = self.clause_end(end)
        if not self.needed(verb, group.voice, subject, end, limit):
            return None
        part: EventPart = (verb.passive or "target") if group.voice == "passive" else verb.subject
        self.fill_subject(mention, part, subject, i)
        opening: EventPart | None = verb.object
        if group.voice == "passive":
            opening = "object" if verb.needs_title else None
        if not self.fill_after(mention, verb, opening, end, limit):
            return None
        mention.amount = AMOUNT.search(self.runs.text(i, limit)) is not None
        staked = self.stake(mention, verb, end, limit)
        if staked is None or (
            verb.weak
            and not (staked.entities("agent") and (staked.entities("target") or staked.words("object")))
        ):
            return None
        return staked

    def needed(self, verb: EventVerb, voice: Voice, subject: Group | None, end: int, limit: int) -> bool:
        """Say whether a word that a verb needs stands in its object, or in its subject."""
        if not verb.needs:
            return True
        spans = [self.low[end : min(limit, end + 10)]] if voice == "active" else []
        if subject is not None and (voice == "passive" or verb.object == "target"):
            spans.append(self.low[subject.first : subject.end])
        said = [" ".join(span) for span in spans]
        return any(phrase_pattern(*sorted(verb.needs)).search(text) for text in said)

    def fill_after(
        self, mention: EventMention, verb: EventVerb, opening: EventPart | None, start: int, limit: int
    ) -> bool:
        """Read what follows the verb, its object, then its prepositions; False where it is something else."""
        segments: list[tuple[EventPart | None, str, int, int]] = [(opening, "", start, start)]
        for k in range(start, limit):
            if self.low[k] in verb.prepositions or (
                self.low[k] in PREPOSITIONS
                and self.low[k] not in ("of", "like", "than", "per", "up", "off", "out")
            ):
                part = verb.prepositions.get(self.low[k])
                segments.append(
                    (
                        None if self.low[k] == "by" and mention.voice == "active" else part,
                        self.low[k],
                        k + 1,
                        k + 1,
                    )
                )
            else:
                segments[-1] = (*segments[-1][:3], k + 1)
        first = segments[0]
        if opening is not None and mention.voice == "active" and not self.fits(verb, first[2], first[3]):
            return False
        for part, preposition, a, b in segments:
            if part is not None and a < b:
                self.fill(mention, part, preposition, a, b)
        return not verb.needs_title or self.titled(start, limit)

    def fits(self, verb: EventVerb, a: int, b: int) -> bool:
        """Say whether an object is of a kind that makes the verb an event."""
        if any(
            self.low[k] in verb.not_objects
            or self.low[k].removesuffix("s") in verb.not_objects
            or self.low[k].removesuffix("es") in verb.not_objects
            for k in range(a, b)
        ):
            return False
        if not verb.object_kinds:
            return True
        group = self.runs.after(a, b)
        kinds = {run.kind for run in group.heads} if group else set()
        return bool(kinds & verb.object_kinds) or (
            STAKES.search(self.runs.text(a, b)) is not None if a < b else False
        )

    def titled(self, start: int, limit: int) -> bool:
        """Say whether a title follows a verb that needs one ("named Smith chairman")."""
        return any(
            " ".join(self.low[k : k + n]) in titles_by_form() for k in range(start, limit) for n in (1, 2, 3)
        )

    def stake(self, mention: EventMention, verb: EventVerb, start: int, limit: int) -> EventMention | None:
        """Turn the purchase of a part of a firm into an investment in it."""
        if verb.type != "acquisition" or mention.voice == "passive" or start >= limit:
            return mention
        text = self.runs.text(start, limit)
        match = STAKES.search(text)
        if match is None or re.match(r"(?:the )?remaining|100\s*(?:%|per ?cent)", text, re.I):
            return mention
        first = next((k for k in range(start, limit) if self.low[k] in ("of", "in")), None)
        group = self.runs.after(first + 1, limit) if first is not None else None
        if group is None or not group.heads:
            return None
        agents = [p for p in mention.parts if p.part == "agent"]
        mention.type, mention.parts = "investment", agents
        for run in group.heads:
            mention.add("target", run.entities[0])
        return mention
