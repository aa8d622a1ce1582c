"""What a reading's engagements are as accounts: who is in them, under the ids that all reports share."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping

from onrecord.domain.plain import from_plain, plain
from onrecord.domain.reading import Actor, Engagement, Participant, Reading
from onrecord.domain.record import Account, Link, Taker
from onrecord.record.linking import shared


def accounts_of(reading: Reading, links: Mapping[str, Link]) -> tuple[Account, ...]:
    """Return an account for each engagement of a reading, in its order.

    Args:
        reading: everything found in one report.
        links: who each actor of the reading is, by its local id; those left out are nobody known.
    """
    actors = {actor.id: actor for actor in reading.actors}
    return tuple(_account(reading, each, actors, links) for each in reading.engagements)


def _account(
    reading: Reading, told: Engagement, actors: Mapping[str, Actor], links: Mapping[str, Link]
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
        takers=tuple(_taker(each, actors, links) for each in told.participants),
        date=told.date,
        place=told.place.name if told.place else None,
        topics=told.topics,
        according_to=told.according_to,
        words=" … ".join(span.text for span in told.evidence),
        evidence=told.evidence,
        news=told.news,
        confidence=told.confidence,
    )


def _taker(one: Participant, actors: Mapping[str, Actor], links: Mapping[str, Link]) -> Taker:
    actor = actors.get(one.actor or "")
    return Taker(
        actor=shared(links.get(one.actor or "")),
        name=one.name,
        kind=actor.kind if actor else None,
        names=actor.names if actor else (),
        title=one.title,
        organisation=one.organisation,
        side=one.side,
        country=actor.country if actor else None,
    )


def packed_account(account: Account) -> bytes:
    """Return an account as it is stored."""
    return zlib.compress(json.dumps(plain(account), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpacked_account(body: bytes) -> Account:
    """Return a stored account."""
    return from_plain(Account, json.loads(zlib.decompress(body)))
