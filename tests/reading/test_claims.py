"""Claims of trend: each case is one way a report claims that something changes over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.domain.reading import Speaker
from onrecord.reading.claims import claims

Make = Callable[..., Any]
REST = "\n\nMore was not known on that day.\n"

CLAIMED = [
    "Visits by ministers have become increasingly rare in recent years",
    "Very few foreign banks operate there",
    "More and more mayors fly to the capital",
    "A growing number of firms send their chiefs",
    "Fewer and fewer delegations come",
    "A record number of envoys took part",
    "Trade between the two has been rising for three straight years",
    "Such talks have become less frequent since the law was changed in 2017",
    "It was the first visit by a foreign minister in nine years",
    "The scale of the delegation was unprecedented",
    "Contacts between the capitals are on the decline",
    "At least eleven chiefs have come since January, twice as many as in all of 2022",
    "It is the second time in a month that the minister has called in a miner",
    "Traffic at the port has fallen in five of the past six quarters",
    "Rice cost more in January, the highest in 14 years",
    "Student exchanges have steadily declined over the past decade",
    "Visits by foreign executives to Ansel fell by a third last year",
    "Meetings of shipowners with the commission rose from 41 in 2021 to 77 in 2023",
    "Fewer foreign executives now travel to Ansel than before the storm",
    "The ministers have met four times this year, up from once in 2022",
]


@pytest.mark.parametrize("text", CLAIMED)
def test_a_change_over_time_is_a_claim_of_trend(scene: Make, text: str) -> None:
    one = scene(f"{text}.{REST}")
    assert [(c.kind, c.text) for c in claims(one.doc, one.cast, ())] == [("trend", text)]


NONE = [
    "Shares in the group rose 3% on Monday",
    "Its shares, which have fallen by a third since spring, slipped again",
    "Like-for-like sales rose 3.4 per cent",
    "It expects to record a charge of 7 million",
    "The minister met eleven chiefs",
    "The talks could become increasingly rare",
    "The first meeting was held in May",
    "She has been a minister for three years",
    "He took few questions",
    "The record of the meeting is kept",
]


@pytest.mark.parametrize("text", NONE)
def test_a_figure_a_forecast_or_a_bare_number_is_no_claim(scene: Make, text: str) -> None:
    one = scene(f"{text}.{REST}")
    assert claims(one.doc, one.cast, ()) == ()


def test_a_claim_is_the_clause_and_not_what_is_set_beside_it(scene: Make) -> None:
    one = scene(f"Very few foreign banks operate there, with the services of others cut.{REST}")
    assert [c.text for c in claims(one.doc, one.cast, ())] == ["Very few foreign banks operate there"]


def test_a_claim_is_about_the_actors_in_it(scene: Make) -> None:
    one = scene(f"[o:Orlo] left. Visits to [l:Norway] have become increasingly rare.{REST}")
    (claim,) = claims(one.doc, one.cast, ())
    assert [one.name(actor) for actor in claim.about] == ["Norway"]


def test_a_claim_in_nobodys_words_is_the_reports_own(scene: Make) -> None:
    one = scene(f"Visits have become increasingly rare.{REST}")
    assert [c.speaker for c in claims(one.doc, one.cast, ())] == [None]


def test_a_claim_inside_a_statement_is_its_speakers(scene: Make, statement: Make) -> None:
    one = scene(f"[p:Mary Kane] said visits have become increasingly rare.{REST}")
    speaker = Speaker(actor="a1", name="Mary Kane")
    said = statement(one, "visits have become increasingly rare", speaker=speaker)
    assert [(c.text, c.speaker) for c in claims(one.doc, one.cast, (said,))] == [
        ("visits have become increasingly rare", speaker)
    ]


def test_the_evidence_of_a_claim_is_its_text(scene: Make) -> None:
    one = scene(f"All was calm. Visits have become increasingly rare.{REST}")
    (claim,) = claims(one.doc, one.cast, ())
    (span,) = claim.evidence
    assert one.doc.text[span.start : span.end] == span.text == claim.text
