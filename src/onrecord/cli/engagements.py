"""`onrecord engagements`: who met whom, as all reports of a record together tell it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from onrecord.cli.asking import add_filters, add_forms, add_limit, asked, limit_of, put_answers, question_of

if TYPE_CHECKING:
    from onrecord.record import Record

_SORTS = ("-date", "date", "accounts", "participants")
_EXAMPLES = """\
examples:
  onrecord engagements --since 2024 --type meeting
  onrecord engagements --between 'US companies' --and 'Chinese government'
  onrecord engagements --actor 'Tim Cook' --with China --csv > meetings.csv
  onrecord engagements --status denied --status cancelled --sort accounts --json

WHOM is a country, a sector and a kind in this order, or some of them: 'US companies', 'Chinese
government', 'Japanese commerce ministry', 'energy companies', France; or a name, or an id.
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `engagements` to the commands."""
    command = commands.add_parser(
        "engagements",
        help="ask a record who met whom",
        description="List the engagements of a record, each once however many reports tell it, with what\n"
        "all its accounts come to. Accounts of copies are counted apart from independent ones;\n"
        "where accounts differ, it is said.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_filters(command)
    command.add_argument(
        "--sort",
        choices=_SORTS,
        default="-date",
        help="order: --sort=-date, the latest first (default); date; accounts or participants, most first",
    )
    add_limit(command)
    add_forms(command)
    command.set_defaults(run=run, usage=command.error)


def run(options: argparse.Namespace) -> int:
    """List the engagements.

    Returns:
        0, also where none is found; 1 where the record or the question is at fault.
    """

    def ask(record: Record) -> int:
        from onrecord.record import RecordedEngagement
        from onrecord.showing.answers_csv import engagements_to_csv
        from onrecord.showing.answers_json import engagements_to_json
        from onrecord.showing.answers_text import engagements_to_text

        question = question_of(record, options, sort=options.sort, limit=limit_of(options))
        put_answers(
            record, record.engagements(question), options, noun="engagement", kind=RecordedEngagement,
            json=engagements_to_json, csv=engagements_to_csv, text=engagements_to_text,
        )  # fmt: skip
        return 0

    return asked(options, ask)
