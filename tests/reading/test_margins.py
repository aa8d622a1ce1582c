"""What takes place on the margins of another engagement is of its days."""

from __future__ import annotations

import dataclasses

import pytest
from tests.reading.test_joining import DAY, account

from onrecord.domain.spans import Span
from onrecord.reading.margins import on_margins


def beside(words: str, *dates: object, kind: str = "talks") -> str | None:
    """Return the day of an undated engagement told in some words beside dated ones."""
    text = f"They signed a memorandum {words}."
    span = Span(start=0, end=len(text), text=text)
    one = dataclasses.replace(account("a1", "a2", kind="signing").engagement, evidence=(span,))
    others = [
        dataclasses.replace(account("a3", "a4", kind=kind).engagement, date=d, news=True) for d in dates
    ]
    return on_margins((*others, one))[-1].date.value


def test_what_is_signed_on_the_margins_of_the_talks_has_their_day() -> None:
    assert beside("on the margins of the session", DAY) == DAY.value
    assert beside("on the sidelines of the summit", DAY, kind="summit") == DAY.value


@pytest.mark.parametrize("words", ["in Oslo", "on the sidelines of the visit", "on the margins of a fair"])
def test_other_words_lend_no_day(words: str) -> None:
    assert beside(words, DAY) is None


def test_two_days_leave_it_open() -> None:
    other = dataclasses.replace(DAY, value="2024-05-20")
    assert beside("on the margins of the session", DAY, other) is None
