"""How well the names found in sentences agree with the gold, strictly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from benchmarks.quality.names_corpora import Name, NameKind, Sentence
from benchmarks.quality.tally import Tally, matches

Finder = Callable[[str], Iterable[tuple[int, int, str]]]
KINDS: dict[str, NameKind] = {
    "person": "PER",
    "organisation": "ORG",
    "government": "ORG",
    "country": "LOC",
    "place": "LOC",
}
SCORED = tuple(kind for kind in get_args(NameKind) if kind != "set apart")
MEASURES = ("all", *SCORED)


def found_names(text: str, finder: Finder) -> list[Name]:
    """Return the names that the reader finds, in the corpora's kinds; products and others are left out."""
    return [Name(start, end, KINDS[kind]) for start, end, kind in finder(text) if kind in KINDS]


def score(gold: Sequence[Name], found: Sequence[Name]) -> tuple[dict[str, Tally], int]:
    """Return one text's strict tallies and how many found names were set apart.

    A gold name of a kind that is not scored is not expected, and a found name that touches one, but no
    scored one, is neither right nor wrong.
    """
    apart = [name for name in gold if name.kind == "set apart"]
    expected = {name for name in gold if name.kind != "set apart"}
    kept = {name for name in found if not _touches(name, apart) or _touches(name, expected)}
    tallies = {"all": matches(len(kept), len(expected), len(kept & expected))}
    for kind in SCORED:
        own, theirs = {n for n in kept if n.kind == kind}, {n for n in expected if n.kind == kind}
        tallies[kind] = matches(len(own), len(theirs), len(own & theirs))
    return tallies, len(set(found)) - len(kept)


def by_document(read: Sequence[Sentence], finder: Finder) -> tuple[list[dict[str, Tally]], int]:
    """Return the tallies of each document, its sentences read one by one, and the names set apart."""
    documents: dict[str, dict[str, Tally]] = defaultdict(dict)
    apart = 0
    for sentence in read:
        tallies, left_out = score(sentence.names, found_names(sentence.text, finder))
        own = documents[sentence.document]
        for measure, tally in tallies.items():
            own[measure] = own.get(measure, Tally()) + tally
        apart += left_out
    return list(documents.values()), apart


def _touches(name: Name, others: Iterable[Name]) -> bool:
    return any(name.start < other.end and other.start < name.end for other in others)
