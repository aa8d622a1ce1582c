"""Countries and international bodies: their names, adjectives, people, seats and Chinese forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from onrecord.reading.lexicon.files import declared

CountryPart = Literal["name", "adjective", "people", "capital", "side", "metonym"]
BodyKind = Literal["union", "organisation", "bank", "club", "court", "agency"]

_STATES = (
    *(("", kind) for kind in (
        "共和国", "王国", "大公国", "公国", "联邦", "苏丹国", "独立国", "民主共和国", "人民共和国", "合众国",
        "人民民主共和国", "民主人民共和国", "联邦共和国", "联合共和国", "伊斯兰共和国", "伊斯兰联邦共和国",
        "联邦民主共和国", "社会主义共和国", "民主社会主义共和国", "合作共和国", "东方共和国", "多民族国",
        "玻利瓦尔共和国", "哈希姆王国", "联邦国",
    )),
    ("阿拉伯", "共和国"),
)  # fmt: skip
_LISTS = ("names", "short", "adjectives", "people", "capitals", "zh", "sides", "metonyms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country or territory of ISO 3166, in the words reports use.

    Args:
        iso2, iso3: its ISO 3166-1 codes. Kosovo has the user-assigned XK and XKX.
        name: English short name.
        sovereign: independent according to the registry country-codes, or Palestine; False for territories.
        names: other English names.
        short: abbreviations, only in this letter case ("US", never "us").
        adjectives: English adjectives ("Dutch").
        people: English nouns for its people, singular and plural.
        capitals: English names of its capital, also standing for its government.
        zh: Chinese names, the usual short one first.
        zh_short: the one character of lists (中美), or "".
        sides: Chinese words for its government in readouts (中方).
        capital_zh: Chinese name of its capital, or "".
        metonyms: seats that stand for its government, in either language.
    """

    iso2: str
    iso3: str
    name: str
    sovereign: bool
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    zh_short: str = ""
    sides: tuple[str, ...] = ()
    capital_zh: str = ""
    metonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryForm:
    """One form that leads to a country.

    Args:
        part: what the form is of the country.
        doubtful: the form is often something else: a surname, a state, an everyday word.
    """

    country: Country
    part: CountryPart
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One international body.

    Args:
        government: acts towards others as a government does.
        part_of: name of the body it is an organ of, or None.
        doubtful: its short name is an everyday word too.
    """

    name: str
    kind: BodyKind
    government: bool
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    part_of: str | None = None
    doubtful: bool = False


@cache
def countries() -> tuple[Country, ...]:
    """Return every country and territory, by ISO code."""
    return tuple(Country(**_frozen(entry)) for entry in declared("countries")["countries"])


@cache
def country_forms() -> Mapping[str, tuple[CountryForm, ...]]:
    """Return every form, in its own letter case, with what it may mean.

    Returns:
        From form to meanings. Most forms have one; "Congolese" and 巴方 have several. Sovereign states come
        first, and names before adjectives, people, capitals, sides and metonyms.
    """
    doubtful = frozenset(declared("countries")["doubtful"])
    forms: dict[str, list[CountryForm]] = {}
    for country in sorted(countries(), key=lambda country: not country.sovereign):
        for part, words in _parts(country):
            for word in words:
                forms.setdefault(word, []).append(
                    CountryForm(country=country, part=part, doubtful=word in doubtful)
                )
    return MappingProxyType({form: tuple(meanings) for form, meanings in forms.items()})


def country_named(form: str) -> Country | None:
    """Return the one country that a form leads to, or None where none or several do."""
    meanings = country_forms().get(form, ())
    found = {meaning.country.iso2: meaning.country for meaning in meanings}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def chinese_shorts() -> Mapping[str, Country]:
    """Return the one-character forms of lists and compounds (中美, 俄乌) with their countries."""
    return MappingProxyType({country.zh_short: country for country in countries() if country.zh_short})


@cache
def bodies() -> tuple[Body, ...]:
    """Return every international body."""
    return tuple(Body(**_frozen(entry)) for entry in declared("bodies")["bodies"])


@cache
def body_forms() -> Mapping[str, tuple[Body, ...]]:
    """Return every name, abbreviation, metonym and Chinese form of the bodies, in its letter case."""
    forms: dict[str, list[Body]] = {}
    for body in bodies():
        words = (body.name, *body.names, *body.short, *body.metonyms, *body.zh, *body.sides)
        for form in dict.fromkeys(words):
            forms.setdefault(form, []).append(body)
    return MappingProxyType({form: tuple(found) for form, found in forms.items()})


def _official(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Chinese names of a state with what it is ("肯尼亚共和国", "阿拉伯埃及共和国")."""
    plain = [n for n in names if not n.endswith(("国", "联邦"))]
    return tuple(f"{first}{n}{last}" for n in plain for first, last in _STATES)


def _parts(country: Country) -> tuple[tuple[CountryPart, tuple[str, ...]], ...]:
    """List the forms of a country under what they are of it, each form once per part."""
    zh = (*country.zh, *(_official(country.zh) if country.sovereign else ()))
    names = dict.fromkeys((country.name, *country.names, *country.short, *zh))
    adjectives = tuple(word for word in country.adjectives if word not in names)
    people = tuple(word for word in country.people if word not in country.adjectives)
    capitals = (*country.capitals, country.capital_zh) if country.capital_zh else country.capitals
    kept = tuple(word for word in dict.fromkeys(capitals) if word not in names)
    return (
        ("name", tuple(names)),
        ("adjective", adjectives),
        ("people", people),
        ("capital", kept),
        ("side", country.sides),
        ("metonym", country.metonyms),
    )


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if key in _LISTS else value for key, value in entry.items()}
