"""`onrecord statements`: who said what, according to whom, in all reports of a record."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from onrecord.cli.asking import add_filters, add_forms, add_limit, asked, limit_of, put_answers, question_of

if TYPE_CHECKING:
    from onrecord.record import Record

_EXAMPLES = """\
examples:
  onrecord statements --actor 'Wang Yi' --since 2024-01
  onrecord statements --country US --kind organisation --words 'export controls'
  onrecord statements --status declined --status no-response --json
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `statements` to the commands."""
    command = commands.add_parser(
        "statements",
        help="ask a record who said what",
        description="List the statements of a record, the latest published first, each with its words,\n"
        "the hands it passed through, and its place in its report.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_filters(command, said=True)
    command.add_argument(
        "--sort", choices=("-date", "date"), default="-date", help="order: --sort=-date (default), or date"
    )
    add_limit(command)
    add_forms(command)
    command.set_defaults(run=run, usage=command.error)


def run(options: argparse.Namespace) -> int:
    """List the statements.

    Returns:
        0, also where none is found; 1 where the record or the question is at fault.
    """

    def ask(record: Record) -> int:
        from onrecord.record import RecordedStatement
        from onrecord.showing.answers_csv import statements_to_csv
        from onrecord.showing.answers_json import statements_to_json
        from onrecord.showing.answers_text import statements_to_text

        question = question_of(record, options, sort=options.sort, limit=limit_of(options))
        put_answers(
            record, record.statements(question), options, noun="statement", kind=RecordedStatement,
            json=statements_to_json, csv=statements_to_csv, text=statements_to_text,
        )  # fmt: skip
        return 0

    return asked(options, ask)
