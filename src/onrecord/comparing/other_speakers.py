"""Statements of a rewriting that its source has from somebody else, statement laid beside statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.comparing.layout import COMMON, laid_out
from onrecord.comparing.retelling import terms_of
from onrecord.comparing.signatures import countries_in
from onrecord.comparing.tells import honorifics, title_words
from onrecord.comparing.wording import key_of
from onrecord.domain.reading import Actor, Reading, Statement
from onrecord.domain.spans import Span

LEAST: Final = 8.0  # weight of terms that two statements must share: two rare words and a less rare one
SHARE: Final = 0.5  # of the heavier one's weight, so that one is no mere part of the other
SAME: Final = (
    0.75  # the same, from which it is the same statement, and not the same said by somebody else too
)
AHEAD: Final = 1.5  # times the next best statement's shared weight


def given_to_others(child: Reading, parent: Reading) -> Iterator[tuple[Span, Span, str]]:
    """Find statements that a rewriting gives to another person than its source does.

    Told only where both readings name a person, of whom no name is the other's; a description ("the Danish
    leader") only where it names another country than the other speaker's.

    Args:
        child, parent: the rewriting and its source.

    Yields:
        The words that name the speaker here, the statement there, and one sentence saying what changed.
    """
    theirs = [(s, _terms(parent, s)) for s in parent.statements if s.content]
    for ours in child.statements:
        if ours.source is None or not ours.content:
            continue
        mine = _terms(child, ours)
        scored = sorted(((_shared(mine, bag), -k) for k, (_, bag) in enumerate(theirs)), reverse=True)
        if not scored or scored[0][0] < LEAST:
            continue
        best, bag = theirs[-scored[0][1]]
        heavier = max(sum(mine.values()), sum(bag.values()))
        rivals = [
            found for found, k in scored[1:] if _speaker(parent, theirs[-k][0]) != _speaker(parent, best)
        ]
        if scored[0][0] < SHARE * heavier or (rivals and scored[0][0] < AHEAD * rivals[0]):
            continue
        here, there = _speaker(child, ours), _speaker(parent, best)
        if (
            here is not None
            and there is not None
            and _others(here, there, None if scored[0][0] >= SAME * heavier else parent)
        ):
            yield ours.source, best.content[0], f"said by {here.name} here, by {there.name} in the source"


def _terms(reading: Reading, statement: Statement) -> dict[str, float]:
    told = laid_out(reading.report)
    return terms_of(t for s in statement.content for t in told.tokens[slice(*told.within(s.start, s.end))])


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(w for term, w in one.items() if term in other)


def _speaker(reading: Reading, statement: Statement) -> Actor | None:
    """Return the one person that a statement is from."""
    if statement.speaker is None or statement.speaker.actor is None or len(statement.speaker.actors) > 1:
        return None
    found = next((a for a in reading.actors if a.id == statement.speaker.actor), None)
    return found if found is not None and found.kind == "person" else None


def _names(actor: Actor) -> frozenset[str]:
    """Return the words of a person's names, without titles."""
    words = {key_of(w.strip(".,")) for name in (actor.name, *actor.names) for w in name.split()}
    return frozenset(words - title_words() - honorifics() - COMMON)


def _others(here: Actor, there: Actor, parent: Reading | None) -> bool:
    """Say whether two speakers are two; the first must be named in `parent`, if one is given."""
    ours, theirs = _names(here), _names(there)
    if not theirs or ours & theirs:
        return False
    if here.name[:1].isupper() and here.name.split()[-1][:1].isupper():
        # Somebody of whom the source says nothing may have said the same.
        return parent is None or bool(ours & laid_out(parent.report).capitals)
    lands = countries_in(here.name)
    known = there.country or next(iter(countries_in(" ".join(there.names))), None)
    return bool(lands) and known is not None and known not in lands
