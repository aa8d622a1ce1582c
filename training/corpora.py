"""Corpora to windows of pieces with the labels that each corpus gives; what it does not label is left open.

A name label is a set of tags that the corpus allows at a piece: in a corpus that marks no products, an
unmarked piece may still be one. Every set used is listed, with its licence, in the model card.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

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
    """

    name: str
    text: str
    attributions: list[tuple[int, int, str]] | None = None
    links: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[int, int, tuple[str, ...]]] | None = None
    marked: tuple[str, ...] = ()
    words: list[tuple[int, int, int, str, str, int]] | None = None


@dataclass
class Window:
    """Pieces with labels; all arrays have one entry a piece."""

    name: str
    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    shapes: np.ndarray
    attribution: np.ndarray
    link: np.ndarray
    names: np.ndarray
    heads: np.ndarray
    deprel: np.ndarray
    upos: np.ndarray
    sentence: np.ndarray


def brat(path: Path) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Read the attributions of a brat standoff file; a discontinuous span is several fragments."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    links = []
    for line in path.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) >= 2:
            label, rest = parts[1].split(" ", 1)
            fragments = [(int(a), int(b)) for a, b in (pair.split() for pair in rest.split(";"))]
            spans[parts[0]] = (label.lower(), fragments)
        elif line.startswith("E") and len(parts) >= 2:
            roles = [a.split(":") for a in parts[1].split()]
            cue = [spans[v][1][0][0] for k, v in roles if k.startswith("Cue") and v in spans]
            for k, v in roles:
                if cue and k.startswith(("Source", "Content")) and v in spans:
                    links.extend((start, cue[0]) for start, _ in spans[v][1])
    marks = [
        (s, e, label)
        for label, frs in spans.values()
        if label in ("source", "cue", "content")
        for s, e in frs
    ]
    return marks, links


def polnear(folder: Path, *, first_only: bool = False) -> Iterator[Labelled]:
    """Yield PolNeAR articles (Newell et al. 2018), one for each annotator unless `first_only`."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text("utf-8")
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        for ann in files[:1] if first_only else files:
            marks, links = brat(ann)
            titles = [(m.start(), m.end(), ("title",)) for m in TITLE.finditer(text)]
            yield Labelled("polnear", text, marks, links, titles, ("title",))


def untitled(
    text: str, names: list[tuple[int, int, tuple[str, ...]]]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Take a leading title ("President", "Mr.") off persons, where a corpus counts it in."""
    out = []
    for start, end, kinds in names:
        lead = LEAD.match(text, start, end) if kinds == ("person",) else None
        out.append((lead.end() if lead and lead.end() < end else start, end, kinds))
    return out


def tagged(
    lines: Iterator[tuple[str, str] | None],
    name: str,
    kinds: dict[str, tuple[str, ...]],
    marked: tuple[str, ...],
    glue: str = " ",
    group: int = 4,
) -> Iterator[Labelled]:
    """Turn (word, BIO or IO tag) lines, None between sentences, into texts of `group` sentences."""
    text, names, count, last = "", [], 0, "O"
    for line in lines:
        if line is None:
            count += bool(text) and not text.endswith("\n")
            if text and count >= group:
                yield Labelled(name, text.rstrip("\n"), None, [], untitled(text, names), marked)
                text, names, count = "", [], 0
            elif text and not text.endswith("\n"):
                text = text.rstrip(" ") + "\n"
            last = "O"
            continue
        word, tag = line
        start = len(text)
        text += word + glue
        label = tag.split("-", 1)[1] if "-" in tag else ""
        if label in kinds:
            if not tag.startswith("B") and last == label and names:
                names[-1] = (names[-1][0], start + len(word), names[-1][2])
            else:
                names.append((start, start + len(word), kinds[label]))
        last = label
    if text:
        yield Labelled(name, text.rstrip("\n"), None, [], names, marked)


PERSON, BODY, PLACE = ("person",), ("organisation",), ("place",)
THING, ANYTHING = ("product", "other"), ("product", "other", "O")
CORE = ("person", "organisation", "place")
SCHEMES: dict[str, tuple[dict[str, tuple[str, ...]], tuple[str, ...]]] = {
    "gmb": (
        {
            "per": PERSON,
            "org": BODY,
            "geo": PLACE,
            "gpe": ("place", "other", "O"),
            "art": THING,
            "eve": ("other",),
            "nat": ("other",),
        },
        CORE,
    ),
    "wikigold": ({"PER": PERSON, "ORG": BODY, "LOC": PLACE, "MISC": THING}, (*CORE, "product", "other")),
    "wnut": (
        {
            "person": PERSON,
            "location": PLACE,
            "corporation": BODY,
            "group": ("organisation", "other"),
            "product": ("product",),
            "creative-work": ("other",),
        },
        (*CORE, "product"),
    ),
    "crossner": (
        {
            "politician": PERSON,
            "person": PERSON,
            "organisation": BODY,
            "politicalparty": BODY,
            "country": PLACE,
            "location": PLACE,
            "election": ("other",),
            "event": ("other",),
            "misc": ANYTHING,
        },
        CORE,
    ),
    "sec": ({"PER": PERSON, "ORG": BODY, "LOC": PLACE, "MISC": THING}, CORE),
    "uner": ({"PER": PERSON, "ORG": BODY, "LOC": PLACE, "OTH": ANYTHING}, CORE),
}


def column_file(path: Path, word: int, tag: int, sep: str | None = None) -> Iterator[tuple[str, str] | None]:
    """Yield (word, tag) pairs of a column file, None at sentence ends and document marks."""
    for line in path.read_text("utf-8").splitlines():
        parts = line.split(sep) if line.strip() else []
        if not parts or parts[0] in ("-DOCSTART-", "#") or line.startswith("# "):
            yield None
        elif len(parts) > max(word, tag if tag >= 0 else 0):
            yield parts[word], parts[tag]


def gmb_lines(path: Path, limit: int) -> Iterator[tuple[str, str] | None]:
    """Yield GMB's rows; its last sentence stops in the middle and is left out by the limit."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        count = 0
        for row in rows:
            if row[0]:
                count += 1
                if count > limit:
                    return
                yield None
            yield row[1], row[3]


def cluener(path: Path, limit: int) -> Iterator[Labelled]:
    """Yield CLUENER sentences: Chinese names with positions, governments and companies told apart."""
    kinds = {
        "name": PERSON,
        "company": BODY,
        "government": BODY,
        "organization": BODY,
        "position": ("title",),
        "address": PLACE,
        "scene": PLACE,
        "book": ("other",),
        "game": THING,
        "movie": ("other",),
    }
    for line in path.read_text("utf-8").splitlines()[:limit]:
        row = json.loads(line)
        names = [
            (s, e + 1, kinds[k])
            for k, found in row["label"].items()
            for places in found.values()
            for s, e in places
        ]
        yield Labelled("cluener", row["text"], None, [], names, (*CORE, "title", "product", "other"))


def culotta(path: Path) -> Iterator[Labelled]:
    """Yield Wikipedia paragraphs whose links name job titles (Culotta et al. 2006)."""
    link = re.compile(r'<a [^>]*?(?:relation="([^"]*)")?>(.*?)</a>', re.DOTALL)
    for block in path.read_text("utf-8", "replace").split("\n\n"):
        body = block.split("\n", 1)[1] if block.startswith("url=") and "\n" in block else ""
        if 'relation="job_title"' not in body:
            continue
        text, names, at = "", [], 0
        for match in link.finditer(body):
            text += re.sub(r"<[^>]*>", "", body[at : match.start()])
            start = len(text)
            text += re.sub(r"<[^>]*>", "", match[2])
            if match[1] == "job_title" and len(text) > start:
                names.append((start, len(text), ("title",)))
            at = match.end()
        text += re.sub(r"<[^>]*>", "", body[at:])
        names += [
            (m.start(), m.end(), ("title",))
            for m in TITLE.finditer(text)
            if not any(s < m.end() and m.start() < e for s, e, _ in names)
        ]
        yield Labelled("culotta", text[:1500], None, [], [n for n in names if n[1] <= 1500], ("title",))


def releases(path: Path, limit: int, seed: int) -> Iterator[Labelled]:
    """Yield US releases with titles marked by pattern: silver, for the words of office."""
    lines = path.read_text("utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    for line in lines[:limit]:
        text = json.loads(line)["text"][:3000]
        yield Labelled(
            "releases",
            text,
            None,
            [],
            [(m.start(), m.end(), ("title",)) for m in TITLE.finditer(text)],
            ("title",),
        )


def conllu(folder: Path) -> Iterator[Labelled]:
    """Yield GUM documents (Zeldes 2017) in pieces of some sentences, with their syntax."""
    for path in sorted(folder.glob("*.conllu")):
        text, words, sentence = "", [], 0
        for block in path.read_text("utf-8").strip().split("\n\n"):
            if len(text) > 900:
                yield Labelled("gum", text, words=words)
                text, words, sentence = "", [], 0
            text, sentence = add_sentence(block, text, words, sentence), sentence + 1
        if text:
            yield Labelled("gum", text, words=words)


def add_sentence(
    block: str, text: str, words: list[tuple[int, int, int, str, str, int]], sentence: int
) -> str:
    """Append one CoNLL-U sentence to `words` and return the text so far."""
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
        words.append((start, end, base + (head - 1 if head else at - 1), cells[7], cells[3], sentence))
    return text.rstrip(" ")


def shape(word: str) -> int:
    """Return the letter-case class of a piece's characters: other, lower, Capitalised, UPPER, miXed."""
    if not any(c.isalpha() for c in word):
        return 0
    if word.islower():
        return 1
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 3 if word.isupper() else 4


def pieces(tokenizer: Tokenizer, text: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Encode a text; starts and ends are code points with leading white space taken off each piece."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids, starts, ends = [], [], []
    for i, (s, e) in zip(encoding.ids, encoding.offsets, strict=True):
        while s < e and text[s].isspace():
            s += 1
        while e > s and text[e - 1].isspace():
            e -= 1
        if s < e:
            ids.append(i)
            starts.append(s)
            ends.append(e)
    return np.array(ids, np.int64), np.array(starts, np.int64), np.array(ends, np.int64)


def labels_of(item: Labelled, starts: np.ndarray, ends: np.ndarray) -> dict[str, np.ndarray]:
    """Project a text's spans onto its pieces."""
    n = len(starts)
    out = {k: np.full(n, IGNORED, np.int64) for k in ("attribution", "link", "heads", "deprel", "upos")}
    out["names"] = np.full(n, EVERY, np.int64)
    out["sentence"] = np.full(n, -1, np.int64)

    def inside(start: int, end: int) -> range:
        return range(int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left")))

    if item.attributions is not None:
        out["attribution"][:] = 0
        for start, end, label in item.attributions:
            for k, i in enumerate(inside(start, end)):
                out["attribution"][i] = ATTRIBUTION.index(f"{'I' if k else 'B'}-{label}")
        for start, cue in item.links:
            a, b = inside(start, start + 1), inside(cue, cue + 1)
            if a and b:
                out["link"][a[0]] = b[0]
    if item.names is not None:
        free = 1 | sum(1 << t for t, tag in enumerate(NAMES) if t and tag[2:] not in item.marked)
        out["names"][:] = free
        for start, end, kinds in item.names:
            for k, i in enumerate(inside(start, end)):
                out["names"][i] = sum(
                    1 if kind == "O" else 1 << NAMES.index(f"{'I' if k else 'B'}-{kind}") for kind in kinds
                )
    if item.words is not None:
        first = [(inside(w[0], max(w[1], w[0] + 1)) or [None])[0] for w in item.words]
        for (_, _, head, deprel, upos, sentence), i in zip(item.words, first, strict=True):
            if i is None or out["sentence"][i] >= 0:
                continue
            out["sentence"][i] = sentence
            out["upos"][i] = UPOS.index(upos)
            out["deprel"][i] = DEPREL.index(deprel if deprel in DEPREL else deprel.split(":")[0])
            out["heads"][i] = first[head] if first[head] is not None else IGNORED
    return out


def cuts(text: str, starts: np.ndarray, size: int, offset: int = 0) -> list[tuple[int, int]]:
    """Cut pieces into windows of at most `size`, at paragraph ends where one is near, else at a sentence's.

    Args:
        offset: size of the first window, to vary the cuts between epochs; 0 for full size.
    """
    breaks = (
        [0] + [i for i in range(1, len(starts)) if "\n" in text[starts[i - 1] : starts[i]]] + [len(starts)]
    )
    out, at, limit = [], 0, offset or size
    while at < len(starts):
        fit = [b for b in breaks if at < b <= at + limit]
        if fit:
            end = fit[-1]
        else:
            end = min(at + limit, len(starts))
            stops = [
                i
                for i in range(max(at + 1, at + limit // 2), end)
                if not text[starts[i - 1] : starts[i]].isspace()
                and text[max(0, starts[i] - 2) : starts[i]].rstrip()[-1:] in '.!?。！？”"'
            ]
            end = stops[-1] if stops and end < len(starts) else end
        out.append((at, end))
        at, limit = end, size
    return out


def windows(
    item: Labelled, tokenizer: Tokenizer, size: int, bos: int, eos: int, offset: int = 0
) -> Iterator[Window]:
    """Cut a labelled text into windows of at most `size` pieces, with the two special pieces around them."""
    ids, starts, ends = pieces(tokenizer, item.text)
    if not len(ids):
        return
    labels = labels_of(item, starts, ends)
    shapes = np.array([shape(item.text[s:e]) for s, e in zip(starts, ends, strict=True)], np.int64)
    for a, b in cuts(item.text, starts, size - 2, offset):

        def wrap(values: np.ndarray, fill: int, a: int = a, b: int = b) -> np.ndarray:
            return np.concatenate([[fill], values[a:b], [fill]]).astype(np.int64)

        part = {
            k: wrap(v, EVERY if k == "names" else -1 if k == "sentence" else IGNORED)
            for k, v in labels.items()
        }
        for key in ("link", "heads"):
            target = part[key] - a + 1
            part[key] = np.where((part[key] >= a) & (part[key] < b), target, IGNORED)
        yield Window(
            name=item.name,
            ids=np.concatenate([[bos], ids[a:b], [eos]]),
            starts=wrap(starts, 0),
            ends=wrap(ends, 0),
            shapes=wrap(shapes, 0),
            **part,
        )


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


def training_texts(root: Path, *, chinese: bool, seed: int) -> list[Labelled]:
    """Collect every labelled text that training reads; `chinese` adds the Chinese sets."""
    en, items = root / "names-en", []
    items += polnear(root / "polnear" / "train")
    items += list(conllu(root / "gum" / "train" / "dep")) * 2  # a small treebank beside a large corpus
    items += map(states_as_places, tagged(gmb_lines(en / "gmb.csv", 6_000), "gmb", *SCHEMES["gmb"]))
    items += tagged(column_file(en / "wikigold.conll", 0, 1), "wikigold", *SCHEMES["wikigold"])
    items += tagged(column_file(en / "wnut17-train.conll", 0, 1), "wnut", *SCHEMES["wnut"])
    items += tagged(column_file(en / "crossner-politics-train.txt", 0, 1), "crossner", *SCHEMES["crossner"])
    items += list(tagged(column_file(en / "sec-fin5.txt", 0, 3), "sec", *SCHEMES["sec"]))[:150]
    items += culotta(root / "roles" / "culotta-train.txt")
    items += releases(root / "releases-us" / "state.jsonl", 150, seed)
    items += releases(root / "releases-us" / "whitehouse.jsonl", 100, seed)
    if chinese:
        zh = root / "names-zh"
        items += tagged(
            column_file(zh / "zh_gsdsimp-ud-train.iob2", 1, 2, "\t"), "uner-zh", *SCHEMES["uner"], glue=""
        )
        items += cluener(zh / "cluener-train.jsonl", 2_000)
    return items
