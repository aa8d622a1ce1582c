"""The hands between a speaker and the reader: each case is one fact about whose account words stand in."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.domain.reading import Statement


def told(text: str, words: str) -> Statement:
    """Return the statement whose content holds some words and is the shortest."""
    found = onrecord.read(text + "\n", published="2024-05-16").statements
    holding = [s for s in found if any(words in c.text for c in s.content)]
    assert holding, [(s.speaker, s.content) for s in found]
    return min(holding, key=lambda s: sum(len(c.text) for c in s.content))


def chain(text: str, words: str) -> list[tuple[str, str]]:
    return [(h.name, h.means) for h in told(text, words).according_to]


def speaker(text: str, words: str) -> str | None:
    found = told(text, words).speaker
    return found.name if found else None


def test_plain_speech_of_people_without_a_name_has_no_hand() -> None:
    text = "Orlo will sell its mill, two people familiar with the matter said."
    assert chain(text, "sell its mill") == []


def test_a_listener_is_a_hand_and_the_speaker_is_none() -> None:
    text = "“We sell nothing,” Hannah Brandt told reporters in Oslo."
    assert chain(text, "We sell nothing") == [("reporters", "told")]


def test_a_person_who_is_told_is_no_hand() -> None:
    text = "Hannah Brandt met Luis Ortega on Monday.\n\nBrandt told Ortega that the port would reopen."
    assert chain(text, "the port would reopen") == []


def test_an_interview_with_an_outlet_names_the_outlet() -> None:
    text = "“We need the track,” Hannah Brandt told the Harbour Gazette in an interview."
    assert chain(text, "We need the track") == [("Harbour Gazette", "interview")]


def test_any_verb_of_speech_may_have_listeners() -> None:
    text = "“The line was good,” Hannah Brandt quipped afterwards to reporters in Athens."
    assert chain(text, "The line was good") == [("reporters", "told")]


def test_who_writes_writes_in_a_document() -> None:
    text = "Justice Hannah Brandt wrote that the two firms had divided the map."
    assert chain(text, "had divided the map") == [("Hannah Brandt", "document")]


def test_plain_writing_goes_on_with_the_post_told_before() -> None:
    text = "Hannah Brandt said in a post on X that the port was closed.\n\n“It opens in June,” Brandt wrote."
    assert chain(text, "It opens in June")[0][1] == "post"


def test_an_email_is_a_statement() -> None:
    text = "Orlo Group said in an email that it remains interested."
    assert chain(text, "remains interested") == [("Orlo Group", "statement")]


def test_words_that_go_on_in_a_paragraph_keep_their_hand() -> None:
    text = "Hannah Brandt told NRB Television that the ship was late. She added that nobody had called."
    assert chain(text, "nobody had called") == chain(text, "the ship was late") != []


def test_another_speaker_in_the_next_paragraph_is_not_of_the_account() -> None:
    text = (
        "Luis Ortega promised a plant, according to a statement from Norway’s Ministry of Energy.\n\n"
        "Hannah Brandt, who leads the port, said the plant would be late."
    )
    assert chain(text, "the plant would be late") == []


def test_who_answers_in_an_account_is_of_it() -> None:
    text = (
        "Luis Ortega asked for a port, according to a notice from Norway’s Ministry of Energy. "
        "Hannah Brandt replied that it would cost too much."
    )
    assert chain(text, "it would cost too much") == [("Ministry of Energy", "announcement")]


def test_quoted_as_saying_leads_back_to_who_quotes() -> None:
    text = (
        "Luis Ortega opened a plant on Monday, the Northern News Agency reported.\n\n"
        "Ortega was also quoted as saying that taxes would fall."
    )
    assert chain(text, "taxes would fall") == [("Northern News Agency", "report")]


def test_quoted_by_an_outlet_names_that_outlet_alone() -> None:
    text = "“Nobody will go hungry,” Luis Ortega was quoted by the Northern News Agency as saying."
    assert chain(text, "Nobody will go hungry") == [("Northern News Agency", "report")]


def test_an_outlet_that_cites_people_passes_on_what_they_say() -> None:
    text = "Luis Ortega will resign this week, the Harbour Times reported on Tuesday, citing two aides."
    assert speaker(text, "will resign") == "two aides"
    assert chain(text, "will resign") == [("Harbour Times", "report")]


def test_whom_an_outlet_cited_in_the_next_sentence_comes_before_it() -> None:
    text = (
        "The newspaper Havnenytt reported on Sunday that the two had dined in Oslo. "
        "The newspaper cited three people who were in the house."
    )
    assert [means for _, means in chain(text, "had dined")] == ["source", "report"]


def test_what_is_said_through_a_lawyer_has_the_lawyer_first() -> None:
    text = "Hannah Brandt said through her lawyer that she had paid, the Harbour Times reported."
    assert chain(text, "she had paid") == [("lawyer", "told"), ("Harbour Times", "report")]


def test_who_only_saw_a_document_on_its_own_page_is_no_hand() -> None:
    text = (
        "Minutes show a quarrel\n\nBy Ana Sol, Harbour Ledger\n\n"
        "The line could not carry the copper, according to board minutes seen by the Ledger."
    )
    assert chain(text, "could not carry") == [("board minutes", "document")]


def test_who_carried_a_post_on_comes_after_its_writer() -> None:
    text = (
        "The two agreed to share the line, according to a tweet by an aide to Luis Ortega "
        "that was later read out on the broadcaster Kanal 9."
    )
    assert [means for _, means in chain(text, "share the line")] == ["post", "report"]


def test_what_a_body_announces_is_its_announcement() -> None:
    text = "The Ministry of Energy announced that the tanker would be towed to Velm."
    assert chain(text, "towed to Velm") == [("Ministry of Energy", "announcement")]


@pytest.mark.parametrize("words", ["Her deputy, Luis Ortega,", "Luis Ortega, her deputy,"])
def test_whose_deputy_speaks_does_not_speak(words: str) -> None:
    text = f"Minister Hannah Brandt was in Oslo. {words} said a decision would come in July."
    assert speaker(text, "a decision would come") == "Luis Ortega"


def test_an_aide_to_somebody_is_not_that_one() -> None:
    text = "Hannah Brandt called the port on Monday. An aide to Brandt said the tone had been cold."
    assert speaker(text, "the tone had been cold") == "aide to Brandt"


def test_he_goes_on_with_the_person_without_a_name_who_spoke_before() -> None:
    text = (
        "Hannah Brandt met Luis Ortega. "
        "A spokesman for the ministry said Ortega often meets shipowners. "
        "He said no contract had been signed."
    )
    assert speaker(text, "no contract had been signed") == "spokesman for the ministry"


def test_a_headline_that_names_who_issues_the_page_makes_no_hand() -> None:
    text = (
        "Statement by Spokesperson Hannah Brandt on the port of Velm\n\n"
        "The President discussed the port with Prime Minister Luis Ortega. "
        "He underscored support for the new pier."
    )
    assert chain(text, "support for the new pier") == []


def test_what_an_account_tells_in_chinese_holds_through_its_paragraph() -> None:
    text = "据贝利斯商务部网站消息，5月9日，商务部部长马登会见科达公司董事长林克。马登表示，市场将保持开放。"
    assert [means for _, means in chain(text, "市场将保持开放")] == ["announcement"]


def test_a_chinese_outlet_that_cites_somebody_comes_after_that_one() -> None:
    text = "《海路日报》援引知情人士的话报道，科达汽车正在考虑出售工厂。"
    assert speaker(text, "正在考虑出售工厂") == "知情人士"
    assert chain(text, "正在考虑出售工厂") == [("海路日报", "report")]


def test_who_is_quoted_as_saying_speaks_once() -> None:
    text = (
        "Orlo chief executive Hannah Brandt met Spain's Industry Minister Luis Ortega on Tuesday, the "
        "ministry said in a statement posted on its website.\n\n"
        '"Ms. Brandt said that Orlo is considering an investment of up to $1.2 billion," the statement '
        'quoted Ortega as saying. He added that Spain "hopes to see the first mill running by 2027."'
    )
    said = onrecord.read(text + "\n", published="2024-05-16").statements
    assert not [s for s in said if not s.content and s.speaker is not None and "Ortega" in s.speaker.name]
    assert speaker(text, "considering an investment") == "Luis Ortega"
