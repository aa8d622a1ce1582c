"""Descriptions and pronouns that lead back to an actor named before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from onrecord.domain.reading import ActorKind
from onrecord.reading.lexicon.files import declared
from onrecord.reading.lexicon.titles import Gender, Sphere


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A description that may lead back to an actor ("the minister", 该公司).

    Args:
        head: its head words, without determiner.
        plural: their plural, or "" in Chinese.
        kind: the kind of actor it leads to, or "any".
        sphere: the sphere that the actor must fit, or None for any.
        title: the title that the actor must hold in the report, or None for any.
        gender: the gender that the word itself tells, or None.
        first: may introduce an actor not named before.
        relational: leads to an actor by its relation to another ("his counterpart").
        two: singular words for two actors ("the pair").
        weak: an everyday word; leads back only where exactly one actor fits.
    """

    head: str
    plural: str = ""
    kind: ActorKind | Literal["any"]
    sphere: Sphere | None = None
    title: str | None = None
    gender: Gender | None = None
    first: bool = False
    relational: bool = False
    two: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Determiners:
    """Words before a nominal: those that lead back, possessives, and those that introduce someone new."""

    back: frozenset[str]
    possessive: frozenset[str]
    new: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun leads to: "thing" is anything but a person, "any" anything at all."""

    kind: Literal["person", "thing", "any"]
    number: Literal["one", "several"]
    gender: Gender | None


@cache
def nominals() -> tuple[Nominal, ...]:
    """Return the descriptions of both languages, the longest first."""
    data = declared("nominals")
    found = [Nominal(**entry) for entry in data["nominals"] + data["zh"]["nominals"]]
    return tuple(sorted(found, key=lambda nominal: -len(nominal.head)))


@cache
def nominals_by_form() -> Mapping[str, Nominal]:
    """Return the descriptions by their singular and plural forms in lower case."""
    pairs = ((form, nominal) for nominal in nominals() for form in (nominal.head, nominal.plural))
    return MappingProxyType({form.lower(): nominal for form, nominal in pairs if form})


@cache
def nominal_modifiers() -> frozenset[str]:
    """Return words that may stand between determiner and head ("the two visiting ministers")."""
    return frozenset(declared("nominals")["modifiers"])


@cache
def determiners() -> Determiners:
    """Return the words before a nominal."""
    groups = declared("nominals")["determiners"]
    return Determiners(**{key: frozenset(words) for key, words in groups.items()})


@cache
def together() -> tuple[str, ...]:
    """Return the phrases of both languages for several actors ("the two sides", 双方), longest first."""
    data: dict[str, Any] = declared("nominals")
    return tuple(sorted(data["together"] + data["zh"]["together"], key=len, reverse=True))


@cache
def pronouns() -> Mapping[str, Pronoun]:
    """Return the pronouns of both languages in lower case with what they lead to."""
    entries = declared("nominals")["pronouns"]
    return MappingProxyType({form: Pronoun(**entry) for form, entry in entries.items()})
