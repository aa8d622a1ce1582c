"""PolNeAR's articles and attributions, and a reading put in the same terms.

Source: Newell, Margolin and Ruths (2018), An Attribution Relations Corpus for Political News.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from onrecord.domain.reading import Reading

Label = Literal["source", "cue", "content"]
LABELS: tuple[Label, ...] = ("source", "cue", "content")
Range = tuple[int, int]
Attribution = Mapping[str, tuple[Range, ...]]


class Mark(NamedTuple):
    """A labelled range of an article's text, half-open, code points."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Every mark of one article, and which of them belong together.

    Args:
        spans: all marks, trimmed of white space; a discontinuous content is several.
        attributions: the ranges of each attribution by label.
    """

    spans: frozenset[Mark]
    attributions: tuple[Attribution, ...]

    def of(self, label: Label) -> list[Mark]:
        """Return the marks of one label in the order of the text."""
        return sorted(mark for mark in self.spans if mark.label == label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article with the marks of its first annotator, by the order of the file names."""

    name: str
    annotator: str
    path: Path
    text: str
    gold: Marks


def articles(part: Path, most: int | None = None) -> list[Article]:
    """Return the articles under `part/text` with their marks under `part/attributions`, in order of name.

    Args:
        part: the folder of one part of the corpus.
        most: how many articles at most.

    Raises:
        FileNotFoundError: the folder holds no article, or an article has no annotation.
    """
    texts = sorted(part.glob("text/*.txt"))[:most]
    if not texts:
        raise FileNotFoundError(f"{part}: no text/*.txt; expected PolNeAR; see --corpora")
    return [_article(part, path) for path in texts]


def sample(whole: Iterable[Article], size: int) -> list[Article]:
    """Return `size` articles chosen by the hash of their text, so that any checkout chooses the same."""
    ranked = sorted(whole, key=lambda one: hashlib.sha256(one.text.encode("utf-8")).digest())
    return sorted(ranked[:size], key=lambda one: one.name)


def files(chosen: Iterable[Article]) -> list[Path]:
    """Return the text and annotation files behind `chosen`."""
    return [path for one in chosen for path in (one.path, _annotation(one.path))]


def marks_of(reading: Reading, raw: str) -> Marks:
    """Return what a reading marks, in offsets of `raw`, the article as the corpus has it.

    Where the reader's frozen text is not `raw` itself, its offsets are moved by where it begins in `raw`.
    """
    text = reading.report.text
    shift = 0 if text == raw else max(0, raw.find(text[:40]))
    spans: set[Mark] = set()
    attributions: list[Attribution] = []
    for statement in reading.statements:
        given = {"source": (statement.source,), "cue": (statement.cue,), "content": statement.content}
        attribution: dict[str, tuple[Range, ...]] = {}
        for label in LABELS:
            ranges = [trimmed(raw, one.start + shift, one.end + shift) for one in given[label] if one]
            if ranges:
                attribution[label] = tuple(ranges)
                spans |= {Mark(start, end, label) for start, end in ranges}
        if attribution:
            attributions.append(attribution)
    return Marks(spans=frozenset(spans), attributions=tuple(attributions))


def trimmed(text: str, start: int, end: int) -> Range:
    """Return the range without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def parse(annotation: str, text: str) -> Marks:
    """Return the marks of a brat standoff file.

    An attribution with two marks of one label ("Content2") keeps the last named.
    """
    marked: dict[str, tuple[str, tuple[Range, ...]]] = {}
    events: list[list[str]] = []
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        body = rest.partition("\t")[0]
        if key.startswith("T") and body:
            label, _, ranges = body.partition(" ")
            marked[key] = label.lower(), tuple(_range(one) for one in ranges.split(";"))
        elif key.startswith("E") and body:
            events.append(body.split())
    spans = frozenset(
        Mark(*trimmed(text, start, end), label)
        for name, ranges in marked.values()
        for label in LABELS
        if name == label
        for start, end in ranges
    )
    return Marks(spans=spans, attributions=tuple(_attribution(event, marked) for event in events))


def _attribution(event: list[str], marked: Mapping[str, tuple[str, tuple[Range, ...]]]) -> Attribution:
    attribution: dict[str, tuple[Range, ...]] = {}
    for argument in event:
        role, _, key = argument.partition(":")
        label = role.lower().rstrip("0123456789")
        if label in LABELS and key in marked:
            attribution[label] = marked[key][1]
    return attribution


def _range(words: str) -> Range:
    start, end = words.split()
    return int(start), int(end)


def _annotation(text: Path) -> Path:
    found = sorted(text.parent.parent.glob(f"attributions/{text.stem}_*.ann"))
    if not found:
        raise FileNotFoundError(f"{text.name}: no annotation; expected attributions/{text.stem}_*.ann")
    return found[0]


def _article(part: Path, path: Path) -> Article:
    annotation = _annotation(path)
    text = path.read_text("utf-8")
    return Article(
        name=path.stem,
        annotator=annotation.stem.removeprefix(f"{path.stem}_"),
        path=path,
        text=text,
        gold=parse(annotation.read_text("utf-8"), text),
    )
