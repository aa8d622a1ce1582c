"""`onrecord errors`: what could not be added to a record."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from onrecord.cli.notes import complain
from onrecord.cli.options import add_record
from onrecord.domain.errors import OnRecordError


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `errors` to the commands."""
    command = commands.add_parser(
        "errors",
        help="list the sources that could not be added to a record",
        description="List the sources that could not be added, with what failed and what to do. A source\n"
        "that is added later goes from the list.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_record(command)
    command.add_argument(
        "--json",
        action="store_true",
        help="print JSON, the key errors with a list of source, kind and message",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the errors.

    Returns:
        0, or 1 where the record cannot be opened.
    """
    from onrecord.record import Record
    from onrecord.record.naming import shown_name
    from onrecord.showing.as_json import dumps
    from onrecord.showing.terminal import clean

    try:
        with Record.open(options.record, reading_only=True) as record:
            failed = record.errors()
    except OnRecordError as refused:
        complain(refused)
        return 1
    if options.json:
        errors = [
            {"source": shown_name(one.source), "kind": one.kind, "message": one.message} for one in failed
        ]
        sys.stdout.write(dumps({"errors": errors}, indent=2) + "\n")
    else:
        for one in failed:
            print(clean(one.message))
    return 0
