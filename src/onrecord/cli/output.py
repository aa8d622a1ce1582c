"""How what a command prints fits where it goes: columns, colours, encoding."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from typing import Any

_NARROWEST, _ABSURD = 40, 10_000


def add_view(command: argparse.ArgumentParser) -> None:
    """Add `--width` and `--color` to a command."""
    command.add_argument(
        "--width",
        metavar="N",
        type=_width,
        help=f"columns of the text view, at least {_NARROWEST} (default: the terminal's, or 88 when piped)",
    )
    command.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in the text view (default: auto, only in a terminal and not where NO_COLOR is set)",
    )


def add_output(command: argparse.ArgumentParser, *, json: str) -> None:
    """Add `--json`, `--width` and `--color` to a command.

    Args:
        command: the command.
        json: what `--json` prints, in words.
    """
    command.add_argument("--json", action="store_true", help=json)
    add_view(command)


def print_json(value: Any) -> None:
    """Print a plain value as indented JSON."""
    from onrecord.showing.as_json import dumps

    sys.stdout.write(dumps(value, indent=2) + "\n")


def prepare_output(json: bool) -> None:
    """Make standard output take every character: JSON is UTF-8, text is whatever the terminal takes."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and json:
        reconfigure(encoding="utf-8", newline="\n")
    elif reconfigure is not None:
        reconfigure(errors="replace")


def columns(options: argparse.Namespace, *, widest: int | None = None) -> int:
    """Return the columns to fill: those asked for, the terminal's, or 88 when piped.

    Args:
        options: what the command was given.
        widest: most columns of the terminal that a table fills; None for running text.
    """
    from onrecord.showing.text import PIPED_WIDTH, comfortable

    if options.width:
        return int(options.width)
    if not sys.stdout.isatty():
        return PIPED_WIDTH
    if widest is not None:
        return max(_NARROWEST, min(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, widest))
    return comfortable(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns)


def in_colour(choice: str) -> bool:
    """Say whether the text view is in colour."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width(text: str) -> int:
    """Return a number of columns, or say what is wrong with it."""
    columns = int(text) if re.fullmatch("[0-9]{1,6}", text) else 0
    if not _NARROWEST <= columns <= _ABSURD:
        message = f"{text!r} is not a width; expected a whole number from {_NARROWEST} to {_ABSURD}"
        raise argparse.ArgumentTypeError(message)
    return columns
