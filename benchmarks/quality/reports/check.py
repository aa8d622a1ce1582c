"""Check that the marked reports are well formed: every marked word stands in its report, every code is known.

Run `python benchmarks/quality/reports/check.py`; prints one line a fault and exits 1 where there is any.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from onrecord.domain.reading import EngagementStatus, EngagementType, Means, StatementForm, StatementStatus

HERE = Path(__file__).parent
PARTS = ("dev", "test")
KEYS = {"published", "engagements", "statements", "events", "relations", "claims", "warnings"}
WARNINGS = {
    "two-titles", "damaged-text", "no-publication-date", "odd-quotation-marks", "republication-residue",
    "unknown-language", "name-variants", "date-contradiction",
}  # fmt: skip
EVENTS = {
    "restriction", "investment", "launch", "block", "appointment", "acquisition", "departure", "closure",
}  # fmt: skip
RELATIONS = {"parent", "developer", "investor", "owner", "member", "supplier", "customer", "contractor"}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def hands(marks: list[list[str]]) -> Iterator[str]:
    """Yield the faults of one chain of hands."""
    for name, means in marks:
        if not name or means not in get_args(Means):
            yield f"hand {name!r} by {means!r}"


def engagement_faults(mark: dict[str, Any], text: str) -> Iterator[str]:
    """Yield the faults of one marked engagement."""
    if mark["type"] not in get_args(EngagementType) or mark["status"] not in get_args(EngagementStatus):
        yield f"engagement {mark['type']} {mark['status']}"
    if mark["date"] is not None and not DATE.fullmatch(mark["date"]):
        yield f"date {mark['date']!r}"
    if not mark["participants"]:
        yield f"engagement {mark['type']} {mark['date']} without participants"
    words = [mark["place"], *mark["topics"]]
    # The organisation is left out: "Chinese Vice Premier" gives China, which need not stand in the text.
    words += [participant[key] for participant in mark["participants"] for key in ("name", "title")]
    yield from (f"{word!r} is not in the text" for word in words if word is not None and word not in text)
    yield from hands(mark["according_to"])


def statement_faults(mark: dict[str, Any], text: str) -> Iterator[str]:
    """Yield the faults of one marked statement."""
    if not mark["content"] or mark["content"] not in text:
        yield f"content is not in the text: {mark['content']!r}"
    if mark["form"] not in get_args(StatementForm) or mark["status"] not in get_args(StatementStatus):
        yield f"statement {mark['form']} {mark['status']}"
    if mark["speaker"] is not None and mark["speaker"] not in text:
        yield f"speaker {mark['speaker']!r} is not in the text"
    yield from hands(mark["according_to"])


def faults(path: Path) -> Iterator[str]:
    """Yield every fault of one marked report."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    if set(gold) != KEYS:
        yield f"keys {sorted(set(gold) ^ KEYS)}"
    for mark in gold["engagements"]:
        yield from engagement_faults(mark, text)
    for mark in gold["statements"]:
        yield from statement_faults(mark, text)
    names = [(mark["type"] in EVENTS, mark["names"]) for mark in gold["events"]]
    names += [(mark["kind"] in RELATIONS, [mark["from"], mark["to"]]) for mark in gold["relations"]]
    for known, words in names:
        if not known or any(word not in text for word in words):
            yield f"event or relation of {words}"
    yield from (f"claim {claim!r} is not in the text" for claim in gold["claims"] if claim not in text)
    yield from (f"warning {code!r}" for code in gold["warnings"] if code not in WARNINGS)


def main() -> int:
    """Check every marked report; return the exit code."""
    found = count = 0
    for part in PARTS:
        for path in sorted((HERE / part).glob("*.json")):
            count += 1
            for fault in faults(path):
                found += 1
                print(f"{part}/{path.name}: {fault}")
        texts, marks = ({path.stem for path in (HERE / part).glob(end)} for end in ("*.txt", "*.json"))
        for name in sorted(texts ^ marks):
            found += 1
            print(f"{part}/{name}: a report without marks, or marks without a report")
    print(f"{count} reports, {found} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
