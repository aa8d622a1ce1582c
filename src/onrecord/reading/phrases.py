"""Noun phrases as actors: who a phrase names, with lists, titles and descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.engagements import engagement_verbs
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.syntax import Word

CLAUSES = ("acl", "advcl", "ccomp", "parataxis", "csubj", "mark", "punct", "advmod")
GROUPS = frozenset(
    "official officials executive executives representative representatives leader leaders minister "
    "ministers delegation delegates team members lawmakers senators investors businessmen businesswomen "
    "bosses chiefs heads officers counterpart counterparts ambassador ambassadors diplomat diplomats envoy "
    "envoys group side sides mayor mayors governor governors manager managers director directors president "
    "presidents chairman engineers growers farmers families students bankers entrepreneurs activists experts "
    "scholars relatives secretary king queen boss chief head owner owners chair".split()
)


BETWEEN = frozenset("the of for at mr mrs ms dr hon . ’s 's mp including sir a his her its their".split())
LED = re.compile(r"[^.;]{0,70}?,?\s*(?:led|headed|chaired|fronted)\s+by\s+[^.;]{0,60}")


@cache
def meetings() -> frozenset[str]:
    """Return the finite forms of the verbs that tell engagements: none begins a description."""
    return frozenset(form for verb in engagement_verbs() for form in (verb.forms.past, verb.forms.third))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who takes part: an actor, or a described group that no name leads to; half-open word indices."""

    entity: Entity | None
    name: str
    first: int
    end: int
    organisation: Entity | None = None


class Phrases:
    """Reads noun phrases off the tree.

    Args:
        doc: the report under reading.
        cast: its actors, later mentions resolved.
        roled: for each word inside a role's words, the person whose role it is.
    """

    def __init__(self, doc: Document, cast: Cast, roled: dict[int, Entity]) -> None:
        self.doc, self.cast, self.roled = doc, cast, roled
        self.words = doc.tree.words

    def parties(self, head: int, depth: int = 0) -> list[Party]:
        """Return who the phrase headed by word `head` names, its list members included, in order."""
        tree = self.doc.tree
        own = tree.subtree(head, *CLAUSES, "conj", "appos", "nmod", "obl", "cc", "case", "list")
        out = self.named(head, own)
        for child in tree.children(head, "conj", "appos", "list"):
            if depth < 4 and child.i > head and child.upos not in ("VERB", "AUX", "ADJ", "ADV"):
                out += [p for p in self.parties(child.i, depth + 1) if not self.already(p, out)]
        for child in tree.children(head, "nmod", "acl"):
            if any(c.lower in ("including", "like") for c in (child, *tree.children(child.i, "case"))):
                out += [p for p in self.parties(child.i, depth + 1) if not self.already(p, out)]
        for i in own:  # a list may hang on an inner word of a name
            if i != head:
                for child in tree.children(i, "conj"):
                    if (
                        depth < 4
                        and child.i > i
                        and child.i not in own
                        and child.upos in ("NOUN", "PROPN", "PRON")
                    ):
                        out += [p for p in self.parties(child.i, depth + 1) if not self.already(p, out)]
        return out

    @staticmethod
    def already(party: Party, found: list[Party]) -> bool:
        """Say whether a party stands among those found."""
        return any(party.entity is p.entity if party.entity else party.name == p.name for p in found)

    def named(self, head: int, own: list[int]) -> list[Party]:
        """Return the party that a phrase's own words name: a person before all, then whoever its head is."""
        people = self.entities(own, ("person",))
        if people:
            chosen = people
        elif head in self.roled and self.words[head].upos != "PRON":
            chosen = [(self.roled[head], head)]
        else:
            at_head = [(e, head) for e in self.cast.of_word.get(head, ())]
            others = self.entities(own, ("organisation", "government", "country", "product"))
            described = self.description(head, own)
            if at_head:
                chosen = at_head
            elif described is not None:
                return [described]
            else:
                chosen = others[-1:] if others and others[-1][1] >= head - 1 else []
        out: list[Party] = []
        for entity, i in chosen:
            if not any(p.entity is entity for p in out):
                first, end = self.stretch(i, entity)
                out.append(Party(entity=entity, name=entity.name, first=first, end=end))
        return out

    def entities(self, indices: list[int], kinds: tuple[str, ...]) -> list[tuple[Entity, int]]:
        """Return actors of some kinds among words; "Dutch" in "the Dutch ministry" is none."""
        out: list[tuple[Entity, int]] = []
        for i in indices:
            for entity in self.cast.of_word.get(i, ()):
                adjective = entity.kind == "country" and i not in self.doc.name_of_word
                if entity.kind in kinds and not adjective and not any(e is entity for e, _ in out):
                    out.append((entity, i))
        return out

    def stretch(self, i: int, entity: Entity) -> tuple[int, int]:
        """Return the words around word `i` that name the same actor."""
        first = end = i
        while first > 0 and entity in self.cast.of_word.get(first - 1, ()):
            first -= 1
        while end < len(self.words) and entity in self.cast.of_word.get(end, ()):
            end += 1
        return first, max(end, i + 1)

    def description(self, head: int, own: list[int]) -> Party | None:
        """Return a group or office that no name leads to ("executives from 20 companies")."""
        w = self.words[head]
        if w.lower not in GROUPS and w.lower not in titles_by_form() and w.lemma not in titles_by_form():
            return None
        person = self.following_person(head)
        if person is not None:
            return person
        first, end = self.run(head)
        organisation = None
        for child in self.doc.tree.children(head, "nmod"):
            for entity in self.cast.of_word.get(child.i, ()):
                if entity.kind in ("organisation", "government", "country"):
                    organisation = entity
        left = [
            e
            for i in own
            for e in self.cast.of_word.get(i, ())
            if e.kind in ("organisation", "government", "country")
        ]
        text = self.doc.text[self.words[first].start : self.words[end - 1].end]
        return Party(
            entity=None,
            name=text,
            first=first,
            end=end,
            organisation=organisation or (left[0] if left else None),
        )

    def following_person(self, head: int) -> Party | None:
        """Return the person named right behind a description ("her counterpart, …", "a team led by …")."""
        text = self.doc.text
        for k in range(head + 1, min(head + 16, len(self.words))):
            w = self.words[k]
            if w.sentence != self.words[head].sentence:
                return None
            found = [e for e in self.cast.of_word.get(k, ()) if e.kind == "person"]
            if found and self.cast.of_word.get(head) != self.cast.of_word.get(k):
                gap = text[self.words[head].end : w.start]
                if gap.strip() in ("", ",") or LED.fullmatch(gap):
                    first, end = self.stretch(k, found[0])
                    return Party(entity=found[0], name=found[0].name, first=first, end=end)
                return None
        return None

    def run(self, head: int) -> tuple[int, int]:
        """Return the words of a description: its modifiers before, and "of", "from" or "for" what, behind."""
        a, b = self.doc.tree.sentences[self.words[head].sentence]
        modifiers = ("ADJ", "NOUN", "PROPN", "NUM")
        first, end = head, head + 1
        while first > a:
            w = self.words[first - 1]
            if any(e.kind == "person" for e in self.cast.of_word.get(first - 1, ())):
                break  # "Minister Lu Shaowen met executives" with "met" taken for a noun
            if w.lower not in ("’s", "'s") and (w.upos not in modifiers or w.text in ",."):
                break
            first -= 1
        while first < head and self.words[first].lower in meetings():
            first += 1
        if end < b and self.words[end].lower in ("of", "from", "for"):
            k = end + 1
            while k < min(b, end + 9) and (
                self.words[k].upos in (*modifiers, "DET")
                or self.words[k].text in ("-", "&", "’s", "'s", "of")
            ):
                k += 1
            end = k if k > end + 1 else end
        return first, end

    def clause(self, i: int) -> tuple[int, int]:
        """Return the words of the clause around word `i`: its sentence, cut at semicolons and dashes."""
        a, b = self.doc.tree.sentences[self.words[i].sentence]
        first = max((k + 1 for k in range(a, i) if self.words[k].text in (";", "—")), default=a)
        last = min((k for k in range(i + 1, b) if self.words[k].text in (";", "—")), default=b)
        return first, last

    def nearest(
        self, i: int, step: int, *, stops: tuple[str, ...] = ("VERB",), reach: int = 25
    ) -> list[Party]:
        """Return the party nearest before (`step` -1) or after (+1) word `i`, by the words alone.

        A country or company that only leads to a title or a person ("Norway's minister Hannah …") is passed
        over.

        Args:
            stops: parts of speech past which nothing is looked for.
            reach: how many words are looked at.
        """
        a, b = self.clause(i)
        k, looked = i + step, 0
        while a <= k < b and looked < reach:
            w = self.words[k]
            known = self.cast.of_word.get(k, ())
            if (
                w.upos in stops
                and not known
                and k not in self.roled
                and w.deprel not in ("acl", "amod", "compound")
            ):
                return []
            found = [e for e in known if e.kind in ("person", "organisation", "government", "country")]
            if found and (k in self.roled or self.leads_on(k)) and found[0].kind != "person":
                found = []
            if w.lower in ("his", "her", "their", "its"):
                found = []  # whose counterpart, not who
            if found:
                first, end = self.stretch(k, found[0])
                return [Party(entity=e, name=e.name, first=first, end=end) for e in found]
            described = (
                self.description(k, [k])
                if w.upos in ("NOUN", "PROPN") and k not in self.roled and not known
                else None
            )
            goes_on = (
                step > 0
                and k + 1 < b
                and (self.words[k + 1].upos in ("NOUN", "PROPN") or self.words[k + 1].lower in ("’s", "'s"))
            )
            if described is not None and (not goes_on or described.entity is not None):
                return [described]
            k, looked = k + step, looked + 1
        return []

    def leads_on(self, k: int) -> bool:
        """Say whether a name at word `k` only qualifies what follows: a possessive, or before a title."""
        _, end = self.stretch(k, self.cast.of_word[k][0])
        if end >= len(self.words) or self.words[end].sentence != self.words[k].sentence:
            return False
        following = self.words[end]
        if following.lower in ("’s", "'s", "’"):
            return True
        return end in self.roled or following.lower in GROUPS or following.lower in titles_by_form()

    def listed(self, parties: list[Party]) -> list[Party]:
        """Return parties with the members of the same list before and behind them.

        A list is closed by "and": members joined by commas alone are none ("…, according to X, A met B").
        """
        out = list(parties)
        for party in parties:
            for step in (-1, 1):
                chain = self.chain(party, step)
                last = max((k for k, (_, closed) in enumerate(chain) if closed), default=-1)
                if step < 0 and not (chain and chain[0][1]):
                    last = -1  # to the left, the "and" stands right before the member known
                members = chain[: last + 1] if step > 0 else chain if last >= 0 else []
                out += [m for m, _ in members if not self.already(m, out)]
        return sorted(out, key=lambda p: p.first)

    def chain(self, party: Party, step: int) -> list[tuple[Party, bool]]:
        """Return the neighbours of a party in one direction, each with whether "and" stands before it."""
        out: list[tuple[Party, bool]] = []
        at = party
        for _ in range(12):
            found = self.neighbour(at, step)
            if found is None or (step < 0 and not found[1] and self.governed(found[0])):
                break
            out.append(found)
            at = found[0]
        return out

    def governed(self, party: Party) -> bool:
        """Say whether a preposition or verb stands before a party and its titles: another phrase's."""
        k = party.first - 1
        while k >= 0 and (
            k in self.roled or self.words[k].lower in ("the", "’s", "'s") or self.doc.name_of_word.get(k)
        ):
            k -= 1
        return (
            k >= 0
            and self.words[k].sentence == self.words[party.first].sentence
            and self.words[k].upos in ("ADP", "VERB", "SCONJ")
        )

    def neighbour(self, party: Party, step: int) -> tuple[Party, bool] | None:
        """Return a list's next member and whether "and" joins it: only titles and commas stand between."""
        if party.entity is None:
            return None
        kinds = ("person",) if party.entity.kind == "person" else ("organisation", "government", "country")
        k, comma, closed = (party.end if step > 0 else party.first - 1), False, False
        while 0 <= k < len(self.words) and self.words[k].sentence == self.words[party.first].sentence:
            w = self.words[k]
            found = [e for e in self.cast.of_word.get(k, ()) if e.kind in kinds and e is not party.entity]
            if found and k not in self.roled and w.lower not in BETWEEN:
                first, end = self.stretch(k, found[0])
                member = Party(entity=found[0], name=found[0].name, first=first, end=end)
                return (member, closed) if comma or closed else None
            if w.lower in ("and", "&") or (
                w.lower == "as"
                and "well" in (self.words[k - 1].lower, self.words[min(k + 1, len(self.words) - 1)].lower)
            ):
                closed = True
            elif w.text == ",":
                comma = True
            elif w.lower not in ("well", "both") and not self.inside_list(k):
                return None
            k += step
        return None

    def inside_list(self, k: int) -> bool:
        """Say whether a word may stand between two members of a list: a role, an honorific, a determiner."""
        w = self.words[k]
        name = self.doc.name_of_word.get(k)
        return (
            k in self.roled
            or (name is not None and name.kind != "person")
            or w.lower in BETWEEN
            or w.lower in titles_by_form()
            or w.lower in GROUPS
            or bool(self.cast.of_word.get(k) and w.upos == "ADJ")
        )


def subject_words(doc: Document, verb: Word) -> list[Word]:
    """Return the subject heads of a verb, climbing to the verbs that lend it theirs."""
    tree, w = doc.tree, verb
    for _ in range(4):
        found = tree.children(w.i, "nsubj")
        if found:
            return [f for f in found if f.deprel != "nsubj:outer"] or found
        if w.deprel in ("acl:relcl", "advcl:relcl") or (w.deprel == "acl" and w.text.endswith("ing")):
            return [tree.words[w.head]]
        if w.deprel in ("xcomp", "conj", "advcl", "ccomp", "parataxis", "aux") or w.deprel.startswith(
            "advcl"
        ):
            up = tree.words[w.head]
            objects = tree.children(up.i, "obj", "iobj")
            if w.deprel == "xcomp" and objects and up.lemma in CONTROL:
                return objects
            w = up
            continue
        return []
    return []


CONTROL = frozenset("invite ask urge allow expect tell force order want enable press send see".split())


def relative(doc: Document, word: Word) -> Word:
    """Return the noun that a relative pronoun stands for, or the word itself."""
    if word.lower in ("who", "which", "that", "whom") and word.upos in ("PRON", "DET", "SCONJ"):
        for i in doc.tree.path(word.i)[1:]:
            w = doc.tree.words[i]
            if w.deprel.endswith("relcl"):
                return doc.tree.words[w.head]
    return word
