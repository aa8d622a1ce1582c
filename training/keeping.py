"""What an earlier reader knew, kept while a new one learns more (Li and Hoiem 2018, learning without forgetting).

A treebank or a corpus of names covers one kind of text; on all others the older heads are taught by the reader
before, or they go astray there: trained without, nouns of the marked texts became punctuation.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F

from training.labelled import NAMES
from training.model import ARC, Reader

WEIGHTS = {"upos": 0.15, "deprel": 0.15, "arc": 0.15, "names": 0.3, "attribution": 0.3}
# Titles are left open: the reader before knew them by pattern only.
TITLES = torch.tensor([tag[2:] == "title" for tag in NAMES])
BARRED = -1e4


def kept(reader: Reader, teacher: Reader, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return how far the older heads lie from the teacher's (Kullback and Leibler), weighed, for each head.

    Args:
        batch: what `collate` made, after `reader.loss` has put the reader's own scores in it as `out`.
    """
    with torch.no_grad():
        told = {k: v.float() for k, v in teacher(batch["ids"], batch["mask"], batch["shapes"]).items()}
    ours, inside = batch["out"], batch["mask"].bool()
    arcs = [arc_scores(o, inside)[inside] for o in (ours, told)]
    named = [o["names"][inside].masked_fill(TITLES, BARRED) for o in (ours, told)]
    titled = told["names"][inside].argmax(-1)
    plain = ~TITLES[titled]
    losses = {
        "upos": apart(ours["upos"][inside], told["upos"][inside]),
        "deprel": apart(ours["deprel"][inside], told["deprel"][inside]),
        "arc": apart(*arcs),
        "names": apart(named[0][plain], named[1][plain]),
        "attribution": apart(ours["attribution"][inside], told["attribution"][inside]),
    }
    return {f"kept_{k}": WEIGHTS[k] * v for k, v in losses.items()}


def apart(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Return the mean divergence of two tables of scores [pieces, classes]."""
    return F.kl_div(
        F.log_softmax(ours, -1), F.log_softmax(theirs, -1), log_target=True, reduction="batchmean"
    )


def arc_scores(out: dict[str, torch.Tensor], inside: torch.Tensor) -> torch.Tensor:
    """Return the scores of each piece's head among the window's pieces: [batch, length, length]."""
    scores = out["arc_from"] @ out["arc_to"].transpose(1, 2) / ARC**0.5
    return scores.masked_fill(~inside[:, None, :], BARRED)
