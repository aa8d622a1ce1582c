"""What a reading's engagements are as accounts: who is in them, under the ids that all reports share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.domain.reading import Actor, Engagement, Participant, Reading
from onrecord.domain.record import Account, Link, Taker


def accounts(reading: Reading, links: Iterable[Link] = ()) -> tuple[Account, ...]:
    """Return an account for each engagement of a reading, in its order.

    Args:
        reading: everything found in one report.
        links: who the actors of the reading are; an actor left out, or linked to nobody, is nobody known.
    """
    known = {link.local: link.actor for link in links}
    actors = {actor.id: actor for actor in reading.actors}
    found = [_account(reading, told, actors, known) for told in reading.engagements]
    return tuple(_owned(account, found) for account in found)


def _account(
    reading: Reading, told: Engagement, actors: Mapping[str, Actor], known: Mapping[str, str | None]
) -> Account:
    report = reading.report
    return Account(
        id=f"{report.id}#{told.id}",
        report=report.id,
        language=report.language,
        outlet=report.outlet,
        url=report.url,
        published=report.published,
        type=told.type,
        status=told.status,
        takers=tuple(_taker(one, actors, known) for one in told.participants),
        date=told.date,
        place=told.place.name if told.place else None,
        topics=told.topics,
        according_to=told.according_to,
        words=" … ".join(span.text for span in told.evidence),
        evidence=told.evidence,
        news=told.news,
        confidence=told.confidence,
    )


def _taker(one: Participant, actors: Mapping[str, Actor], known: Mapping[str, str | None]) -> Taker:
    actor = actors.get(one.actor or "")
    return Taker(
        actor=known.get(one.actor or ""),
        name=one.name,
        kind=actor.kind if actor else None,
        names=actor.names if actor else (),
        title=one.title,
        organisation=one.organisation,
        side=one.side,
        country=actor.country if actor else None,
    )


def _owned(account: Account, several: Sequence[Account]) -> Account:
    """Return an account with those marked whom only another engagement of the report tells of.

    A headline that sums up two meetings, "Minister receives two bidders", leads the reader to put
    both into the
    first. Where the account's own words name two or more, one whom they do not name and another's do is the
    other's.
    """
    own = [taker for taker in account.takers if _stands(taker, account.words)]
    if len(own) < 2:
        return account
    others = [each for each in several if each.id != account.id and each.words != account.words]
    marked = tuple(
        taker if taker in own else replace(taker, elsewhere=any(_told_of(taker, each) for each in others))
        for taker in account.takers
    )
    return replace(account, takers=marked)


def _told_of(taker: Taker, account: Account) -> bool:
    return _stands(taker, account.words) and any(each.name == taker.name for each in account.takers)


def _stands(taker: Taker, words: str) -> bool:
    """Say whether words name a taker: by any form of the name, or by its last word."""
    return any(form in words for form in {taker.name, *taker.names, taker.name.split()[-1]} if form)
