"""Sentences with marked names: UNER English-EWT and CrossNER politics, as running text with offsets.

Sources: Mayhew et al. (2024), Universal NER; Liu et al. (2021), CrossNER.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

NameKind = Literal["PER", "ORG", "LOC", "set apart"]

UNER = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
# Signs that a running text sets without the space that divides tokens.
_CLOSE_LEFT = frozenset(".,;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"}
_CLOSE_RIGHT = frozenset("([{$£€“‘")


class Name(NamedTuple):
    """A name in a sentence's text: half-open, code points. "set apart" is a kind that is not scored."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its gold names, and the document it is from."""

    document: str
    text: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One set of sentences.

    Args:
        key: short name in measures.
        title: name in tables.
        path: the file below the corpora folder.
        kinds: the scored kind of each of the corpus's own; the others are set apart.
        unit: what intervals are drawn over.
    """

    key: str
    title: str
    path: str
    kinds: dict[str, str]
    unit: Literal["document", "sentence"]


CORPORA = (
    Corpus(
        key="uner-ewt",
        title="UNER English-EWT dev",
        path="names-en/en_ewt-ud-dev.iob2",
        kinds=UNER,
        unit="document",
    ),
    Corpus(
        key="crossner-politics",
        title="CrossNER politics dev",
        path="names-en/crossner-politics-dev.txt",
        kinds=CROSSNER,
        unit="sentence",
    ),
)


def sentences(corpus: Corpus, root: Path) -> list[Sentence]:
    """Return the corpus's sentences.

    The text is the file's own (`# text =`) where it gives one; otherwise the tokens with the spacing of
    running text. A sentence of a corpus without documents is its own document.

    Raises:
        FileNotFoundError: the file is not below `root`.
        ValueError: a token does not stand in its sentence's text.
    """
    path = root / corpus.path
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; expected {corpus.title}; give --corpora its folder")
    lines = path.read_text("utf-8").splitlines()
    return list(_parsed(lines, corpus))


def _parsed(lines: Iterable[str], corpus: Corpus) -> Iterator[Sentence]:
    document, text, rows, count = "", None, list[tuple[str, str]](), 0
    for line in (*lines, ""):
        if line.startswith("# newdoc id ="):
            document = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif line and "\t" in line and not line.startswith("# "):
            columns = line.split("\t")
            rows.append((columns[0], columns[1]) if len(columns) == 2 else (columns[1], columns[2]))
        elif not line and rows:
            count += 1
            name = document if corpus.unit == "document" else f"{corpus.key}-{count}"
            yield _sentence(name, text, rows, corpus)
            text, rows = None, []


def _sentence(document: str, text: str | None, rows: list[tuple[str, str]], corpus: Corpus) -> Sentence:
    tokens = [token for token, _ in rows]
    if text is None:
        text = running(tokens)
    places, at = [], 0
    for token in tokens:
        start = text.find(token, at)
        if start < 0 or text[at:start].strip():
            raise ValueError(f"{document}: token {token!r} does not stand in the text after {at}")
        at = start + len(token)
        places.append((start, at))
    return Sentence(document=document, text=text, names=tuple(_names(rows, places, corpus.kinds)))


def running(tokens: list[str]) -> str:
    """Return tokens as running text: no space before closing signs, none after opening ones."""
    text, last, inside = "", "", False
    for token in tokens:
        closing = token == '"' and inside
        joined = token.lower() in _CLOSE_LEFT or closing or last in _CLOSE_RIGHT or (last == '"' and inside)
        text += token if joined or not text else f" {token}"
        if token == '"':
            inside = not inside
        last = token
    return text


def _names(
    rows: list[tuple[str, str]], places: list[tuple[int, int]], kinds: dict[str, str]
) -> Iterator[Name]:
    own, start, end = "", 0, 0
    for (_, tag), (left, right) in zip((*rows, ("", "O")), (*places, (0, 0)), strict=True):
        prefix, _, kind = tag.partition("-")
        if prefix == "I" and kind == own:
            end = right
            continue
        if own:
            yield Name(start, end, _scored(own, kinds))
        own, start, end = (kind, left, right) if prefix in ("B", "I") else ("", 0, 0)


def _scored(kind: str, kinds: dict[str, str]) -> NameKind:
    match kinds.get(kind):
        case "PER":
            return "PER"
        case "ORG":
            return "ORG"
        case "LOC":
            return "LOC"
        case _:
            return "set apart"
