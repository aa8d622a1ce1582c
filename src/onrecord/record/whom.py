"""Whom a question asks for, from words: a name, or a country with a kind or sector ("US companies").

The grammar: [country] [sector] [kind], each at most once and at least one of them. Country: its name, code or
adjective. Sector: one that the record's actors have. Kind: one of the words in `KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.actors.names import plain
from onrecord.domain.reading import ActorKind
from onrecord.reading.lexicon.places import countries, country_forms
from onrecord.record.judging import identity_of
from onrecord.record.question import Party, QuestionError
from onrecord.record.store import Store

KINDS: Mapping[str, ActorKind] = {
    "company": "organisation", "companies": "organisation", "firm": "organisation", "firms": "organisation",
    "business": "organisation", "businesses": "organisation", "organisation": "organisation",
    "organisations": "organisation", "organization": "organisation", "organizations": "organisation",
    "government": "government", "governments": "government", "ministry": "government",
    "ministries": "government", "officials": "government", "authorities": "government",
    "person": "person", "people": "person", "persons": "person",
}  # fmt: skip
_PARTS = ("name", "adjective", "people")
_LONGEST = 6  # words of a country's name


def party(store: Store, words: str) -> Party:
    """Return whom words ask for.

    Args:
        store: the record, for its actors and sectors.
        words: a phrase of the grammar, an actor's id, or a name.

    Raises:
        QuestionError: the words are neither a phrase nor a name that the record knows.
    """
    phrase = _phrase(store, words)
    if phrase:
        return phrase
    found = named(store, words)
    if is_known(store, found):
        return found
    raise QuestionError(
        words,
        "it is neither a kind of actor nor a name that the record knows",
        expected="a country, a sector and a kind in this order, or some of them, such as 'US companies',"
        " 'Chinese government', 'Japanese commerce ministry'; or a name or id",
        remedy=f"see 'onrecord actors --name'{near(store, words)}",
    )


def named(store: Store, name: str) -> Party:
    """Return all whom a name leads to, or the one with an id.

    Args:
        store: the record.
        name: an id of the record, or a name in whatever letter case, with or without accents; where nobody
            is called so, whole words of a name.
    """
    identity = identity_of(store)
    if store.rows("SELECT 1 FROM actors WHERE id = ?", [name]):
        return Party(actors=(identity.of(name) if identity else name,), said=name)
    folded = plain(name)
    found = store.rows("SELECT DISTINCT actor FROM actor_names WHERE folded = ? ORDER BY actor", [folded])
    if folded and not found:
        # A family name alone, or a company without its legal form.
        found = store.rows(
            "SELECT DISTINCT actor FROM actor_names WHERE strpos(' ' || folded || ' ', ?) > 0 ORDER BY actor",
            [f" {folded} "],
        )
    ids = [identity.of(actor) if identity else actor for (actor,) in found]
    return Party(actors=tuple(dict.fromkeys(ids)), names=(folded,), said=name)


def is_known(store: Store, sought: Party) -> bool:
    """Say whether the record tells of anybody under the ids or names of a party."""
    return bool(sought.actors) or _is_told(store, sought.names)


def near(store: Store, words: str) -> str:
    """Return names of the record that hold some words, as the end of a remark, or "" where none does."""
    found = store.rows(
        "SELECT name FROM actors WHERE strpos(lower(name), ?) > 0 ORDER BY length(name), name LIMIT 3",
        [words.lower()],
    )
    return f"; near to it: {', '.join(name for (name,) in found)}" if found else ""


def code_of(country: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a country by its name, adjective or code.

    Raises:
        QuestionError: there is no such country, or there are several.
    """
    found = _forms().get(country.casefold(), ())
    if len(found) == 1:
        return found[0]
    several = f"may be {' or '.join(found)}" if found else "is no country"
    raise QuestionError(
        country,
        f"it {several}",
        expected="a country's English name, its adjective, or its ISO 3166-1 code",
        remedy="write it so, such as China, Chinese or CHN",
    )


def _phrase(store: Store, words: str) -> Party | None:
    rest = words.split()
    country, kind = None, None
    for size in range(min(_LONGEST, len(rest)), 0, -1):
        form = re.sub(r"(?:'s|’s)$", "", " ".join(rest[:size])).casefold()
        codes = _forms().get(form, ())
        if len(codes) == 1 and form not in KINDS:
            country, rest = codes[0], rest[size:]
            break
    if rest and rest[-1].casefold() in KINDS:
        kind, rest = KINDS[rest[-1].casefold()], rest[:-1]
    sector = " ".join(rest).casefold()
    if sector and not store.rows("SELECT 1 FROM actors WHERE lower(sector) = ? LIMIT 1", [sector]):
        return None
    if not (country or kind or sector):
        return None
    return Party(
        countries=(country,) if country else (), kinds=(kind,) if kind else (),
        sectors=(sector,) if sector else (), said=words,
    )  # fmt: skip


def _is_told(store: Store, names: tuple[str, ...]) -> bool:
    """Say whether a report tells of somebody by a name that leads to nobody known beyond it."""
    return bool(
        store.rows("SELECT 1 FROM faces WHERE folded IN (SELECT unnest(?::TEXT[])) LIMIT 1", [list(names)])
    )


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """Return the codes that each form of a country, in lower case, leads to."""
    forms: dict[str, dict[str, None]] = {}
    for form, meanings in country_forms().items():
        for meaning in meanings:
            if meaning.part in _PARTS:
                forms.setdefault(form.casefold(), {})[meaning.country.iso3] = None
    for country in countries():
        for code in (country.iso2, country.iso3):
            forms[code.casefold()] = {country.iso3: None}
    return {form: tuple(codes) for form, codes in forms.items()}
