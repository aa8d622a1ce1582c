"""Words that tell an engagement, each with who stands around it: one mention a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from onrecord.domain.reading import EngagementStatus, EngagementType
from onrecord.reading.document import Document
from onrecord.reading.lexicon.engagements import (
    EngagementNoun,
    EngagementVerb,
    engagement_nouns,
    engagement_verbs,
    noun_modifiers,
    occasions,
    settings,
    supports,
)
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.phrases import Party, Phrases, relative, subject_words
from onrecord.reading.syntax import Word

ARTICLES = frozenset("a an the no this that any another".split())
OPENING = ARTICLES | {"’s", "'s", "their", "his", "her", "its"}
SIDES = ("participant", "host", "visitor", "caller", "called", "signatory", "convener", "attendee")


@dataclass(slots=True, kw_only=True)
class Mention:
    """One place where a report tells an engagement, under construction.

    Args:
        trigger: the word that tells it; first, end: the trigger's words, half-open.
        parties: who takes part, with the part each plays.
        places: words at which a place phrase begins.
        anaphoric: "the meeting", "their talks": an engagement told before.
        generic: no single engagement ("meetings between companies and governments").
        weak: needs more than itself to count.
    """

    type: EngagementType
    mode: str | None
    trigger: Word
    first: int
    end: int
    parties: list[tuple[str, Party]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    status: EngagementStatus | None = None
    anaphoric: bool = False
    generic: bool = False
    weak: bool = False
    noun: bool = False
    verb: Word | None = None
    topic_head: int | None = None

    def add(self, part: str, parties: list[Party]) -> None:
        """Add parties that are not there yet."""
        for party in parties:
            if not Phrases.already(party, [p for _, p in self.parties]):
                self.parties.append((part, party))


@cache
def verbs_by_form() -> dict[str, tuple[EngagementVerb, ...]]:
    """Return the engagement verbs by each of their forms, those with the longest tail first."""
    table: dict[str, list[EngagementVerb]] = {}
    for verb in engagement_verbs():
        for form in verb.forms.every:
            table.setdefault(form.split("-")[-1] if "-" in form else form, []).append(verb)
    return {form: tuple(found) for form, found in table.items()}


@cache
def nouns_by_form() -> dict[str, tuple[EngagementNoun, bool]]:
    """Return the engagement nouns by singular and plural form, with whether it is the plural."""
    table: dict[str, tuple[EngagementNoun, bool]] = {}
    for noun in engagement_nouns():
        if noun.plural:
            table.setdefault(noun.plural, (noun, noun.plural != noun.noun))
    for noun in engagement_nouns():  # "talks" is a noun of its own before it is the plural of "talk"
        table[noun.noun] = (noun, False)
    return table


class Frames:
    """Finds the mentions of engagements in an English text.

    Args:
        doc: the report under reading.
        phrases: its noun phrases.
    """

    def __init__(self, doc: Document, phrases: Phrases) -> None:
        self.doc, self.phrases = doc, phrases
        self.words = doc.tree.words
        self.low = [w.lower for w in self.words]

    def run(self) -> list[Mention]:
        """Return the mentions in order of the text."""
        out: list[Mention] = []
        taken: set[int] = set()
        for w in self.words:
            if w.i in taken or self.doc.silent(w.start) or self.doc.kind(w.start) == "dateline":
                continue
            mention = self.of_verb(w) or self.of_noun(w)
            if mention is not None:
                taken.update(range(mention.first, mention.end))
                out.append(mention)
        return out

    def tail_at(self, i: int, tail: str) -> int | None:
        """Return the index after a verb's tail that begins at word `i`; None where it is not there."""
        end = i
        for word in tail.split():
            while (
                end < len(self.low)
                and end - i < 3
                and self.words[end].upos == "ADV"
                and self.low[end] != word
            ):
                end += 1
            if end >= len(self.low) or self.low[end] != word:
                return None
            end += 1
        return end

    def of_verb(self, w: Word) -> Mention | None:
        """Read the mention whose trigger is the verb `w`."""
        if w.upos in ("PUNCT", "NUM", "PRON", "DET") or w.i in self.doc.name_of_word:
            return None
        if w.lower.endswith("ing") and w.i and self.low[w.i - 1] in ARTICLES:
            return None  # "no meeting", "the meeting": a noun, whatever the network calls it
        for verb in verbs_by_form().get(w.lower, ()):
            if w.upos not in ("VERB", "AUX") and not (
                verb.forms.past == w.lower or (verb.tail and not verb.weak)
            ):
                continue
            end = self.tail_at(w.i + 1, verb.tail)
            if end is None or self.ruled_out(verb, w, end):
                continue
            mention = self.verb_frame(verb, w, end)
            if mention is not None:
                return mention
        return None

    def ruled_out(self, verb: EngagementVerb, w: Word, end: int) -> bool:
        """Say whether the words around a verb make it something else."""
        following = self.low[end] if end < len(self.low) else ""
        rest = " ".join(self.low[end : end + 3])
        if following in verb.not_next or (w.i and self.low[w.i - 1] in verb.not_previous):
            return True
        if any(rest.startswith(t) for t in verb.not_tail):
            return True
        heads = self.doc.tree.children(w.i, "obj", "obl")
        return any(
            h.lemma in verb.not_objects or h.lower in verb.not_objects for h in heads if h.i - w.i < 12
        )

    def verb_frame(self, verb: EngagementVerb, w: Word, end: int) -> Mention | None:
        """Fill a verb's frame from the tree, then from the nearest words where the tree is silent."""
        tree = self.doc.tree
        mention = Mention(
            type=verb.type,
            mode=None,
            trigger=w,
            first=w.i,
            end=end,
            status=verb.status,
            weak=verb.weak,
            verb=w,
        )
        passive = verb.passive is not None and bool(
            tree.children(w.i, "aux:pass") or tree.children(w.i, "nsubj:pass")
        )
        subjects = [relative(self.doc, s) for s in subject_words(self.doc, w)]
        found = [p for s in subjects if s.i != w.i for p in self.phrases.parties(s.i)]
        near = self.phrases.nearest(self.governed_from(w), -1, stops=("VERB",))
        lent = (
            bool(subjects) and not tree.children(w.i, "nsubj") and w.deprel in ("conj", "parataxis", "advcl")
        )
        if near and (not found or (lent and tree.words[w.head].i < near[0].first)):
            found = near  # "A visited Oslo, and B toured plants": the second verb has a subject of its own
        part = (verb.passive if passive else verb.subject) or "participant"
        found = self.phrases.listed(found)
        if part in SIDES:
            mention.add(part, found)
        elif part == "document" and not passive:
            mention.add("signatory", found)
        if not self.fill_object(mention, verb, w, end, passive):
            return None
        for child in tree.children(w.i, "obl", "nmod"):
            self.preposition(mention, dict(verb.prepositions), child, passive)
        taken = mention.type == "visit" or "with" in verb.prepositions
        if taken and end < len(self.low) and self.low[end] == "with":
            mention.add("participant", self.listed(end + 1))
        return mention

    def governed_from(self, w: Word) -> int:
        """Return the word before which a verb's subject is looked for: past "plans to", "denied having"."""
        k = w.i
        while k and self.words[k - 1].sentence == w.sentence and (
            self.words[k - 1].upos in ("AUX", "ADV", "PART") or self.low[k - 1] in ("having", "to", "that")
        ):  # fmt: skip
            k -= 1
        governing = (
            k and k < w.i and self.words[k - 1].upos == "VERB" and self.words[k - 1].sentence == w.sentence
        )
        return k - 1 if governing else k

    def fill_object(self, mention: Mention, verb: EngagementVerb, w: Word, end: int, passive: bool) -> bool:
        """Read what stands right after the verb; False where it must be something that it is not."""
        tree = self.doc.tree
        if verb.takes == "occasion":
            held = [c for c in tree.children(w.i, "obj", "obl", "nsubj:pass") if self.is_occasion(c.i)]
            if not held:
                return False
            if held[0].i - w.i < 8:
                mention.end = max(mention.end, *(o.i + 1 for o in held))
            mention.type = self.occasion_type(held[0].i) or mention.type
            for child in tree.children(held[0].i, "nmod"):
                self.preposition(
                    mention,
                    {"with": "participant", "between": "participant", "in": "place", "at": "place"},
                    child,
                    False,
                )
            return True
        if verb.takes == "topic":
            mention.topic_head = w.i
            return True
        if verb.object is None or passive:
            return True
        heads = (
            tree.children(w.i, "obj", "iobj")
            if not verb.tail
            else [c for c in tree.children(w.i, "obl", "obj", "nmod") if c.i >= end]
        )
        objects = [
            p
            for h in heads
            if h.i < end + 25 and not self.own_preposition(h, end)
            for p in self.phrases.parties(h.i)
        ]
        objects = [p for p in objects if p.first >= end]
        if not objects:
            objects = self.listed(end)
        if verb.object == "document":
            return bool(heads) and any(h.lemma in DOCUMENTS for h in heads)
        if verb.object == "place" or (verb.object == "host" and verb.type == "visit"):
            return self.destination(mention, verb, objects, end)
        if verb.object_kinds:
            objects = [p for p in objects if p.entity is None or p.entity.kind in verb.object_kinds]
        mention.add(verb.object if verb.object in SIDES else "participant", self.phrases.listed(objects))
        followed = end < len(self.low) and self.low[end] in verb.prepositions
        return bool(objects) or verb.reciprocal or followed

    def own_preposition(self, head: Word, end: int) -> bool:
        """Say whether a dependent of the verb has a preposition of its own, past the verb's tail."""
        return any(c.i >= end for c in self.doc.tree.children(head.i, "case"))

    def listed(self, start: int) -> list[Party]:
        """Return the parties of the phrase that begins at word `start`, by the words alone."""
        if start >= len(self.words):
            return []
        return self.phrases.listed(self.phrases.nearest(start - 1, 1, stops=("VERB", "SCONJ"), reach=16))

    def destination(self, mention: Mention, verb: EngagementVerb, objects: list[Party], end: int) -> bool:
        """Read where a visit goes: a place by its name, a host where it is a person or a body."""
        places = [
            n
            for n in self.doc.names
            if n.kind in ("place", "country") and self.words[min(end, len(self.words) - 1)].start <= n.start
        ]
        near = [
            n
            for n in places
            if n.start - self.words[end - 1].end < 60
            and n.start < self.doc.tree.sentence_span(mention.trigger.i)[1]
        ]
        if near and not any(
            self.words[i].upos == "VERB"
            for i in range(end, self.doc.tree.at(near[0].start, near[0].end).start)
        ):
            mention.places.append(self.doc.tree.at(near[0].start, near[0].end).start)
        hosts = [p for p in objects if p.entity is not None and p.entity.kind == "person"]
        if not mention.places and not hosts:
            hosts = [
                p for p in objects if p.entity is not None and p.entity.kind in ("organisation", "government")
            ]
        if verb.type == "visit" and verb.object == "host":
            mention.add("host", hosts)
        return bool(mention.places or hosts)

    def preposition(self, mention: Mention, table: dict[str, str], child: Word, passive: bool) -> None:
        """Read one prepositional dependent by the frame's table."""
        cases = [c.lower for c in self.doc.tree.children(child.i, "case")]
        for case in cases:
            part = table.get(case)
            if case == "by" and passive:
                part = part or "participant"
            if part in SIDES:
                mention.add(part or "participant", self.phrases.listed(self.behind(child, case)))
            elif part == "place":
                mention.places.append(child.i)

    def behind(self, child: Word, case: str) -> list[Party]:
        """Return a prepositional phrase's parties: a person by the words alone before a body by the tree."""
        found = self.phrases.parties(child.i)
        if any(p.entity is not None and p.entity.kind == "person" for p in found):
            return found
        word = next((c for c in self.doc.tree.children(child.i, "case") if c.lower == case), child)
        plain = self.phrases.nearest(word.i, 1, stops=("VERB", "ADP", "SCONJ"), reach=12)
        return (
            plain
            if any(p.entity is not None and p.entity.kind == "person" for p in plain)
            else found or plain
        )

    def is_occasion(self, i: int) -> bool:
        """Say whether a word is, or ends, the name of a gathering."""
        if self.low[i] in nouns_by_form():
            return nouns_by_form()[self.low[i]][0].occasion
        a, b = self.doc.tree.sentence_span(i)
        text = self.doc.text[max(a, self.words[i].start - 30) : min(b, self.words[i].end + 30)]
        return any(name in text and self.words[i].text in name.split() for name in occasions())

    def occasion_type(self, i: int) -> EngagementType | None:
        """Return the type that a gathering's noun gives."""
        entry = nouns_by_form().get(self.low[i])
        return entry[0].type if entry else None

    def of_noun(self, w: Word) -> Mention | None:
        """Read the mention whose trigger is the noun at word `w`, alone or as the end of a compound."""
        if w.upos not in ("NOUN", "PROPN", "VERB") or (
            w.upos == "VERB" and (w.i == 0 or self.low[w.i - 1] not in OPENING)
        ):
            return None
        if w.i in self.doc.name_of_word and self.doc.name_of_word[w.i].kind not in ("other",):
            return None
        for size in (3, 2, 1):
            end = w.i + size
            entry = nouns_by_form().get(" ".join(self.low[w.i : end])) if end <= len(self.low) else None
            if entry is None:
                continue
            noun, plural = entry
            following = self.low[end] if end < len(self.low) else ""
            rest = " ".join(self.low[end : end + 2])
            if (
                following in noun.not_next
                or rest in noun.not_tail
                or (w.i and self.low[w.i - 1] in noun.not_previous)
            ):
                return None
            return self.noun_frame(noun, plural, self.words[end - 1], w.i, end)
        return None

    def noun_frame(self, noun: EngagementNoun, plural: bool, w: Word, first: int, end: int) -> Mention | None:
        """Fill a noun's frame: possessors, prepositions, compounds, and the verb that carries it."""
        tree = self.doc.tree
        mention = Mention(
            type=noun.type, mode=None, trigger=w, first=first, end=end, weak=noun.weak, noun=True
        )
        start = self.modified_from(first)
        lead = self.low[start - 1] if start else ""
        mention.anaphoric = lead in (
            "the",
            "this",
            "that",
            "their",
            "his",
            "her",
            "’s",
            "'s",
            "its",
            "these",
            "those",
            "latest",
        )
        mention.generic = plural and noun.noun not in ("talks",) and not mention.anaphoric
        for child in tree.children(w.i, "nmod:poss"):
            mention.add(noun.possessor, self.phrases.parties(child.i))
        if lead in ("’s", "'s") and start >= 2 and not mention.parties:
            mention.add(noun.possessor, self.phrases.nearest(start - 1, -1, stops=("VERB", "ADP"), reach=3))
        self.compound(mention, first)
        for child in tree.children(w.i, "nmod", "obl"):
            self.preposition(mention, dict(noun.prepositions), child, False)
        self.by_words(mention, noun, end)
        self.carried(mention, noun, w)
        if noun.noun == "call" and not mention.parties:
            return None
        return mention

    def modified_from(self, first: int) -> int:
        """Return where the modifiers before an engagement noun begin."""
        while (
            first
            and (self.low[first - 1] in noun_modifiers() or self.words[first - 1].upos in ("ADJ", "NUM"))
            and self.low[first - 1] not in ("the",)
        ):
            first -= 1
        return first

    def compound(self, mention: Mention, first: int) -> None:
        """Read "the Biden-Xi summit" and "Wednesday's US-China talks"."""
        k = first - 1
        found: list[Party] = []
        while k >= max(0, first - 5) and (
            k in self.phrases.cast.of_word or self.words[k].text in ("-", "–", "—", "/", "and")
        ):
            for entity in self.phrases.cast.of_word.get(k, ()):
                if entity.kind in ("person", "country", "organisation", "government"):
                    found.insert(0, Party(entity=entity, name=entity.name, first=k, end=k + 1))
            k -= 1
        if len({id(p.entity) for p in found}) > 1:
            mention.add("participant", found)
            mention.anaphoric = True

    def by_words(self, mention: Mention, noun: EngagementNoun, end: int) -> None:
        """Read "between A and B" and "with A" after the noun, where the tree missed them."""
        at = self.preposition_behind(noun, end)
        if at is None:
            return
        part = noun.prepositions[self.low[at]]
        if part == "place":
            mention.places.append(at + 1)
        if part not in SIDES:
            return
        mention.add(part, self.listed(at + 1))
        within = range(at + 1, min(at + 40, self.doc.tree.sentences[self.words[at].sentence][1]))
        joint = next((k for k in within if self.low[k] == "and"), None)
        known = [p for p in mention.parties if p[1].first > at]
        if self.low[at] == "between" and joint is not None and len(known) < 2:
            mention.add(part, self.listed(joint + 1))

    def preposition_behind(self, noun: EngagementNoun, end: int) -> int | None:
        """Return where a preposition of a noun's frame stands: behind it, or past a time ("today with")."""
        for k in range(end, min(end + 7, len(self.low))):
            if self.low[k] in noun.prepositions and (k == end or self.low[k] in ("between", "with", "among")):
                return k
            if self.words[k].upos in ("VERB", "AUX", "PUNCT", "SCONJ", "PRON", "CCONJ"):
                return None
        return None

    def carried(self, mention: Mention, noun: EngagementNoun, w: Word) -> None:
        """Read the verb that carries the noun ("held a meeting with"): its subject takes part."""
        up = self.doc.tree.words[w.head]
        if w.deprel not in ("obj", "obl", "nsubj:pass") or up.upos not in ("VERB", "AUX"):
            return
        span = self.doc.text[up.start : w.start]
        for support in supports():
            match = phrase_pattern(support.phrase).match(span)
            if match is None or (w.deprel == "obl" and " " not in support.phrase):
                continue
            mention.verb = up
            mention.anaphoric = False if w.deprel == "obj" else mention.anaphoric
            mention.weak = False
            if w.deprel != "nsubj:pass":
                subjects = [relative(self.doc, s) for s in subject_words(self.doc, up)]
                parties = [
                    p for s in subjects if s.i < up.i for p in self.phrases.parties(s.i)
                ] or self.phrases.nearest(up.i, -1)
                parties = self.phrases.listed(parties)
                mention.add(noun.possessor if support.subject == "participant" else support.subject, parties)
            for child in self.doc.tree.children(up.i, "obl"):
                self.preposition(mention, dict(noun.prepositions), child, w.deprel == "nsubj:pass")
            return


DOCUMENTS = frozenset(
    "agreement memorandum mou deal contract pact accord treaty protocol convention declaration statement "
    "understanding letter memorandums agreements deals contracts accords documents document partnership "
    "charter".split()
)


def setting_of(text: str) -> tuple[EngagementType | None, str | None]:
    """Return the type and mode that the words of a clause give an engagement ("by phone", "virtually")."""
    kind: EngagementType | None = None
    mode: str | None = None
    for setting in settings():
        if phrase_pattern(setting.phrase).search(text):
            kind, mode = kind or setting.type, mode or setting.mode
    return kind, mode


def mentions(doc: Document, phrases: Phrases) -> Iterator[Mention]:
    """Yield the mentions of engagements in order of the text."""
    yield from Frames(doc, phrases).run()
