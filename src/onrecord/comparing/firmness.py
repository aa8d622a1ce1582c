"""How firmly something is told: from denied to agreed."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast, get_args

Firmness = Literal["denied", "not discussed", "raised", "hopes", "considers", "willing", "will", "agreed"]
SCALE: Final[tuple[Firmness, ...]] = get_args(Firmness)
# The heaviest decides: a refusal over everything, then what both did, then what one asks or promises.
_ORDER: Final[tuple[Firmness, ...]] = (
    "not discussed", "denied", "agreed", "hopes", "willing", "considers", "will",
)  # fmt: skip


def firmness(words: str) -> Firmness:
    """Return how firmly some words tell what they tell; "raised" where nothing says more.

    Args:
        words: a sentence or clause with its verb of saying, English or Chinese.
    """
    low = words.lower().replace("’", "'")
    return next((name for name in _ORDER if _patterns()[name].search(low)), "raised")


def steps(one: Firmness, other: Firmness) -> int:
    """Return how many steps of the scale part two ways of telling."""
    return abs(SCALE.index(one) - SCALE.index(other))


@cache
def _patterns() -> dict[Firmness, re.Pattern[str]]:
    """Return the declared words of each level."""
    lines = files(__package__).joinpath("firmness.tsv").read_text("utf-8").splitlines()
    told = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {cast(Firmness, level): re.compile(f"{english}|{chinese}") for level, english, chinese in told}
