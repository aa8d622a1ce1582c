"""How far two markers agree: `python -m benchmarks.quality.agreement ONE OTHER` (files or folders of marks).

F1 of one pass against the other, which is the same both ways. Words count as `likeness` counts them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.likeness import holds, same_words

Marks = dict[str, dict[str, Any]]


def loaded(path: Path) -> Marks:
    """Return the marks of a file that lists texts, or of a folder with a file a text, by the text's name."""
    if path.is_dir():
        return {p.stem: json.loads(p.read_text("utf-8")) for p in sorted(path.glob("*.json"))}
    return {row["id"]: row for row in json.loads(path.read_text("utf-8"))}


def people(engagement: dict[str, Any]) -> list[str]:
    """Return the names of those who take part."""
    return [p["name"] or p["title"] or "" for p in engagement["participants"]]


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count names that both lists hold, one inside the other allowed."""
    free = list(other)
    count = 0
    for name in one:
        found = next((f for f in free if holds(name, f)), None)
        if found is not None:
            free.remove(found)
            count += 1
    return count


def paired(
    one: list[dict[str, Any]], other: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair engagements that share participants, the best fit first."""

    def fit(a: dict[str, Any], b: dict[str, Any]) -> float:
        same = shared(people(a), people(b))
        return same and same + (a["type"] == b["type"]) + (a["date"] == b["date"]) + (
            a["status"] == b["status"]
        )

    scored = sorted(((fit(a, b), i, k) for i, a in enumerate(one) for k, b in enumerate(other)), reverse=True)
    left, right, out = set(range(len(one))), set(range(len(other))), []
    for score, i, k in scored:
        if score and i in left and k in right:
            left.remove(i)
            right.remove(k)
            out.append((one[i], other[k]))
    return out


def counts(one: dict[str, Any], other: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    """Return (both, in one, in other) for each measure of one text."""
    a, b = one["engagements"], other["engagements"]
    pairs = paired(a, b)
    exact = [
        (x, y)
        for x, y in pairs
        if (x["type"], x["status"]) == (y["type"], y["status"])
        and len(people(x)) == len(people(y)) == shared(people(x), people(y))
    ]
    s, t = one["statements"], other["statements"]
    said = [next((y for y in t if holds(x["content"], y["content"]) or overlaps(x, y)), None) for x in s]
    both = [(x, y) for x, y in zip(s, said, strict=True) if y is not None]
    chains = [(x, y) for x, y in both if x["according_to"] or y["according_to"]]
    out = {
        "engagements, exactly": (len(exact), len(a), len(b)),
        "engagements, shared": (len(pairs), len(a), len(b)),
        "participants": (sum(shared(people(x), people(y)) for x, y in pairs), sum(len(people(x)) for x in a),
                         sum(len(people(y)) for y in b)),
        "dates of shared ones": (sum(x["date"] == y["date"] for x, y in pairs), len(pairs), len(pairs)),
        "types of shared ones": (sum(x["type"] == y["type"] for x, y in pairs), len(pairs), len(pairs)),
        "statements": (len(both), len(s), len(t)),
        "speakers of shared ones": (
            sum(bool(x["speaker"]) == bool(y["speaker"]) and holds(x["speaker"] or "", y["speaker"] or "")
                for x, y in both), len(both), len(both)),
        "chains, of those with one": (
            sum([h for h, _ in x["according_to"]] == [h for h, _ in y["according_to"]] for x, y in chains),
            len(chains), len(chains)),
    }  # fmt: skip
    if "roles" in one and "roles" in other:
        same = sum(
            any(
                all(same_words(r[k], q[k]) for k in ("person", "title", "organisation"))
                for q in other["roles"]
            )
            for r in one["roles"]
        )
        out["roles"] = (same, len(one["roles"]), len(other["roles"]))
    return out


def overlaps(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Say whether two contents begin with the same six words."""
    return one["content"].split()[:6] == other["content"].split()[:6]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement on the texts that both passes hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.agreement", description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    options = parser.parse_args(arguments)
    one, other = loaded(options.one), loaded(options.other)
    names = sorted(set(one) & set(other))
    if not names:
        print(f"{options.one} and {options.other} hold no text in common", file=sys.stderr)
        return 2
    totals: dict[str, list[int]] = {}
    for name in names:
        for measure, found in counts(one[name], other[name]).items():
            kept = totals.setdefault(measure, [0, 0, 0])
            totals[measure] = [x + y for x, y in zip(kept, found, strict=True)]
    print(f"{len(names)} texts")
    for measure, (both, a, b) in totals.items():
        print(f"{measure:26} {200 * both / max(1, a + b):5.1f}   {both} of {a} and {b}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
