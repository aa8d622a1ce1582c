"""The US releases of the corpora in one record: `python -m benchmarks.record.releases --corpora DIR`.

All releases are added in one command, twice: the second time nothing may be new. Titles of the form "X's Call
with Y" are silver: the release must tell an engagement of that type (a meeting may be told as talks or a visit)
in which whoever the title names takes part. A title judges an engagement only by the persons that the reading
has found by name; what the reader missed altogether is counted as missed. Last, the engagements that both the White
House and the State Department tell are counted, and shown with `--list`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from benchmarks import results
from onrecord.domain.reading import Engagement, Reading
from onrecord.record import Record

OUTLETS = {"whitehouse": "The White House", "state": "US Department of State"}
TITLE = re.compile(
    r"^(?P<one>.+?)[’']s?\s+(?:(?:Video|Phone|Telephone|Virtual|Bilateral|Trilateral)\s+)*"
    r"(?P<kind>Call|Meeting|Video Call|Phone Call)s?\s+with\s+(?P<other>.+)$",
    re.IGNORECASE,
)
TYPES = {"call": {"call"}, "meeting": {"meeting", "talks", "visit", "summit"}}


def rows(corpora: Path) -> Iterator[dict[str, Any]]:
    """Yield the releases as rows that `onrecord add` takes."""
    for name, outlet in OUTLETS.items():
        for line in (corpora / "releases-us" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            published = parsedate_to_datetime(row["pubDate"]).date().isoformat()
            yield {"text": row["text"], "title": row["title"], "url": row["link"], "outlet": outlet,
                   "published": published, "language": "en"}  # fmt: skip


def added(record: Path, source: Path) -> tuple[float, str]:
    """Add a file in a process of its own; return seconds and what it told."""
    begun = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-m", "onrecord", "add", str(source), "--record", str(record)],
        text=True, capture_output=True, check=False,
    )  # fmt: skip
    told = (ended.stdout + ended.stderr).strip().splitlines()
    return time.perf_counter() - begun, told[-1] if told else ""


def surnames(reading: Reading) -> dict[str, set[str]]:
    """Return, for each person of a reading, the last word of every name it has."""
    return {
        a.id: {n.rstrip(".,").split()[-1].lower() for n in (a.name, *a.names) if n.split()}
        for a in reading.actors
        if a.kind == "person"
    }


def told(engagement: Engagement, words: str, known: dict[str, set[str]]) -> bool | None:
    """Say whether all persons that a part of a title names take part; None where it names nobody known."""
    tokens = {w.lower() for w in re.findall(r"[\w’'-]+", re.sub(r"[’']s\b", "", words))}
    named = {a for a, last in known.items() if last & tokens}
    takers = {p.actor for p in engagement.participants}
    return named <= takers if named else None


def right(reading: Reading, title: re.Match[str]) -> bool:
    """Say whether some engagement of a reading is the one of its title."""
    known = surnames(reading)
    kind = title["kind"].split()[-1].lower()
    for e in reading.engagements:
        one, other = (told(e, title[k], known) for k in ("one", "other"))
        whole = one is not False and other is not False and (one or other)
        if e.type in TYPES[kind] and whole and len(e.participants) > 1:
            return True
    return False


def both(record: Record) -> list[tuple[str, int]]:
    """Return the engagements with accounts of both outlets, and how many accounts each has."""
    out = []
    for e in record.engagements():
        outlets = {a.outlet for a in e.accounts if a.outlet}
        if set(OUTLETS.values()) <= outlets:
            who = "; ".join(p.name for p in e.participants)
            out.append((f"{e.date.value} {e.type}: {who}", len(e.accounts)))
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Print and write what the record of the releases comes to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.record.releases", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--keep", type=Path, help="keep the record in this file")
    parser.add_argument("--record", type=Path, help="a record kept before: nothing is added")
    parser.add_argument("--list", action="store_true", help="list silver titles missed, and what both tell")
    options = parser.parse_args(arguments)
    given = list(rows(options.corpora))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "releases.jsonl"
        source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in given), "utf-8")
        place = options.record or options.keep or Path(folder) / "releases.duckdb"
        first, second = [(0.0, "not added")] * 2 if options.record else [added(place, source) for _ in "12"]
        silver = missed = 0
        with Record.open(place, reading_only=True) as record:
            for row in given:
                title = TITLE.match(row["title"].replace("\xa0", " "))
                if title is None:
                    continue
                silver += 1
                if not right(record.reading(row["url"]), title):
                    missed += 1
                    if options.list:
                        print("missed:", results.printable(row["title"]))
            shared = both(record)
        size = place.stat().st_size
    measured = {
        "set": f"{len(given)} US releases",
        "metric": "silver: type and all persons of a title right",
        "seconds": round(first[0], 1), "told": first[1], "told_again": second[1],
        "seconds_again": round(second[0], 1), "megabytes": round(size / 1e6, 1),
        "silver": silver, "silver_right": silver - missed,
        "told_by_both": len(shared),
    }  # fmt: skip
    print(json.dumps(measured, indent=1))
    for name, accounts in shared if options.list else ():
        print(accounts, "accounts:", results.printable(name))
    if not options.record:
        results.write("releases", measured)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
