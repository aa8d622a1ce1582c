"""What growth measures is kept by size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.record import growth


def test_sizes_measured_before_stay_and_those_measured_again_are_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "RESULTS", tmp_path)
    before = {"sizes": {"1000": "old", "100000": "large"}}
    (tmp_path / "growth.json").write_text(json.dumps(before), "utf-8")
    told = growth.merged("growth", {"5000": "new", "1000": "again"})
    assert list(told.items()) == [("1000", "again"), ("5000", "new"), ("100000", "large")]


def test_the_first_result_stands_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "RESULTS", tmp_path)
    assert growth.merged("growth", {"5000": 1}) == {"5000": 1}
