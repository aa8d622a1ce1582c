"""Words that linking goes by, declared in `data/words.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The declared words.

    Args:
        honorifics: forms of address and titles that stand before a name and are no part of it.
        suffixes: what may follow a name ("jr", "iii").
        particles: small words inside family names ("von", "bin").
        legal: legal forms of companies.
        former: words that tell of a past office.
        ranks: from rank ("minister") to the titles that tell it, in both languages.
        areas: from what a body is for ("commerce") to the words that tell it, in both languages.
        body: nouns of ministries and their like, in both languages.
        generic: words that alone name no one organisation.
        doubtful: company names that are everyday words, places or surnames.
        common: family names so common that a whole name alone is no proof.
        ambiguous: short names that several countries share, with their ISO alpha-3 codes.
        states: places that tell that a report speaks of the United States' Georgia.
        hosts: endings of the addresses of governments, with their countries.
        departments: countries whose ministries are called departments.
    """

    honorifics: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    legal: frozenset[str]
    former: frozenset[str]
    ranks: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, tuple[str, ...]]
    body: tuple[str, ...]
    generic: frozenset[str]
    doubtful: frozenset[str]
    common: frozenset[str]
    ambiguous: Mapping[str, tuple[str, ...]]
    states: frozenset[str]
    hosts: Mapping[str, str]
    departments: frozenset[str]


def data_file(name: str) -> str:
    """Return the text of a file shipped with the registry."""
    return (files("onrecord.actors") / "data" / name).read_text("utf-8")


@cache
def words() -> Words:
    """Return the declared words."""
    data = json.loads(data_file("words.json"))
    sets = ("honorifics", "suffixes", "particles", "legal", "former", "generic", "doubtful", "common",
            "states", "departments")  # fmt: skip
    return Words(
        **{key: frozenset(data[key].split()) for key in sets},
        ranks={key: tuple(value) for key, value in data["ranks"].items()},
        areas={key: tuple(value) for key, value in data["areas"].items()},
        body=tuple(data["body"]),
        ambiguous={key: tuple(value.split()) for key, value in data["ambiguous"].items()},
        hosts=data["hosts"],
    )
