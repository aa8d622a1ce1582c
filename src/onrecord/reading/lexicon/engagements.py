"""What makes an engagement in words: verbs, nouns, topics and statuses with their frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from onrecord.domain.reading import EngagementStatus, EngagementType, Plover
from onrecord.reading.lexicon.files import declared
from onrecord.reading.lexicon.words import VerbForms, verb_forms

Part = Literal[
    "participant", "host", "visitor", "caller", "called", "signatory", "convener", "attendee", "inviter",
    "mediator", "place", "topic", "occasion", "document",
]  # fmt: skip
Where = Literal["verb", "noun", "after-noun", "clause"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementVerb:
    """An English verb that tells an engagement, and who stands where around it.

    Args:
        forms: every form of the verb.
        tail: words that follow the verb and belong to it (`down with` for "sat down with"), or "".
        subject: what the subject of the active verb is.
        object: what stands right after verb and tail, or None where nothing does.
        passive: what the subject is in the passive ("was received by"), or None where there is no passive.
        prepositions: what stands after each of these prepositions.
        reciprocal: a plural or joined subject alone is enough ("Biden and Xi met").
        weak: only an engagement where other words confirm it: a named counterpart, a date, a setting.
        takes: "occasion", "topic" or "" : what kind of word the object must be, where it is not an actor.
        object_kinds: kinds of actor that the object may be; empty for any.
        only_objects: head nouns of which the object must have one; empty for any.
        not_objects: head nouns that make it something else ("meet a deadline").
        not_next: words right after the verb that make it something else ("call for").
        not_previous: words right before the verb that make it something else.
        not_tail: what right after verb and tail makes it something else.
        status: the status that the verb itself gives ("invite"), or None.
    """

    forms: VerbForms
    tail: str
    type: EngagementType
    subject: Part | None
    object: Part | None
    passive: Part | None = None
    prepositions: Mapping[str, Part]
    reciprocal: bool = False
    weak: bool = False
    takes: Literal["", "occasion", "topic"] = ""
    object_kinds: frozenset[str] = frozenset()
    only_objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    not_next: frozenset[str] = frozenset()
    not_previous: frozenset[str] = frozenset()
    not_tail: frozenset[str] = frozenset()
    status: EngagementStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementNoun:
    """An English noun that tells an engagement.

    Args:
        possessor: what "X's" or "their" before it is.
        prepositions: what stands after each of these prepositions behind it.
        weak: only an engagement where it has two named participants or a support verb with one.
        occasion: can be attended, hosted or chaired.
        not_next, not_previous, not_tail: neighbouring words that make it something else.
    """

    noun: str
    plural: str
    type: EngagementType
    possessor: Part
    prepositions: Mapping[str, Part]
    weak: bool = False
    occasion: bool = False
    not_next: frozenset[str] = frozenset()
    not_previous: frozenset[str] = frozenset()
    not_tail: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A verb that carries an engagement noun ("held a meeting"): its subject's part, and its status."""

    phrase: str
    subject: Part
    status: EngagementStatus | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Words that tell how an engagement was held; type and mode win over its own where not None."""

    phrase: str
    type: EngagementType | None
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """Words that tell an engagement's status.

    Args:
        phrase: in the notation of `words.phrase_pattern`.
        status: the status, or None where the phrase only names who invites.
        where: "verb" right before the verb, "noun" before the engagement noun, "after-noun" behind it,
            "clause" anywhere in the same clause.
        weak: another cue in the clause wins over it.
    """

    phrase: str
    status: EngagementStatus | None
    where: Where
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCues:
    """Words before a topic list, words at which it ends, and words that say a topic was absent."""

    verbs: tuple[str, ...]
    phrases: tuple[str, ...]
    list_ends: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseVerb:
    """A Chinese word that tells an engagement.

    Args:
        subject: what stands before it (and before a coverb phrase).
        object: what stands after it, or None where nothing does.
        reciprocal: the other side stands before it after 与, 同, 和 or 跟.
        separate: each visitor was met alone.
        ends: the word that closes the frame (应约同 … 通电话), or "".
        implied_host: English short name of the country the word itself names (访华), or None.
    """

    word: str
    type: EngagementType
    subject: Part
    object: Part | None
    reciprocal: bool = False
    separate: bool = False
    weak: bool = False
    ends: str = ""
    not_next: frozenset[str] = frozenset()
    implied_host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseFrames:
    """Everything that tells an engagement in Chinese.

    Args:
        coverbs: what stands after 与, 同, 在, 应 …
        invitation: words that open and close "at the invitation of" (应 … 邀请).
        requested: words that say the other side asked for it (应约).
        topics: (opening word, closing words) around a topic list.
        topic_tails: words that close a topic list and are no part of it.
        moods: words that grade the mood of an exchange.
    """

    verbs: tuple[ChineseVerb, ...]
    nouns: Mapping[str, EngagementType]
    supports: tuple[str, ...]
    coverbs: Mapping[str, Part]
    invitation: tuple[tuple[str, ...], tuple[str, ...]]
    requested: tuple[str, ...]
    topics: tuple[tuple[str, tuple[str, ...]], ...]
    topic_tails: tuple[str, ...]
    moods: tuple[str, ...]
    settings: tuple[Setting, ...]
    statuses: tuple[StatusCue, ...]


def plover_of(kind: EngagementType, status: EngagementStatus = "held", mode: str | None = None) -> Plover:
    """Return the PLOVER event and mode of an engagement.

    Args:
        kind: the engagement's type.
        status: planned ones are agreements to consult, cancelled ones are refusals.
        mode: what the setting says ("phone", "third-party"), which wins over the type's own mode.

    Returns:
        The event and its mode.

    Source: PLOVER manual, sections AGREE, CONSULT, SUPPORT and REJECT.
    """
    data = declared("engagements")
    if status == "cancelled":
        return Plover(event=data["called_off"]["event"], mode=data["called_off"]["mode"])
    entry = data["types"][kind]
    if status == "planned":
        return Plover(event=entry["planned"]["event"], mode=entry["planned"]["mode"])
    return Plover(event=entry["event"], mode=(mode or entry["mode"]) if entry["event"] == "CONSULT" else None)


@cache
def engagement_verbs() -> tuple[EngagementVerb, ...]:
    """Return the English verbs that tell an engagement, those with the longest tail first."""
    verbs = [_verb(entry) for entry in declared("engagements")["verbs"]]
    return tuple(sorted(verbs, key=lambda verb: -len(verb.tail)))


@cache
def engagement_nouns() -> tuple[EngagementNoun, ...]:
    """Return the English nouns that tell an engagement, the longest first."""
    nouns = [_noun(entry) for entry in declared("engagements")["nouns"]]
    return tuple(sorted(nouns, key=lambda noun: -len(noun.noun)))


@cache
def occasions() -> tuple[str, ...]:
    """Return the names of gatherings that can be attended without saying "meeting" (`G20`, `Davos`)."""
    return tuple(declared("engagements")["occasions"])


@cache
def noun_modifiers() -> frozenset[str]:
    """Return the words that may stand between a support verb or possessor and an engagement noun."""
    return frozenset(declared("engagements")["noun_modifiers"])


@cache
def supports() -> tuple[Support, ...]:
    """Return the verbs that carry an engagement noun as their object."""
    return tuple(Support(**entry) for entry in declared("engagements")["supports"])


@cache
def happenings() -> tuple[str, ...]:
    """Return the phrases of which an engagement noun is the subject ("took place")."""
    return tuple(declared("engagements")["happenings"])


@cache
def settings() -> tuple[Setting, ...]:
    """Return the English words that tell how an engagement was held."""
    return tuple(Setting(**entry) for entry in declared("engagements")["settings"])


@cache
def topic_cues() -> TopicCues:
    """Return the English words around topics."""
    return TopicCues(**{key: tuple(words) for key, words in declared("engagements")["topics"].items()})


@cache
def status_cues() -> tuple[StatusCue, ...]:
    """Return the English words that tell an engagement's status, the longest phrase first."""
    cues = [_status(entry) for entry in declared("engagements")["statuses"]]
    return tuple(sorted(cues, key=lambda cue: -len(cue.phrase)))


@cache
def chinese_frames() -> ChineseFrames:
    """Return everything that tells an engagement in Chinese; the longest verb and status first."""
    data = declared("engagements")["zh"]
    verbs = [_chinese_verb(entry) for entry in data["verbs"]]
    return ChineseFrames(
        verbs=tuple(sorted(verbs, key=lambda verb: -len(verb.word))),
        nouns=MappingProxyType({entry["noun"]: entry["type"] for entry in data["nouns"]}),
        supports=tuple(data["supports"]),
        coverbs=MappingProxyType(data["coverbs"]),
        invitation=(tuple(data["invitation"]["starts"]), tuple(data["invitation"]["ends"])),
        requested=tuple(data["requested"]["words"]),
        topics=tuple((entry["starts"], tuple(entry["ends"])) for entry in data["topics"]),
        topic_tails=tuple(data["topic_tails"]),
        moods=tuple(data["moods"]),
        settings=tuple(Setting(**entry) for entry in data["settings"]),
        statuses=tuple(sorted(map(_status, data["statuses"]), key=lambda cue: -len(cue.phrase))),
    )


_SETS = ("object_kinds", "only_objects", "not_objects", "not_next", "not_previous", "not_tail")


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    """Copy an entry with its word lists as frozen sets and its prepositions as a read-only mapping."""
    fields = {key: frozenset(value) if key in _SETS else value for key, value in entry.items()}
    return {**fields, "prepositions": MappingProxyType(entry.get("prepositions", {}))}


def _verb(entry: dict[str, Any]) -> EngagementVerb:
    fields = _frozen(entry)
    return EngagementVerb(forms=verb_forms(fields.pop("lemma")), **fields)


def _noun(entry: dict[str, Any]) -> EngagementNoun:
    return EngagementNoun(**_frozen(entry))


def _status(entry: dict[str, Any]) -> StatusCue:
    return StatusCue(**{key: value for key, value in entry.items() if key != "role"})


def _chinese_verb(entry: dict[str, Any]) -> ChineseVerb:
    return ChineseVerb(**{**entry, "not_next": frozenset(entry.get("not_next", ()))})
