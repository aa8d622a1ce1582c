"""Development figures during training: strict span F1 of attributions and names, attachment of syntax."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.corpora import SCHEMES, Window, column_file, tagged, windows
from training.gum import conllu
from training.labelled import ATTRIBUTION, IGNORED, NAMES, Labelled
from training.model import Reader


def run(reader: Reader, batch: list[Window], pad: int) -> dict[str, np.ndarray]:
    """Read some windows; arrays are padded to the longest."""
    from training.train import collate

    b = collate(batch, pad)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        out = reader(b["ids"], b["mask"], b["shapes"])
    return {k: v.float().numpy() for k, v in out.items()}


def viterbi(scores: np.ndarray, moves: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Return the best tag of each piece (scores: [length, tags])."""
    best, back = first + scores[0], []
    for row in scores[1:]:
        step = best[:, None] + moves
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return np.array(path[::-1])


def spans(tags: np.ndarray, names: tuple[str, ...], window: Window) -> list[tuple[int, int, str]]:
    """Turn tags into spans in code points of the text."""
    out: list[tuple[int, int, str]] = []
    open_label = ""
    for i, t in enumerate(tags):
        tag = names[t]
        label = tag[2:]
        if i in (0, len(tags) - 1) or tag == "O":
            open_label = ""
        elif tag[0] == "B" or label != open_label:
            out.append((int(window.starts[i]), int(window.ends[i]), label))
            open_label = label
        else:
            out[-1] = (out[-1][0], int(window.ends[i]), label)
    return out


def f1(right: int, found: int, gold: int) -> float:
    """F1 in percent."""
    return round(200 * right / max(1, found + gold), 2)


def attribution_scores(
    reader: Reader, tokenizer: Tokenizer, special: tuple[int, int, int], dev: list[Labelled], size: int
) -> dict[str, float]:
    """Strict span F1 of source, cue and content."""
    bos, eos, pad = special
    chain = reader.chain
    moves = (chain.moves + chain.moves_allowed).detach().numpy()
    first = (chain.first + chain.first_allowed).detach().numpy()
    count: Counter[tuple[str, str]] = Counter()
    for item in dev:
        made = list(windows(item, tokenizer, size, bos, eos))
        out = run(reader, made, pad)
        found = set()
        for k, window in enumerate(made):
            found.update(
                spans(viterbi(out["attribution"][k, : len(window.ids)], moves, first), ATTRIBUTION, window)
            )
        gold = set(item.attributions or ())
        for label in ("source", "cue", "content"):
            g, p = {x for x in gold if x[2] == label}, {x for x in found if x[2] == label}
            count[label, "right"] += len(g & p)
            count[label, "gold"] += len(g)
            count[label, "found"] += len(p)
    return {
        k: f1(count[k, "right"], count[k, "found"], count[k, "gold"]) for k in ("source", "cue", "content")
    }


def name_scores(
    reader: Reader, tokenizer: Tokenizer, special: tuple[int, int, int], folder: Path, size: int
) -> dict[str, float]:
    """Strict span F1 of persons, organisations and places on UNER EWT dev and CrossNER politics dev."""
    bos, eos, pad = special
    sets = {
        "uner": tagged(
            column_file(folder / "en_ewt-ud-dev.iob2", 1, 2, "\t"), "uner", *SCHEMES["uner"], group=1
        ),
        "crossner": tagged(
            column_file(folder / "crossner-politics-dev.txt", 0, 1), "crossner", *SCHEMES["crossner"], group=1
        ),
    }
    result = {}
    for name, items in sets.items():
        right = found = gold = 0
        made = [(item, w) for item in items for w in windows(item, tokenizer, size, bos, eos)]
        for at in range(0, len(made), 32):
            part = made[at : at + 32]
            out = run(reader, [w for _, w in part], pad)
            for k, (item, window) in enumerate(part):
                tags = out["names"][k, : len(window.ids)].argmax(-1)
                p = {s for s in spans(tags, NAMES, window) if s[2] in ("person", "organisation", "place")}
                low, high = window.starts[1], window.ends[-2]
                g = {
                    (s, e, kinds[0])
                    for s, e, kinds in item.names or ()
                    if len(kinds) == 1 and kinds[0] != "other" and low <= s < high
                }
                right, found, gold = right + len(p & g), found + len(p), gold + len(g)
        result[name] = f1(right, found, gold)
    return result


def syntax_scores(
    reader: Reader, tokenizer: Tokenizer, special: tuple[int, int, int], folder: Path, size: int
) -> dict[str, float]:
    """Share of words with the right part of speech, head, and head with relation, given the sentences."""
    bos, eos, pad = special
    right: Counter[str] = Counter()
    words = 0
    for item in conllu(folder):
        made = list(windows(item, tokenizer, size, bos, eos))
        out = run(reader, made, pad)
        for k, w in enumerate(made):
            n = len(w.ids)
            arcs = out["arc_from"][k, :n] @ out["arc_to"][k, :n].T
            same = (w.sentence[:, None] == w.sentence[None, :]) & (w.sentence[None, :] >= 0)
            heads = np.where(same, arcs, -1e9).argmax(1)
            known = w.heads != IGNORED
            words += int(known.sum())
            attached = (heads == w.heads) & known
            right["upos"] += int(((out["upos"][k, :n].argmax(-1) == w.upos) & known).sum())
            right["uas"] += int(attached.sum())
            right["las"] += int((attached & (out["deprel"][k, :n].argmax(-1) == w.deprel)).sum())
    return {k: round(100 * v / max(1, words), 2) for k, v in right.items()}
