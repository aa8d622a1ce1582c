"""Floors only rise."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from benchmarks.quality.floors import Floor, Floors, LoweringRefused, dumps, faults, load, updated

OLD = Floors(margin=0.5, sets={"reports": Floor(corpus_sha256="a", scores={"engagements": 80.0})})


def measured(score: float, corpus: str = "a") -> Floor:
    return Floor(corpus_sha256=corpus, scores={"engagements": score})


def test_a_score_above_its_floor_is_no_fault() -> None:
    assert faults(OLD, "reports", measured(80.1)) == []


def test_a_score_within_the_margin_is_no_fault() -> None:
    assert faults(OLD, "reports", measured(79.5)) == []


def test_a_score_below_its_floor_is_named_with_both_numbers() -> None:
    assert faults(OLD, "reports", measured(79.4)) == ["reports: engagements 79.40 is below its floor 80.00"]


def test_a_measure_that_is_gone_is_below_its_floor() -> None:
    assert faults(OLD, "reports", Floor(corpus_sha256="a", scores={}))


def test_a_set_without_a_floor_does_not_pass_silently() -> None:
    assert "no floor yet" in faults(OLD, "names", measured(99))[0]


def test_a_changed_set_is_not_compared() -> None:
    assert "not the one" in faults(OLD, "reports", measured(99, "b"))[0]


def test_an_update_raises_a_floor() -> None:
    assert updated(OLD, "reports", measured(90)).sets["reports"].scores == {"engagements": 90.0}


def test_an_update_within_the_margin_leaves_the_floor_where_it_is() -> None:
    assert updated(OLD, "reports", measured(79.6)).sets["reports"].scores == {"engagements": 80.0}


def test_a_floor_does_not_fall_without_a_reason() -> None:
    with pytest.raises(LoweringRefused, match=r"80\.00 to 70\.00"):
        updated(OLD, "reports", measured(70))


def test_a_changed_set_does_not_lower_a_floor_without_a_reason_either() -> None:
    with pytest.raises(LoweringRefused):
        updated(OLD, "reports", measured(79.9, "b"))


def test_a_floor_that_falls_keeps_the_reason() -> None:
    lowered = updated(OLD, "reports", measured(70), "new gold").lowered
    assert [(one.before, one.after, one.reason) for one in lowered] == [(80.0, 70.0, "new gold")]


def test_floors_survive_their_file(tmp_path: Path) -> None:
    floors = updated(OLD, "reports", measured(70), 'a "quoted" reason — 中')
    (tmp_path / "floors.toml").write_text(dumps(floors), "utf-8")
    assert load(tmp_path / "floors.toml") == floors


def test_the_floors_of_the_project_can_be_read() -> None:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "floors.toml"
    assert dumps(load(path)) == path.read_text("utf-8")
    assert tomllib.loads(path.read_text("utf-8"))["margin"] > 0
