"""`onrecord trace`: where a report came from, what came of it, and what it altered."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from onrecord.cli.notes import complain
from onrecord.cli.options import add_record
from onrecord.cli.output import add_view, columns, in_colour, prepare_output
from onrecord.domain.errors import OnRecordError

_EXAMPLES = """\
examples:
  onrecord trace copy.html
  onrecord trace https://example.org/news/1
  onrecord trace sha256:8fd4c090ef276026 --json
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `trace` to the commands."""
    command = commands.add_parser(
        "trace",
        help="show where a report came from and what it altered",
        description="Show what a report was made from and what was made from it, each with the reasons; the\n"
        "quotations, titles, names, dates and numbers that it altered; what it dropped, added and\n"
        "damaged; and which hands of a statement's chain it no longer names.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "report", metavar="REPORT", help="a report of the record: its id, its address or its path"
    )
    add_record(command)
    command.add_argument(
        "--json",
        action="store_true",
        help="print JSON, the keys report, derived_from, copies, alterations, dropped and added",
    )
    add_view(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the line that a report stands in.

    Returns:
        0, or 1 where the record does not hold the report.
    """
    from onrecord.record import Record
    from onrecord.record.traced import trace

    try:
        with Record.open(options.record, reading_only=True) as record:
            found = trace(record.store, options.report)
    except OnRecordError as refused:
        complain(refused)
        return 1
    prepare_output(options.json)
    if options.json:
        from onrecord.showing.as_json import dumps
        from onrecord.showing.record_json import trace_to_json

        sys.stdout.write(dumps(trace_to_json(found), indent=2) + "\n")
    else:
        from onrecord.showing.traced import trace_to_text

        sys.stdout.write(trace_to_text(found, width=columns(options), colour=in_colour(options.color)))
    return 0
