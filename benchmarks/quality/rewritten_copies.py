"""Careless rewritings written by hand: `python -m benchmarks.quality.rewritten_copies`.

Twenty-five rewrite US releases (`--set releases`); twenty-two rewrite invented newspaper reports (`--set news`), ten of
whose meetings another paper tells independently. They were written by ones who had not seen the detector. Each copy stands
among all originals and independent reports: is its own original named as what it was made from? Then, beside
its original: which of the errors planted in it are told (an alteration whose words overlap), in which class, and
what is told besides. `--failures` lists what is not as planted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

from benchmarks import results
from onrecord.comparing.alterations import alterations
from onrecord.comparing.lineage import descent, parents
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration
from onrecord.reading import read_report
from onrecord.sources import report_from_text

FOLDER: Final = Path(__file__).parent
OUTLETS: Final = {"whitehouse": "The White House", "state": "US Department of State"}
# Only the failures of dev may be read.
PARTS: Final = {
    "releases": {"all": range(1, 26), "dev": (*range(1, 11), *range(21, 26)), "test": range(11, 21)},
    "news": {"all": range(1, 23), "dev": range(1, 12), "test": range(12, 23)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """One copy with its original and what was planted.

    Args:
        shift: code points that stand before the copy's text in the report.
        planted: (start, end, class) of each alteration, in the report.
        independent: another outlet's own report of the same meeting, where there is one.
    """

    id: str
    copy: Reading
    original: Reading
    independent: Reading | None
    planted: tuple[tuple[int, int, str], ...]
    faithful: bool


def originals(corpora: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Return the releases by file and guid."""
    out = {}
    for name in OUTLETS:
        for line in (corpora / "releases-us" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            out[name, row["guid"]] = row
    return out


def releases(corpora: Path) -> tuple[Rewriting, ...]:
    """Return the rewritten releases, read."""
    texts = originals(corpora)
    out = []
    for row in _rows("rewritten"):
        source = texts[row["file"], row["original"]]
        published = parsedate_to_datetime(source["pubDate"]).date().isoformat()
        original = {**source, "outlet": OUTLETS[row["file"]], "published": published}
        whole = f"{row['title']}\n\n{row['text']}"
        out.append(
            Rewriting(
                id=row["id"],
                copy=_read({**row, "text": whole}),
                original=_read(original),
                independent=None,
                planted=_places(row, len(row["title"]) + 2),
                faithful=row["faithful"],
            )
        )
    return tuple(out)


def news() -> tuple[Rewriting, ...]:
    """Return the rewritten newspaper reports, read."""
    return tuple(
        Rewriting(
            id=row["id"],
            copy=_read(_headed(row["copy"])),
            original=_read(_headed(row["original"])),
            independent=_read(_headed(row["independent"])) if "independent" in row else None,
            planted=_places(
                {**row["copy"], "alterations": row["alterations"]}, len(row["copy"]["title"]) + 2
            ),
            faithful=row["faithful"],
        )
        for row in _rows("rewritten_news")
    )


def measure(cases: Sequence[Rewriting], pool: Sequence[Reading], *, failures: bool) -> dict[str, Any]:
    """Count what is named, told and told besides.

    Args:
        cases: the copies to be judged.
        pool: every report that a copy may be told to be made from.
    """
    counts: Counter[str] = Counter()
    by_class: dict[str, Counter[str]] = {}
    for case in cases:
        ranked = parents(case.copy, pool)
        own = bool(ranked) and ranked[0].parent == case.original.report.id
        counts["original_named"] += own
        counts["another_named"] += bool(ranked) and not own
        if case.independent is not None:
            counts["independent"] += 1
            for other in (case.original, case.copy):
                counts["independent_taken_for_a_copy"] += descent(case.independent, other) is not None
        if failures and not own:
            print(case.id, "original not named" if not ranked else "another named")
        _tally(case, alterations(case.copy, [case.original]), counts, by_class, failures)
    return {**counts, "by_class": {k: dict(v) for k, v in sorted(by_class.items())}}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and write the results file."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality.rewritten_copies", description=__doc__
    )
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--set", choices=tuple(PARTS), default="releases")
    parser.add_argument("--part", choices=("all", "dev", "test"), default="all")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args(arguments)
    every = releases(options.corpora) if options.set == "releases" else news()
    pool = [r for case in every for r in (case.original, case.independent) if r is not None]
    cases = [case for case in every if int(case.id) in PARTS[options.set][options.part]]
    measured = {"set": f"{len(cases)} rewritings written by hand",
                **measure(cases, pool, failures=options.failures)}  # fmt: skip
    print(json.dumps(measured, indent=1))
    name = "rewritten" if options.set == "releases" else "rewritten-news"
    results.write(name if options.part == "all" else f"{name}-{options.part}", measured)
    return 0


def _rows(folder: str) -> list[dict[str, Any]]:
    return [json.loads(p.read_text("utf-8")) for p in sorted((FOLDER / folder).glob("*.json"))]


def _read(row: Mapping[str, Any]) -> Reading:
    return read_report(
        report_from_text(
            row["text"], title=row["title"], outlet=row["outlet"], published=row["published"]
        )
    )  # fmt: skip


def _headed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "text": f"{row['title']}\n\n{row['text']}"}


def _places(row: Mapping[str, Any], shift: int) -> tuple[tuple[int, int, str], ...]:
    text = row["text"]
    return tuple(
        (shift + (i := text.index(a["here"])), shift + i + len(a["here"]), a["class"])
        for a in row["alterations"]
    )


def _tally(
    case: Rewriting, got: Sequence[Alteration], counts: Counter[str], by_class: dict[str, Counter[str]],
    failures: bool,
) -> None:  # fmt: skip
    text = case.copy.report.text
    spans = [(a.here.span.start, a.here.span.end, set(a.classes)) for a in got]
    for start, end, name in case.planted:
        hits = [c for s, e, c in spans if s < end and start < e]
        tally = by_class.setdefault(name, Counter())
        for key, count in (("planted", 1), ("told", bool(hits)), ("classed", any(name in c for c in hits))):
            tally[key] += count
            counts[key] += count
        if failures and not any(name in c for c in hits):
            print(case.id, "not told:" if not hits else "told otherwise:", name, "|",
                  results.printable(text[start:end]))  # fmt: skip
    right = [any(s < end and start < e for start, end, _ in case.planted) for s, e, _ in spans]
    counts["found"] += len(spans)
    counts["found_where_planted"] += sum(right)
    counts["told_in_faithful_copies"] += len(spans) if case.faithful else 0
    for (s, e, c), ok in zip(spans, right, strict=True):
        if failures and not ok:
            print(case.id, "told besides:", sorted(c), "|", results.printable(text[s:e]))


if __name__ == "__main__":
    raise SystemExit(main())
