"""What joined wrongly and what did not join, by kind; for the development texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from benchmarks import results
from benchmarks.quality.same.written import Read
from onrecord.comparing import same


def lines(read: Read, clusters: dict[str, str]) -> Iterator[str]:
    """Tell each wrong and each missing pair with the verdict's reasons, and what the reader did not find."""
    names = {account.id: account for account in read.accounts}
    compared = {(one.id, other.id) for one, other in same.candidates(read.accounts)}
    for one, other in combinations(sorted(read.told), 2):
        mine, yours = read.told[one], read.told[other]
        right = mine.engagement == yours.engagement
        together = clusters[one] == clusters[other]
        if right == together:
            continue
        verdict = same.same(names[one], names[other])
        if right:
            kind = (
                "ruled out" if verdict.apart else "no key" if (one, other) not in compared else "not joined"
            )
        else:
            kind = "joined wrongly"
        where = f"{mine.report} {mine.engagement} / {yours.report} {yours.engagement}"
        yield results.printable(f"{kind}: {where} {verdict.same:.2f} {'; '.join(verdict.why)}", 400)
    for label in read.missed:
        yield results.printable(f"not read: {label.report} {label.engagement}: {label.words}")
