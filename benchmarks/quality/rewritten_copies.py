"""Twenty careless rewritings of releases: `python -m benchmarks.quality.rewritten_copies`.

They were written by one who had not seen the detector. Each copy stands among all twenty originals: is its own named as what it was made from, and by what kind? Then, beside
its original: which of the errors planted in it are told (an alteration whose words overlap), in which class, and
what is told besides. `--failures` lists what is not as planted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path

from benchmarks import results
from onrecord.comparing.alterations import alterations
from onrecord.comparing.lineage import parents
from onrecord.domain.reading import Reading
from onrecord.reading import read_report
from onrecord.sources import report_from_text

FOLDER = Path(__file__).parent / "rewritten"
OUTLETS = {"whitehouse": "The White House", "state": "US Department of State"}
PARTS = {"all": slice(None), "dev": slice(0, 10), "test": slice(10, None)}  # only dev's failures may be read


def originals(corpora: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Return the releases by file and guid."""
    out = {}
    for name in OUTLETS:
        for line in (corpora / "releases-us" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            out[name, row["guid"]] = row
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and write the results file."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality.rewritten_copies", description=__doc__
    )
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--part", choices=tuple(PARTS), default="all")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args(arguments)
    texts = originals(options.corpora)
    copies = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    sources: dict[str, Reading] = {}
    for copy in copies:
        row = texts[copy["file"], copy["original"]]
        published = parsedate_to_datetime(row["pubDate"]).date().isoformat()
        sources[copy["id"]] = read_report(
            report_from_text(
                row["text"], title=row["title"], outlet=OUTLETS[copy["file"]], published=published
            )
        )
    copies = copies[PARTS[options.part]]
    named = wrongly = told = classed = planted = found = sound = faithful_told = 0
    by_class: dict[str, Counter[str]] = {}
    for copy in copies:
        text = f"{copy['title']}\n\n{copy['text']}"
        shift = len(copy["title"]) + 2
        child = read_report(
            report_from_text(text, title=copy["title"], outlet=copy["outlet"], published=copy["published"])
        )
        ranked = parents(child, list(sources.values()))
        own = sources[copy["id"]]
        named += bool(ranked) and ranked[0].parent == own.report.id
        wrongly += bool(ranked) and ranked[0].parent != own.report.id
        got = alterations(child, [own])
        spans = [(a.here.span.start - shift, a.here.span.end - shift, set(a.classes)) for a in got]
        places = [
            (i := copy["text"].index(a["here"]), i + len(a["here"]), a["class"]) for a in copy["alterations"]
        ]
        for start, end, name in places:
            hits = [c for s, e, c in spans if s < end and start < e]
            tally = by_class.setdefault(name, Counter())
            tally["planted"] += 1
            tally["told"] += bool(hits)
            tally["classed"] += any(name in c for c in hits)
            planted, told = planted + 1, told + bool(hits)
            classed += any(name in c for c in hits)
            if options.failures and not hits:
                print(copy["id"], "not told:", name, "|", results.printable(copy["text"][start:end]))
        found += len(spans)
        right = [any(s < end and start < e for start, end, _ in places) for s, e, _ in spans]
        sound += sum(right)
        faithful_told += len(spans) if copy["faithful"] else 0
        if options.failures:
            for (s, e, c), ok in zip(spans, right, strict=True):
                if not ok:
                    print(
                        copy["id"],
                        "told besides:",
                        sorted(c),
                        "|",
                        results.printable(copy["text"][max(0, s) : e]),
                    )
    measured = {
        "set": f"{len(copies)} rewritings written by hand",
        "original_named": named, "another_named": wrongly, "planted": planted, "told": told, "classed": classed,
        "found": found, "found_where_planted": sound, "told_in_faithful_copies": faithful_told,
        "by_class": {k: dict(v) for k, v in sorted(by_class.items())},
    }  # fmt: skip
    print(json.dumps(measured, indent=1))
    results.write("rewritten" if options.part == "all" else f"rewritten-{options.part}", measured)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
