"""What the documents show is what the commands print; where this fails: python docs/refresh.py."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import onrecord

ROOT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    """Load docs/refresh.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("docs_refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


refresh = script()
LINES = ["title", "", "── Cards ──", "  One", "    a long", "    sentence", "", "  Two", "    b", "", "end"]


@pytest.mark.model
@pytest.mark.parametrize("page", refresh.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_document_shows_what_its_commands_print(page: Path) -> None:
    shown = page.read_text("utf-8")
    assert refresh.refreshed(shown) == shown


@pytest.mark.model
def test_every_warning_raised_on_the_examples_is_explained() -> None:
    page = (ROOT / "docs" / "reading.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.M))
    examples = sorted({*(ROOT / "examples").glob("*.txt"), *(ROOT / "examples").glob("*.html")})
    raised = {warning.code for example in examples for warning in onrecord.read(example).warnings}
    assert raised <= explained


def test_the_output_of_a_command_is_put_below_it() -> None:
    page = "```console\n$ onrecord read gone.txt\nold\n$ echo $?\n```\n"
    command, error, asked, status = refresh.refreshed(page).splitlines()[1:-1]
    assert error.startswith("onrecord: gone.txt: there is no such file;")
    assert (command, asked, status) == ("$ onrecord read gone.txt", "$ echo $?", "1")


def test_what_stands_after_a_less_than_sign_is_standard_input() -> None:
    shown = refresh.refreshed("```console\n$ onrecord read - < /dev/null\n```\n")
    assert shown.splitlines()[2].startswith("onrecord: standard input: it is empty;")


@pytest.mark.parametrize("command", ["ls", "onrecord read a.txt | head", "onrecord read a.txt > b.txt"])
def test_a_command_that_cannot_be_run_here_is_refused(command: str) -> None:
    with pytest.raises(refresh.DocumentError, match="cannot be run here"):
        refresh.refreshed(f"```console\n$ {command}\n```\n")


def test_the_lines_of_a_python_block_share_one_session_for_each_page() -> None:
    page = "```python\n>>> a = 1\n```\n\n```python\n>>> for _ in range(2):\n...     print(a)\n5\n```\n"
    assert refresh.refreshed(page).endswith("...     print(a)\n1\n1\n```\n")
    assert "NameError" in refresh.refreshed("```python\n>>> a\n```\n")


def test_other_blocks_are_left_as_they_are() -> None:
    page = "```sh\n$ onrecord read gone.txt\n```\n\n```python\nprint(1)\n```\n"
    assert refresh.refreshed(page) == page


def test_a_stretch_is_found_however_it_is_wrapped_and_the_rest_is_marked_as_left_out() -> None:
    assert refresh.cut(LINES, "`a long sentence`") == ["…", *LINES[2:6], "…"]


def test_lines_are_named_by_the_first_and_the_last() -> None:
    assert refresh.cut(LINES, "`title` to `title`; `Two` to `b`") == ["title", "…", "  Two", "    b", "…"]


def test_between_kept_stretches_a_blank_line_is_no_cut() -> None:
    assert refresh.cut(LINES, "`One`; `Two`; `end`") == ["…", *LINES[2:6], "", "  Two", "    b", "", "end"]


@pytest.mark.parametrize(
    ("show", "fault"),
    [("`Three`", "not in the output"), ("`Two` to `One`", "not in the output"), ("Two", "not understood")],
)
def test_a_part_that_is_not_in_the_output_is_refused(show: str, fault: str) -> None:
    with pytest.raises(refresh.DocumentError, match=fault):
        refresh.cut(LINES, show)


def test_what_is_not_measured_yet_says_so(tmp_path: Path) -> None:
    rows = refresh.table(tmp_path)[2:]
    assert len(rows) == len(refresh.SCORES)
    assert all(row.endswith("| not measured yet |") for row in rows)


def test_a_score_stands_with_its_interval_and_the_machine(tmp_path: Path) -> None:
    linked = {"f1": 51.26, "interval95": [48.0, 54.04]}
    spans = {f"strict {label}": {"f1": 70.0, "interval95": [1, 2]} for label in ("source", "cue", "content")}
    kept = {"measures": {"linked": linked, **spans}, "machine": {"processor": "Abacus", "cores": 2}}
    (tmp_path / "attribution.json").write_text(json.dumps(kept), "utf-8")
    table = refresh.table(tmp_path)
    assert "| all three linked, F1 | PolNeAR dev | 51.3 (48.0 to 54.0) |" in table
    assert "| source / cue / content, exact spans, F1 | PolNeAR dev | 70.0 / 70.0 / 70.0 |" in table
    assert table[-1] == "Measured on Abacus, 2 cores."
