"""How firmly something is told: from denied to agreed."""

from __future__ import annotations

import re
from typing import Final, Literal

Firmness = Literal["denied", "not discussed", "raised", "hopes", "considers", "willing", "will", "agreed"]
SCALE: Final[tuple[Firmness, ...]] = (
    "denied", "not discussed", "raised", "hopes", "considers", "willing", "will", "agreed",
)  # fmt: skip
# Declared words, the firmest read last: a sentence that agrees to consider a hope is agreed only where nothing
# below takes it back. Each pattern reads lower case English or Chinese.
_WORDS: Final[tuple[tuple[Firmness, str], ...]] = (
    (
        "not discussed",
        r"\b(?:did not|didn't|was not|were not|not been|never|had not been|has not been) (?:discuss\w*|raise\w*|"
        r"mention\w*|on the agenda|talk about)|\bnot on the agenda\b|\bwithout discussing\b|未讨论|没有讨论|未涉及|未提及",
    ),
    (
        "denied",
        r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|refus(?:e|es|ed)|rul(?:e|es|ed) out|will not|won't|would not|"
        r"has not taken|have not taken|no plans?|did not agree|not agreed|made no (?:commitment|promise)|"
        r"no (?:agreement|decision|commitment)|does not (?:intend|plan)|false narrative)\b|"
        r"否认|拒绝|不会(?!改变|变)|绝不|反对|不接受|没有达成|未达成|不打算|伪命题",
    ),
    (
        "agreed",
        r"\b(?:agreed|agrees|signed|signs|concluded|reached (?:an? )?(?:agreement|understanding|consensus|deal)|"
        r"established|settled on|launched|decided)\b|同意|达成(?:一致|协议|共识|重要共识)|签署|商定|一致认为|决定|宣布",
    ),
    (
        "considers",
        r"\b(?:consider(?:s|ed|ing)?|being considered|examin(?:e|es|ed)|study|studies|studied|look(?:ed|s)? into|could|"
        r"may(?! \d)|might|would look|explor(?:e|es|ed|ing)|propos(?:e|es|ed)|suggest(?:s|ed)?|offer(?:s|ed)?)\b|"
        r"考虑|研究(?!所|院|中心)|探讨|可以|提议|建议",
    ),
    (
        "hopes",
        r"\b(?:hop(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|call(?:s|ed)? (?:for|on|upon)|ask(?:s|ed)?|requested|"
        r"wish(?:es|ed)?|demand(?:s|ed)?|should|looks? forward|looked forward|encourag(?:e|es|ed)|appeal(?:s|ed)?|"
        r"wants?|seeks?|must|expect(?:s|ed)?)\b|希望|敦促|呼吁|要求|期待|期望|(?<![供反适响相])应(?!对|用|急|邀|约|有)|必须|促请",
    ),
    (
        "willing",
        r"\b(?:willing|ready|prepared) to\b|\b(?:intend(?:s|ed)?|plan(?:s|ned)?|aim(?:s|ed)?) to\b|愿(?!景|望)|准备|打算|计划(?!经济)",
    ),
    (
        "will",
        r"\b(?:will|shall|would continue|would go on|pledg(?:e|es|ed)|promis(?:e|es|ed)|commit(?:s|ted)?|undertakes?|"
        r"undertook|vow(?:s|ed)?|guarantee(?:s|d)|is to|are to|committed to)\b|将(?!来|军)|承诺|保证|坚持",
    ),
)  # fmt: skip
_COMPILED: Final = tuple((name, re.compile(pattern)) for name, pattern in _WORDS)
# What is heaviest to say decides: a refusal over everything, then what both did, then what one asks or promises.
_ORDER: Final[tuple[Firmness, ...]] = (
    "not discussed", "denied", "agreed", "hopes", "willing", "considers", "will",
)  # fmt: skip


def firmness(words: str) -> Firmness:
    """Return how firmly some words tell what they tell; "raised" where nothing says more.

    Args:
        words: a sentence or clause with its verb of saying, English or Chinese.
    """
    low = words.lower().replace("’", "'")
    found = {name for name, pattern in _COMPILED if pattern.search(low)}
    return next((name for name in _ORDER if name in found), "raised")


def steps(one: Firmness, other: Firmness) -> int:
    """Return how many steps of the scale part two ways of telling."""
    return abs(SCALE.index(one) - SCALE.index(other))
