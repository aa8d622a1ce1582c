"""Questions answered: engagements and statements of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.reading.lexicon.places import countries
from onrecord.record import asking
from onrecord.record.answers import (
    AccountTold,
    Answers,
    HandTold,
    RecordedEngagement,
    RecordedStatement,
)
from onrecord.record.question import Question
from onrecord.record.settled import Attendee, settled
from onrecord.record.standing import Standing, descents_of, independent_of, standings
from onrecord.record.store import Store


def engagements(store: Store, question: Question) -> Answers[RecordedEngagement]:
    """Return the engagements that a question finds."""
    asked = asking.engagements(question)
    ids, total = _page(
        store,
        "g.id",
        "engagements g",
        asked,
        asking.order(question),
        question.limit,
    )
    undated = 0
    if question.dated:
        asked = asking.engagements(question, dated=False)
        asked.put("g.first_day IS NULL")
        sql = f"SELECT count(*) FROM engagements g{asked.where()}"  # noqa: S608
        ((undated,),) = store.rows(sql, asked.parameters)
    found = recorded(store, [str(name) for name in ids])
    return Answers(found, total, undated, question.in_words(), RecordedEngagement)


def recorded(store: Store, ids: Sequence[str]) -> tuple[RecordedEngagement, ...]:
    """Return engagements by their ids, in this order; one that the record does not hold is left out."""
    several = standings(store, ids)
    whole = {name: settled(accounts) for name, accounts in several.items()}
    told = [each.report for accounts in several.values() if len(accounts) > 1 for each in accounts]
    independent = independent_of(several, descents_of(store, told))
    known = names_of(store, [who.actor for one in whole.values() for who in one.participants if who.actor])
    homes = _homes(store, ids)
    return tuple(
        RecordedEngagement(
            id=name, type=one.type, status=one.status, date=one.date, place=one.place, topics=one.topics,
            participants=tuple(_shown(who, known, homes.get((name, who.name))) for who in one.participants),
            accounts=tuple(account_told(each) for each in several[name]),
            independent=independent[name], differences=one.differences,
            disputed=one.disputed, news=one.news, confidence=one.confidence,
        )
        for name, one in ((name, whole[name]) for name in ids if name in whole)
    )  # fmt: skip


def account_told(one: Standing) -> AccountTold:
    """Return an account without its words."""
    told = one.account
    return AccountTold(
        id=told.id, report=told.report, url=told.url, outlet=told.outlet, published=told.published,
        language=told.language, kind=one.kind, derived=one.derived, status=told.status, date=told.date.value,
    )  # fmt: skip


def names_of(store: Store, actors: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Return name and country of those actors of the record that the registry knows."""
    rows = store.rows(
        "SELECT id, name, country FROM actors WHERE id IN (SELECT unnest(?::TEXT[])) AND origin = 'registry'",
        [sorted(set(actors))],
    )
    return {name: (called, country) for name, called, country in rows}


def _homes(store: Store, ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return the country that each participant is of, or is there for, by engagement and name."""
    rows = store.rows(
        "SELECT a.engagement, p.name, f.country FROM faces f JOIN accounts a ON a.number = f.account"
        " JOIN participants p ON p.account = f.account AND p.position = f.position"
        " WHERE f.country IS NOT NULL AND a.engagement IN (SELECT unnest(?::TEXT[]))"
        " ORDER BY CASE f.basis WHEN 'itself' THEN 0 WHEN 'role' THEN 1 ELSE 2 END, f.country",
        [list(ids)],
    )
    found: dict[tuple[str, str], str] = {}
    for engagement, name, country in rows:
        found.setdefault((engagement, name), country)
    return found


def _shown(who: Attendee, known: dict[str, tuple[str, str | None]], home: str | None) -> Attendee:
    """Return a participant under the registry's name, so that one is called the same in all engagements."""
    code = _codes().get(who.country or "", who.country)
    name, country = known.get(who.actor or "", (who.name, None))
    return replace(who, name=name, country=country or code or home)


def statements(store: Store, question: Question) -> Answers[RecordedStatement]:
    """Return the statements that a question finds."""
    asked = asking.statements(question)
    numbers, total = _page(
        store,
        "s.number",
        "statements s",
        asked,
        asking.statements_order(question),
        question.limit,
    )
    found = said(store, [int(str(number)) for number in numbers])
    return Answers(found, total, 0, question.in_words(), RecordedStatement)


def said(store: Store, numbers: Sequence[int]) -> tuple[RecordedStatement, ...]:
    """Return statements by their numbers, in this order."""
    rows = store.rows(
        "SELECT s.number, s.report, r.id, s.local, r.url, r.outlet, r.published, r.language, s.speaker,"
        " coalesce(k.name, s.speaker_name), s.form, s.status, s.cue, s.words, s.quoted, s.language,"
        " s.start, s.stop, s.confidence FROM statements s JOIN reports r ON r.number = s.report"
        " LEFT JOIN actors k ON k.id = s.speaker WHERE s.number IN (SELECT unnest(?::BIGINT[]))",
        [list(numbers)],
    )
    hands = _hands(store, sorted({row[1] for row in rows}))
    found = {
        number: RecordedStatement(
            id=f"{name}#{local}", report=name, url=url, outlet=outlet, published=published, language=language,
            speaker=speaker, speaker_name=called, form=form, status=status, cue=cue or "", words=words,
            quoted=quoted, spoken=spoken, according_to=hands.get((report, local), ()), start=start, end=stop,
            confidence=confidence,
        )
        for number, report, name, local, url, outlet, published, language, speaker, called, form, status,
        cue, words, quoted, spoken, start, stop, confidence in rows
    }  # fmt: skip
    return tuple(found[number] for number in numbers if number in found)


def _hands(store: Store, reports: Sequence[int]) -> dict[tuple[int, str], tuple[HandTold, ...]]:
    rows = store.rows(
        "SELECT report, item, actor, name, means FROM hands WHERE report IN (SELECT unnest(?::INTEGER[]))"
        " ORDER BY report, item, position",
        [list(reports)],
    )
    found: dict[tuple[int, str], tuple[HandTold, ...]] = {}
    for report, item, actor, name, means in rows:
        hand = HandTold(actor=actor, name=name, means=means)
        found[report, item] = (*found.get((report, item), ()), hand)
    return found


def _page(
    store: Store, key: str, table: str, asked: asking.Asked, order: str, limit: int | None
) -> tuple[list[object], int]:
    """Return the keys of those within a limit, and how many there are without it."""
    # Counted apart where all of a table is asked for: its first rows alone are found 20 times as fast.
    apart = limit == 0 or not asked.conditions
    counting = "" if apart else ", count(*) OVER ()"
    within = "" if limit is None else f" LIMIT {limit:d}"
    rows = store.rows(
        f"SELECT {key}{counting} FROM {table}{asked.where()} ORDER BY {order}{within}",  # noqa: S608  # fixed
        asked.parameters,
    )
    if apart:
        ((total,),) = store.rows(f"SELECT count(*) FROM {table}{asked.where()}", asked.parameters)  # noqa: S608
        return [row[0] for row in rows], int(total)
    return [row[0] for row in rows], int(rows[0][1]) if rows else 0


@cache
def _codes() -> dict[str, str]:
    return {country.name: country.iso3 for country in countries()}
