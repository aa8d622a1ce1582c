"""Two readings of the engagements joined: declared frames, and what the network sees.

Frames are exact where they apply and miss much; the network misses less and is less exact. An engagement that
both tell takes from each what it is better at; one that only one tells is kept where it is sure enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.domain.dates import Date
from onrecord.domain.reading import Engagement, EngagementStatus, Participant
from onrecord.domain.spans import Span
from onrecord.reading.document import Document
from onrecord.reading.encoder import softmax

ADDED = 0.75  # probability from which one whom only the network sees is added to an engagement of both
DOUBTED = 0.05  # probability below which the network takes one out whom only the frames tell
REFUSED = re.compile(r"(?:\b(?:not?|never)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)
LIKELY = 0.8  # least probability of its words for an engagement of a report that tells none surely
HEARD = 0.5  # least probability of an engagement word under which a frame alone is kept
SURE_ALONE = 0.6  # the same beside exact frames: visits and ceremonies (marked Chinese reports, bulletins)
SURE_PAIR = 0.65  # of two who meet, call or sign
UNKNOWN = 0.5  # probability of those who take part without a name
PAIRED = frozenset({"meeting", "call", "talks", "signing"})
ALONE = 0.6  # confidence from which an engagement of the network alone is kept
GOES = 0.8  # confidence from which a noun for a visit needs neither place nor date
TIED, TIMELY = 0.03, 0.05  # least probabilities that words for when belong to an engagement, or to any
CHANGED = 0.7  # probability from which the network's status other than held is taken
UNTIED = Date(
    value=None, precision="unknown", basis="stated", why="the dates beside it are told of something else"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An engagement with the code points of the words that tell it.

    Args:
        chances: the network's probability for each actor id to take part; empty for a frame's.
        status: the network's probability of the status; 1 for a frame's.
        sure: its probability that the words tell an engagement at all; 1 for a frame's.
        kind: its probability of the type; 1 for a frame's.
        before: a frame's first words say that it went before the news.
        faint: too few people are told of for it to stand beside others; see `joined`.
    """

    engagement: Engagement
    triggers: tuple[tuple[int, int], ...]
    chances: dict[str, float]
    status: float = 1.0
    sure: float = 1.0
    kind: float = 1.0
    before: bool = False
    faint: bool = False


Told = Literal["both", "frame", "network"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An engagement as it is told in the end, and by what.

    Args:
        by: frames and network, a frame alone, or the network alone.
        sure: the network's probability that its words tell an engagement at all.
        kind, status: its probabilities of type and status; 1 for a frame alone.
        chances: its probability for each to take part, by actor id or name; empty for a frame alone.
        declared: those whom a frame tells, by actor id or name.
        exact: frames are exact, as for `joined`: whom they tell stands, however sure anybody is.
    """

    engagement: Engagement
    by: Told
    sure: float
    kind: float
    status: float
    chances: Mapping[str, float]
    declared: frozenset[str]
    exact: bool = False


Completing = Callable[[Account, Account, Sequence[Account]], Engagement]


def joined(
    doc: Document,
    declared: Sequence[Account],
    seen: Sequence[Account],
    *,
    exact: bool = False,
    completing: Completing | None = None,
) -> tuple[Whole, ...]:
    """Join the engagements of frames and network, in order of the text, and say which told each.

    A report of which nothing is sure enough tells those whose words the network is sure of, whoever else
    took part: a page about a meeting is not read as a page about none.

    Args:
        exact: the frames are exact (Chinese readouts are of one mould): what they tell stands, and
            the network adds only engagements of people or sentences that no frame tells.
        completing: what an exact frame's engagement takes from the network's account of it; nothing if None.
    """
    free = [account for account in seen if not (account.faint or refused(doc, account))]
    out: list[tuple[int, Whole]] = []
    for account in declared:
        partner = max(free, key=lambda s: likeness(account, s), default=None)
        if partner is not None and likeness(account, partner) > 0:
            free.remove(partner)
            without = elsewhere(account, partner, declared)
            told_of_others = frozenset(s for a in declared if a is not account for s in a.engagement.evidence)
            if completing is not None:
                whole = completing(account, partner, declared)
            else:
                whole = account.engagement if exact else merged(account, partner, without, told_of_others)
            if not exact and whole.date.value and not partner.engagement.date.value:
                whole = replace(whole, date=tied(doc, whole.date, partner))
            out.append((account.triggers[0][0], told_whole(doc, whole, account, partner)))
        elif exact or max(chance(doc, t) for t in account.triggers) >= HEARD:
            out.append((account.triggers[0][0], told_whole(doc, account.engagement, account, None)))
    for account in free:
        told = exact and (
            any(retold(account, one) for one in declared)
            or any(again(account.engagement, x.engagement) for _, x in out if x.by == "network")
        )
        if alone(doc, account, declared, exact=exact) and not told:
            out.append((account.triggers[0][0], told_whole(doc, account.engagement, None, account)))
    if not out and not exact:
        out = [(a.triggers[0][0], told_whole(doc, a.engagement, None, a)) for a in seen if likely(doc, a)]
    every = [one.engagement for _, one in out]
    kept = sorted(
        (row for row in out if not summed_up(doc, row[1].engagement, every)), key=lambda row: row[0]
    )
    return tuple(
        replace(one, engagement=replace(one.engagement, id=f"g{k}"), exact=exact)
        for k, (_, one) in enumerate(kept, 1)
    )


def alone(doc: Document, seen: Account, declared: Sequence[Account], *, exact: bool) -> bool:
    """Say whether an engagement that only the network tells has people, words and sureness enough.

    Args:
        doc: the report under reading.
        seen: the network's account.
        declared: those of the frames, whose words are theirs.
        exact: as for `joined`.
    """
    e = seen.engagement
    named = any(p.actor for p in e.participants)
    fixed = e.place is not None or e.date.value is not None or journey(doc, seen)
    placed = e.type == "visit" and fixed and named  # "he visited the website" goes nowhere
    several = len(e.participants) > 1 and (named or not exact)
    taken = [t for a in declared for t in a.triggers]
    overlaps = any(s < b and a < t for a, b in seen.triggers for s, t in taken)
    enough = sure_alone(seen) if exact else e.confidence >= ALONE
    return (several or placed or e.type in ("summit", "other", "signing")) and enough and not overlaps


def told_whole(
    doc: Document, engagement: Engagement, declared: Account | None, seen: Account | None
) -> Whole:
    """Keep with an engagement what its confidence is calculated from.

    Args:
        doc: the report under reading.
        engagement: as it is told in the end.
        declared: the frame's account of it, if a frame tells it.
        seen: the network's, if the network does.
    """
    triggers = [t for account in (declared, seen) if account is not None for t in account.triggers]
    parts = declared.engagement.participants if declared is not None else ()
    return Whole(
        engagement=engagement,
        by="network" if declared is None else "frame" if seen is None else "both",
        sure=max(chance(doc, t) for t in triggers),
        kind=seen.kind if seen is not None else 1.0,
        status=seen.status if seen is not None and seen.engagement.status == engagement.status else 1.0,
        chances=seen.chances if seen is not None else {},
        declared=frozenset(p.actor or p.name for p in parts),
    )


def summed_up(doc: Document, one: Engagement, others: Sequence[Engagement]) -> bool:
    """Say whether a headline alone tells in short what the text below tells."""

    def above(e: Engagement) -> bool:
        return bool(e.evidence) and all(doc.kind(s.start) == "headline" for s in e.evidence)

    people = {p.actor for p in one.participants if p.actor}
    return above(one) and any(
        not above(other) and other.type == one.type and people & {p.actor for p in other.participants}
        for other in others
    )


def again(one: Engagement, other: Engagement) -> bool:
    """Say whether two engagements of the network alone are one: told in one sentence, of the same people."""
    people = [{p.actor or p.name for p in e.participants} for e in (one, other)]
    met = {one.type, other.type} <= PAIRED - {"signing"} or one.type == other.type
    return met and people[0] == people[1] and bool(set(one.evidence) & set(other.evidence))


def sure_alone(seen: Account) -> bool:
    """Say whether the network's account is sure enough beside exact frames: of its words and of its people.

    Of two who meet the second surest counts, of others' occasions the surest: one more who is less sure
    makes it no worse as news.
    """
    paired = seen.engagement.type in PAIRED
    chances = sorted(seen.chances.values(), reverse=True)
    people = chances[min(len(chances) - 1, 1 if paired else 0)] if chances else UNKNOWN
    return seen.sure * max(people, UNKNOWN) >= (SURE_PAIR if paired else SURE_ALONE)


def likely(doc: Document, seen: Account) -> bool:
    """Say whether the network is sure of an engagement's words, and somebody in it is named.

    A signing is left out: a law is signed, and a letter. So are words behind "not" or "no".
    """
    named = any(p.actor for p in seen.engagement.participants)
    sure = max(chance(doc, t) for t in seen.triggers) >= LIKELY
    return named and sure and seen.engagement.type != "signing" and not refused(doc, seen)


def refused(doc: Document, seen: Account) -> bool:
    """Say whether a "not" or "no" stands before every word of what would take place or did."""
    before = [doc.text[max(0, start - 30) : start] for start, _ in seen.triggers]
    return seen.engagement.status in ("held", "planned") and all(map(REFUSED.search, before))


def journey(doc: Document, account: Account) -> bool:
    """Say whether a noun surely tells a visit ("her trip"), not one counted ("it is her third visit")."""
    tree = doc.tree
    told = [tree.words[i] for a, b in account.triggers for i in tree.at(a, b)]
    nouns = [w for w in told if w.upos == "NOUN"]
    return account.engagement.confidence >= GOES and any(not tree.children(w.i, "cop") for w in nouns)


def retold(seen: Account, declared: Account) -> bool:
    """Say whether a frame tells the same people in the same sentence, and the same kind of occasion."""
    shared = set(seen.engagement.evidence) & set(declared.engagement.evidence)
    kinds = {seen.engagement.type, declared.engagement.type}
    both = actors(seen) & actors(declared)
    twice = seen.engagement.type == "visit" and len(both) > 1
    alike = len(kinds) == 1 or "visit" not in kinds or twice
    return bool(shared and alike and both)


def elsewhere(account: Account, partner: Account, declared: Sequence[Account]) -> frozenset[str]:
    """Return the actors of frames' other engagements that the network took wholly into this one."""
    mine, seen = actors(account), actors(partner)
    told = set(account.engagement.evidence)
    # Nobody meets alone: "will travel to Oslo and meet …" shares its subject.
    short = len(mine) < 2 and {account.engagement.type, partner.engagement.type} <= {
        "meeting",
        "talks",
        "call",
    }
    rest = [
        a for a in declared
        if a is not account and not (short and told & set(a.engagement.evidence))
    ]  # fmt: skip
    others = [actors(a) for a in rest]
    alone = [a.engagement.type == "visit" for a in rest]
    return frozenset(
        a
        for found, travels in zip(others, alone, strict=True)
        if (len(found) > 1 or travels) and found <= seen - mine
        for a in found
    )


def actors(account: Account) -> set[str]:
    """Return the ids of those who take part."""
    return {p.actor for p in account.engagement.participants if p.actor}


def tied(doc: Document, told: Date, seen: Account) -> Date:
    """Return a date that only a frame tells, unless the network ties none of its words to the engagement.

    Args:
        doc: the report under reading.
        told: the frame's date.
        seen: the network's account of the engagement.
    """
    scenes = doc.scenes
    triggers = [doc.marks.piece(start) for start, _ in seen.triggers]
    for time in doc.times:
        if time.date != told:
            continue
        piece = doc.marks.piece(time.start)
        timely = 1 - float(softmax(doc.marks.part[piece])[0])
        near = [t for t in triggers if doc.marks.window[t] == doc.marks.window[piece]]
        if not near:
            return told  # too far apart for the network to say
        if timely >= TIMELY and max(scenes.near(piece, t, "arg") for t in near) >= TIED:
            return told
    return UNTIED


def chance(doc: Document, trigger: tuple[int, int]) -> float:
    """Return the network's probability that words tell an engagement at all."""
    if not len(doc.marks.starts):
        return 0.0
    return 1 - float(softmax(doc.marks.trigger[doc.marks.piece(trigger[0])])[0])


def likeness(one: Account, other: Account) -> float:
    """Score whether two accounts tell one engagement: by words that both rest on, then by who takes part."""
    shared = sum(any(a < t and s < b for s, t in other.triggers) for a, b in one.triggers)
    both = len(actors(one) & actors(other))
    if not shared and not (both >= 2 and one.engagement.type == other.engagement.type):
        return 0.0
    return shared + both / 4 + 0.1


def merged(
    declared: Account,
    seen: Account,
    without: frozenset[str] = frozenset(),
    of_others: frozenset[Span] = frozenset(),
) -> Engagement:
    """Take the type from the network, and from each account what the other does not tell.

    Args:
        declared: the frame's account.
        seen: the network's.
        without: the actors of frames' other engagements, whom the network took in here.
        of_others: the sentences that tell those.
    """
    one, other = declared.engagement, seen.engagement
    status: EngagementStatus = one.status
    own = [s for s in other.evidence if s not in of_others]
    if one.status == "held" and other.status != "held" and seen.status >= CHANGED:
        status = other.status
    return replace(
        one,
        type=other.type,
        status=status,
        participants=people(declared, seen, without),
        date=finer(one.date, other.date),
        place=one.place or other.place,
        topics=one.topics or other.topics,
        according_to=one.according_to or other.according_to,
        evidence=tuple(dict.fromkeys((*one.evidence, *own)))[:4],
        news=other.news and not declared.before,
        confidence=round(max(one.confidence, other.confidence), 2),
    )


def finer(one: Date, other: Date) -> Date:
    """Return the first date, or the second where the first has no value or only the month of its day."""
    within = bool(one.value) and (other.value or "").startswith(f"{one.value}-")
    return other if other.value and (within or not one.value) else one


def people(declared: Account, seen: Account, without: frozenset[str]) -> tuple[Participant, ...]:
    """Return those of the frame whom the network does not doubt, and those whom it is sure of besides.

    Nobody of another engagement that frames tell is added, and to a visit nobody without a name.
    """
    mine = declared.engagement.participants
    kept = [p for p in mine if p.actor is None or seen.chances.get(p.actor, 0.0) >= DOUBTED]
    kept = kept if len(kept) > 1 else list(mine)
    have = {p.actor for p in kept if p.actor}
    words = {w for p in kept for w in p.name.lower().split()}
    for p in seen.engagement.participants:
        sure = p.actor is not None and seen.chances.get(p.actor, 0.0) >= ADDED and p.actor not in without
        new = p.actor not in have if p.actor else not set(p.name.lower().split()) & words
        if new and (sure or (p.actor is None and declared.engagement.type != "visit")):
            kept.append(p)
    return tuple(kept)
