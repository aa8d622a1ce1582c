"""Who is who within one report: names gathered into actors, and what leads back to them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.domain.reading import Actor, ActorKind
from onrecord.reading.document import Document
from onrecord.reading.lexicon.given_names import given_name_genders
from onrecord.reading.lexicon.titles import honorifics, name_suffixes
from onrecord.reading.names import Name
from onrecord.reading.nations import body_key, country_of_adjective, country_of_capital, country_within

KINDS: dict[str, ActorKind] = {
    "person": "person", "organisation": "organisation", "government": "government", "country": "country",
    "place": "place", "product": "product",
}  # fmt: skip
LEGAL = frozenset(
    "inc corp corporation co company ltd limited llc plc group holdings holding ag sa nv se gmbh the".split()
)


@dataclass(slots=True, kw_only=True)
class Entity:
    """An actor under construction."""

    number: int
    kind: str
    names: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    later: list[tuple[int, int]] = field(default_factory=list)
    country: str | None = None
    gender: str | None = None
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The fullest name: the longest of the most frequent kind of form, the first where equal."""
        return max(self.names, key=lambda n: (len(n.split()), len(n)))

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the fullest name in lower case, without suffixes and honorifics."""
        return name_tokens(self.name)


@cache
def unsaid() -> frozenset[str]:
    """Return the honorifics and suffixes that are no part of a name, in lower case without stops."""
    return frozenset(form.lower().rstrip(".") for form in (*honorifics(), *name_suffixes()))


@lru_cache(maxsize=4096)
def name_tokens(name: str) -> tuple[str, ...]:
    """Split a name into lower-case words without honorifics, suffixes and initials' stops."""
    words = [w.strip(".,").lower() for w in re.split(r"[\s·•]+", name)]
    return tuple(w for w in words if w and w not in unsaid())


class Cast:
    """The actors of one report.

    Args:
        doc: the report under reading.
    """

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.entities: list[Entity] = []
        self.of_word: dict[int, tuple[Entity, ...]] = {}
        self.kind_of = settled_kinds(doc.names, doc)
        ordered = sorted(
            (n for n in doc.names if self.kind_of[n.text] in KINDS), key=lambda n: -len(name_tokens(n.text))
        )
        for name in ordered:
            self.place(name)
        self.entities.sort(key=lambda e: min(e.places))
        for number, entity in enumerate(self.entities, 1):
            entity.number = number
            entity.places.sort()
            entity.names = list(dict.fromkeys(doc.text[s:e] for s, e in entity.places))
            entity.kind = entity.votes.most_common(1)[0][0]

    def place(self, name: Name) -> None:
        """Put a name with the actor it names, or make a new one."""
        entity = self.match(name)
        if entity is None:
            entity = Entity(number=0, kind=self.kind_of[name.text])
            self.entities.append(entity)
        entity.names.append(name.text)
        entity.places.append((name.start, name.end))
        entity.votes[self.kind_of[name.text]] += 1
        if entity.country is None:
            entity.country = (
                name.country.name
                if name.country
                else country_within(name.text)
                if name.kind != "person"
                else None
            )
        self.gendered(entity, name)
        for i in self.doc.tree.at(name.start, name.end):
            self.of_word[i] = (entity,)

    def gendered(self, entity: Entity, name: Name) -> None:
        """Take the gender that an honorific or a given name tells, as a hint for "he" and "she"."""
        if entity.kind != "person" or entity.gender:
            return
        first = name.text.split()[0]
        if " " in name.text and first in given_name_genders():
            entity.gender = given_name_genders()[first]
        before = self.doc.text[max(0, name.start - 8) : name.start].split()
        if before:
            for form, gender in honorifics().items():
                if gender and before[-1].rstrip(".") == form.rstrip("."):
                    entity.gender = gender

    def match(self, name: Name) -> Entity | None:
        """Return the actor that a name leads to, or None where it is new or could be two."""
        kind = self.kind_of[name.text]
        found = [e for e in self.entities if same(kind, name, e)]
        if len(found) <= 1:
            return found[0] if found else None
        exact = [e for e in found if name.text in e.names]
        if len(exact) == 1:
            return exact[0]
        before = [e for e in found if any(s < name.start for s, _ in e.places)]
        nearest = sorted(before or found, key=lambda e: min(abs(name.start - s) for s, _ in e.places))
        return nearest[0]

    def actor(self, entity: Entity) -> Actor:
        """Make the frozen actor."""
        spans = sorted(set(entity.places) | set(entity.later))
        return Actor(
            id=f"a{entity.number}",
            name=entity.name,
            kind=KINDS[entity.kind],
            country=entity.country,
            names=tuple(entity.names),
            mentions=tuple(self.doc.span(s, e) for s, e in spans),
        )

    def in_span(self, start: int, end: int, *kinds: str) -> list[Entity]:
        """Return the actors named or led to in a range, in order, each once."""
        out: list[Entity] = []
        for i in self.doc.tree.at(start, end):
            for entity in self.of_word.get(i, ()):
                if entity not in out and (not kinds or entity.kind in kinds):
                    out.append(entity)
        return out

    def by_form(self, form: str) -> Entity | None:
        """Return the actor that the report calls so, in any letter case."""
        low = form.lower()
        return next((e for e in self.entities if any(n.lower() == low for n in e.names)), None)

    def add_country(self, name: str, start: int, end: int) -> Entity:
        """Return the actor of a country known by an adjective ("Dutch"), made where it is new."""
        entity = next((e for e in self.entities if e.kind == "country" and e.country == name), None)
        if entity is None:
            entity = Entity(number=len(self.entities) + 1, kind="country", names=[name], country=name)
            entity.votes["country"] = 1
            self.entities.append(entity)
        if (start, end) not in entity.places:
            entity.later.append((start, end))
        return entity


def settled_kinds(names: tuple[Name, ...], doc: Document) -> dict[str, str]:
    """Choose one kind for each form of name: the surest over all places; longer names lend to their parts."""
    votes: dict[str, Counter[str]] = {}
    starts = {n.start for n in names if n.kind == "person"}
    employers: set[str] = set()
    for n in names:
        votes.setdefault(n.text, Counter())[n.kind] += n.sure  # type: ignore[assignment]
        if n.kind in ("person", "place", "product", "other") and employs(n, doc, starts):
            employers.add(n.text)
    out = {form: kinds.most_common(1)[0][0] for form, kinds in votes.items()}
    persons = {
        form: name_tokens(form)
        for form, kind in out.items()
        if kind == "person" and len(name_tokens(form)) > 1
    }
    for form, kind in out.items():
        tokens = name_tokens(form)
        known = any(tokens[:1] in (parts[:1], parts[-1:]) and parts != tokens for parts in persons.values())
        if form in employers and not known:
            out[form] = "organisation"  # "Orlo President Ortega" outweighs any number of single tags
        elif (
            kind not in ("person", "country", "government")
            and len(tokens) == 1
            and country_of_capital(form) is None
            and any(tokens[0] in (parts[0], parts[-1]) for parts in persons.values())
        ):
            out[form] = "person"
    return out


OFFICE = re.compile(
    r"(?:['’]s)?\s+(?:(?:vice|deputy|senior|executive|co-|former|founder|and|global|regional)[\s-]+)*(?:president|ceo|chief|chairman|chairwoman|chair|"
    r"founder|spokesperson|spokesman|spokeswoman|executive|executives|boss|director|shares|stock|employees|officials)\b",
    re.IGNORECASE,
)


def employs(name: Name, doc: Document, persons: set[int]) -> bool:
    """Say whether an office in a name follows it ("Orlo President Ortega", "an Orlo spokesperson")."""
    match = OFFICE.match(doc.text, name.end)
    if match is None or country_of_capital(name.text) is not None or name.country is not None:
        return False
    word = match.group().split()[-1].lower()
    if word not in ("president", "chief", "chair", "director", "founder"):
        return True
    return any(match.end() <= p < match.end() + 40 for p in persons)


def same(kind: str, name: Name, entity: Entity) -> bool:
    """Say whether a name can name the actor."""
    if name.text in entity.names:
        return kind == entity.kind or {kind, entity.kind} <= {
            "organisation",
            "government",
            "product",
            "place",
            "country",
        }
    tokens = name_tokens(name.text)
    if not tokens:
        return False
    if kind == "person":
        return entity.kind == "person" and any(same_person(tokens, name_tokens(n)) for n in entity.names)
    if kind == "country":
        return entity.kind == "country" and name.country is not None and name.country.name == entity.country
    if kind in ("organisation", "government") and entity.kind in ("organisation", "government"):
        if name.country and entity.country and name.country.name != entity.country and kind == "government":
            return False
        return any(same_body(name.text, n) for n in entity.names)
    return False


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether one form of a person's name can be the other: surname, given name and initials agree."""
    if len(short) > len(full):
        short, full = full, short
    if len(short) == 1:
        within = (
            len(full) > 2 and len(short[0]) > 2 and short[0] in full
        )  # "Lula" of "Luiz Inácio Lula da Silva"
        return short[0] in (full[0], full[-1]) or within
    if short == full or sorted(short) == sorted(full):
        return True
    if short[-1] != full[-1]:
        return False
    a, b = short[0], full[0]
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)) or a in full[:-1]


def same_body(a: str, b: str) -> bool:
    """Say whether two names of organisations can name one: acronym, missing legal form, or the same field."""
    if a.lower() == b.lower():
        return True
    key = body_key(a)
    if key is not None and key == body_key(b):
        return True
    x = [w for w in re.findall(r"[\w&]+", a.lower()) if w not in LEGAL]
    y = [w for w in re.findall(r"[\w&]+", b.lower()) if w not in LEGAL]
    if not x or not y:
        return False
    short, full = (x, y) if len(x) <= len(y) else (y, x)
    if full[: len(short)] == short:
        return len(short) == len(full) or (len(short[0]) > 3 and key is None and body_key(b) is None)
    initials = "".join(
        w[0]
        for w in re.findall(r"[A-Za-z]+", b if a.isupper() else a)
        if w not in ("of", "the", "and", "for")
    )
    acronym = a if a.isupper() else b if b.isupper() else ""
    return len(acronym) > 2 and initials.upper() == acronym.upper()


def adjectives(doc: Document, cast: Cast) -> None:
    """Give words such as "Dutch" to the country they tell, as mentions that are no names."""
    for w in doc.tree.words:
        if w.i in cast.of_word or not w.text[0].isupper() or doc.silent(w.start):
            continue
        country = country_of_adjective(w.text)
        if country is not None and w.upos in ("ADJ", "PROPN", "NOUN"):
            cast.of_word[w.i] = (cast.add_country(country.name, w.start, w.end),)


def belonging(doc: Document, cast: Cast) -> None:
    """Give bodies the country that a word before their name tells ("China’s Ministry of …")."""
    words = doc.tree.words
    for entity in cast.entities:
        if entity.kind not in ("government", "organisation"):
            continue
        for start, end in entity.places:
            k = doc.tree.at(start, end).start - 1
            if k >= 1 and words[k].lower in ("’s", "'s"):
                k -= 1
            nations = [e for e in cast.of_word.get(k, ()) if e.kind == "country"] if k >= 0 else []
            if nations and words[k].sentence == words[k + 1].sentence:
                entity.country = nations[0].country or nations[0].name
                break
