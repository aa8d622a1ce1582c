"""One account with its reading, cut into what it tells of the engagement, point by point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from onrecord.comparing.clauses import clauses, listed
from onrecord.comparing.figures import figures
from onrecord.comparing.firmness import Firmness, firmness
from onrecord.comparing.layout import Layout, Sentence, laid_out
from onrecord.domain.reading import Actor, Engagement, Reading, Statement
from onrecord.domain.record import Account, AccountKind
from onrecord.domain.spans import Span

Sort = Literal["topic", "commitment", "demand", "quotation", "figure", "statement"]
BOTH: Final = "both sides"
_Said = tuple[str | None, int | None, bool]  # who says it, the side's participant, whether both do
_TOGETHER: Final = re.compile(
    r"^(?:(?:On|In) [^,]{3,60}, )?(?:the )?(?:two|both)\b|^they\b|^the (?:leaders|ministers|sides|"
    r"parties|presidents|secretary and the|foreign ministers|pair)\b|"
    r"^the (?:conversation|meeting|talks|call) (?:also )?(?:cover|focus|touch|took|last|deal|"
    r"dealt|includ|cent)|^(?:此外，|会见中，|会谈中，)?"
    r"(?:双方|两国元首|两国领导人|两国部长|两国外长|会谈双方)|\bno agreement\b",
    re.I,
)
_ENDS: Final = re.compile(
    r"^(?:about\b.{0,60}|media contacts?|press contacts?|contacts?|notes? to editors.*|background|"
    r"关于.{0,20}|媒体联系.*)$",
    re.I,
)
_CREDIT: Final = re.compile(r"according to\b|which was published\b|the statement said\b|据(?:报道|悉)", re.I)
_WORDS: Final = re.compile(r"[^\W\d_]+")
_BODIES: Final = frozenset("ministry department of the for and office s".split())
_MINISTRY: Final = re.compile(r"\b(?:ministry|department)\b", re.I)
_AND: Final = re.compile(r"[\w.’'] (?:and|&) (?:the )?$|[和与同]$")
_WHOLE: Final = re.compile(r"[.!?。！？…][\"'”’」』）)\]]*\s*$")
_LOWER: Final = re.compile(r"(?:\b[a-z]+\b.*){3}|[\u4e00-\u9fff]{5}", re.S)
LEAST_WORDS: Final = 10  # of a line that ends without a stop, to be a sentence and not a heading
PRIMARY_KINDS: Final = frozenset({"primary"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An account as it is compared.

    Args:
        account: what the report says of the engagement.
        reading: everything found in the report.
        kind: primary, wire, original, copy or rewritten.
    """

    account: Account
    reading: Reading
    kind: AccountKind = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing that an account tells.

    Args:
        span: its words, half-open code points of the report.
        sentence: number of the sentence in the layout.
        sort: topic, commitment, demand, quotation, figure or statement.
        firm: how firmly it is told.
        speaker: who says it: a participant's name, `BOTH`, or None where the account does not tell.
        side: the participant, by place among the takers, whose side says it; None for both and unknown.
        together: both sides say or do it.
    """

    span: Span
    sentence: int
    sort: Sort
    firm: Firmness
    speaker: str | None
    side: int | None
    together: bool


def units(telling: Telling) -> tuple[Unit, ...]:
    """Return everything that an account tells of its engagement, in order of the text."""
    return _units(telling)


@lru_cache(maxsize=256)
def _units(telling: Telling) -> tuple[Unit, ...]:
    told = laid_out(telling.reading.report)
    engagement = _engagement(telling)
    if engagement is None:
        return ()
    sides = _Sides(telling, engagement)
    chinese = telling.reading.report.language == "zh"
    out: list[Unit] = []
    last_said: tuple[_Said, int] | None = None
    met = False
    for sentence in _own_sentences(telling, engagement, told):
        opening = not met and sides.named_in(sentence.start, sentence.end) > 1
        met = met or opening
        before: _Said | None = None
        parts = _opening(told, sentence, sides, chinese) if opening else clauses(
            told.report.text, sentence.start, sentence.end, chinese=chinese
        )  # fmt: skip
        for first, last in parts:
            if _CREDIT.match(told.report.text, first):
                continue
            before = sides.speaker(first, last, sentence, before)
            if before[0] is None and last_said is not None and _same_paragraph(told, last_said[1], first):
                before = last_said[0]
            out.append(_unit(told, sentence, (first, last), parts, before, out[-1] if out else None))
            last_said = (before, first)
    return tuple(out)


def _opening(told: Layout, sentence: Sentence, sides: _Sides, chinese: bool) -> tuple[tuple[int, int], ...]:
    """Return what the sentence that tells of the meeting tells besides: what it was about, what was said.

    That they met is told once, beside who and when.
    """
    text = told.report.text
    start = listed(text, sentence.start, sentence.end, chinese=chinese)
    if start is not None:
        return clauses(text, start, sentence.end, chinese=chinese)
    parts = clauses(text, sentence.start, sentence.end, chinese=chinese)
    whole = sides.named_in(sentence.start, sentence.end)
    met = next(
        (k for k, part in enumerate(parts) if sides.named_in(sentence.start, part[1]) == whole), len(parts)
    )
    return parts[met + 1 :]


def _same_paragraph(told: Layout, one: int, other: int) -> bool:
    return "\n" not in told.report.text[one:other]


def _engagement(telling: Telling) -> Engagement | None:
    local = telling.account.id.rpartition("#")[2]
    return next((g for g in telling.reading.engagements if g.id == local), None)


def _own_sentences(telling: Telling, engagement: Engagement, told: Layout) -> Iterator[Sentence]:
    """Yield the sentences that tell of the engagement itself, not of another or of the page."""
    reading = telling.reading
    ours = engagement.evidence
    # A meeting that is only planned came out of this one, or may have: it is told here as a promise.
    others = [
        s for g in reading.engagements
        if g.id != engagement.id and g.status == "held" and not _part_of(g, engagement) for s in g.evidence
    ]  # fmt: skip
    begun = False
    first = min((s.start for s in ours), default=0)
    head = [s for s in told.sentences if s.kind not in ("headline", "caption")]
    for sentence in head:
        span = (sentence.start, sentence.end)
        words = told.report.text[sentence.start : sentence.end].strip()
        if begun and _ENDS.match(words.split("\n")[0]):
            return
        mine = any(_overlap(span, s) for s in ours)
        begun = begun or mine or sentence.start >= first
        if not begun or not _LOWER.search(words):
            continue
        if not _WHOLE.search(words) and sentence.last - sentence.first < LEAST_WORDS:
            continue
        if not mine and any(_covers(s, span) for s in others) and not _spoken(reading, span):
            continue
        if telling.kind in PRIMARY_KINDS or mine or _by_party(telling, engagement, told, sentence):
            yield sentence


def _part_of(other: Engagement, engagement: Engagement) -> bool:
    """Say whether another engagement happened in this one: what was signed at a meeting is told with it."""
    ours = {p.actor for p in engagement.participants if p.actor}
    theirs = {p.actor for p in other.participants if p.actor}
    same_day = other.date.value in (None, engagement.date.value) and not other.date.candidates
    return (
        other.type in ("signing", "talks", "meeting")
        and (not theirs or bool(ours & theirs))
        and same_day
        and other.news
    )


def _spoken(reading: Reading, span: tuple[int, int]) -> bool:
    return any(_overlap(span, c) for s in reading.statements for c in s.content)


def _by_party(telling: Telling, engagement: Engagement, told: Layout, sentence: Sentence) -> bool:
    """Say whether a party to the engagement says the sentence, or both do."""
    sides = _Sides(telling, engagement)
    words = told.report.text[sentence.start : sentence.end]
    if _TOGETHER.search(words.strip()):
        return True
    for statement in telling.reading.statements:
        if statement.status not in ("said", "denied") or (statement.form == "none" and not statement.content):
            continue
        if not any(
            _overlap((sentence.start, sentence.end), s) for s in (*statement.content, *statement.evidence)
        ):
            continue
        if sides.of_statement(statement) is not None or _passed_on(telling, statement):
            return True
    return False


def _passed_on(telling: Telling, statement: Statement) -> bool:
    """Say whether a statement comes from the hand that the account came from, as a ministry's readout."""
    hands = {h.name.casefold() for h in telling.account.according_to}
    speaker = {statement.speaker.name.casefold()} if statement.speaker else set()
    return bool(hands & ({h.name.casefold() for h in statement.according_to} | speaker))


class _Sides:
    """Who of the engagement speaks, whatever name the report gives: the person, the body or the country."""

    def __init__(self, telling: Telling, engagement: Engagement) -> None:
        self.telling = telling
        self.reading = telling.reading
        self.actors = {a.id: a for a in telling.reading.actors}
        self.takers = telling.account.takers
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
        speaker = statement.speaker
        if speaker is None:
            return None
        found = {k for local in (speaker.actor, *speaker.actors) if (k := self.of_actor(local)) is not None}
        return min(found) if found else None

    def speaker(self, first: int, last: int, sentence: Sentence, before: _Said | None) -> _Said:
        """Return who says a clause, the side, and whether both do."""
        text = self.reading.report.text
        lead = text[sentence.start : last].strip() if before is None else text[first:last].strip()
        if _TOGETHER.search(lead):
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


def _unit(
    told: Layout, sentence: Sentence, span: tuple[int, int], parts: tuple[tuple[int, int], ...],
    speaker: _Said, former: Unit | None,
) -> Unit:  # fmt: skip
    text = told.report.text
    first, last = span
    words = text[first:last]
    firm = firmness(words)
    if firm == "raised" and first > parts[0][0] and former is not None and former.sentence == sentence.number:
        # "He asked X to do this, and to do that": a later part has its verb from the one before.
        follows = re.match(r"(?:to|that)\b", words) or "\u4e00" <= words[0] <= "\u9fff"
        firm = former.firm if follows else firm
    name, side, together = speaker
    if together and firm == "will":
        firm = "agreed"
    return Unit(
        span=Span.of(text, first, last), sentence=sentence.number, sort=_sort(told, span, firm), firm=firm,
        speaker=name.split("\n")[0] if name else None, side=side, together=together,
    )  # fmt: skip


def _sort(told: Layout, span: tuple[int, int], firm: Firmness) -> Sort:
    first, last = span
    if any(
        q.start >= first - 1 and q.end <= last + 1 and (q.end - q.start) * 2 > last - first
        for q in told.quotes
    ):
        return "quotation"
    if firm in ("agreed", "will", "willing"):
        return "commitment"
    if firm == "hopes":
        return "demand"
    words = told.tokens[slice(*told.within(first, last))]
    if any(f.kind == "number" for f in figures(words)):
        return "figure"
    return "topic" if firm == "raised" else "statement"


def _overlap(span: tuple[int, int], other: Span) -> bool:
    return other.start < span[1] and span[0] < other.end


def _covers(other: Span, span: tuple[int, int]) -> bool:
    shared = min(other.end, span[1]) - max(other.start, span[0])
    return shared * 2 >= span[1] - span[0]


__all__ = ["BOTH", "Telling", "Unit", "units"]
