"""Who takes part, made comparable: names folded, offices and countries known again across languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.fuzz import ratio

from onrecord.comparing.offices import agree, office, only_office
from onrecord.comparing.pinyin import spellings, spells
from onrecord.comparing.spoken import alikeness
from onrecord.domain.record import Account, Taker
from onrecord.reading.lexicon.places import chinese_shorts, country_forms, country_named

Alike = Literal[
    "same", "name", "spelling", "surname", "office", "organisation", "country", "clash", "unknown"
]

# Names that differ by a letter or a hyphen score above; two Wangs with other given names below.
SPELLING = 86.0
# A foreigner's name in characters beside the same in Latin letters: of 155 of the registry 72%
# score above the
# first and 6% below the second; of other names 1.1% and about 75%.
SOUNDS, UNLIKE = 80.0, 45.0
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[㐀-鿿]")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "’": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One taker, made comparable.

    Args:
        tokens: words of the fullest name, folded: lower case, without accents.
        surnames: words that later mentions of the person may use alone.
        han: the name is written in Chinese characters.
        named: a person or body with a name of its own, not a title or a described group.
        country: ISO 3166-1 alpha-3 code, stated or belonging to the office.
    """

    actor: str | None
    name: str
    kind: str | None
    tokens: tuple[str, ...]
    surnames: frozenset[str]
    han: bool
    named: bool
    office: str | None
    country: str | None
    organisation: frozenset[str]

    @property
    def person(self) -> bool:
        """Whether it is a person with a name."""
        return self.named and self.kind == "person"


def folded(text: str) -> tuple[str, ...]:
    """Return the words of a name: lower case, accents gone, hyphens as spaces."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return tuple(_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


@lru_cache(maxsize=50_000)
def parties(account: Account) -> tuple[Party, ...]:
    """Return the takers of an account, comparable, each once."""
    found: dict[tuple[object, ...], Party] = {}
    for taker in account.takers:
        party = _party(taker, account.language)
        if party.tokens and not taker.elsewhere:
            found.setdefault((party.tokens, party.actor), party)
    return tuple(found.values())


def alike(one: Party, other: Party) -> Alike:
    """Return in what two parties agree; `clash` where they cannot be one, `unknown` where nothing tells."""
    if one.actor and one.actor == other.actor:
        return "same"
    if one.person and other.person:
        return _people(one, other)
    if one.named and other.named and one.kind == other.kind == "country":
        return "country" if one.country == other.country else "clash"
    if one.tokens == other.tokens and one.han == other.han and one.named:
        return "name"
    return _described(one, other)


def _people(one: Party, other: Party) -> Alike:
    if one.han != other.han:
        return _across(one, other)
    mine, yours = "".join(one.tokens), "".join(other.tokens)
    if mine == yours or sorted(one.tokens) == sorted(other.tokens):
        return "name"
    short, long = sorted((one.tokens, other.tokens), key=len)
    if one.han:
        return "surname" if mine in yours or yours in mine else "clash"
    if len(short) == 1:
        if short[0] in long:
            return "surname"
    elif set(short) <= set(long):
        return "name"
    elif len(short) == len(long) or abs(len(short) - len(long)) == 1:
        alike_by_letters = ratio(" ".join(sorted(one.tokens)), " ".join(sorted(other.tokens)))
        if alike_by_letters >= SPELLING or ratio(mine, yours) >= SPELLING:
            return "spelling"
    return "clash"


def _across(one: Party, other: Party) -> Alike:
    """Compare two persons named in different scripts: by spelling or sound, else by office and country."""
    han, latin = (one, other) if one.han else (other, one)
    name = "".join(han.tokens)
    told = spells(name, latin.tokens)
    if told or (told is False and han.country == latin.country == "CHN"):
        return "name" if told else "clash"
    if len(latin.tokens) == 1 and any(latin.tokens[0] == first for first, _ in spellings(name)):
        return "surname"
    if one.country and other.country and one.country != other.country:
        return "clash"
    sounds = alikeness(name, latin.tokens) if "·" in han.name or len(name) > 4 else None
    if sounds is not None and sounds >= SOUNDS:
        return "spelling"
    if sounds is not None and sounds < UNLIKE and "·" in han.name:
        return "clash"
    if one.office and other.office:
        if not agree(one.office, other.office):
            return "clash"
        # A field that both name stands in for a country that one leaves out.
        fields = one.office == other.office and " " in one.office
        return "office" if (one.country and one.country == other.country) or fields else "unknown"
    return "country" if one.country and one.country == other.country else "unknown"


def _described(one: Party, other: Party) -> Alike:
    """Compare where one at least has no name of its own, or is no person."""
    countries = one.country and other.country
    if countries and one.country != other.country:
        return "clash"
    bodies = {one.kind, other.kind} & {"country", "government"}
    if countries and bodies:
        return "country"
    if one.office and other.office and not bodies:
        if agree(one.office, other.office):
            return "office"
        return "clash" if one.person and other.person else "unknown"
    for body, member in ((one, other), (other, one)):
        if body.kind == "organisation" and body.named and set(body.tokens) & member.organisation:
            return "organisation"
    return "unknown"


def _party(taker: Taker, language: str | None) -> Party:
    name = max((taker.name, *taker.names), key=lambda form: (len(folded(form)), len(form), form))
    if taker.kind != "person":
        name = taker.name
    tokens, han = folded(name), bool(_HAN.search(name))
    bare = taker.kind is None or only_office(taker.name)
    title = taker.title or (taker.name if bare else None)
    organisation = taker.organisation or ""
    known = office(f"{title} {organisation}" if title else None)
    described = bare or (title is not None and tokens == folded(title))
    return Party(
        actor=taker.actor,
        name=taker.name,
        kind=taker.kind,
        tokens=tokens,
        surnames=_surnames(taker, tokens, han),
        han=han,
        named=not described,
        office=known,
        country=_country(taker, language, han),
        organisation=frozenset(folded(organisation)) | frozenset(folded(taker.title or "")),
    )


def _surnames(taker: Taker, tokens: tuple[str, ...], han: bool) -> frozenset[str]:
    if han:
        name = "".join(tokens)
        return frozenset((name, *(part for spelt in spellings(name) for part in spelt if len(part) > 1)))
    alone = {
        form[0] for form in map(folded, taker.names) if len(form) == 1 and form[0] in tokens[:1] + tokens[-1:]
    }
    return frozenset(alone or (tokens[:1] + tokens[-1:]))


def _country(taker: Taker, language: str | None, han: bool) -> str | None:
    for told in (
        taker.country,
        taker.side,
        taker.organisation,
        taker.title,
        taker.name if taker.kind != "person" else None,
    ):
        code = country_code(told)
        if code:
            return code
    # A person under a Chinese name in a Chinese text, with no country told, holds a Chinese office.
    if language == "zh" and han and taker.kind == "person" and "·" not in taker.name and len(taker.name) <= 3:
        return "CHN"
    return None


@lru_cache(maxsize=20_000)
def country_code(told: str | None) -> str | None:
    """Return the country that words lead to: its name, its adjective, or a title that begins with either."""
    if not told:
        return None
    found = country_named(told) or (country_named(told.title()) if told.isupper() and len(told) > 3 else None)
    if found is not None:
        return found.iso3
    if len(told) == 3 and told.isupper() and told.isascii():
        return (
            told
            if any(form.country.iso3 == told for forms in country_forms().values() for form in forms)
            else None
        )
    if _HAN.search(told):
        return _chinese_country(told)
    words = re.findall(r"[\w.&-]+", told)
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            form = " ".join(words[start : start + size])
            meanings = country_forms().get(form, ())
            if len({each.country.iso3 for each in meanings}) == 1 and not meanings[0].doubtful:
                return meanings[0].country.iso3
    return None


def _chinese_country(told: str) -> str | None:
    for length in range(min(8, len(told)), 1, -1):
        found = country_named(told[:length])
        if found is not None:
            return found.iso3
    short = chinese_shorts().get(told[0])
    return short.iso3 if short and told[1:2] == "方" else None
