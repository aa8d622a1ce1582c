"""Who of an engagement says a clause of an account: a participant, its side, or both."""

from __future__ import annotations

import re
from typing import Final

from onrecord.comparing.layout import Sentence
from onrecord.domain.reading import Actor, Engagement, Reading, Statement
from onrecord.domain.record import Account

BOTH: Final = "both sides"
Said = tuple[str | None, int | None, bool]  # who says it, the side's participant, whether both do
TOGETHER: Final = re.compile(
    r"^(?:(?:On|In) [^,]{3,60}, )?(?:the )?(?:two|both)\b|^they\b|^the (?:leaders|ministers|sides|"
    r"parties|presidents|secretary and the|foreign ministers|pair)\b|"
    r"^the (?:conversation|meeting|talks|call) (?:also )?(?:cover|focus|touch|took|last|deal|"
    r"dealt|includ|cent)|^(?:此外，|会见中，|会谈中，)?"
    r"(?:双方|两国元首|两国领导人|两国部长|两国外长|会谈双方)|\bno agreement\b",
    re.I,
)
_WORDS: Final = re.compile(r"[^\W\d_]+")
_BODIES: Final = frozenset("ministry department of the for and office s".split())
_MINISTRY: Final = re.compile(r"\b(?:ministry|department)\b", re.I)
_AND: Final = re.compile(r"[\w.’'] (?:and|&) (?:the )?$|[和与同]$")


class Sides:
    """Who of the engagement speaks, whatever name the report gives: the person, the body or the country."""

    def __init__(self, reading: Reading, account: Account, engagement: Engagement) -> None:
        self.reading = reading
        self.actors = {a.id: a for a in reading.actors}
        self.takers = account.takers
        self.by_actor: dict[str, int] = {}
        for k, one in enumerate(engagement.participants):
            if one.actor:
                self.by_actor.setdefault(one.actor, k)
        self.names: dict[str, int] = {}
        for k, taker in enumerate(self.takers):
            for name in (taker.side, taker.organisation, taker.country):
                if name:
                    self.names.setdefault(name.split("\n")[0].casefold(), k)

    def of_actor(self, local: str | None) -> int | None:
        """Return the participant whose side an actor is on."""
        if local is None:
            return None
        if local in self.by_actor:
            return self.by_actor[local]
        actor = self.actors.get(local)
        if actor is None or actor.kind == "person":
            return None
        for name in (actor.name, *actor.names, actor.country):
            k = self.names.get((name or "").split("\n")[0].casefold())
            if k is not None:
                return k
        if actor.kind not in ("country", "government"):
            return None
        office = self._office(actor)
        if office is not None:
            return office
        # A country that is nobody else's side is that of the one whose side the report leaves unsaid.
        unsaid = [k for k, t in enumerate(self.takers) if t.kind == "person" and not (t.side or t.country)]
        return unsaid[0] if len(unsaid) == 1 and len(self.takers) < 4 and self._subject_of(actor) else None

    def _office(self, actor: Actor) -> int | None:
        """Return the one whose office a body is: the Ministry of Commerce is the commerce minister's."""
        body = {w for w in _WORDS.findall(actor.name.lower()) if w not in _BODIES}
        holders = [
            k
            for k, t in enumerate(self.takers)
            if "minist" in (t.title or "").lower() or "secretary" in (t.title or "").lower()
        ]
        if not body and _MINISTRY.search(actor.name):
            return holders[0] if len(holders) == 1 else None
        found = [
            k for k in holders if body and body <= set(_WORDS.findall((self.takers[k].title or "").lower()))
        ]
        return found[0] if len(found) == 1 else None

    def _subject_of(self, actor: Actor) -> bool:
        """Say whether a country is one of the two that the report speaks of most."""
        lands = [a for a in self.reading.actors if a.kind == "country"]
        most = sorted(lands, key=lambda a: (-len(a.mentions), a.id))[:2]
        return actor.country in {a.country or a.name for a in most} or actor in most

    def named_in(self, first: int, last: int) -> int:
        """Return how many of those who take part a stretch of the text names."""
        return len({
            k for a in self.reading.actors for m in a.mentions
            if first <= m.start < last and (k := self.by_actor.get(a.id)) is not None
        })  # fmt: skip

    def of_statement(self, statement: Statement) -> int | None:
        """Return the participant whose side a statement's speaker is on."""
        speaker = statement.speaker
        if speaker is None:
            return None
        found = {k for local in (speaker.actor, *speaker.actors) if (k := self.of_actor(local)) is not None}
        return min(found) if found else None

    def speaker(self, first: int, last: int, sentence: Sentence, before: Said | None) -> Said:
        """Return who says a clause, the side, and whether both do."""
        text = self.reading.report.text
        lead = text[sentence.start : last].strip() if before is None else text[first:last].strip()
        if TOGETHER.search(lead):
            return BOTH, None, True
        statement = self._statement(first, last)
        subject = self._subject(first, last)
        if subject is not None and subject[0] == BOTH:
            return BOTH, None, True
        if statement is not None and statement.speaker is not None:
            side = self.of_statement(statement)
            several = {self.of_actor(local) for local in statement.speaker.actors} - {None}
            if len(several) > 1:
                return BOTH, None, True
            if side is not None:
                return statement.speaker.name, side, False
        if subject is not None:
            return subject[0], subject[1], subject[0] == BOTH
        return before or (None, None, False)

    def _statement(self, first: int, last: int) -> Statement | None:
        """Return the statement that holds most of a clause, the innermost of several."""
        best: tuple[int, int, Statement] | None = None
        for statement in self.reading.statements:
            spans = statement.content or statement.evidence
            shared = sum(max(0, min(last, s.end) - max(first, s.start)) for s in spans)
            if shared * 2 < last - first:
                continue
            size = sum(s.end - s.start for s in spans)
            if best is None or (size, statement.id) < (best[1], best[2].id):
                best = (shared, size, statement)
        return best[2] if best else None

    def _subject(self, first: int, last: int) -> tuple[str, int | None] | None:
        """Return the participant, or its side, that a clause begins with; both where it names both."""
        text = self.reading.report.text
        found = [
            (m.start, a) for a in self.reading.actors for m in a.mentions
            if first <= m.start < min(last, first + 40)
        ]  # fmt: skip
        if not found:
            return None
        at, actor = min(found, key=lambda f: (f[0], f[1].kind != "person"))
        side = self.of_actor(actor.id)
        if side is None:
            return None
        for start, other in found:
            between = text[at:start]
            if _AND.search(between) and len(between) < 60 and self.of_actor(other.id) not in (None, side):
                return BOTH, None
        return actor.name, side
