"""Corpora to windows of pieces with the labels that each corpus gives; what it does not label is left open.

A name label is a set of tags that the corpus allows at a piece: in a corpus that marks no products, an
unmarked piece may still be one. Every set used is listed, with its licence, in the model card.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.gum import conllu
from training.labelled import (
    ATTRIBUTION,
    CORE,
    DEPREL,
    EVERY,
    IGNORED,
    NAMES,
    TITLE,
    UPOS,
    Labelled,
    states_as_places,
    untitled,
)
from training.markup import TYPES, Marked
from training.scenes import (
    CUE,
    HAND,
    MENTION,
    PART,
    STATUSES,
    TRIGGER,
    Scene,
    attribution_labels,
    marked_files,
    names_of,
    scene_of,
)
from training.standoff import marked_standoff

FIELDS = ("attribution", "link", "heads", "deprel", "upos", "inner", "inner_link", "trigger", "part", "status",
          "news", "kind", "said", "mention", "hand")  # fmt: skip
POINTERS = ("link", "heads", "inner_link")


@dataclass
class Window:
    """Pieces with labels; all arrays have one entry a piece; `pairs` are (from, to, target) a relation."""

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
    inner: np.ndarray
    inner_link: np.ndarray
    trigger: np.ndarray
    part: np.ndarray
    status: np.ndarray
    news: np.ndarray
    kind: np.ndarray
    said: np.ndarray
    mention: np.ndarray
    hand: np.ndarray
    pairs: dict[str, list[tuple[int, int, int]]]


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
            yield Labelled("polnear", text, marks, links, titles)


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
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["guid"] not in gold_releases()]
    random.Random(seed).shuffle(rows)
    for row in rows[:limit]:
        text = row["text"][:3000]
        yield Labelled(
            "releases", text, None, [], [(m.start(), m.end(), ("title",)) for m in TITLE.finditer(text)]
        )


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


def spans_onto(
    values: np.ndarray, tags: tuple[str, ...], spans: list[tuple[int, int, str]], inside: Inside
) -> None:
    """Write BIO tags over pieces; later spans win, and what they leave of an earlier one begins anew."""
    values[:] = 0
    owner = np.full(len(values), -1)
    for number, (start, end, label) in enumerate(spans):
        for i in inside(start, end):
            values[i], owner[i] = tags.index(f"I-{label}"), number
    for i in range(len(values)):
        if values[i] and (i == 0 or owner[i] != owner[i - 1]):
            values[i] = tags.index(f"B-{tags[values[i]][2:]}")


def links_onto(values: np.ndarray, links: list[tuple[int, int]], inside: Inside) -> None:
    """Write pointers from fragments to their cues."""
    for start, cue in links:
        a, b = inside(start, start + 1), inside(cue, cue + 1)
        if a and b:
            values[a[0]] = b[0]


def scene_onto(
    out: dict[str, np.ndarray], scene: Scene, inside: Inside
) -> dict[str, list[tuple[int, int, int]]]:
    """Write a marked text's labels over pieces and return its pairs as pieces."""
    if not scene.partial:
        spans_onto(out["inner"], ATTRIBUTION, scene.inner, inside)
        links_onto(out["inner_link"], scene.inner_links, inside)
        spans_onto(out["trigger"], TRIGGER, [(s, e, k) for s, e, k, _, _ in scene.triggers], inside)
        spans_onto(out["part"], PART, scene.parts, inside)
        spans_onto(out["mention"], MENTION, scene.mentions, inside)
    for start, end, label in scene.mentions if scene.partial else ():
        for k, i in enumerate(inside(start, end)):
            out["mention"][i] = MENTION.index(f"{'I' if k else 'B'}-{label}")
    for start, end, kind, status, news in scene.triggers:
        for i in inside(start, end):
            out["status"][i], out["news"][i] = STATUSES.index(status), int(news)
            out["kind"][i] = TYPES.index(kind)
    for key, tags, told in (("said", CUE, scene.said), ("hand", HAND, scene.hands)):
        for start, value in told:
            for i in inside(start, start + 1)[:1]:
                out[key][i] = tags.index(value)
    pairs = {}
    for relation, found in scene.pairs.items():
        pieces_of = [(inside(a, a + 1), inside(b, b + 1), y) for a, b, y in found]
        pairs[relation] = [(a[0], b[0], y) for a, b, y in pieces_of if a and b and a[0] != b[0]]
    return pairs


Inside = Callable[[int, int], range]


def labels_of(
    item: Labelled, starts: np.ndarray, ends: np.ndarray
) -> tuple[dict[str, np.ndarray], dict[str, list[tuple[int, int, int]]]]:
    """Project a text's spans onto its pieces: labels a piece, and pairs of pieces."""
    n = len(starts)
    out = {k: np.full(n, IGNORED, np.int64) for k in FIELDS}
    out["names"] = np.full(n, EVERY, np.int64)
    out["sentence"] = np.full(n, -1, np.int64)

    def inside(start: int, end: int) -> range:
        return range(int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left")))

    if item.attributions is not None:
        spans_onto(out["attribution"], ATTRIBUTION, item.attributions, inside)
        links_onto(out["link"], item.links, inside)
    pairs = scene_onto(out, item.scene, inside) if item.scene is not None else {}
    for start, end in item.quiet:
        for i in inside(start, end):
            out["trigger"][i] = out["part"][i] = 0
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
    return out, pairs


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
    labels, pairs = labels_of(item, starts, ends)
    shapes = np.array([shape(item.text[s:e]) for s, e in zip(starts, ends, strict=True)], np.int64)
    for a, b in cuts(item.text, starts, size - 2, offset):

        def wrap(values: np.ndarray, fill: int, a: int = a, b: int = b) -> np.ndarray:
            return np.concatenate([[fill], values[a:b], [fill]]).astype(np.int64)

        part = {
            k: wrap(v, EVERY if k == "names" else -1 if k == "sentence" else IGNORED)
            for k, v in labels.items()
        }
        for key in ("attribution", "inner"):
            if part[key][1] > 0 and part[key][1] % 2 == 0:
                part[key][1] -= 1  # a span cut in two begins anew: no path of the chain begins with I
        for key in POINTERS:
            target = part[key] - a + 1
            part[key] = np.where((part[key] >= a) & (part[key] < b), target, IGNORED)
        yield Window(
            name=item.name,
            ids=np.concatenate([[bos], ids[a:b], [eos]]),
            starts=wrap(starts, 0),
            ends=wrap(ends, 0),
            shapes=wrap(shapes, 0),
            pairs={
                relation: [(i - a + 1, j - a + 1, y) for i, j, y in found if a <= i < b and a <= j < b]
                for relation, found in pairs.items()
            },
            **part,
        )


def marked(one: Marked) -> Labelled:
    """Turn a marked text into a labelled one.

    Names of organisations and places that play no part may be left unmarked there, so only persons and titles
    are taught as absent: with all kinds, names on CrossNER's development part fell from 72 to 66.
    """
    spans, links = attribution_labels(one, 0)
    return Labelled("marked", one.text, spans, links, names_of(one), ("person", "title"), scene=scene_of(one))


ENGAGING = re.compile(
    r"\b(?:meet|met|meeting|talk|call|phone|spoke|speak|visit|host|welcom|receiv|summit|dialogue|negotiat|"
    r"sign|dinner|lunch|breakfast|reception|conference|convers|discuss|consult|gather|forum|trip|travel|tour|"
    r"attend|invit|join|session|round|event|rally|debate|interview|sat down|convene|ceremon|opening|audience|"
    r"sit down|engage|exchange|deal|agreement|treaty|peace|went|go to|flew|arriv|appear|speech|address|stop)",
    re.IGNORECASE,
)


QUIET = 6  # one in so many such paragraphs is taught: they would drown the marked texts


def uneventful(item: Labelled) -> Labelled:
    """Teach that some paragraphs without any word of meeting hold no engagement; the others stay open."""
    found = [m.span() for m in re.finditer(r"[^\n]+", item.text) if not ENGAGING.search(m.group())]
    return replace(item, quiet=found[::QUIET])


def gold_releases() -> frozenset[str]:
    """Return the addresses of the releases that quality is measured on: nothing is learnt from them."""
    path = Path(__file__).parents[1] / "benchmarks" / "quality" / "gold" / "releases.json"
    return frozenset(row["guid"] for row in json.loads(path.read_text("utf-8"))["releases"])


MARKED = 3  # times that a marked text is read in an epoch, each time cut into other windows


def training_texts(root: Path, *, chinese: bool, seed: int) -> list[Labelled]:
    """Collect every labelled text that training reads; `chinese` adds the Chinese sets."""
    en, items = root / "names-en", []
    items += map(uneventful, polnear(root / "polnear" / "train"))
    items += list(conllu(root / "gum" / "train" / "dep")) * 2  # a small treebank beside a large corpus
    items += map(states_as_places, tagged(gmb_lines(en / "gmb.csv", 12_000), "gmb", *SCHEMES["gmb"]))
    items += tagged(column_file(en / "wikigold.conll", 0, 1), "wikigold", *SCHEMES["wikigold"])
    items += tagged(column_file(en / "wnut17-train.conll", 0, 1), "wnut", *SCHEMES["wnut"])
    items += tagged(column_file(en / "crossner-politics-train.txt", 0, 1), "crossner", *SCHEMES["crossner"])
    items += list(tagged(column_file(en / "sec-fin5.txt", 0, 3), "sec", *SCHEMES["sec"]))[:150]
    items += culotta(root / "roles" / "culotta-train.txt")
    items += map(uneventful, releases(root / "releases-us" / "state.jsonl", 100, seed))
    items += map(uneventful, releases(root / "releases-us" / "whitehouse.jsonl", 60, seed))
    if chinese:
        zh = root / "names-zh"
        items += tagged(
            column_file(zh / "zh_gsdsimp-ud-train.iob2", 1, 2, "\t"), "uner-zh", *SCHEMES["uner"], glue=""
        )
        items += cluener(zh / "cluener-train.jsonl", 2_000)
    return items


WRITTEN = Path(__file__).with_name("written")


def marked_items(corpora: Path) -> list[Labelled]:
    """Collect the marked texts, our own and those of the corpora, each as often as an epoch reads it."""
    return [marked(one) for one in (*marked_files(WRITTEN), *marked_standoff(corpora))] * MARKED
