"""What office a title names: a rank and a field, in English and Chinese words alike."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[㐀-鿿]")


@cache
def _words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return (word, meaning) of ranks and fields, longest words first."""
    declared = json.loads(files(__package__).joinpath("offices.json").read_text("utf-8"))
    return {
        part: tuple(
            sorted(
                ((word, name) for name, words in declared[part].items() for word in words),
                key=lambda pair: (-len(pair[0]), pair),
            )
        )
        for part in ("ranks", "fields")
    }


@lru_cache(maxsize=20_000)
def office(title: str | None) -> str | None:
    """Return the office that a title names, as rank and field, or None where no rank is told.

    Args:
        title: as a report words it, with the organisation, which may hold the field.

    Returns:
        `minister trade` for "Secretary of Commerce", 商务部部长 and "trade minister"; `deputy minister trade`
        for a vice minister; a rank alone ("minister") where no field is told.
    """
    if not title:
        return None
    spaced = " " + " ".join(_WORD.findall(title.lower().replace("'s", ""))) + " "
    ranks = [name for word, name in _words()["ranks"] if _holds(spaced, word)]
    fields = [name for word, name in _words()["fields"] if _holds(spaced, word)]
    rank = next((name for name in ranks if name != "deputy"), None)
    if rank is None:
        return None
    words = ("deputy" if "deputy" in ranks else "", rank, fields[0] if fields else "")
    return " ".join(filter(None, words))


@lru_cache(maxsize=20_000)
def only_office(name: str) -> bool:
    """Tell whether a name is nothing but an office: "Energy Minister", "mines minister", 秘鲁能源部长."""
    words = _WORD.findall(name.lower().replace("'s", ""))
    if not words or office(name) is None:
        return False
    if _HAN.search(name):
        return any(name.endswith(word) for word, _ in _words()["ranks"])
    return all(word in _vocabulary() for word in words) or name.split()[-1].islower()


@cache
def _vocabulary() -> frozenset[str]:
    told = {part for words in _words().values() for word, _ in words for part in word.split()}
    return frozenset(
        told | {"the", "of", "for", "and", "new", "former", "first", "its", "general", "executive"}
    )


def agree(one: str, other: str) -> bool:
    """Tell whether two offices may be one: the same, or one of them told without its field."""
    if one == other:
        return True
    return one.startswith(other + " ") or other.startswith(one + " ")


def rank(known: str) -> str:
    """Return an office without its field: `deputy minister` for `deputy minister trade`."""
    fields = {name for _, name in _words()["fields"]}
    head, _, last = known.rpartition(" ")
    return head if head and last in fields else known


def _holds(spaced: str, word: str) -> bool:
    return word in spaced if _HAN.search(word) else f" {word} " in spaced
