"""Fit the weights by which a pair of reports counts as a copy, on the planted development set.

python -m benchmarks.quality.planted_fit   # writes src/onrecord/comparing/lineage.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from benchmarks.quality.planted import SEEDS, candidates, measured, pool
from benchmarks.results import CORPORA, ROOT
from onrecord.comparing.kinship import expanded

WEIGHTS = ROOT / "src/onrecord/comparing/lineage.json"


def fit(
    rows: list[tuple[tuple[float, ...], bool]], *, steps: int = 6000, decay: float = 0.0005
) -> dict[str, object]:
    """Fit a logistic regression by gradient descent with a weight penalty, so that it is calibrated on its set."""
    x = np.array([r for r, _ in rows])
    y = np.array([float(t) for _, t in rows])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = (x - mean) / spread
    w, b = np.zeros(z.shape[1]), 0.0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(z @ w + b)))
        g = p - y
        w -= 0.3 * (z.T @ g / len(y) + decay * w)
        b -= 0.3 * g.mean()
    p = 1 / (1 + np.exp(-(z @ w + b)))
    print(f"{len(y)} pairs, {int(y.sum())} copies; wrong: {int(((p > 0.5) != (y > 0.5)).sum())}, "
          f"taken for copies: {int(((p > 0.5) & (y < 0.5)).sum())}")  # fmt: skip
    return {
        "bias": round(float(b - (w * mean / spread).sum()), 4),
        "weights": [round(float(v), 4) for v in w / spread],
    }


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--news", type=int, default=90)
    parser.add_argument("--releases", type=int, default=110)
    given = parser.parse_args()
    made = pool(given.corpora, "dev", news=given.news, releases=given.releases, seed=SEEDS["dev"] + 1)
    rows = [(expanded(m), truth) for m, truth in measured(made, candidates(made))]
    WEIGHTS.write_text(json.dumps({"copy": fit(rows)}) + "\n", "utf-8")


if __name__ == "__main__":
    main()
