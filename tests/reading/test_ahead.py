"""Planned engagements lie ahead."""

from __future__ import annotations

import dataclasses

import pytest
from tests.reading.test_joining import account

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
