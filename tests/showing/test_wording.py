"""Dates, chains and titles in words."""

from __future__ import annotations

import pytest

from onrecord.domain.reading import Hand, Participant, Speaker
from onrecord.showing import wording
from onrecord.showing.cards import sections


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-12-06", "Wednesday 6 December 2023"),
        ("2023-12", "December 2023"),
        ("2023", "2023"),
        ("2023-12-06T09:00", "Wednesday 6 December 2023"),
        ("2023-13", "2023-13"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_written_out_to_its_precision(value: str, words: str) -> None:
    assert wording.day(value) == words


@pytest.mark.parametrize(
    ("title", "organisation", "side", "office"),
    [
        ("minister", "Ministry of Trade", None, "minister, Ministry of Trade"),
        ("Ministry of Trade spokesperson", "Ministry of Trade", None, "Ministry of Trade spokesperson"),
        (None, "Ministry of Trade", None, "Ministry of Trade"),
        ("minister", None, "Belmora", "minister (side: Belmora)"),
        ("minister", "Belmora", "Belmora", "minister, Belmora"),
        (None, None, "Belmora", "side: Belmora"),
        (None, None, None, ""),
    ],
)
def test_an_office_says_nothing_twice(
    title: str | None, organisation: str | None, side: str | None, office: str
) -> None:
    who = Participant(actor="a1", name="Davit Orsen", title=title, organisation=organisation, side=side)
    assert wording.office(who) == office


@pytest.mark.parametrize(("number", "words"), [(0, "no claims"), (1, "1 claim"), (2, "2 claims")])
def test_a_count_has_its_noun_in_the_right_form(number: int, words: str) -> None:
    assert wording.count(number, "claim") == words


@pytest.mark.parametrize(("code", "name"), [("zh", "Chinese"), ("zh-Hant", "Chinese"), ("xx", "xx")])
def test_a_language_has_its_english_name_or_its_code(code: str, name: str) -> None:
    assert wording.language(code) == name


def test_a_list_of_three_reads_as_a_sentence() -> None:
    assert wording.listed(["a", "b", "c"]) == "a, b and c"


def test_a_report_without_a_title_is_called_by_its_first_line(readout) -> None:
    assert wording.headline(readout.report).startswith("【安港消息】")


def test_engagements_are_told_apart_as_news_background_and_captions(article) -> None:
    ids = {section.id: [card.id for card in section.cards] for section in sections(article)}
    assert (ids["news"], ids["background"], ids["captions"]) == (["g2", "g3"], ["g4"], ["g1"])


def test_an_outlet_that_is_itself_the_last_hand_is_named_once(article) -> None:
    told = Hand(actor=None, name="The Norrby Ledger", means="told")
    speaker = Speaker(actor="a2", name="Ingrid Sollberg")
    assert wording.chain(speaker, (told,), article.report) == ("Ingrid Sollberg", "The Norrby Ledger (told)")


def test_a_section_without_cards_is_left_out(readout) -> None:
    assert [section.id for section in sections(readout)] == ["news", "statements", "names", "warnings"]


def test_what_the_speaker_said_is_the_innermost_content(article) -> None:
    card = next(card for section in sections(article) for card in section.cards if card.id == "s1")
    assert "".join(piece.text for piece in card.words).startswith("Belmora would keep")
    assert [piece.text for piece in card.words if piece.quoted] == ["workshop door wide open"]
    assert card.cue == "said"
