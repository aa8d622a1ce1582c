"""Chinese names in two scripts: whether Latin letters spell the characters of a name.

Source: Hanyu Pinyin (ISO 7098) without tones; the syllables of `pinyin.json` come from Unihan,
through pypinyin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

_NAME = re.compile(r"[㐀-鿿]{2,4}")  # a foreigner's name is longer, or has a point in it
_NO_NAME = frozenset(
    {"m", "n", "ng", "hm", "hng", "o", "ei"}
)  # syllables of interjections: "Ching" is no Pinyin
_MOST = 16  # spellings of one name; most characters of names have one reading


@lru_cache(maxsize=20_000)
def spellings(name: str) -> tuple[tuple[str, str], ...]:
    """Return how the characters of a Chinese name are spelt: surname and given name, without tones.

    Args:
        name: two to four characters; for any other, and for one with an unknown character, nothing
        is returned.
    """
    if not _NAME.fullmatch(name):
        return ()
    readings = [_readings().get(sign, ()) for sign in name]
    surnames = 2 if len(name) == 4 else 1
    return tuple(
        ("".join(each[:surnames]), "".join(each[surnames:])) for each in islice(product(*readings), _MOST)
    )


def spells(name: str, tokens: Sequence[str]) -> bool | None:
    """Say whether Latin words spell a Chinese name, in either order of surname and given name.

    Args:
        name: in characters.
        tokens: of the name in Latin letters, folded.

    Returns:
        None where that cannot be told: the words are no Pinyin, or the characters no Chinese name.
    """
    known = spellings(name)
    if not known or len(tokens) < 2 or not all(map(is_pinyin, tokens)):
        return None
    written = {"".join(tokens), "".join((*tokens[1:], tokens[0])), "".join((tokens[-1], *tokens[:-1]))}
    return any(surname + given in written for surname, given in known)


@lru_cache(maxsize=20_000)
def reading(name: str) -> str:
    """Return how characters are read, the first reading of each; those unknown are left out."""
    return "".join(_readings().get(sign, ("",))[0] for sign in name)


@lru_cache(maxsize=20_000)
def is_pinyin(word: str) -> bool:
    """Say whether a word can be cut into syllables of Pinyin."""
    if not word:
        return True
    return any(
        word[:size] in _syllables() and word[:size] not in _NO_NAME and is_pinyin(word[size:])
        for size in range(1, min(6, len(word)) + 1)
    )


@cache
def _syllables() -> Mapping[str, str]:
    found: dict[str, str] = json.loads(files(__package__).joinpath("pinyin.json").read_text("utf-8"))[
        "syllables"
    ]
    return found


@cache
def _readings() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable, signs in _syllables().items():
        for sign in signs:
            found.setdefault(sign, []).append(syllable)
    return {sign: tuple(readings) for sign, readings in found.items()}
