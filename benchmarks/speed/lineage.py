"""How lineage grows with a record: signatures, candidates and verdicts for pools of growing size.

python -m benchmarks.speed.lineage [--most 4000]
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.quality.planted import COMMON_VALUE
from benchmarks.quality.planted_copies import bare, texts
from benchmarks.results import CORPORA, write
from onrecord.comparing.lineage import descent
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Reading
from onrecord.sources import report_from_text


def reports(corpora: Path, most: int) -> list[Reading]:
    """Return readings of mixed texts: paragraphs of real ones put together anew, one in four a copy in part."""
    rng = random.Random(5)
    sources = [
        *texts(corpora, "dev", news=300, releases=500),
        *texts(corpora, "test", news=300, releases=500),
    ]
    paragraphs = [p for s in sources for p in s.text.split("\n") if len(p.split()) > 12]
    out: list[Reading] = []
    while len(out) < most:
        if out and rng.random() < 0.25:
            words = out[rng.randrange(len(out))].report.text.split("\n\n")
            text = "\n\n".join(w for w in words if rng.random() > 0.2) or words[0]
        else:
            # Words with a mark of their own keep paragraphs used twice from making everything a copy of everything.
            mark = f"Q{len(out)}"
            text = "\n\n".join(
                " ".join(w if rng.random() > 0.4 else f"{w[:3]}{mark}" for w in p.split())
                for p in rng.sample(paragraphs, 8)
            )
        out.append(bare(report_from_text(text, published="2021-03-01", language="en")))
    return out


def main() -> None:
    """Add reports one after another, as a record does, and print the time for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--most", type=int, default=4000)
    given = parser.parse_args()
    made = reports(given.corpora, given.most)
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    marks = {given.most // 4, given.most // 2, given.most}
    rows, pairs, found = [], 0, 0
    start = time.process_time()
    for n, reading in enumerate(made, 1):
        shared: defaultdict[int, int] = defaultdict(int)
        for signature in signatures(reading):
            holding = holders[signature]
            if len(holding) <= COMMON_VALUE:
                for k in holding:
                    shared[k] += 1
                holding.append(n - 1)
        for k in (k for k, c in shared.items() if c >= 2):
            pairs += 1
            found += descent(reading, made[k]) is not None
        if n in marks:
            took = time.process_time() - start
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            rows.append({"reports": n, "CPU seconds": round(took, 1), "ms a report": round(1000 * took / n, 1),
                         "candidates a report": round(pairs / n, 1), "descents": found, "memory MiB": memory})  # fmt: skip
            print(rows[-1])
    write("lineage-speed", {"sizes": rows})


if __name__ == "__main__":
    main()
