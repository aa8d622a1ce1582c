"""When a name, a title or a stretch of text that was found counts as the expected one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from onrecord.domain.reading import Actor, Reading

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|['’])(?!\w)")
_ARTICLES = frozenset({"the", "a", "an"})
# A longer name whose first words hold one of these names another thing ("Bank of the United States").
_LINKS = frozenset({"of", "for", "in", "at", "on", "to", "and", "with"})
_HAN = re.compile(r"[㐀-鿿]")
HALF = 0.5

Ranges = Sequence[tuple[int, int]]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a name or title: case, accents, leading articles, hyphens and possessives gone."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text.casefold()))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    found = tuple(_WORD.findall(plain))
    while len(found) > 1 and found[0] in _ARTICLES:
        found = found[1:]
    return found


def same_words(one: str | None, other: str | None) -> bool:
    """Say whether two texts have the same words; nothing is the same as nothing only."""
    if one is None or other is None:
        return one is other
    return words(one) == words(other)


def same_name(expected: str, names: Iterable[str], *, person: bool) -> bool:
    """Say whether one of the names found for an actor is the expected name.

    A person's longer name holds the expected one's words in their order ("Smith" in "Brad Smith", never
    the other way round). Of any other actor the longer name may add a few words in front ("the Chinese
    Ministry of Commerce"), but none that makes it another thing's name.
    """
    wanted = words(expected)
    for name in names:
        got = words(name)
        if got == wanted or (person and _in_order(wanted, got)):
            return True
        if not person and _adds_in_front(wanted, got):
            return True
        if _HAN.search(expected) and expected in name:
            return True
    return False


def holds(one: str, other: str) -> bool:
    """Say whether the words of one description stand in the other, in a row, either way."""
    short, long = sorted((words(one), words(other)), key=len)
    if not short:
        return not long
    if _HAN.search(one) and _HAN.search(other):
        return one in other or other in one
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def names_of(reading: Reading, actor: str | None, name: str | None) -> tuple[list[str], bool]:
    """Return every name the reading has for an actor, and whether it is a person.

    Args:
        reading: the reading.
        actor: the actor's id, or None where only `name` is known.
        name: the name used where the actor is meant; it finds the actor where there is no id.
    """
    known = _actor(reading, actor, name)
    names = [name] if name else []
    if known is not None:
        names += [known.name, *known.names]
    return names, known is not None and known.kind == "person"


def common(one: Ranges, other: Ranges) -> int:
    """Return how many code points two sets of ranges share."""
    return len(_points(one) & _points(other))


def alike(one: Ranges, other: Ranges) -> float:
    """Return the shared part of two sets of ranges, in the shorter of them."""
    shorter = min(len(_points(one)), len(_points(other)))
    return common(one, other) / shorter if shorter else 0.0


def closeness(one: Ranges, other: Ranges) -> float:
    """Return the shared part of two sets of ranges, in what both cover together."""
    both = len(_points(one) | _points(other))
    return common(one, other) / both if both else 0.0


def _actor(reading: Reading, actor: str | None, name: str | None) -> Actor | None:
    for known in reading.actors:
        if known.id == actor:
            return known
    if actor is None and name:
        bearers = [known for known in reading.actors if name in (known.name, *known.names)]
        return bearers[0] if len(bearers) == 1 else None
    return None


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return bool(short) and all(word in rest for word in short)


def _adds_in_front(wanted: tuple[str, ...], got: tuple[str, ...]) -> bool:
    front = got[: len(got) - len(wanted)]
    return len(wanted) > 1 and got[len(front) :] == wanted and not _LINKS & set(front)


def _points(ranges: Ranges) -> set[int]:
    return {point for start, end in ranges for point in range(start, end)}
