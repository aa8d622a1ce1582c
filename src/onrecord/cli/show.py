"""`onrecord show`: one engagement with every account and its words."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from onrecord.cli.asking import asked
from onrecord.cli.options import add_record
from onrecord.cli.output import add_view, columns, in_colour

if TYPE_CHECKING:
    from onrecord.record import Record


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `show` to the commands."""
    command = commands.add_parser(
        "show",
        help="show one engagement of a record with every account and its words",
        description="Show one engagement: what its accounts come to, in what they differ, every account\n"
        "with its words and their place in the report, and what those who took part said.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "engagement",
        metavar="ENGAGEMENT",
        help="its id as 'onrecord engagements' lists it or the beginning of it, or the id of an account",
    )
    add_record(command)
    command.add_argument(
        "--why",
        action="store_true",
        help="also tell why the accounts are taken for one engagement, and the actors for who they are",
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    add_view(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the engagement.

    Returns:
        0, or 1 where the record does not hold it.
    """

    def ask(record: Record) -> int:
        shown = record.show(options.engagement)
        if options.json:
            from onrecord.showing.answers_json import dossier_to_json
            from onrecord.showing.as_json import dumps

            sys.stdout.write(dumps(dossier_to_json(shown, why=options.why), indent=2) + "\n")
        else:
            from onrecord.showing.dossier_text import dossier_to_text

            colour = in_colour(options.color)
            sys.stdout.write(dossier_to_text(shown, width=columns(options), why=options.why, colour=colour))
        return 0

    return asked(options, ask)
