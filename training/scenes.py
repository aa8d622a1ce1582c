"""Marked texts (MARKUP.md) to labels: engagements and their parts, inner attributions, offices, later mentions.

Pairs are given as (from, to, target): 1 and 0; what is left out is neither (a later mention of one who takes
part is not taught as absent, only the nearest is taught as present).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.reading.nations import is_adjective
from training.markup import (
    MEANS,
    SAID,
    STATUSES,
    TYPES,
    Mark,
    Marked,
    MarkupError,
    faults,
    marked_texts,
    outer,
)

TRIGGER = ("O", *(f"{e}-{k}" for k in TYPES for e in "BI"))
PART = ("O", *(f"{e}-{k}" for k in ("at", "on", "re") for e in "BI"))
MENTION = ("O", "B-later", "I-later", "B-unnamed", "I-unnamed")
HAND = ("none", *MEANS)
CUE = (*SAID, "relay")  # relay: a cue that only passes on the statement inside
RELATIONS = ("takes", "arg", "same", "holds", "works", "leads", "speaks", "passes")
"""speaks: a statement's cue to who said it first; passes: the cue to a hand; takes: trigger to who takes part; arg: at, on, re to its trigger; same: trigger to an earlier one;
holds: title to person; works: title to body; leads: later mention to an earlier one of its actor."""

LATER = re.compile(
    r"(?:he|she|it|they|him|her|his|hers|its|their|theirs|them|himself|herself|itself|themselves|who|whose|whom|"
    r"which|we|us|our|ours|i|me|my|you|your|both|each|one|others|"
    r"[他她它其我您你]们?|双方|两人|二人|两国|两国元首|两国领导人|本人|对方|后者|前者|我方|自己|彼此)",
    re.IGNORECASE,
)
NAME_KINDS = {"p": ("person",), "o": ("organisation",), "g": ("organisation",), "c": ("place",),
              "l": ("place",), "d": ("product",)}  # fmt: skip
CHINESE_LATER = re.compile(r"(?:该|这|其|此|两|双|本|上述|前述)|.{0,4}(?:方面|一方)$")


@dataclass(slots=True)
class Scene:
    """What a marked text tells beyond names and outermost attributions; spans are half-open code points.

    Args:
        inner: (start, end, label) of attributions inside a content; inner_links: fragment's start, cue's start.
        triggers: (start, end, type, status, news); parts: (start, end, at/on/re).
        said: (cue's start, status); mentions: (start, end, later/unnamed); hands: (mention's start, means).
        places: every mention's start, on which hands are judged.
        pairs: for each relation, (from's start, to's start, target).
        partial: what alone the corpus marks, where it marks only a part; of mentions only those told count.
    """

    inner: list[tuple[int, int, str]] = field(default_factory=list)
    inner_links: list[tuple[int, int]] = field(default_factory=list)
    triggers: list[tuple[int, int, str, str, bool]] = field(default_factory=list)
    parts: list[tuple[int, int, str]] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    hands: list[tuple[int, str]] = field(default_factory=list)
    pairs: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    partial: tuple[str, ...] = ()


def actors_of(mark: Mark) -> tuple[str, ...]:
    """Return the actors that a mention leads to."""
    return tuple(mark.label.split("+"))


def sort_of(one: Marked, mark: Mark) -> str:
    """Say whether a mention is a name, unnamed people, or leads back to an actor (later)."""
    words = one.text[mark.start : mark.end]
    actors = actors_of(mark)
    if all(a[0] == "u" for a in actors):
        return "later" if LATER.fullmatch(words) else "unnamed"
    if len(actors) > 1 or LATER.fullmatch(words):
        return "later"
    if re.search(r"[\u4e00-\u9fff]", words):
        return "later" if CHINESE_LATER.match(words) else "named"
    bare = re.sub(r"^(?:the|a|an|its|his|her|their|this|that)\s+", "", words, flags=re.IGNORECASE)
    head = re.sub(r"[’']s$", "", bare).split()
    return (
        "named"
        if head and (head[0][0].isupper() or head[0][0].isdigit() or head[-1][0].isupper())
        else "later"
    )


def levels(one: Marked) -> dict[str, int]:
    """Return how many other attributions' contents each attribution's cue (or first part) lies in."""
    parts: dict[str, list[Mark]] = {}
    for m in one.of("attribution"):
        for s in m.label.split(".")[1].split("+"):
            parts.setdefault(s, []).append(m)
    heads = {
        s: next((m for m in found if m.label.startswith("cue.")), found[0]) for s, found in parts.items()
    }
    return {
        s: sum(
            any(m.label.startswith("con.") and m.start <= h.start and h.end <= m.end for m in parts[o])
            and not (heads[o].start >= h.start and heads[o].end <= h.end)
            for o in parts
            if o != s
        )
        for s, h in heads.items()
    }


def attribution_labels(one: Marked, level: int) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Return the spans and links of the attributions at one depth, a content cut where its own cue stands in it."""
    depth = levels(one)
    names = {"src": "source", "cue": "cue", "con": "content"}
    spans, links = [], []
    marks: dict[str, dict[str, list[Mark]]] = {}
    for m in one.of("attribution"):
        kind, owners = m.label.split(".")
        for s in owners.split("+"):
            if depth.get(s) == level:
                marks.setdefault(s, {}).setdefault(kind, []).append(m)
    for found in marks.values():
        firm = [m for k in ("src", "cue") for m in found.get(k, ())]
        for m in found.get("con", ()):
            for start, end in without(m.start, m.end, firm, one.text):
                spans.append((start, end, "content"))
                links += [(start, c.start) for c in found.get("cue", ())[:1]]
        for m in firm:
            spans.append((m.start, m.end, names[m.label.split(".")[0]]))
        links += [(m.start, c.start) for m in found.get("src", ()) for c in found.get("cue", ())[:1]]
    return sorted(set(spans), key=lambda s: (s[2] != "content", s[0])), links


def without(start: int, end: int, holes: list[Mark], text: str) -> list[tuple[int, int]]:
    """Cut a stretch where others stand in it, edges trimmed of white space and commas."""
    out, at = [], start
    for hole in sorted(holes, key=lambda m: m.start):
        if at < hole.end and hole.start < end:
            out.append((at, hole.start))
            at = max(at, hole.end)
    out.append((at, end))
    kept = []
    for a, b in out:
        while a < b and (text[a].isspace() or (text[a] == "," and a != start)):
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if b - a > 1:
            kept.append((a, b))
    return kept


def near_first(
    anchor: Mark, sought: str, among: list[tuple[Mark, tuple[str, ...]]], text: str
) -> tuple[set[int], set[int]]:
    """Return the mentions of an actor to be taught (the nearest, and those in the sentence), and all of them."""
    mine = [m for m, actors in among if sought in actors]
    if not mine:
        return set(), set()
    best = min(mine, key=lambda m: max(m.start - anchor.end, anchor.start - m.end, 0))
    a = max((text.rfind(c, 0, anchor.start) for c in ".\n。！？"), default=-1)
    ends = [k for c in (". ", ".\n", "\n", "。") if (k := text.find(c, anchor.end)) >= 0]
    b = min(ends, default=len(text))
    return {best.start} | {m.start for m in mine if a < m.start < b}, {m.start for m in mine}


def scene_of(one: Marked) -> Scene:
    """Turn a marked text into labels."""
    out = Scene()
    out.inner, out.inner_links = attribution_labels(one, 1)
    mentions = [(m, actors_of(m)) for m in one.of("actors")]
    sorts = {id(m): sort_of(one, m) for m, _ in mentions}
    outermost = [m for m, _ in mentions if sorts[id(m)] != "named"]
    out.mentions = [
        (m.start, m.end, sorts[id(m)])
        for m in outermost
        if not any(o is not m and o.start <= m.start and m.end <= o.end for o in outermost)
    ]
    triggers = [(m, m.label.split("+")) for m in one.of("trigger")]
    for m, told in triggers:
        first = one.engagements[told[0]]
        out.triggers.append((m.start, m.end, first.type, first.status, first.news))
    parts = [(m, re.findall(r"e\d+", m.label)) for m in one.of("part")]
    out.parts = [(m.start, m.end, m.label[:2]) for m, _ in parts]
    out.said = [
        (m.start, one.statements[s].status)
        for m in one.of("attribution")
        if m.label.startswith("cue.")
        for s in m.label[4:].split("+")
        if s in one.statements
    ]
    told = {start for start, _ in out.said}
    relays = outer(one) - set(one.statements)
    out.said += [
        (m.start, "relay")
        for m in one.of("attribution")
        if m.label.startswith("cue.") and m.label[4:] in relays and m.start not in told
    ]
    out.hands = list(hands(one, mentions))
    out.pairs = {
        "takes": taking(one, triggers, mentions),
        "arg": arguing(parts, triggers),
        "same": [
            (b.start, a.start, int(bool(set(x) & set(y))))
            for k, (b, y) in enumerate(triggers)
            for a, x in triggers[:k]
        ],
        **offices(one, mentions),
        "leads": leading(mentions, sorts),
        **saying(one, mentions),
    }
    return out


def saying(
    one: Marked, mentions: list[tuple[Mark, tuple[str, ...]]]
) -> dict[str, list[tuple[int, int, int]]]:
    """Pair a statement's cue with who said it first, and with the hands that passed it on."""
    out: dict[str, list[tuple[int, int, int]]] = {"speaks": [], "passes": []}
    cues = {s: m for m in reversed(one.of("attribution")) if m.label.startswith("cue.")
            for s in m.label[4:].split("+")}  # fmt: skip
    for s, said in one.statements.items():
        if s not in cues:
            continue
        for key, sought in (("speaks", said.speaker), ("passes", tuple(a for a, _ in said.via))):
            taught: set[int] = set()
            left: set[int] = set()
            for actor in sought:
                near, every = near_first(cues[s], actor, mentions, one.text)
                taught |= near
                left |= every
            out[key] += [(cues[s].start, m, 1) for m in taught]
            out[key] += [(cues[s].start, m.start, 0) for m, _ in mentions if m.start not in left]
    return out


def taking(
    one: Marked, triggers: list[tuple[Mark, list[str]]], mentions: list[tuple[Mark, tuple[str, ...]]]
) -> list[tuple[int, int, int]]:
    """Pair triggers with those who take part, and with those who do not."""
    out = []
    for trigger, told in triggers:
        taught: set[int] = set()
        left: set[int] = set()
        for e in told:
            for actor in one.engagements[e].participants:
                near, every = near_first(trigger, actor, mentions, one.text)
                taught |= near
                left |= every
        out += [(trigger.start, s, 1) for s in taught]
        out += [(trigger.start, m.start, 0) for m, _ in mentions if m.start not in left]
    return out


def arguing(
    parts: list[tuple[Mark, list[str]]], triggers: list[tuple[Mark, list[str]]]
) -> list[tuple[int, int, int]]:
    """Pair places, times and topics with the triggers they belong to."""
    out = []
    for part, told in parts:
        mine = [t for t, own in triggers if set(own) & set(told)]
        for e in told:
            found = [t for t, own in triggers if e in own]
            if found:
                best = min(found, key=lambda t: max(t.start - part.end, part.start - t.end, 0))
                out.append((part.start, best.start, 1))
        out += [(part.start, t.start, 0) for t, _ in triggers if t not in mine]
    return out


def offices(
    one: Marked, mentions: list[tuple[Mark, tuple[str, ...]]]
) -> dict[str, list[tuple[int, int, int]]]:
    """Pair titles with who holds them and where."""
    out: dict[str, list[tuple[int, int, int]]] = {"holds": [], "works": []}
    for title in one.of("title"):
        holders = re.findall(r"[pu]\d+", title.label.split(".")[1])
        bodies = title.label.split(".")[2:3]
        for key, sought, kinds in (("holds", holders, "pu"), ("works", bodies, "ogcl")):
            left: set[int] = set()
            for actor in sought:
                mine = [m for m, actors in mentions if actor in actors]
                if mine:
                    best = min(mine, key=lambda m: max(m.start - title.end, title.start - m.end, 0))
                    out[key].append((title.start, best.start, 1))
                    left |= {m.start for m in mine}
            out[key] += [
                (title.start, m.start, 0)
                for m, actors in mentions
                if m.start not in left and any(a[0] in kinds for a in actors)
            ]
    return out


def leading(
    mentions: list[tuple[Mark, tuple[str, ...]]], sorts: dict[int, str]
) -> list[tuple[int, int, int]]:
    """Pair later mentions with the nearest earlier mention of their actor, and with others' mentions."""
    out = []
    for k, (m, actors) in enumerate(mentions):
        if sorts[id(m)] != "later":
            continue
        before = [(n, own) for n, own in mentions[:k] if n.end <= m.start]
        for actor in actors:
            mine = [n for n, own in before if actor in own]
            out += [(m.start, mine[-1].start, 1)] if mine else []
        out += [(m.start, n.start, 0) for n, own in before if not set(own) & set(actors)]
    return out


def hands(one: Marked, mentions: list[tuple[Mark, tuple[str, ...]]]) -> Iterator[tuple[int, str]]:
    """Yield what each mention is as a hand: a mention in the source or cue of an attribution that it passes on."""
    told: dict[str, str] = {}
    for said in one.statements.values():
        told |= dict(said.via)
    frames = [m for m in one.of("attribution") if m.label[:3] in ("src", "cue")]
    for m, actors in mentions:
        within = [f for f in frames if f.start <= m.start and m.end <= f.end]
        own = {a: means for s in one.statements.values() for a, means in s.via
               if any(s_ in f.label for f in within for s_ in [name_of(one, s)])}  # fmt: skip
        means = next((own[a] for a in actors if a in own), None)
        if means is None and within:
            means = next((told[a] for a in actors if a in told), None)
        if means is not None:
            yield m.start, means
        elif within or not any(a in told for a in actors):
            yield m.start, "none"


def name_of(one: Marked, said: object) -> str:
    """Return a statement's name in the list."""
    return next(k for k, v in one.statements.items() if v is said)


def names_of(one: Marked) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the names and titles of a marked text with the kinds that may be learnt for each."""
    out: list[tuple[int, int, tuple[str, ...]]] = [(m.start, m.end, ("title",)) for m in one.of("title")]
    for m in one.of("actors"):
        kind = m.label[0]
        if kind == "u" or sort_of(one, m) != "named":
            continue
        start, end = m.start, m.end
        words = one.text[start:end]
        lead = re.match(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+", words)
        start += lead.end() if lead else 0
        end -= 2 if re.search(r"[’']s$", words) else 0
        words = one.text[start:end]
        if kind == "c" and is_adjective(words):
            out.append((start, end, ("place", "other", "O")))
        elif kind == "g" and " " not in words and len(words) < 14:
            out.append((start, end, ("organisation", "place")))
        elif any(c.isupper() or c > "\u4e00" for c in words):
            out.append((start, end, NAME_KINDS[kind]))
    return sorted(out, key=lambda n: (n[2] != ("title",), -(n[1] - n[0])))


def marked_files(*folders: Path) -> list[Marked]:
    """Return the sound texts of all files of some folders; the others are told on standard output."""
    out = []
    for path in sorted(p for folder in folders for p in folder.glob("*.txt") if ".in." not in p.name):
        for one in marked_texts(path):
            wrong = [str(one)] if isinstance(one, MarkupError) else faults(one)
            if isinstance(one, Marked) and not wrong:
                out.append(one)
            else:
                print(f"left out: {wrong[0]}")
    return out


__all__ = ["CUE", "HAND", "MENTION", "PART", "RELATIONS", "STATUSES", "TRIGGER", "Scene", "scene_of"]
