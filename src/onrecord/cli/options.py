"""Options that several commands take."""

from __future__ import annotations

import argparse
import re
from datetime import datetime

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?")
_RECORD = "onrecord.duckdb"


def add_record(command: argparse.ArgumentParser) -> None:
    """Add `--record` to a command."""
    command.add_argument(
        "--record",
        metavar="PATH",
        default=_RECORD,
        help=f"the record: a file, or postgresql://… for a team's (default: {_RECORD} in this folder)",
    )


def dated(text: str) -> str:
    """Return an ISO 8601 date or date-time as it is, or say what is wrong with it."""
    try:
        if not _ISO.fullmatch(text):
            raise ValueError
        datetime.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a date; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM, such as 2024-03-13"
        raise argparse.ArgumentTypeError(message) from None
    return text


def whole_number(text: str) -> int:
    """Return a whole number from 1, or say what is wrong with it."""
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)
