"""Which account is open: words that name no hand of their own depend on the account told before them.

A reader who meets "he added" or "she was quoted as saying" reads it as of the account that the report is just
retelling. An account is left where somebody else speaks without being part of it, or a paragraph ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain.reading import Hand, Means
from onrecord.reading.actors import Cast
from onrecord.reading.document import Document
from onrecord.reading.lexicon.cues import means_words
from onrecord.reading.media import WROTE
from onrecord.reading.passers import Passers
from onrecord.reading.silences import Draft

RETOLD: frozenset[Means] = frozenset(
    {"statement", "announcement", "readout", "document", "report", "translation", "source"}
)
"""Accounts that tell of others than who gives them; what was told in an interview is one's own."""
STAYS: frozenset[Means] = frozenset({"statement", "announcement", "readout"})
"""Accounts of a whole occasion, whose people go on speaking in them."""
GOES_ON = re.compile(r"\b(?:add(?:s|ed|ing)|continu(?:es|ed|ing)|went on|goes on)\b", re.IGNORECASE)
QUOTED = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:also\s+|further\s+)?"
    r"(?:quot|cit|record|minut|paraphras|summari[sz]|report)ed\b(?!\s+by)|\bquoted as\b|"
    r"\bhave\s+\w+\s+saying\b",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"\b(?:repli|respond|answer|retort|ripost|counter|rejoin)(?:es|s|ied|ed|ing)?\b|"
    r"\b(?:for|on) (?:his|her|its|their) (?:own )?(?:part|side)\b|\bin (?:reply|response|return|turn)\b",
    re.IGNORECASE,
)
NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b")
PEOPLE = (
    r"person|people|officials?|sources?|spokes(?:man|woman|person)|aide|diplomat|adviser|banker|executive|lawyer|"
    r"analyst|manager|worker|farmer|engineer|insider|negotiator|trader"
)
SOMEBODY = re.compile(rf"(?:the|that|this)\s+(?:same\s+)?(?:second\s+|unnamed\s+)?(?P<who>{PEOPLE})")
ONE = re.compile(rf"\b(?:{PEOPLE})\b|^(?:one|another|a third|the other)\b", re.IGNORECASE)
REACH = 1500  # code points over which "was quoted as saying" leads back to who quotes


class Accounts:
    """Gives statements without a hand of their own those of the open account.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        passers: the hands that the network sees, where no account is open.
    """

    def __init__(self, doc: Document, cast: Cast, passers: Passers) -> None:
        self.doc, self.cast, self.passers = doc, cast, passers

    def settle(self, drafts: list[Draft]) -> list[Draft]:
        """Return the drafts, which are in order of the text, with the hands that they depend on."""
        out: list[Draft] = []
        for draft in drafts:
            out.append(self.settled(self.followed(draft, out), out))
        return out

    def followed(self, draft: Draft, before: list[Draft]) -> Draft:
        """Return a draft of "he" or "the official" as that of the unnamed person who spoke before."""
        told = draft.statement
        words = told.source.text.lower().strip(" ,") if told.source else ""
        if words == "it" and not draft.entities:
            return self.body(draft, before)
        if words in ("he", "she"):
            last = next((d for d in reversed(before) if d.statement.content), None)
            first = last is not None and leads(last) and self.paragraphs(last, draft) == 0
            meant = last if first and last is not None and unnamed(last) else None
        else:
            found = SOMEBODY.fullmatch(words)
            near = [d for d in before if unnamed(d) and draft.start - d.start < REACH]
            alike = [
                d for d in near if found and kin(found["who"], name_of(d)) and name_of(d).lower() != words
            ]
            meant = alike[-1] if alike else None
        if meant is None or meant.statement.speaker is None:
            return draft
        return replace(draft, entities=(), statement=replace(told, speaker=meant.statement.speaker))

    def body(self, draft: Draft, before: list[Draft]) -> Draft:
        """Return a draft whose "it" nothing leads on as that of the body that spoke right before."""
        told = draft.statement
        last = next((d for d in reversed(before) if d.statement.speaker is not None), None)
        if last is None or not last.entities or self.paragraphs(last, draft) > 0:
            return draft
        if any(e.kind in ("person", "country", "place") for e in last.entities):
            return draft
        speaker = last.statement.speaker
        assert speaker is not None
        hands = tuple(
            replace(h, name=speaker.name, actor=speaker.actor)
            if h.actor is None and h.name in means_words()
            else h
            for h in draft.hands
        )
        said = replace(told, speaker=speaker, according_to=hands)
        return replace(draft, entities=last.entities, hands=hands, statement=said)

    def settled(self, draft: Draft, before: list[Draft]) -> Draft:
        """Return a draft with the hands of its account, else those that the network sees."""
        told = draft.statement
        silent = told.status not in ("said", "denied") or told.form == "none"
        if draft.hands and told.cue is not None and WROTE.match(told.cue.text):
            return self.rewritten(draft, before)
        if draft.hands or silent or told.cue is None or NOT.search(told.cue.text):
            return draft
        hands = self.open(draft, before)
        if not hands and draft.piece >= 0 and told.status == "said":
            name = told.speaker.name if told.speaker else ""
            hands = self.passers.hands(draft.piece, draft.entities, name)
            known = [d.hands for d in before if same(d, draft) and alike(d.hands, hands)]
            hands = known[-1] if known else hands
        return replace(draft, hands=hands, statement=replace(told, according_to=hands))

    def rewritten(self, draft: Draft, before: list[Draft]) -> Draft:
        """Return a draft of plain writing with the post or letter that its speaker was last told to write."""
        plain = len(draft.hands) == 1 and draft.hands[0].means == "document"
        told = draft.statement
        if not plain or told.cue is None or draft.hands[0].evidence != (told.cue,):
            return draft
        earlier = [
            d.hands
            for d in before
            if d.hands and same(d, draft) and d.hands[0].means in ("post", "statement", "document")
        ]
        hands = earlier[-1] if earlier else draft.hands
        return replace(draft, hands=hands, statement=replace(told, according_to=hands))

    def open(self, draft: Draft, before: list[Draft]) -> tuple[Hand, ...]:
        """Return the hands of the account that a draft belongs to; none where none is open."""
        cue = draft.statement.cue
        assert cue is not None
        around = self.doc.text[max(0, cue.start - 40) : cue.end + 20]
        retold = [
            d for d in before if d.hands and d.hands[-1].means in RETOLD and cue.start - d.start < REACH
        ]
        if QUOTED.search(self.doc.text, max(0, cue.start - 12), cue.end) and retold:
            return retold[-1].hands
        last = next(
            (d for d in reversed(before) if d.statement.cue is not None and d.statement.content), None
        )
        if last is None or not last.hands:
            return ()
        apart = self.paragraphs(last, draft)
        if same(last, draft) and (apart == 0 or (apart == 1 and GOES_ON.search(around))):
            return last.hands
        if last.hands[-1].means in RETOLD and apart <= 1 and ANSWERS.search(around):
            return last.hands
        if apart <= 1 and last.hands[0].means in STAYS and self.part(draft, before, last.hands):
            return last.hands
        speaker = draft.statement.speaker
        if speaker is not None and apart == 0:
            names = [h.name for h in last.hands]
            if speaker.name in names and last.hands[0].means in RETOLD:
                return last.hands[names.index(speaker.name) :]
        return ()

    def part(self, draft: Draft, before: list[Draft], hands: tuple[Hand, ...]) -> bool:
        """Say whether who speaks is one of those whom an account has told of."""
        people = {e.number for e in draft.entities if e.kind == "person"}
        told = [c for d in before if d.hands == hands for c in d.statement.content]
        here = {e.number for c in told for e in self.cast.in_span(c.start, c.end, "person")}
        here |= {e.number for d in before if d.hands == hands for e in d.entities}
        return bool(people) and people <= here

    def paragraphs(self, one: Draft, other: Draft) -> int:
        """Return how many paragraph ends stand between the cues of two drafts."""
        first = one.statement.cue or one.statement.evidence[0]
        second = other.statement.cue or other.statement.evidence[0]
        a, b = sorted((first.end, second.start))
        return len(re.findall(r"\n\s*\S", self.doc.text[a:b]))


def name_of(draft: Draft) -> str:
    """Return the speaker's name, empty where there is none."""
    return draft.statement.speaker.name if draft.statement.speaker else ""


def unnamed(draft: Draft) -> bool:
    """Say whether a draft's speaker is one person whom the report does not name."""
    speaker = draft.statement.speaker
    return speaker is not None and not speaker.actors and ONE.search(speaker.name) is not None


def leads(draft: Draft) -> bool:
    """Say whether a draft's source stands before its content, so that "he" goes on with it."""
    source, content = draft.statement.source, draft.statement.content
    return source is not None and bool(content) and source.start < content[0].start


def kin(noun: str, name: str) -> bool:
    """Say whether a noun is of those that a description holds: person and people are one word."""
    low = name.lower()
    stem = noun.rstrip("s")
    return stem in low or (stem in ("person", "people") and ("people" in low or "person" in low))


def alike(one: tuple[Hand, ...], other: tuple[Hand, ...]) -> bool:
    """Say whether two chains end in the same hand, by whatever means."""
    return bool(one and other) and (one[-1].name == other[-1].name)


def same(one: Draft, other: Draft) -> bool:
    """Say whether two drafts have one speaker."""
    if one.entities and other.entities:
        return {e.number for e in one.entities} == {e.number for e in other.entities}
    first, second = one.statement.speaker, other.statement.speaker
    return first is not None and second is not None and first.name == second.name
