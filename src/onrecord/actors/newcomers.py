"""Ids for actors that the registry does not know: shared between reports only where that is safe."""

from __future__ import annotations

import re

from onrecord.actors.clues import Clue, Scene, meanings
from onrecord.actors.names import GIVEN_LAST, body_key, chinese, is_chinese, person_words, plain
from onrecord.actors.words import words
from onrecord.domain.reading import Actor
from onrecord.domain.report import Report
from onrecord.reading.lexicon.chinese import chinese_writing
from onrecord.reading.lexicon.government import government_kind

DANGLING = frozenset("of for on in at to and the with by from a an or".split())
SAFE = 0.8
ALONE = 0.5


def newcomer(
    actor: Actor, clue: Clue, at: Scene, report: Report, bodies: frozenset[str]
) -> tuple[str, float, tuple[str, ...]]:
    """Return the id of an actor that the registry does not know.

    Two reports give one id only where kind, whole name and a country or body agree. Anything less is bound to
    its report: `local:<report>#<actor>`.

    Args:
        bodies: ids of the bodies and countries that the person's titles are held in.
    """
    made = person(actor, clue, bodies) if actor.kind == "person" else body(actor, clue, at)
    if made is None:
        return (
            f"local:{report.id}#{actor.id}",
            ALONE,
            ("unknown, and the name alone is not safe beyond this report",),
        )
    return made, SAFE, ("unknown; kind, whole name and country or body make its id",)


def person(actor: Actor, clue: Clue, bodies: frozenset[str]) -> str | None:
    """Return a shared id of an unknown person, or None where it is not safe."""
    name = max(actor.names, key=lambda n: (len(person_words(n)), len(n)))
    housed = sorted(b for b in bodies if b.split(":")[0] in ("gov", "org", "new"))
    countries = {b.split(":")[1] for b in bodies if b.startswith("country:")} | clue.countries
    parts = (chinese(name),) if is_chinese(name) else tuple(p for p in person_words(name) if len(p) > 1)
    if not parts or (name[:1].islower() and not is_chinese(name)) or parts[0] in words().particles:
        return None
    if len(parts[0]) < 2 if is_chinese(name) else len([p for p in parts if len(p) > 1]) < 2:
        return None
    eastern = is_chinese(name) or bool(countries & GIVEN_LAST)
    short = (is_chinese(name) and len(parts[0]) < 4) or (eastern and parts[0] in words().common)
    if housed:
        return f"new:person:{'-'.join(parts)}@{housed[0]}"
    if len(countries) == 1 and not short and not (set(parts) & words().common):
        return f"new:person:{'-'.join(parts)}@{next(iter(countries)).lower()}"
    return None


def body(actor: Actor, clue: Clue, at: Scene) -> str | None:
    """Return a shared id of an unknown organisation or place, or None where it is not safe."""
    name = max(actor.names, key=len)
    key = body_key(name)[2:].replace(" ", "-")
    parts = plain(name).split()
    country = next(iter(clue.countries)).lower() if len(clue.countries) == 1 else None
    if actor.kind in ("place", "country"):
        seats = {
            m.country.iso3
            for m in meanings(name.removesuffix(", D.C."), "capital")
            if not m.doubtful or "D.C." in name
        }
        return f"new:place:{key}@{next(iter(seats)).lower()}" if len(seats) == 1 else None
    if actor.kind == "product" or re.search(r"(?i)\b(?:embassy|consulate|mission)\b|使馆", name):
        return f"new:{actor.kind}:{key}@{country}" if country and actor.kind == "product" else None
    if (parts[-1:] and parts[-1] in DANGLING) or not parts:
        return None
    telling = [p for p in parts if p not in words().generic and len(p) > 1]
    named = re.fullmatch(r"[A-Z][A-Z0-9&-]{3,6}|[A-Z][a-z]+[A-Z]\w+", name) if len(parts) == 1 else None
    if named and re.search(rf"\b{re.escape(name.lower())}\b", at.text):
        named = None  # a word in capitals, not an acronym
    whole = bool(telling) and len(parts) >= 2
    if is_chinese(name):
        whole = len(name) >= 4 and name.endswith(chinese_writing().org_endings)
    if actor.kind == "government" and is_chinese(name) and government_kind(name) is None:
        return None
    if actor.kind == "government":
        return f"new:gov:{country}:{key}" if country and (telling or len(parts) > 1) else None
    if not (whole or named):
        return None
    return f"new:org:{key}" + (f"@{country}" if country and len(telling) < 2 else "")
