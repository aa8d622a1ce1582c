"""Which reports a new one is compared with: those that share signatures with it, the rare ones most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final, TypeVar

# Signs that two reports share before they are compared; a translation keeps days and numbers alone.
# Of twenty rewritings by hand 18 share three with their source, 17 share four; three make a third more pairs.
LEAST, LEAST_TRANSLATED = 3, 2
MOST: Final = 12  # reports compared with a new one, those that share most; comparing takes up to 20 ms each
RARE: Final = 6  # reports; a value that more of them hold counts the less, the more there are
ALIKE: Final = 16  # values, of at most 64, that are enough however common: 150 papers copy one story
HELD: Final = 60  # reports that hold a value, in the order they came, of which a new one is told
_WHOLE: Final = 60  # what a rare value counts: whole numbers, so that no order of adding them up matters

Name = TypeVar("Name", int, str)


def counted(holders: int) -> int:
    """Return what a value shared with `holders` reports counts, in sixtieths of a rare one.

    A paragraph that a house puts under everything it writes is held by all its reports, and says next to
    nothing.
    """
    return _WHOLE if holders <= RARE else _WHOLE * RARE // holders


def likely(shared: Iterable[tuple[Name, int]], *, foreign: Collection[Name] = ()) -> tuple[Name, ...]:
    """Return the reports that one is compared with, those first that share most.

    Args:
        shared: for each value that a report shares with the new one, the report and how many reports hold
            that value; of a value held by more than `HELD`, the first that came are enough.
        foreign: reports in another language, of which less is asked.

    Returns:
        At most `MOST` reports; of two that share as much, the lower name comes first.

    Source: decision record 0007.
    """
    sums: defaultdict[Name, int] = defaultdict(int)
    values: defaultdict[Name, int] = defaultdict(int)
    for name, holders in shared:
        sums[name] += counted(holders)
        values[name] += 1
    enough = [
        (-found, name)
        for name, found in sums.items()
        if found >= _WHOLE * (LEAST_TRANSLATED if name in foreign else LEAST) or values[name] >= ALIKE
    ]
    return tuple(name for _, name in sorted(enough)[:MOST])
