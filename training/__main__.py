"""From corpora to the shipped reader in one command: `python -m training --corpora DIR`.

Trains (or goes on where an earlier run stopped), chooses the epoch with the best attribution on the
development articles, and exports it to the package. Further options go to `training.train`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from training import export, train

PACKAGE = Path(__file__).parents[1] / "src" / "onrecord" / "reading" / "model"


def best_epoch(run: Path) -> str:
    """Return the epoch whose source, cue and content F1 add up to most."""
    rows = [json.loads(line) for line in (run / "log.jsonl").read_text("utf-8").splitlines()]
    return f"epoch{max(rows, key=lambda row: sum(row['attribution'].values()))['epoch']}"


def main() -> None:
    """Train and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument(
        "--run", type=Path, default=Path("runs/reader"), help="folder for checkpoints and the log"
    )
    parser.add_argument(
        "--model", type=Path, default=PACKAGE, help="folder that the shipped files are written to"
    )
    args, rest = parser.parse_known_args()
    sys.argv = ["training.train", "--corpora", str(args.corpora), "--out", str(args.run), *rest]
    train.main()
    epoch = best_epoch(args.run)
    sys.argv = ["training.export", "--run", str(args.run), "--epoch", epoch, "--out", str(args.model)]
    export.main()


if __name__ == "__main__":
    main()
