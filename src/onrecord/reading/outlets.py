"""Which actors of a report are news outlets, by their names and by how the report speaks of them."""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.outlets import is_outlet

NOUNS = (
    r"(?:news\s?paper|news agency|press agency|newswire|news wire|wire service|daily|weekly|magazine|"
    r"(?:news\s)?web\s?site|(?:news\s)?site|newsletter|(?:news\s)?portal|radio station|television station|"
    r"(?:radio|television|TV) channel|broadcaster|tabloid|news outlet|outlet|trade journal|journal|"
    r"television|radio|blog|podcast)"
)
ENDS = re.compile(rf"\b{NOUNS}$", re.IGNORECASE)
BEFORE = re.compile(rf"\b{NOUNS}\s+(?:The\s+)?$", re.IGNORECASE)
AFTER = re.compile(rf"\s+(?:{NOUNS})\b|,\s+(?:an?|the|its)\s+(?:[\w’'-]+\s+){{0,4}}?{NOUNS}\b", re.IGNORECASE)
SAME = re.compile(
    r"(?:the|that|this)?\s*(?:same\s+)?(?:(?:news)?paper|newspaper|daily|weekly|magazine|outlet|portal|"
    r"broadcaster|station|website|site|newsletter|news agency|news outlet|tabloid|news portal|publication)",
    re.IGNORECASE,
)
OURS = re.compile(r"\bth(?:is|e present) (?:news)?(?:paper|magazine|newsletter|website|column|page|site)\b")
HEADS = 6  # lines at the top among which a paper's own name may stand, with bylines and place
TAILS = 3  # the same at the end
SHORT = 110  # code points of such a line


class Outlets:
    """Knows the outlets of a report.

    Args:
        doc: the report under reading.
        cast: its actors, by name.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.cast = doc, cast

    @cached_property
    def known(self) -> frozenset[int]:
        """The numbers of actors that are outlets."""
        return frozenset(
            e.number
            for e in self.cast.entities
            if e.kind not in ("person", "country")
            and (is_outlet(e.name) or ENDS.search(e.name) is not None or self.called(e))
        )

    def called(self, entity: Entity) -> bool:
        """Say whether the report calls an actor a newspaper, a station, an agency."""
        text = self.doc.text
        return any(BEFORE.search(text, max(0, s - 40), s) or AFTER.match(text, e) for s, e in entity.places)

    def holds(self, name: str, entities: tuple[Entity, ...] = ()) -> bool:
        """Say whether a name, or one of the actors it leads to, is an outlet's."""
        return is_outlet(name) or any(e.number in self.known for e in entities)

    def meant(self, phrase: str, start: int) -> Entity | None:
        """Return the outlet that "the newspaper" at a code point leads back to, or None."""
        if SAME.fullmatch(phrase.strip()) is None:
            return None
        before = [
            (s, e)
            for e in self.cast.entities
            if e.number in self.known and not self.own(e.name)
            for s, _ in e.places
            if s < start
        ]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def own(self, name: str) -> bool:
        """Say whether a name is that of the page itself: at its head, in its byline, or under it."""
        words = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE).strip()
        if OURS.search(name):
            return True
        if len(words) < 3:
            return False
        if self.doc.report.outlet and words.lower() in self.doc.report.outlet.lower():
            return True
        return re.search(rf"\b{re.escape(words)}\b", self.edges, re.IGNORECASE) is not None

    @cached_property
    def edges(self) -> str:
        """The short lines around the text in which a page names itself, headline left out."""
        lines = [line for line in self.doc.text.split("\n") if line.strip()]
        short = [
            line
            for line in (*lines[1:HEADS], *lines[-TAILS:])
            if len(line) <= SHORT and line[-1] not in '.!?”"'
        ]
        signs = [
            m.group() for m in re.finditer(r"\(([A-Z][^()\n]{2,40})\)\s*[-–—]|©[^\n]{2,60}", self.doc.text)
        ]
        return "\n".join((*short, *signs))
