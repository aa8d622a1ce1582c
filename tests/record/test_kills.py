"""A process killed at any moment loses nothing that it told as added, and the next run goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.record.kills import rounds, written


@pytest.mark.model
@pytest.mark.slow
def test_a_few_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path / "texts", 40)
    done = list(rounds(folder, tmp_path / "record.duckdb", kills=4, seed=3))
    assert sum(not one.ended for one in done) == 4
