"""What a command says of its memory, and to whom."""

from __future__ import annotations

import argparse
import sys

import pytest

from onrecord.cli import memory
from onrecord.cli.add import _sum_up
from onrecord.record import Tally


def test_the_memory_taken_is_told_in_mib() -> None:
    taken = memory.most()
    assert taken is not None
    assert 10 < taken[0] < 100_000  # a Python with the tests' libraries takes more than 10 MiB


def test_a_process_that_read_is_told_beside_the_one_that_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "most", lambda: (353, 620))
    assert memory.in_words() == "; at most 353 MiB of memory, 620 MiB in a process that read"


def test_a_system_that_does_not_tell_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "most", lambda: None)
    assert memory.in_words() == ""


def test_the_closing_line_tells_of_memory_in_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(memory, "most", lambda: (353, 0))
    _sum_up(Tally(added=2), argparse.Namespace(json=False))
    assert capsys.readouterr().out == "2 added, 0 known already\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _sum_up(Tally(added=2), argparse.Namespace(json=False))
    assert capsys.readouterr().out == "2 added, 0 known already; at most 353 MiB of memory\n"
