"""A text with what one corpus says of it, and the classes that the network knows."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from training.scenes import Scene

CORE = ("person", "organisation", "place")
ATTRIBUTION = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
KINDS = ("person", "organisation", "place", "product", "other", "title")
NAMES = ("O", *(f"{e}-{k}" for k in KINDS for e in "BI"))
UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
DEPREL = (
    "root", "nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "obl:tmod",
    "nmod", "nmod:poss", "nmod:unmarked", "amod", "advmod", "advcl", "advcl:relcl", "acl", "acl:relcl",
    "appos", "aux", "aux:pass", "case", "cc", "ccomp", "xcomp", "compound", "compound:prt", "conj", "cop",
    "det", "discourse", "expl", "fixed", "flat", "list", "mark", "nummod", "parataxis", "punct", "vocative",
    "goeswith", "reparandum", "orphan", "dislocated", "dep",
)  # fmt: skip
IGNORED = -100
EVERY = (1 << len(NAMES)) - 1  # a name label that allows every tag: nothing is learnt from it
TITLE = re.compile(
    r"\b(?:(?:Acting|Deputy|Vice|Assistant|Under|Special|Senior|Foreign|Prime|First|Trade|Commerce"
    r"|Defen[sc]e|Finance|Interior|Energy)\s+)*"
    r"(?:President|Vice President|Minister|Secretary(?: of [A-Z]\w+)?(?: of [A-Z]\w+)?|Secretary-General"
    r"|Ambassador|Chancellor|Premier|Governor|Senator"
    r"|Spokesperson|Spokesman|Spokeswoman|Chairman|Chairwoman|Director|Envoy|Commissioner|Advisor"
    r"|Adviser|Counselor|Administrator"
    r"|Crown Prince|CEO|Chief Executive(?: Officer)?|Attorney General|Mayor|Speaker)\b"
    r"|\b(?:foreign minister|prime minister|president|chief executive(?: officer)?|spokesman|spokeswoman"
    r"|spokesperson|secretary of state|ambassador|campaign manager|running mate|senator|governor"
    r"|press secretary|finance minister|chairman|chairwoman|attorney general|director)\b"
)

LEAD = re.compile(
    rf"(?:(?:{TITLE.pattern}|Mr|Mrs|Ms|Dr|Gen|General|Lt|Col|Colonel|Sen|Rep|King|Queen|Pope|Sheik|Sheikh|Sir|Lord)\s*\.?\s+)+"
)


@dataclass
class Labelled:
    """A text and what one corpus says of it; spans are half-open code points.

    Args:
        attributions: (start, end, label) of source, cue and content fragments.
        links: (start of a source or content fragment, start of its cue).
        names: (start, end, allowed kinds) of names; None where the corpus marks no names at all.
        marked: the kinds that the corpus marks wherever they stand.
        words: (start, end, head's index or own, deprel, upos, sentence) of syntactic words.
        scene: what a marked text tells beyond these; None where nothing of it is marked.
        quiet: stretches that surely hold no engagement.
    """

    name: str
    text: str
    attributions: list[tuple[int, int, str]] | None = None
    links: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[int, int, tuple[str, ...]]] | None = None
    marked: tuple[str, ...] = ()
    words: list[tuple[int, int, int, str, str, int]] | None = None
    scene: Scene | None = None
    quiet: list[tuple[int, int]] = field(default_factory=list)


def untitled(
    text: str, names: list[tuple[int, int, tuple[str, ...]]]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Take a leading title ("President", "Mr.") off persons, where a corpus counts it in."""
    out = []
    for start, end, kinds in names:
        lead = LEAD.match(text, start, end) if kinds == ("person",) else None
        out.append((lead.end() if lead and lead.end() < end else start, end, kinds))
    return out


@cache
def states() -> frozenset[str]:
    """Return the names and abbreviations of countries, from the declared data of the package."""
    path = Path(__file__).parents[1] / "src" / "onrecord" / "reading" / "lexicon" / "countries.json"
    declared = json.loads(path.read_text("utf-8"))["countries"]
    return frozenset(form for c in declared for form in (c["name"], *c.get("names", ()), *c.get("short", ())))


def states_as_places(item: Labelled) -> Labelled:
    """Call a country a place wherever it stands: GMB calls it an organisation where it acts."""
    item.names = [
        (s, e, ("place",) if item.text[s:e] in states() else kinds) for s, e, kinds in item.names or ()
    ]
    return item
