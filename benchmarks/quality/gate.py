"""The gate: a small fixed set, floors that only rise: `python -m benchmarks.quality.gate`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import results
from benchmarks.quality import attribution, gold, polnear, reports, tables
from benchmarks.quality.expectations import ExpectationError
from benchmarks.quality.floors import Floor, LoweringRefused, dumps, faults, load, updated

FLOORS = Path(__file__).resolve().parent / "floors.toml"
ARTICLES = 20
ATTRIBUTION = ("strict source", "strict cue", "strict content", "linked")
REPORTS = (
    "engagements",
    "participants",
    "roles in engagements",
    "engagement date",
    "statements",
    "statement speaker",
    "statement status",
    "statement chain",
)


def attribution_floor(corpora: Path) -> Floor:
    """Score the articles of PolNeAR dev that the gate reads: the first by the hash of their text."""
    chosen = polnear.sample(polnear.articles(corpora / "polnear" / "dev"), ARTICLES)
    measures = attribution.measured([attribution.read_and_score(article) for article in chosen])
    return Floor(
        corpus_sha256=results.corpus_hash(polnear.files(chosen)),
        scores={measure: tables.score(measures[measure]) for measure in ATTRIBUTION},
    )


def reports_floor() -> Floor:
    """Score the written development reports."""
    _, measured = reports.run("dev")
    return Floor(
        corpus_sha256=measured["corpus_sha256"],
        scores={measure: tables.score(measured["measures"][measure]) for measure in REPORTS},
    )


RELEASES = ("engagements", "participants", "roles in engagements", "roles", "statements", "statement speaker")


def releases_floor(corpora: Path) -> Floor:
    """Score the development releases."""
    _, measured = gold.run(corpora, "dev")
    return Floor(
        corpus_sha256=measured["corpus_sha256"],
        scores={measure: tables.score(measured["measures"][measure]) for measure in RELEASES},
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each score beside its floor; return 1 where one is below it.

    Without the corpora the attributions are not checked, and the gate says so.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.gate", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds polnear/")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument(
        "--lower-with-reason", metavar="WHY", help="let floors fall, and write down why; with --update"
    )
    options = parser.parse_args(arguments)
    if options.lower_with_reason is not None and not (options.update and options.lower_with_reason.strip()):
        parser.error('--lower-with-reason needs --update and a reason, as in --lower-with-reason "new gold"')
    sets: dict[str, Callable[[], Floor]] = {"reports": reports_floor}
    if (options.corpora / "polnear" / "dev").is_dir():
        sets["attribution"] = lambda: attribution_floor(options.corpora)
        sets["releases"] = lambda: releases_floor(options.corpora)
    else:
        print("attribution: not checked; no polnear/dev below --corpora", file=sys.stderr)
    try:
        measured = {name: measure() for name, measure in sets.items()}
        return _update(measured, options.lower_with_reason) if options.update else _check(measured)
    except (FileNotFoundError, ExpectationError, LoweringRefused) as wrong:
        print(wrong, file=sys.stderr)
        return 2


def _check(measured: dict[str, Floor]) -> int:
    floors = load(FLOORS)
    for name, floor in measured.items():
        known = floors.sets.get(name)
        for measure, score in floor.scores.items():
            least = known.scores.get(measure) if known else None
            print(f"{name:12} {measure:22} {score:6.2f}   floor {'–' if least is None else f'{least:.2f}'}")
    wrong = [fault for name, floor in measured.items() for fault in faults(floors, name, floor)]
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


def _update(measured: dict[str, Floor], reason: str | None) -> int:
    floors = load(FLOORS)
    for name, floor in measured.items():
        floors = updated(floors, name, floor, reason)
    FLOORS.write_text(dumps(floors), "utf-8")
    return _check(measured)


if __name__ == "__main__":
    sys.exit(main())
