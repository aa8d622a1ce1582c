"""Who said what, according to whom: each case is one fact about how words reach the reader."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.domain.reading import Statement


def statements(text: str) -> tuple[Statement, ...]:
    return onrecord.read(text + "\n", published="2024-05-16").statements


def only(text: str) -> Statement:
    found = [s for s in statements(text) if s.confidence >= 0.3]
    assert len(found) == 1, [(s.speaker, s.cue) for s in found]
    return found[0]


def hands(statement: Statement) -> list[tuple[str, str]]:
    return [(h.name, h.means) for h in statement.according_to]


SPEAKERS = [
    ("Hannah Brandt said the port would reopen in June.", "Hannah Brandt", "indirect"),
    ("“The port will reopen in June,” Hannah Brandt said.", "Hannah Brandt", "direct"),
    ("Hannah Brandt said the port would reopen “in June at the latest”.", "Hannah Brandt", "mixed"),
    ("The Ministry of Energy said prices would fall.", "Ministry of Energy", "indirect"),
]


@pytest.mark.parametrize(("text", "speaker", "form"), SPEAKERS)
def test_the_speaker_and_the_form_come_from_the_words(text: str, speaker: str, form: str) -> None:
    statement = only(text)
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.form) == (speaker, form)


def test_a_quotation_stands_without_its_marks_at_its_place() -> None:
    text = "Hannah Brandt said the port would reopen “in June at the latest”."
    (quotation,) = only(text).quotations
    assert quotation.text == "in June at the latest"
    assert text[quotation.start : quotation.end] == quotation.text


def test_words_passed_on_by_a_ministry_keep_their_speaker_and_name_the_ministry_as_a_hand() -> None:
    statement = only(
        "Luis Ortega said Orlo would build a second plant, according to Norway’s Ministry of Energy."
    )
    assert statement.speaker is not None
    assert statement.speaker.name == "Luis Ortega"
    assert hands(statement) == [("Ministry of Energy", "statement")]


def test_a_translator_is_a_hand_of_its_own_after_the_document() -> None:
    text = (
        "Hannah Brandt said the talks were useful, "
        "according to a Norwegian government statement translated by DeepL."
    )
    assert hands(only(text)) == [("Norwegian government", "statement"), ("DeepL", "translation")]


def test_the_statement_leads_back_to_its_maker() -> None:
    text = (
        "Luis Ortega said Orlo would build a plant, "
        "according to a statement from Norway’s Ministry of Energy. "
        "The statement said the ministry hopes Orlo will hire local engineers."
    )
    second = statements(text)[-1]
    assert second.speaker is not None
    assert second.speaker.name == "Ministry of Energy"
    assert hands(second) == [("Ministry of Energy", "statement")]


SILENCES = [
    ("Orlo declined to comment.", "declined", "Orlo"),
    ("Orlo did not respond to a request for comment.", "no-response", "Orlo"),
    (
        "When contacted by the Harbour Gazette, Orlo was not immediately able to comment.",
        "no-comment",
        "Orlo",
    ),
]


@pytest.mark.parametrize(("text", "status", "speaker"), SILENCES)
def test_a_silence_is_a_statement_withheld(text: str, status: str, speaker: str) -> None:
    found = [s for s in statements(text) if s.status == status]
    assert len(found) == 1
    assert found[0].speaker is not None
    assert speaker in found[0].speaker.name
    assert found[0].form == "none"


def test_who_was_told_an_outlet_is_a_hand() -> None:
    statement = only("“We are leaving,” Hannah Brandt told the Harbour Gazette.")
    assert hands(statement) == [("Harbour Gazette", "told")]


def test_a_denial_is_not_merely_said() -> None:
    assert only("Hannah Brandt denied that she had sold the shares.").status == "denied"


def test_unnamed_sources_have_a_description_and_no_actor() -> None:
    statement = only("The plant will close in July, people familiar with the matter said.")
    assert statement.speaker is not None
    assert statement.speaker.actor is None
    assert statement.speaker.name == "people familiar with the matter"


def test_a_document_told_in_passing_is_the_one_the_statement_leads_back_to() -> None:
    text = (
        "Hannah Brandt met Luis Ortega, Norway's government said in a statement translated by DeepL. "
        "Brandt told Ortega that Norway valued the investment, according to the statement."
    )
    assert [("Norway's government", "statement"), ("DeepL", "translation")] in [
        hands(s) for s in statements(text)
    ]


def test_the_office_of_a_person_is_not_the_person() -> None:
    statement = only("Hannah Brandt's office said it had no information to share.")
    assert statement.speaker is not None
    assert statement.speaker.name == "Hannah Brandt's office"


def test_what_a_company_is_does_not_hide_who_it_is() -> None:
    statement = statements("Hospital chain Verdane said on Monday it had agreed to sell 12 clinics.")[0]
    assert statement.speaker is not None
    assert statement.speaker.name == "Verdane"
    assert hands(statement) == []


def test_who_is_named_behind_the_words_said_them_and_the_ministry_passed_them_on() -> None:
    told = statements(
        "Hannah Brandt was in Oslo. Orlo is willing to “build a plant in Peru” and to hire people there, "
        "Brandt said, according to Norway’s Ministry of Energy."
    )
    (statement,) = [s for s in told if s.quotations]
    assert statement.speaker is not None
    assert statement.speaker.name == "Hannah Brandt"
    assert hands(statement) == [("Ministry of Energy", "statement")]


def test_a_headline_is_no_part_of_what_is_said_below_it() -> None:
    told = statements(
        "Fewer handshakes: European chiefs stay away from Ansel\n\nVisits by European chief executives to"
        " Ansel fell by a third last year, according to a count by Meridian Research."
    )
    assert all("\n" not in words.text for said in told for words in said.content)
