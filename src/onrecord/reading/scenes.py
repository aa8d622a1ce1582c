"""What the network says of engagements: triggers, the words for where, when and about what, who belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from onrecord.domain.reading import EngagementStatus, EngagementType
from onrecord.reading.encoder import Array, Marks, load, softmax
from onrecord.reading.names import best_path, moves

LEAST = 0.15  # share of a trigger's pieces' probability that is not "O" from which it is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A span that the network tagged: half-open code points, its first piece, its label and probability."""

    label: str
    start: int
    end: int
    piece: int
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that tell an engagement ("met", "the talks").

    Args:
        types, statuses: the probability of each.
        news: probability that the report is about it, rather than telling it as background.
        sure: probability that the words tell an engagement at all.
    """

    start: int
    end: int
    piece: int
    types: dict[EngagementType, float]
    statuses: dict[EngagementStatus, float]
    news: float
    sure: float

    @property
    def type(self) -> EngagementType:
        """The likeliest type."""
        return max(self.types, key=lambda k: self.types[k])


def stretches(
    text: str, marks: Marks, scores: Array, tags: tuple[str, ...], silent: Callable[[int], bool]
) -> list[Stretch]:
    """Decode BIO scores into spans; what runs over a window's edge is two spans."""
    if not len(scores):
        return []
    log = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    chance = np.exp(log)
    busy = np.flatnonzero(1 - chance[:, 0] > LEAST)
    runs = np.split(busy, np.flatnonzero(np.diff(busy) > 1) + 1) if len(busy) else []
    allowed, first = moves(tags)
    out: list[Stretch] = []
    for run in runs:
        a, b = int(run[0]), int(run[-1]) + 1
        label = ""
        sure: list[float] = []
        for k, t in enumerate(best_path(log[a:b], allowed, first)):
            i, tag = a + k, tags[t]
            if tag == "O":
                label = ""
            elif tag[0] == "I" and label == tag[2:] and out and marks.window[i] == marks.window[i - 1]:
                sure.append(float(chance[i, t]))
                out[-1] = replace(out[-1], end=int(marks.ends[i]), sure=float(np.mean(sure)))
            elif not silent(int(marks.starts[i])):
                label, sure = tag[2:], [float(chance[i, t])]
                out.append(
                    Stretch(
                        label=label, start=int(marks.starts[i]), end=int(marks.ends[i]), piece=i, sure=sure[0]
                    )
                )
            else:
                label = ""
    return [whole(text, s) for s in out if any(c.isalnum() for c in text[s.start : s.end])]


def whole(text: str, s: Stretch) -> Stretch:
    """Return a stretch with its last word whole: the network marks pieces ("fishe" of "fisheries")."""
    end = s.end
    while end < len(text) and lettered(text[end - 1]) and lettered(text[end]):
        end += 1
    return replace(s, end=end)


def lettered(sign: str) -> bool:
    """Say whether a sign is a letter of a script that writes words apart."""
    return sign.isalpha() and sign < "\u2e80"


class Scenes:
    """The network's view of a report's engagements.

    Args:
        text: the report's text.
        marks: what the network says of it.
        silent: says of a code point that nothing is read there.
    """

    def __init__(self, text: str, marks: Marks, silent: Callable[[int], bool]) -> None:
        self.text, self.marks, self.silent = text, marks, silent

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the network's classes."""
        return load().labels

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """The triggers in order of the text."""
        found = stretches(self.text, self.marks, self.marks.trigger, self.labels["trigger"], self.silent)
        return tuple(self.trigger(s) for s in found)

    def trigger(self, s: Stretch) -> Trigger:
        """Read type, status and news off a trigger's first piece."""
        kinds = softmax(self.marks.kind[s.piece])
        statuses = softmax(self.marks.status[s.piece])
        return Trigger(
            start=s.start,
            end=s.end,
            piece=s.piece,
            types={k: float(p) for k, p in zip(self.labels["kind"], kinds, strict=True)},  # type: ignore[misc]
            statuses={k: float(p) for k, p in zip(self.labels["status"], statuses, strict=True)},  # type: ignore[misc]
            news=float(softmax(self.marks.news[s.piece])[1]),
            sure=1 - float(softmax(self.marks.trigger[s.piece])[0]),
        )

    @cached_property
    def parts(self) -> tuple[Stretch, ...]:
        """The words for where (`at`), when (`on`) and about what (`re`), in order of the text."""
        return tuple(stretches(self.text, self.marks, self.marks.part, self.labels["part"], self.silent))

    @cached_property
    def mentions(self) -> tuple[Stretch, ...]:
        """Later mentions (`later`) and people without a name (`unnamed`), in order of the text."""
        return tuple(
            stretches(self.text, self.marks, self.marks.mention, self.labels["mention"], self.silent)
        )

    def part_of(self, trigger: Trigger, kind: str) -> list[Stretch]:
        """Return the words of a kind that belong to a trigger rather than to another, in order."""
        out = []
        for part in self.parts:
            if part.label != kind:
                continue
            scores = {t.piece: self.near(part.piece, t.piece, "arg") for t in self.triggers}
            if scores and scores[trigger.piece] >= 0.5:
                out.append(part)
        return out

    def near(self, one: int, other: int, relation: str) -> float:
        """Return a relation's probability; 0 across windows, where the network has not seen both at once."""
        if not len(self.marks.window) or self.marks.window[one] != self.marks.window[other]:
            return 0.0
        return self.marks.pair(relation, one, other)

    def takes(self, trigger: Trigger, places: Sequence[tuple[int, int]]) -> float:
        """Return the probability that an actor takes part, by the best of its mentions near a trigger."""
        pieces = [self.marks.piece(s) for s, _ in places]
        return max((self.near(trigger.piece, p, "takes") for p in pieces), default=0.0)

    def same(self, one: Trigger, other: Trigger) -> float | None:
        """Return the probability that two triggers tell one engagement; None where no window holds both."""
        first, last = sorted((one, other), key=lambda t: t.start)
        if self.marks.window[first.piece] != self.marks.window[last.piece]:
            return None
        return self.marks.pair("same", last.piece, first.piece)


EDGES = frozenset(
    "the a an its his her their some several of and or with from for in at on to by as who that which "
    "including".split()
)


def worded(text: str) -> str:
    """Take articles and words that begin or end nothing off a description; "" where nothing is left."""
    words = text.strip(" ,.;:").split()
    while words and words[0].lower() in EDGES:
        words.pop(0)
    while words and words[-1].lower().strip(",") in EDGES:
        words.pop()
    return " ".join(words).strip(" ,.;:")
