"""A report with its names given: a rule is tested by itself, not by what the network finds today."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from onrecord.domain.reading import Statement
from onrecord.reading.actors import Cast, adjectives
from onrecord.reading.document import SILENT, Document
from onrecord.reading.encoder import Marks
from onrecord.reading.names import Name, typed
from onrecord.reading.phrases import Phrases
from onrecord.reading.reader import role_words
from onrecord.reading.roles import RoleFound, Roles
from onrecord.reading.scenes import Scenes
from onrecord.reading.syntax import Tree, Word, lemma, sentence_ends, tokens
from onrecord.reading.times import find_times
from onrecord.sources import report_from_text

KINDS = {"p": "person", "o": "organisation", "g": "government", "l": "place", "x": "product"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A report under reading: its text without the marks, its names and roles."""

    doc: Document
    cast: Cast
    roles: tuple[RoleFound, ...]
    phrases: Phrases

    def name(self, actor: str | None) -> str | None:
        """Return the name of an actor by its id."""
        return next((e.name for e in self.cast.entities if f"a{e.number}" == actor), None)


def scene(marked: str, *, published: str | None = None) -> Scene:
    """Make a report of a text whose names are marked: `[o:Acme] bought [o:Bolt]`; states need no mark."""
    text, spans = unmarked(marked)
    report = report_from_text(text, published=published, language="en")
    tree = flat_tree(text, spans)
    silent = [(p.start, p.end) for p in report.passages if p.kind in SILENT]
    named = [typed(Name(start=s, end=e, text=text[s:e], kind=k, sure=1.0)) for s, e, k in spans]
    names = tuple(n for n in named if not any(a <= n.start < b for a, b in silent))
    doc = Document(
        report=report,
        marks=no_marks(),
        tree=tree,
        names=names,
        attributions=(),
        times=tuple(find_times(text, published=report.published)),
        name_of_word={i: n for n in names for i in tree.at(n.start, n.end)},
        low=text.lower(),
        scenes=Scenes(text, no_marks(), lambda _: False),
    )
    cast = Cast(doc)
    adjectives(doc, cast)
    roles = Roles(doc, cast).run()
    return Scene(doc=doc, cast=cast, roles=roles, phrases=Phrases(doc, cast, role_words(roles)))


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without its marks, and (start, end, kind) of each name."""
    text, spans, at = "", [], 0
    while (found := marked.find("[", at)) >= 0:
        kind, close = marked[found + 1 : found + 3], marked.find("]", found)
        if not kind.endswith(":") or close < 0:
            text, at = text + marked[at : found + 1], found + 1
            continue
        text += marked[at:found]
        start = len(text)
        text += marked[found + 3 : close]
        spans.append((start, len(text), KINDS[kind[0]]))
        at = close + 1
    return text + marked[at:], spans


def flat_tree(text: str, spans: list[tuple[int, int, str]]) -> Tree:
    """Return words whose sentences hang on their first word: no rule may need more than the words."""
    bounds, words, sentences, at = tokens(text), [], [], 0
    for number, end in enumerate(sentence_ends(text, bounds)):
        for i in range(at, end):
            start, stop = bounds[i]
            named = any(s <= start < e for s, e, _ in spans)
            tag = (
                "PROPN"
                if named or text[start].isupper()
                else "X"
                if any(c.isalnum() for c in text[start:stop])
                else "PUNCT"
            )
            words.append(
                Word(
                    i=i,
                    start=start,
                    end=stop,
                    text=text[start:stop],
                    lower=text[start:stop].lower(),
                    lemma=lemma(text[start:stop], tag),
                    upos=tag,
                    deprel="dep" if i > at else "root",
                    head=at,
                    sentence=number,
                    piece=0,
                )
            )
        sentences.append((at, end))
        at = end
    below: dict[int, list[int]] = {}
    for w in words:
        if w.head != w.i:
            below.setdefault(w.head, []).append(w.i)
    return Tree(
        text=text,
        words=tuple(words),
        sentences=tuple(sentences),
        below=below,
        starts=[w.start for w in words],
    )


def no_marks() -> Marks:
    """Return what a network says that was not asked."""
    fields = [field.name for field in dataclasses.fields(Marks)]
    return Marks(**{field: np.zeros((0,)) for field in fields})


def statement(one: Scene, words: str, *, speaker: object = None, status: str = "said") -> Statement:
    """Return a statement whose content is the given words of the scene."""
    start = one.doc.text.index(words)
    span = one.doc.span(start, start + len(words))
    made = Statement(
        id="s1",
        speaker=None,
        source=None,
        cue=None,
        content=(span,),
        form="indirect",
        quotations=(),
        status="said",
        language=None,
        according_to=(),
        evidence=(span,),
    )
    return replace(made, speaker=speaker, status=status)  # type: ignore[arg-type]


@pytest.fixture(name="scene")
def _scene() -> Callable[..., Scene]:
    """Return the maker of scenes."""
    return scene


@pytest.fixture(name="statement")
def _statement() -> Callable[..., Statement]:
    """Return the maker of statements."""
    return statement
