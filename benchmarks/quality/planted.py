"""Planted truth for lineage: copies with known edits found among their like, and what was altered in them.

python -m benchmarks.quality.planted [--part test] [--news 60] [--releases 60] [--failures 5]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.quality.planted_copies import Copy, alike, bare, copies, learn, texts
from benchmarks.quality.planted_edits import QUOTE
from benchmarks.results import CORPORA, corpus_hash, printable, write
from onrecord.comparing.aligning import aligned
from onrecord.comparing.alterations import alterations
from onrecord.comparing.candidates import HELD, likely
from onrecord.comparing.kinship import Likeness, likeness
from onrecord.comparing.layout import laid_out
from onrecord.comparing.lineage import descent, origin
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration, Descent
from onrecord.sources import report_from_text

SEEDS = {"dev": 11, "test": 2027}


@dataclass
class Pool:
    """Sources, their copies and near misses, with what stems from what."""

    readings: dict[str, Reading] = field(default_factory=dict)
    family: dict[str, str] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    misses: set[str] = field(default_factory=set)


def pool(corpora: Path, part: str, *, news: int, releases: int, seed: int) -> Pool:
    """Make the pool: sources, five copies each, and reports that quote another without being made from it."""
    rng = random.Random(seed)
    out = Pool()
    planted: Counter[str] = Counter()
    sources = list(texts(corpora, part, news=news, releases=releases))
    learn(sources)
    for source in sources:
        out.readings[source.id] = bare(source)
        out.family[source.id] = source.id
        out.sources.append(source.id)
        for copy in copies(source, rng, planted):
            report = copy.reading.report
            out.readings[report.id] = copy.reading
            out.family[report.id] = source.id
            out.copies.append(copy)
    for source in sources:
        miss = _quoting(source.text)
        if miss is not None:
            reading = bare(
                report_from_text(miss, outlet="Borough Mirror", published=source.published, language="en")
            )
            out.readings[reading.report.id] = reading
            out.family[reading.report.id] = f"independent of {source.id}"
            out.misses.add(reading.report.id)
    for report in alike(corpora, part, 2 * releases):
        if report.id not in out.readings:
            out.readings[report.id] = bare(report)
            out.family[report.id] = report.id
            out.misses.add(report.id)
    return out


def _quoting(source: str) -> str | None:
    """Write another report, in words of its own, that quotes two sentences of a source."""
    quotes = [m.group(1) for m in QUOTE.finditer(source) if len(m.group(1).split()) > 6][:2]
    if len(quotes) < 2:
        return None
    own = ["Residents of the borough heard about it on Tuesday evening in the town hall.",
           f"The words “{quotes[0]}” were read out twice, to some applause and a few whistles.",
           "Councillors will return to the matter after the summer break, the clerk's office told this newspaper.",
           f"A second passage drew less notice: “{quotes[1]}”",
           "Nobody at the meeting could say what it would mean for the harbour, the tram or the two schools."]  # fmt: skip
    return "\n\n".join(own)


def candidates(pool: Pool) -> list[tuple[str, str]]:
    """Return pairs of reports that are compared, as a record that holds all of them would choose them."""
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, reading in pool.readings.items():
        for signature in signatures(reading):
            holders[signature].append(name)
    out: set[tuple[str, str]] = set()
    for name, reading in pool.readings.items():
        shared = [
            (other, len(holders[s]) - 1)
            for s in signatures(reading) for other in holders[s][:HELD] if other != name
        ]  # fmt: skip
        out.update((min(name, other), max(name, other)) for other in likely(shared))
    return sorted(out)


def related(pool: Pool, a: str, b: str) -> bool | None:
    """Say whether two reports stem from each other; None for two copies of one source, judged by neither side."""
    if pool.family[a] != pool.family[b]:
        if a in pool.misses and b in pool.misses and all("independent" in pool.family[x] for x in (a, b)):
            return None  # the generator's own frame is the same
        return False
    return True if a in pool.sources or b in pool.sources else None


def measured(pool: Pool, pairs: Iterable[tuple[str, str]]) -> list[tuple[Likeness, bool]]:
    """Measure each judged pair, for fitting."""
    out = []
    for a, b in pairs:
        truth = related(pool, a, b)
        if truth is None:
            continue
        sides = aligned(laid_out(pool.readings[a].report), laid_out(pool.readings[b].report))
        if sides.pairs:
            out.append((likeness(sides), truth))
    return out


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else float("nan")


def lineage_scores(pool: Pool, descents: Sequence[Descent], failures: int) -> dict[str, object]:
    """Score which copies were found, in which direction, and which original was named."""
    found = {frozenset((d.child, d.parent)): d for d in descents}
    by: defaultdict[str, Counter[str]] = defaultdict(Counter)
    named: Counter[str] = Counter()
    shown = 0
    for copy in pool.copies:
        name = copy.reading.report.id
        kind = copy.strength.split()[0]
        d = found.get(frozenset((name, copy.source)))
        by[kind]["copies"] += 1
        by[kind]["found"] += d is not None
        by[kind]["direction"] += d is not None and d.child == name
        by[kind]["how"] += d is not None and d.how == kind
        first = origin(name, descents)
        named["right" if first == copy.source else "none" if first is None
              else "another family" if pool.family[first] != copy.source else "sibling"] += 1  # fmt: skip
        if d is None and shown < failures:
            shown += 1
            print("not found:", copy.strength, printable(copy.reading.report.text, 200))
    wrong = [d for d in descents if related(pool, d.child, d.parent) is False]
    for d in wrong[:failures]:
        print("invented:", d.confidence, d.how, printable(pool.readings[d.child].report.text, 150), "<-",
              printable(pool.readings[d.parent].report.text, 150))  # fmt: skip
    hits = sum(c["found"] for c in by.values())
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for d in descents:
        truth = related(pool, d.child, d.parent)
        if truth is not None:
            bins[min(9, int(d.confidence * 10))].append((d.confidence, truth and d.parent in pool.sources))
    total = sum(len(b) for b in bins.values())
    ece = sum(abs(sum(c for c, _ in b) - sum(t for _, t in b)) for b in bins.values()) / max(1, total)
    wrong_by = Counter(d.how for d in wrong)
    rows = {
        kind: {
            "copies": c["copies"], "recall": _percent(c["found"], c["copies"]),
            "precision": _percent(c["found"], c["found"] + (wrong_by["rewritten"] if kind == "rewritten" else
                                                             wrong_by[kind])),
            "direction": _percent(c["direction"], c["found"]), "kind right": _percent(c["how"], c["found"]),
        } for kind, c in sorted(by.items())
    }  # fmt: skip
    return {
        "kinds": rows, "precision": _percent(hits, hits + len(wrong)), "near misses": len(pool.misses),
        "near misses taken for copies": sum(1 for d in wrong if {d.child, d.parent} & pool.misses),
        "original named": {k: _percent(v, len(pool.copies)) for k, v in sorted(named.items())},
        "ece": round(ece, 3),
    }  # fmt: skip


def alteration_scores(pool: Pool, descents: Sequence[Descent], failures: int) -> dict[str, object]:
    """Score the alterations told of each copy, against its source where the descent was found."""
    # Each copy is given its true source, as the rivals are; a copy that was not found at all counts as missed.
    found = {frozenset((d.child, d.parent)): d for d in descents}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shown: Counter[str] = Counter()
    for copy in pool.copies:
        d = found.get(frozenset((copy.reading.report.id, copy.source)))
        if d is not None:
            d = replace(
                d, child=copy.reading.report.id, parent=copy.source, confidence=max(d.confidence, 0.9)
            )
        source = pool.readings[copy.source]
        told = alterations(copy.reading, [source], descents=[d]) if d else ()
        _judged(copy, told, counts, shown, failures)
    rows = {}
    for label, c in sorted(counts.items()):
        rows[label] = {"planted": c["tp"] + c["fn"], "precision": _percent(c["tp"], c["tp"] + c["fp"]),
                       "recall": _percent(c["tp"], c["tp"] + c["fn"]), "noticed": _percent(c["tp"] + c["other"], c["tp"] + c["fn"])}  # fmt: skip
    total = Counter()
    for c in counts.values():
        total.update(c)
    rows["all"] = {"planted": total["tp"] + total["fn"], "precision": _percent(total["tp"], total["tp"] + total["fp"]),
                   "recall": _percent(total["tp"], total["tp"] + total["fn"]), "noticed": _percent(total["tp"] + total["other"], total["tp"] + total["fn"])}  # fmt: skip
    return rows


def _judged(
    copy: Copy,
    told: Sequence[Alteration],
    counts: dict[str, Counter[str]],
    shown: Counter[str],
    failures: int,
) -> None:
    text = copy.reading.report.text
    taken: set[int] = set()
    for truth in copy.truths:
        over = [
            k for k, a in enumerate(told) if a.here.span.start < truth.end and truth.start < a.here.span.end
        ]
        right = next((k for k in over if truth.label in told[k].classes), None)
        taken.update(over)
        key = "tp" if right is not None else "fn"
        counts[truth.label][key] += 1
        if right is None:
            if over:
                counts[truth.label]["other"] += 1
                counts[told[over[0]].classes[0]]["fp"] += 1
            if shown[truth.label] < failures:
                shown[truth.label] += 1
                print(f"MISSED {truth.label} ({copy.strength}): {printable(text[max(0, truth.start - 60) : truth.end + 60], 260)!r}"
                      f" told: {[(told[k].classes, told[k].why) for k in over]}")  # fmt: skip
    for k, a in enumerate(told):
        if k not in taken:
            counts[a.classes[0]]["fp"] += 1
            if shown["fp " + a.classes[0]] < failures:
                shown["fp " + a.classes[0]] += 1
                earliest = a.earliest.span.text if a.earliest else None
                print(
                    f"INVENTED {a.classes} ({copy.strength}): {printable(a.here.span.text, 150)!r} | {printable(earliest or '-', 150)!r} {a.why}"
                )


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--news", type=int, default=60)
    parser.add_argument("--releases", type=int, default=60)
    parser.add_argument("--failures", type=int, default=0)
    parser.add_argument("--write", action="store_true", help="write results/lineage-PART.json")
    given = parser.parse_args()
    start = time.perf_counter()
    made = pool(given.corpora, given.part, news=given.news, releases=given.releases, seed=SEEDS[given.part])
    pairs = candidates(made)
    print(
        f"{len(made.readings)} reports, {len(made.copies)} copies, {len(pairs)} candidate pairs, {time.perf_counter() - start:.0f} s"
    )
    judged = [descent(made.readings[a], made.readings[b]) for a, b in pairs]
    descents = [d for d in judged if d is not None]
    lineage = lineage_scores(made, descents, given.failures)
    for key, value in lineage.items():
        print(key, value)
    altered = alteration_scores(made, descents, given.failures)
    for label, row in altered.items():
        print(f"{label:26}", row)
    from benchmarks.quality.planted_rivals import rivals

    compared = rivals(made)
    for label, row in compared.items():
        print(f"{label:26}", row)
    print(f"{time.perf_counter() - start:.0f} s")
    if given.write:
        files = sorted((given.corpora / "releases-us").glob("*.jsonl")) + sorted(
            (given.corpora / "polnear/train/text").glob("*.txt")
        )
        write(f"lineage-{given.part}", {"corpus": corpus_hash(files), "reports": len(made.readings), "lineage": lineage,
                                        "alterations": altered, "rivals": compared})  # fmt: skip


if __name__ == "__main__":
    main()
