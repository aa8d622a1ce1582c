"""What the commands that ask a record share: filters, forms of output, and notes beside the answers."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from onrecord.cli import files
from onrecord.cli.notes import complain, note
from onrecord.cli.options import add_record, whole_number
from onrecord.cli.output import add_view, columns, in_colour, prepare_output
from onrecord.domain.errors import OnRecordError
from onrecord.domain.reading import (
    ActorKind,
    EngagementStatus,
    EngagementType,
    StatementForm,
    StatementStatus,
)

if TYPE_CHECKING:
    from onrecord.record import Answers, Party, Question, Record

_SHOWN = 50  # answers on a terminal, where --limit does not say how many
_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_SHARE = re.compile(r"0?\.\d{1,6}|[01](\.0{1,6})?")
_WHOM = "'US companies', 'Chinese government', a name, or an id"


def add_filters(command: argparse.ArgumentParser, *, said: bool = False) -> None:
    """Add the filters to a command.

    Args:
        command: its parser.
        said: it asks for statements.
    """
    filters = command.add_argument_group("filters", "They combine: what is found fits all of them.")
    part = "who said it" if said else "who takes part"
    put = filters.add_argument
    put(
        "--actor",
        metavar="NAME",
        action="append",
        default=[],
        help=f"{part}: a name or an id; may be repeated",
    )
    put("--country", metavar="COUNTRY", help=f"country of one {part}: name, adjective or ISO 3166-1 code")
    put("--kind", choices=get_args(ActorKind), help=f"kind of the one {part}, together with --country")
    put("--sector", metavar="SECTOR", help=f"sector of the one {part}: commerce, Energy, …")
    if said:
        put("--form", choices=get_args(StatementForm), action="append", default=[], help="how it is told")
        statuses: tuple[str, ...] = get_args(StatementStatus)
    else:
        put("--with", dest="others", metavar="WHOM", action="append", default=[],
            help=f"another who takes part: {_WHOM}; may be repeated")  # fmt: skip
        put("--between", metavar="WHOM", help=f"one side, together with --and: {_WHOM}")
        put("--and", dest="and_", metavar="WHOM", help="the other side")
        put(
            "--type", choices=get_args(EngagementType), action="append", default=[], help="type of engagement"
        )
        put("--news", action="store_true", help="leave out what reports tell as background alone")
        statuses = get_args(EngagementStatus)
    put("--status", choices=statuses, action="append", default=[], help="status; may be repeated")
    when = "the report was published" if said else "it took place"
    put("--since", metavar="DATE", type=partial_date, help=f"first day, month or year in which {when}")
    put("--until", metavar="DATE", type=partial_date, help="the last one")
    put("--topic", metavar="WORDS", action="append", default=[], help="words of what it was about")
    put("--language", metavar="LANGUAGE", type=_language, action="append", default=[],
        help="language of the report: its ISO 639-1 code or English name; en, Chinese, …")  # fmt: skip
    put("--outlet", metavar="WORDS", action="append", default=[], help="words of the outlet's name")
    put("--words", metavar="WORDS", action="append", default=[], help="words that stand in the sentences")
    put("--confidence", metavar="P", type=_share, default=0.0,
        help="leave out what is less sure than P, 0 to 1; at 0.5, what is shown as uncertain")  # fmt: skip


def add_forms(command: argparse.ArgumentParser, *, parquet: bool = True) -> None:
    """Add the record and the forms of output to a command."""
    add_record(command)
    forms = command.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print JSON")
    forms.add_argument("--csv", action="store_true", help="print CSV, one line each")
    if parquet:
        forms.add_argument("--parquet", metavar="FILE", help="write a Parquet file")
    add_view(command)


def add_limit(command: argparse.ArgumentParser) -> None:
    """Add `--limit` to a command."""
    command.add_argument(
        "--limit",
        metavar="N",
        type=_limit,
        help=f"how many at most, or all (default: {_SHOWN} in the text view, all in other forms)",
    )


def partial_date(text: str) -> str:
    """Return an ISO 8601 day, month or year as it is, or say what is wrong with it."""
    from onrecord.domain.dates import days_of

    if not (_PARTIAL.fullmatch(text) and days_of(text)[0]):
        message = f"{text!r} is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD, such as 2024-03"
        raise argparse.ArgumentTypeError(message)
    return text


def limit_of(options: argparse.Namespace) -> int | None:
    """Return how many answers are asked for at most, or None for all."""
    if options.limit is None:
        machine = options.json or options.csv or getattr(options, "parquet", None)
        return None if machine else _SHOWN
    return None if options.limit == "all" else int(options.limit)


def question_of(record: Record, options: argparse.Namespace, **more: Any) -> Question:
    """Return the question that the options make.

    Raises:
        QuestionError: a name, a country or a phrase leads nowhere.
    """
    from onrecord.record import Question

    return Question(
        parties=_parties(record, options),
        types=tuple(getattr(options, "type", ())),
        statuses=tuple(options.status),
        forms=tuple(getattr(options, "form", ())),
        since=options.since,
        until=options.until,
        topics=tuple(options.topic),
        languages=tuple(options.language),
        outlets=tuple(options.outlet),
        words=tuple(options.words),
        news=getattr(options, "news", False),
        confidence=options.confidence,
        **more,
    )


def _parties(record: Record, options: argparse.Namespace) -> tuple[Party, ...]:
    from onrecord.record.whom import is_known, named, near

    between, and_ = getattr(options, "between", None), getattr(options, "and_", None)
    if (between is None) != (and_ is None):
        options.usage(
            "arguments --between and --and: each needs the other; give both sides, or --with for one"
        )
    found = [named(record.store, name) for name in options.actor]
    for name, sought in zip(options.actor, found, strict=True):
        if not is_known(record.store, sought):
            note(f"{name}: the record knows nobody of this name{near(record.store, name)}")
    one = described(options)
    found += [one] if one else []
    found += [record.party(words) for words in getattr(options, "others", ())]
    return (*found, *(record.party(words) for words in (between, and_) if words is not None))


def described(options: argparse.Namespace) -> Party | None:
    """Return whom --country, --kind and --sector describe together, or None where none is given."""
    from onrecord.record import Party
    from onrecord.record.whom import code_of

    if not (options.country or options.kind or options.sector):
        return None
    said = " ".join(each for each in (options.country, options.sector, options.kind) if each)
    return Party(
        countries=(code_of(options.country),) if options.country else (),
        kinds=(options.kind,) if options.kind else (),
        sectors=(options.sector,) if options.sector else (),
        said=said,
    )


def asked(options: argparse.Namespace, ask: Callable[[Record], int]) -> int:
    """Open the record, only to ask it, and answer.

    Returns:
        The exit status: what `ask` returns, or 1 where the record or the question is at fault.
    """
    from onrecord.record import Record

    prepare_output(options.json or getattr(options, "csv", False))
    try:
        with Record.open(options.record, reading_only=True) as record:
            return ask(record)
    except OnRecordError as refused:
        complain(refused)
        return 1


def put_answers(
    record: Record,
    answers: Answers[Any],
    options: argparse.Namespace,
    *,
    noun: str,
    kind: type,
    json: Callable[[Any], Any],
    csv: Callable[[Any], str],
    text: Callable[..., str],
) -> None:
    """Print answers in the form asked for, and tell on standard error what they leave out.

    Args:
        noun: what they are called, in the singular.
        kind: their class.
        json, csv, text: what makes each form of them.
    """
    if options.json:
        from onrecord.showing.as_json import dumps

        sys.stdout.write(dumps(json(answers), indent=2) + "\n")
    elif options.csv:
        sys.stdout.write(csv(answers))
    elif options.parquet:
        from onrecord.record.tables import write_parquet

        path = Path(options.parquet)
        files.check_writable(path, sources=[options.record])
        files.write_through(path, lambda unfinished: write_parquet(answers, unfinished, kind))
        note(f"wrote {path}")
    elif answers:
        sys.stdout.write(text(answers, width=columns(options), colour=in_colour(options.color)))
    sys.stdout.flush()
    _tell(record, answers, noun)


def _tell(record: Record, answers: Answers[Any], noun: str) -> None:
    if not answers.total:
        reports, told = record.size()
        sought = f" fits {answers.looked_for}" if answers.looked_for else " is in it"
        note(
            f"no {noun}{sought}; {record.store.where} holds {told:,} {_many('engagement', told)}"
            f" of {reports:,} {_many('report', reports)}"
        )
    elif len(answers) < answers.total:
        note(f"{len(answers):,} of {answers.total:,} {noun}s; --limit all gives all of them")
    if answers.undated:
        note(f"{answers.undated:,} more without a date would fit the rest")


def _many(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


def _language(text: str) -> str:
    from onrecord.showing.wording import language_code

    return language_code(text)


def _share(text: str) -> float:
    if not _SHARE.fullmatch(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a share; expected a number from 0 to 1, such as 0.5"
        )
    return float(text)


def _limit(text: str) -> int | str:
    return "all" if text == "all" else whole_number(text)
