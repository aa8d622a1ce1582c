"""What a careful editor would warn of, and what would only be noise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.domain.dates import Date
from onrecord.domain.reading import Caution, Engagement, Participant, Plover
from onrecord.reading.cautions import cautions

Make = Callable[..., Any]
REST = (
    "\n\nThe talks in the old town hall lasted for two hours on that day.\n\n"
    "Nobody who was asked for a comment had answered by the evening.\n"
)


def found(one: Any, code: str, engagements: tuple[Engagement, ...] = ()) -> list[Caution]:
    return [c for c in cautions(one.doc, one.roles, engagements) if c.code == code]


def shown(one: Any, code: str) -> list[str]:
    return [s.text for c in found(one, code) for s in c.evidence]


TWO = [
    "[o:Orlo] CEO [p:Mary Kane] arrived in May. [o:Orlo] President [p:Mary Kane] left in June.",
    "[o:Orlo] chairman [p:Mary Kane] arrived. Later [o:Orlo] chief executive [p:Mary Kane] left.",
    "[p:Mary Kane], CEO of [o:Orlo], came. [o:Orlo] president [p:Kane] left.",
    "Foreign Minister [p:Mary Kane] came. Health Minister [p:Mary Kane] left.",
    "Defence Minister [p:Mary Kane] came. The crowd met transport minister [p:Mary Kane] later.",
]


@pytest.mark.parametrize("text", TWO)
def test_one_person_under_two_titles_is_a_warning(scene: Make, text: str) -> None:
    (caution,) = found(scene(text + REST), "two-titles")
    assert "Mary Kane" in caution.message
    assert len(caution.evidence) == 2


ONE = [
    "[o:Orlo] founder and chairman [p:Mary Kane] came. [o:Orlo] chairman [p:Mary Kane] left.",
    (
        "[o:Orlo] president and CEO [p:Mary Kane] came. [o:Orlo] CEO [p:Mary Kane] met [o:Orlo] president "
        "[p:Mary Kane]."
    ),
    "Trade Minister [p:Mary Kane] came. Commerce Minister [p:Mary Kane] left.",
    (
        "[o:Orlo] CEO [p:Mary Kane] came. She was its former president, and [o:Orlo]'s former president "
        "[p:Mary Kane] left."
    ),
    "[o:Orlo] CEO [p:Mary Kane] came. [o:Verida] chairman [p:Mary Kane] left.",
    "Foreign Minister [p:Mary Kane] came. Minister [p:Kane] left.",
]


@pytest.mark.parametrize("text", ONE)
def test_titles_that_can_be_one_are_no_warning(scene: Make, text: str) -> None:
    assert found(scene(text + REST), "two-titles") == []


DAMAGED = [
    (
        "a word missing before a spaced stop",
        "They could work together in areas of potential . It was a sign.",
        "potential .",
    ),
    ("an article without its noun", "It is the largest plant ever built in the. Nobody knew of it.", "the."),
    ("glued words", "The talks went on until the very endHere nobody spoke of it.", "endHere"),
    ("glued sentences", "They met on the pier, people say.According to some they did not.", "say.According"),
    ("broken off", "The harbour board of the old town, which met twice, has been", "has been"),
    (
        "no final mark after a long sentence",
        (
            "The board of the harbour said that it hopes the firm will play its part in the rebuilding of "
            "the pier"
        ),
        "pier",
    ),
]


@pytest.mark.parametrize(("why", "text", "words"), DAMAGED, ids=[d[0] for d in DAMAGED])
def test_damage_is_shown_where_it_stands(scene: Make, why: str, text: str, words: str) -> None:
    (caution,) = found(scene("All of the guests had come by noon." + REST + f"\n{text}\n"), "damaged-text")
    assert words in caution.evidence[0].text


SOUND = [
    (
        "names with a capital inside",
        "The makers of the app came to YouTube and to McDonald to talk about an iPhone.",
    ),
    ("three dots", "He waited ... and then he spoke of the harbour for an hour."),
    ("an address", "The board put its note on the site example.com.They did not answer us."),
    ("a short heading", "What the board says"),
    ("a colon before a list", "The board named those who had come to the talks on the old pier that day:"),
    (
        "a quotation at the end",
        "“We waited at the pier for the whole of the day,” she told the people there, “and left.”",
    ),
    (
        "an abbreviation",
        "The firm of the U.S. envoy came from Norway Inc. and from no other place on that day.",
    ),
]


@pytest.mark.parametrize(("why", "text"), SOUND, ids=[w for w, _ in SOUND])
def test_sound_text_is_no_damage(scene: Make, why: str, text: str) -> None:
    assert (
        found(
            scene(
                "All of the guests had come by noon."
                + REST
                + f"\n{text}\n"
                + REST.replace("two", "three").replace("evening", "night")
            ),
            "damaged-text",
        )
        == []
    )


def test_a_paragraph_that_stands_twice_is_damage(scene: Make) -> None:
    twice = "The harbour board met the mayor of the old town on the pier for an hour."
    one = scene(f"{twice}\n\nNobody else came to the pier on that day.\n\n{twice}\n")
    assert shown(one, "damaged-text") == [twice, twice]


def test_no_date_given_and_none_in_the_text_is_a_warning(scene: Make) -> None:
    assert len(found(scene("They met on Wednesday." + REST), "no-publication-date")) == 1


def test_a_given_date_is_enough(scene: Make) -> None:
    assert found(scene("They met." + REST, published="2024-03-01"), "no-publication-date") == []


def test_a_bare_date_under_the_headline_is_the_pages_own(scene: Make) -> None:
    head = "Readout of the call of the two ministers\n\nFOR IMMEDIATE RELEASE\n\nNovember 14, 2023\n\n"
    assert found(scene(head + "They spoke by phone." + REST), "no-publication-date") == []


RESIDUE = [
    "Source :",
    "Source: The Harbour Post",
    "Credit score: The Harbour Post",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Here is the rewritten article as you asked.",
    "Originally published on The Harbour Post",
    "via: The Harbour Post",
    "You must be logged in to post a comment.",
    "转载自：港口日报",
]


@pytest.mark.parametrize("line", RESIDUE)
def test_lines_left_by_republication_are_shown(scene: Make, line: str) -> None:
    one = scene("All of the guests had come by noon." + REST + f"\n{line}\n")
    assert shown(one, "republication-residue") == [line]


KEPT = [
    "Source of the trouble was the old pier, said the mayor.",
    "(Reporting by Mary Kane; Editing by Luis Ortega)",
    "By Mary Kane",
    "Photo credit: Mary Kane",
    "Issued by the Public Relations Unit",
    "FOR IMMEDIATE RELEASE",
]


@pytest.mark.parametrize("line", KEPT)
def test_a_reports_own_lines_are_no_residue(scene: Make, line: str) -> None:
    one = scene("All of the guests had come by noon." + REST + f"\n{line}\n")
    assert found(one, "republication-residue") == []


VARIANTS = [
    ("[p:Rafael Coutinho] came.", "[p:Coutinno] left."),
    ("[p:Mary Johansen] came.", "[p:Mary Johanson] left."),
    ("[p:Theodora Lansing] came.", "[p:Theodroa Lansing] left."),
    ("[p:Luis Ortegas] came.", "[p:Luis Orteggas] left."),
]


@pytest.mark.parametrize("pair", VARIANTS)
def test_two_spellings_of_one_name_are_a_warning(scene: Make, pair: tuple[str, str]) -> None:
    assert len(found(scene(" ".join(pair) + REST), "name-variants")) == 1


NAMES = [
    ("[p:Mary Kane] came.", "[p:Luis Lane] left."),
    ("[p:Nguyen Van Tuyen] came.", "[p:Nguyen Xuan Tuyen] left."),
    ("[p:Mary Johansen] came.", "[p:Luis Johanson] left."),
    ("[p:Mary Kane] came.", "[p:Kane] left."),
    ("[p:José Ortega] came.", "[p:Jose Ortega] left."),
]


@pytest.mark.parametrize("pair", NAMES)
def test_two_names_are_no_variants(scene: Make, pair: tuple[str, str]) -> None:
    assert found(scene(" ".join(pair) + REST), "name-variants") == []


def test_a_weekday_that_its_date_is_not_is_a_contradiction(scene: Make) -> None:
    one = scene("They met on Wednesday, Dec. 7, 2023." + REST)
    assert shown(one, "date-contradiction") == ["Wednesday, Dec. 7, 2023"]


def test_a_weekday_that_its_date_is_is_none(scene: Make) -> None:
    assert found(scene("They met on Thursday, Dec. 7, 2023." + REST), "date-contradiction") == []


def meeting(one: Any, words: str, day: str) -> Engagement:
    start = one.doc.text.index(words)
    return Engagement(
        id="g1",
        type="meeting",
        plover=Plover(event="CONSULT"),
        status="held",
        participants=(Participant(actor="a1", name="Mary Kane"), Participant(actor="a2", name="Luis Ortega")),
        date=Date(value=day, precision="day", basis="stated", why="stated"),
        place=None,
        topics=(),
        according_to=(),
        evidence=(one.doc.span(start, start + len(words)),),
    )


def test_one_meeting_on_two_days_is_a_contradiction(scene: Make) -> None:
    one = scene("[p:Mary Kane] met [p:Luis Ortega] on May 3, 2024. The pair met on May 5, 2024." + REST)
    told = (
        meeting(one, "Mary Kane met Luis Ortega", "2024-05-03"),
        meeting(one, "The pair met", "2024-05-05"),
    )
    (caution,) = found(one, "date-contradiction", told)
    assert "2024-05-03" in caution.message
    assert "2024-05-05" in caution.message


def test_meeting_again_is_no_contradiction(scene: Make) -> None:
    one = scene("[p:Mary Kane] met [p:Luis Ortega] on May 3, 2024. They met again on May 5, 2024." + REST)
    told = (
        meeting(one, "Mary Kane met Luis Ortega", "2024-05-03"),
        meeting(one, "They met again", "2024-05-05"),
    )
    assert found(one, "date-contradiction", told) == []


def test_a_quotation_mark_without_its_partner_is_a_warning(scene: Make) -> None:
    one = scene('She told the guests that the pier was "the new frontier of the town.' + REST)
    assert len(found(one, "odd-quotation-marks")) == 1


def test_paired_quotation_marks_are_none(scene: Make) -> None:
    assert found(scene('She said the pier was "the new frontier".' + REST), "odd-quotation-marks") == []


def test_a_text_in_another_language_is_a_warning(scene: Make) -> None:
    one = scene("They met." + REST)
    noted = replace(one.doc.report, notes=(("language-unknown", "the text is in 'fr'"),))
    doc = replace(one.doc, report=noted)
    assert [c.code for c in cautions(doc, (), ()) if "fr" in c.message] == ["unknown-language"]


def test_what_the_source_noted_is_carried_over(scene: Make) -> None:
    one = scene("They met." + REST)
    doc = replace(
        one.doc, report=replace(one.doc.report, notes=(("published-differs", "the page says 2020"),))
    )
    assert next((c.code, c.message) for c in cautions(doc, (), ())) == (
        "published-differs",
        "the page says 2020",
    )


def test_a_clean_report_with_its_date_has_no_warning(scene: Make) -> None:
    one = scene(
        "[o:Orlo] chairman [p:Mary Kane] met [p:Luis Ortega] on Friday." + REST, published="2024-05-05"
    )
    assert cautions(one.doc, one.roles, ()) == ()
