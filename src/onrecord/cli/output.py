"""How what a command prints fits where it goes: columns, colours, encoding."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys

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


def prepare_output(json: bool) -> None:
    """Make standard output take every character: JSON is UTF-8, text is whatever the terminal takes."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and json:
        reconfigure(encoding="utf-8", newline="\n")
    elif reconfigure is not None:
        reconfigure(errors="replace")


def columns(options: argparse.Namespace, *, whole: bool = False) -> int:
    """Return the columns of the text view: those asked for, or those of the terminal.

    Args:
        options: of the command.
        whole: fill a wide terminal, as a table of several columns does; lines of prose would tire the eye.
    """
    from onrecord.showing.text import PIPED_WIDTH, comfortable

    if options.width:
        return int(options.width)
    if not sys.stdout.isatty():
        return PIPED_WIDTH
    shown = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return max(_NARROWEST, shown) if whole else comfortable(shown)


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
