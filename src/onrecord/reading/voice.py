"""In whose name a report speaks: who "I" and "we" are in a statement, a letter, or a turn of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.quotations import Quotation, quotations

FIRST = frozenset("i we my our me us myself ourselves".split())
ISSUED = re.compile(
    r"\b(?:statement|remarks|message|letter|speech|address|testimony|greetings?|toast)s?\b[^\n]{0,40}?"
    r"\b(?:by|of|from)\b",
    re.I,
)
TURN = re.compile(r"^(?:[A-Z][A-Z.’'-]*[ ,]+){0,7}[A-Z][A-Z.’'-]+(?: \([^)\n]{1,40}\))?:(?=\s)", re.M)
BYLINES = 6  # paragraphs from the top among which the one who signs may stand
SIGNED = 3  # lines at the end among which a signature may stand
LONGEST = 120  # code points of such a line
FEWEST = 3  # turns that make a transcript


class Voice:
    """Finds in whose name words outside quotation marks are told.

    Args:
        doc: the report under reading.
        cast: its actors, by name.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.cast = doc, cast

    def at(self, start: int) -> Entity | None:
        """Return the person who speaks at a code point, or None where nobody or somebody quoted does."""
        if any(q.start <= start < q.end for q in self.quoted):
            return None
        if self.turns:
            k = bisect_right(self.turns, start, key=lambda turn: turn[0]) - 1
            return self.turns[k][1] if k >= 0 else None
        return self.signer

    @cached_property
    def quoted(self) -> list[Quotation]:
        """Where somebody is quoted."""
        return list(quotations(self.doc.text))

    @cached_property
    def turns(self) -> list[tuple[int, Entity | None]]:
        """Where the turns of a transcript begin, and whose they are."""
        found = [(m.start(), self.person(m.start(), m.end())) for m in TURN.finditer(self.doc.text)]
        return found if len(found) >= FEWEST and any(e is not None for _, e in found) else []

    def person(self, start: int, end: int) -> Entity | None:
        """Return the one person whom the words between two code points name, by a form of the name."""
        here = self.cast.in_span(start, end, "person")
        if not here:
            words = self.doc.text[start : end - 1].split("(")[0].split()
            surname = words[-1].lower() if words else ""
            here = [
                e for e in self.cast.entities if e.kind == "person" and e.tokens and e.tokens[-1] == surname
            ]
        return here[0] if len(here) == 1 else None

    @cached_property
    def signer(self) -> Entity | None:
        """The person in whose name a whole statement is issued, by its headline or the line below it."""
        lines = [m.span() for m in re.finditer(r"[^\n]+", self.doc.text)][:BYLINES]
        for start, end in lines:
            if end - start > 2 * LONGEST:
                break
            issued = ISSUED.search(self.doc.text, start, end)
            if issued is not None:
                people = self.cast.in_span(issued.end(), end, "person")
                if people:
                    return people[0]
        for start, end in lines:
            people = self.cast.in_span(start, end, "person")
            if end - start <= LONGEST and len(people) == 1 and self.signs(start, end, people[0]):
                return people[0]
        closing = [m.span() for m in re.finditer(r"[^\n]+", self.doc.text)][-SIGNED:]
        for start, end in closing:
            whole = [e for e in self.cast.entities if e.kind == "person" and self.alone(start, end, e)]
            if whole:
                return whole[0]
        return None

    def alone(self, start: int, end: int, person: Entity) -> bool:
        """Say whether a line is a person's name and nothing else: a signature."""
        return any(start <= s and e <= end and end - start - (e - s) < 3 for s, e in person.places)

    def signs(self, start: int, end: int, person: Entity) -> bool:
        """Say whether a line is a person's name and office alone ("Ana Sol, Minister of Trade")."""
        begun = any(s == start for s, _ in person.places)
        return begun and self.doc.text[end - 1] not in ".!?:" and "," in self.doc.text[start:end]
