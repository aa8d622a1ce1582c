"""The documentation speaks only of commands and options that exist."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.cli import parser

ROOT = Path(__file__).parents[2]
OWN_LINES = re.compile(r"(?:^|[\s`/|$])onrecord ((?:--)?[a-z][^`|>#\n]*)")


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command by its name."""
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("the command line has no commands")


def command_lines(page: str) -> Iterator[str]:
    """Yield what follows `onrecord` in the code of a Markdown page."""
    blocks = re.findall(r"^```(?:console|sh|shell|bash|text)?\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    shell = [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    spans = re.findall(r"`(onrecord [^`\n]*)`", page)
    for line in [*shell, *spans]:
        yield from OWN_LINES.findall(line)


def faults(line: str) -> list[str]:
    """Return the words of a command line that its command does not know."""
    words = line.split()
    known = commands()
    if words[0].startswith("--"):
        return [word for word in words[:1] if word not in parser()._option_string_actions]
    if words[0] not in known:
        return words[:1]
    options = known[words[0]]._option_string_actions
    named = [word.split("=")[0].rstrip(".,;:)]") for word in words[1:] if word.startswith("--")]
    return [word for word in named if word not in options]


def test_the_documentation_names_only_real_commands_and_options() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    wrong = [
        f"{page.relative_to(ROOT)}: onrecord {line}: {fault}"
        for page in pages
        if page.exists()
        for line in command_lines(page.read_text(encoding="utf-8"))
        for fault in faults(line)
    ]
    assert wrong == []


def test_an_option_that_does_not_exist_is_found() -> None:
    page = "```console\n$ onrecord read --jsn a.txt\n```\n and `onrecord reed a.txt` or `onrecord --versio`."
    assert [faults(line) for line in command_lines(page)] == [["--jsn"], ["reed"], ["--versio"]]
