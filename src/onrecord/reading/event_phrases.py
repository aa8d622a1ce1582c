"""Events that nouns and whole phrases tell: "its investment in Acme", "limit China's access to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.reading.event_mentions import EventMention, EventReader
from onrecord.reading.lexicon.events import (
    EventNoun,
    EventPart,
    EventPhrase,
    event_nouns,
    event_phrases,
    reported_types,
)
from onrecord.reading.lexicon.words import may_hold, phrase_pattern, verb_forms
from onrecord.reading.runs import DETERMINERS, POSSESSIVE, PREPOSITIONS, Run

RECIPIENT = frozenset(
    {"appointment", "nomination", "dismissal", "ouster", "impeachment", "firing", "election", "inauguration"}
)
UNREAL_BEFORE = frozenset(
    "possible potential proposed planned future further foreign greater increased more private promised "
    "would-be any no failed "
    "attempted abandoned rumoured rumored hostile alleged new additional fresh direct".split()
)


class EventNouns(EventReader):
    """Finds the mentions of events that nouns tell in an English text."""

    def nouns(self) -> Iterator[EventMention]:
        """Yield the mentions that nouns tell, with an actor who did it and one it was done to or about."""
        for noun in event_nouns():
            if not may_hold(self.doc.low, noun.noun):
                continue
            for match in phrase_pattern(noun.noun).finditer(self.doc.text):
                inside = self.doc.tree.at(*match.span())
                if inside and self.readable(inside[0]):
                    mention = self.of_noun(noun, inside.start, inside.stop)
                    if mention is not None:
                        yield mention

    def of_noun(self, noun: EventNoun, first: int, end: int) -> EventMention | None:
        """Read the mention that the noun of words `first` to `end` tells."""
        floor, ceiling = self.runs.bounds(first)
        start, owner = self.owner(first, floor)
        if UNREAL_BEFORE & set(self.low[start:first]) or self.assertions.denied_noun(start):
            return None
        mention = EventMention(type=noun.type, trigger=end - 1, verb=False)
        for run in owner:
            mention.add("target" if noun.noun in RECIPIENT else "agent", run.entities[0])
        k = end
        while k < ceiling and self.low[k] in noun.prepositions:
            part, stop = noun.prepositions[self.low[k]], self.segment_end(k + 1, ceiling)
            self.fill(mention, part, self.low[k], k + 1, stop)
            k = stop
        agents, targets = mention.entities("agent"), mention.entities("target")
        told = bool(targets) and (bool(agents) or (noun.noun in RECIPIENT and mention.has("object")))
        if noun.type in ("resignation",):
            told = bool(agents)
        launched = noun.type == "launch" and bool(agents) and mention.has("object")
        return mention if told or launched else None

    def owner(self, first: int, floor: int) -> tuple[int, tuple[Run, ...]]:
        """Return where the phrase around a noun begins, and whose it is ("Acme's reported investment")."""
        k = first
        while (
            k > floor
            and first - k < 9
            and (self.runs.in_phrase(k - 1) or self.low[k - 1] in (",", "reported", "announced"))
        ):
            if k - 1 in self.runs.of_word or self.low[k - 1] in POSSESSIVE | DETERMINERS:
                break
            k -= 1
        at = k - 1
        if at >= floor and self.low[at] in POSSESSIVE and at - 1 in self.runs.of_word:
            return self.runs.of_word[at - 1].first, (self.runs.of_word[at - 1],)
        if at >= floor and at in self.runs.of_word:
            return self.runs.of_word[at].first, (self.runs.of_word[at],)
        if at >= floor and self.low[at] == "its":
            bodies = {
                id(r.entities[0]): r
                for r in self.runs.inside(floor, at, (), floor)
                if r.kind in ("organisation", "government")
            }
            return at, tuple(bodies.values()) if len(bodies) == 1 else ()
        return k, ()


class EventPhrases(EventReader):
    """Finds the mentions of events that declared phrases tell in an English text."""

    def phrases(self) -> Iterator[EventMention]:
        """Yield the mentions that whole phrases tell ("limit China's access to")."""
        for entry in event_phrases():
            if not may_hold(self.doc.low, entry.phrase):
                continue
            for match in _pattern(entry).finditer(self.doc.text):
                inside = self.doc.tree.at(*match.span())
                if (
                    inside
                    and self.readable(inside[0])
                    and self.words[inside[-1]].sentence == self.words[inside[0]].sentence
                ):
                    mention = self.of_phrase(entry, match, inside)
                    if mention is not None:
                        yield mention

    def of_phrase(self, entry: EventPhrase, match: re.Match[str], inside: range) -> EventMention | None:
        """Read the mention that a phrase tells."""
        lemma = re.match(r"\[(\w+)\]", entry.phrase)
        be = lemma is not None and lemma[1] == "be"
        kind = reported_types().get(entry.type, entry.type)
        verb = inside.start
        forms = verb_forms(lemma[1] if lemma else self.low[verb])
        group = self.assertions.group(verb, forms, verb + 1, attempts=kind == "restriction")
        if group is None:
            return None
        mention = EventMention(
            type=entry.type, trigger=verb if not be else verb + 1, voice="passive" if be else "active"
        )
        passive = be or group.voice == "passive"
        subject: EventPart = "target" if kind == "appointment" or be else "agent"
        if passive and not be:
            return None
        self.fill_subject(mention, subject, self.runs.before(group.first), verb)
        if entry.x is not None and match.groupdict().get("x"):
            a, b = match.span("x")
            span = self.doc.tree.at(a, b)
            found = self.runs.inside(span.start, span.stop, (), span.start)
            if not found:
                return None
            mention.add(entry.x, found[-1].entities[0])
        if entry.after is not None:
            limit = self.clause_end(inside.stop)
            k = next(
                (
                    k
                    for k in range(inside.stop, limit)
                    if self.low[k] in PREPOSITIONS and self.low[k] not in ("of",)
                ),
                limit,
            )
            if inside.stop < k:
                self.fill(mention, entry.after, "as" if kind == "appointment" else "", inside.stop, k)
        return mention


@cache
def _pattern(entry: EventPhrase) -> re.Pattern[str]:
    """Compile a phrase in whose middle up to six words may stand for X."""
    if " X" not in f" {entry.phrase}" or entry.x is None:
        return phrase_pattern(entry.phrase)
    before, _, after = entry.phrase.partition("X")
    after = after.removeprefix("'s")
    own = r"['’]s?" if entry.phrase.partition("X")[2].startswith("'s") else ""
    head, tail = phrase_pattern(before.strip()).pattern, phrase_pattern(after.strip()).pattern
    return re.compile(
        rf"(?:{head})\s+(?P<x>[^\s,.;]+(?:\s[^\s,.;]+){{0,5}}?){own}\s+(?:{tail})", re.IGNORECASE
    )
