"""Same engagement: `python -m benchmarks.quality.same [--part dev|test] [--ecb]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.quality.same import ecb, failures, gold, scores, written
from benchmarks.quality.same.scores import Partition

MEASURES = {"B-cubed": scores.b_cubed, "MUC": scores.muc, "CEAF-e": scores.ceaf, "pairs": scores.pairs}


def measured(key: Partition, response: Partition) -> dict[str, Any]:
    """Return every score of one partition against another, in percent."""
    found: dict[str, Any] = {"items": len(key), "clusters": len(set(key.values()))}
    for name, score in MEASURES.items():
        one = score(key, response)
        found[name] = {
            "precision": round(100 * one.precision, 2),
            "recall": round(100 * one.recall, 2),
            "f1": round(100 * one.f1, 2),
        }
    return {**found, "CoNLL": round(100 * scores.conll(key, response), 2)}


def run(part: str) -> tuple[written.Read, dict[str, str], dict[str, Any]]:
    """Read, join and score a part; return what was read, the clusters, and what the results file holds."""
    read = written.read(part)
    _, clusters = written.join(read)
    key = {name: label.engagement for name, label in read.told.items()}
    response = {name: clusters[name] for name in key}
    lost = {f"missed {label.report} {label.engagement}": label.engagement for label in read.missed}
    confusable = {name: label.engagement for name, label in read.told.items() if label.confusable}
    return (
        read,
        clusters,
        {
            "set": f"written texts, {part}",
            "corpus_sha256": results.corpus_hash(gold.files(part)),
            "reports": len(read.texts),
            "tellings": len(read.missed)
            + len({(label.report, label.engagement) for label in read.told.values()}),
            "read": len({(label.report, label.engagement) for label in read.told.values()}),
            "measures": {
                "tellings that were read": measured(key, response),
                "confusable ones that were read": measured(
                    confusable, {name: clusters[name] for name in confusable}
                ),
                "all tellings": measured({**key, **lost}, {**response, **{name: name for name in lost}}),
            },
        },
    )


def lines(measures: Mapping[str, Any]) -> list[str]:
    """Return the tables of scores."""
    found = []
    for name, table in measures.items():
        found.append(
            f"\n{name}: {table['items']} accounts of {table['clusters']} engagements; CoNLL {table['CoNLL']:.2f}"
        )
        found += [
            f"  {score:8} precision {table[score]['precision']:6.2f}   recall {table[score]['recall']:6.2f}"
            f"   F1 {table[score]['f1']:6.2f}"
            for score in MEASURES
        ]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores, with `--failures` what went wrong, and write `benchmarks/results/same-PART.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.same", description=__doc__)
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument(
        "--failures", action="store_true", help="list wrong and missing joins by kind; dev only"
    )
    parser.add_argument("--ecb", action="store_true", help="score ECB+ topics 1 to 35 instead")
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds ecbplus/")
    options = parser.parse_args(arguments)
    if options.failures and options.part == "test":
        parser.error("--failures shows the test texts, which nobody may learn from; use --part dev")
    try:
        if options.ecb:
            name, found = "same-ecb", ecb.run(options.corpora / "ecbplus", measured)
        else:
            read, clusters, found = run(options.part)
            name = f"same-{options.part}"
            if options.failures:
                print(*failures.lines(read, clusters), sep="\n")
    except (FileNotFoundError, ValueError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    print({key: value for key, value in found.items() if not isinstance(value, dict)})
    print(*lines(found["measures"]), sep="\n")
    print(f"\nwritten: {results.write(name, found).relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
