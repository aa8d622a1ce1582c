"""The engagements of a draft: known to the record, told otherwise there, or unknown; their dates too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from onrecord.comparing.figures import agree, comparable, figures
from onrecord.comparing.findings import Finding, Source
from onrecord.comparing.layout import laid_out
from onrecord.comparing.same import same
from onrecord.domain.dates import Date, days_of
from onrecord.domain.reading import EngagementStatus, Reading
from onrecord.domain.record import Account, Words
from onrecord.domain.spans import Span
from onrecord.reading.lexicon.places import country_forms

KNOWN: Final = 0.5  # probability from which the draft tells an engagement of the record
NEAR: Final = timedelta(days=10)  # two meetings of the same people within it are one, told with another day
_CONTRARY: Final[Mapping[EngagementStatus, tuple[EngagementStatus, ...]]] = {
    "held": ("denied", "cancelled", "disputed"),
    "denied": ("held", "disputed"),
    "cancelled": ("held", "disputed"),
}  # a plan is no contradiction of what came of it
_BUILDING: Final = re.compile(
    r"\b(?:Hotel|Palace|House|Hall|Center|Centre|Club|Airport|Castle|Embassy|Headquarters|University|Ministry"
    r"|Office|Room|Forum)\b|[馆宫厅院堂部楼]$"
)
_UNKNOWN: Final = Date(value=None, precision="unknown", basis="inferred", why="left out to be compared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """An engagement of the draft with the record's accounts of it; none where the record does not know it.

    Args:
        moved: the draft gives it another day, or another place, than every account.
    """

    told: Account
    accounts: tuple[Account, ...]
    moved: bool


def matched(
    drafted: Sequence[Account], sources: Sequence[Source], tied: frozenset[str]
) -> tuple[Matched, ...]:
    """Find the record's accounts of each engagement of a draft.

    Args:
        drafted: the draft's accounts.
        sources: reports of the record with their accounts.
        tied: ids of reports whose words the draft quotes.
    """
    groups: dict[str, list[Account]] = {}
    for source in sources:
        for engagement, account in source.accounts:
            groups.setdefault(engagement, []).append(account)
    return tuple(_matched(told, groups, tied) for told in drafted)


def _matched(told: Account, groups: Mapping[str, Sequence[Account]], tied: frozenset[str]) -> Matched:
    sure: dict[str, float] = {}
    for name, members in groups.items():
        verdicts = [same(told, m) for m in members]
        if not any(v.apart for v in verdicts):
            sure[name] = max(v.same for v in verdicts)
    best = max(sure, key=lambda name: (sure[name], name), default=None)
    if best is not None and sure[best] >= KNOWN:
        return Matched(told=told, accounts=tuple(groups[best]), moved=False)
    bare = _bare(told)
    moved = {}
    for name, members in groups.items():
        alike = max(same(bare, _bare(m)).same for m in members)
        near = _apart(told, members)
        if alike >= KNOWN and (near is None or near <= NEAR or any(m.report in tied for m in members)):
            moved[name] = (-(near or timedelta()).days, alike)
    if not moved:
        return Matched(told=told, accounts=(), moved=False)
    best = max(moved, key=lambda name: (moved[name], name))
    return Matched(told=told, accounts=tuple(groups[best]), moved=True)


def _bare(account: Account) -> Account:
    return replace(account, date=_UNKNOWN, published=None, place=None, status="held")


def _apart(told: Account, members: Sequence[Account]) -> timedelta | None:
    """Return how many days part the draft's date from the nearest account's; None where none is told."""
    ours = _days(told.date.value)
    theirs = [d for m in members if (d := _days(m.date.value)) is not None]
    if ours is None or not theirs:
        return None
    return min(max(timedelta(), ours[0] - d[1], d[0] - ours[1]) for d in theirs)


def _days(value: str | None) -> tuple[date, date] | None:
    first, last = days_of(value)
    return None if first is None or last is None else (first, last)


def checked_engagements(
    draft: Reading, found: Sequence[Matched], sources: Sequence[Source]
) -> Iterator[Finding]:
    """Yield what the record says of each engagement of a draft, and of its date."""
    copies = {s.reading.report.id for s in sources if s.parents}
    for one in found:
        span = one.told.evidence[0]
        if not one.accounts:
            if one.told.news or one.told.date.value:
                yield Finding(
                    verdict="not in record", kind="engagement", evidence=span, record=(),
                    why="the record has no engagement of these participants at that time",
                )  # fmt: skip
            continue
        firsthand = [a for a in one.accounts if a.report not in copies] or list(one.accounts)
        texts = [
            s.reading.report.text for s in sources if s.reading.report.id in {a.report for a in firsthand}
        ]
        yield _engagement(one, firsthand, span, texts)
        yield from _dates(draft, one, firsthand)


def _engagement(one: Matched, accounts: Sequence[Account], span: Span, texts: Sequence[str]) -> Finding:
    words = tuple(Words(report=a.report, span=a.evidence[0]) for a in accounts[:3])
    statuses = {a.status for a in accounts}
    if one.told.status not in statuses:
        told = ", ".join(sorted(statuses))
        return Finding(
            verdict="contradicted", kind="engagement", evidence=span, record=words,
            why=f"the draft has it {one.told.status}, the record {told}",
        )  # fmt: skip
    places = {a.place for a in accounts if a.place}
    ours = one.told.place
    astray = bool(ours) and bool(places) and not any(_place_alike(ours or "", p) for p in places)
    # A city that no report names is another one; a hall, or a country, may hold what they name.
    unheard = not _holds(ours or "") and not any((ours or "") in text for text in texts)
    if astray and (one.moved or unheard):
        return Finding(
            verdict="contradicted", kind="engagement", evidence=span, record=words,
            why=f"the draft has it in {ours}, the record in {', '.join(sorted(places))}",
        )  # fmt: skip
    contrary = [a for a in accounts if a.status in _CONTRARY.get(one.told.status, ())]
    bearing = [a for a in accounts if a not in contrary]
    others = len({a.report for a in bearing})
    why = f"{others} report{'s tell' if others > 1 else ' tells'} it"
    if contrary:
        first = contrary[0]
        why += f"; by {first.outlet or first.report} it was {first.status}"
    return Finding(
        verdict="verified", kind="engagement", evidence=span, why=why, disputed=bool(contrary),
        record=tuple(Words(report=a.report, span=a.evidence[0]) for a in (*bearing[:3], *contrary[:2])),
    )  # fmt: skip


def _holds(place: str) -> bool:
    """Say whether a place may be, or hold, one that is called otherwise: a building, a country."""
    named = any(meaning.part == "name" for meaning in country_forms().get(place, ()))
    return named or _BUILDING.search(place) is not None


def _place_alike(one: str, other: str) -> bool:
    return one.isascii() != other.isascii() or bool(set(one.lower().split()) & set(other.lower().split()))


def _dates(draft: Reading, one: Matched, accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield the dates of the sentences that tell the engagement, against those that the record gives it."""
    known = [(a, d[0]) for a in accounts if (d := _days(a.date.value)) is not None and d[0] == d[1]]
    if not known:
        return
    told = laid_out(draft.report)
    evidence = one.told.evidence[:1] if not one.moved else one.told.evidence
    done: set[int] = set()
    for span in evidence:
        words = told.tokens[slice(*told.within(span.start, span.end))]
        for f in figures(words):
            start, end = words[f.first].start, words[f.last - 1].end
            if f.kind != "date" or start in done or told.quote_at(start) is not None:
                continue
            done.add(start)
            own = Span.of(draft.report.text, start, end)
            agreeing = [a for a, day in known if _agrees(f.value, day)]
            if agreeing:
                words_there = tuple(Words(report=a.report, span=a.evidence[0]) for a in agreeing[:3])
                yield Finding(verdict="verified", kind="date", evidence=own, record=words_there,
                              why=f"the record dates it {known[0][1].isoformat()}")  # fmt: skip
            elif comparable(f.value, _key(known[0][1])) and (one.moved or _is_its_day(one.told, f.value)):
                words_there = tuple(Words(report=a.report, span=a.evidence[0]) for a, _ in known[:3])
                days = ", ".join(sorted({day.isoformat() for _, day in known}))
                yield Finding(verdict="contradicted", kind="date", evidence=own, record=words_there,
                              why=f"every account of the record dates it {days}")  # fmt: skip


def _key(day: date) -> str:
    return f"y{day.year} m{day.month} d{day.day} w{day.weekday()}"


def _agrees(value: str, day: date) -> bool:
    return agree(value, _key(day))


def _is_its_day(told: Account, value: str) -> bool:
    """Say whether a date in words is the one that the engagement got."""
    own = _days(told.date.value)
    return own is None or agree(value, _key(own[0]))
