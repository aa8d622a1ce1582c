"""Commands that are run and watched."""

from __future__ import annotations

import sys

import pytest
from benchmarks.speed.child import ChildFailed, run


def test_the_first_output_comes_before_the_end() -> None:
    ran = run([sys.executable, "-c", "import time; print('x', flush=True); time.sleep(0.2)"])
    assert ran.output == "x\n"
    assert ran.seconds - ran.first > 0.1


def test_the_memory_of_a_command_is_seen() -> None:
    ran = run([sys.executable, "-c", "import time; x = bytearray(80 << 20); time.sleep(0.3); print(len(x))"])
    assert 80 < ran.peak_mib < 300


def test_the_memory_of_a_command_s_children_is_seen() -> None:
    child = "import time; x = bytearray(80 << 20); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print()"
    assert run([sys.executable, "-c", parent]).peak_mib > 80


def test_a_command_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(ChildFailed, match="exited 3: no model"):
        run([sys.executable, "-c", "import sys; print('no model', file=sys.stderr); sys.exit(3)"])


def test_the_environment_of_a_command_can_be_added_to() -> None:
    program = "import os; print(os.environ['ONRECORD_THREADS'])"
    assert run([sys.executable, "-c", program], {"ONRECORD_THREADS": "1"}).output == "1\n"
