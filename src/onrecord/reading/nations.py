"""What a name's own words tell: the country it is or belongs to, and whether it is a government body."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.lexicon.government import government_forms, government_kind
from onrecord.reading.lexicon.places import Country, body_forms, country_forms

STATE = ("name", "metonym", "side")
FIELDS = {
    "commerce": "commerce", "trade": "commerce", "foreign": "foreign", "state": "state", "defence": "defence",
    "defense": "defence", "finance": "finance", "treasury": "finance", "economy": "economy",
    "economic": "economy", "energy": "energy", "interior": "interior", "justice": "justice",
    "health": "health", "education": "education", "agriculture": "agriculture", "transport": "transport",
    "transportation": "transport", "industry": "industry", "environment": "environment", "science": "science",
    "labor": "labour", "labour": "labour", "culture": "culture", "tourism": "tourism", "security": "security",
    "communications": "communications", "digital": "digital",
}  # fmt: skip
BODY_NOUN = re.compile(r"\b(?:ministry|department|dept|ministries)\b", re.IGNORECASE)


def bare(name: str) -> str:
    """Return a form as the lexicon has it: without an article, its apostrophe straight."""
    return name.removeprefix("the ").removeprefix("The ").replace("’", "'")


def country_of_name(name: str) -> Country | None:
    """Return the country that a form names as a state: its name or its government's metonym."""
    meanings = [m for m in country_forms().get(bare(name), ()) if m.part in STATE]
    return meanings[0].country if meanings else None


def names_state(name: str) -> bool:
    """Say whether a form is a country's name itself, not its capital or a metonym."""
    return any(m.part == "name" for m in country_forms().get(bare(name), ()))


def sure_state(name: str) -> bool:
    """Say whether a form is a country's name and seldom anything else, so that it needs no other witness."""
    return any(m.part == "name" and not m.doubtful for m in country_forms().get(name.replace("’", "'"), ()))


def is_metonym(name: str) -> bool:
    """Say whether a form is a seat that stands for a government ("the Kremlin")."""
    return any(m.part in ("metonym", "side") for m in country_forms().get(bare(name), ()))


def country_of_capital(name: str) -> Country | None:
    """Return the country whose capital a form names."""
    meanings = [m for m in country_forms().get(name, ()) if m.part == "capital"]
    return meanings[0].country if meanings else None


def country_of_adjective(word: str) -> Country | None:
    """Return the country that an adjective or a people's name tells ("Dutch"); None if several share it."""
    meanings = [m for m in country_forms().get(word, ()) if m.part in ("adjective", "people", "name")]
    sovereign = {m.country.iso2: m.country for m in meanings}
    return next(iter(sovereign.values())) if len(sovereign) == 1 else None


def is_adjective(form: str) -> bool:
    """Say whether a form is a country's adjective or the name of its people."""
    return any(m.part in ("adjective", "people") for m in country_forms().get(form, ()))


@cache
def country_within(name: str) -> str | None:
    """Return the country that the words of an organisation's name tell ("Hungary's Foreign Ministry")."""
    known = government_forms().get(name.removeprefix("the ").removeprefix("The "))
    if known and len({f.body.country for f in known}) == 1 and not known[0].doubtful:
        return country_by_code(known[0].body.country)
    words = re.findall(r"[\w.]+", name)
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            form = " ".join(words[at : at + size])
            if form[:1].isupper():
                country = country_of_adjective(form) or country_of_capital(form)
                if country is not None:
                    return country.name
    return None


@cache
def country_by_code(code: str) -> str | None:
    """Return the English short name of a country by its ISO 3166 code."""
    return next(
        (m.country.name for found in country_forms().values() for m in found if m.country.iso2 == code), None
    )


@cache
def is_government(name: str) -> bool:
    """Say whether a name is a government body's, by its words."""
    if government_kind(name) is not None:
        return True
    found = body_forms().get(name.removeprefix("the ").removeprefix("The "))
    return bool(found and found[0].government)


@cache
def body_key(name: str) -> str | None:
    """Return what a ministry is for, so that "Commerce Department" meets "Ministry of Commerce"."""
    if not BODY_NOUN.search(name):
        return None
    fields = [FIELDS[w] for w in re.findall(r"[a-z]+", name.lower()) if w in FIELDS]
    return fields[0] if fields else None
