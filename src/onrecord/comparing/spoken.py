"""Foreign names written in Chinese characters: how alike they sound to the same names in Latin letters.

罗萨里奥·贝利斯 (luosaliao beilisi) and Rosario Véliz have the same consonants in the same order once
those that
Chinese does not tell apart are put together. Vowels say little and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.fuzz import ratio

from onrecord.comparing.pinyin import reading

# Letters and groups of letters that one Chinese consonant stands for, longest first.
_CLASSES: Final = (
    ("sch", "S"), ("tsch", "S"), ("tch", "S"), ("sh", "S"), ("ch", "S"), ("zh", "S"), ("th", "S"),
    ("ph", "F"),
    ("gh", "K"), ("ck", "K"), ("kh", "K"), ("wh", "H"), ("hu", "H"), ("qu", "K"), ("ng", "N"),
    ("b", "P"), ("p", "P"), ("v", "F"), ("f", "F"), ("w", "F"), ("d", "T"), ("t", "T"),
    ("g", "K"), ("k", "K"),
    ("c", "K"), ("q", "S"), ("j", "S"), ("z", "S"), ("s", "S"), ("x", "S"), ("h", "H"),
    ("l", "L"), ("r", "L"),
    ("m", "M"), ("n", "N"), ("y", ""),
)  # fmt: skip
_GROUPS: Final = dict(_CLASSES)
_GROUP = re.compile("|".join(sorted((group for group, _ in _CLASSES), key=len, reverse=True)))
LEAST: Final = 4  # consonants; shorter names sound like too many others


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return the consonants of a folded Latin word, those put together that Chinese does not tell apart."""
    found = "".join(_GROUPS[group] for group in _GROUP.findall(word))
    return re.sub(r"(.)\1+", r"\1", found)


def alikeness(name: str, tokens: Sequence[str]) -> float | None:
    """Return how alike a foreigner's name in characters and a name in Latin letters sound, 0 to 100.

    Args:
        name: in characters, the parts after each other.
        tokens: of the name in Latin letters, folded.

    Returns:
        None where one of them is too short to tell.
    """
    here = sound(reading(name))
    # Chinese reports often leave the given name out.
    there = [sound("".join(tokens[first:])) for first in range(len(tokens))]
    told = [ratio(here, each) for each in there if min(len(here), len(each)) >= LEAST]
    return max(told, default=None)
