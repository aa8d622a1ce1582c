"""Engagements of one reading against those expected: who, what, when, where, and according to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.quality.expectations import ExpectedEngagement, ExpectedParticipant
from benchmarks.quality.judgement import Judgement, Miss, Sheet, added
from benchmarks.quality.likeness import holds, names_of, same_name, same_words
from benchmarks.quality.report_chains import judge_chain
from benchmarks.quality.tally import Tally, matches, share
from onrecord.domain.reading import Engagement, Participant, Reading

MEASURES = ("engagements", "participants", "roles in engagements", "topics")
SHARES = (
    "engagement date",
    "engagement date wrong",
    "engagement place",
    "engagement is news",
    "engagement is of a caption",
    "engagement chain",
    "engagement chain with means",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """An expected engagement with the one found for it, and which participants are the same."""

    expected: ExpectedEngagement
    got: Engagement
    same: tuple[tuple[ExpectedParticipant, Participant], ...]

    @property
    def right(self) -> bool:
        """Type and status are right and the participants are exactly those expected."""
        return (
            self.expected.type == self.got.type
            and self.expected.status == self.got.status
            and len(self.same) == len(self.expected.participants) == len(self.got.participants)
        )

    @property
    def rank(self) -> tuple[bool, float, bool, bool, bool]:
        """How well the two fit; the best fit is paired first."""
        sizes = len(self.expected.participants) + len(self.got.participants)
        return (
            self.right,
            2 * len(self.same) / max(1, sizes),
            self.expected.type == self.got.type,
            self.expected.status == self.got.status,
            "date" in self.expected.judged and self.expected.date == self.got.date.value,
        )


def judge(expected: Sequence[ExpectedEngagement], reading: Reading) -> Judgement:
    """Judge the engagements of one reading.

    An engagement is right if its type, its status and exactly its participants are. Two engagements are
    the same one if they share a participant, the best fit first; date, place, topics and chain are judged
    on these pairs, and right dates count known days and rightly unknown ones alike.
    """
    pairs = _paired(expected, reading)
    gold = sum(len(one.participants) for one in expected)
    found = sum(len(one.participants) for one in reading.engagements)
    same = [both for pair in pairs for both in pair.same]
    roles = sum(_same_role(wanted, one, reading) for wanted, one in same)
    whole = Judgement(
        tallies={
            "engagements": matches(
                len(reading.engagements), len(expected), sum(pair.right for pair in pairs)
            ),
            "participants": matches(found, gold, len(same)),
            "roles in engagements": matches(found, gold, roles),
        },
        misses=tuple(_unpaired(expected, reading, pairs)),
    )
    return added([*(_judge_pair(pair, reading) for pair in pairs), whole])


def _paired(expected: Sequence[ExpectedEngagement], reading: Reading) -> list[_Pair]:
    every = [
        _Pair(expected=one, got=got, same=same)
        for one in expected
        for got in reading.engagements
        if (same := _same_participants(one, got, reading))
    ]
    every.sort(key=lambda pair: pair.rank, reverse=True)
    kept: list[_Pair] = []
    for pair in every:
        if not any(pair.expected is other.expected or pair.got is other.got for other in kept):
            kept.append(pair)
    return sorted(kept, key=lambda pair: expected.index(pair.expected))


def _same_participants(
    expected: ExpectedEngagement, got: Engagement, reading: Reading
) -> tuple[tuple[ExpectedParticipant, Participant], ...]:
    same: list[tuple[ExpectedParticipant, Participant]] = []
    free = list(got.participants)
    # Whole names first, so that "Wang" is not given the participant that "Wang Yi" needs.
    for exact in (True, False):
        for wanted in expected.participants:
            if any(wanted is done for done, _ in same):
                continue
            for one in free:
                names, person = names_of(reading, one.actor, one.name)
                if _meets(wanted.name, names, person=person, exact=exact):
                    same.append((wanted, one))
                    free.remove(one)
                    break
    return tuple(same)


def _meets(wanted: str, names: Sequence[str], *, person: bool, exact: bool) -> bool:
    if exact:
        return any(same_words(wanted, name) for name in names)
    return same_name(wanted, names, person=person)


def _same_role(wanted: ExpectedParticipant, got: Participant, reading: Reading) -> bool:
    if not same_words(wanted.title, got.title):
        return False
    if wanted.organisation is None or got.organisation is None:
        return wanted.organisation is got.organisation
    names, _ = names_of(reading, None, got.organisation)
    return same_name(wanted.organisation, names, person=False)


def _judge_pair(pair: _Pair, reading: Reading) -> Judgement:
    expected, got = pair.expected, pair.got
    sheet = Sheet(subject=_words(expected))
    if not pair.right:
        sheet.note("engagements", "exactly this", _words(got))
    for wanted, one in pair.same:
        if not _same_role(wanted, one, reading):
            sheet.note("roles in engagements", _role(wanted), _role(one))
    if "date" in expected.judged:
        _judge_date(sheet, expected, got)
    if "place" in expected.judged:
        place = got.place.name if got.place else None
        right = _same_place(expected, got, reading)
        sheet.judge("engagement place", right, expected=expected.place, got=place)
    if "news" in expected.judged:
        right = expected.news == got.news
        sheet.judge("engagement is news", right, expected=expected.news, got=got.news)
    if "caption" in expected.judged:
        inside = _of_caption(got, reading)
        right = expected.caption == inside
        sheet.judge("engagement is of a caption", right, expected=expected.caption, got=inside)
    if "topics" in expected.judged:
        _judge_topics(sheet, expected.topics, got.topics)
    if "according_to" in expected.judged:
        judge_chain(sheet, "engagement chain", expected.according_to, got.according_to, reading)
    return sheet.judgement()


def _judge_date(sheet: Sheet, expected: ExpectedEngagement, got: Engagement) -> None:
    same = expected.date == got.date.value
    sheet.judge("engagement date", same, expected=expected.date, got=f"{got.date.value} ({got.date.why})")
    # A wrong day is worse than none, so it is counted by itself; the failure is listed once, above.
    sheet.tallies["engagement date wrong"] = share(int(not same and got.date.value is not None), 1)


def _judge_topics(sheet: Sheet, expected: Sequence[str], got: Sequence[str]) -> None:
    tally = Tally(
        right=sum(any(holds(one, other) for other in expected) for one in got),
        found=len(got),
        met=sum(any(holds(one, other) for other in got) for one in expected),
        gold=len(expected),
    )
    sheet.tallies["topics"] = tally
    if tally.right < tally.found or tally.met < tally.gold:
        sheet.note("topics", ", ".join(expected) or "none", ", ".join(got) or "none")


def _same_place(expected: ExpectedEngagement, got: Engagement, reading: Reading) -> bool:
    if expected.place is None or got.place is None:
        return expected.place is None and got.place is None
    names, _ = names_of(reading, got.place.actor, got.place.name)
    return same_name(expected.place, names, person=False)


def _of_caption(got: Engagement, reading: Reading) -> bool:
    captions = [one for one in reading.report.passages if one.kind == "caption"]
    return bool(got.evidence) and all(
        any(one.start <= span.start and span.end <= one.end for one in captions) for span in got.evidence
    )


def _unpaired(expected: Sequence[ExpectedEngagement], reading: Reading, pairs: Sequence[_Pair]) -> list[Miss]:
    missed = [one for one in expected if not any(pair.expected is one for pair in pairs)]
    invented = [one for one in reading.engagements if not any(pair.got is one for pair in pairs)]
    return [Miss(measure="engagements", expected=_words(one), got=None) for one in missed] + [
        Miss(measure="engagements", expected=None, got=f"{_words(one)} · {_evidence(one)}")
        for one in invented
    ]


def _words(one: ExpectedEngagement | Engagement) -> str:
    members = ", ".join(member.name for member in one.participants)
    return f"{one.type} {one.status}: {members or 'nobody'}"


def _role(one: ExpectedParticipant | Participant) -> str:
    return f"{one.name} · {one.title or '–'} · {one.organisation or '–'}"


def _evidence(got: Engagement) -> str:
    return got.evidence[0].text if got.evidence else "no evidence"
