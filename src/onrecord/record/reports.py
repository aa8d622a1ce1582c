"""Reports as the record keeps them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.domain.report import Passage, Report
from onrecord.record.store import Store


def reports_of(store: Store, numbers: Sequence[int]) -> dict[int, Report]:
    """Return reports by their numbers, as they were published."""
    rows = store.rows(
        "SELECT r.number, t.text, r.id, r.sha256, r.title, r.language, r.outlet, r.author, r.published,"
        " r.url, r.passages, r.notes FROM reports r JOIN texts t ON t.report = r.number"
        " WHERE r.number IN (SELECT unnest(?::INTEGER[]))",
        [list(numbers)],
    )
    found = {}
    for number, text, name, sha256, title, language, outlet, author, published, url, passages, notes in rows:
        found[number] = Report(
            text=text, id=name, sha256=sha256, title=title, language=language, outlet=outlet, author=author,
            published=published, url=url, passages=tuple(Passage(**each) for each in json.loads(passages)),
            notes=tuple((code, message) for code, message in json.loads(notes)),
        )  # fmt: skip
    return found
