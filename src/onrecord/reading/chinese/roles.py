"""Titles and organisations of persons in Chinese: read off the introductions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.reading.actors import Entity
from onrecord.reading.chinese.cast import ChineseCast
from onrecord.reading.chinese.introductions import Introduction, corrected, introductions
from onrecord.reading.document import Document
from onrecord.reading.lexicon.places import chinese_shorts
from onrecord.reading.roles import RoleFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An introduction with the actors it names; `person` may be known from another introduction."""

    intro: Introduction
    title: str
    person: Entity | None
    organisation: Entity | None
    named: bool

    @property
    def start(self) -> int:
        """First code point of the phrase."""
        return min(
            self.intro.start,
            self.intro.title[0],
            self.intro.organisation[0] if self.intro.organisation else self.intro.start,
        )

    @property
    def end(self) -> int:
        """One past the phrase."""
        return self.intro.end


def holders(doc: Document, cast: ChineseCast) -> tuple[Holder, ...]:
    """Return every introduction of a report with its actors, in order.

    A title without a name ("美国财政部长") leads to the one person whom the report gives that title there.
    """
    bodies = [(n.start, n.end) for n in doc.names if n.kind in ("organisation", "government")]
    persons = {name for e in cast.entities if e.kind == "person" for name in e.names}
    out: list[Holder] = []
    spans = tuple((n.start, n.end) for n in doc.names if n.kind == "person")
    for intro in corrected(doc.text, introductions(doc.text, bodies, spans), persons):
        if doc.silent(intro.title[0]):
            continue
        person = cast.at(*intro.person, "person") if intro.person else None
        out.append(
            Holder(
                intro=intro,
                title=doc.text[slice(*intro.title)],
                person=person,
                organisation=body_of(doc, cast, intro),
                named=person is not None,
            )
        )
    return tuple(resolved(h, out) for h in out)


def with_bodies(doc: Document, cast: ChineseCast, found: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Return the introductions with the bodies that 公司 and the like before a title lead to."""
    return tuple(
        h
        if h.organisation is not None or h.intro.organisation is None
        else replace(h, organisation=body_of(doc, cast, h.intro))
        for h in found
    )


def body_of(doc: Document, cast: ChineseCast, intro: Introduction) -> Entity | None:
    """Return the organisation, government body or country of an introduction."""
    if intro.organisation is None:
        return None
    text = doc.text[slice(*intro.organisation)]
    if len(text) == 1 and text in chinese_shorts():
        return cast.nation(chinese_shorts()[text], *intro.organisation)
    found = [e for e in cast.in_span(*intro.organisation) if e.kind != "person"]
    whole = [e for e in found if text in e.names]
    return whole[0] if whole else found[-1] if found else None


def resolved(holder: Holder, every: list[Holder]) -> Holder:
    """Lead a title without a name to its one holder in the report."""
    if holder.person is not None or holder.organisation is None:
        return holder
    same = {id(h.person): h.person for h in every if h.person is not None and one_office(h, holder)}
    if len(same) != 1:
        return holder
    return Holder(
        intro=holder.intro,
        title=holder.title,
        person=next(iter(same.values())),
        organisation=holder.organisation,
        named=False,
    )


def one_office(a: Holder, b: Holder) -> bool:
    """Say whether two introductions can tell one office: title, country, and body as far as they tell it."""
    if a.organisation is None or b.organisation is None or nation(a) != nation(b):
        return False
    country = "country" in (a.organisation.kind, b.organisation.kind)
    return alike(a.title, b.title) and (country or a.organisation is b.organisation)


def alike(a: str, b: str) -> bool:
    """Say whether two wordings can be one title ("外交部长", "外长")."""
    short, full = sorted((a, b), key=len)
    return short in full or (short[-1] == full[-1] and all(c in full for c in short))


def nation(holder: Holder) -> str | None:
    """Return the country of a holder's organisation."""
    return holder.organisation.country if holder.organisation else None


def roles(doc: Document, found: tuple[Holder, ...]) -> tuple[RoleFound, ...]:
    """Return the roles of named persons; a title repeated shorter ("林部长") is the fuller one once more."""
    out: list[RoleFound] = []
    for h in found:
        if h.person is None:
            continue
        full = h if h.organisation is not None else fuller(h, found)
        words = doc.tree.at(h.start, h.end)
        out.append(
            RoleFound(
                person=h.person,
                title=full.title,
                organisation=full.organisation,
                evidence=doc.span(h.start, h.end),
                first_word=words.start,
                last_word=words.stop,
            )
        )
    return tuple(out)


def fuller(holder: Holder, found: tuple[Holder, ...]) -> Holder:
    """Return the introduction of the same person whose title holds this one and says more."""
    same = [h for h in found if h.person is holder.person and holder.title in h.title]
    return max(same, key=lambda h: (h.organisation is not None, len(h.title), -h.start), default=holder)
