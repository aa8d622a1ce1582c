"""One text at two addresses is one report, found by either."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.record import Record


def test_a_text_at_two_addresses_is_found_by_both(tmp_path: Path) -> None:
    text = "LIMA — Minister Ana Sol met Ambassador Jan Novak on 12 March 2024 to discuss copper."
    rows = [{"text": text, "url": f"https://news.example/{k}", "published": "2024-03-13"} for k in "ab"]
    source = tmp_path / "two.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with Record.open(tmp_path / "r.duckdb") as record:
        record.add([source], jobs=1)
        one, other = (record.report(f"https://news.example/{k}") for k in "ab")
    assert one.id == other.id
