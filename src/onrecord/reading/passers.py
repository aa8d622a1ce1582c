"""The hands of a statement by the network, where declared words tell none: who passed on what a cue tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain.reading import Hand, Means
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.encoder import softmax
from onrecord.reading.scenes import worded

PASSES = 0.65  # probability from which a mention counts as a hand
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs we us our i my me you your".split()
)
LONGEST = 6  # words of a description that may be a hand; a longer one holds a clause of its own
ORDER: tuple[Means, ...] = (
    "told", "interview", "briefing", "document", "post", "statement", "announcement", "readout",
    "translation", "source", "report",
)  # fmt: skip
"""From the hand nearest the speaker to the one nearest the reader, as marked chains have them: in all of 55
with a report besides a telling, document or source, the report is last."""


def itself(key: str, hand: Hand, own: set[str], name: str) -> bool:
    """Say whether a hand is who spoke, or a description that holds or is held by that one's."""
    words = hand.name.lower()
    return key in own or (hand.actor is None and bool(words) and (words in name.lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mention that may be a hand: half-open code points, its first piece, whose it is, how it is named."""

    start: int
    end: int
    piece: int
    entity: Entity | None
    name: str


class Passers:
    """Finds the hands that the network sees.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.cast = doc, cast
        self.candidates = tuple(self.mentioned())

    def mentioned(self) -> Iterator[Candidate]:
        """Yield everybody who may pass on: actors at each mention, and people without a name."""
        for entity in self.cast.entities:
            for start, end in sorted({*entity.places, *entity.later}):
                if self.doc.text[start:end].lower() in PRONOUNS:
                    continue  # "its website" names nobody; whom it leads to is too unsure for a chain
                if self.doc.kind(start) == "headline":
                    continue  # "Statement by Ana Sol on …": the page's own voice
                piece = self.doc.marks.piece(start)
                yield Candidate(start=start, end=end, piece=piece, entity=entity, name=entity.name)
        for s in self.doc.scenes.mentions:
            name = worded(self.doc.text[s.start : s.end])
            short = 0 < len(name.split()) <= LONGEST
            if short and not any(i in self.cast.of_word for i in self.doc.tree.at(s.start, s.end)[-1:]):
                yield Candidate(start=s.start, end=s.end, piece=s.piece, entity=None, name=name)

    def hands(self, piece: int, speakers: tuple[Entity, ...], name: str) -> tuple[Hand, ...]:
        """Return the hands of the statement whose cue begins at a piece, nearest the speaker first.

        Who spoke is no hand here: that somebody issued words in writing is told by words, read apart.

        Args:
            piece: the first piece of the cue.
            speakers: who spoke.
            name: how who spoke is named.
        """
        found: dict[str, tuple[float, Candidate]] = {}
        for c in self.candidates:
            p = self.doc.scenes.near(piece, c.piece, "passes")
            key = f"a{c.entity.number}" if c.entity else c.name.lower()
            if p >= PASSES and p > found.get(key, (0.0, c))[0]:
                found[key] = (p, c)
        own = {f"a{e.number}" for e in speakers} | {name.lower()}
        made = [(key, self.hand(c)) for key, (_, c) in found.items()]
        made = [(k, h) for k, h in made if not self.placed(h)]
        hands = [h for key, h in made if not itself(key, h, own, name)]
        return tuple(sorted(hands, key=lambda h: (ORDER.index(h.means), h.evidence[0].start)))

    def placed(self, hand: Hand) -> bool:
        """Say whether a hand is a place or country, which carries no words."""
        return any(
            f"a{e.number}" == hand.actor and e.kind in ("place", "country") for e in self.cast.entities
        )

    def hand(self, c: Candidate) -> Hand:
        """Make a hand; by what means is the network's choice at the mention."""
        labels = self.doc.scenes.labels["hand"]
        chance = softmax(self.doc.marks.hand[c.piece])
        means: Means = max(ORDER, key=lambda m: chance[labels.index(m)])
        actor = f"a{c.entity.number}" if c.entity else None
        return Hand(actor=actor, name=c.name, means=means, evidence=(self.doc.span(c.start, c.end),))
