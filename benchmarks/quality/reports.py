"""Whole readings against an editor's expectations: `python -m benchmarks.quality.reports`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onrecord
from benchmarks import results
from benchmarks.quality import report_engagements, report_facts, report_statements, tables
from benchmarks.quality.expectations import ExpectationError, Expectations, load
from benchmarks.quality.judgement import Judgement, added
from benchmarks.quality.tally import summary
from onrecord.domain.reading import Reading

FOLDER = Path(__file__).resolve().parent / "reports"
SHARES = (*report_engagements.SHARES, *report_statements.SHARES)
MEASURES = (
    *report_engagements.MEASURES,
    *report_engagements.SHARES,
    *report_statements.MEASURES,
    *report_statements.SHARES,
    *report_facts.MEASURES,
)


def judge(expected: Expectations, reading: Reading) -> Judgement:
    """Judge one reading by what is expected of it; a list that the expectations leave out is not judged."""
    parts = [report_facts.judge(expected, reading)]
    if "engagements" in expected.judged:
        parts.append(report_engagements.judge(expected.engagements, reading))
    if "statements" in expected.judged:
        parts.append(report_statements.judge(expected.statements, reading))
    return added(parts)


def read_and_judge(expected: Expectations) -> Judgement:
    """Read one report and judge the reading."""
    return judge(expected, onrecord.read(expected.path, published=expected.published))


def run(part: str) -> tuple[list[tuple[Expectations, Judgement]], dict[str, Any]]:
    """Judge every report of a part; return the judgements and what the results file holds."""
    judged = [(expected, read_and_judge(expected)) for expected in load(FOLDER / part)]
    documents = [judgement.tallies for _, judgement in judged]
    files = [path for one, _ in judged for path in (one.path, one.path.with_suffix(".json"))]
    return judged, {
        "set": f"written reports, {part}",
        "metric": "an engagement is right if its type, status and exactly its participants are",
        "reports": len(judged),
        "corpus_sha256": results.corpus_hash(files),
        "measures": {
            measure: summary(documents, measure, plain_share=measure in SHARES) for measure in MEASURES
        },
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, with `--failures` each failure, and write `benchmarks/results/reports-PART.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.reports", description=__doc__)
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument("--failures", action="store_true", help="list what is not as expected; dev only")
    options = parser.parse_args(arguments)
    if options.failures and options.part == "test":
        parser.error("--failures shows the test reports, which nobody may learn from; use --part dev")
    try:
        judged, measured = run(options.part)
    except (FileNotFoundError, ExpectationError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    if options.failures:
        tables.print_failures([(expected.name, judgement) for expected, judgement in judged])
    print(f"{measured['set']}: {measured['reports']} reports; {measured['metric']}")
    print(*tables.lines(measured["measures"]), sep="\n")
    print(f"\nwritten: {results.write(f'reports-{options.part}', measured).relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
