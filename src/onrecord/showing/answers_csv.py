"""What a record answers, as CSV: one row each, lists within a cell divided by semicolons.

A cell that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@` or a tab, gets
an apostrophe before it (OWASP, CSV injection): reports are written by strangers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import cast

from onrecord.domain.plain import plain
from onrecord.record import Answers, RecordedActor, RecordedEngagement, RecordedStatement, Trend
from onrecord.showing.terminal import clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ENGAGEMENT = (
    "id", "type", "status", "date", "date_precision", "place", "participants", "actors", "countries",
    "topics", "accounts", "independent", "disputed", "confidence", "outlets", "reports", "urls",
)  # fmt: skip
_STATEMENT = (
    "id", "published", "speaker", "speaker_actor", "status", "form", "cue", "words", "chain", "outlet",
    "language", "url", "start", "end", "confidence",
)  # fmt: skip
_ACTOR = (
    "id", "name", "kind", "country", "sector", "origin", "names", "reports", "engagements", "statements"
)  # fmt: skip
_TREND = ("period", "engagements", "reports", "share")


def engagements_to_csv(answers: Answers[RecordedEngagement]) -> str:
    """Return engagements as CSV."""
    rows = [
        (
            one.id, one.type, one.status, one.date.value, one.date.precision, one.place,
            [_with_office(each.name, each.title, each.organisation) for each in one.participants],
            [each.actor for each in one.participants],
            dict.fromkeys(each.country for each in one.participants), one.topics, len(one.accounts),
            one.independent, one.disputed, plain(one.confidence),
            dict.fromkeys(each.outlet for each in one.accounts),
            [each.report for each in one.accounts], [each.url for each in one.accounts],
        )
        for one in answers
    ]  # fmt: skip
    return _written(_ENGAGEMENT, rows)


def statements_to_csv(answers: Answers[RecordedStatement]) -> str:
    """Return statements as CSV."""
    rows = [
        (
            one.id, one.published, one.speaker_name, one.speaker, one.status, one.form, one.cue, one.words,
            [f"{hand.name} ({hand.means})" for hand in one.according_to], one.outlet, one.language, one.url,
            one.start, one.end, plain(one.confidence),
        )
        for one in answers
    ]  # fmt: skip
    return _written(_STATEMENT, rows)


def actors_to_csv(answers: Answers[RecordedActor]) -> str:
    """Return actors as CSV."""
    rows = [tuple(getattr(one, column) for column in _ACTOR) for one in answers]
    return _written(_ACTOR, rows)


def trend_to_csv(counted: Trend) -> str:
    """Return a trend as CSV; the share is empty where no report was read."""
    rows = [
        (one.name, one.engagements, one.reports, None if one.share is None else round(one.share, 4))
        for one in counted.periods
    ]
    return _written(_TREND, rows)


def _written(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    parts = (value,) if isinstance(value, str) else cast(Iterable[object], value)
    text = "; ".join(clean(str(each)) for each in parts if each)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _with_office(name: str, title: str | None, organisation: str | None) -> str:
    office = ", ".join(each for each in (title, organisation) if each)
    return f"{name} ({office})" if office else name
