"""What makes an event in words: other acts than engagements, with the parts their actors play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from onrecord.domain.reading import Plover
from onrecord.reading.lexicon.files import declared
from onrecord.reading.lexicon.words import VerbForms, verb_forms

EventPart = Literal["agent", "target", "object", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVerb:
    """An English verb that tells an event.

    Args:
        type: the event's type.
        plover: its PLOVER event and mode, or None where none fits.
        tail: words that follow the verb and belong to it ("down" in "stepped down"), or "".
        subject: the part of the active verb's subject.
        object: the part of what stands right after it, or None where nothing does.
        passive: the part of the passive's subject, or None where there is no passive.
        prepositions: the part of what stands after each of these prepositions.
        needs: words of which the object's phrase must hold one ("lifted sanctions"); empty for any.
        object_kinds: kinds of actor that the object must be; empty for any.
        not_objects: head nouns that make it something else.
        not_tail: words right after verb and tail that make it something else.
        needs_title: an event only where a title follows ("named Smith chairman").
        weak: an event only where agent and target are both named.
    """

    type: str
    plover: Plover | None
    forms: VerbForms
    tail: str = ""
    subject: EventPart
    object: EventPart | None
    passive: EventPart | None = None
    prepositions: Mapping[str, EventPart]
    needs: frozenset[str] = frozenset()
    object_kinds: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    not_tail: frozenset[str] = frozenset()
    needs_title: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventNoun:
    """An English noun that tells an event; weak where it needs an actor in one of its prepositions."""

    type: str
    plover: Plover | None
    noun: str
    prepositions: Mapping[str, EventPart]
    needs: frozenset[str] = frozenset()
    not_previous: frozenset[str] = frozenset()
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPhrase:
    """A phrase that tells an event.

    Args:
        phrase: in the notation of `words.phrase_pattern`, with X for an actor in its middle.
        x: the part of X, or None where there is no X.
        after: the part of what follows the phrase, or None.
    """

    type: str
    plover: Plover | None
    phrase: str
    x: EventPart | None
    after: EventPart | None


@cache
def event_types() -> Mapping[str, Plover | None]:
    """Return the types of event with their PLOVER event and mode, or None where none fits."""
    types = declared("events")["types"]
    return MappingProxyType({entry["type"]: _plover(entry["plover"]) for entry in types})


@cache
def reported_types() -> Mapping[str, str]:
    """Return the coarser type under which a reading tells some types of event ("sanction": "restriction")."""
    return MappingProxyType(dict(declared("events")["reported"]))


@cache
def event_verbs() -> tuple[EventVerb, ...]:
    """Return the English verbs that tell an event: those with needs first, then the longest tail."""
    verbs = [_verb(kind, entry) for kind in declared("events")["types"] for entry in kind["verbs"]]
    return tuple(sorted(verbs, key=lambda verb: (not verb.needs, -len(verb.tail))))


@cache
def event_nouns() -> tuple[EventNoun, ...]:
    """Return the English nouns that tell an event, the longest first."""
    nouns = [_noun(kind, entry) for kind in declared("events")["types"] for entry in kind["nouns"]]
    return tuple(sorted(nouns, key=lambda noun: -len(noun.noun)))


@cache
def event_phrases() -> tuple[EventPhrase, ...]:
    """Return the English phrases that tell an event, the longest first."""
    phrases = [
        EventPhrase(type=kind["type"], plover=_plover(kind["plover"]), **entry)
        for kind in declared("events")["types"]
        for entry in kind["phrases"]
    ]
    return tuple(sorted(phrases, key=lambda phrase: -len(phrase.phrase)))


@cache
def chinese_event_words() -> Mapping[str, str]:
    """Return the Chinese words that tell an event with its type, the longest first."""
    words = [(word, kind["type"]) for kind in declared("events")["types"] for word in kind["zh"]]
    return MappingProxyType(dict(sorted(words, key=lambda pair: -len(pair[0]))))


_SETS = ("needs", "object_kinds", "not_objects", "not_tail", "not_previous")


def _plover(entry: dict[str, Any] | None) -> Plover | None:
    return Plover(event=entry["event"], mode=entry["mode"]) if entry else None


def _fields(kind: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """Copy an entry, frozen, under its type; its own PLOVER event wins over the type's."""
    fields = {key: frozenset(value) if key in _SETS else value for key, value in entry.items()}
    prepositions = MappingProxyType(entry.get("prepositions", {}))
    plover = _plover(entry.get("plover", kind["plover"]))
    return {**fields, "prepositions": prepositions, "type": kind["type"], "plover": plover}


def _verb(kind: dict[str, Any], entry: dict[str, Any]) -> EventVerb:
    fields = _fields(kind, entry)
    return EventVerb(forms=verb_forms(fields.pop("lemma")), **fields)


def _noun(kind: dict[str, Any], entry: dict[str, Any]) -> EventNoun:
    return EventNoun(**_fields(kind, entry))
