"""The command as a whole: help, version, signals and pipes."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

from onrecord.cli import _descending, main, read


def run(code: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-c", code], text=True, capture_output=True, timeout=60, check=False, **options
    )


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"onrecord {version('onrecord')}\n"


@pytest.mark.parametrize(
    "arguments", [[], ["rea"], ["read"], ["read", "a", "--jso"], ["read", "a", "--color=red"]]
)
def test_wrong_usage_is_one_line_and_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("onrecord: ")
    assert "--help' to see what can be given" in shown.err
    assert shown.err.count("\n") == 1


def test_an_interruption_is_status_130_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(read, "read_source", interrupt)
    assert main(["read", "a.txt"]) == 130
    assert capsys.readouterr().err == ""


def test_help_loads_nothing_heavy() -> None:
    heavy = {"numpy", "onnxruntime", "tokenizers", "lxml", "trafilatura", "httpx", "wcwidth"}
    code = "import sys; from onrecord.cli import main; main(['read', '--help']); print(set(sys.modules) & "
    assert run(f"{code}{heavy})").stdout.splitlines()[-1] == "set()"


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    code = """
import os, sys
from onrecord.cli import _descending, main, read

def gone(*_):
    raise BrokenPipeError

read.read_source = gone
sys.exit(main(["read", "a.txt"]))
"""
    ended = run(code)
    assert (ended.returncode, ended.stderr) == (141, "")


def test_the_package_can_be_run_as_a_module() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "onrecord", "--help"], text=True, capture_output=True, timeout=60, check=False
    )
    assert ended.returncode == 0
    assert ended.stdout.startswith("usage: onrecord ")


def test_a_descending_sort_may_stand_apart_from_its_option() -> None:
    assert _descending(["engagements", "--sort", "-date", "--limit", "2"]) == [
        "engagements", "--sort=-date", "--limit", "2",
    ]  # fmt: skip
    assert _descending(["engagements", "--sort", "date"]) == ["engagements", "--sort", "date"]
    assert _descending(["trend", "--sort", "--json"]) == ["trend", "--sort", "--json"]
