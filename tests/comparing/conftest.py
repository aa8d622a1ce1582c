# ruff: noqa: E501  (a sentence of a report is easier to check on one line)
"""Readings made from short texts written for these tests, without the network."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.domain.reading import Reader, Reading
from onrecord.sources import report_from_text

Make = Callable[..., Reading]


@pytest.fixture
def read() -> Make:
    def make(text: str, **known: str) -> Reading:
        known.setdefault("language", "en")
        return Reading(
            report=report_from_text(text, **known), actors=(), roles=(), engagements=(), statements=(), events=(),
            relations=(), claims=(), warnings=(), reader=Reader(version="0", model="none"),
        )  # fmt: skip

    return make


STORY = """Harbour minister meets shipyard chief in Ostrava

OSTRAVA, May 3 (Northgate News) - Harbour Minister Elke Brandvold met Tomas Verhaeren, president of shipbuilder Kordelia, on Monday to discuss the port's new dry dock, the ministry said.

“We will not sign anything before the council has read every page of the contract,” Brandvold told reporters after the talks.

The dry dock is expected to cost 340 million crowns and to open in 2029. Kordelia employs 1,150 people in the city.

Verhaeren said that the company would keep its apprentices and train 60 more of them next year.

“Our welders are the best in the country, and they deserve a dock that does not flood every spring,” Verhaeren said.

The council may vote on June 14, according to two people with knowledge of the plan."""


@pytest.fixture
def story(read: Make) -> Reading:
    return read(
        STORY, outlet="Northgate News", published="2024-05-03T10:00:00", url="https://northgate.example/dock"
    )
