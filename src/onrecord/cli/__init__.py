"""The command `onrecord`: one module for each of its commands.

Data goes to standard output, notes and errors to standard error. Exit status: 0 fine, 1 failed on the input,
2 wrong usage, 130 interrupted, 141 the reader of standard output went away.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from onrecord.cli import (
    actors,
    add,
    check,
    compare,
    engagements,
    errors,
    read,
    show,
    statements,
    trace,
    trend,
)
from onrecord.cli.notes import complain

_INTERRUPTED = 130  # 128 + SIGINT, as shells report it
_PIPE_CLOSED = 141  # 128 + SIGPIPE


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; run '{self.prog} --help' to see what can be given")
        raise SystemExit(2)


class _Version(argparse.Action):
    """Prints the version; it is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Print the version of the installed package and exit."""
        from importlib.metadata import version

        print(f"onrecord {version('onrecord')}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    whole = _Parser(
        prog="onrecord",
        description="Turn news reports and official readouts into a sourced record: who met whom, "
        "who said what, according to whom.",
        allow_abbrev=False,
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (
        read, add, errors, engagements, statements, actors, show, compare, trace, check, trend,
    ):  # fmt: skip
        command.add(commands)
    return whole


def _descending(argv: Sequence[str]) -> list[str]:
    """Return the arguments with `--sort -date` as `--sort=-date`: argparse takes `-date` for an option."""
    out: list[str] = []
    for word in argv:
        if out and out[-1] == "--sort" and word.startswith("-") and word.count("-") == 1:
            out[-1] = f"--sort={word}"
        else:
            out.append(word)
    return out


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments after the name of the command; those of the process by default.

    Returns:
        The exit status.
    """
    try:
        options = parser().parse_args(_descending(sys.argv[1:] if argv is None else argv))
        status: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0 if left.code is None else 2
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes standard output once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    return status
