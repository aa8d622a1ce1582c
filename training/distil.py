"""Give a trained reader back what an earlier one knew of syntax: `python -m training.distil`.

The encoder and all other heads stay as they are; the heads of syntax learn the earlier reader's
probabilities on texts of all kinds, since a small treebank alone let them go astray on news (Hinton et al. 2015).
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from training.corpora import marked_items, training_texts, windows
from training.model import ARC, Reader
from training.restore import restored, resumed
from training.train import batches, collate

LEARNT = ("syntax.", "upos.", "deprel.", "arc_from.", "arc_to.")


def arcs(out: dict[str, torch.Tensor], inside: torch.Tensor) -> torch.Tensor:
    """Return the log-probability of each piece's head among the window's pieces."""
    scores = out["arc_from"].float() @ out["arc_to"].float().transpose(1, 2) / ARC**0.5
    return F.log_softmax(scores.masked_fill(~inside[:, None, :], -1e4), -1)


def apart(
    student: Reader, h: torch.Tensor, told: dict[str, torch.Tensor], inside: torch.Tensor
) -> torch.Tensor:
    """Return how far the student's heads lie from the teacher's, summed over heads (Kullback and Leibler)."""
    syntax = student.syntax(h)
    out = {"upos": student.upos(syntax), "deprel": student.deprel(syntax),
           "arc_from": student.arc_from(h), "arc_to": student.arc_to(h)}  # fmt: skip
    loss = torch.zeros(())
    for key in ("upos", "deprel"):
        ours, theirs = (F.log_softmax(o[key][inside].float(), -1) for o in (out, told))
        loss = loss + F.kl_div(ours, theirs, log_target=True, reduction="batchmean")
    ours, theirs = arcs(out, inside)[inside], arcs(told, inside)[inside]
    return loss + F.kl_div(ours, theirs, log_target=True, reduction="batchmean")


def main() -> None:
    """Distil for some minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True, help="a shipped folder")
    parser.add_argument("--student", type=Path, required=True, help="a checkpoint")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint written")
    parser.add_argument("--minutes", type=float, default=6)
    parser.add_argument("--rate", type=float, default=1e-3)
    args = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(2)
    teacher, tokenizer = restored(args.teacher)
    student, _ = resumed(args.student)
    teacher.eval()
    student.eval()
    items = training_texts(args.corpora, chinese=True, seed=7) + marked_items(args.corpora)[::3] * 2
    random.Random(7).shuffle(items)
    made = [w for i in items for w in windows(i, tokenizer, 256, 0, 2)]
    todo = batches(made, 4096, 7)
    mine = [p for n, p in student.named_parameters() if n.startswith(LEARNT)]
    optimiser = torch.optim.AdamW(mine, lr=args.rate, weight_decay=0.01)
    started = time.time()
    for step, batch in enumerate(todo):
        share = (time.time() - started) / 60 / args.minutes
        if share >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = args.rate * (1 - share)
        ready = collate(batch, 1)
        inside = ready["mask"].bool()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            told = teacher(ready["ids"], ready["mask"])
            h = student.encoder(ready["ids"], ready["mask"])
        loss = apart(student, h.float(), told, inside)
        loss.backward()
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        if step % 25 == 0:
            print(f"step {step}/{len(todo)} {loss.item():.3f}", flush=True)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(student.state_dict(), args.out)
    tokenizer.save(str(args.out.parent / "tokenizer.json"))


if __name__ == "__main__":
    main()
