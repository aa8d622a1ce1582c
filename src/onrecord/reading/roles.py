"""Titles and organisations of persons, as the report gives them: before or after the name, or after "is"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.domain.spans import Span
from onrecord.reading.actors import Cast, Entity
from onrecord.reading.document import Document
from onrecord.reading.lexicon.titles import title_joiners, title_modifiers, titles_by_form
from onrecord.reading.names import LEADING
from onrecord.reading.syntax import WORD


@cache
def longest_by_first() -> dict[str, int]:
    """Return, for each first word of a title, how many characters the longest title that begins so has."""
    out: dict[str, int] = {}
    for form in titles_by_form():
        first = WORD.match(form)
        if first:
            out[first.group()] = max(out.get(first.group(), 0), len(form))
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFound:
    """One mention of a person's role; the words from `first_word` to `last_word` (half-open) tell it."""

    person: Entity
    title: str | None
    organisation: Entity | None
    evidence: Span
    first_word: int
    last_word: int


def told_of(
    doc: Document, roles: tuple[RoleFound, ...], person: Entity, *, caption: bool
) -> tuple[str | None, Entity | None]:
    """Return a person's title and organisation; those of captions come first for a caption, else last."""
    mine = [r for r in roles if r.person is person]
    near = sorted(mine, key=lambda r: (doc.kind(r.evidence.start) == "caption") != caption)
    title = next((r.title for r in near if r.title), None)
    if title is not None and not caption:
        title = max((r.title for r in near if r.title and fuller(r.title, title)), key=len, default=title)
    employed = [r for r in near if r.organisation is not None]
    holder = next((r for r in employed if r.title == title), employed[0] if employed else None)
    return title, holder.organisation if holder else None


def fuller(one: str, title: str) -> bool:
    """Say whether a title is another one told more fully ("Secretary of State", "Secretary")."""
    return f" {title.lower()} " in f" {one.lower()} "


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePhrase:
    """A title phrase: the words `first` to `end` (half-open), and those of the organisation around it."""

    first: int
    end: int
    organisation: Entity | None
    outer_first: int
    outer_end: int


class Roles:
    """Finds title phrases and ties them to persons.

    Args:
        doc: the report under reading.
        cast: its actors, by name.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.cast = doc, cast
        self.words = doc.tree.words
        self.heads = dict(self.title_heads())

    def title_heads(self) -> Iterator[tuple[int, int]]:
        """Yield (first, end) of every declared title in the text, the longest at each place."""
        forms, i = titles_by_form(), 0
        while i < len(self.words):
            reach = longest_by_first().get(self.words[i].lower, 0)
            most = 0
            while i + most < len(self.words) and self.words[i + most].end - self.words[i].start <= reach:
                most += 1
            for size in range(most, 0, -1):
                last = self.words[i + size - 1]
                phrase = self.doc.text[self.words[i].start : last.end].lower()
                title = forms.get(phrase)
                if title is not None and last.sentence == self.words[i].sentence and not self.inside_name(i):
                    # "the leaders" are nobody's one title, "Ministers Kos and Haddad" hold it each
                    plural = title.plural == phrase != title.title and not self.opens_list(i + size)
                    if not plural and not (title.weak and not self.words[i].text[0].isupper()):
                        yield i, i + size
                    i += size - 1
                    break
            i += 1

    def opens_list(self, i: int) -> bool:
        """Say whether a person's name begins at word `i`."""
        name = self.doc.name_of_word.get(i)
        return name is not None and name.kind == "person" and name.start == self.words[i].start

    def inside_name(self, i: int) -> bool:
        """Say whether a word stands inside a name ("President Hotel"), where it is no title."""
        name = self.doc.name_of_word.get(i)
        return (
            name is not None
            and name.kind not in ("title", "other")
            and self.words[i].lower != name.text.lower()
        )

    def run(self) -> tuple[RoleFound, ...]:
        """Find every role that the report tells of a named person."""
        out: list[RoleFound] = []
        for name in self.doc.names:
            entity = self.person_at(name.start)
            if entity is None:
                continue
            span = self.doc.tree.at(name.start, name.end)
            for phrase in (self.before(span.start), self.after(span.stop), self.predicate(span.stop)):
                if phrase is not None:
                    out.append(self.found(entity, phrase, span.start, span.stop))
            bare = self.bare_organisation(span.start)
            if bare is not None:
                out.append(bare)
        return tuple(out)

    def person_at(self, start: int) -> Entity | None:
        """Return the person named at a code point."""
        for i in self.doc.tree.at(start, start + 1):
            for entity in self.cast.of_word.get(i, ()):
                if entity.kind == "person":
                    return entity
        return None

    def found(self, person: Entity, phrase: TitlePhrase, first: int, end: int) -> RoleFound:
        """Make the role that a title phrase tells of the person named by words `first` to `end`."""
        title = self.doc.text[self.words[phrase.first].start : self.words[phrase.end - 1].end]
        a, b = min(phrase.outer_first, first), max(phrase.outer_end, end)
        return RoleFound(
            person=person,
            title=title,
            organisation=phrase.organisation,
            evidence=self.doc.span(self.words[a].start, self.words[b - 1].end),
            first_word=phrase.outer_first,
            last_word=phrase.outer_end,
        )

    def before(self, at: int) -> TitlePhrase | None:
        """Find the title right before the name that begins at word `at` ("Norway's foreign minister …")."""
        while at and (
            self.words[at - 1].lower in LEADING
            or (self.words[at - 1].text == "." and self.words[at - 2].lower in LEADING)
        ):
            at -= 1  # "Dr." and "Hon." are no title here
        i = at - 1
        if i < 0 or self.words[i].sentence != self.words[at].sentence:
            return None
        if self.words[i].text == "," and i and self.words[i].upos == "PUNCT":
            return self.before_comma(i, at)
        for head in range(i, max(-1, i - 9), -1):
            if self.words[head].sentence != self.words[at].sentence:
                return None
            end = self.heads.get(head)
            if end is not None and end <= at and self.fills(end, at):
                return self.widened(head, at)
        return None

    def before_comma(self, comma: int, at: int) -> TitlePhrase | None:
        """Find a title phrase set off before the name ("Microsoft's president, Brad Smith, …")."""
        for head in range(comma - 1, max(-1, comma - 10), -1):
            end = self.heads.get(head)
            if end is not None and (end == comma or self.fills(end, comma, org=True)):
                phrase = self.widened(head, comma)
                closes = at + 1 < len(self.words)
                lead = self.words[phrase.outer_first]
                if closes and (
                    phrase.organisation is not None or lead.lower in ("the", "its", "their", "his", "her")
                ):
                    return phrase
                return None
            if self.words[head].text in ",;":
                return None
        return None

    def fills(self, start: int, end: int, *, org: bool = False) -> bool:
        """Say whether words between a title and a name belong to the title ("minister of commerce …")."""
        between = self.words[start:end]
        if not between:
            return True
        listed = any(w.lower in ("and", "&") for w in between)  # "of Economy, Trade and Industry"
        if between[0].lower not in ("of", "for", "at", "and", "&", "-", "to", "in", "," if listed else "of"):
            return False
        if any(w.text in (";:" if listed else ",;:") for w in between) or len(between) > (
            10 if listed or org else 6
        ):
            return False
        return all(
            w.lower in title_joiners()
            or w.text in ("-", "&", "and", ",")
            or w.text[0].isupper()
            or w.upos in ("NOUN", "ADJ", "ADP", "DET")
            for w in between
        )

    def widened(self, head: int, end: int) -> TitlePhrase:
        """Stretch a title to the left over its modifiers, and read the organisation around it off."""
        first = head
        modifiers = title_modifiers().every
        while first > 0 and self.words[first - 1].sentence == self.words[head].sentence:
            w = self.words[first - 1]
            named = self.cast.of_word.get(first - 1)
            if (
                named
                and any(e.kind != "person" for e in named)
                and w.lower not in modifiers
                and not self.field(first - 1, head)
            ):
                break
            joined = w.lower in ("and", "&", "-") and first >= 2 and self.is_title_word(first - 2)
            if w.lower in modifiers or joined or self.is_title_word(first - 1):
                first -= 1
            elif (
                w.text[0].isupper()
                and w.upos in ("ADJ", "NOUN", "PROPN")
                and (not named or self.field(first - 1, head))
                and self.words[first].text[0].isupper()
                and first > 1
                and self.words[first - 2].sentence == w.sentence
            ):
                first -= 1  # "Foreign Affairs Minister": capitalised words of the office's field
            else:
                break
        organisation, outer = self.organisation_left(first)
        right = self.organisation_right(head, end)
        if right is not None and (organisation is None or organisation.kind == "country"):
            organisation = right[0] if right[0].kind != "country" or organisation is None else organisation
        stop = end
        if right is not None and right[0] is organisation:
            stop = min(end, right[1])
        return TitlePhrase(
            first=first, end=max(stop, head + 1), organisation=organisation, outer_first=outer, outer_end=end
        )

    def field(self, i: int, head: int) -> bool:
        """Say whether a name before a public office is its field ("Ports Minister"), not the employer."""
        title = titles_by_form().get(self.words[head].lower)
        named = self.cast.of_word.get(i, ())
        if (
            title is None
            or self.words[head].lower not in ("minister", "secretary")
            or not named
            or self.words[i + 1].lower in ("’s", "'s")
        ):
            return False
        return (
            named[0].kind in ("organisation", "place")
            and len(named[0].places) == 1
            and named[0].country is None
        )

    def is_title_word(self, i: int) -> bool:
        """Say whether word `i` is part of a declared title."""
        return any(a <= i < b for a, b in self.heads.items() if i - 4 < a <= i)

    def organisation_left(self, first: int) -> tuple[Entity | None, int]:
        """Return the organisation or country named right before a title, and where that begins."""
        i = first - 1
        if i >= 0 and self.words[i].lower in ("'s", "’s", "’", "'"):
            i -= 1
        if i < 0 or self.words[i].sentence != self.words[first].sentence:
            return None, first
        if self.words[i].text == "-":
            i -= 1
        named = [
            e
            for e in self.cast.of_word.get(i, ())
            if e.kind in ("organisation", "government", "country", "place", "product")
        ]
        if not named:
            return None, first
        start = i
        while start > 0 and self.cast.of_word.get(start - 1) == self.cast.of_word.get(i):
            start -= 1
        nation = named[0]
        before = (
            self.cast.of_word.get(start - 1, ())
            if start and self.words[start - 1].sentence == self.words[start].sentence
            else ()
        )
        if (
            nation.kind == "country"
            and before
            and before[0].kind in ("organisation", "government")
            and self.words[start - 1].lower not in ("'s",)
        ):
            return before[0], start
        return nation, start

    def organisation_right(self, head: int, end: int) -> tuple[Entity, int] | None:
        """Return the organisation that "of" or "at" names in a title phrase, and where the "of" stands."""
        first = self.heads.get(head, head + 1)
        best: tuple[Entity, int] | None = None
        for i in range(first, end):
            for entity in self.cast.of_word.get(i, ()):
                if entity.kind not in ("organisation", "government", "country", "product", "place"):
                    continue
                if self.words[i - 1].sentence != self.words[head].sentence:
                    continue
                prep = next(
                    (
                        k
                        for k in range(i - 1, first - 1, -1)
                        if self.words[k].lower in ("of", "for", "at", "to")
                    ),
                    i,
                )
                if best is None or (best[0].kind == "country" and entity.kind != "country"):
                    best = entity, best[1] if best else prep  # "of Sweden's Norrvik" names the company
        return best

    def after(self, at: int) -> TitlePhrase | None:
        """Find the title set off after the name that ends before word `at` (", the president of Orlo,")."""
        n = len(self.words)
        if (
            at >= n
            or self.words[at].text not in (",", "(", "—", "–")
            or self.words[at].sentence != self.words[at - 1].sentence
        ):
            return None
        if at + 1 < n and self.words[at + 1].lower in ("and", "or", "but", "while", "as"):
            return None  # ", and China's minister, Wang …" begins the next of a list
        i = at + 1
        while i < n and i < at + 3 and self.words[i].text.isdigit():
            i += 2  # an age: ", 52,"
        if (
            i + 1 < n
            and self.words[i].lower == "who"
            and self.words[i + 1].lower in ("is", "was", "serves", "served", "has")
        ):
            i += 2
        return self.forward(i, at, 8)

    def predicate(self, at: int) -> TitlePhrase | None:
        """Find the title a copula gives ("Smith is president of …", "was named chief executive of …")."""
        n = len(self.words)
        if (
            at >= n
            or self.words[at].lower not in ("is", "was", "became", "becomes")
            or self.words[at].sentence != self.words[at - 1].sentence
        ):
            return None
        i = at + 1
        if i < n and self.words[i].lower in (
            "named",
            "appointed",
            "elected",
            "now",
            "also",
            "then",
            "currently",
            "the",
        ):
            i += 1
        return self.forward(i, at, 5)

    def named_person(self, i: int) -> bool:
        """Say whether a person's name stands at word `i`."""
        name = self.doc.name_of_word.get(i)
        return name is not None and self.cast.kind_of.get(name.text) == "person"

    def forward(self, i: int, floor: int, reach: int) -> TitlePhrase | None:
        """Read a noun phrase from word `i` that holds a title, with the organisation before or after it."""
        n, start = len(self.words), i
        for head in range(i, min(n, i + reach)):
            w = self.words[head]
            if w.sentence != self.words[floor].sentence or w.text in ",;()" or w.upos in ("VERB", "PRON"):
                return None
            if head in self.heads:
                stop = self.heads[head]
                close = stop
                while (
                    close < n
                    and self.words[close].sentence == w.sentence
                    and self.words[close].text not in ",;().:—–"
                    and close - stop < 10
                ):
                    if self.words[close].upos in ("VERB", "AUX") or self.words[close].lower in (
                        "who",
                        "which",
                        "that",
                        "in",
                        "on",
                        "said",
                        "as",
                    ):
                        break
                    close += 1
                if close > stop and self.words[stop].lower not in (
                    "of",
                    "for",
                    "at",
                    "and",
                    "&",
                    "to",
                    "with",
                ):
                    close = stop
                if close < n and self.named_person(close):
                    return None  # "…, Orlo President Ortega met": the title is the next one's
                phrase = self.widened(head, close)
                if phrase.first < start:
                    phrase = TitlePhrase(
                        first=start,
                        end=phrase.end,
                        organisation=phrase.organisation,
                        outer_first=start,
                        outer_end=close,
                    )
                return TitlePhrase(
                    first=phrase.first,
                    end=phrase.end,
                    organisation=phrase.organisation,
                    outer_first=max(start, phrase.outer_first),
                    outer_end=close,
                )
        return None

    def bare_organisation(self, at: int) -> RoleFound | None:
        """Find an organisation with a possessive right before a name ("Nvidia's Jensen Huang")."""
        i = at - 1
        if (
            i < 1
            or self.words[i].lower not in ("'s", "’s")
            or self.words[i].sentence != self.words[at].sentence
        ):
            return None
        named = [e for e in self.cast.of_word.get(i - 1, ()) if e.kind in ("organisation", "government")]
        person = self.person_at(self.words[at].start)
        if not named or person is None:
            return None
        start = i - 1
        while start > 0 and self.cast.of_word.get(start - 1) == self.cast.of_word.get(i - 1):
            start -= 1
        end = self.doc.tree.at(*max(p for p in person.places if p[0] == self.words[at].start)).stop
        return RoleFound(
            person=person,
            title=None,
            organisation=named[0],
            evidence=self.doc.span(self.words[start].start, self.words[end - 1].end),
            first_word=start,
            last_word=at,
        )
