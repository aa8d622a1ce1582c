"""Later mentions: "Smith" is the names' work; here "the minister", "the company", "he", "the two leaders".

A mention leads to an actor only where the text decides it: one candidate clearly ahead of the rest. Else it
leads to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.nominals import Nominal, nominals_by_form
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.roles import RoleFound
from onrecord.reading.syntax import Word

SINGULAR = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "both", "themselves"})
THING = frozenset({"it", "its", "itself"})
POINTING = frozenset("the this that these those its his her their both".split())
SIDES = frozenset({"sides", "countries", "nations", "capitals", "governments"})
LEADS = 0.5  # probability from which the network leads a later mention to an earlier one
AHEAD = 1.5  # by what factor the likeliest must be ahead of the next
PEOPLE, BODIES = ("person",), ("organisation", "government", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One place where an actor stood, for looking back."""

    entity: Entity
    word: int
    sentence: int
    subject: bool


class Later:
    """Resolves later mentions in order of the text and writes them into the cast.

    Args:
        doc: the report under reading.
        cast: its actors, by name.
        roles: the roles found, so that a title leads to who holds it.
    """

    def __init__(self, doc: Document, cast: Cast, roles: tuple[RoleFound, ...]) -> None:
        self.doc, self.cast = doc, cast
        self.titles: dict[int, list[str]] = {}
        for role in roles:
            if role.title:
                self.titles.setdefault(role.person.number, []).append(role.title.lower())
        self.seen: list[Seen] = []
        self.pairs: list[tuple[int, tuple[Entity, ...]]] = []
        self.tagged = {s.start: s for s in doc.scenes.mentions if s.label == "later"}
        self.roled = {i for r in roles for i in range(r.first_word, r.last_word)}

    def run(self) -> None:
        """Walk the words once, noting names and resolving what leads back."""
        words = self.doc.tree.words
        in_quote = quoted_words(self.doc)
        for a, b in self.doc.tree.sentences:
            here: list[Entity] = []
            i = a
            while i < b:
                w = words[i]
                found = self.cast.of_word.get(i)
                if found is None and not self.doc.silent(w.start) and i not in self.roled:
                    found, end = self.resolve(w, in_quote)
                    if not found and i not in in_quote:
                        found, end = self.led(w)
                    if found:
                        self.note(found, i, end)
                        i = end - 1
                elif found is not None and i and self.cast.of_word.get(i - 1) == found and i > a:
                    i += 1
                    continue
                for entity in found or ():
                    self.seen.append(
                        Seen(entity=entity, word=i, sentence=w.sentence, subject=self.is_subject(w))
                    )
                    if entity not in here:
                        here.append(entity)
                i += 1
            people = [e for e in here if e.kind == "person"]
            if len(people) >= 2:
                self.pairs.append((b, tuple(people[:2]) if len(people) == 2 else tuple(people)))

    def led(self, w: Word) -> tuple[tuple[Entity, ...] | None, int]:
        """Return whom the network leads the mention that begins at word `w` to, where the rules abstain."""
        mention = self.tagged.get(w.start)
        if mention is None:
            return None, w.i + 1
        end = self.doc.tree.at(mention.start, mention.end)[-1] + 1
        if any(i in self.cast.of_word for i in range(w.i, end)):
            return None, w.i + 1
        if w.lower not in SINGULAR and not (
            w.lower in POINTING and self.person(self.doc.tree.words[end - 1])
        ):
            return None, w.i + 1
        gender = SINGULAR.get(w.lower)
        scores: dict[int, float] = {}
        for entity in self.cast.entities:
            if entity.kind != "person" or (gender and entity.gender not in (None, gender)):
                continue
            before = [s for s, _ in (*entity.places, *entity.later) if s < w.start]
            pieces = [self.doc.marks.piece(s) for s in before]
            scores[entity.number] = max(
                (self.doc.scenes.near(mention.piece, q, "leads") for q in pieces), default=0.0
            )
        ranked = sorted(scores, key=lambda n: -scores[n])
        if not ranked or scores[ranked[0]] < LEADS:
            return None, w.i + 1
        if len(ranked) > 1 and scores[ranked[0]] < AHEAD * scores[ranked[1]]:
            return None, w.i + 1
        return tuple(e for e in self.cast.entities if e.number == ranked[0]), end

    @staticmethod
    def person(head: Word) -> bool:
        """Say whether a noun is one for a single person: an office, or a declared description."""
        nominal = nominals_by_form().get(head.lower)
        title = titles_by_form().get(head.lower)
        return (title is not None and (title.plural != head.lower or title.title == head.lower)) or (
            nominal is not None and nominal.kind == "person" and nominal.plural != head.lower
        )

    def note(self, found: tuple[Entity, ...], first: int, end: int) -> None:
        """Record a later mention, the words `first` to `end`."""
        words = self.doc.tree.words
        for i in range(first, end):
            self.cast.of_word[i] = found
        for entity in found:
            entity.later.append((words[first].start, words[end - 1].end))

    def is_subject(self, w: Word) -> bool:
        """Say whether a word is, or is part of, the subject of its clause."""
        words = self.doc.tree.words
        for i in self.doc.tree.path(w.i)[:4]:
            relation = words[i].deprel
            if relation.startswith("nsubj"):
                return True
            if relation not in ("flat", "compound", "appos", "conj"):
                return False
        return False

    def resolve(self, w: Word, in_quote: set[int]) -> tuple[tuple[Entity, ...] | None, int]:
        """Return who the mention that begins at word `w` leads to, and the index after its last word."""
        if w.lower in SINGULAR and w.i not in in_quote:
            if w.text == "He" and w.deprel in ("flat", "compound"):
                return None, w.i + 1
            return self.lone(w, PEOPLE, gender=SINGULAR[w.lower]), w.i + 1
        if w.lower in THING and w.i not in in_quote and w.deprel != "expl":
            return self.lone(w, BODIES, reach=1), w.i + 1
        if w.lower in PLURAL and w.i not in in_quote and w.upos in ("PRON", "DET"):
            return self.pair(w, 2), w.i + 1
        if w.lower in POINTING or w.upos in ("NOUN", "PROPN"):
            return self.described(w, in_quote)
        return None, w.i + 1

    def described(self, w: Word, in_quote: set[int]) -> tuple[tuple[Entity, ...] | None, int]:
        """Resolve "the (…) noun": a title's holder, a body, a company, the two leaders."""
        words, n = self.doc.tree.words, len(self.doc.tree.words)
        pointing = w.lower in POINTING
        k = w.i + 1 if pointing else w.i
        while (
            k < n
            and words[k].sentence == w.sentence
            and words[k].upos in ("ADJ", "NUM", "NOUN", "PROPN", "DET")
            and k - w.i < 5
        ):
            if self.cast.of_word.get(k) and any(e.kind not in ("country",) for e in self.cast.of_word[k]):
                return None, w.i + 1
            k += 1
        phrase = words[w.i + 1 if pointing else w.i : k]
        if not phrase:
            return None, w.i + 1
        if k < n and self.cast.of_word.get(k):  # "the minister Wang Wentao" is a name with its title
            return None, w.i + 1
        head = phrase[-1]
        plural = w.lower == "both" or (pointing and any(p.lower in ("two", "both", "three") for p in phrase))
        if plural and head.lower in SIDES:
            return self.pair(w, 2, kind="country"), k
        nominal = self.nominal(phrase)
        if nominal is None or (not pointing and not (head.upos == "PROPN" or plural)):
            return None, w.i + 1
        if plural or head.lower == nominal.plural.split(" ")[-1]:
            return (self.pair(w, 2, kind=nominal.kind), k) if plural else (None, w.i + 1)
        return self.one_described(w, phrase, nominal), k

    def nominal(self, phrase: tuple[Word, ...]) -> Nominal | None:
        """Return the declared description that ends a phrase, the longest first."""
        for at in range(len(phrase)):
            words = [p.lower for p in phrase[at:]]
            found = nominals_by_form().get(" ".join(words)) or nominals_by_form().get(
                " ".join([*words[:-1], phrase[-1].lemma])
            )
            if found is not None:
                return found
        return None

    def one_described(self, w: Word, phrase: tuple[Word, ...], nominal: Nominal) -> tuple[Entity, ...] | None:
        """Resolve a singular description."""
        text = " ".join(p.lower for p in phrase)
        nation = next((self.cast.of_word[p.i][0] for p in phrase if p.i in self.cast.of_word), None)
        if nominal.kind == "person":
            holders = [e for e in self.recent(w, PEOPLE, 400) if self.holds(e, text, phrase[-1])]
            if nation is not None:
                holders = [e for e in holders if e.country in (None, nation.country)]
            begun = [e for e in holders if self.begins(e, text)]
            holders = begun if begun else holders
            return (holders[0],) if holders and (len(holders) == 1 or self.clear(w, holders)) else None
        following = self.doc.tree.words[phrase[-1].i + 1 : phrase[-1].i + 2]
        if (
            following
            and following[0].lower in ("for", "of")
            and nominal.kind in ("government", "organisation")
        ):
            return None  # "the ministry for foreign trade" says which one it is
        if nominal.kind == "government":
            found = [
                e
                for e in self.recent(w, ("government",), 400)
                if phrase[-1].lemma in e.name.lower() or phrase[-1].lower in e.name.lower()
            ]
            if nation is not None:
                found = [e for e in found if e.country == nation.country]
            return (found[0],) if found else None
        if nominal.kind == "country":
            return self.lone(w, ("country",), reach=2)
        if nominal.kind == "organisation" and nation is None:
            return self.lone(w, ("organisation",), reach=3)
        return None

    def holds(self, entity: Entity, text: str, head: Word) -> bool:
        """Say whether a person holds the title that a description names, by the report's roles."""
        held = self.titles.get(entity.number, ())
        if any(text in t or t in text for t in held):
            return True
        wanted = titles_by_form().get(head.lower)
        return wanted is not None and len(text.split()) == 1 and any(
            t.split()[-1] == head.lower or wanted.title in t for t in held
        )  # fmt: skip

    def begins(self, entity: Entity, text: str) -> bool:
        """Say whether a person's title is the words told, or those and more ("deputy secretary of state")."""
        return any(t == text or t.startswith(f"{text} ") for t in self.titles.get(entity.number, ()))

    def recent(self, w: Word, kinds: tuple[str, ...], reach: int) -> list[Entity]:
        """Return actors of some kinds seen before, the nearest first, each once."""
        out: list[Entity] = []
        for seen in reversed(self.seen):
            if w.sentence - seen.sentence > reach:
                break
            if seen.entity.kind in kinds and seen.entity not in out:
                out.append(seen.entity)
        return out

    def clear(self, w: Word, candidates: list[Entity]) -> bool:
        """Say whether the first candidate stands clearly nearer than the second."""
        first, second = (self.last(e) for e in candidates[:2])
        return first.sentence - second.sentence >= 1 or (first.subject and not second.subject)

    def last(self, entity: Entity) -> Seen:
        """Return where an actor was seen last."""
        return next(s for s in reversed(self.seen) if s.entity is entity)

    def lone(
        self, w: Word, kinds: tuple[str, ...], gender: str | None = None, reach: int = 2
    ) -> tuple[Entity, ...] | None:
        """Return the one actor that a pronoun or a bare description leads to, or None where two compete.

        Candidates are scored by nearness in sentences, being a subject, and first place in their sentence.
        """
        scores: dict[int, tuple[float, Entity]] = {}
        for seen in reversed(self.seen):
            distance = w.sentence - seen.sentence
            if distance > reach:
                break
            if seen.entity.kind not in kinds or (gender and seen.entity.gender not in (None, gender)):
                continue
            score = -1.0 * distance + (0.8 if seen.subject else 0.0)
            old = scores.get(seen.entity.number)
            scores[seen.entity.number] = (
                max(score, old[0] if old else -9.0) + (0.1 if old else 0.0),
                seen.entity,
            )
        ranked = sorted(scores.values(), key=lambda pair: -pair[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.25):
            return None
        best = ranked[0][1]
        if gender and best.gender is None:
            best.gender = gender
        return (best,)

    def pair(self, w: Word, count: int, kind: str = "person") -> tuple[Entity, ...] | None:
        """Return the two (or more) actors that "they" or "the two leaders" leads to."""
        if kind in ("country", "organisation", "government"):
            found = self.recent(w, (kind,), 6)
            return tuple(found[:2]) if len(found) == 2 else None
        here = [
            s.entity
            for s in self.seen
            if s.sentence == w.sentence and s.word < w.i and s.entity.kind == "person"
        ]
        here = unique(here)
        if len(here) == count:
            return tuple(here)
        for end, people in reversed(self.pairs):
            if end <= w.i:
                return people if len(people) == count else None
        return None


def unique(entities: list[Entity]) -> list[Entity]:
    """Return the entities in order, each once."""
    out: list[Entity] = []
    for entity in entities:
        if entity not in out:
            out.append(entity)
    return out


def quoted_words(doc: Document) -> set[int]:
    """Return the words inside quotation marks, where "he" may be anybody the speaker has in mind."""
    from onrecord.reading.quotations import quotations

    return {i for q in quotations(doc.text) for i in doc.tree.at(q.start, q.end)}
