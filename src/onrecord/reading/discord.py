"""Where a report is at odds with itself: one person, two titles or spellings; one occasion, two days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from onrecord.domain.reading import Caution, Engagement
from onrecord.domain.spans import Span
from onrecord.reading.actors import Entity, name_tokens
from onrecord.reading.document import Document
from onrecord.reading.lexicon.titles import titles_by_form
from onrecord.reading.names import Name
from onrecord.reading.roles import RoleFound

# Posts of which a person holds one at a time in one firm, unless a report joins them ("president and CEO").
POSTS = {
    "chief executive officer": "chief executive",
    "chief executive": "chief executive",
    "president": "president",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chair": "chair",
    "chief financial officer": "finance chief",
    "finance director": "finance chief",
    "finance chief": "finance chief",
    "chief operating officer": "operating chief",
    "chief technology officer": "technology chief",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "vice president": "vice president",
    "vice chairman": "vice chair",
    "ambassador": "ambassador",
}
# Wordings of one office: translations of foreign titles differ without anybody being wrong.
FIELDS = (
    "trade commerce economy economic business industry",
    "foreign external affairs diplomacy",
    "defence defense war military",
    "finance treasury exchequer budget",
    "energy power electricity petroleum oil",
    "transport transportation transit",
    "interior home internal security",
    "health",
    "education schools",
    "justice",
    "agriculture farm farming food rural",
    "environment climate ecology ecological",
    "infrastructure works",
    "labour labor employment work social",
    "culture tourism heritage",
    "technology digital science communications information telecommunications",
    "water irrigation",
    "mining mines resources minerals",
)
OFFICES = frozenset({"minister", "secretary", "ministry"})
PASSED = re.compile(
    r"\b(?:former(?:ly)?|ex|previous(?:ly)?|then|until|outgoing|incoming|next|late|retired|designate|elect"
    r"|acting|interim|became|promoted|earlier|once|used to be|rose to)\b",
    re.I,
)
CHANGE = 90  # code points around a title in which a report tells that it was another time's
CLOSE_SPELLING = 6  # letters; shorter names of different people are too often one letter apart
SAME_WEEK = 6  # days
AGAIN = re.compile(
    r"\b(?:again|another|second|also|follow-up|further|later|next|resumed|continued|separate|both days|two "
    r"days)\b",
    re.I,
)


def two_titles(doc: Document, roles: tuple[RoleFound, ...]) -> Iterator[Caution]:
    """Yield a caution for each person under two titles that cannot both be right."""
    by_person: dict[int, list[RoleFound]] = {}
    for role in roles:
        if role.title and not passing(doc, role):
            by_person.setdefault(role.person.number, []).append(role)
    for mine in by_person.values():
        found = next(
            (
                (a, b)
                for a, b in combinations(mine, 2)
                if apart(a, b, mine) or offices_apart(office(doc, a), office(doc, b))
            ),
            None,
        )
        if found is not None:
            a, b = found
            yield Caution(
                code="two-titles",
                message=f"{a.person.name} is “{office(doc, a)}” in one place and “{office(doc, b)}” in "
                f"another",
                evidence=(a.evidence, b.evidence),
            )


def office(doc: Document, role: RoleFound) -> str:
    """Return a role's title with the words of its field right before it ("infrastructure" of "minister")."""
    title = role.title or ""
    before = doc.text[max(0, role.evidence.start - 60) : role.evidence.start].rsplit("\n", 1)[-1]
    words: list[str] = []
    for word in reversed(re.findall(r"[\w’'-]+", before) if role.evidence.text.startswith(title) else []):
        if not fields((word.lower(),)) and word.lower() != "and":
            break
        words.insert(0, word)
    while words and words[0].lower() == "and":
        words.pop(0)
    return " ".join([*words, title])


def passing(doc: Document, role: RoleFound) -> bool:
    """Say whether the words around a title tell that it is of another time."""
    start, end = role.evidence.start, role.evidence.end
    around = doc.text[max(0, start - 30) : min(len(doc.text), end + CHANGE // 3)]
    return PASSED.search(around.split("\n")[0] if "\n" not in doc.text[start:end] else around) is not None


def apart(a: RoleFound, b: RoleFound, every: list[RoleFound]) -> bool:
    """Say whether two titles of one person exclude each other."""
    if (
        a.organisation is not None
        and b.organisation is not None
        and a.organisation is not b.organisation
        and not related(a.organisation, b.organisation)
    ):
        return False
    one, other = posts(a.title or ""), posts(b.title or "")
    if one and other and not one & other:
        return not any({*one, *other} <= posts(r.title or "") for r in every)
    return False


def related(one: Entity, other: Entity) -> bool:
    """Say whether two bodies can be one employer in other words: a state and its ministry."""
    return {one.kind, other.kind} <= {"country", "government", "place"} and (
        one.country == other.country or None in (one.country, other.country)
    )


@cache
def posts(title: str) -> frozenset[str]:
    """Return the posts that a title names, each once: "president and CEO" names two."""
    out: set[str] = set()
    for part in re.split(r"\s*(?:,|&|/|\band\b|-cum-)\s*", title.lower()):
        words = re.split(r"\s+(?:of|for|at|to)\s+", part)[0].split()
        for size in range(len(words), 0, -1):
            found = titles_by_form().get(" ".join(words[-size:]))
            if found is not None:
                post = POSTS.get(found.title.lower())
                if post is not None:
                    out.add(post)
                break
    return frozenset(out)


def offices_apart(one: str, other: str) -> bool:
    """Say whether two ministers' titles are of different fields, or one is the other's deputy."""
    a, b = re.findall(r"[a-z]+", one.lower()), re.findall(r"[a-z]+", other.lower())
    if not OFFICES & set(a) or OFFICES & set(a) != OFFICES & set(b):
        return False
    if "deputy" in {*a, *b} or "vice" in {*a, *b} or "state" in {*a, *b} or "prime" in {*a, *b}:
        return False
    mine, theirs = fields(tuple(a)), fields(tuple(b))
    return bool(mine) and bool(theirs) and not mine & theirs


@cache
def fields(words: tuple[str, ...]) -> frozenset[int]:
    """Return the groups of like-meaning fields that a title's words fall into."""
    return frozenset(k for k, group in enumerate(FIELDS) if set(group.split()) & set(words))


def name_variants(doc: Document) -> Iterator[Caution]:
    """Yield a caution for each pair of spellings that are one person's name."""
    forms: dict[str, Name] = {}
    for name in doc.names:
        if name.kind != "title":
            forms.setdefault(name.text, name)
    told: set[frozenset[str]] = set()
    for a, b in combinations(forms.values(), 2):
        if "person" not in (a.kind, b.kind):
            continue
        pair = variant(name_tokens(a.text), name_tokens(b.text))
        if pair is not None and frozenset(pair) not in told:
            told.add(frozenset(pair))
            yield Caution(
                code="name-variants",
                message=f"“{a.text}” and “{b.text}” look like two spellings of one name",
                evidence=(doc.span(a.start, a.end), doc.span(b.start, b.end)),
            )


def variant(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the two spellings that set two forms of one name apart, or None where they are two names."""
    one, other = plain(one), plain(other)
    if not one or not other or (len(one) > 1 and len(other) > 1 and len(one) != len(other)):
        return None
    if len(one) == len(other) > 1:
        different = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
        return different[0] if len(different) == 1 and near(*different[0]) else None
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if short[0] in full or len(short) > 1:
        return None
    return next(((short[0], word) for word in (full[-1], full[0]) if near(short[0], word)), None)


def plain(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return name tokens without accents."""
    return tuple(
        "".join(c for c in unicodedata.normalize("NFD", t) if not unicodedata.combining(c)) for t in tokens
    )


def near(a: str, b: str) -> bool:
    """Say whether two longer words differ in one letter, or in two that changed places."""
    if min(len(a), len(b)) < CLOSE_SPELLING or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if a.rstrip("s") == b.rstrip("s"):
        return False
    if len(a) == len(b):
        wrong = [k for k, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and a[wrong[0]] == b[wrong[1]]
            and a[wrong[1]] == b[wrong[0]]
        )
        return len(wrong) == 1 or swapped
    short, long = sorted((a, b), key=len)
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def contradicting_dates(doc: Document, engagements: tuple[Engagement, ...]) -> Iterator[Caution]:
    """Yield a caution for each weekday that does not fall on its date, and each occasion given two days."""
    for time in doc.times:
        if time.contradiction:
            span = doc.span(time.start, time.end)
            yield Caution(code="date-contradiction", message=time.contradiction, evidence=(span,))
    groups: dict[tuple[str, frozenset[str]], list[Engagement]] = {}
    for one in engagements:
        people = frozenset(p.actor for p in one.participants if p.actor)
        if len(people) > 1 and one.status == "held" and one.date.precision == "day" and one.date.value:
            groups.setdefault((one.type, people), []).append(one)
    for told in groups.values():
        for a, b in pairwise(told):
            if twice(a, b) and not AGAIN.search(" ".join(s.text for s in b.evidence)):
                yield Caution(
                    code="date-contradiction",
                    message=f"the same {a.type} is given two days, {a.date.value} and {b.date.value}",
                    evidence=(*first(a), *first(b)),
                )


def twice(a: Engagement, b: Engagement) -> bool:
    """Say whether two engagements stand within a week, at no two places."""
    apart_by = abs((date.fromisoformat(a.date.value or "") - date.fromisoformat(b.date.value or "")).days)
    return 0 < apart_by <= SAME_WEEK and (a.place is None or b.place is None or a.place.name == b.place.name)


def first(engagement: Engagement) -> tuple[Span, ...]:
    """Return the first span of an engagement's evidence."""
    return engagement.evidence[:1]
