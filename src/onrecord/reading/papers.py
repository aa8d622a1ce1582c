"""Documents as sources: who made a statement, a notice or minutes, and who passed them on."""

from __future__ import annotations

import re

from onrecord.domain.reading import Hand, Means
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.hand_patterns import GOVERNING, LEAKED, LOOKED_AT, MADE, MAKERS, PASSED_ON
from onrecord.reading.lexicon.cues import means_words
from onrecord.reading.media import ISSUED, named, tidy, translation
from onrecord.reading.outlets import Outlets

REACH = 1500  # code points over which a body's word leads back to its document
ORGANISED = ("organisation", "government", "country", "person", "place")
GENERAL = frozenset("document documents text copy paper release".split())
DEFINITE = re.compile(
    r"(?:the|this|that|its|their|his|her|a copy|copies|it|which|same)\b|\w+$|其|该|公报|声明", re.IGNORECASE
)
COPIES = frozenset("copy copies text version draft transcript translation".split())
NO_PAPER = frozenset("translated translator interpreter account reported newspaper website".split()) | {
    "read out",
    "news agency",
    "state media",
    "local media",
    "media reports",
}
OWN_PLACE = re.compile(
    r"[’']s\s+(?:[\w-]+\s+)?(?:web\s?site|site|account|page|feed|channel)\b.*$", re.IGNORECASE
)
DESCRIBED = re.compile(
    r"[’']s\s+(?:[a-z-]+\s+){0,3}?(?:secretary|office|aide|spokes\w+|assistant|adviser|department|team|staff|lawyers?)\b"
    r"|^(?:an?\s+|the\s+)?(?:aide|adviser|assistant|official|secretary|spokes\w+|manager|lawyer)s?\b",
    re.IGNORECASE,
)


class Papers:
    """Reads documents that are named as sources, and remembers them, so that "the statement" leads back.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        outlets: which of them are outlets.
    """

    def __init__(self, doc: Document, cast: Cast, outlets: Outlets) -> None:
        self.doc, self.cast, self.outlets = doc, cast, outlets
        # sources are not read in order of the text, and "the statement" leads back by place
        self.seen: list[tuple[int, str, tuple[Hand, ...]]] = []

    def noun(self, start: int, end: int) -> tuple[str, Means, int, int] | None:
        """Return the document word of a source phrase with its means and place; None where there is none."""
        words = means_words()
        tree = self.doc.tree
        inside = list(tree.at(start, end))
        for size in (3, 2, 1):
            for k in range(len(inside) - size + 1):
                a, b = tree.words[inside[k]], tree.words[inside[k + size - 1]]
                phrase = self.doc.text[a.start : b.end].lower()
                means = words.get(phrase)
                if means not in ISSUED or phrase in NO_PAPER or a.i in self.doc.name_of_word:
                    continue
                before = tree.words[a.i - 1].lower if a.i else ""
                if a.upos in ("NOUN", "PROPN", "VERB", "ADJ", "X") and before not in ("to",):
                    return phrase, means, a.start, b.end
        return None

    def copied(self, span: Span) -> bool:
        """Say whether a phrase is of a copy of a document told before ("a copy seen by the Mail")."""
        words = tidy(span.text).lower().split()
        return bool(words) and words[0] in COPIES and any(p < span.start for p, _, _ in self.seen)

    def read(self, span: Span, noun: str, means: Means, a: int, b: int) -> tuple[Hand, ...]:
        """Return the hands of a document, from its maker on ("a ministry notice translated by DeepL")."""
        core, carriers = self.parted(span)
        maker = self.maker(core, a, b, means)
        if maker is None and carriers and carriers[0].means == "report" and not self.is_outlet(carriers[0]):
            maker, carriers = carriers[0], carriers[1:]
            maker = Hand(actor=maker.actor, name=maker.name, means=means, evidence=maker.evidence)
        definite = DEFINITE.match(span.text) is not None
        earlier = self.earlier(noun, span.start) if definite or maker is not None else None
        if maker is None:
            hands = earlier or (self.itself(core, a, b, means),)
        elif earlier and earlier[0].actor == maker.actor and len(earlier) > 1 and earlier[0].means == means:
            hands = (maker, *earlier[1:])
        else:
            hands = (maker,)
        more = (*carriers, *translation(self.doc, self.cast, self.widened(span)))
        hands = (
            *hands,
            *(h for h in more if not any(k.name == h.name and k.means == h.means for k in hands)),
        )
        self.seen.append((span.start, noun, hands))
        return hands

    def parted(self, span: Span) -> tuple[Span, tuple[Hand, ...]]:
        """Cut off who looked at a document, who leaked it and who carried it; the last two are hands."""
        hands: list[Hand] = []
        cut = span.end
        for pattern, means in ((LEAKED, "told"), (PASSED_ON, "report"), (LOOKED_AT, "report")):
            match = pattern.search(self.doc.text, span.start, self.widened(span).end)
            if (
                match is None
                or match.start() > span.end
                or re.match(r"(?:its|his|her|their)\b", match["who"])
            ):
                continue
            cut = min(cut, match.start())
            hand = self.hand(*match.span("who"), means)  # type: ignore[arg-type]
            looked = pattern is LOOKED_AT and hands
            if not looked and not self.outlets.own(hand.name) and not re.match(r"(?:us|it)\b", hand.name):
                hands.append(hand)
        return self.doc.span(span.start, max(cut, span.start + 1)), tuple(hands)

    def widened(self, span: Span) -> Span:
        """Return a phrase with what follows of its sentence, 60 code points at most."""
        inside = self.doc.tree.at(max(span.start, span.end - 1), span.end)
        end = min(self.doc.tree.sentence_span(inside[0])[1], span.end + 60) if inside else span.end
        return self.doc.span(span.start, max(end, span.end))

    def hand(self, start: int, end: int, means: Means) -> Hand:
        """Return whom words name as a hand: an outlet first, then the body, else the words."""
        found = self.cast.in_span(start, end, "organisation", "government", "product", "person")
        outlets = [e for e in found if e.number in self.outlets.known]
        one = next(iter(outlets or found), None)
        phrase = tidy(self.doc.text[start:end])
        meant = one if means == "report" or not DESCRIBED.search(phrase) else None
        if meant is None:
            meant = self.outlets.meant(phrase, start)
        name = meant.name if meant else named(phrase) if means == "report" else phrase
        return Hand(
            actor=f"a{meant.number}" if meant else None,
            name=name,
            means=means,
            evidence=(self.doc.span(start, end),),
        )

    def is_outlet(self, hand: Hand) -> bool:
        """Say whether a hand is a news outlet."""
        actors = tuple(e for e in self.cast.entities if f"a{e.number}" == hand.actor)
        return self.outlets.holds(hand.evidence[0].text, actors) or self.outlets.holds(hand.name, actors)

    def maker(self, core: Span, a: int, b: int, means: Means) -> Hand | None:
        """Return who made a document: the name before its noun, or who stands behind "from" or "by"."""
        behind = MAKERS.match(self.doc.text, b, max(core.end, b))
        if behind is not None:
            found = self.party(*behind.span("who"), means)
            if found is not None and (
                found.actor or behind["by"] in ("from", "by") or OWN_PLACE.search(behind["who"])
            ):
                return found
        made = MADE.search(self.doc.text, b, max(core.end, b))
        if made is not None:
            found = self.party(*made.span("who"), means)
            if found is not None:
                return found
        before = self.party(core.start, a, means, named_only=True)
        if before is not None:
            return before
        others = self.cast.in_span(b, max(core.end, b), "organisation", "government")
        if not others:
            return None
        return Hand(
            actor=f"a{others[0].number}", name=others[0].name, means=means, evidence=(self.doc.span(a, b),)
        )

    def party(self, start: int, end: int, means: Means, *, named_only: bool = False) -> Hand | None:
        """Return whom a phrase names as the maker of a document; a description where no name leads on."""
        phrase = OWN_PLACE.sub("", tidy(self.doc.text[start:end]))
        found = list(self.cast.in_span(start, end, *ORGANISED))
        evidence = (self.doc.span(start, end),) if end > start else ()
        if not named_only and DESCRIBED.search(phrase):
            return Hand(actor=None, name=phrase, means=means, evidence=evidence)
        if found:
            one = self.chief(found)
            return Hand(
                actor=f"a{one.number}", name=self.worded(one, start, end), means=means, evidence=evidence
            )
        described = re.search(r"(?:^|\bthe\s+)([\w-]+(?:\s[\w-]+){0,3})[’']s\s*(?:own\s*)?$", phrase)
        if named_only:
            name = described[1] if described else ""
        else:
            name = phrase.removesuffix("’s").removesuffix("'s")
        if not name or name.lower() in ("its", "his", "her", "their", "which", "that"):
            return None
        return Hand(actor=None, name=name, means=means, evidence=evidence)

    @staticmethod
    def chief(bodies: list[Entity]) -> Entity:
        """Return the body that a phrase with several is about: not the country before a ministry."""
        others = [b for b in bodies if b.kind not in ("country", "place")]
        return others[0] if others else bodies[0]

    def worded(self, chief: Entity, start: int, end: int) -> str:
        """Return how the phrase words a maker: "Dutch government" where an adjective stands."""
        if chief.kind not in ("country", "place"):
            return chief.name
        for s, e in (*chief.places, *chief.later):
            if start <= s < end:
                match = GOVERNING.match(self.doc.text[e:end].lstrip())
                if match:
                    return f"{self.doc.text[s:e]} {match.group()}"
        return chief.name

    def itself(self, core: Span, a: int, b: int, means: Means) -> Hand:
        """Return a document of which no maker is told: it stands for itself."""
        name = tidy(self.doc.text[core.start : max(b, core.start + 1)])
        return Hand(actor=None, name=name, means=means, evidence=(self.doc.span(core.start, max(b, a)),))

    def earlier(self, noun: str, at: int) -> tuple[Hand, ...] | None:
        """Return the chain of the document that "the statement" means: the last so called."""
        before = sorted((d for d in self.seen if d[0] < at), key=lambda d: d[0])
        same = [hands for _, word, hands in before if word == noun]
        alike = [hands for _, _, hands in before if noun in GENERAL]
        found = same or alike
        return found[-1] if found else None

    def by(self, maker: str, start: int) -> tuple[Hand, ...] | None:
        """Return the chain of the last document by a maker, named whole or by the last word, or None."""
        low = maker.lower()
        found = [
            (p, hands)
            for p, _, hands in self.seen
            if 0 < start - p < REACH
            and (hands[0].name.lower() == low or hands[0].name.lower().endswith(" " + low))
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def near(self, start: int, reach: int) -> tuple[Hand, ...] | None:
        """Return the chain of the last document told within a few code points before, or None."""
        found = [d for d in sorted(self.seen, key=lambda d: d[0]) if 0 < start - d[0] < reach]
        return found[-1][2] if found else None
