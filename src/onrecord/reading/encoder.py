"""The shipped reader: an ONNX network that marks names, attributions and syntax on pieces of text.

The only module that knows onnxruntime and tokenizers. Everything after it works on `Marks`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from onrecord.domain.errors import ReaderError

Array = npt.NDArray[Any]
SCORES = ("names", "upos", "deprel", "arc_from", "arc_to", "link_from", "link_to", "pair_from", "pair_to",
          "trigger", "part", "mention", "status", "news", "kind", "hand")  # fmt: skip
OUTPUTS = ("attribution", *SCORES)  # attributions are decoded by their chain, the others handed on as scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the network says of one text, a row a piece.

    Shapes:
        starts, ends: [pieces], code points of the text, white space left out.
        window: [pieces], the window each piece was read in.
        attribution: [pieces], index into `Model.labels["attribution"]`, already decoded.
        confidence: [pieces], probability of that tag under its own scores.
        names, upos, deprel, trigger, part, mention, status, news, kind, hand: [pieces, classes], scores.
        arc_from, arc_to, link_from, link_to: [pieces, dimensions]; their products score arcs and links.
        pair_from, pair_to: [pieces, relations × dimensions]; see `Marks.pair`.
    """

    starts: Array
    ends: Array
    window: Array
    attribution: Array
    confidence: Array
    names: Array
    upos: Array
    deprel: Array
    arc_from: Array
    arc_to: Array
    link_from: Array
    link_to: Array
    pair_from: Array
    pair_to: Array
    trigger: Array
    part: Array
    mention: Array
    status: Array
    news: Array
    kind: Array
    hand: Array

    def piece(self, at: int) -> int:
        """Return the piece that holds the code point `at`, or the first one after it."""
        return min(int(np.searchsorted(self.ends, at, "right")), len(self.ends) - 1)

    def pair(self, relation: str, one: int, other: int) -> float:
        """Return the probability that a relation holds from one piece to another.

        Args:
            relation: takes, arg, same, holds, works or leads; see `training/scenes.py`.
        """
        model = load()
        k = model.relations.index(relation)
        size = self.pair_from.shape[1] // len(model.relations)
        cut = slice(k * size, (k + 1) * size)
        score = self.pair_from[one, cut] @ self.pair_to[other, cut] / np.sqrt(size) + model.bias[k]
        return float(1 / (1 + np.exp(-score)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The loaded network with its tokenizer and the names of its classes."""

    session: Any
    tokenizer: Any
    name: str
    size: int
    bos: int
    eos: int
    pad: int
    labels: Mapping[str, tuple[str, ...]]
    relations: tuple[str, ...]
    bias: Array
    chains: Mapping[str, tuple[Array, Array]]


@cache
def load() -> Model:
    """Load the shipped network once for each process.

    Raises:
        ReaderError: where the files of the package are missing or do not fit together.
    """
    folder = files("onrecord.reading") / "model"
    try:
        card = json.loads((folder / "reader.json").read_text("utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("ONRECORD_THREADS", "0"))
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            (folder / "reader.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
    except (OSError, ValueError, RuntimeError) as error:
        raise ReaderError(
            str(folder),
            f"the shipped reader cannot be loaded ({type(error).__name__})",
            expected="reader.onnx, reader.json and tokenizer.json of one version",
            remedy="install onrecord again",
        ) from error
    return Model(
        session=session,
        tokenizer=tokenizer,
        name=card["name"],
        size=card["size"],
        bos=card["bos"],
        eos=card["eos"],
        pad=card["pad"],
        labels={k: tuple(v) for k, v in card["labels"].items()},
        relations=tuple(card["relations"]),
        bias=np.array(card["bias"], np.float32),
        chains={
            k: (np.array(v["moves"], np.float32), np.array(v["first"], np.float32))
            for k, v in card["chains"].items()
        },
    )


def pieces(model: Model, text: str) -> tuple[Array, Array, Array]:
    """Encode a text; starts and ends are code points, white space around a piece left out.

    The tokenizer's own offsets begin at the space before a word.
    """
    encoding = model.tokenizer.encode(text, add_special_tokens=False)
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


def windows(text: str, starts: Array, size: int) -> list[tuple[int, int]]:
    """Cut pieces into windows of at most `size`, at paragraph ends where near, else at a sentence's."""
    breaks = [i for i in range(1, len(starts)) if "\n" in text[starts[i - 1] : starts[i]]] + [len(starts)]
    out, at, b = [], 0, 0
    while at < len(starts):
        fit = -1
        while b < len(breaks) and breaks[b] <= at + size:
            fit, b = breaks[b], b + 1
        end = fit if fit > at else min(at + size, len(starts))
        if fit <= at and end < len(starts):
            stops = [
                i
                for i in range(at + size // 2, end)
                if text[max(0, starts[i] - 2) : starts[i]].rstrip()[-1:] in tuple('.!?。！？”"')
            ]
            end = stops[-1] if stops else end
        out.append((at, end))
        at = end
    return out


SHOUTED = re.compile(r"^(?=(?:[^A-Z\n]*[A-Z]){8})[^a-z\n]{8,200}$", re.M)
CAPITALS = re.compile(r"[A-Z]{2,}")
SMALL = frozenset("A AN AND AS AT BY FOR FROM IN OF ON OR THE TO WITH".split())
LETTERS = frozenset("AI EU UK UN US USA UAE PRC NATO ASEAN CEO CFO COO MP II III IV JR SR".split())


def recased(text: str) -> str:
    """Give lines that are all in capitals the case of a heading, length kept: no corpus has names so."""

    def word(found: re.Match[str]) -> str:
        told = found.group()
        return told.lower() if told in SMALL else told if told in LETTERS else told.capitalize()

    return SHOUTED.sub(lambda line: CAPITALS.sub(word, line.group()), text)


BATCH = 512  # pieces in one run of the network: larger ones fall out of the cache and were slower by a sixth


def mark(text: str) -> Marks:
    """Run the network over a text of any length.

    Args:
        text: the report's text.

    Returns:
        Its marks; pieces without characters are left out.
    """
    model = load()
    ids, starts, ends = pieces(model, recased(text))
    cut = windows(text, starts, model.size - 2)
    order = sorted(range(len(cut)), key=lambda k: cut[k][1] - cut[k][0])
    parts: dict[int, dict[str, Array]] = {}
    group: list[int] = []
    for k in order:
        length = cut[k][1] - cut[k][0] + 2
        if group and length * (len(group) + 1) > BATCH:
            parts.update(run(model, ids, [(g, *cut[g]) for g in group]))
            group = []
        group.append(k)
    if group:
        parts.update(run(model, ids, [(g, *cut[g]) for g in group]))
    parts = parts or run(model, ids, [(0, 0, 0)])  # no piece at all: empty arrays of the right width
    numbers = [np.full(e - s, k, np.int64) for k, (s, e) in enumerate(cut)] or [np.zeros(0, np.int64)]
    return Marks(
        starts=starts,
        ends=ends,
        window=np.concatenate(numbers),
        **{key: np.concatenate([parts[k][key] for k in sorted(parts)]) for key in parts[0]},
    )


def run(model: Model, ids: Array, group: list[tuple[int, int, int]]) -> dict[int, dict[str, Array]]:
    """Run one batch of windows (number, first piece, end) and decode the chained tags."""
    longest = max(e - s for _, s, e in group) + 2
    rows = np.full((len(group), longest), model.pad, np.int64)
    mask = np.zeros((len(group), longest), np.int64)
    for row, (_, s, e) in enumerate(group):
        rows[row, : e - s + 2] = [model.bos, *ids[s:e], model.eos]
        mask[row, : e - s + 2] = 1
    values = dict(zip(OUTPUTS, model.session.run(list(OUTPUTS), {"ids": rows, "mask": mask}), strict=True))
    tags = viterbi(values["attribution"], mask, *model.chains["attribution"])
    sure = np.take_along_axis(softmax(values["attribution"]), tags[..., None], -1)[..., 0]
    out = {}
    for row, (k, s, e) in enumerate(group):
        inside = slice(1, e - s + 1)
        out[k] = {key: values[key][row, inside] for key in SCORES}
        out[k] |= {"attribution": tags[row, inside], "confidence": sure[row, inside]}
    return out


def softmax(scores: Array) -> Array:
    """Turn scores into probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True))


def viterbi(scores: Array, mask: Array, moves: Array, first: Array) -> Array:
    """Decode the best tag sequence of each row under a linear chain.

    Shapes:
        scores: [rows, length, tags]; mask: [rows, length]; moves: [tags, tags]; first: [tags].
        Result: [rows, length].
    """
    rows, length, tags = scores.shape
    back = np.zeros((length, rows, tags), np.int64)
    best = first + scores[:, 0]
    stay = np.arange(tags)
    for t in range(1, length):
        step = best[:, :, None] + moves
        back[t] = step.argmax(1)
        inside = mask[:, t, None] > 0
        best = np.where(inside, step.max(1) + scores[:, t], best)
        back[t] = np.where(inside, back[t], stay)
    path = np.zeros((rows, length), np.int64)
    path[:, -1] = best.argmax(1)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[t][np.arange(rows), path[:, t]]
    return path
