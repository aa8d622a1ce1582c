"""Names on UNER English-EWT and CrossNER politics: `python -m benchmarks.quality.names`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.quality import tables
from benchmarks.quality.names_corpora import CORPORA, Corpus, sentences
from benchmarks.quality.names_scores import MEASURES, by_document
from benchmarks.quality.tally import summary
from onrecord.reading import names_in


def run(corpus: Corpus, root: Path, most: int | None = None) -> dict[str, Any]:
    """Score one corpus and return what the results file holds of it."""
    read = sentences(corpus, root)[:most]
    before = time.perf_counter()
    documents, apart = by_document(read, names_in)
    seconds = time.perf_counter() - before
    return {
        "set": corpus.title,
        "metric": "strict: identical start, end and kind",
        "sentences": len(read),
        "intervals_over": f"{len(documents)} {corpus.unit}s",
        "corpus_sha256": results.corpus_hash([root / corpus.path]),
        "found_names_set_apart": apart,
        "seconds": round(seconds, 1),
        "measures": {measure: summary(documents, measure) for measure in MEASURES},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each corpus and write `benchmarks/results/names.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.names", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds names-en/")
    parser.add_argument("--sentences", type=int, metavar="N", help="the first N only; writes no file")
    options = parser.parse_args(arguments)
    measured = {}
    try:
        for corpus in CORPORA:
            measured[corpus.key] = run(corpus, options.corpora, options.sentences)
    except (FileNotFoundError, ValueError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    for kept in measured.values():
        print(f"{kept['set']}: {kept['sentences']} sentences; {kept['metric']}")
        print(
            f"{kept['found_names_set_apart']} found names set apart; intervals over {kept['intervals_over']}"
        )
        print(*tables.lines(kept["measures"]), "", sep="\n")
    if options.sentences is None:
        print(f"written: {results.write('names', {'sets': measured}).relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
