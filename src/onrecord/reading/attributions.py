"""Attributions as PolNeAR marks them: sources, cues and contents, and which belong together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from onrecord.reading.encoder import Array, Marks, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One marked fragment: half-open code points, its first and last piece, and how sure the network is."""

    label: str
    start: int
    end: int
    first: int
    last: int
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A cue with its source and the fragments of its content; source or cue may be missing."""

    source: Mark | None
    cue: Mark | None
    content: tuple[Mark, ...]

    @property
    def parts(self) -> tuple[Mark, ...]:
        """All fragments in order of the text."""
        found = [m for m in (self.source, self.cue, *self.content) if m is not None]
        return tuple(sorted(found, key=lambda m: m.start))

    @property
    def start(self) -> int:
        """First code point."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return max(m.end for m in self.parts)

    @property
    def sure(self) -> float:
        """The least sure fragment's probability."""
        return min(m.sure for m in self.parts)


def fragments(text: str, marks: Marks, tags: tuple[str, ...], headline: int = 0) -> list[Mark]:
    """Turn the decoded tags into fragments; one that runs over a window's edge is one fragment still."""
    out: list[Mark] = []
    label = ""
    sure: list[float] = []
    for i, t in enumerate(marks.attribution):
        tag = tags[t]
        if tag == "O":
            label = ""
            continue
        edge = (
            i > 0
            and marks.window[i] != marks.window[i - 1]
            and "\n" not in text[marks.ends[i - 1] : marks.starts[i]]
        )
        leaves = i > 0 and marks.ends[i - 1] <= headline <= marks.starts[i]
        goes_on = label == tag[2:] and (tag[0] == "I" or edge) and not leaves
        if goes_on:
            sure.append(float(marks.confidence[i]))
            last = out.pop()
            out.append(
                Mark(
                    label=label,
                    start=last.start,
                    end=int(marks.ends[i]),
                    first=last.first,
                    last=i,
                    sure=float(np.mean(sure)),
                )
            )
        else:
            label, sure = tag[2:], [float(marks.confidence[i])]
            out.append(
                Mark(
                    label=label,
                    start=int(marks.starts[i]),
                    end=int(marks.ends[i]),
                    first=i,
                    last=i,
                    sure=sure[0],
                )
            )
    return out


def attributions(
    text: str, marks: Marks, silent: Callable[[int], bool], headline: int = 0
) -> list[Attribution]:
    """Group the fragments into attributions.

    Each source and content goes to the cue its pointer scores highest among the cues near it, a nearer cue
    being preferred; a cue keeps at most one source. What no cue takes stands alone.

    Args:
        text: the report's text.
        marks: what the network says of it.
        silent: says of a code point that nothing is read there.
        headline: where the headline ends; nothing is attributed across it.

    Returns:
        The attributions in order of the text; every fragment belongs to exactly one.
    """
    found = [m for m in fragments(text, marks, load().labels["attribution"], headline) if not silent(m.start)]
    found = with_according(text, marks, found, silent)
    cues = [m for m in found if m.label == "cue"]
    sources: dict[int, list[tuple[float, Mark]]] = {}
    contents: dict[int, list[Mark]] = {}
    alone: list[Mark] = []
    for m in found:
        if m.label == "cue":
            continue
        best = pointed(text, marks, m, cues)
        if best is not None and (m.start < headline) != (cues[best[0]].start < headline):
            continue
        if best is None:
            alone.append(m)
        elif m.label == "source":
            sources.setdefault(best[0], []).append((best[1], m))
        else:
            contents.setdefault(best[0], []).append(m)
    share(text, marks, cues, contents)
    out = []
    for k, cue in enumerate(cues):
        ranked = sorted(sources.get(k, ()), key=lambda pair: -pair[0])
        alone.extend(m for _, m in ranked[1:])
        out.append(
            Attribution(source=ranked[0][1] if ranked else None, cue=cue, content=tuple(contents.get(k, ())))
        )
    for m in alone:
        out.append(
            Attribution(
                source=m if m.label == "source" else None,
                cue=None,
                content=(m,) if m.label == "content" else (),
            )
        )
    return sorted(whole(text, out), key=lambda a: a.start)


QUOTED = re.compile(r"\b(?:quoted|cited|paraphrased|heard|recorded|minuted)$", re.IGNORECASE)
SAYING = re.compile(r"as \w+ing\b", re.IGNORECASE)


BEGUN = re.compile(r"\s+[^,.;\n“”\"]{1,60}\s")


def begun(text: str, one: Attribution) -> Attribution:
    """Begin the source of "according to" right behind it: "a tweet by an aide", not "an aide" alone."""
    cue, source = one.cue, one.source
    if cue is None or source is None or not PHRASE.match(text[cue.start : cue.end] + " "):
        return one
    if not BEGUN.fullmatch(text, cue.end, max(cue.end, source.start)):
        return one
    start = next(k for k in range(cue.end, source.start) if not text[k].isspace())
    return replace(one, source=replace(source, start=start, first=cue.last + 1))


def whole(text: str, found: list[Attribution]) -> list[Attribution]:
    """Join "was quoted by the agency" with its "as saying", where the network told them apart."""
    out = [begun(text, a) for a in found]
    for tail in list(out):
        cue = tail.cue
        if cue is None or not SAYING.match(text[cue.start : cue.end]):
            continue
        after = 0 if tail.source is None else tail.source.start  # "quoted Li as saying": Li spoke first
        heads = [
            a
            for a in out
            if a is not tail
            and a.cue is not None
            and QUOTED.search(text[a.cue.start : a.cue.end])
            and 0 < cue.start - a.cue.end < 80
            and (not after or a.cue.end <= after < cue.start)
            and not STOPS.search(text, a.cue.end, cue.start)
        ]
        if heads and not (heads[-1].content and tail.content):
            out.remove(tail)
            k = out.index(heads[-1])
            out[k] = replace(heads[-1], content=heads[-1].content or tail.content)
    return out


BESIDE = 30  # code points between a cue and a content that it may take from a cue that has several


STOPS = re.compile(r"[.!?][”\"’)]*\s|\n")


def share(text: str, marks: Marks, cues: list[Mark], contents: dict[int, list[Mark]]) -> None:
    """Give a cue left without content the fragment beside it, where that fragment's cue has another."""
    for k, cue in enumerate(cues):
        if contents.get(k):
            continue
        options = [
            (scored(marks, m, cue), owner, m)
            for owner, held in contents.items()
            for m in held
            if len(held) > 1
            and gap(m, cue) <= BESIDE
            and gap(m, cue) < gap(m, cues[owner]) + BESIDE
            and not STOPS.search(text, min(m.end, cue.end), max(m.start, cue.start))
        ]
        if options:
            _, owner, m = max(options, key=lambda option: option[0])
            contents[owner].remove(m)
            contents[k] = [m]


PHRASE = re.compile(r"\b(?:according to|in accordance with)\s+(?!law\b|the law\b)", re.IGNORECASE)
STOP = re.compile(
    r",\s|;|\.(?:\s|$)|[”\"]|\n|\s(?:who|which|that|as|but|after|before|while|when|where|because|has|have|had|is|are|was|were|will)\s"
)


def with_according(text: str, marks: Marks, found: list[Mark], silent: Callable[[int], bool]) -> list[Mark]:
    """Add "according to X" where the network marked neither its cue nor its source."""
    out = list(found)
    for match in PHRASE.finditer(text):
        if silent(match.start()) or not len(marks.starts):
            continue
        stop = STOP.search(text, match.end())
        end = min(stop.start() if stop else len(text), match.end() + 160)
        near = [m for m in found if m.label in ("source", "cue") and m.start < end and match.start() < m.end]
        own = [m for m in near if m.label == "cue" and m.end <= match.end()]
        if len(near) > len(own) or end - match.end() < 3:
            continue
        cue, source = (match.start(), match.end() - 1), (match.end(), end)
        for label, (a, b) in (("source", source),) if own else (("cue", cue), ("source", source)):
            first, last = (
                int(np.searchsorted(marks.ends, a, "right")),
                int(np.searchsorted(marks.starts, b, "left")) - 1,
            )
            if first <= last:
                out.append(
                    Mark(
                        label=label,
                        start=int(marks.starts[first]),
                        end=int(marks.ends[last]),
                        first=first,
                        last=last,
                        sure=0.7,
                    )
                )
        out = [clipped for m in out for clipped in outside(m, match.start(), end)]
    return sorted(out, key=lambda m: m.start)


def outside(m: Mark, start: int, end: int) -> list[Mark]:
    """Return a fragment without the part that a phrase takes; only contents may be cut."""
    if m.label != "content" or m.end <= start or end <= m.start:
        return [m]
    if m.start < start:
        return [replace(m, end=start)]
    return [replace(m, start=end)] if end < m.end else []


REACH = 1500  # code points between a fragment and its cue; 99.9% of PolNeAR's training links are shorter


def pointed(text: str, marks: Marks, fragment: Mark, cues: list[Mark]) -> tuple[int, float] | None:
    """Return the cue that a fragment belongs to, as its index, and the score; None where none is in reach."""
    places = [c.start for c in cues]
    at = bisect_left(places, fragment.start)
    near = [k for k in range(max(0, at - 4), min(len(cues), at + 4)) if gap(fragment, cues[k]) < REACH]
    if not near:
        return None
    scores = np.array([scored(marks, fragment, cues[k]) + neighbourly(text, fragment, cues[k]) for k in near])
    k = int(scores.argmax())
    return near[k], float(scores[k])


def gap(a: Mark, b: Mark) -> int:
    """Code points between two fragments."""
    return max(0, max(a.start, b.start) - min(a.end, b.end))


ADJACENT = 2.0  # score of a source right beside a cue; the pointer alone errs where two cues share a sentence


APART = 1.5  # score lost by a content in another paragraph than its cue


def neighbourly(text: str, fragment: Mark, cue: Mark) -> float:
    """Score what words alone tell: a source stands beside its cue, and right behind "according to"."""
    if fragment.label != "source":
        between = text[min(fragment.end, cue.end) : max(fragment.start, cue.start)]
        return -APART if "\n" in between else 0.0
    if PHRASE.match(text[cue.start : cue.end] + " "):
        return ADJACENT if 0 <= fragment.start - cue.end <= 2 else -2 * ADJACENT
    return ADJACENT if gap(fragment, cue) <= 2 else 0.0


DISTANCE = 0.01  # score lost for each code point between: breaks ties where the pointer is undecided


def scored(marks: Marks, fragment: Mark, cue: Mark) -> float:
    """Score a fragment's belonging to a cue: pointer, nearness, and the same window."""
    size = marks.link_from.shape[1]
    point: Array = marks.link_from[fragment.first] @ marks.link_to[cue.first] / np.sqrt(size)
    return float(point) - DISTANCE * gap(fragment, cue)
