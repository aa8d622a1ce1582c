"""`onrecord add`: add reports to a record."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from onrecord.cli.memory import in_words
from onrecord.cli.notes import complain, note
from onrecord.cli.options import add_record, dated, whole_number
from onrecord.domain.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.record import Outcome, Tally

_INTERRUPTED = 130  # 128 + SIGINT, as shells report it
_EXAMPLES = """\
examples:
  onrecord add releases/ news/*.html
  onrecord add https://example.org/feed.xml --record desk.duckdb
  onrecord add archive.warc.gz --record postgresql://desk@db.example.org/record
  onrecord add --json *.txt | jq .report
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `add` to the commands."""
    command = commands.add_parser(
        "add",
        help="add reports to a record",
        description="Add reports to a record, read on all cores. A source that cannot be read is told and\n"
        "left out, the others go on. What is added is on disk: whatever stops the command, the\n"
        "next run goes on from there. A report that the record holds is left as it is; a page\n"
        "that has changed is added as a new version, linked to the one before.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument("sources", metavar="SOURCE", nargs="+", help="a file, an address, a folder, a glob")
    add_record(command)
    command.add_argument(
        "--published",
        metavar="DATE",
        type=dated,
        help="when all of them were published, YYYY-MM-DD or with a time, where they do not state it",
    )
    command.add_argument(
        "--jobs", metavar="N", type=whole_number, help="processes that read (default: one for each core)"
    )
    command.add_argument(
        "--wait",
        metavar="SECONDS",
        type=whole_number,
        default=0,
        help="wait so long for another process that writes the record (default: do not wait)",
    )
    command.add_argument(
        "--again",
        action="store_true",
        help="also read again what the record holds, with this version's reader",
    )
    command.add_argument(
        "--json", action="store_true", help="print one line of JSON for each source, once it is on disk"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Add all sources.

    Returns:
        0; 1 where a source failed; 130 where it was interrupted.
    """
    from onrecord.cli.progress import Progress
    from onrecord.record import Record

    progress = Progress()

    def told(outcome: Outcome | None, tally: Tally) -> None:
        if outcome is not None and (options.json or outcome.message or outcome.notes):
            progress.clear()
            _tell(outcome, json=options.json)
        progress.told(tally)

    try:
        with Record.open(options.record, wait=options.wait) as record:
            tally = record.add(
                options.sources,
                published=options.published,
                jobs=options.jobs,
                again=options.again,
                told=told,
            )
    except OnRecordError as refused:
        complain(refused)
        return 1
    finally:
        progress.clear()
    _sum_up(tally, options)
    return _INTERRUPTED if tally.interrupted else 1 if tally.failed else 0


def _tell(outcome: Outcome, *, json: bool) -> None:
    """Print what became of one source: a failure on standard error, JSON on standard output."""
    for told in outcome.notes:
        note(told)
    if outcome.message:
        complain(outcome.message)
    if json:
        from onrecord.showing.as_json import dumps

        line = {
            "source": outcome.source,
            "how": outcome.how,
            "report": outcome.report,
            "former": outcome.former,
            "error": outcome.message,
        }
        sys.stdout.write(dumps(line) + "\n")
        sys.stdout.flush()


def _sum_up(tally: Tally, options: argparse.Namespace) -> None:
    """Say how many were added; with --json on standard error, as standard output holds the lines."""
    parts = [f"{tally.added} added"]
    if tally.revised:
        parts[0] += f" ({tally.revised} of them a new version of a page)"
    if tally.again:
        parts.append(f"{tally.again} read again")
    parts.append(f"{tally.known} known already")
    if tally.failed:
        parts.append(f"{tally.failed} failed, see 'onrecord errors'")
    line = ("stopped: " if tally.interrupted else "") + ", ".join(parts)
    # Memory is for who watches: what is piped or kept is the same at every run.
    if options.json:
        note(line + (in_words() if sys.stderr.isatty() else ""))
    else:
        print(line + (in_words() if sys.stdout.isatty() else ""))
