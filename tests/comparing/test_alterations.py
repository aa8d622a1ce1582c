# ruff: noqa: E501  (a sentence of a report is easier to check on one line)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.comparing.conftest import STORY

from onrecord.comparing.alterations import alterations
from onrecord.comparing.other_speakers import given_to_others
from onrecord.domain.reading import Actor, Reading, Speaker, Statement
from onrecord.domain.record import Alteration, Descent
from onrecord.domain.spans import Span

Make = Callable[..., Reading]
Told = Callable[..., tuple[Alteration, ...]]


@pytest.fixture
def told(read: Make, story: Reading) -> Told:
    def compare(was: str, put: str) -> tuple[Alteration, ...]:
        assert was in STORY
        child = read(STORY.replace(was, put), outlet="Buzz Daily", published="2024-05-05")
        known = Descent(child=child.report.id, parent=story.report.id, how="edited", confidence=0.95, why=())
        return alterations(child, [story], descents=[known])

    return compare


@pytest.mark.parametrize(
    ("was", "put", "kind", "label"),
    [
        ("340 million", "430 million", "number", "number"),
        ("1,150", "1,105", "number", "number"),
        ("340 million crowns", "$340 million", "number", "number"),
        ("June 14", "June 4", "date", "date"),
        ("on Monday", "on Tuesday", "date", "date"),
        ("Tomas Verhaeren", "Tomas Verharen", "name", "name"),
        ("Harbour Minister Elke", "Finance Minister Elke", "title", "title"),
        ("Verhaeren, president of", "Verhaeren, chairman of", "title", "title"),
        ("may vote", "will vote", "statement", "modality"),
        ("would keep", "would not keep", "statement", "negation"),
        ("will not sign", "will sign", "quotation", "negation"),
        ("does not flood", "does flood", "quotation", "negation"),
        ("best in the country", "finest in the country", "quotation", "synonym"),
        ("“Our welders are the best in the country, and they deserve a dock that does not flood every spring,”",
         "Our welders are the best in the country, and they deserve a dock that does not flood every spring,",
         "quotation", "marks lost"),
        ("every page of the contract,” B", "every page,” B", "quotation", "boundary"),
        ("Verhaeren said that the company would keep its apprentices and train 60 more of them next year.",
         "“The company would keep its apprentices and train 60 more of them next year,” Verhaeren said.",
         "quotation", "indirect made direct"),
        ("“Our welders are the best in the country, and they deserve a dock that does not flood every spring,”",
         "“Our workers at the yard belong to the finest of our nation, and they merit one dock which is not flooded each spring,”",
         "quotation", "round-trip translation"),
        ("“We will not sign anything before the council has read every page of the contract,”",
         "“We will not sign anything … a dock that does not flood every spring,”", "quotation", "spliced"),
        ("are the best in the country, and they deserve", "deserve", "quotation", "spliced"),
        ("flood every spring,” Verhaeren said.", "flood every spring,” Elke Brandvold said.", "quotation", "speaker changed"),
        ("according to two people with knowledge of the plan.",
         "according to two people with knowledge of the plan.\n\n“Nobody asked the herring,” Verhaeren said.",
         "quotation", "invented"),
    ],
)  # fmt: skip
def test_a_change_of_each_class_is_told_as_such(
    told: Told, was: str, put: str, kind: str, label: str
) -> None:
    found = told(was, put)
    assert [(a.kind, label in a.classes) for a in found] == [(kind, True)]


@pytest.mark.parametrize(
    ("was", "put"),
    [
        ("“Our welders", '"Our welders'),
        ("port's", "port’s"),
        ("dock that does not", "dock that doesn’t"),
        ("340 million crowns", "three hundred and forty million crowns".replace("three hundred and forty", "340")),
        ("60 more", "sixty more"),
        ("Tomas Verhaeren, president", "Mr Tomas Verhaeren, president"),
        ("Verhaeren said that", "Tomas Verhaeren said that"),
        ("We will not sign anything", "[W]e will not sign anything"),
        ("“We will not sign anything before the council has read every page of the contract,” Brandvold told reporters",
         "“We will not sign anything,” Brandvold told reporters, “before the council has read every page of the contract,”"),
        ("are the best in the country, and", "are … in the country, and"),
        ("on June 14", "on 14 June"),
        ("Brandvold told reporters after", "Brandvold informed journalists following"),
    ],
)  # fmt: skip
def test_another_setting_or_wording_of_the_same_is_no_alteration(told: Told, was: str, put: str) -> None:
    assert told(was, put) == ()


def test_an_ellipsis_that_hides_a_negation_is_told(told: Told) -> None:
    found = told("dock that does not flood every spring", "dock that does … flood every spring")
    assert [a.classes for a in found] == [("spliced",)]


def test_brackets_taken_away_turn_an_editors_words_into_the_speakers(read: Make) -> None:
    text = "Brandvold met the council on Monday.\n\n“{} will finish the inspection before the winter storms,” Brandvold said.\n\nThe council thanked her."
    parent = read(text.format("[The harbour office]"), published="2024-05-03")
    child = read(text.format("The harbour office"), published="2024-05-05")
    known = Descent(child=child.report.id, parent=parent.report.id, how="edited", confidence=0.9, why=())
    assert [a.classes for a in alterations(child, [parent], descents=[known])] == [("boundary",)]


def test_an_invented_quotation_is_not_claimed_of_somebody_the_parent_lets_not_speak(told: Told) -> None:
    last = "according to two people with knowledge of the plan."
    assert told(last, last + "\n\n“Nobody asked the herring,” said Ruta Ambrose.") == ()


def test_a_second_translation_by_an_independent_report_is_shown_not_blamed(read: Make) -> None:
    zh = read("5月3日，商务部部长林兆远会见荷兰Kordelia公司总裁。林兆远表示，希望Kordelia为稳定产业链发挥建设性作用。2023年贸易额1172亿美元。",
              language="zh", published="2024-05-03T18:00:00")  # fmt: skip
    one = read("Lin Zhaoyuan, the minister, met the head of Kordelia.\n\nHe hoped that the yard would “play a constructive role in "
               "keeping the supply chain of ships stable”, a statement said.", published="2024-05-03T20:00:00")  # fmt: skip
    two = read("Beijing has received the president of Kordelia, a Dutch yard.\n\nThe firm should “play a constructive part in "
               "keeping the supply chain of ships stable”, the ministry quoted Lin as saying.", published="2024-05-04T08:00:00")  # fmt: skip
    known = [
        Descent(child=r.report.id, parent=zh.report.id, how="translation", confidence=0.9, why=())
        for r in (two,)
    ]
    found = alterations(two, [one, zh], descents=known)
    assert [a.classes for a in found] == [("competing translation",)]


def test_words_that_any_independent_source_has_are_no_alteration(read: Make, story: Reading) -> None:
    official = read("The ministry's transcript.\n\nBrandvold: “We shall not sign anything before the council has read each page of "
                    "the contract.”", published="2024-05-03T09:00:00")  # fmt: skip
    child = read(STORY.replace("We will not sign anything before the council has read every page",
                               "We shall not sign anything before the council has read each page"), published="2024-05-05")  # fmt: skip
    known = [Descent(child=child.report.id, parent=story.report.id, how="edited", confidence=0.9, why=())]
    assert alterations(child, [story, official], descents=known) == ()


def test_every_alteration_opens_at_its_evidence(told: Told, story: Reading) -> None:
    for alteration in told("340 million", "430 million"):
        span = alteration.earliest.span if alteration.earliest else None
        assert span is not None
        assert story.report.text[span.start : span.end] == span.text == "340 million crowns"


def test_not_put_before_an_only_is_told(read: Make) -> None:
    was = "The minister said on Monday that there is only one reason for the new dry dock in the old harbour."
    source, copy = read(was), read(was.replace("is only", "is not only"))
    known = Descent(child=copy.report.id, parent=source.report.id, how="edited", confidence=0.95, why=())
    assert [a.classes for a in alterations(copy, [source], descents=[known])] == [("negation",)]


def test_the_number_of_a_paragraph_is_compared_with_the_paragraph(read: Make) -> None:
    was = "Orders of the harbour office follow.\n\n6. The harbour office shall publish its ledgers every spring."
    source, copy = read(was), read(was.replace("6. The", "9. The"))
    known = Descent(child=copy.report.id, parent=source.report.id, how="edited", confidence=0.95, why=())
    assert [a.classes for a in alterations(copy, [source], descents=[known])] == [("number",)]


def _said(text: str, read: Make, name: str) -> Reading:
    reading = read(text)
    start, at = text.index(name), text.index("that ")
    speaker = Span.of(text, start, start + len(name))
    content = Span.of(text, at, len(text) - 1)
    return replace(
        reading,
        actors=(Actor(id="a1", name=name, kind="person", names=(name,), mentions=(speaker,)),),
        statements=(
            Statement(id="s1", speaker=Speaker(actor="a1", name=name), source=speaker, cue=None, content=(content,),
                      form="indirect", quotations=(), status="said", language=None, according_to=(), evidence=(speaker, content)),
        ),
    )  # fmt: skip


SAID = "{} said that dredgers will deepen the estuary before herring spawn near Dunkerhaven."


def test_a_statement_given_to_another_person_is_told(read: Make) -> None:
    here, there = (_said(SAID.format(n), read, n) for n in ("Tomas Brekkan", "Ilse Vanderholt"))
    assert [why for _, _, why in given_to_others(here, there)] == [
        "said by Tomas Brekkan here, by Ilse Vanderholt in the source"
    ]


def test_a_speaker_named_more_shortly_is_no_other(read: Make) -> None:
    here, there = (_said(SAID.format(n), read, n) for n in ("Minister Vanderholt", "Ilse Vanderholt"))
    assert not list(given_to_others(here, there))
