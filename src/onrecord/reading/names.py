"""Names in a text: persons, organisations, government bodies, countries, places, products, and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np

from onrecord.reading.encoder import Array, Marks, load
from onrecord.reading.lexicon.places import Country, country_forms
from onrecord.reading.lexicon.titles import title_modifiers, titles_by_form
from onrecord.reading.nations import (
    country_of_name,
    is_adjective,
    is_government,
    is_metonym,
    names_state,
    sure_state,
)
from onrecord.reading.syntax import Tree

IMPOSSIBLE = -1e4
FIELD = r"[A-Z][a-z]+(?:(?:,| and|, and) [A-Z][a-z]+){0,3}"
BODY = re.compile(
    rf"\b(?:Ministry|Department|Office) of (?:the )?{FIELD}\b"
    r"|\b(?!The\b|This\b|Its\b)(?:[A-Z][a-z]+ ){1,2}(?:Ministry|Department)\b"
)
DOCUMENTS = frozenset("statement announcement readout communiqué report release notice spokesman".split())
LEADING = frozenset("the a an mr mrs ms dr hon h.e e sir 's ’s mr. mrs. ms. dr. hon. h.e.".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name where it stands: half-open code points.

    Args:
        kind: person, organisation, government, country, place, product, other or title.
        country: the country that the name is, or that its first word tells, where the lexicon knows it.
        sure: mean probability of its tags under the network.
    """

    start: int
    end: int
    text: str
    kind: str
    country: Country | None = None
    sure: float = 1.0


def moves(tags: tuple[str, ...]) -> tuple[Array, Array]:
    """Return the moves that BIO allows between name tags, as scores to add."""
    allowed = np.zeros((len(tags), len(tags)), np.float32)
    first = np.zeros(len(tags), np.float32)
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            first[j] = IMPOSSIBLE
            for i, before in enumerate(tags):
                if before == "O" or before[2:] != tag[2:]:
                    allowed[i, j] = IMPOSSIBLE
    return allowed, first


def best_path(scores: Array, allowed: Array, first: Array) -> list[int]:
    """Return the best allowed tag of each piece (scores: [pieces, tags])."""
    best, back = first + scores[0], []
    for row in scores[1:]:
        step = best[:, None] + allowed
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def tagged_spans(text: str, marks: Marks) -> list[Name]:
    """Decode the network's name tags into spans; a sentence of only "O" costs no decoding."""
    tags = load().labels["names"]
    if not len(marks.names):
        return []
    scores = marks.names - np.logaddexp.reduce(marks.names, axis=1, keepdims=True)
    greedy = scores.argmax(1)
    allowed, first = moves(tags)
    out: list[Name] = []
    busy = np.flatnonzero(greedy)
    runs = np.split(busy, np.flatnonzero(np.diff(busy) > 1) + 1) if len(busy) else []
    for run in runs:
        a, b = max(0, int(run[0]) - 1), min(len(scores), int(run[-1]) + 2)
        path = best_path(scores[a:b], allowed, first)
        label, sure = "", [0.0]
        for k, t in enumerate(path):
            i, tag = a + k, tags[t]
            p = float(np.exp(scores[i, t]))
            if tag == "O":
                label = ""
            elif (
                tag[0] == "I"
                and tag[2:] == label
                and out
                and out[-1].end <= marks.starts[i]
                and "\n" not in text[out[-1].end : int(marks.starts[i])]
            ):
                sure.append(p)
                out[-1] = replace(out[-1], end=int(marks.ends[i]), sure=float(np.mean(sure)))
            else:
                label, sure = tag[2:], [p]
                out.append(
                    Name(start=int(marks.starts[i]), end=int(marks.ends[i]), text="", kind=label, sure=p)
                )
    return out


def whole(text: str, name: Name, tree: Tree) -> Name | None:
    """Stretch a name to whole words, take marks and possessives off its edges, and fill its text in."""
    inside = list(tree.at(name.start, name.end))
    words = [tree.words[i] for i in inside]
    while words and (words[0].upos == "PUNCT" or words[0].lower in LEADING):
        words.pop(0)
    while len(words) > 1 and name.kind == "person" and words[0].lower in titles_by_form():
        words.pop(0)  # "Premier Li Qiang": the office is no part of the name
    while (
        words
        and words[-1].text not in (")",)
        and (
            words[-1].lower in ("'s", "’s", "’", "'")
            or words[-1].text in ',;:。，.”"“(['
            or words[-1].lower in ("and", "of")
        )
    ):
        words.pop()
    while len(words) > 1 and name.kind == "organisation" and words[-1].text in DOCUMENTS:
        words.pop()  # "Chinese government statement": a body, and what it issued
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end -= 1
    found = text[start:end]
    if name.kind == "person" and found.rstrip(".").lower() in ("jr", "sr", "ii", "iii"):
        return None
    if not any(c.isalpha() for c in found) or (len(found) == 1 and found.isascii()):
        return None
    return replace(name, start=start, end=end, text=found)


def typed(name: Name) -> Name:
    """Tell governments from other organisations and countries from other places, by declared words."""
    country = country_of_name(name.text)
    if name.kind in ("organisation", "place", "other") and country is not None:
        if names_state(name.text):
            return replace(name, kind="country", country=country)
        if is_metonym(name.text):
            return replace(name, kind="government", country=country)
    if name.kind in ("organisation", "place") and is_government(name.text):
        return replace(name, kind="government")
    return name


def is_office(words: str) -> bool:
    """Say whether words are an office alone ("Premier", "Deputy Secretary")."""
    told = words.lower().split()
    modifiers = title_modifiers().every
    return words.lower() in titles_by_form() or (
        len(told) > 1 and told[-1] in titles_by_form() and all(w in modifiers for w in told[:-1])
    )


def names_nobody(name: Name) -> bool:
    """Say whether a name is a country's adjective alone ("Dutch"), or an office ("Premier")."""
    if name.kind != "title" and is_office(name.text):
        return True
    first, _, rest = name.text.partition(" ")
    if name.kind != "title" and first.lower() in titles_by_form() and rest.startswith(("of ", "for ")):
        return True  # "Minister of Economy, Trade and Industry" is an office, not a body
    return name.kind != "person" and not names_state(name.text) and is_adjective(name.text)


INITIAL = re.compile(r"\b[A-Z]$")


def initialled(text: str, found: list[Name]) -> list[Name]:
    """Join a person's name that an initial's stop cut in two ("Antony J" and "Blinken")."""
    out: list[Name] = []
    for n in found:
        if (
            out
            and text[out[-1].end : n.start] == ". "
            and INITIAL.search(out[-1].text)
            and "person" in (out[-1].kind, n.kind)
            and n.kind in ("person", "place", "organisation")
        ):
            out[-1] = replace(out[-1], end=n.end, text=text[out[-1].start : n.end], kind="person")
        else:
            out.append(n)
    return out


TRADES = re.compile(
    r" (?:chain|giant|maker|company|group|firm|operator|producer|manufacturer|startup|start-up|builder"
    r"|supplier|developer|carrier|retailer|lender|miner|exporter|importer|trader|insurer|publisher)s?\b"
)


def trade(text: str, name: Name) -> bool:
    """Say whether a name is a sentence's first word and only tells a trade ("Hospital chain Verdane")."""
    begins = not text[: name.start].rstrip() or text[: name.start].rstrip()[-1] in '.!?”"\n'
    lone = " " not in name.text and name.text[1:].islower() and name.kind != "person"
    return begins and lone and TRADES.match(text, name.end) is not None


SECOND = re.compile(r"[-\u2011]([A-Z]\w+)")


def hyphened(text: str, found: list[Name]) -> list[Name]:
    """Join what a hyphen holds together: "Al-Hazmi", and "Rolls-Royce", of which one half was marked."""
    out: list[Name] = []
    starts = {n.start for n in found}
    for n in sorted(found, key=lambda n: n.start):
        gap = text[out[-1].end : n.start] if out else " "
        second = SECOND.match(text, n.end)
        if out and gap in ("-", "\u2011") and "person" in (out[-1].kind, n.kind) and n.kind != "title":
            out[-1] = replace(out[-1], end=n.end, text=text[out[-1].start : n.end], kind="person")
        elif (
            second is not None
            and second.start(1) not in starts
            and n.kind in ("person", "organisation", "product", "other")
            and not is_adjective(second[1])
            and country_of_name(second[1]) is None
        ):
            out.append(replace(n, end=second.end(), text=text[n.start : second.end()]))
        else:
            out.append(n)
    return out


def listed_on(text: str, tree: Tree, found: list[Name], taken: set[int]) -> list[Name]:
    """Return organisations that the network missed at the end of a list of them ("from A to B to C")."""
    out: list[Name] = []
    ends = {n.end for n in found if n.kind == "organisation"}
    for w in tree.words[2:]:
        if w.i in taken or w.upos != "PROPN" or not w.text[0].isupper() or len(w.text) < 3:
            continue
        joiner, before = tree.words[w.i - 1], tree.words[w.i - 2]
        if joiner.lower in ("to", "and", "or") and before.end in ends and before.sentence == w.sentence:
            out.append(Name(start=w.start, end=w.end, text=w.text, kind="organisation", sure=0.5))
            taken.add(w.i)
            ends.add(w.end)
    return out


@cache
def long_states() -> re.Pattern[str]:
    """Return the pattern of the states' names of three words and more ("People's Republic of China")."""
    forms = sorted((f for f in country_forms() if f.count(" ") > 1 and sure_state(f)), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(f)}\b".replace("'", "['’]") for f in forms))


@lru_cache(maxsize=4)
def states(text: str) -> tuple[Name, ...]:
    """Find the states' names of three words and more, which the network cuts in two."""
    return tuple(
        Name(start=m.start(), end=m.end(), text=m.group(), kind="country", country=country_of_name(m.group()))
        for m in long_states().finditer(text)
    )


def overlapped(name: Name, text: str) -> bool:
    """Say whether a name stands inside a state's long name, or takes a part of it for itself."""
    return any(
        s.start < name.end and name.start < s.end and not (name.start < s.start or name.end > s.end)
        for s in states(text)
    )


def names(text: str, marks: Marks, tree: Tree) -> list[Name]:
    """Find the names of a text.

    Args:
        text: the report's text.
        marks: what the network says of it.
        tree: its words.

    Returns:
        Names in order, not overlapping. Country names that the network missed are added by the lexicon.
    """
    found = [n for n in (whole(text, n, tree) for n in tagged_spans(text, marks)) if n is not None]
    found = [
        typed(n) for n in initialled(text, hyphened(text, found)) if not (names_nobody(n) or trade(text, n))
    ]
    found = [*states(text), *(n for n in found if not overlapped(n, text))]
    taken = {i for n in found for i in tree.at(n.start, n.end)}
    for w in tree.words:
        if (
            w.i in taken
            or not (w.text[0].isupper() or w.text[0] > "㐀")
            or w.upos == "ADJ"
            or w.deprel == "amod"
        ):
            continue
        for size in (4, 3, 2, 1):
            if w.i + size > len(tree.words) or any(k in taken for k in range(w.i, w.i + size)):
                continue
            end = tree.words[w.i + size - 1].end
            country = country_of_name(text[w.start : end])
            if country is not None and sure_state(text[w.start : end]):
                found.append(
                    Name(
                        start=w.start,
                        end=end,
                        text=text[w.start : end],
                        kind="country",
                        country=country,
                        sure=0.9,
                    )
                )
                taken.update(range(w.i, w.i + size))
                break
    found += listed_on(text, tree, found, taken)
    for match in BODY.finditer(text):
        inside = set(tree.at(*match.span()))
        if not inside & taken:
            found.append(
                Name(start=match.start(), end=match.end(), text=match.group(), kind="government", sure=0.8)
            )
            taken |= inside
    out: list[Name] = []
    for n in sorted(found, key=lambda n: (n.start, -n.end)):
        if not out or n.start >= out[-1].end:
            out.append(n)
    return out
