"""Engagements of Chinese bulletins against marks made by reading: `python -m benchmarks.quality.chinese`.

The marks stand in `gold/chinese.json`, without their texts; the texts are made of the bulletins in
`zh-broadcast/`, whose use is development only. Nothing is trained on them. `--make FOLDER` writes the marks from
marked files (`training/MARKUP.md`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.markup import Mark as Marking
from training.markup import Marked, listed
from training.scenes import marked_files
from training.standoff import made

from benchmarks import results
from benchmarks.quality.tally import Tally, matches, summary
from onrecord.domain.reading import Engagement, Reading
from onrecord.reading import read_report
from onrecord.sources import report_from_text

GOLD = Path(__file__).parent / "gold" / "chinese.json"
MEASURES = ("engagements", "participants")


def bulletins(corpora: Path) -> dict[str, str]:
    """Return the items of every day's bulletin by `zhb-DAY-NUMBER`, headline first, markup taken off."""
    out = {}
    for path in sorted((corpora / "zh-broadcast").glob("*.md")):
        for number, block in enumerate(re.split(r"\n#+ ", path.read_text("utf-8"))[1:]):
            head, _, body = block.partition("\n")
            body = re.sub(r"\n\s*\n+", "\n", body).strip()
            text = re.sub(r"</p>\s*<p>", "\n", f"{head.strip()}\n{body}")
            text = re.sub(r"\n\[查看原文\][^\n]*", "", re.sub(r"<[^>]+>", "", text))
            out[f"zhb-{path.stem}-{number}"] = re.sub(r"\n\n+", "\n", text)
    return out


def marked(corpora: Path) -> Iterator[Marked]:
    """Yield the marked texts; one that is not in the corpora as it was marked is an error."""
    texts = bulletins(corpora)
    for row in json.loads(GOLD.read_text("utf-8")):
        name = row["meta"]["id"]
        text = texts.get(name, "")[: row["length"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{name}: not in {corpora} as it was marked; get the same corpora")
        marks = [Marking(label=a, start=s, end=e) for a, s, e in row["marks"]]
        one = Marked(meta=row["meta"], text=text, marks=marks)
        for line in row["list"]:
            listed(line, name, one)
        yield one


def judge(one: Marked) -> tuple[dict[str, Tally], list[str]]:
    """Judge the reading of one text: an engagement is right if type, status and exactly its people are."""
    names: dict[str, set[str]] = defaultdict(set)
    for mark in one.marks:
        for actor in mark.label.split("+"):
            names[actor].add(one.text[mark.start : mark.end])
    reading = read_report(report_from_text(one.text, published=one.meta.get("published"), language="zh"))
    got, free = [(e, people(e, reading)) for e in reading.engagements], set(range(len(reading.engagements)))
    right = both = wanted = 0
    misses = []
    for told in one.engagements.values():
        takers = [p for side in told.sides for p in side]
        wanted += len(takers)
        scored = [(sum(any(names[p] & x for x in got[i][1]) for p in takers), -i) for i in free]
        best = max(scored, default=(0, 0))
        label = f"{told.type} {told.status}: {', '.join(min(names[p], key=len, default=p) for p in takers)}"
        if not best[0]:
            misses.append(f"expected {label}; got nothing")
            continue
        free.discard(-best[1])
        found, theirs = got[-best[1]]
        both += best[0]
        exact = best[0] == len(takers) == len(theirs) and (found.type, found.status) == (
            told.type,
            told.status,
        )
        right += exact
        if not exact:
            who = ", ".join(p.name for p in found.participants)
            misses.append(f"expected {label}; got {found.type} {found.status}: {who}")
    tallies = {
        "engagements": matches(len(got), len(one.engagements), right),
        "participants": matches(sum(len(x) for _, x in got), wanted, both),
    }
    return tallies, misses


def people(engagement: Engagement, reading: Reading) -> list[set[str]]:
    """Return every name of each participant."""
    names = {a.id: {a.name, *a.names} for a in reading.actors}
    return [names.get(p.actor or "", set()) | {p.name} for p in engagement.participants]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, with `--failures` what is not as marked, and write the results file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.chinese", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--make", type=Path, help="folder of marked files")
    options = parser.parse_args(arguments)
    if options.make:
        rows = [{**made(one), "length": len(one.text)} for one in marked_files(options.make)]
        body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        GOLD.write_text(f"[\n{body}\n]\n", "utf-8")
    judged = [(one, *judge(one)) for one in marked(options.corpora)]
    documents = [tallies for _, tallies, _ in judged]
    measured = {
        "set": "Chinese bulletins, development",
        "metric": "an engagement is right if its type, status and exactly its participants are",
        "reports": len(judged),
        "corpus_sha256": results.corpus_hash([GOLD]),
        "measures": {m: summary(documents, m, plain_share=False) for m in MEASURES},
    }
    for m, values in measured["measures"].items():
        print(m, json.dumps(values))
    if options.failures:
        for one, _, misses in judged:
            print(f"\n{one.meta['id']}", *misses, sep="\n  ")
    results.write("chinese", measured)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
