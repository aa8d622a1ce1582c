"""How joining grows: `python -m benchmarks.speed.joining`.

Invented accounts, four to an engagement, spread over days as a record's are: twice the accounts are twice the days.
Reported: processor seconds for keys, verdicts and clusters, and the exponent of growth between sizes (1 is linear).
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta
from math import log

from benchmarks import results
from onrecord.comparing.same import joined, verdicts
from onrecord.domain.dates import Date
from onrecord.domain.record import Account, Taker

SIZES = (2_000, 4_000, 8_000, 16_000, 32_000)
PEOPLE, A_DAY = 400, 40  # people in the news, engagements a day


def invented(size: int) -> list[Account]:
    """Return `size` accounts, the same for the same size."""
    draw = random.Random(size)
    found: list[Account] = []
    for number in range(size // 4):
        held = date(2015, 1, 1) + timedelta(days=number // A_DAY)
        takers = tuple(
            Taker(actor=None, name=name, kind="person", names=(name,))
            for name in map(_name, draw.sample(range(PEOPLE), 2))
        )
        for copy in range(4):
            name = f"sha256:{number:08d}{copy}"
            told = Date(value=held.isoformat(), precision="day", basis="stated", why="invented")
            found.append(
                Account(
                    id=f"{name}#g1",
                    report=name,
                    language="en",
                    outlet=None,
                    url=None,
                    published=(held + timedelta(days=1)).isoformat(),
                    type=draw.choice(("meeting", "talks")),
                    status="held",
                    takers=takers,
                    date=told,
                    place=None,
                    topics=(),
                    according_to=(),
                    words="They met and spoke about trade.",
                    evidence=(),
                )
            )
    return found


def _name(number: int) -> str:
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:03d}")
    return f"G{letters[::-1]} F{letters}"


def main() -> int:
    """Measure, print and write `benchmarks/results/speed-joining.json`."""
    rows: list[dict[str, float]] = []
    for size in SIZES:
        accounts = invented(size)
        start = time.process_time()
        judged = verdicts(accounts)
        clusters = joined(accounts, judged)
        seconds = time.process_time() - start
        row = {
            "accounts": size,
            "pairs": len(judged),
            "engagements": len(clusters),
            "seconds": round(seconds, 3),
        }
        if rows:
            row["exponent"] = round(log(seconds / rows[-1]["seconds"]) / log(size / rows[-1]["accounts"]), 2)
        rows.append(row)
        print(row)
    path = results.write("speed-joining", {"set": "invented accounts, four to an engagement", "rows": rows})
    print(f"written: {path.relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
