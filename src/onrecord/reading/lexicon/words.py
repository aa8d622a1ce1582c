"""Forms of English verbs, and patterns made from declared phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.reading.lexicon.files import declared

_VOWELS = "aeiou"
_NEGATABLE = frozenset({"be", "do", "have"})


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbForms:
    """Every form of one English verb, in lower case.

    Args:
        base: the lemma (`meet`).
        third: third person of the present (`meets`).
        past: simple past (`met`).
        participle: past participle (`met`).
        gerund: present participle (`meeting`).
        also: other spellings and forms (`am`, `canceled`).
    """

    base: str
    third: str
    past: str
    participle: str
    gerund: str
    also: tuple[str, ...] = ()

    @property
    def every(self) -> frozenset[str]:
        """All forms together."""
        return frozenset((self.base, self.third, self.past, self.participle, self.gerund, *self.also))


@cache
def verb_forms(lemma: str) -> VerbForms:
    """Return the forms of an English verb, by rule or from the declared irregular verbs.

    Args:
        lemma: the base form in lower case. In a hyphenated verb the last part is inflected (`co-chair`).

    Returns:
        Its forms.
    """
    table = declared("forms")
    prefix, hyphen, stem = lemma.rpartition("-")
    head = prefix + hyphen
    irregular: list[str] = table["verbs"].get(stem, [])
    regular = _regular(stem)
    past, participle, gerund = (*irregular, *regular[1 + len(irregular) :])
    return VerbForms(
        base=lemma,
        third=head + ({"be": "is", "have": "has", "do": "does"}.get(stem) or regular[0]),
        past=head + past,
        participle=head + participle,
        gerund=head + gerund,
        also=tuple(head + form for form in table["also"].get(stem, ())),
    )


def _regular(stem: str) -> tuple[str, str, str, str]:
    """Inflect a verb by rule: third person, past, participle, gerund. A final consonant is never doubled."""
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem[:-1] + "ies", stem[:-1] + "ied", stem[:-1] + "ied", stem + "ing"
    third = stem + ("es" if stem.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if stem.endswith("ee"):
        return third, stem + "d", stem + "d", stem + "ing"
    if stem.endswith("e"):
        return third, stem + "d", stem + "d", stem[:-1] + "ing"
    return third, stem + "ed", stem + "ed", stem + "ing"


@cache
def lemma_of(form: str) -> str | None:
    """Return the lemma of an irregular verb form in lower case (`met`: `meet`), or None where unknown."""
    return _irregular_lemmas().get(form)


@cache
def _irregular_lemmas() -> dict[str, str]:
    return {form: lemma for lemma in declared("forms")["verbs"] for form in verb_forms(lemma).every}


@cache
def phrase_pattern(*phrases: str) -> re.Pattern[str]:
    """Compile declared phrases into one pattern that finds any of them, whatever the letter case.

    Args:
        phrases: in the notation of the declared data: `[lemma]` stands for every form of that verb, `a/b` for
            either word, `(word)` for a word that may be missing. `[be] not` also finds "isn't".

    Returns:
        The pattern; a match covers the phrase and stands at word boundaries. The longest phrase wins.
    """
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(map(_phrase_source, ordered)) or r"(?!)", re.IGNORECASE)


@cache
def _required(phrase: str) -> tuple[str, ...]:
    """Return the words that every wording of a phrase holds, in lower case."""
    plain = [w for w in phrase.split() if not set(w) & set("[]()/…’'") and w not in ("not", "X")]
    return tuple(w.lower() for w in plain)


def may_hold(low: str, phrase: str) -> bool:
    """Say whether a text can hold a declared phrase at all; cheap, so that most patterns need not be run.

    Args:
        low: the text in lower case.
        phrase: in the notation of `phrase_pattern`.
    """
    return all(word in low for word in _required(phrase))


@cache
def _phrase_source(phrase: str) -> str:
    parts: list[str] = []
    after_negatable, first = False, True
    for word in phrase.split():
        if word == "not" and after_negatable:
            parts.append(r"(?:\s+not|n['’]t)")
        elif word.startswith("("):
            source = _word_source(word[1:-1], first=first)
            parts.append(f"(?:{source}\\s+)?" if first else f"(?:{source})?")
            continue
        else:
            parts.append(_word_source(word, first=first))
        first = False
        after_negatable = word.startswith("[") and word[1:-1] in _NEGATABLE
    return "".join(parts) + r"(?!\w)"


def _word_source(word: str, *, first: bool) -> str:
    """Make the pattern of one word with the gap before it; a contraction ("'s") needs none."""
    choices: set[str] = set()
    for choice in word.split("/"):
        if choice.startswith("[") and choice.endswith("]"):
            choices |= verb_forms(choice[1:-1]).every
        else:
            choices.add(choice)
    ordered = sorted(choices, key=lambda choice: (-len(choice), choice))
    whole = [_escaped(choice) for choice in ordered if choice[0] not in "'’"]
    joined = [_escaped(choice) for choice in ordered if choice[0] in "'’"]
    gap = r"(?<!\w)" if first else r"\s+"
    sources = [f"{gap}(?:{'|'.join(whole)})"] if whole else []
    return "(?:" + "|".join(sources + joined) + ")"


def _escaped(choice: str) -> str:
    return re.escape(choice).replace("'", "['’]")
