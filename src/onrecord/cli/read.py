"""`onrecord read`: read one report, or several, and show what was found."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli import files
from onrecord.cli.notes import complain, explained, note
from onrecord.cli.options import dated
from onrecord.cli.output import add_view, columns, in_colour, prepare_output
from onrecord.domain.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.domain.reading import Reading

_EXAMPLES = """\
examples:
  onrecord read article.html
  onrecord read https://example.org/news/1 --published 2024-03-13
  onrecord read --html page.html article.txt
  onrecord read --json *.txt > readings.jsonl
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `read` to the commands."""
    command = commands.add_parser(
        "read",
        help="read a report: who met whom, who said what, according to whom",
        description="Read reports and show what each tells: engagements, statements with their chain,\n"
        "events, relations, claims and warnings, every one with its words.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="a file (.txt, .md, .html, .json, .pdf, .docx), an http(s) address, or - for standard input",
    )
    command.add_argument(
        "--json",
        action="store_true",
        help="print JSON; with several sources JSON Lines, one reading on each line",
    )
    command.add_argument(
        "--published",
        metavar="DATE",
        type=dated,
        help="when the report was published, YYYY-MM-DD or with a time; relative dates are read from it",
    )
    command.add_argument(
        "--html",
        metavar="FILE",
        help="write one self-contained page, the text with everything found marked, instead of the text view",
    )
    add_view(command)
    command.set_defaults(run=run, usage=command.error)


def run(options: argparse.Namespace) -> int:
    """Read every source and show it; one that fails does not stop the others.

    Returns:
        0, or 1 where a source failed.
    """
    try:
        page = _page(options)
    except OnRecordError as refused:
        complain(refused)
        return 1
    prepare_output(options.json)
    failed = shown = 0
    for source in options.sources:
        try:
            reading = read_source(source, options.published)
            _show(reading, options, page, source=source, first=not shown)
            shown += 1
        except BrokenPipeError:
            raise
        except Exception as error:
            # Whatever befalls one report, the rest of the batch is not lost.
            if os.environ.get("ONRECORD_DEBUG"):
                raise
            complain(explained(source, error))
            failed += 1
    return 1 if failed else 0


def _page(options: argparse.Namespace) -> Path | None:
    """Return the page to be written, or None; what cannot be done is refused before anything is read."""
    if options.sources.count("-") > 1:
        options.usage("argument SOURCE: standard input can be read once; give - once")
    if options.html is None:
        return None
    if len(options.sources) > 1:
        options.usage("argument --html: one page holds one reading; give one SOURCE")
    page = Path(options.html)
    files.check_writable(page, sources=options.sources)
    return page


def read_source(source: str, published: str | None) -> Reading:
    """Read the report that a source holds."""
    from onrecord.reading import read_report
    from onrecord.sources import load

    return read_report(load(source, published=published, stdin=sys.stdin.buffer))


def _show(
    reading: Reading, options: argparse.Namespace, page: Path | None, *, source: str, first: bool
) -> None:
    """Write one reading in the form asked for."""
    several = len(options.sources) > 1
    if page is not None:
        from onrecord.showing.page import reading_to_page

        files.write_whole(page, reading_to_page(reading))
        note(f"wrote {page}")
    if options.json:
        from onrecord.showing.as_json import dumps, reading_to_json

        sys.stdout.write(dumps(reading_to_json(reading), indent=None if several else 2) + "\n")
    elif page is None:
        from onrecord.showing.terminal import clean
        from onrecord.showing.text import reading_to_text

        if several:
            sys.stdout.write(f"{'' if first else chr(10)}==> {clean(source)} <==\n\n")
        sys.stdout.write(reading_to_text(reading, width=columns(options), colour=in_colour(options.color)))
    sys.stdout.flush()
