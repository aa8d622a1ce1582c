"""Who is who in a Chinese report: how Chinese names lead to one actor."""

from __future__ import annotations

import re
from bisect import insort
from functools import lru_cache

from onrecord.reading.actors import Cast, Entity
from onrecord.reading.chinese.organisations import company_core, leading_country
from onrecord.reading.chinese.people import DOTS
from onrecord.reading.document import Document
from onrecord.reading.lexicon.chinese import chinese_writing, simplified
from onrecord.reading.lexicon.government import government_forms
from onrecord.reading.lexicon.places import Country
from onrecord.reading.names import Name

BODIES = ("organisation", "government", "place", "product")


class ChineseCast(Cast):
    """The actors of one Chinese report."""

    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        at_home = any(word in doc.text for word in ("中方", "中国", "我国"))
        for entity in self.entities:
            bodies = [f.body for n in entity.names for f in government_forms().get(n, ())]
            if entity.country == "Taiwan" and "台" not in doc.text:
                entity.country = None
            if entity.country is None and at_home and any(b.country == "CN" for b in bodies):
                entity.country = "China"
        self.joined_aliases()
        self.marks: list[tuple[int, int, Entity]] = sorted(
            ((s, e, x) for x in self.entities for s, e in x.places), key=lambda m: m[:2]
        )

    def joined_aliases(self) -> None:
        """Make one of two persons where brackets give the second name ("Oliver Hayes（奥利弗·海斯）")."""
        text = self.doc.text
        people = [e for e in self.entities if e.kind == "person"]
        for one in people:
            for other in people:
                beside = any(
                    b + 1 == s and text[b] in "（(" and text[e : e + 1] in ("）", ")")
                    for _, b in one.places
                    for s, e in other.places
                )
                if other is one or not beside or other not in self.entities:
                    continue
                self.entities.remove(other)
                one.names += other.names
                one.places = sorted([*one.places, *other.places])
                for words in [w for w, found in self.of_word.items() if found == (other,)]:
                    self.of_word[words] = (one,)
        for number, entity in enumerate(self.entities, 1):
            entity.number = number

    def match(self, name: Name) -> Entity | None:
        """Return the actor that a name leads to, of several the nearest before it; None where it is new."""
        kind = self.kind_of[name.text]
        found = [e for e in self.entities if self.names_same(kind, name, e)]
        if len(found) <= 1:
            return found[0] if found else None
        exact = [e for e in found if name.text in e.names]
        if len(exact) == 1:
            return exact[0]
        before = [e for e in found if any(s < name.start for s, _ in e.places)]
        return min(before or found, key=lambda e: min(abs(name.start - s) for s, _ in e.places))

    @staticmethod
    def names_same(kind: str, name: Name, entity: Entity) -> bool:
        """Say whether a name can name the actor."""
        if kind == "country" or entity.kind == "country":
            return kind == entity.kind and name.country is not None and name.country.name == entity.country
        if kind == "person":
            return entity.kind == "person" and any(same_person(name.text, n) for n in entity.names)
        return (
            kind in BODIES
            and entity.kind in BODIES
            and (
                name.text in entity.names or any(same_body(name.text, n) for n in dict.fromkeys(entity.names))
            )
        )

    def nation(self, country: Country, start: int, end: int) -> Entity:
        """Return the actor of a country that a form such as 中方 leads to, made where it is new.

        Its name is the country's usual Chinese name.
        """
        entity = next((e for e in self.entities if e.kind == "country" and e.country == country.name), None)
        if entity is None:
            name = country.zh[0] if country.zh else country.name
            entity = Entity(number=len(self.entities) + 1, kind="country", names=[name], country=country.name)
            entity.votes["country"] = 1
            self.entities.append(entity)
        self.lead(start, end, entity)
        return entity

    def lead(self, start: int, end: int, *entities: Entity) -> None:
        """Note a later mention that leads to one actor or several."""
        for entity in entities:
            if (start, end) not in entity.places and (start, end) not in entity.later:
                entity.later.append((start, end))
                insort(self.marks, (start, end, entity), key=lambda m: m[:2])
        for i in self.doc.tree.at(start, end):
            self.of_word.setdefault(i, entities)

    def at(self, start: int, end: int, kind: str) -> Entity | None:
        """Return the actor of a kind named or led to exactly in a range."""
        return next(iter(self.in_span(start, end, kind)), None)


def same_person(a: str, b: str) -> bool:
    """Say whether two forms of a person's name can name one: equal, or one the other's last part."""
    if a == b or surname_of(a, b) or surname_of(b, a):
        return True
    x, y = re.split(f"[{DOTS}]", a), re.split(f"[{DOTS}]", b)
    short, full = (x, y) if len(x) <= len(y) else (y, x)
    return len(full) > 1 and short[-1] == full[-1] and (len(short) == 1 or short[0] == full[0])


def surname_of(short: str, full: str) -> bool:
    """Say whether a form of two characters is a Japanese or double surname that begins a full name."""
    if len(short) != 2 or len(full) <= 2 or not full.startswith(short) or any(d in full for d in DOTS):
        return False
    writing = chinese_writing()
    plain = simplified(full)
    return len(full) > 3 or plain[:2] in writing.long_surnames or plain[0] not in writing.surnames


@lru_cache(maxsize=4096)
def same_body(a: str, b: str) -> bool:
    """Say whether two names of organisations can name one: equal without country, ending and industry."""
    if a == b or bare(a) == bare(b):
        return True
    x, y = company_core(a), company_core(b)
    return x == y and len(x) > 1


def bare(name: str) -> str:
    """Return an organisation's name without the country before it."""
    _, size = leading_country(name)
    return name[size:] if size < len(name) else name
