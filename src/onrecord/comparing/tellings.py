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
from onrecord.comparing.voices import BOTH, TOGETHER, Said, Sides
from onrecord.domain.reading import Engagement, Reading, Statement
from onrecord.domain.record import Account, AccountKind
from onrecord.domain.spans import Span

Sort = Literal["topic", "commitment", "demand", "quotation", "figure", "statement"]
_ENDS: Final = re.compile(
    r"^(?:about\b.{0,60}|media contacts?|press contacts?|contacts?|notes? to editors.*|background|"
    r"关于.{0,20}|媒体联系.*)$",
    re.I,
)
_CREDIT: Final = re.compile(r"according to\b|which was published\b|the statement said\b|据(?:报道|悉)", re.I)
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
    sides = Sides(telling.reading, telling.account, engagement)
    chinese = telling.reading.report.language == "zh"
    out: list[Unit] = []
    last_said: tuple[Said, int] | None = None
    met = False
    for sentence in _own_sentences(telling, engagement, told):
        opening = not met and sides.named_in(sentence.start, sentence.end) > 1
        met = met or opening
        before: Said | None = None
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


def _opening(told: Layout, sentence: Sentence, sides: Sides, chinese: bool) -> tuple[tuple[int, int], ...]:
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
    sides = Sides(telling.reading, telling.account, engagement)
    words = told.report.text[sentence.start : sentence.end]
    if TOGETHER.search(words.strip()):
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
        # "The ministry said that the two discussed …": whoever tells it, both sides did it.
        if any(TOGETHER.search(re.sub(r"^that\s+", "", c.text)) for c in statement.content):
            return True
    return False


def _passed_on(telling: Telling, statement: Statement) -> bool:
    """Say whether a statement comes from the hand that the account came from, as a ministry's readout."""
    hands = {h.name.casefold() for h in telling.account.according_to}
    speaker = {statement.speaker.name.casefold()} if statement.speaker else set()
    return bool(hands & ({h.name.casefold() for h in statement.according_to} | speaker))


def _unit(
    told: Layout, sentence: Sentence, span: tuple[int, int], parts: tuple[tuple[int, int], ...],
    speaker: Said, former: Unit | None,
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
