"""The page that tells the measured scores, made from the results files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.quality import tables

HEAD = ("measure", "score", "95% interval", "precision", "recall", "counts")
NAMES = (
    "attribution",
    "names",
    "times",
    "coreference",
    "reports-dev",
    "reports-test",
    "gold-dev",
    "gold-test",
)
UNITS = ("articles", "sentences", "texts", "reports")


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
            # One hash may hold for all sets of a file.
            lines += ["", *_section(part, part.get("corpus_sha256") or kept["corpus_sha256"])]
    machines = [kept for kept in measured.values() if "machine" in kept]
    if machines:
        lines += ["", _machine(machines[0])]
    return "\n".join(lines) + "\n"


def _section(part: Mapping[str, Any], corpus: str) -> list[str]:
    size = next(f"{part[unit]} {unit}" for unit in UNITS if unit in part)
    rows = [_row(measure, kept) for measure, kept in part["measures"].items()]
    return [
        f"## {part['set'][0].upper()}{part['set'][1:]}",
        "",
        f"{size}; {part['metric']}. SHA-256 of the set: `{corpus[:16]}…`",
        "",
        *tables.markdown(HEAD, rows),
    ]


def _row(measure: str, kept: Mapping[str, Any]) -> tuple[str, ...]:
    score, spread = f"{tables.score(kept):.1f}", tables.spread(kept)
    if "share" in kept:
        return measure, score, spread, "", "", f"{kept['right']} of {kept['found']}"
    counts = f"{kept['right']} right of {kept['found']} found; {kept['met']} met of {kept['gold']} expected"
    return measure, score, spread, f"{kept['precision']:.1f}", f"{kept['recall']:.1f}", counts


def _machine(kept: Mapping[str, Any]) -> str:
    machine, versions = kept["machine"], kept["versions"]
    packages = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    return f"Measured on {machine['processor']}, {machine['cores']} cores; {packages}."
