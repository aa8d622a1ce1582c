"""Train the reader: `python -m training.train --corpora DIR --out runs/NAME`; run again, it goes on.

Seeded; CPU or GPU. A checkpoint is written every few minutes and after each epoch, with its development
figures in `log.jsonl`. `training/export.py` makes the shipped ONNX file from the best one.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.corpora import FIELDS, Window, marked_items, polnear, training_texts, windows
from training.encoders import load_e5, load_minilm
from training.evaluate import attribution_scores, name_scores, syntax_scores
from training.keeping import kept
from training.labelled import EVERY, IGNORED, Labelled
from training.model import Reader
from training.restore import restored, resumed
from training.scenes import RELATIONS

FILLED = {"ids": 1, "shapes": 0, "names": EVERY, "sentence": -1, **dict.fromkeys(FIELDS, IGNORED)}


def collate(batch: list[Window], pad: int) -> dict[str, Any]:
    """Pad windows to the longest; `mask` is 1 where a piece stands."""
    longest = max(len(w.ids) for w in batch)
    out = {}
    for key, fill in FILLED.items():
        rows = np.full((len(batch), longest), pad if key == "ids" else fill, np.int64)
        for row, window in zip(rows, batch, strict=True):
            values = getattr(window, key)
            row[: len(values)] = values
        out[key] = torch.from_numpy(rows)
    out["mask"] = torch.from_numpy(
        np.array([[i < len(w.ids) for i in range(longest)] for w in batch], np.int64)
    )
    for key in ("attribution", "inner"):  # the two special pieces belong to no span
        has = (out[key] != IGNORED).any(1, keepdim=True)
        out[key] = torch.where(has & (out[key] == IGNORED), torch.zeros_like(out[key]), out[key])
    out["pairs"] = {
        relation: torch.tensor(
            [(row, *pair) for row, window in enumerate(batch) for pair in window.pairs.get(relation, ())],
            dtype=torch.long,
        )
        for relation in RELATIONS
    }
    return out


def batches(items: list[Window], pieces: int, seed: int) -> list[list[Window]]:
    """Group windows of like length into batches of about `pieces` pieces, in a seeded order."""
    rng = random.Random(seed)
    order = sorted(items, key=lambda w: (len(w.ids) // 16, rng.random()))
    out: list[list[Window]] = [[]]
    for window in order:
        longest = max([len(window.ids), *(len(w.ids) for w in out[-1])])
        if out[-1] and longest * (len(out[-1]) + 1) > pieces:
            out.append([])
        out[-1].append(window)
    rng.shuffle(out)
    return out


def groups(reader: Reader, rate: float, decay: float, head_rate: float) -> list[dict[str, object]]:
    """Make the optimiser's groups: lower layers learn slower, heads faster, norms and biases undecayed."""
    out: list[dict[str, object]] = []
    depth = len(reader.encoder.layers)
    for name, parameter in reader.named_parameters():
        if name.startswith("encoder.layers."):
            lr = rate * decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            lr = rate * decay**depth
        else:
            lr = head_rate
        out.append(
            {
                "params": [parameter],
                "lr": lr,
                "peak": lr,
                "weight_decay": 0.01 if parameter.dim() > 1 else 0.0,
            }
        )
    return out


def build(args: argparse.Namespace, items: list[Labelled], out: Path) -> tuple[Reader, object, int, int, int]:
    """Load the chosen encoder with its tokenizer, trimmed and kept beside the checkpoints."""
    keep = [int(i) for i in args.layers.split(",")]
    if args.start:
        reader, tokenizer = (resumed if args.start.suffix == ".pt" else restored)(args.start)
        tokenizer.save(str(out / "tokenizer.json"))
        return reader, tokenizer, 0, 2, 1
    if args.encoder == "e5":
        encoder, tokenizer = load_e5((i.text for i in items), keep, out / "tokenizer.json")
        special = (0, 2, 1)
    else:
        encoder, tokenizer = load_minilm(keep)
        special = (101, 102, 0)
    tokenizer.save(str(out / "tokenizer.json"))
    return Reader(encoder), tokenizer, *special


def main() -> None:
    """Train from corpora to checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--encoder", choices=("e5", "minilm"), default="e5")
    parser.add_argument("--layers", default="0,1,2,3,4,5,6,7", help="encoder layers kept")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--size", type=int, default=256, help="pieces in a window")
    parser.add_argument("--batch", type=int, default=4096, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument(
        "--decay", type=float, default=0.9, help="learning-rate factor from one layer to the one below"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--part", type=float, default=1.0, help="share of each corpus read, for trials")
    parser.add_argument("--only", default="", help="corpora read, comma-separated; all by default")
    parser.add_argument("--start", type=Path, help="a shipped folder or a checkpoint to go on from")
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the corpora's texts an epoch reads"
    )
    parser.add_argument("--english", action="store_true", help="leave the Chinese sets out")
    parser.add_argument("--teacher", type=Path, help="a shipped folder whose older heads are not to be lost")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    items = training_texts(args.corpora, chinese=not args.english, seed=args.seed)
    reader, tokenizer, bos, eos, pad = build(args, items, args.out)
    rng = random.Random(args.seed)
    if args.only:
        items = [i for i in items if i.name in args.only.split(",")]
    items = [i for i in items if rng.random() < args.part]
    train(args, reader, tokenizer, items, (bos, eos, pad))


def train(
    args: argparse.Namespace,
    reader: Reader,
    tokenizer: object,
    items: list[Labelled],
    special: tuple[int, int, int],
) -> None:
    """Run the epochs, from the last checkpoint where there is one."""
    bos, eos, pad = special
    mean = copy.deepcopy(reader).eval()
    teacher = restored(args.teacher)[0].eval() if args.teacher else None
    optimiser = torch.optim.AdamW(groups(reader, args.rate, args.decay, args.rate * 3), fused=True)
    state = args.out / "last.pt"
    epoch, step, done = 0, 0, 0
    if state.exists():
        saved = torch.load(state, weights_only=False)
        reader.load_state_dict(saved["reader"])
        mean.load_state_dict(saved["mean"])
        optimiser.load_state_dict(saved["optimiser"])
        epoch, step, done = saved["epoch"], saved["step"], saved["done"]
    per_epoch, started, first = 0, time.time(), None
    dev = list(polnear(args.corpora / "polnear" / "dev", first_only=True))
    while epoch < args.epochs:
        told = marked_items(
            args.corpora
        )  # read anew: texts marked meanwhile are learnt from the next epoch on
        cut = random.Random(args.seed + epoch)
        made = [
            w
            for i in (*(i for i in items if cut.random() < args.share), *told)
            for w in windows(i, tokenizer, args.size, bos, eos, cut.randrange(64, args.size - 2))
        ]
        todo = batches(made, args.batch, args.seed + epoch)
        per_epoch = len(todo)
        total = per_epoch * args.epochs
        saved_at = time.time()
        for at in range(done, len(todo)):
            step = epoch * per_epoch + at
            factor = (
                min(1.0, (step + 1) / (0.06 * total)) * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))
            )
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * factor
            reader.train()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                ready = collate(todo[at], pad)
                losses = reader.loss(ready)
                if teacher is not None:
                    losses |= kept(reader, teacher, ready)
            loss = torch.stack([v.float() for v in losses.values()]).sum()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            follow(mean, reader, min(MEAN, (step + 1) / (step + 10)))
            first = step if first is None else first
            if step % 25 == 0:
                rate = (step - first + 1) / max(1e-9, time.time() - started)
                print(
                    f"epoch {epoch} step {at}/{per_epoch} {rate:.2f} steps/s "
                    + " ".join(f"{k} {v.item():.3f}" for k, v in losses.items()),
                    flush=True,
                )
            if time.time() - saved_at > 300:
                save(state, reader, mean, optimiser, epoch, step, at + 1)
                saved_at = time.time()
        epoch, done = epoch + 1, 0
        save(state, reader, mean, optimiser, epoch, step, 0)
        figures = evaluate(args, mean, tokenizer, special, dev)
        torch.save(mean.state_dict(), args.out / f"epoch{epoch}.pt")
        with (args.out / "log.jsonl").open("a") as log:
            log.write(
                json.dumps({"epoch": epoch, "step": step, "seconds": round(time.time() - started), **figures})
                + "\n"
            )
        print(figures, flush=True)


MEAN = 0.998  # share of the running mean of the weights that a step keeps; the mean is what is exported


@torch.no_grad()
def follow(mean: Reader, reader: Reader, keep: float) -> None:
    """Move the mean of the weights towards the present ones (Polyak and Juditsky 1992)."""
    for old, new in zip(mean.parameters(), reader.parameters(), strict=True):
        old.lerp_(new, 1 - keep)


def save(
    path: Path,
    reader: Reader,
    mean: Reader,
    optimiser: torch.optim.Optimizer,
    epoch: int,
    step: int,
    done: int,
) -> None:
    """Write the checkpoint beside its place, then move it there, so that a kill leaves the old one whole."""
    part = path.with_suffix(".part")
    torch.save(
        {
            "reader": reader.state_dict(),
            "mean": mean.state_dict(),
            "optimiser": optimiser.state_dict(),
            "epoch": epoch,
            "step": step,
            "done": done,
        },
        part,
    )
    part.replace(path)


def evaluate(
    args: argparse.Namespace,
    reader: Reader,
    tokenizer: object,
    special: tuple[int, int, int],
    dev: list[Labelled],
) -> dict[str, object]:
    """Score the development sets."""
    reader.eval()
    return {
        "attribution": attribution_scores(reader, tokenizer, special, dev, args.size),
        "names": name_scores(reader, tokenizer, special, args.corpora / "names-en", args.size),
        "syntax": syntax_scores(reader, tokenizer, special, args.corpora / "gum" / "dev" / "dep", args.size),
    }


if __name__ == "__main__":
    main()
