"""Titles, what may stand before them, and honorifics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from onrecord.reading.lexicon.files import declared

Sphere = Literal[
    "government", "company", "party", "military", "religion", "academy", "media", "body", "law", "royalty",
    "other",
]  # fmt: skip
Gender = Literal["male", "female"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title or office, in its shortest usual wording.

    Args:
        title: in lower case, except where it holds a name.
        sphere: the sphere it most often belongs to.
        also: other spheres it may belong to.
        before: usually stands right before a name ("President Smith").
        office: who holds it holds a public office.
        plural: its plural, or "" in Chinese.
        short: other spellings and abbreviations ("Gen.", "CEO"), in their usual letter case.
        gender: the gender that the word itself tells, or None.
        weak: an everyday word too; a title only right before a name or after "as".
    """

    title: str
    sphere: Sphere
    also: tuple[Sphere, ...] = ()
    before: bool
    office: bool
    plural: str
    short: tuple[str, ...] = ()
    gender: Gender | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleModifiers:
    """Words that may stand before a title: its rank, its time, its standing, its field."""

    rank: frozenset[str]
    time: frozenset[str]
    standing: frozenset[str]
    field: frozenset[str]
    chinese: tuple[str, ...]

    @property
    def every(self) -> frozenset[str]:
        """All English modifiers together."""
        return self.rank | self.time | self.standing | self.field


@cache
def titles() -> tuple[Title, ...]:
    """Return the English titles, the longest first."""
    entries = declared("titles")["titles"]
    found = [_title(entry, plural=entry.get("plural") or _plural(entry["title"])) for entry in entries]
    return tuple(sorted(found, key=lambda title: -len(title.title)))


@cache
def chinese_titles() -> tuple[Title, ...]:
    """Return the Chinese titles, the longest first. They stand right before a name."""
    found = [_title({"before": True, **entry}, plural="") for entry in declared("titles")["zh"]["titles"]]
    return tuple(sorted(found, key=lambda title: -len(title.title)))


@cache
def titles_by_form() -> Mapping[str, Title]:
    """Return the titles of both languages by each form in lower case: itself, plural, abbreviations."""
    forms: dict[str, Title] = {}
    for title in (*titles(), *chinese_titles()):
        for form in (title.title, title.plural, *title.short):
            if form:
                forms.setdefault(form.lower(), title)
    return MappingProxyType(forms)


@cache
def title_modifiers() -> TitleModifiers:
    """Return the words that may stand before a title."""
    data = declared("titles")
    english = {kind: frozenset(words) for kind, words in data["modifiers"].items()}
    return TitleModifiers(**english, chinese=tuple(data["zh"]["modifiers"]))


@cache
def title_joiners() -> frozenset[str]:
    """Return the words that may join a title to the rest of it ("minister of foreign affairs")."""
    return frozenset(declared("titles")["joiners"])


@cache
def honorifics() -> Mapping[str, Gender | None]:
    """Return the honorifics of both languages with the gender they tell, or None."""
    data = declared("titles")
    entries = data["honorifics"] + data["zh"]["honorifics"]
    return MappingProxyType({entry["form"]: entry["gender"] for entry in entries})


@cache
def name_suffixes() -> frozenset[str]:
    """Return what may follow a person's name and is no part of the surname ("Jr.", "III")."""
    return frozenset(declared("titles")["name_suffixes"])


def _title(entry: dict[str, Any], *, plural: str) -> Title:
    lists = {"also": tuple(entry.get("also", ())), "short": tuple(entry.get("short", ()))}
    return Title(**{**entry, **lists, "plural": plural})


def _plural(title: str) -> str:
    """Make the plural of a title's head: the word before " of " or " to ", or its last word."""
    for joiner in (" of ", " to "):
        if joiner in title:
            head, rest = title.split(joiner, 1)
            return f"{_plural(head)}{joiner}{rest}"
    if title.endswith("y") and title[-2] not in "aeiou":
        return title[:-1] + "ies"
    if title.endswith("man"):
        return title[:-3] + "men"
    return title + ("es" if title.endswith(("s", "x", "ch", "sh")) else "s")
