"""Engagements counted over time, each count beside the number of reports read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.domain.dates import days_of
from onrecord.record import asking
from onrecord.record.question import Question
from onrecord.record.store import Store

By = Literal["month", "quarter", "year"]
_NOT_HELD = ("planned", "postponed", "cancelled", "denied")
_MONTHS: Mapping[By, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period of a trend.

    Args:
        name: `2024-03`, `2024-Q1` or `2024`.
        engagements: how many took place in it.
        reports: how many reports read were published in it; 0 means that nothing is known of the period.
    """

    name: str
    engagements: int
    reports: int

    @property
    def share(self) -> float | None:
        """Engagements for each report read, or None where none was read."""
        return self.engagements / self.reports if self.reports else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Engagements counted over time.

    Args:
        by: month, quarter or year.
        periods: in order, without gaps.
        engagements: how many there are in all periods.
        not_held: how many of them are planned, postponed, cancelled or denied.
        undated: how many more have no date, or one that leaves several periods open.
        reports: how many reports were read in all periods.
        undated_reports: how many more have no publication date.
        looked_for: the question in words.
    """

    by: By
    periods: tuple[Period, ...]
    engagements: int
    not_held: int
    undated: int
    reports: int
    undated_reports: int
    looked_for: str


def trend(store: Store, question: Question, by: By) -> Trend:
    """Count the engagements that a question finds, and the reports read, in each period.

    Args:
        store: the record.
        question: what is counted; languages and outlets narrow the reports read as well.
        by: the length of a period.
    """
    size = _MONTHS[by]
    told, not_held, undated = _engagements(store, question, size)
    read, undated_reports = _reports(store, question, size)
    seen = sorted({*told, *read})
    first, last = (seen[0], seen[-1]) if seen else (0, -1)
    begin, end = days_of(question.since)[0], days_of(question.until)[1]
    if seen and begin:
        first = (begin.year * 12 + begin.month - 1) // size
    if seen and end:
        last = (end.year * 12 + end.month - 1) // size
    periods = tuple(
        Period(name=_named(number, by), engagements=told[number], reports=read[number])
        for number in range(first, last + 1)
    )
    return Trend(
        by=by, periods=periods, engagements=sum(one.engagements for one in periods),
        not_held=sum(not_held[number] for number in range(first, last + 1)), undated=undated,
        reports=sum(one.reports for one in periods), undated_reports=undated_reports,
        looked_for=question.in_words(),
    )  # fmt: skip


def _engagements(store: Store, question: Question, size: int) -> tuple[Counter[int], Counter[int], int]:
    asked = asking.engagements(question)
    rows = store.rows(
        f"SELECT {_month('g.first_day')}, {_month('g.last_day')}, g.status, count(*)"  # noqa: S608  # fixed pieces
        f" FROM engagements g{asked.where()} GROUP BY 1, 2, 3",
        asked.parameters,
    )
    found, not_held, undated = Counter[int](), Counter[int](), 0
    for first, last, status, count in rows:
        if first is not None and int(first) // size == int(last) // size:
            found[int(first) // size] += count
            not_held[int(first) // size] += count if status in _NOT_HELD else 0
        else:
            undated += count
    if question.dated:
        asked = asking.engagements(question, dated=False)
        asked.put("g.first_day IS NULL")
        sql = f"SELECT count(*) FROM engagements g{asked.where()}"  # noqa: S608
        ((more,),) = store.rows(sql, asked.parameters)
        undated += more
    return found, not_held, undated


def _reports(store: Store, question: Question, size: int) -> tuple[Counter[int], int]:
    asked = asking.reports_read(question)
    rows = store.rows(
        f"SELECT {_month('r.day')}, count(*) FROM reports r{asked.where()} GROUP BY 1",  # noqa: S608
        asked.parameters,
    )
    found, undated = Counter[int](), 0
    begin, end = days_of(question.since)[0], days_of(question.until)[1]
    lowest = (begin.year * 12 + begin.month - 1) // size if begin else None
    highest = (end.year * 12 + end.month - 1) // size if end else None
    for month, count in rows:
        number = None if month is None else int(month) // size
        if number is None:
            undated += count
        elif (lowest is None or number >= lowest) and (highest is None or number <= highest):
            found[number] += count
    return found, undated


def _month(column: str) -> str:
    return f"extract(year FROM {column}) * 12 + extract(month FROM {column}) - 1"


def _named(number: int, by: By) -> str:
    if by == "year":
        return f"{number:04d}"
    if by == "quarter":
        return f"{number // 4:04d}-Q{number % 4 + 1}"
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
