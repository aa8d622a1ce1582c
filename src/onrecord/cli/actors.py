"""`onrecord actors`: list who is in a record, and judge who is who: merge, split, undo."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, get_args

from onrecord.actors.judgements import By
from onrecord.cli.asking import add_forms, add_limit, asked, described, limit_of, put_answers
from onrecord.cli.notes import complain, note
from onrecord.cli.options import add_record, whole_number
from onrecord.domain.errors import OnRecordError
from onrecord.domain.reading import ActorKind

if TYPE_CHECKING:
    from onrecord.actors import Judgement
    from onrecord.record import Record

_EXAMPLES = """\
examples:
  onrecord actors --name wang
  onrecord actors --country China --kind government
  onrecord actors merge 'Anneke Terhorst' new:person:terhorst@nld
  onrecord actors split 'Wang Wei' --by title --value Mayor --as 'Wang Wei (mayor)'
  onrecord actors undo 3
  onrecord actors own clients.tsv
"""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `actors` and what it does to the commands."""
    command = commands.add_parser(
        "actors",
        help="list who is in a record, and judge who is who",
        description="List the actors that reports tell of, those of most reports first. `merge` and `split`\n"
        "judge who is who; a judgement is kept beside the readings, applies to reports added later\n"
        "too, survives another reading, and can be undone.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument("--name", metavar="WORDS", default="", help="words that one of its names holds")
    command.add_argument("--country", metavar="COUNTRY", help="name, adjective or ISO 3166-1 code")
    command.add_argument("--kind", choices=get_args(ActorKind), help="kind of actor")
    command.add_argument("--sector", metavar="SECTOR", help="sector: commerce, Energy, …")
    add_limit(command)
    add_forms(command)
    command.set_defaults(run=run, usage=command.error)
    deeds = command.add_subparsers(title="judging", metavar="DEED")
    _merge(deeds)
    _split(deeds)
    _undo(deeds)
    _judgements(deeds)
    _own(deeds)


def _merge(deeds: argparse._SubParsersAction[Any]) -> None:
    deed = deeds.add_parser(
        "merge", help="two actors are one", description="Judge that two actors are one.", allow_abbrev=False
    )
    deed.add_argument("actor", metavar="ACTOR", help="an id, or a name that leads to one actor")
    deed.add_argument("other", metavar="OTHER", help="the same; ids of the registry are kept before others")
    add_record(deed)
    deed.set_defaults(run=merge)


def _split(deeds: argparse._SubParsersAction[Any]) -> None:
    deed = deeds.add_parser(
        "split",
        help="some mentions of an actor are somebody else",
        description="Judge that the mentions of an actor that fit a fact are somebody else.",
        allow_abbrev=False,
    )
    deed.add_argument("actor", metavar="ACTOR", help="an id, or a name that leads to one actor")
    deed.add_argument("--by", choices=get_args(By), required=True, help="what tells them apart")
    deed.add_argument("--value", metavar="VALUE", required=True, help="which the somebody else has")
    deed.add_argument(
        "--as", dest="called", metavar="NAME", required=True, help="its id, or a new actor's name"
    )
    add_record(deed)
    deed.set_defaults(run=split)


def _undo(deeds: argparse._SubParsersAction[Any]) -> None:
    deed = deeds.add_parser(
        "undo", help="take a judgement back", description="Take a judgement back.", allow_abbrev=False
    )
    deed.add_argument(
        "number", metavar="NUMBER", type=whole_number, help="as 'onrecord actors judgements' tells it"
    )
    add_record(deed)
    deed.set_defaults(run=undo)


def _judgements(deeds: argparse._SubParsersAction[Any]) -> None:
    deed = deeds.add_parser(
        "judgements",
        help="list what was judged",
        description="List the judgements of a record, in order.",
        allow_abbrev=False,
    )
    add_record(deed)
    deed.add_argument("--json", action="store_true", help="print JSON")
    deed.set_defaults(run=judgements)


def _own(deeds: argparse._SubParsersAction[Any]) -> None:
    deed = deeds.add_parser(
        "own",
        help="lay a table of your own over the registry",
        description="Lay a table of your own over the registry: actors that it lacks, and corrections of\n"
        "those that it has. The record keeps it; every report is linked anew, and those added later\n"
        "are linked by it too.\n"
        "Without a file, print the table that the record keeps.",
        epilog="examples:\n  onrecord actors own clients.tsv\n  onrecord actors own --none\n\n"
        "The table is tab-separated, its first line names the columns: id, kind, name, zh, aliases,\n"
        "country, sector, part_of, offices, source; all but name (or id) may be left out.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    which = deed.add_mutually_exclusive_group()
    which.add_argument("table", metavar="FILE", nargs="?", help="the table; it takes the place of one before")
    which.add_argument("--none", action="store_true", help="take away the table that the record keeps")
    add_record(deed)
    deed.set_defaults(run=own)


def run(options: argparse.Namespace) -> int:
    """List the actors.

    Returns:
        0, also where none is found; 1 where the record or the question is at fault.
    """

    def ask(record: Record) -> int:
        from onrecord.record import RecordedActor
        from onrecord.showing.answers_csv import actors_to_csv
        from onrecord.showing.answers_json import actors_to_json
        from onrecord.showing.answers_text import actors_to_text

        found = record.actors(described(options), name=options.name, limit=limit_of(options))
        put_answers(
            record, found, options, noun="actor", kind=RecordedActor,
            json=actors_to_json, csv=actors_to_csv, text=actors_to_text,
        )  # fmt: skip
        return 0

    return asked(options, ask)


def merge(options: argparse.Namespace) -> int:
    """Judge that two actors are one."""

    def judgement(record: Record) -> Judgement:
        from onrecord.record.listed import merging

        return merging(record.store, options.actor, options.other)

    return _judge(options, judgement)


def split(options: argparse.Namespace) -> int:
    """Judge that some mentions of an actor are somebody else."""

    def judgement(record: Record) -> Judgement:
        from onrecord.record.listed import splitting

        return splitting(record.store, options.actor, options.by, options.value, options.called)

    return _judge(options, judgement)


def undo(options: argparse.Namespace) -> int:
    """Take a judgement back."""

    def judgement(_: Record) -> Judgement:
        from onrecord.actors import Judgement

        return Judgement(number=0, deed="undo", undone=options.number)

    return _judge(options, judgement)


def _judge(options: argparse.Namespace, made: Any) -> int:
    from onrecord.record import Record

    try:
        # Asked first without writing, so that a judgement makes no record where there is none.
        with Record.open(options.record, reading_only=True) as record:
            judgement = made(record)
        with Record.open(options.record) as record:
            number = record.judge(judgement)
    except OnRecordError as refused:
        complain(refused)
        return 1
    print(f"{number} {_told(judgement)}; 'onrecord actors undo {number}' takes it back")
    return 0


def own(options: argparse.Namespace) -> int:
    """Keep a table over the registry, take it away, or print it."""
    from onrecord.record import Record

    try:
        with Record.open(options.record, reading_only=True) as record:
            kept = record.own()
        if not (options.table or options.none):
            sys.stdout.write(kept)
            if not kept:
                note("the record keeps no table of its own")
            return 0
        with Record.open(options.record) as record:
            reports = record.lay(None if options.none else options.table)
    except OnRecordError as refused:
        complain(refused)
        return 1
    note(f"{reports:,} {'report' if reports == 1 else 'reports'} linked anew")
    return 0


def judgements(options: argparse.Namespace) -> int:
    """List the judgements."""

    def ask(record: Record) -> int:
        made = record.judgements()
        if options.json:
            from onrecord.domain.plain import plain
            from onrecord.showing.as_json import dumps

            sys.stdout.write(dumps({"judgements": [plain(one) for one in made]}, indent=2) + "\n")
        else:
            for one in made:
                print(f"{one.number} {_told(one)}")
        return 0

    return asked(options, ask)


def _told(judgement: Judgement) -> str:
    from onrecord.showing.terminal import clean

    if judgement.deed == "merge":
        said = f"{judgement.actor} and {judgement.other} are one"
    elif judgement.deed == "split":
        said = f"{judgement.actor} with {judgement.by} {judgement.value} is {judgement.other}"
    else:
        said = f"judgement {judgement.undone} is taken back"
    return clean(said)
