"""GUM (Zeldes 2017): syntax, names and what leads back to them, from its CoNLL-U files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.labelled import CORE, Labelled, states_as_places, untitled
from training.scenes import Scene

ENTITY = re.compile(r"\((\d+)-([a-z]+)-([^()]*)(\))?|(\d+)\)")
KINDS = {"person": ("person",), "organization": ("organisation",), "place": ("place",)}
PART = 900  # code points after which a new part of a document begins, at a sentence end


@dataclass(slots=True)
class Entity:
    """One mention: the document's number for its referent, its type, and the words it covers (half-open)."""

    number: int
    type: str
    first: int
    end: int = -1


@dataclass(slots=True)
class Part:
    """Some sentences of a document."""

    text: str = ""
    words: list[tuple[int, int, int, str, str, int]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    sentence: int = 0


def conllu(folder: Path, *, names: bool = True) -> Iterator[Labelled]:
    """Yield a treebank's documents in parts of some sentences."""
    for path in sorted(folder.glob("*.conllu")):
        part = Part()
        for block in path.read_text("utf-8").strip().split("\n\n"):
            if len(part.text) > PART:
                yield labelled(part, names=names)
                part = Part()
            add_sentence(block, part)
        if part.text:
            yield labelled(part, names=names)


def add_sentence(block: str, part: Part) -> None:
    """Append one sentence to a part."""
    text, words = part.text, part.words
    if text:
        text += "\n" if "# newpar" in block else " "
    base, inside, until = len(words), -1, 0
    for line in block.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or "." in cells[0]:
            continue
        if "-" in cells[0]:  # a surface word of several syntactic words: its parts share its characters
            inside, until = len(text), int(cells[0].split("-")[1])
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            continue
        at = int(cells[0])
        if at <= until:
            start, end = inside, min(inside + len(cells[1]), len(text))
            inside = end
        else:
            start, end = len(text), len(text) + len(cells[1])
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        head = int(cells[6])
        words.append((start, end, base + (head - 1 if head else at - 1), cells[7], cells[3], part.sentence))
        opened(cells[9], len(words) - 1, part.entities)
    part.text, part.sentence = text.rstrip(" "), part.sentence + 1


def opened(cell: str, word: int, entities: list[Entity]) -> None:
    """Open and close the mentions that one word's last column tells."""
    told = re.search(r"(?:^|\|)Entity=([^|]*)", cell)
    for m in ENTITY.finditer(told[1]) if told else ():
        if m[1]:
            entities.append(Entity(int(m[1]), m[2], word, word + 1 if m[4] else -1))
        else:
            for e in reversed(entities):
                if e.number == int(m[5]) and e.end < 0:
                    e.end = word + 1
                    break


def head_of(e: Entity, part: Part) -> int:
    """Return the word of a mention that hangs on one outside."""
    return next((i for i in range(e.first, e.end) if not e.first <= part.words[i][2] < e.end), e.end - 1)


def proper(e: Entity, part: Part) -> tuple[int, int]:
    """Return the code points of the run of proper nouns around a mention's head."""
    first = last = head_of(e, part)
    joins = ("PROPN",)
    while first > e.first and part.words[first - 1][4] in joins:
        first -= 1
    while last + 1 < e.end and part.words[last + 1][4] in joins:
        last += 1
    return part.words[first][0], part.words[last][1]


def labelled(part: Part, *, names: bool) -> Labelled:
    """Turn a part into a labelled text."""
    item = Labelled("gum", part.text, words=part.words)
    told = [e for e in part.entities if e.end > e.first]
    if not names or not told:
        return item
    upos = {i: w[4] for i, w in enumerate(part.words)}
    found = [
        (*proper(e, part), KINDS.get(e.type, ("product", "other", "O")))
        for e in told
        if upos[head_of(e, part)] == "PROPN"
    ]
    clean = {(s, e): kinds for s, e, kinds in found}
    item.names = untitled(part.text, [(s, e, kinds) for (s, e), kinds in sorted(clean.items())])
    item.marked = CORE
    states_as_places(item)
    item.scene = Scene(partial=("mention", "leads"))
    mine = [e for e in told if e.type in KINDS]
    for e in mine:
        if upos[head_of(e, part)] == "PROPN":
            continue
        before = [b for b in mine if b.number == e.number and b.first < e.first and b.end <= e.first]
        if not before:
            continue
        start, end = part.words[e.first][0], part.words[e.end - 1][1]
        item.scene.mentions.append((start, end, "later"))
        pairs = item.scene.pairs.setdefault("leads", [])
        pairs.append((start, part.words[before[-1].first][0], 1))
        pairs += [
            (start, part.words[b.first][0], 0) for b in mine if b.number != e.number and b.end <= e.first
        ]
    return item
