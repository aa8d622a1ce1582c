"""News outlets: names, endings of names, and descriptions."""

from __future__ import annotations

from functools import cache

from onrecord.reading.lexicon.files import declared


@cache
def is_outlet(name: str) -> bool:
    """Say whether a name or description is a news outlet's, by its own words.

    Args:
        name: as the report has it, in English or Chinese.
    """
    data = declared("outlets")
    bare = name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s").strip()
    if bare in data["names"] or bare in data["zh"] or bare.startswith(tuple(data["zh"])):
        return True
    if any(word in bare for word in data["never"]):
        return False
    if any(bare.endswith(" " + word) for word in data["endings"]):
        return True
    return any(f" {word} " in f" {bare.lower()} " for word in data["descriptions"])
