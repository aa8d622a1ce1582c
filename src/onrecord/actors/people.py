"""Which person a name means: name, title, body, country and date weighed together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.actors.clues import Clue, Scene
from onrecord.actors.entries import Entry, Office
from onrecord.actors.names import (
    GIVEN_LAST,
    chinese,
    full_keys,
    is_chinese,
    near_keys,
    person_words,
    plain,
)
from onrecord.actors.offices import fit, former, offices_in
from onrecord.actors.words import words
from onrecord.domain.reading import Actor
from onrecord.reading.lexicon.given_names import given_name_genders

WHOLE, NEAR, PART = "whole name", "name without its middle parts", "family name"
BASE = {WHOLE: 2.0, NEAR: 1.5, PART: 0.0}
LEAST = {WHOLE: 2.5, NEAR: 2.5, PART: 3.0}
COMMON = 3.0  # a whole name borne by many needs a title, a body or a country too
MARGIN = 1.0  # the second candidate must be this much weaker, or linking abstains
GRACE = 3  # months after the end of an office in which reports still give its title
OTHER = -1.5  # weight of titles that are none of a candidate's
HEADS = frozenset({"president", "prime-minister", "monarch", "supreme-leader", "pope"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with what speaks for and against it."""

    entry: Entry
    level: str
    score: float
    why: tuple[str, ...]
    evidence: bool
    head: bool
    common: bool


Look = Callable[[str], tuple[Entry, ...]]


def candidates(actor: Actor, look: Look) -> tuple[str, tuple[Entry, ...]]:
    """Return how a name leads to people, by the surest way that leads anywhere, and whom it leads to."""
    han = [chinese(n) for n in actor.names if is_chinese(n)]
    latin = [n for n in actor.names if not is_chinese(n) and set(plain(n).split()) - words().honorifics]
    whole = found(look, (k for n in latin for k in full_keys(n)), (f"z:{n}" for n in han))
    if whole:
        return WHOLE, whole
    near = found(look, (k for n in latin for k in near_keys(n)))
    if near:
        return NEAR, near
    if han and not latin:
        last = [chinese(re.split("[·•・]", n)[-1]) for n in actor.names]
        return PART, found(look, (f"y:{n}" for n in (*han, *last)))
    longest = max(map(person_words, latin), key=lambda parts: (len(parts), parts), default=())
    return PART, found(look, [f"s:{' '.join(longest)}"])


def found(look: Look, *keys: Iterable[str]) -> tuple[Entry, ...]:
    """Return the persons that any of some keys leads to, each once."""
    entries = {e.id: e for group in keys for key in group for e in look(key) if e.kind == "person"}
    return tuple(entries[i] for i in sorted(entries))


def weigh(entry: Entry, level: str, clue: Clue, bodies: frozenset[str], at: Scene, rare: bool) -> Weighed:
    """Weigh a candidate.

    Args:
        rare: the name is written so that few share it: in three Chinese characters or more.
        bodies: registry ids of the bodies that the report's titles are held in.
    """
    told = [(office, former(title)) for title in clue.titles for office in offices_in(title)]
    grounds = [(BASE[level], f"{level} of {entry.name}"), titles_fit(entry, told, at.date, level != PART)]
    if not told:
        grounds.append(in_office(entry, at.date))
    grounds += [body_fit(entry, bodies), country_fit(entry, clue)]
    if entry.country and entry.country in at.named | {at.home}:
        grounds.append((0.5, f"the report names {entry.country}"))
    evidence = any(weight > 0 for weight, _ in (grounds[1], *grounds[-3:]) if weight >= 1.0)
    score = sum(weight for weight, _ in grounds)
    common = is_common(entry) and not rare
    public = not {rank for (rank, _), _ in told} & {"journalist", "other"}
    if grounds[1][0] == OTHER and public and level == WHOLE and not common:
        # a person known by whole name and country may be given a title that the registry lacks
        score += 1.0 if evidence else 2 * in_office(entry, at.date)[0] + 0.5
    return Weighed(
        entry=entry, level=level, score=score, why=tuple(reason for _, reason in grounds if reason),
        evidence=evidence, common=common, head=not told and led(entry, at.date),
    )  # fmt: skip


def in_office(entry: Entry, date: str | None) -> tuple[float, str]:
    """Return the weight of an office held on the day, where the report gives no title."""
    held = [o for o in entry.offices if date and o.held(date)]
    return (0.5, f"{held[-1].title} on {date}") if held else (0.0, "")


def led(entry: Entry, date: str | None) -> bool:
    """Say whether a person was head of a state or government on the day or before."""
    return any(
        rank in HEADS
        for o in entry.offices
        if date and (o.since or "9") <= date and (o.organisation or "").startswith("country:")
        for rank, _ in offices_in(o.title)
    )


def body_fit(entry: Entry, bodies: frozenset[str]) -> tuple[float, str]:
    """Return the weight of the bodies that the report's titles are held in."""
    housed = {o.organisation for o in entry.offices} | {f"country:{entry.country}"}
    theirs = {b for b in bodies if b.split(":")[0] in ("gov", "org", "country")}
    if theirs & housed:
        return 1.5, "body: " + ", ".join(sorted(theirs & housed))
    if any(b.startswith("country:") for b in theirs):
        return -2.5, "another country: " + ", ".join(sorted(theirs))
    # Of whom no office is known, none is another.
    known = theirs and entry.offices
    return (-0.5, "another body: " + ", ".join(sorted(theirs))) if known else (0.0, "")


def country_fit(entry: Entry, clue: Clue) -> tuple[float, str]:
    """Return the weight of the countries right beside the name."""
    if not clue.countries:
        return 0.0, ""
    if entry.country is None or entry.country in clue.countries:
        return 1.0, f"country beside the name: {entry.country}"
    if abroad(entry, clue):
        return 0.0, ""
    return -3.0, "another country beside the name: " + ", ".join(sorted(clue.countries))


def abroad(entry: Entry, clue: Clue) -> bool:
    """Say whether a person holds office in a company, an international body or another country's body."""
    own = f"gov:{(entry.country or '').lower()}-"
    held = [o.organisation or "" for o in entry.offices]
    return any(h.startswith(("org:", "gov:")) and not h.startswith(own) for h in held)


def titles_fit(
    entry: Entry, told: list[tuple[tuple[str, str | None], bool]], date: str | None, whole: bool
) -> tuple[float, str]:
    """Return the weight of the best agreement between titles told and offices held, and its reason."""
    options: list[tuple[float, str]] = []
    for office in entry.offices:
        for held in offices_in(office.title):
            for said, past in told:
                like = fit(said, held)
                if like != "other":
                    options.append(dated(office, like == "same", past, date, whole))
    if options:
        return max(options)
    if not told or not entry.offices:
        return 0.0, ""
    return OTHER, "the report gives other titles than " + "; ".join(o.title for o in entry.offices[:2])


def dated(office: Office, same: bool, past: bool, date: str | None, whole: bool) -> tuple[float, str]:
    """Return the weight of an agreeing title by whether the office was held at the report's date."""
    name = office.title
    full, part = (3.0, "title") if same else (1.5, "title in part")
    if date is None:
        return full - 1.0, f"{part}: {name}; the report has no date"
    live = office.held(date)
    if live:
        return full, f"{part} and date: {name} on {date}"
    if live is None:
        return full - 1.0, f"{part}: {name}; whether held on {date} is not known"
    if office.ended(date) and (past or recent(office.until or "", date)):
        return full if past else full - 0.5, f"{part}: {name} until {office.until}"
    # at another time the title still tells who a whole name is; a family name it tells apart
    weight = (1.5 if office.ended(date) else 0.5) if whole else -1.0
    return weight, f"{part}, but {name} was held {office.since or '?'} to {office.until or '?'}"


def recent(until: str, date: str) -> bool:
    """Say whether an office ended within the months of grace before a date."""
    if len(until) < 7 or len(date) < 7:
        return until[:4] == date[:4]
    months = (int(date[:4]) - int(until[:4])) * 12 + int(date[5:7]) - int(until[5:7])
    return 0 <= months <= GRACE


def is_common(entry: Entry) -> bool:
    """Say whether a person's name is one that many bear."""
    parts = person_words(entry.name)
    if entry.country in GIVEN_LAST:
        return bool(parts) and parts[0] in words().common
    return bool(parts) and parts[-1] in words().common and parts[0].title() in given_name_genders()


def enough(one: Weighed) -> bool:
    """Say whether what speaks for a candidate is enough to link."""
    if one.level == PART:
        parts = person_words(one.entry.name)
        rare = not set(parts) & words().common and parts[-1].title() not in given_name_genders()
        bare = one.head and rare and one.score >= 0.5
        return (one.evidence and one.score >= LEAST[PART] - rare) or bare
    offices = one.entry.offices
    if one.common or (offices and all(o.title == "member of the government" for o in offices)):
        return one.score >= COMMON and (one.evidence or one.head)
    return one.score >= LEAST[one.level]


def confidence(one: Weighed) -> float:
    """Return the share of such links that are right; measured in docs/actors.md."""
    if one.level == PART:
        return 0.97 if one.score >= 4 else 0.94 if one.score >= LEAST[PART] else 0.9 if one.evidence else 0.85
    return 0.99 if one.score >= 5 else 0.97 if one.score >= 3.5 else 0.93
