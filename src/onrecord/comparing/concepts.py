"""Topics that words lead to, the same in English and Chinese and for words that mean one thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.comparing.normal import normal
from onrecord.comparing.wording import Token, stem_of, tokens

LONGEST: Final = 5  # words of the longest form declared


def concepts(words: Sequence[Token]) -> tuple[tuple[str, int, int], ...]:
    """Return the declared topics that some words lead to.

    Args:
        words: words of a report, in order; Chinese ones are single signs.

    Returns:
        Topic and half-open range of words, in order; the longest form wins and none overlap.
    """
    forms = _forms()
    found: list[tuple[str, int, int]] = []
    keys = [_key(t) for t in words]
    k = 0
    while k < len(keys):
        for size in range(min(LONGEST, len(keys) - k), 0, -1):
            topics = forms.get(tuple(keys[k : k + size]))
            if topics:
                found += [(topic, k, k + size) for topic in topics]
                k += size
                break
        else:
            k += 1
    return tuple(found)


def _key(token: Token) -> str:
    """Return a word without its plural; short words keep their endings: training is no train."""
    key = token.key
    if token.kind != "word" or not key.isascii() or len(key) < 4:
        return key
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if key.endswith(ending):
            return key.removesuffix(ending) + put
    key = key.removesuffix("s") if not key.endswith("ss") else key
    return stem_of(key) if len(key) > 8 else key


@cache
def _forms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the forms as stems, each with the topics it leads to."""
    out: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in files(__package__).joinpath("concepts.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        topic, english, chinese = line.split("\t")
        for form in (*english.split("|"), *chinese.split("|")):
            keys = tuple(_key(t) for t in tokens(normal(form)))
            if keys and topic not in out.get(keys, ()):
                out[keys] = (*out.get(keys, ()), topic)
    return out
