"""What makes an organisation a government body, and the best known bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from onrecord.reading.lexicon.files import declared

GovernmentKind = Literal[
    "executive", "legislature", "court", "military", "police", "intelligence", "diplomatic", "regulator",
    "bank", "local", "party",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernmentHead:
    """A word that can make a name a government body.

    Args:
        word: the word or words, in the letter case they have in a name; in Chinese the ending of a name.
        needs: words of which the name must hold one, or none where the word alone is enough.
        never: words that make the name something else.
    """

    word: str
    kind: GovernmentKind
    needs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernmentBody:
    """A government body known by name.

    Args:
        country: ISO 3166-1 two-letter code.
        names: other English names and abbreviations.
        zh: Chinese names.
    """

    name: str
    country: str
    kind: GovernmentKind
    names: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm:
    """One form that leads to a government body; doubtful where other bodies or words share it ("Senate")."""

    body: GovernmentBody
    doubtful: bool


@cache
def government_heads() -> tuple[GovernmentHead, ...]:
    """Return the English words that can make a name a government body, the longest first."""
    heads = [_head(entry, entry["word"]) for entry in declared("government")["heads"]]
    return tuple(sorted(heads, key=lambda head: -len(head.word)))


@cache
def chinese_government_endings() -> tuple[GovernmentHead, ...]:
    """Return the endings of Chinese names of government bodies, the longest first."""
    heads = [_head(entry, entry["ending"]) for entry in declared("government")["zh"]["endings"]]
    return tuple(sorted(heads, key=lambda head: -len(head.word)))


@cache
def generic_government() -> Mapping[str, GovernmentKind]:
    """Return descriptions of government bodies ("the ministry", 该部) with their kind, in lower case."""
    data = declared("government")
    entries = data["generic"] + data["zh"]["generic"]
    return MappingProxyType({entry["phrase"]: entry["kind"] for entry in entries})


@cache
def government_bodies() -> tuple[GovernmentBody, ...]:
    """Return the government bodies known by name."""
    return tuple(
        GovernmentBody(**{**entry, "names": tuple(entry.get("names", ())), "zh": tuple(entry.get("zh", ()))})
        for entry in declared("government")["bodies"]
    )


@cache
def government_forms() -> Mapping[str, tuple[BodyForm, ...]]:
    """Return every name of the known government bodies, in its letter case, with the bodies it may mean."""
    doubtful = frozenset(declared("government")["doubtful"])
    forms: dict[str, list[BodyForm]] = {}
    for body in government_bodies():
        for form in dict.fromkeys((body.name, *body.names, *body.zh)):
            forms.setdefault(form, []).append(BodyForm(body=body, doubtful=form in doubtful))
    return MappingProxyType({form: tuple(found) for form, found in forms.items()})


def government_kind(name: str) -> GovernmentKind | None:
    """Say what kind of government body a name is, from its words alone.

    Args:
        name: a name as written, English or Chinese.

    Returns:
        The kind, or None where nothing in the name makes it a government body.
    """
    known = government_forms().get(name.removeprefix("the ").removeprefix("The "))
    if known:
        return known[0].body.kind
    if re.search(r"[\u4e00-\u9fff]", name):
        return _chinese_kind(name)
    for head in government_heads():
        if _holds(name, head.word) and _fits(name, head):
            return head.kind
    return None


def _fits(name: str, head: GovernmentHead) -> bool:
    """Say whether a name holds a word that its head needs, and none that makes it something else."""
    never = any(_holds(name, word) for word in head.never)
    return not never and (not head.needs or any(_holds(name, word) for word in head.needs))


def _chinese_kind(name: str) -> GovernmentKind | None:
    if name.endswith(tuple(declared("government")["zh"]["not"])):
        return None
    for head in chinese_government_endings():
        if name.endswith(head.word) and not any(word in name for word in head.never):
            return head.kind
    return None


def _holds(name: str, words: str) -> bool:
    """Say whether a name holds some words as whole words, in their letter case."""
    at = name.find(words)
    while at >= 0:
        end = at + len(words)
        if not (name[at - 1 : at].isalnum() or name[end : end + 1].isalnum()):
            return True
        at = name.find(words, at + 1)
    return False


def _head(entry: dict[str, Any], word: str) -> GovernmentHead:
    return GovernmentHead(
        word=word, kind=entry["kind"], needs=tuple(entry.get("with", ())), never=tuple(entry.get("not", ()))
    )
