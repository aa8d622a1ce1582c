"""`onrecord trend`: engagements counted over time, beside the number of reports read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli import files
from onrecord.cli.asking import add_filters, add_forms, asked, question_of
from onrecord.cli.notes import note
from onrecord.cli.output import columns, in_colour

if TYPE_CHECKING:
    from onrecord.record import Record, Trend

_EXAMPLES = """\
examples:
  onrecord trend --by year --between 'US companies' --and 'Chinese government'
  onrecord trend --by quarter --country Japan --since 2020 --plot japan.svg
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `trend` to the commands."""
    command = commands.add_parser(
        "trend",
        help="count the engagements of a record over time, beside the reports read",
        description="Count engagements by month, quarter or year, each count beside the number of reports\n"
        "read that were published in the period: more reports tell more engagements. A period of\n"
        "which no report was read is shown as such, not as one without engagements.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "--by",
        choices=("month", "quarter", "year"),
        default="month",
        help="length of a period (default: month)",
    )
    add_filters(command)
    command.add_argument("--plot", metavar="FILE", help="draw it: a file that ends in .svg or .png")
    add_forms(command, parquet=False)
    command.set_defaults(run=run, usage=command.error)


def run(options: argparse.Namespace) -> int:
    """Count the engagements.

    Returns:
        0, also where none is found; 1 where the record or the question is at fault.
    """
    plot = Path(options.plot) if options.plot else None
    if plot and plot.suffix not in (".svg", ".png"):
        options.usage(
            f"argument --plot: {options.plot!r} is neither .svg nor .png; end its name in one of them"
        )

    def ask(record: Record) -> int:
        counted = record.trend(question_of(record, options), by=options.by)
        if plot:
            from onrecord.showing.plot import draw

            files.check_writable(plot, sources=[options.record])
            files.write_through(
                plot, lambda unfinished: unfinished.write_bytes(draw(counted, plot.suffix[1:]))
            )
            note(f"wrote {plot}")
        _put(counted, options)
        _tell(record, counted)
        return 0

    return asked(options, ask)


def _put(counted: Trend, options: argparse.Namespace) -> None:
    if options.json:
        from onrecord.showing.answers_json import trend_to_json
        from onrecord.showing.as_json import dumps

        sys.stdout.write(dumps(trend_to_json(counted), indent=2) + "\n")
    elif options.csv:
        from onrecord.showing.answers_csv import trend_to_csv

        sys.stdout.write(trend_to_csv(counted))
    elif counted.engagements:
        from onrecord.showing.answers_text import trend_to_text

        sys.stdout.write(trend_to_text(counted, width=columns(options), colour=in_colour(options.color)))
    sys.stdout.flush()


def _tell(record: Record, counted: Trend) -> None:
    if not counted.engagements:
        reports, told = record.size()
        sought = f" fits {counted.looked_for}" if counted.looked_for else " of it has a date"
        note(f"no engagement{sought}; {record.store.where} holds {told:,} engagements of {reports:,} reports")
    if counted.not_held and counted.not_held < counted.engagements:
        note(
            f"{counted.not_held:,} of the {counted.engagements:,} are planned, postponed, cancelled or"
            " denied; --status held counts only those that took place"
        )
    if counted.undated:
        note(f"{counted.undated:,} more engagements have no date, or one that leaves the {counted.by} open")
    if counted.undated_reports:
        note(f"{counted.undated_reports:,} more reports have no publication date")
