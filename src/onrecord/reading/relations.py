"""Standing relations between actors, by the words between and around their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.domain.reading import Relation
from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.relations import RelationPattern, RelationVerb, relation_patterns
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.runs import POSSESSIVE, POSSESSIVE_PRONOUNS, Run, Runs

# What a reading tells. The declared patterns know more kinds: of kin, rivalry and place.
KINDS = frozenset("parent subsidiary owner investor developer member supplier customer contractor".split())
TURNED = {"subsidiary": "parent"}  # told from the other side, so that one fact has one form
REACH = 12  # words between two actors
MAJORITY = 50.0  # percent; who holds less of a firm is its investor, not its owner
PERCENT = re.compile(
    r"(?:about |around |some |nearly |almost |over |more than |less than )*(\d+(?:\.\d+)?)\s*(?:%|per "
    r"?cent)(?:-|\s+of\b|\s+)?",
    re.I,
)
FILLER = (
    r"(?:(?:now|also|currently|still|wholly|partly|majority|jointly|indirectly|directly|reportedly"
    r"|already|has|have|had|long|state-)\s+)*"
)
PAST = re.compile(
    r"\b(?:former|formerly|ex-?|once|previously|one-time|then|no longer|not|never|would|could|may|might"
    r"|prospective|potential|would-be|future|erstwhile)\b",
    re.I,
)
TRIVIAL = r"(?:(?:the|a|an|its|their|his|her|both|all)\s+)?"
QUALIFIED = r"(?:[\w’'-]+\s+){0,4}?"
OWN_PARTS = frozenset(
    "brand brands group company chain business unit units app platform service services line lines club "
    "newspaper website".split()
)
GENERIC = frozenset({"organisation", "product", "government"})
LATER_SOLD = re.compile(r"\b(?:sold|sell|spun off|divested|until|before selling|since sold)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A relation once told: the holder is the `kind` of the other; the words `first` to `end` say so."""

    kind: str
    holder: Entity
    other: Entity
    first: int
    end: int


class Relations:
    """Finds the relations that a report tells.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.runs = doc, Runs(doc, cast)
        self.low = self.runs.low

    def run(self) -> tuple[Relation, ...]:
        """Return the relations in order of the text, each once with all its evidence."""
        kept: dict[tuple[str, int, int], list[Span]] = {}
        for found in sorted(self.every(), key=lambda f: f.first):
            holder, other, kind = found.holder, found.other, found.kind
            if kind in TURNED:
                holder, other, kind = other, holder, TURNED[kind]
            span = self.doc.span(self.runs.words[found.first].start, self.runs.words[found.end - 1].end)
            spans = kept.setdefault((kind, holder.number, other.number), [])
            if not any(span.overlaps(s) for s in spans):
                spans.append(span)
        return tuple(
            Relation(kind=kind, source=f"a{holder}", target=f"a{other}", evidence=tuple(spans[:4]))
            for (kind, holder, other), spans in kept.items()
        )

    def every(self) -> Iterator[Found]:
        """Yield every relation told, as often as it is."""
        patterns = [p for p in relation_patterns() if p.kind in KINDS]
        for k, run in enumerate(self.runs.all):
            if self.doc.silent(self.runs.words[run.first].start):
                continue
            for following in self.runs.all[k + 1 : k + 4]:
                if following.first - run.end > REACH or self.sentence(following) != self.sentence(run):
                    break
                for pattern in patterns:
                    yield from self.between(pattern, run, following)
            for pattern in patterns:
                yield from self.suffixed(pattern, run)

    def sentence(self, run: Run) -> int:
        """Return the number of the sentence that a run stands in."""
        return self.runs.words[run.first].sentence

    def between(self, pattern: RelationPattern, left: Run, right: Run) -> Iterator[Found]:
        """Yield the relation that the words between two runs tell."""
        gap = self.gap(left, right)
        if not gap.strip() or PAST.search(gap) or self.was_once(left):
            return
        share = PERCENT.search(gap)
        plain = PERCENT.sub("", gap)
        owned = self.low[left.end - 1] in POSSESSIVE_PRONOUNS
        for shape, holder_first in _nouns(pattern).items():
            if shape.fullmatch(f"’s {gap.strip()}" if owned else gap) is None or (owned and holder_first):
                continue
            if holder_first:
                head = self.runs.head(right, self.limit(right))
                yield from self.pair(pattern, left, head, left.first) if head is not None else ()
            elif self.heads(right) and not self.national(left):
                yield from self.pair(pattern, right, left, left.first)
        for verb in pattern.verbs:
            if not owned and _verb(verb.phrase).fullmatch(plain) is not None:
                yield from self.verbal(pattern, verb, left, right, share)

    def gap(self, left: Run, right: Run) -> str:
        """Return the text between two runs."""
        return self.doc.text[self.runs.words[left.end - 1].end : self.runs.words[right.first].start]

    def limit(self, run: Run) -> int:
        """Return where the sentence of a run ends."""
        return self.runs.bounds(run.first)[1]

    def was_once(self, run: Run) -> bool:
        """Say whether the word before a run puts the relation in the past ("former Acme owner Bolt")."""
        return run.first > 0 and PAST.fullmatch(self.low[run.first - 1]) is not None

    def heads(self, run: Run) -> bool:
        """Say whether a run heads its phrase: no "'s" follows it."""
        return run.end >= len(self.low) or self.low[run.end] not in POSSESSIVE

    def national(self, run: Run) -> bool:
        """Say whether a run is a nation's adjective ("Saudi investor X"), which is no one's other end."""
        return run.kind in ("country", "place") and self.low[run.end] not in POSSESSIVE

    def verbal(
        self, pattern: RelationPattern, verb: RelationVerb, left: Run, right: Run, share: re.Match[str] | None
    ) -> Iterator[Found]:
        """Yield what a verb between two runs tells, for each item of the list on its right."""
        ceiling = self.limit(right)
        head = self.runs.head(right, ceiling) or self.parted(right, ceiling)
        if head is None or (verb.weak and share is None):
            return
        if "bought" in verb.phrase and LATER_SOLD.search(self.runs.text(right.first, ceiling)):
            return
        kind = pattern.kind
        if kind in ("owner", "investor") and share is not None:
            kind = "investor" if float(share[1]) < MAJORITY else "owner"
        for item in self.runs.list_right(head, ceiling) if verb.subject == "H" else (head,):
            holder, other = (left, item) if verb.subject == "H" else (item, left)
            yield from self.pair(pattern, holder, other, left.first, kind=kind)

    def parted(self, run: Run, ceiling: int) -> Run | None:
        """Return a run whose phrase ends in a word such as "brands" ("the Acme and Bolt brands")."""
        items = self.runs.list_right(run, ceiling)
        end = items[-1].end
        return run if end < ceiling and self.low[end] in OWN_PARTS else None

    def pair(
        self, pattern: RelationPattern, holder: Run, other: Run, first: int, kind: str | None = None
    ) -> Iterator[Found]:
        """Yield the relation between two runs where their actors are of the kinds that can have it."""
        if len(holder.entities) != 1 or len(other.entities) != 1:
            return
        h, o = holder.entities[0], other.entities[0]
        if h is o or not suits(h.kind, pattern.holders) or not suits(o.kind, pattern.others):
            return
        end = max(holder.end, other.end)
        yield Found(
            kind=kind or pattern.kind, holder=h, other=o, first=min(first, holder.first, other.first), end=end
        )

    def suffixed(self, pattern: RelationPattern, run: Run) -> Iterator[Found]:
        """Yield what an adjective made of a name tells ("Acme-backed Bolt", "Baltica is Khaleej-owned")."""
        k = run.end
        if k + 1 >= len(self.low) or self.low[k] != "-":
            return
        suffix = next((s for s in pattern.suffixes if self.low[k + 1] == s.lstrip("-")), None)
        if suffix is None or self.was_once(run):
            return
        made = suffix in ("-maker",)
        other = self.runs.head_from(k + 2, self.limit(run))
        if other is not None:
            yield from self.pair(pattern, other if made else run, run if made else other, run.first)


def suits(kind: str, allowed: frozenset[str]) -> bool:
    """Say whether an actor may stand there; firms, bodies and products are too alike to be told apart."""
    return kind in allowed or (kind in GENERIC and bool(GENERIC & allowed))


@cache
def _verb(phrase: str) -> re.Pattern[str]:
    """Compile the whole text between subject and object for a verb's phrase."""
    return re.compile(
        rf",?\s*(?:(?:which|who"
        rf"|that)\s+)?{FILLER}(?:{phrase_pattern(_split(phrase)).pattern})\s+{FILLER}{TRIVIAL}{QUALIFIED}",
        re.I,
    )


def _split(phrase: str) -> str:
    """Let adverbs stand inside "[be] owned by"."""
    return (
        phrase.replace("[be] ", "[be] (wholly/partly/majority/jointly/mostly/now/also/still/reportedly) ", 1)
        if phrase.startswith("[be] ")
        else phrase
    )


@cache
def _nouns(pattern_kind: RelationPattern) -> dict[re.Pattern[str], bool]:
    """Compile the texts between two runs that a kind's nouns make, with whether the holder stands first."""
    nouns = "|".join(re.escape(n).replace(r"\ ", r"[\s-]+") for n in pattern_kind.nouns)
    if not nouns:
        return {}
    strong = "|".join(
        re.escape(n).replace(r"\ ", r"[\s-]+") for n in pattern_kind.nouns if n not in pattern_kind.weak_nouns
    )
    of = "|".join(map(re.escape, pattern_kind.of))
    some = r"(?:[a-z][\w’'-]*\s+){0,3}?"
    shapes: dict[re.Pattern[str], bool] = {}
    if "compound" in pattern_kind.shapes and strong:
        shapes[re.compile(rf"[\s-]+(?:{strong}),?\s+", re.I)] = False
    if "possessive" in pattern_kind.shapes:
        shapes[re.compile(rf"['’]s?\s+{some}(?:{nouns}),?\s+(?:the\s+)?", re.I)] = False
        shapes[re.compile(rf",?\s+whose\s+{some}(?:{nouns})\s+(?:is|are)\s+{TRIVIAL}{some}", re.I)] = False
        shapes[re.compile(rf"['’]s?\s+{some}(?:{nouns})\s+(?:is|are)\s+{TRIVIAL}{some}", re.I)] = False
    if "apposition" in pattern_kind.shapes:
        phrase = rf"(?:(?:the|a|an)\s+)?{some}(?:{nouns})\s+(?:{of})\s+{TRIVIAL}{some}"
        shapes[re.compile(rf",\s+{phrase}", re.I)] = True
        shapes[re.compile(rf"\s+(?:is|are|remains|became)\s+{FILLER}{phrase}", re.I)] = True
        shapes[re.compile(rf"\s+\(?{phrase}", re.I)] = True
    return shapes


def relations(doc: Document, cast: Cast) -> tuple[Relation, ...]:
    """Return the standing relations that a report tells, in order of the text."""
    return Relations(doc, cast).run()
