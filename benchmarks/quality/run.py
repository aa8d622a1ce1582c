"""Every quality set, and the page that tells their scores: `python -m benchmarks.quality.run`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.quality import attribution, names, reports, tables

PAGE = results.ROOT / "docs" / "quality.md"
HEAD = ("measure", "score", "95% interval", "precision", "recall", "counts")
NAMES = ("attribution", "names", "reports-dev", "reports-test")


def page(measured: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page as Markdown, from what the results files hold, keyed by their names."""
    lines = [
        "<!-- Made by `python -m benchmarks.quality.run`; change that, not this page. -->",
        "# Quality, measured",
        "",
        "Scores are F1 in percent, or a plain share where no precision is given. Intervals are percentile",
        "bootstraps with documents drawn with replacement. How each measure counts is told in",
        "[benchmarks/README.md](../benchmarks/README.md).",
    ]
    for name in NAMES:
        kept = measured.get(name, {})
        for part in kept.get("sets", {name: kept}).values() if kept else ():
            lines += ["", *_section(part)]
    machines = [kept for kept in measured.values() if "machine" in kept]
    if machines:
        lines += ["", _machine(machines[0])]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every set that is there and write `docs/quality.md` from the results files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.run", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds the corpora")
    parser.add_argument("--test", action="store_true", help="score the test reports too")
    parser.add_argument("--page-only", action="store_true", help="rewrite the page, measure nothing")
    options = parser.parse_args(arguments)
    if not options.page_only:
        corpora = ["--corpora", str(options.corpora)]
        codes = [attribution.main(corpora), names.main(corpora), reports.main([])]
        codes += [reports.main(["--part", "test"])] if options.test else []
        if any(codes):
            return max(codes)
    found = {name: results.RESULTS / f"{name}.json" for name in NAMES}
    measured = {name: json.loads(path.read_text("utf-8")) for name, path in found.items() if path.is_file()}
    if not measured:
        print(f"{results.RESULTS.name}: no result yet; run without --page-only", file=sys.stderr)
        return 2
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(measured), "utf-8")
    print(f"written: {PAGE.relative_to(results.ROOT)}")
    return 0


def _section(part: Mapping[str, Any]) -> list[str]:
    size = next(f"{part[unit]} {unit}" for unit in ("articles", "sentences", "reports") if unit in part)
    rows = [_row(measure, kept) for measure, kept in part["measures"].items()]
    return [
        f"## {part['set'][0].upper()}{part['set'][1:]}",
        "",
        f"{size}; {part['metric']}. SHA-256 of the set: `{part['corpus_sha256'][:16]}…`",
        "",
        *tables.markdown(HEAD, rows),
    ]


def _row(measure: str, kept: Mapping[str, Any]) -> tuple[str, ...]:
    score, spread = f"{tables.score(kept):.1f}", tables.spread(kept)
    if "share" in kept:
        return measure, score, spread, "", "", f"{kept['right']} of {kept['found']}"
    counts = f"{kept['right']} right, {kept['found']} found, {kept['gold']} expected"
    return measure, score, spread, f"{kept['precision']:.1f}", f"{kept['recall']:.1f}", counts


def _machine(kept: Mapping[str, Any]) -> str:
    machine, versions = kept["machine"], kept["versions"]
    packages = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    return f"Measured on {machine['processor']}, {machine['cores']} cores; {packages}."


if __name__ == "__main__":
    sys.exit(main())
