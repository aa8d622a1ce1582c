"""Dates that the record gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.comparing.dated import dated, fit, undated
from onrecord.domain.dates import Date
from onrecord.domain.record import Account, Descent, Taker
from onrecord.domain.spans import Span

UNKNOWN = Date(value=None, precision="unknown", basis="stated", why="no date is told")


def account(report: str, day: str | None) -> Account:
    date = Date(value=day, precision="day", basis="stated", why=f"“{day}”") if day else UNKNOWN
    takers = (
        Taker(actor="p:orsen", name="Davit Orsen", kind="person", names=("Davit Orsen",), title="Minister"),
        Taker(
            actor="p:soll",
            name="Ingrid Sollberg",
            kind="person",
            names=("Ingrid Sollberg",),
            title="President",
        ),
    )
    return Account(
        id=f"{report}#g1", report=report, language="en", outlet=report, url=None, published=day,
        type="meeting",
        status="held", takers=takers, date=date, place=None, topics=(), according_to=(),
        words="Orsen met Sollberg.", evidence=(Span(0, 19, "Orsen met Sollberg."),),
    )  # fmt: skip


@pytest.fixture
def lone() -> Account:
    return account("copy", None)


def test_an_account_without_a_day_joins_the_one_dated_engagement_of_its_people(lone: Account) -> None:
    found = fit(lone, {"g:1": [account("ledger", "2021-03-03")]})
    assert found is not None
    assert found.engagement == "g:1"
    assert found.why


def test_of_two_engagements_that_fit_none_is_chosen(lone: Account) -> None:
    engagements = {"g:1": [account("ledger", "2021-03-03")], "g:2": [account("post", "2021-09-09")]}
    assert fit(lone, engagements) is None


def test_what_it_was_made_from_decides_between_two(lone: Account) -> None:
    engagements = {"g:1": [account("ledger", "2021-03-03")], "g:2": [account("post", "2021-09-09")]}
    line = Descent(child="copy", parent="post", how="rewritten", confidence=0.9, why=())
    found = fit(lone, engagements, descents=[line])
    assert found is not None
    assert found.engagement == "g:2"


def test_the_date_says_that_it_is_inferred_and_from_what(lone: Account) -> None:
    found = dated(lone, [account("ledger", "2021-03-03"), lone])
    assert (found.value, found.basis) == ("2021-03-03", "inferred")
    assert "ledger" in found.why


def test_an_account_with_a_date_keeps_it() -> None:
    own = account("post", "2021-09-09")
    assert dated(own, [account("ledger", "2021-03-03")]) is own.date


def test_publication_bounds_the_day_so_the_account_is_not_undated(lone: Account) -> None:
    assert undated(lone)
    assert not undated(replace(lone, published="2021-03-04"))
