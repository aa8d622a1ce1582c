"""How often facts of a stated confidence are right, and the fit of that confidence.

`python -m benchmarks.quality.calibration` prints, for engagements, those who take part and statements of written
reports and US releases, the expected calibration error and what stands above the threshold below which people are
shown "uncertain". `--fit` fits the weights on the development parts and on the marked texts that the reader was not
trained on, and writes `src/onrecord/reading/confidence.json`; the errors printed then are of five-fold
cross-validation over documents.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import onrecord.reading.reader as reader
from benchmarks.quality import gold, marked, report_engagements, report_statements, reports
from benchmarks.quality.expectations import Expectations, load
from onrecord.domain.reading import Engagement, Reading, Statement
from onrecord.reading import confidence

FILE = Path(confidence.__file__).with_name("confidence.json")
BINS = 10
FOLDS = 5
RIDGE = 2.0  # strength of the pull towards weight 0; 0.5 to 4 gave the same error within 0.01
KINDS = ("participant", "engagement", "statement")  # in the order of fitting: each may rest on those before


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One fact found: its features, whether it is right, its document, and its confidence as shown."""

    kind: str
    features: dict[str, float]
    right: bool
    document: int
    shown: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: what is expected, and what was read with the features of every fact, by its place there."""

    expected: Expectations
    reading: Reading
    wholes: tuple[tuple[confidence.Whole, dict[str, str]], ...]
    statements: tuple[dict[str, float], ...]


def documents(corpora: Path, part: str, *, unseen: bool) -> Iterator[Document]:
    """Yield every document of a part of both sets, then the marked texts if asked for."""
    for one in load(reports.FOLDER / part):
        yield watched(one, lambda one=one: reports.onrecord.read(one.path, published=one.published))
    for one in gold.gold(corpora, part):
        yield watched(one, lambda one=one: gold.read(one))
    if unseen:
        for one in marked.unseen():
            yield watched(one, lambda one=one: gold.read(one))


def cases(found: Sequence[Document], weights: Mapping[str, Mapping[str, float]]) -> Iterator[Case]:
    """Yield every participant, engagement and statement found.

    Args:
        found: the documents.
        weights: those of participants' confidence, on which an engagement's rests.
    """
    for number, one in enumerate(found):
        pairs = {p.got.id: p for p in report_engagements._paired(one.expected.engagements, one.reading)}
        for e, (whole, kinds) in zip(one.reading.engagements, one.wholes, strict=True):
            pair = pairs.get(e.id)
            met = {p.actor or p.name for _, p in pair.same} if pair is not None else set()
            chances = {}
            for p in whole.engagement.participants:
                features = confidence.participant_features(whole, p, kinds)
                key = p.actor or p.name
                chances[key] = confidence.probability(features, weights["participant"])
                yield Case(kind="participant", features=features, right=key in met, document=number,
                           shown=chances[key])  # fmt: skip
            left = {p.actor or p.name for p in confidence.kept(whole, chances)}
            yield Case(kind="engagement", features=confidence.engagement_features(whole, chances),
                       right=pair is not None and sound(pair, left), document=number, shown=e.confidence)  # fmt: skip
        for s, told in zip(one.reading.statements, one.statements, strict=True):
            yield Case(kind="statement", features=told, right=right(one.expected, s, one.reading),
                       document=number, shown=s.confidence)  # fmt: skip


def sound(pair: report_engagements._Pair, left: Collection[str]) -> bool:
    """Say whether an engagement is one of those expected: type, status, and two of those told, or the one.

    Args:
        pair: the engagement expected and the one found.
        left: those whom people are told, by actor id or name.
    """
    expected, got = pair.expected, pair.got
    alike = (expected.type, expected.status) == (got.type, got.status)
    met = sum((p.actor or p.name) in left for _, p in pair.same)
    return alike and met >= min(2, len(left))


def right(expected: Expectations, got: Statement, reading: Reading) -> bool:
    """Say whether a statement found is one of those expected, and its speaker right."""
    extent = report_statements._extent(got)
    return any(
        report_statements._fits(wanted, extent) and report_statements._same_speaker(wanted, got, reading)
        for wanted in expected.statements
    )


def watched(expected: Expectations, read: Callable[[], Reading]) -> Document:
    """Read a document and note what the confidence of every fact is calculated from; nobody is left out."""
    wholes: list[tuple[confidence.Whole, dict[str, str]]] = []
    statements: list[dict[str, float]] = []

    def engagement(whole: confidence.Whole, kinds: Mapping[str, str]) -> Engagement:
        wholes.append((whole, dict(kinds)))
        return replace(confidence.sure_engagement(whole, kinds), participants=whole.engagement.participants)

    def statement(found: Statement) -> Statement:
        statements.append(confidence.statement_features(found))
        return confidence.sure_statement(found)

    before = reader.sure_engagement, reader.sure_statement, reader.once_each
    reader.sure_engagement, reader.sure_statement, reader.once_each = engagement, statement, tuple
    try:
        reading = read()
    finally:
        reader.sure_engagement, reader.sure_statement, reader.once_each = before
    return Document(expected=expected, reading=reading, wholes=tuple(wholes), statements=tuple(statements))


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
    return {"bias": round(float(w[0]), 4)} | {
        n: round(float(v), 4) for n, v in zip(names, w[1:], strict=True)
    }


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
    parser.add_argument(
        "--fit", action="store_true", help="fit on the development parts and write the weights"
    )
    options = parser.parse_args(arguments)
    if options.fit and options.part == "test":
        parser.error("--fit learns from the development parts only")
    found = list(documents(options.corpora, options.part, unseen=options.fit))
    weights: dict[str, Mapping[str, float]] = dict(confidence.weights())
    for kind in KINDS:
        every = [c for c in cases(found, weights) if c.kind == kind]
        rights = np.array([float(c.right) for c in every])
        chances = crossed(every) if options.fit else np.array([c.shown for c in every])
        if options.fit:
            weights[kind] = fitted(every)
        print(told(kind, chances, rights))
    if options.fit:
        FILE.write_text(json.dumps({k: weights[k] for k in KINDS}, indent=1) + "\n", "utf-8")
        print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
