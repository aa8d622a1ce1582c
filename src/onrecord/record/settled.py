"""What the accounts of one engagement come to together, with everything in which they differ: pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.comparing.parties import Party, alike, parties
from onrecord.domain.dates import Date, days_of
from onrecord.domain.reading import EngagementStatus, EngagementType
from onrecord.domain.record import Account, Taker
from onrecord.record.standing import Standing

About = Literal["type", "status", "date", "place"]
_ONE = ("same", "name", "spelling", "surname", "office")  # what makes two takers of one engagement one
# A call that another account names talks is no dispute, nor is what was planned and then held.
_DISPUTED = ("date", "place")
_SUCCESSION: tuple[EngagementStatus, ...] = ("held", "cancelled", "postponed", "denied", "planned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something in which accounts of one engagement differ.

    Args:
        about: type, status, date or place.
        values: each value with the ids of the accounts that have it, as they are heard.
    """

    about: About
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One who takes part in an engagement, as its accounts together tell.

    Args:
        actor: id in the record, or None where nothing leads to one.
        name, title, organisation, side: of the account heard first that gives them, those in English first.
        country: ISO 3166-1 alpha-3 code of his country, or of the body that he is there for.
        accounts: how many accounts name him.
    """

    actor: str | None
    name: str
    title: str | None
    organisation: str | None
    side: str | None
    kind: str | None
    country: str | None
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What the accounts of one engagement come to together.

    Args:
        type, date, place: of the account heard first that tells them, among those that tell its status.
        status: what it came to: held after planned; disputed where accounts contradict each other.
        differences: where accounts differ.
        news: one account at least is about it.
        confidence: the highest that an account has, of those that tell its status.
    """

    type: EngagementType
    status: EngagementStatus
    date: Date
    place: str | None
    topics: tuple[str, ...]
    participants: tuple[Attendee, ...]
    differences: tuple[Difference, ...]
    news: bool
    confidence: float

    @property
    def disputed(self) -> bool:
        """Whether accounts contradict each other in status, day or place."""
        return self.status == "disputed" or any(one.about in _DISPUTED for one in self.differences)


def settled(several: Sequence[Standing]) -> Settled:
    """Return what accounts of one engagement come to.

    Args:
        several: at least one, in the order in which they are heard.
    """
    accounts = [one.account for one in several]
    status = _status({account.status for account in accounts})
    # Whoever tells what it came to knows its day better than whoever announced it.
    telling = [account for account in accounts if account.status == status] or accounts
    rest = [account for account in accounts if account not in telling]
    place = next((account.place for account in (*telling, *rest) if account.place), None)
    differences = (
        _differing("type", [(account.type, account) for account in accounts]),
        _differing("status", [(account.status, account) for account in accounts]),
        _dates(telling),
        _places(telling),
    )
    return Settled(
        type=telling[0].type,
        status=status,
        date=_date((*telling, *rest)),
        place=place,
        topics=_topics(accounts),
        # Names in English first: one list of many languages is read by somebody who reads English.
        participants=attendees(sorted(accounts, key=lambda account: account.language != "en")),
        differences=tuple(one for one in differences if one),
        news=any(account.news for account in accounts),
        confidence=max(account.confidence for account in telling),
    )


def attendees(accounts: Sequence[Account]) -> tuple[Attendee, ...]:
    """Return everybody whom accounts of one engagement name, each once."""
    found: list[tuple[list[Party], Attendee]] = []
    for account in accounts:
        takers: dict[tuple[str, str | None], Taker] = {}
        for taker in account.takers:
            takers.setdefault((taker.name, taker.actor), taker)
        known = {(party.name, party.actor): party for party in parties(account)}
        met: set[int] = set()
        for key, taker in takers.items():
            party = known.get(key)
            place = _place(party, found, met) if party else None
            if place is None:
                found.append(([party] if party else [], _attendee(taker)))
                met.add(len(found) - 1)
            else:
                same, one = found[place]
                found[place] = ([*same, *([party] if party else [])], _and(one, taker))
                met.add(place)
    return tuple(one for _, one in found)


def _place(party: Party, found: Sequence[tuple[list[Party], Attendee]], met: set[int]) -> int | None:
    """Return which of those found a party is; nobody is named twice in one account."""
    for place, (same, _) in enumerate(found):
        if place not in met and any(_is_one(party, other) for other in same):
            return place
    return None


def _is_one(one: Party, other: Party) -> bool:
    how = alike(one, other)
    return how in _ONE or (how == "country" and one.kind == other.kind == "country")


def _attendee(taker: Taker) -> Attendee:
    return Attendee(
        actor=taker.actor, name=taker.name, title=taker.title, organisation=taker.organisation,
        side=taker.side, kind=taker.kind, country=taker.country, accounts=1,
    )  # fmt: skip


def _and(one: Attendee, taker: Taker) -> Attendee:
    return replace(
        one, actor=one.actor or taker.actor, title=one.title or taker.title,
        organisation=one.organisation or taker.organisation, side=one.side or taker.side,
        kind=one.kind or taker.kind, country=one.country or taker.country, accounts=one.accounts + 1,
    )  # fmt: skip


def _status(told: set[EngagementStatus]) -> EngagementStatus:
    if "disputed" in told or {"held", "denied"} <= told or {"held", "cancelled"} <= told:
        return "disputed"
    return next(status for status in _SUCCESSION if status in told)


def _date(accounts: Iterable[Account]) -> Date:
    """Return the first date told, or a more precise one that lies in it."""
    dates = [account.date for account in accounts]
    best = next((date for date in dates if date.value), dates[0])
    first, last = days_of(best.value)
    for date in dates:
        begin, end = days_of(date.value)
        if (
            first
            and last
            and begin
            and end
            and (first, last) != (begin, end)
            and first <= begin
            and end <= last
        ):
            best, first, last = date, begin, end
    return best


def _differing(about: About, told: Sequence[tuple[str, Account]]) -> Difference | None:
    values: dict[str, list[str]] = {}
    for value, account in told:
        values.setdefault(value, []).append(account.id)
    if len(values) < 2:
        return None
    return Difference(about=about, values=tuple((value, tuple(names)) for value, names in values.items()))


def _dates(accounts: Sequence[Account]) -> Difference | None:
    """Return the dates where two of them leave no day in common."""
    told = [(days_of(account.date.value), account) for account in accounts]
    spans = [(first, last) for (first, last), _ in told if first is not None and last is not None]
    apart = any(one[1] < other[0] for one in spans for other in spans)
    dated = [(account.date.value, account) for account in accounts if account.date.value]
    return _differing("date", dated) if apart else None


def _places(accounts: Sequence[Account]) -> Difference | None:
    """Return the places where two of them do not stand in each other, within one language."""
    told = [(account.place, account) for account in accounts if account.place]
    apart = any(
        one.language == other.language and here.casefold() not in there.casefold()
        and there.casefold() not in here.casefold()
        for here, one in told
        for there, other in told
    )  # fmt: skip
    return _differing("place", told) if apart else None


def _topics(accounts: Sequence[Account]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for account in accounts:
        for topic in account.topics:
            found.setdefault(topic.casefold(), topic)
    return tuple(found.values())
