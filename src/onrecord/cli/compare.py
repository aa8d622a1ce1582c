"""`onrecord compare`: the accounts of one engagement side by side."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from onrecord.cli import files
from onrecord.cli.notes import complain, note
from onrecord.cli.options import add_record
from onrecord.cli.output import add_view, columns, in_colour, prepare_output
from onrecord.domain.errors import OnRecordError

_EXAMPLES = """\
examples:
  onrecord compare g:3cd418745b7cde09
  onrecord compare readout.txt --shared
  onrecord compare g:3cd4 --html accounts.html
  onrecord compare g:3cd4 --json | jq '.points[].topic'
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `compare` to the commands."""
    command = commands.add_parser(
        "compare",
        help="show the accounts of one engagement side by side",
        description="Show what each account of one engagement says, point by point: a row for each topic,\n"
        "commitment, demand, quotation and figure, a column for each account in its own words.\n"
        "The parties' own accounts come first; copies are told under what they were made from.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "engagement",
        metavar="ENGAGEMENT",
        help="its id or the beginning of it, or a report that is about it: an id, an address or a path",
    )
    add_record(command)
    command.add_argument("--shared", action="store_true", help="leave out what one account alone tells")
    command.add_argument("--html", metavar="FILE", help="write one self-contained page instead of the table")
    command.add_argument(
        "--json",
        action="store_true",
        help="print JSON, the keys engagement, accounts and points",
    )
    add_view(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the accounts.

    Returns:
        0, or 1 where the record does not hold the engagement.
    """
    from onrecord.record import Record
    from onrecord.record.compared import comparison

    try:
        if options.html is not None:
            files.check_writable(Path(options.html))
        with Record.open(options.record, reading_only=True) as record:
            found = comparison(record.store, options.engagement)
        if options.html is not None:
            from onrecord.showing.compared_page import comparison_to_page

            files.write_whole(Path(options.html), comparison_to_page(found))
            note(f"wrote {options.html}")
    except OnRecordError as refused:
        complain(refused)
        return 1
    prepare_output(options.json)
    if options.json:
        from onrecord.showing.as_json import dumps
        from onrecord.showing.record_json import comparison_to_json

        sys.stdout.write(dumps(comparison_to_json(found), indent=2) + "\n")
    elif options.html is None:
        from onrecord.showing.compared import comparison_to_text

        sys.stdout.write(
            comparison_to_text(
                found,
                width=columns(options, whole=True),
                colour=in_colour(options.color),
                shared=options.shared,
            )
        )
    return 0
