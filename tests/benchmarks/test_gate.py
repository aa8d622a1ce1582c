"""The gate as a command, and the page of scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.quality import gate
from benchmarks.quality.floors import Floor, load
from benchmarks.quality.page import page
from benchmarks.quality.tally import matches, summary

RESULT = {
    "set": "written reports, dev",
    "reports": 3,
    "metric": "as told",
    "corpus_sha256": "ab" * 32,
    "measures": {"engagements": summary([{"m": matches(4, 8, 2)}], "m")},
    "machine": {"processor": "A chip", "cores": 2},
    "versions": {"python": "3.11", "torch": None},
}


@pytest.fixture
def score(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, float]:
    """What the gate measures, with a file of floors that has none yet and no corpora."""
    scores = {"engagements": 80.0}
    monkeypatch.setattr(gate, "reports_floor", lambda: Floor(corpus_sha256="a", scores=dict(scores)))
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    gate.FLOORS.write_text("margin = 0.5\n", "utf-8")
    return scores


def run(folder: Path, *arguments: str) -> int:
    return gate.main(["--corpora", str(folder), *arguments])


def test_a_score_below_its_floor_fails_the_gate(score: dict[str, float], tmp_path: Path) -> None:
    assert run(tmp_path, "--update") == 0
    score["engagements"] = 70.0
    assert run(tmp_path) == 1


def test_an_update_that_would_lower_a_floor_is_refused_and_leaves_the_file(
    score: dict[str, float], tmp_path: Path
) -> None:
    run(tmp_path, "--update")
    before = gate.FLOORS.read_text("utf-8")
    score["engagements"] = 70.0
    assert run(tmp_path, "--update") == 2
    assert gate.FLOORS.read_text("utf-8") == before


def test_a_floor_falls_with_a_reason(score: dict[str, float], tmp_path: Path) -> None:
    run(tmp_path, "--update")
    score["engagements"] = 70.0
    assert run(tmp_path, "--update", "--lower-with-reason", "new gold") == 0
    assert load(gate.FLOORS).lowered[0].reason == "new gold"


def test_a_set_without_floors_fails_the_gate(score: dict[str, float], tmp_path: Path) -> None:
    assert score
    assert run(tmp_path) == 1


def test_a_reason_without_an_update_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run(tmp_path, "--lower-with-reason", "because")


def test_the_gate_says_that_it_has_no_corpora(
    score: dict[str, float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score
    run(tmp_path, "--update")
    assert "attribution: not checked" in capsys.readouterr().err


def test_the_page_tells_each_score_with_its_interval_and_counts() -> None:
    row = "| engagements | 33.3 | 33.3 to 33.3 | 50.0 | 25.0 | 2 right of 4 found; 2 met of 8 expected |"
    assert row in page({"reports-dev": RESULT})


def test_the_page_tells_the_machine_and_what_was_installed() -> None:
    text = page({"reports-dev": RESULT})
    assert "Measured on A chip, 2 cores; python 3.11." in text
    assert "torch" not in text


def test_sets_without_results_are_not_on_the_page() -> None:
    assert "##" not in page({})


def test_sets_that_share_a_hash_are_told_with_it() -> None:
    one = {key: RESULT[key] for key in ("set", "reports", "metric", "measures")}
    text = page({"times": {"sets": {"a": one, "b": one}, "corpus_sha256": "cd" * 32}})
    assert text.count("`cdcdcdcdcdcdcdcd…`") == 2
