"""Actors as runs of words: who stands before a verb, after it, in a list, at the head of a phrase.

These readings need only the words and who they lead to, no syntax tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.lexicon.words import lemma_of

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
POSSESSIVE_PRONOUNS = frozenset("its his her their whose".split())
JOINERS = frozenset({"and", "or", "&", "to", "plus", "nor"})
BE = frozenset("is are was were be been being am".split())
AUXILIARY = BE | frozenset(
    "has have had having do does did will would shall should can could may might must 'll ’ll 'd ’d 've "
    "’ve".split()
)
PREPOSITIONS = frozenset(
    "of in on at to from for by with into onto over under after before since against about amid among "
    "between during "
    "through throughout via per than as like near off out up down without within toward towards until till "
    "despite "
    "following regarding including".split()
)
CONJUNCTIONS = frozenset(
    "that which who whom whose when where while because although though if unless whether and or but nor so "
    "yet as".split()
)
DETERMINERS = frozenset(
    "the a an its his her their this that these those our my your any some no each every".split()
)
OPENERS = DETERMINERS | frozenset(
    {"including", "such", "from", "among", "formerly", "who", "which", "whose", "led", "based"}
)
LONGEST_ASIDE = (
    28  # words between two commas that a reader still holds in mind; longer ones were lists, not asides
)
GROUPS = ({"person"}, {"organisation", "government", "product"}, {"country", "place"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """Neighbouring words that lead to the same actors: the words `first` to `end`, half-open."""

    first: int
    end: int
    entities: tuple[Entity, ...]

    @property
    def kind(self) -> str:
        """The kind of the actor, the first where there are several."""
        return self.entities[0].kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A noun phrase: the actors at its head, the words `first` to `end`, and actors that only describe it."""

    first: int
    end: int
    heads: tuple[Run, ...]
    within: tuple[Run, ...] = ()


class Runs:
    """The runs of a report.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.words = doc, doc.tree.words
        self.low = [w.lower for w in self.words]
        self.all = tuple(_runs(doc, cast))
        self.timed = {i for t in doc.times for i in doc.tree.at(t.start, t.end)}
        self.of_word = {i: run for run in self.all for i in range(run.first, run.end)}

    def text(self, first: int, end: int) -> str:
        """Return the report's text from word `first` to before word `end`."""
        return self.doc.text[self.words[first].start : self.words[end - 1].end]

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the words of the sentence around word `i`, cut at semicolons."""
        a, b = self.doc.tree.sentences[self.words[i].sentence]
        first = max((k + 1 for k in range(a, i) if self.low[k] == ";"), default=a)
        return first, min((k for k in range(i + 1, b) if self.low[k] == ";"), default=b)

    def before(self, at: int) -> Group | None:
        """Return the noun phrase that ends right before word `at`, asides and relative pronouns skipped."""
        floor, _ = self.bounds(at)
        i = self.past_aside(at - 1, floor)
        if i is not None and i > floor and self.low[i] in ("who", "which", "that"):
            i = i - 2 if self.low[i - 1] == "," else i - 1
        if i is None or i < floor:
            return None
        if self.low[i] in ("and", "but") and i not in self.of_word:
            return self.shared(i, floor)
        run = self.of_word.get(i)
        if run is not None:
            heads = self.list_left(run, floor)
            return Group(
                first=heads[0].first,
                end=i + 1,
                heads=heads,
                within=self.inside(heads[0].first - 4, heads[-1].end, heads, floor),
            )
        return self.common_noun(i, floor)

    def shared(self, at: int, floor: int) -> Group | None:
        """Return the subject that a verb after "and" shares with the verb before it."""
        for run in reversed(self.inside(floor, at, (), floor)):
            opens = (
                run.first == floor or self.low[run.first - 1] not in PREPOSITIONS | POSSESSIVE | DETERMINERS
            )
            if opens and self.begins_clause(run):
                return Group(first=run.first, end=run.end, heads=self.list_left(run, floor))
        return None

    def past_aside(self, i: int, floor: int) -> int | None:
        """Step left over an aside between commas, dashes or brackets that ends at word `i`."""
        mark = self.low[i] if i >= floor else ""
        if mark not in (",", "–", "—", ")"):
            return i if i >= floor else None
        opening = "(" if mark == ")" else mark
        for k in range(i - 1, max(floor, i - LONGEST_ASIDE), -1):
            if self.low[k] == opening:
                following = k + 1
                if (
                    mark == ","
                    and self.low[following] not in OPENERS
                    and following not in self.of_word
                    and not self.words[following].text[0].isdigit()
                    and self.low[following] not in titles_by_form()
                ):
                    return None
                return k - 1 if k - 1 >= floor else None
        return None

    def common_noun(self, i: int, floor: int) -> Group | None:
        """Return the phrase headed by the common noun at word `i`, with the actors that describe it."""
        if (
            not self.words[i].text[0].isalpha()
            or self.low[i] in PREPOSITIONS | CONJUNCTIONS | AUXILIARY | DETERMINERS
        ):
            return None
        first = i
        while first > floor and i - first < 7 and self.in_phrase(first - 1):
            first -= 1
        return Group(first=first, end=i + 1, heads=(), within=self.inside(first, i, (), floor))

    def in_phrase(self, i: int) -> bool:
        """Say whether word `i` can belong to the noun phrase that goes on after it."""
        w, low = self.words[i], self.low[i]
        if i in self.of_word or low in POSSESSIVE or low in ("-", "%", "$", "€", "£") or w.text[0].isdigit():
            return True
        return (
            w.text[0].isalpha()
            and low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARY
            and w.upos not in ("VERB", "AUX", "SCONJ")
        )

    def inside(self, first: int, end: int, without: Iterable[Run], floor: int) -> tuple[Run, ...]:
        """Return the runs between two words that are not among others."""
        skip = {run.first for run in without}
        found = dict.fromkeys(self.of_word[k] for k in range(max(floor, first), end) if k in self.of_word)
        return tuple(run for run in found if run.first not in skip)

    def list_left(self, run: Run, floor: int) -> tuple[Run, ...]:
        """Return the list that ends with a run; commas alone make none ("In China, Apple …")."""
        out, joined = [run], False
        while True:
            k = self.phrase_start(out[0], floor) - 1
            mark = self.low[k] if k > floor else ""
            if mark in JOINERS or (mark == "," and joined):
                k -= 1
                if self.low[k] == "," and mark in JOINERS:
                    k -= 1
                other = self.of_word.get(k)
                if k >= floor and other is not None and alike(other, run):
                    joined = joined or mark in JOINERS
                    out.insert(0, other)
                    continue
            return tuple(out)

    def phrase_start(self, run: Run, floor: int) -> int:
        """Return where the words before a name that belong to it begin: titles, "the", a compound's actor."""
        first = run.first
        while first > floor and run.first - first < 5:
            low = self.low[first - 1]
            titled = low in titles_by_form() or low in DETERMINERS
            lower = (
                self.words[first - 1].text.isalpha()
                and low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARY | JOINERS
            )
            compound = (
                lower and first - 1 not in self.of_word and first - 2 in self.of_word and first - 2 >= floor
            )
            if not (titled or compound or (first - 1 in self.of_word and first < run.first)):
                break
            first -= 1
        return first

    def head(self, run: Run, ceiling: int) -> Run | None:
        """Return the run that heads the phrase a run begins; None where a common noun heads it.

        "ChatGPT developer OpenAI" and "Orchard's closest rival, Lattice" are headed by their last run.
        """
        k, owned = run.end, self.low[run.end - 1] in POSSESSIVE_PRONOUNS
        if k < ceiling and self.low[k] in POSSESSIVE:
            k, owned = k + 1, True
        start = k
        while k < ceiling and k - start < 5:
            following = self.of_word.get(k)
            if following is not None and following is not run:
                return self.head(following, ceiling)
            if self.low[k] == "," and owned and k > start and k + 1 in self.of_word:
                return self.of_word[k + 1]
            if (
                not (self.words[k].text[0].isalpha() and self.words[k].text[0].islower())
                or self.low[k] in STOPPING
                or self.words[k].upos in ("ADV", "VERB")
                or k in self.timed
                or lemma_of(self.low[k]) is not None
                or self.low[k].endswith("ed")
            ):
                break
            k += 1
        return None if owned or k > start else run

    def head_from(self, at: int, ceiling: int) -> Run | None:
        """Return the run that heads the phrase beginning at word `at`, at most four words on."""
        group = self.after(at, min(ceiling, at + 8))
        return group.heads[0] if group and group.heads and group.heads[0].first - at <= 4 else None

    def after(self, at: int, ceiling: int) -> Group | None:
        """Return the noun phrase that begins at word `at`, with the list that goes on from it."""
        k = at
        while k < ceiling and k - at < 8 and k not in self.of_word:
            if self.low[k] in STOPPING - DETERMINERS or not (
                self.words[k].text[0].isalnum() or self.low[k] in ("-", "“", '"', "$", "€", "£", "%")
            ):
                return None
            k += 1
        run = self.of_word.get(k) if k < ceiling else None
        if run is None:
            return None
        head = self.head(run, ceiling)
        if head is None:
            return Group(first=at, end=run.end, heads=(), within=(run,))
        heads = self.list_right(head, ceiling)
        return Group(first=at, end=heads[-1].end, heads=heads, within=self.inside(at, head.first, heads, at))

    def list_right(self, run: Run, ceiling: int) -> tuple[Run, ...]:
        """Return the list that begins with a run; one by commas alone is none."""
        out: list[Run] = [run]
        waiting: list[Run] = []
        while True:
            k = (waiting or out)[-1].end
            if k >= ceiling or (self.low[k] not in JOINERS - {"to"} and self.low[k] != ","):
                break
            joined = self.low[k] in JOINERS
            k += 1
            if k < ceiling and not joined and self.low[k] in JOINERS:
                joined, k = True, k + 1
            while k < ceiling and self.low[k] in ("the", "its", "rival", "fellow"):
                k += 1
            other = self.of_word.get(k) if k < ceiling else None
            if other is None or not alike(other, run) or self.begins_clause(other):
                break
            waiting.append(other)
            if joined:
                out += waiting
                waiting = []
        return tuple(out)

    def begins_clause(self, run: Run) -> bool:
        """Say whether a verb follows a run right away: then it is a subject, no list's last item."""
        if run.end >= len(self.words):
            return False
        w = self.words[run.end]
        return (
            w.lower in AUXILIARY
            or w.upos in ("VERB", "AUX")
            or (w.lower.endswith("ed") and w.lower not in PREPOSITIONS)
        )


STOPPING = PREPOSITIONS | CONJUNCTIONS | AUXILIARY | DETERMINERS | frozenset({"also", "not", "n't", "n’t"})


def alike(one: Run, other: Run) -> bool:
    """Say whether two runs can stand in one list: people with people, bodies with bodies."""
    return any(one.kind in group and other.kind in group for group in GROUPS)


def _runs(doc: Document, cast: Cast) -> Iterator[Run]:
    """Yield the runs in order of the text."""
    words, i = doc.tree.words, 0
    starts = {doc.tree.at(s, s + 1).start for e in cast.entities for s, _ in (*e.places, *e.later)}
    while i < len(words):
        found = cast.of_word.get(i)
        if not found:
            i += 1
            continue
        end = i + 1
        while (
            end < len(words)
            and end not in starts
            and cast.of_word.get(end) == found
            and words[end].sentence == words[i].sentence
        ):
            end += 1
        yield Run(first=i, end=end, entities=found)
        i = end
