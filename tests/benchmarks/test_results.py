"""Results files, tables and the page of scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import results
from benchmarks.quality import tables
from benchmarks.quality.tally import matches, share, summary
from hypothesis import given
from hypothesis import strategies as st


def test_the_hash_of_a_set_does_not_depend_on_the_order_of_its_files(tmp_path: Path) -> None:
    files = [tmp_path / name for name in "ab"]
    for file in files:
        file.write_text(file.name, "utf-8")
    assert results.corpus_hash(files) == results.corpus_hash(files[::-1])


def test_the_hash_of_a_set_changes_with_a_file_s_name(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("same", "utf-8")
    other.write_text("same", "utf-8")
    assert results.corpus_hash([one]) != results.corpus_hash([other])


def test_a_result_names_its_machine_and_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    written = results.write("one", {"measures": {}}).read_text("utf-8")
    assert all(key in written for key in ('"processor"', '"cores"', '"python"', '"onnxruntime"'))


def test_a_package_that_is_not_there_has_no_version() -> None:
    assert results.versions(["no-such-package"])["no-such-package"] is None


@given(st.text())
def test_what_is_printed_of_a_text_cannot_steer_a_terminal(text: str) -> None:
    shown = results.printable(text, 40)
    assert shown.isprintable()
    assert len(shown) <= 40


def test_an_f1_line_tells_counts_and_interval() -> None:
    (line,) = tables.lines({"strict": summary([{"m": matches(4, 8, 2)}], "m")})
    assert line == "strict  F1  33.3  (33.3 to 33.3)  P  50.0  R  25.0  right 2 of 4 found, 8 expected"


def test_a_share_line_tells_its_counts() -> None:
    (line,) = tables.lines({"date": summary([{"m": share(1, 4)}], "m", plain_share=True)})
    assert line == "date   25.0 %   (25.0 to 25.0)  1 of 4"


def test_a_bar_in_a_cell_does_not_break_a_table() -> None:
    assert tables.markdown(["a"], [["x|y"]])[-1] == "| x\\|y |"
