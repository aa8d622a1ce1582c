"""Attribution on PolNeAR: `python -m benchmarks.quality.attribution`."""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onrecord
from benchmarks import results
from benchmarks.quality import polnear, tables
from benchmarks.quality.attribution_failures import Failure, counted, failures
from benchmarks.quality.attribution_scores import MEASURES, score
from benchmarks.quality.polnear import LABELS, Article
from benchmarks.quality.tally import Tally, summary, total

METRIC = "strict: identical start, end and label; a discontinuous content is several spans (CofeNet)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One article's tallies and failures, and how the reading of it went."""

    article: Article
    tallies: dict[str, Tally]
    failures: tuple[Failure, ...]
    seconds: float
    changed: bool


def read_and_score(article: Article) -> Scored:
    """Read one article in this process and score it."""
    before = time.perf_counter()
    reading = onrecord.read(article.path)
    seconds = time.perf_counter() - before
    found = polnear.marks_of(reading, article.text)
    return Scored(
        article=article,
        tallies=score(article.text, article.gold, found),
        failures=tuple(failures(article.gold, found)),
        seconds=seconds,
        changed=reading.report.text != article.text,
    )


def measured(scored: Sequence[Scored]) -> dict[str, dict[str, Any]]:
    """Return every measure over the scored articles, with intervals over documents."""
    documents = [one.tallies for one in scored]
    return {measure: summary(documents, measure) for measure in MEASURES}


def by_annotator(scored: Sequence[Scored]) -> dict[str, dict[str, Any]]:
    """Return strict F1 by label, articles and failures by kind for each annotator."""
    table: dict[str, dict[str, Any]] = {}
    for annotator in sorted({one.article.annotator for one in scored}):
        own = [one for one in scored if one.article.annotator == annotator]
        documents = [one.tallies for one in own]
        kinds = Counter(failure.kind for one in own for failure in one.failures)
        table[annotator] = {
            "articles": len(own),
            "strict": {label: round(total(documents, f"strict {label}").f1, 2) for label in LABELS},
            "failures": dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        }
    return table


def run(corpora: Path, part: str, most: int | None = None) -> tuple[list[Scored], dict[str, Any]]:
    """Score a part of the corpus and return the scored articles with what the results file holds."""
    chosen = polnear.articles(corpora / "polnear" / part, most)
    scored = [read_and_score(article) for article in chosen]
    return scored, {
        "set": f"PolNeAR {part}",
        "metric": METRIC,
        "articles": len(scored),
        "corpus_sha256": results.corpus_hash(polnear.files(chosen)),
        "texts_changed_by_cleaning": sum(one.changed for one in scored),
        "median_seconds_an_article": round(statistics.median(one.seconds for one in scored), 3),
        "measures": measured(scored),
        "failures": counted(failure for one in scored for failure in one.failures),
        "by_annotator": by_annotator(scored),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the commonest failures, and write `benchmarks/results/attribution.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.attribution", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds polnear/")
    parser.add_argument("--part", default="dev", choices=("dev", "train"), help="part of the corpus")
    parser.add_argument("--articles", type=int, metavar="N", help="the first N articles only; writes no file")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N failures of each kind")
    options = parser.parse_args(arguments)
    try:
        scored, measures = run(options.corpora, options.part, options.articles)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    _print(scored, measures, options.show)
    if options.articles is None:
        name = "attribution" if options.part == "dev" else f"attribution-{options.part}"
        print(f"\nwritten: {results.write(name, measures).relative_to(results.ROOT)}")
    return 0


def _print(scored: Sequence[Scored], measures: dict[str, Any], show: int) -> None:
    print(f"{measures['set']}: {measures['articles']} articles; {METRIC}")
    print(*tables.lines(measures["measures"]), sep="\n")
    print(f"texts changed by cleaning: {measures['texts_changed_by_cleaning']}")
    for label, kinds in measures["failures"].items():
        print(f"\n{label}: " + ", ".join(f"{kind} {count}" for kind, count in kinds.items()))
        for kind in kinds if show else ():
            _show(scored, label, kind, show)
    print("\nby annotator (strict F1 source/cue/content; failures)")
    for annotator, row in measures["by_annotator"].items():
        f1s = "/".join(f"{row['strict'][label]:.1f}" for label in LABELS)
        kinds = ", ".join(f"{kind} {count}" for kind, count in list(row["failures"].items())[:4])
        print(f"{annotator}  {row['articles']:2} articles  {f1s}  {kinds}")


def _show(scored: Sequence[Scored], label: str, kind: str, most: int) -> None:
    cases = [
        (one.article, failure)
        for one in scored
        for failure in one.failures
        if (failure.label, failure.kind) == (label, kind)
    ]
    step = max(1, len(cases) // most)
    for article, failure in cases[::step][:most]:
        first = failure.gold or failure.found[0]
        print(f"  {kind} · {article.name} {first.start}-{first.end} ({article.annotator})")
        if failure.gold:
            print(f"    gold    {results.printable(article.text[failure.gold.start : failure.gold.end])}")
        for mark in failure.found:
            print(f"    {mark.label:8}{results.printable(article.text[mark.start : mark.end])}")


if __name__ == "__main__":
    sys.exit(main())
