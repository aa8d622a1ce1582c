"""Pages whose text changed after publication: is every change told, and none invented?

Truth is a plain comparison of sentences (difflib): a sentence of one version that the other lacks must be told as
dropped, added or changed, and nothing else may be told.

python -m benchmarks.quality.versions [--failures 5]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.planted_copies import bare
from benchmarks.results import CORPORA, corpus_hash, printable, write
from onrecord.comparing.changes import changes
from onrecord.comparing.layout import laid_out
from onrecord.comparing.lineage import descent
from onrecord.domain.reading import Reading
from onrecord.domain.record import Changes
from onrecord.sources import report_from_text

FILES = ("state_versions.jsonl", "whitehouse_versions.jsonl")


def versions(corpora: Path) -> Iterator[tuple[Reading, Reading]]:
    """Yield each version of a page, as a reading, with the one before it."""
    for name in FILES:
        for line in (corpora / "releases-us" / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            seen = sorted(row["versions"], key=lambda v: v["seen"])
            made = [
                bare(report_from_text(v["text"], title=v["title"], url=row["guid"], language="en",
                                      published=f"2021-01-01T{k:02}:00:00")) for k, v in enumerate(seen)
            ]  # fmt: skip
            yield from zip(made[1:], made, strict=False)


def plain(text: str) -> str:
    """Return a sentence as the plain comparison sees it: straight marks, one space."""
    for signs, put in (("“”„«»", '"'), ("‘’`", "'"), ("–—―‒", "-")):
        text = re.sub(f"[{signs}]", put, text)
    text = re.sub(r"[\"']", "", text.replace("…", "...").replace("--", "-"))
    return " ".join(re.sub(r"\s*-\s*", "-", text).split())


def truth(one: Reading, other: Reading) -> set[tuple[int, int]]:
    """Return the sentences of the one that the other does not have, as spans; as often as it lacks them."""
    theirs = Counter(plain(other.report.text[s.start : s.end]) for s in laid_out(other.report).sentences)
    known, whole = set(theirs), plain(other.report.text)
    out = set()
    for s in laid_out(one.report).sentences:
        key = plain(one.report.text[s.start : s.end])
        if theirs[key] > 0:
            theirs[key] -= 1
        elif key in known or len(key.split()) < 5 or f" {key} " not in f" {whole} ":
            # Words that stand there too, cut into lines otherwise, are typography.
            out.add((s.start, s.end))
    return out


def told(found: Changes) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the spans told of the child and of the parent; what only moved is no change of words."""
    changed = [c for c in found.changed if c.parts]
    here = [(w.span.start, w.span.end) for w in (*found.added, *(c.here for c in changed))]
    there = [(w.span.start, w.span.end) for w in (*found.dropped, *(c.there for c in changed))]
    return here, there


def main() -> None:
    """Compare all versions and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--failures", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    for child, parent in versions(given.corpora):
        counts["pairs of versions"] += 1
        if child.report.sha256 == parent.report.sha256:
            counts["same text (another title)"] += 1
        d = descent(child, parent)
        counts["told as revision, in order"] += (
            d is not None and d.how == "revision" and d.child == child.report.id
        )
        found = changes(child, parent)
        sides = zip((truth(child, parent), truth(parent, child)), told(found), (child, parent), strict=True)
        for expected, spans, reading in sides:
            for start, end in sorted(expected):
                hit = any(a < end and start < b for a, b in spans)
                counts["sentences changed"] += 1
                counts["told"] += hit
                if not hit and given.failures > counts["shown"]:
                    counts["shown"] += 1
                    print("NOT TOLD", printable(reading.report.text[start:end], 200))
            for a, b in spans:
                right = any(a < end and start < b for start, end in expected)
                counts["told in all"] += 1
                counts["invented"] += not right
                if not right and given.failures > counts["shown"]:
                    counts["shown"] += 1
                    print("INVENTED", printable(reading.report.text[a:b], 200))
    del counts["shown"]
    for key, n in counts.items():
        print(f"{key:32}{n:6}")
    if given.write:
        files = [given.corpora / "releases-us" / name for name in FILES]
        write("versions", {"corpus": corpus_hash(files), **counts})


if __name__ == "__main__":
    main()
