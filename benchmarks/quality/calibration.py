"""How often facts of a stated confidence are right, and the fit of that confidence.

`python -m benchmarks.quality.calibration` prints, for engagements and statements of written reports and US
releases, the expected calibration error and what stands above the threshold below which people are shown
"uncertain". `--fit` fits the weights on the development parts and writes `src/onrecord/reading/confidence.json`;
the errors printed then are of five-fold cross-validation over documents.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import onrecord.reading.reader as reader
from benchmarks.quality import gold, report_engagements, report_statements, reports
from benchmarks.quality.expectations import Expectations, load
from onrecord.domain.reading import Engagement, Reading, Statement
from onrecord.reading import confidence

FILE = Path(confidence.__file__).with_name("confidence.json")
BINS = 10
FOLDS = 5
RIDGE = 2.0  # strength of the pull towards weight 0; 0.5 to 4 gave the same error within 0.01
KINDS = ("engagement", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One fact found: its features, whether it is right, its document, and its confidence as shown."""

    kind: str
    features: dict[str, float]
    right: bool
    document: int
    shown: float


def cases(corpora: Path, part: str) -> Iterator[Case]:
    """Yield every engagement and statement found in a part of both sets."""
    documents: list[tuple[Expectations, Reading, list[dict[str, float]]]] = []
    for one in load(reports.FOLDER / part):
        documents.append((one, *watched(lambda one=one: reports.onrecord.read(one.path, published=one.published))))
    for one in gold.gold(corpora, part):
        documents.append((one, *watched(lambda one=one: gold.read(one))))
    for number, (expected, reading, features) in enumerate(documents):
        good = {id(p.got) for p in report_engagements._paired(expected.engagements, reading) if p.right}
        if "engagements" in judged(expected):
            for e, told in zip(reading.engagements, features, strict=False):
                yield Case(kind="engagement", features=told, right=id(e) in good, document=number, shown=e.confidence)
        for s, told in zip(reading.statements, features[len(reading.engagements) :], strict=False):
            yield Case(kind="statement", features=told, right=right(expected, s, reading), document=number,
                       shown=s.confidence)  # fmt: skip


def judged(expected: Expectations) -> tuple[str, ...]:
    """Return what of a document is judged; everything where it does not say."""
    return ("engagements", "statements")


def right(expected: Expectations, got: Statement, reading: Reading) -> bool:
    """Say whether a statement found is one of those expected, and its speaker right."""
    extent = report_statements._extent(got)
    return any(
        report_statements._fits(wanted, extent) and report_statements._same_speaker(wanted, got, reading)
        for wanted in expected.statements
    )


def watched(read: object) -> tuple[Reading, list[dict[str, float]]]:
    """Read a document and note the features of every fact, engagements first, in the reading's order."""
    engagements: list[dict[str, float]] = []
    statements: list[dict[str, float]] = []

    def engagement(found: Engagement, told: confidence.Told) -> Engagement:
        engagements.append(confidence.engagement_features(found, told))
        return confidence.sure_engagement(found, told)

    def statement(found: Statement) -> Statement:
        statements.append(confidence.statement_features(found))
        return confidence.sure_statement(found)

    before = reader.sure_engagement, reader.sure_statement
    reader.sure_engagement, reader.sure_statement = engagement, statement
    try:
        reading: Reading = read()  # type: ignore[operator]
    finally:
        reader.sure_engagement, reader.sure_statement = before
    if not engagements:
        engagements = [{} for _ in reading.engagements]
    return reading, engagements + (statements or [{} for _ in reading.statements])


def fitted(found: Sequence[Case]) -> dict[str, float]:
    """Fit the logistic model by Newton's method, with a ridge on all weights but the constant."""
    names = sorted({k for c in found for k in c.features})
    x = np.array([[1.0, *(c.features.get(n, 0.0) for n in names)] for c in found])
    y = np.array([float(c.right) for c in found])
    w, ridge = np.zeros(x.shape[1]), np.diag([0.0, *(RIDGE for _ in names)])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, x.T @ (y - p) - ridge @ w)
        w = w + step
        if np.abs(step).max() < 1e-8:
            break
    return {"bias": round(float(w[0]), 4)} | {n: round(float(v), 4) for n, v in zip(names, w[1:], strict=True)}


def calibration_error(chances: np.ndarray, rights: np.ndarray) -> float:
    """Return the expected calibration error over equally filled bins (Guo et al. 2017; Nixon et al. 2019)."""
    order = np.argsort(chances, kind="stable")
    parts = np.array_split(order, min(BINS, max(1, len(order) // 5)))
    gaps = [abs(chances[p].mean() - rights[p].mean()) * len(p) for p in parts if len(p)]
    return float(sum(gaps) / max(1, len(order)))


def crossed(found: Sequence[Case]) -> np.ndarray:
    """Return each case's chance under weights fitted on the other folds' documents."""
    out = np.zeros(len(found))
    for fold in range(FOLDS):
        weights = fitted([c for c in found if c.document % FOLDS != fold])
        for i, c in enumerate(found):
            if c.document % FOLDS == fold:
                out[i] = confidence.probability(c.features, weights)
    return out


def told(kind: str, chances: np.ndarray, rights: np.ndarray) -> str:
    """Return one line of the table."""
    from onrecord.showing.wording import UNCERTAIN_BELOW

    sure = chances >= UNCERTAIN_BELOW
    return (
        f"{kind:11s} {len(rights):4d} found, {rights.mean():.3f} right; calibration error {calibration_error(chances, rights):.3f}; "
        f"at {UNCERTAIN_BELOW} and more: {int(sure.sum())}, {rights[sure].mean() if sure.any() else 0:.3f} right"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; with `--fit` write the weights first."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.calibration", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument("--fit", action="store_true", help="fit on the development parts and write the weights")
    options = parser.parse_args(arguments)
    if options.fit and options.part == "test":
        parser.error("--fit learns from the development parts only")
    every = list(cases(options.corpora, options.part))
    weights = {}
    for kind in KINDS:
        found = [c for c in every if c.kind == kind and c.features]
        rights = np.array([float(c.right) for c in found])
        chances = crossed(found) if options.fit else np.array([c.shown for c in found])
        weights[kind] = fitted(found) if options.fit else {}
        print(told(kind, chances, rights))
    if options.fit:
        FILE.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
        print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
