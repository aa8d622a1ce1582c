"""`onrecord check`: a draft against the record."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from onrecord.cli.notes import complain
from onrecord.cli.options import add_record, dated
from onrecord.cli.output import add_view, columns, in_colour, prepare_output
from onrecord.domain.errors import OnRecordError

_EXAMPLES = """\
examples:
  onrecord check draft.docx
  onrecord check draft.md --record desk.duckdb --published 2025-03-14
  onrecord check - --json < draft.txt
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `check` to the commands."""
    command = commands.add_parser(
        "check",
        help="check the quotations and facts of a draft against the record",
        description="Check every quotation, title, date, number and engagement of a draft against the\n"
        "record: verified, altered, contradicted, or not in the record, each with the evidence. A changed\n"
        "word, number, negation, bracket, ellipsis or speaker is never taken as near enough.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "draft", metavar="DRAFT", help="a text, Markdown, HTML or .docx file, or - for standard input"
    )
    add_record(command)
    command.add_argument(
        "--published",
        metavar="DATE",
        type=dated,
        help="the day that the draft is written for, YYYY-MM-DD; its relative dates are read from it",
    )
    command.add_argument(
        "--json",
        action="store_true",
        help="print JSON, the key findings with a list of verdict, kind, text, evidence and record",
    )
    add_view(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the draft.

    Returns:
        0; 1 where something is altered or contradicted, or the draft or the record cannot be opened.
    """
    from onrecord.reading import read_report
    from onrecord.record import Record
    from onrecord.record.checked import check
    from onrecord.sources import load

    try:
        draft = read_report(load(options.draft, published=options.published, stdin=sys.stdin.buffer))
        with Record.open(options.record, reading_only=True) as record:
            findings, reports = check(record.store, draft)
    except OnRecordError as refused:
        complain(refused)
        return 1
    prepare_output(options.json)
    if options.json:
        from onrecord.showing.as_json import dumps
        from onrecord.showing.record_json import findings_to_json

        sys.stdout.write(dumps(findings_to_json(findings, reports), indent=2) + "\n")
    else:
        from onrecord.showing.checked import findings_to_text

        text = findings_to_text(
            findings, draft.report, reports, width=columns(options), colour=in_colour(options.color)
        )
        sys.stdout.write(text)
    return 1 if any(finding.wrong for finding in findings) else 0
