"""Marked texts (`training/MARKUP.md`) as expectations: those that the shipped reader was not trained on.

The next training takes them in; until then they say how the present reader does on texts it has not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.markup import Marked, MarkupError, marked_texts

from benchmarks.quality.expectations import (
    Expectations,
    ExpectedEngagement,
    ExpectedParticipant,
    ExpectedStatement,
)

FOLDER = Path(__file__).resolve().parents[2] / "training" / "written"
UNSEEN = ("wg", "wh", "wi", "wj", "wk")  # written since the shipped reader's training: see its model card
NAMED = re.compile(r"[pogcldu]\d+")
TITLE = re.compile(r"t\.([pu]\d+(?:\+[pu]\d+)*)(?:\.([pogcldu]\d+))?")


def unseen(folder: Path = FOLDER, kinds: tuple[str, ...] = UNSEEN) -> Iterator[Expectations]:
    """Yield what is expected of each text that the shipped reader was not trained on.

    Args:
        folder: where the marked files are.
        kinds: the beginnings of their names.

    Raises:
        MarkupError: a text cannot be read.
    """
    for path in sorted(p for kind in kinds for p in folder.glob(f"{kind}-*.txt")):
        for number, one in enumerate(marked_texts(path)):
            if isinstance(one, MarkupError):
                raise one
            yield expected(one, f"{path.stem}/{number}")


def expected(one: Marked, name: str) -> Expectations:
    """Turn the marks of one text into what is expected of its reading."""
    titles = _titles(one)
    return Expectations(
        name=name,
        path=Path(name),
        text=one.text,
        published=one.meta.get("published"),
        engagements=tuple(_engagements(one, titles)),
        roles=(),
        statements=tuple(_statements(one)),
        events=(),
        relations=(),
        claims=(),
        warnings=frozenset(),
        judged=frozenset({"engagements", "statements"}),
    )


def _engagements(one: Marked, titles: dict[str, tuple[str, str | None]]) -> Iterator[ExpectedEngagement]:
    for label, told in one.engagements.items():
        parts = []
        for actor in told.participants:
            title, body = titles.get(actor, (None, None))
            organisation = _name(one, body) if body else None
            parts.append(ExpectedParticipant(name=_name(one, actor), title=title, organisation=organisation))
        places = [one.text[m.start : m.end] for m in one.marks if _of(m.label, "at.", label)]
        yield ExpectedEngagement(
            type=told.type,
            status=told.status,
            participants=tuple(parts),
            date=told.date,
            place=places[0] if places else None,
            topics=(),
            news=told.news,
            caption=False,
            according_to=(),
            judged=frozenset({"date", "news", "place"}),
        )


def _statements(one: Marked) -> Iterator[ExpectedStatement]:
    for label, said in one.statements.items():
        places = tuple((m.start, m.end) for m in one.marks if _of(m.label, "con.", label))
        if not places:  # of silence the words that tell it stand for what was said
            around = [m for m in one.marks if _of(m.label, "src.", label) or _of(m.label, "cue.", label)]
            places = ((min(m.start for m in around), max(m.end for m in around)),) if around else ()
        if places:
            yield ExpectedStatement(
                speaker=_name(one, said.speaker[0]) if said.speaker else None,
                content=one.text[places[0][0] : places[0][1]],
                places=places,
                form=said.form,
                status=said.status,
                according_to=tuple((_name(one, hand), means) for hand, means in said.via),
                judged=frozenset({"according_to"}),
            )


def _of(label: str, kind: str, fact: str) -> bool:
    return label.startswith(kind) and fact in label.removeprefix(kind).split("+")


def _titles(one: Marked) -> dict[str, tuple[str, str | None]]:
    """Return each person's longest title with the body it belongs to."""
    out: dict[str, tuple[str, str | None]] = {}
    for mark in one.marks:
        if found := TITLE.fullmatch(mark.label):
            words = one.text[mark.start : mark.end]
            for person in found[1].split("+"):
                if person not in out or len(words) > len(out[person][0]):
                    out[person] = (words, found[2])
    return out


def _name(one: Marked, actor: str) -> str:
    """Return an actor's name: a person's longest, a body's most used, the longest words of people without one."""
    every = [one.text[m.start : m.end] for m in one.marks if m.label == actor]
    named = [w for w in every if w[:1].isupper() or ord(w[0]) > 127] or every or ["?"]
    if actor[0] in "pu":
        return max(named, key=len)
    return max(named, key=lambda w: (named.count(w), len(w)))
