"""How standing relations between actors are worded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.domain.reading import ActorKind
from onrecord.reading.lexicon.files import declared

Shape = Literal["compound", "possessive", "apposition", "role"]
End = Literal["H", "O"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationVerb:
    """Words between two actors, `subject` before and `object` behind them; H is the holder, O the other."""

    phrase: str
    subject: End
    object: End
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPattern:
    """One kind of relation: the holder is the kind of the other (Alphabet is the parent of Google).

    Args:
        kind: what the holder is of the other.
        inverse: what the other is of the holder.
        symmetric: both are it of each other.
        holders, others: kinds of actor that each may be.
        nouns: nouns that name the holder, the longest first.
        weak_nouns: those that need a possessive or "of" with a named other.
        of: prepositions between noun and other ("maker of", "company behind").
        shapes: compound "ChatGPT developer OpenAI", possessive "Google's parent, Alphabet", apposition
            "OpenAI, the maker of ChatGPT", role "Smith, founder of Acme".
        verbs: words between holder and other.
        suffixes: ends of adjectives made from the holder ("Acme-owned", said of the other); of "-based" and
            "-headquartered" the other is in the adjective and the holder is the noun.
        chinese_nouns: Chinese nouns that name the holder, after the other (谷歌母公司Alphabet).
        chinese_verbs: Chinese words between the two.
    """

    kind: str
    inverse: str
    symmetric: bool
    holders: frozenset[ActorKind]
    others: frozenset[ActorKind]
    nouns: tuple[str, ...]
    weak_nouns: frozenset[str]
    of: tuple[str, ...]
    shapes: frozenset[Shape]
    verbs: tuple[RelationVerb, ...]
    suffixes: tuple[str, ...]
    chinese_nouns: tuple[str, ...]
    chinese_verbs: tuple[RelationVerb, ...]


@cache
def relation_patterns() -> tuple[RelationPattern, ...]:
    """Return every kind of relation with its wordings."""
    return tuple(_pattern(entry) for entry in declared("relations")["relations"])


def _pattern(entry: dict[str, Any]) -> RelationPattern:
    return RelationPattern(
        kind=entry["kind"],
        inverse=entry["inverse"],
        symmetric=entry.get("symmetric", False),
        holders=frozenset(entry["holders"]),
        others=frozenset(entry["others"]),
        nouns=tuple(sorted(entry["nouns"], key=len, reverse=True)),
        weak_nouns=frozenset(entry.get("weak_nouns", ())),
        of=tuple(entry["of"]),
        shapes=frozenset(entry["shapes"]),
        verbs=tuple(RelationVerb(**verb) for verb in entry["verbs"]),
        suffixes=tuple(entry["suffixes"]),
        chinese_nouns=tuple(entry["zh"]),
        chinese_verbs=tuple(
            RelationVerb(phrase=verb["word"], subject=verb["before"], object=verb["after"])
            for verb in entry["zh_verbs"]
        ),
    )
