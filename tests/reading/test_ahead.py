"""Planned engagements lie ahead."""

from __future__ import annotations

import dataclasses

import pytest
from tests.reading.test_joining import account

import onrecord
from onrecord.domain.dates import Date
from onrecord.reading.ahead import ahead


@pytest.mark.parametrize(
    ("value", "status", "basis", "expected"),
    [
        ("2023-09", "planned", "inferred", "2024-09"),
        ("2023-06-02", "planned", "inferred", "2024-06-02"),
        ("2023-03", "planned", "inferred", "2025-03"),
        ("2024-05", "planned", "inferred", "2024-05"),
        ("2023-09", "held", "inferred", "2023-09"),
        ("2023-09", "planned", "stated", "2023-09"),
    ],
)
def test_an_inferred_year_of_what_is_planned_is_not_past(
    value: str, status: str, basis: str, expected: str
) -> None:
    precision = "month" if len(value) == 7 else "day"
    told = Date(value=value, precision=precision, basis=basis, why="“September” states no year, so it is")  # type: ignore[arg-type]
    planned = dataclasses.replace(account("a1").engagement, status=status, date=told)  # type: ignore[arg-type]
    assert ahead(planned, "2024-05-15").date.value == expected


def dated(value: str, why: str, status: str, published: str = "2024-05-15") -> Date:
    """Return the date of an engagement of some status once it is made to agree with it."""
    told = Date(value=value, precision="day", basis="relative", why=why)
    return ahead(dataclasses.replace(account("a1").engagement, status=status, date=told), published).date  # type: ignore[arg-type]


def test_the_weekday_of_what_is_planned_is_the_next_one() -> None:
    found = dated("2024-05-13", "“on Monday” before the publication date 2024-05-15", "planned")
    assert (found.value, found.precision) == ("2024-05-20", "day")
    assert "after the publication date" in found.why


def test_last_monday_stays_before_the_publication_whatever_the_status() -> None:
    why = "“last Monday” before the publication date 2024-05-15"
    assert dated("2024-05-13", why, "planned").value == "2024-05-13"


def test_the_weekday_of_what_was_called_off_may_be_either_day() -> None:
    found = dated("2024-05-11", "“Saturday” before the publication date 2024-05-15", "cancelled")
    assert (found.value, found.precision) == (None, "unknown")
    assert found.candidates == ("2024-05-11", "2024-05-18")


def test_yesterday_may_be_the_day_of_the_cancellation() -> None:
    why = "“yesterday” counted from the publication date 2024-05-15"
    assert dated("2024-05-14", why, "cancelled").value is None
    assert dated("2024-05-14", why, "held").value == "2024-05-14"


def test_a_stated_day_of_what_was_called_off_is_kept() -> None:
    why = "“14 May 2024” states its year"
    assert dated("2024-05-14", why, "cancelled").value == "2024-05-14"


def test_a_postponed_engagement_has_no_day_but_what_it_was_put_off_to() -> None:
    found = dated("2024-05-20", "“20 May” states no year, so it is the one nearest", "postponed")
    assert (found.value, found.candidates) == (None, ("2024-05-20",))
    assert found.why.endswith("it was postponed from that day")
    text = "The talks of Hannah Brandt and Luis Ortega were postponed from 20 May to 3 June, Orlo said."
    told = [
        e for e in onrecord.read(text + "\n", published="2024-05-15").engagements if e.status == "postponed"
    ]
    assert all(e.date.value in (None, "2024-06-03") for e in told)


def test_what_was_put_off_to_a_month_without_a_year_lies_ahead() -> None:
    text = (
        "Visit to Ansel postponed\n\nA visit by Port Minister Davit Orsen to Ansel, planned for next week,"
        " has been postponed until October, an official at the ministry said on Thursday.\n"
    )
    (visit,) = onrecord.read(text, published="2024-08-08").engagements
    assert (visit.status, visit.date.value) == ("postponed", "2024-10")
