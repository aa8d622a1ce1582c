"""Cues of attribution: verbs and phrases that say, write, ask, deny or withhold, and by what means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from onrecord.domain.reading import Means, StatementStatus
from onrecord.reading.lexicon.files import declared
from onrecord.reading.lexicon.words import VerbForms, verb_forms

CueClass = Literal[
    "say", "tell", "write", "report", "show", "reveal", "claim", "propose", "think", "expect", "hope",
    "fear", "promise", "warn", "ask", "answer", "urge", "order", "agree", "deny", "decline", "accuse",
    "criticise", "praise", "apologise", "seem", "according",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """An English verb that attributes.

    Args:
        forms: every form of the verb.
        tail: words that follow it and belong to it ("out" in "pointed out"), or "".
        classes: what it may do, the most usual first ("suggest" claims or proposes).
        assertive: its source tells the content as true.
        that: may be followed by a that-clause.
        quotes: may introduce words in quotation marks.
        hearer: its direct object is who is told.
        behalf: its object is whom or what the content is about ("criticised the plan").
    """

    forms: VerbForms
    tail: str
    classes: tuple[CueClass, ...]
    assertive: bool
    that: bool
    quotes: bool
    hearer: bool
    behalf: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CuePhrase:
    """Other words that attribute, as `words.phrase_pattern` reads them; in Chinese, … is the source."""

    phrase: str
    cue_class: CueClass
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldCue:
    """Words that say a statement was denied or withheld, and how; weak where other readings are common."""

    phrase: str
    status: StatementStatus
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseCue:
    """A Chinese word that attributes."""

    word: str
    classes: tuple[CueClass, ...]
    assertive: bool


@cache
def cue_verbs() -> tuple[CueVerb, ...]:
    """Return the English verbs that attribute, one for each verb and tail, the longest tail first."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for entry in declared("cues")["verbs"]:
        for lemma in entry["verbs"]:
            groups.setdefault((lemma, entry.get("tail", "")), []).append(entry)
    verbs = [_verb(lemma, tail, entries) for (lemma, tail), entries in groups.items()]
    return tuple(sorted(verbs, key=lambda verb: (-len(verb.tail), verb.forms.base)))


@cache
def cue_verbs_by_form() -> Mapping[str, tuple[CueVerb, ...]]:
    """Return the English cue verbs by each form in lower case, those with the longest tail first."""
    forms: dict[str, list[CueVerb]] = {}
    for verb in cue_verbs():
        for form in verb.forms.every:
            forms.setdefault(form, []).append(verb)
    return MappingProxyType({form: tuple(verbs) for form, verbs in forms.items()})


@cache
def cue_phrases() -> tuple[CuePhrase, ...]:
    """Return the English phrases that attribute, the longest first."""
    return _phrases(declared("cues")["phrases"])


@cache
def cue_nouns() -> Mapping[str, CueClass]:
    """Return the English nouns that attribute ("his claim that …"), in the singular, with what they do."""
    entries = declared("cues")["nouns"]
    return MappingProxyType({noun: entry["class"] for entry in entries for noun in entry["nouns"]})


@cache
def withheld_cues() -> tuple[WithheldCue, ...]:
    """Return the English words that say a statement was denied or withheld, the longest first."""
    return _withheld(declared("cues")["withheld"])


@cache
def hearsay() -> tuple[str, ...]:
    """Return the words of both languages that attribute to nobody ("reportedly", 据悉)."""
    data = declared("cues")
    return (*data["hearsay"], *data["zh"]["hearsay"])


@cache
def unnamed_sources() -> tuple[str, ...]:
    """Return the phrases of both languages for sources without a name, as `phrase_pattern` reads them."""
    data = declared("cues")
    return (*data["unnamed"], *data["zh"]["unnamed"])


@cache
def means_words() -> Mapping[str, Means]:
    """Return the words of both languages that tell by what means something was said, with the means."""
    data = declared("cues")
    english = {word: means for means, words in data["means"].items() for word in words}
    chinese = {word: means for means, words in data["zh"]["means"].items() for word in words}
    return MappingProxyType({**english, **chinese})


@cache
def languages() -> Mapping[str, str]:
    """Return the English names of languages with their ISO 639-1 codes."""
    return MappingProxyType(dict(declared("cues")["languages"]))


@cache
def spoken_phrases() -> tuple[str, ...]:
    """Return the phrases that tell in which language, or through whose translation, something was said."""
    return tuple(declared("cues")["spoken"])


@cache
def chinese_cues() -> tuple[ChineseCue, ...]:
    """Return the Chinese words that attribute, the longest first."""
    classes: dict[str, list[dict[str, Any]]] = {}
    for entry in declared("cues")["zh"]["verbs"]:
        for word in entry["words"]:
            classes.setdefault(word, []).append(entry)
    cues = [
        ChineseCue(
            word=word,
            classes=tuple(entry["class"] for entry in entries),
            assertive=bool(entries[0]["assertive"]),
        )
        for word, entries in classes.items()
    ]
    return tuple(sorted(cues, key=lambda cue: -len(cue.word)))


@cache
def chinese_cue_phrases() -> tuple[CuePhrase, ...]:
    """Return the Chinese phrases that attribute, the longest first."""
    return _phrases(declared("cues")["zh"]["phrases"])


@cache
def chinese_withheld_cues() -> tuple[WithheldCue, ...]:
    """Return the Chinese words that say a statement was denied or withheld, the longest first."""
    return _withheld(declared("cues")["zh"]["withheld"])


def _verb(lemma: str, tail: str, entries: list[dict[str, Any]]) -> CueVerb:
    names = ("that", "quotes", "hearer", "behalf")
    flags = {name: any(entry.get(name, False) for entry in entries) for name in names}
    return CueVerb(
        forms=verb_forms(lemma),
        tail=tail,
        classes=tuple(dict.fromkeys(entry["class"] for entry in entries)),
        assertive=bool(entries[0]["assertive"]),
        **flags,
    )


def _phrases(entries: list[dict[str, Any]]) -> tuple[CuePhrase, ...]:
    phrases = [
        CuePhrase(phrase=entry["phrase"], cue_class=entry["class"], weak=entry.get("weak", False))
        for entry in entries
    ]
    return tuple(sorted(phrases, key=lambda cue: -len(cue.phrase)))


def _withheld(entries: list[dict[str, Any]]) -> tuple[WithheldCue, ...]:
    return tuple(sorted((WithheldCue(**entry) for entry in entries), key=lambda cue: -len(cue.phrase)))
