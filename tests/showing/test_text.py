"""The view for a terminal says what was found, according to whom, and where."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.domain.reading import Reading
from onrecord.showing.page import reading_to_page
from onrecord.showing.paragraphs import Paragraphs, in_order
from onrecord.showing.terminal import plain, width_of
from onrecord.showing.text import comfortable, reading_to_text


def test_an_engagement_has_its_people_date_topics_chain_and_words(article: Reading) -> None:
    shown = reading_to_text(article, width=100)
    card = shown[shown.index("Meeting held") : shown.index("Visit planned")]
    assert card.splitlines() == [
        "Meeting held · Tuesday 12 March 2024",
        "    who      Ingrid Sollberg  chief executive, Halden Optics",
        "             Davit Orsen      trade minister, Belmora",
        "    when     “Tuesday”, read from the publication date 2024-03-13",
        "    about    lens tariffs; the training of engineers",
        "    chain    a Belmoran government (announcement) → Lingua Wire (translation) → The Norrby Ledger",
        "    words    “Ingrid Sollberg met Belmora’s trade minister, Davit Orsen”  ¶4\u00a0[225–282]",
        "",
        "  ",
    ]


def test_news_stands_before_background_before_captions_before_statements(article: Reading) -> None:
    shown = reading_to_text(article)
    headings = re.findall(r"^── ([A-Z][a-z ]+?) ─", shown, re.MULTILINE)
    assert headings == [
        *["Engagements", "Background", "In captions", "Statements", "Events", "Relations", "Claims", "Names"],
        "Warnings",
    ]


def test_a_statement_keeps_the_reports_own_word_for_the_saying(article: Reading) -> None:
    assert "hopes: Halden Optics will build a second plant" in reading_to_text(article)


def test_a_statement_shows_every_hand_it_passed_through(article: Reading) -> None:
    shown = reading_to_text(article)
    assert "Davit Orsen → Ministry of Trade (statement) → The Norrby Ledger" in shown
    assert "Ingrid Sollberg → the Ansel Courier (told) → The Norrby Ledger" in shown


def test_a_withheld_statement_says_how_it_was_withheld(article: Reading) -> None:
    assert "Halden Optics declined · indirect" in reading_to_text(article)


def test_words_spoken_in_another_language_are_said_to_be(article: Reading) -> None:
    shown = reading_to_text(article)
    assert "Davit Orsen · mixed · spoken in Georgian" in shown
    assert "spoken in English" not in shown


def test_an_unknown_date_says_why_and_what_remains_possible(article: Reading) -> None:
    shown = reading_to_text(article, width=200)
    assert "“9 May” without a year; perhaps Monday 9 May 2022 or Tuesday 9 May 2023" in shown


def test_an_engagement_without_a_source_says_that_nobody_is_named(readout: Reading) -> None:
    assert "this report in its own voice, naming nobody" in reading_to_text(readout)


def test_what_the_reader_is_unsure_of_is_marked_uncertain(article: Reading) -> None:
    shown = reading_to_text(article)
    assert "Talks held · date unknown · uncertain (0.41)" in shown
    assert shown.count("uncertain") == 2


def test_one_whose_part_is_unsure_is_marked_uncertain_beside_the_others(article: Reading) -> None:
    met = article.engagements[1]
    first, *others = met.participants
    unsure = replace(met, participants=(replace(first, confidence=0.3), *others))
    told = replace(article, engagements=(unsure,))
    line = next(row for row in reading_to_text(told, width=120).splitlines() if row.strip().startswith("who"))
    assert first.name in line
    assert line.endswith("uncertain (0.30)")
    assert "uncertain (0.30)</span></li>" in reading_to_page(told)


def test_relations_claims_and_warnings_are_shown_in_words(article: Reading) -> None:
    shown = reading_to_text(article)
    assert "Tidewater Group: parent of Corvane" in shown
    assert "“increasingly rare” · claim of trend" in shown
    assert "! A word is missing before the full stop." in shown


def test_the_summary_counts_what_was_found(article: Reading) -> None:
    shown = reading_to_text(article)
    assert "4 engagements · 4 statements · 1 event · 1 relation · 1 claim · 3 warnings\n" in shown


def test_an_empty_reading_says_that_nothing_was_found(readout: Reading) -> None:
    empty = replace(readout, actors=(), engagements=(), statements=(), warnings=())
    assert "no engagements · no statements\n" in reading_to_text(empty)


@pytest.mark.parametrize("width", [40, 60, 88, 200])
def test_no_line_is_wider_than_asked(article: Reading, readout: Reading, width: int) -> None:
    for reading in (article, readout):
        for colour in (False, True):
            lines = reading_to_text(reading, width=width, colour=colour).splitlines()
            assert max(width_of(plain(line)) for line in lines) <= width


def test_colours_change_no_word(article: Reading) -> None:
    assert plain(reading_to_text(article, colour=True)) == reading_to_text(article, colour=False)


def test_without_colour_no_escape_sequence_is_written(article: Reading) -> None:
    assert "\x1b" not in reading_to_text(article, colour=False)


def test_a_report_cannot_steer_the_terminal(article: Reading) -> None:
    evil = "\x1b]0;owned\x07\x9b2J\u202e"
    report = replace(article.report, title=evil, outlet=evil, author=evil, url=evil, published=evil)
    claims = (replace(article.claims[0], text=evil),)
    warnings = (replace(article.warnings[0], message=evil),)
    actors = tuple(replace(actor, name=evil) for actor in article.actors)
    hostile = replace(article, report=report, claims=claims, warnings=warnings, actors=actors)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", reading_to_text(hostile))


def test_the_columns_of_wide_names_stand_under_one_another(readout: Reading) -> None:
    shown = reading_to_text(readout)
    assert "奥尔森    贸易部长, 贝尔莫拉" in shown
    assert "索尔贝里  首席执行官, 赫尔登光学" in shown


@pytest.mark.parametrize(("columns", "used"), [(20, 40), (80, 80), (300, 100)])
def test_a_terminal_is_used_up_to_a_width_that_reads_well(columns: int, used: int) -> None:
    assert comfortable(columns) == used


def test_a_paragraph_is_a_line_that_holds_more_than_white_space() -> None:
    paragraphs = Paragraphs("one\n\n  \ntwo\nthree")
    assert [paragraphs.number(offset) for offset in (0, 4, 8, 9, 12, 13)] == [1, 1, 2, 2, 3, 3]


def test_evidence_inside_longer_evidence_is_quoted_once(article: Reading) -> None:
    from onrecord.domain.spans import Span

    text = article.report.text
    spans = [Span.of(text, 5, 9), Span.of(text, 0, 20), Span.of(text, 30, 40), Span.of(text, 0, 20)]
    assert in_order(spans) == (Span.of(text, 0, 20), Span.of(text, 30, 40))
