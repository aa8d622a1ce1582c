"""A reading as rows of the record's narrow tables: pure, made where the report is read.

Rows leave out what only the record can give: the report's number, which is put before each row, and for
accounts and statements their own numbers, of which a row holds the place in the reading's list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from onrecord.actors.names import plain
from onrecord.domain.dates import days_of
from onrecord.domain.reading import Hand, Reading, Statement
from onrecord.domain.record import Account, Link
from onrecord.domain.spans import Span
from onrecord.record.accounts import packed_account
from onrecord.record.faces import faces, is_own
from onrecord.record.linking import code_of

Values = tuple[object, ...]
Rows = dict[str, list[Values]]
Actors = Mapping[str, str | None]  # local id to id in the record, or to its country's code

# All tables that hold what one reading says, with their columns after `report`.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "links": (
        "local", "linked", "actor", "name", "kind", "country", "confidence", "why", "mentions",
        "start", "stop",
    ),
    "roles": ("person", "actor", "title", "organisation", "organisation_actor", "start", "stop"),
    "accounts": (
        "number", "local", "engagement", "type", "status", "news", "first_day", "last_day", "date_value",
        "date_precision", "date_basis", "date_why", "date_candidates", "place", "place_actor", "topics",
        "confidence", "start", "stop", "body",
    ),
    "participants": (
        "account", "position", "local", "actor", "name", "title", "organisation", "side", "kind", "country",
    ),
    "topics": ("account", "topic"),
    "faces": (
        "account", "position", "local", "actor", "name", "folded", "kind", "country", "sector", "basis",
    ),
    "told": ("account", "party", "words"),
    "statements": (
        "number", "local", "speaker", "speaker_local", "speaker_name", "form", "status", "language", "day",
        "quoted", "cue", "words", "folded", "confidence", "start", "stop",
    ),
    "speakers": ("statement", "local", "actor"),
    "hands": ("item", "position", "local", "actor", "name", "means"),
    "events": ("local", "type", "first_day", "last_day", "date_value", "start", "stop"),
    "parts": ("event", "position", "local", "actor", "name", "part"),
    "claims": ("position", "kind", "words", "speaker", "speaker_name", "start", "stop"),
    "relations": ("kind", "source", "source_actor", "target", "target_actor", "start", "stop"),
}  # fmt: skip
# The columns that count from what the record already holds.
NUMBERED: Mapping[str, str] = {
    "accounts": "accounts", "participants": "accounts", "topics": "accounts", "faces": "accounts",
    "told": "accounts",
    "statements": "statements", "speakers": "statements",
}  # fmt: skip


def rows_of(reading: Reading, links: Mapping[str, Link], who: Actors, accounts: Sequence[Account]) -> Rows:
    """Return everything a reading says as rows.

    Args:
        reading: everything found in one report.
        links: who its actors are by the registry, by local id, one for each.
        who: under which id the record knows them, as judged.
        accounts: its engagements as accounts, in order.
    """
    codes = {actor.id: code_of(actor, links[actor.id]) for actor in reading.actors}
    rows: Rows = {table: [] for table in COLUMNS}
    _actors(reading, links, who, codes, rows)
    _roles(reading, who, rows)
    _engagements(reading, who, codes, accounts, rows)
    for number, statement in enumerate(reading.statements):
        _statement(reading, number, statement, who, rows)
    _events(reading, who, rows)
    _claims(reading, who, rows)
    return rows


def _actors(reading: Reading, links: Mapping[str, Link], who: Actors, codes: Actors, rows: Rows) -> None:
    for actor in reading.actors:
        link = links[actor.id]
        ends = _ends(actor.mentions[:1]) if actor.mentions else (None, None)
        rows["links"].append((
            actor.id, link.actor, who[actor.id], actor.name, actor.kind, codes[actor.id], link.confidence,
            _json(link.why), len(actor.mentions), *ends,
        ))  # fmt: skip


def _roles(reading: Reading, who: Actors, rows: Rows) -> None:
    names = {actor.id: actor.name for actor in reading.actors}
    for role in reading.roles:
        body = role.organisation
        rows["roles"].append((
            role.person, who.get(role.person), role.title, names.get(body) if body else None,
            who.get(body) if body else None, *_ends(role.evidence),
        ))  # fmt: skip


def _engagements(
    reading: Reading, who: Actors, codes: Actors, accounts: Sequence[Account], rows: Rows
) -> None:
    for number, (told, account) in enumerate(zip(reading.engagements, accounts, strict=True)):
        date, place = told.date, told.place
        rows["accounts"].append((
            number, told.id, account.id, told.type, told.status, told.news, *days_of(date.value), date.value,
            date.precision, date.basis, date.why, _json(date.candidates), place.name if place else None,
            who.get(place.actor or "") if place else None, _json(told.topics), told.confidence,
            *_ends(told.evidence), packed_account(account),
        ))  # fmt: skip
        for position, (one, taker) in enumerate(zip(told.participants, account.takers, strict=True)):
            rows["participants"].append((
                number, position, one.actor, taker.actor, taker.name, taker.title, taker.organisation,
                taker.side, taker.kind, codes.get(one.actor or ""),
            ))  # fmt: skip
        rows["topics"] += [(number, topic) for topic in dict.fromkeys(told.topics)]
        several = faces(reading, told, who, codes)
        rows["faces"] += [
            (number, face.position, face.local, face.actor, face.name, plain(face.name), face.kind,
             face.country, face.sector, face.basis)
            for face in several
        ]  # fmt: skip
        rows["told"].append((number, is_own(reading, told, several), account.words.lower()))
        _hands(told.id, told.according_to, who, rows)


def _statement(reading: Reading, number: int, told: Statement, who: Actors, rows: Rows) -> None:
    speaker = told.speaker
    actor = who.get(speaker.actor or "") if speaker else None
    day, last = days_of(reading.report.published)
    # The speaker's own layer: the outermost is the saying of whoever retells him.
    inner = told.layers[0] if told.layers else told
    words = " … ".join(span.text for span in inner.content or told.evidence)
    cue = inner.cue.text if inner.cue and inner.content else ""
    sentences = " … ".join(span.text for span in told.evidence)
    rows["statements"].append((
        number, told.id, actor, speaker.actor if speaker else None, speaker.name if speaker else None,
        told.form, told.status, told.language, day if day == last else None, bool(told.quotations),
        cue, words, sentences.lower(), told.confidence,
        *_ends(told.evidence),
    ))  # fmt: skip
    if speaker:
        together = dict.fromkeys((*((speaker.actor,) if speaker.actor else ()), *speaker.actors))
        rows["speakers"] += [(number, local, who.get(local)) for local in together]
    _hands(told.id, told.according_to, who, rows)


def _hands(item: str, hands: Sequence[Hand], who: Actors, rows: Rows) -> None:
    rows["hands"] += [
        (item, position, hand.actor, who.get(hand.actor or ""), hand.name, hand.means)
        for position, hand in enumerate(hands)
    ]


def _events(reading: Reading, who: Actors, rows: Rows) -> None:
    for event in reading.events:
        date = event.date.value
        rows["events"].append((event.id, event.type, *days_of(date), date, *_ends(event.evidence)))
        rows["parts"] += [
            (event.id, position, one.actor, who.get(one.actor or ""), one.name, one.part)
            for position, one in enumerate(event.participants)
        ]


def _claims(reading: Reading, who: Actors, rows: Rows) -> None:
    for position, claim in enumerate(reading.claims):
        speaker = claim.speaker
        rows["claims"].append((
            position, claim.kind, claim.text, who.get(speaker.actor or "") if speaker else None,
            speaker.name if speaker else None, *_ends(claim.evidence),
        ))  # fmt: skip
    rows["relations"] += [
        (one.kind, one.source, who.get(one.source), one.target, who.get(one.target), *_ends(one.evidence))
        for one in reading.relations
    ]


def _ends(spans: Sequence[Span]) -> tuple[int, int]:
    return min(span.start for span in spans), max(span.end for span in spans)


def _json(value: Sequence[str]) -> str:
    return json.dumps(list(value), ensure_ascii=False)
