# ruff: noqa: E501  (a sentence of a report is easier to check on one line)
from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.comparing.alterations import alterations
from onrecord.comparing.firsthand import firsthand
from onrecord.comparing.layout import laid_out
from onrecord.comparing.lineage import descent
from onrecord.comparing.loosely import given
from onrecord.comparing.naming import titled
from onrecord.comparing.sides import Side
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Reading

Make = Callable[..., Reading]

RELEASE = """Minister Ilse Vanderholt receives Governor Tomas Brekkan

Minister of Fisheries Ilse Vanderholt received Governor Tomas Brekkan of Norway in Zeebrugge on 14 March to review the joint herring hatchery at Dunkerhaven.

The hatchery will release 340,000 juvenile herring this spring, and veterinary inspectors from Belgium and Norway will publish mortality figures every quarter.

Minister Vanderholt underlined that trawlers above 24 metres may not enter the spawning grounds until November.

Governor Brekkan thanked the Minister for the rescue of the crew of the cutter Solveig during the January gale.

Both sides agreed to seek funding for acoustic buoys that keep porpoises away from nets.
"""
COPY = """Belgians and Norwegians Count Their Herring

Herring bred jointly at Dunkerhaven brought Tomas Brekkan, a Norwegian governor, to Zeebrugge, where Belgium's fisheries minister Ilse Vanderholt welcomed him on 14 March.

Some 340,000 juvenile fish are to leave the hatchery this spring. How many die will be published quarterly by veterinary inspectors of the two countries.

Spawning grounds stay shut for trawlers longer than 24 metres through to November, according to Vanderholt. Brekkan was grateful that the sailors of the cutter Solveig had been rescued in the January gale.

Money is now sought for acoustic buoys, which scare porpoises off the nets.
"""
REPORT = """Quiet protest outside ministry as Norwegian visitor arrives

Some forty fishermen lit flares outside the ministry on Thursday while Minister Ilse Vanderholt talked with Governor Tomas Brekkan about herring.

Skipper Joris Maes, 58, said that diesel had doubled in price and that his sons would look for work ashore. A brass band played, and police closed the quay for an hour.

An economist at Ghent, Petra Claes, doubts that hatcheries pay: in Denmark, she says, a similar scheme lost eleven million kroner before it was wound up in 2016.
"""


@pytest.fixture
def release(read: Make) -> Reading:
    return read(RELEASE, outlet="Ministry of Fisheries", published="2024-03-14")


def copied(
    read: Make, text: str = COPY, *, outlet: str = "Coast Daily", published: str = "2024-03-15"
) -> Reading:
    return read(text, outlet=outlet, published=published)


def told(read: Make, release: Reading, here: str, put: str) -> set[tuple[str, ...]]:
    assert here in COPY
    return {a.classes for a in alterations(copied(read, COPY.replace(here, put)), [release])}


def test_a_release_told_in_other_words_is_the_source_of_the_rewriting(read: Make, release: Reading) -> None:
    found = descent(copied(read), release)
    assert found is not None
    assert (found.how, found.parent) == ("rewritten", release.report.id)


def test_a_body_s_own_text_is_the_parent_where_both_have_one_day(read: Make, release: Reading) -> None:
    found = descent(copied(read, published="2024-03-14"), release)
    assert found is not None
    assert found.parent == release.report.id


def test_an_independent_report_of_the_same_meeting_is_no_rewriting(read: Make, release: Reading) -> None:
    assert descent(copied(read, REPORT), release) is None


def test_two_bodies_own_texts_are_not_made_from_each_other(read: Make, release: Reading) -> None:
    assert descent(copied(read, outlet="Government of Norway"), release) is None


def test_a_report_weeks_later_is_no_rewriting(read: Make, release: Reading) -> None:
    assert descent(copied(read, published="2024-05-02"), release) is None


PART = COPY.split("Spawning", 1)[0] + REPORT.split("\n\n")[2]


def test_a_part_of_a_release_told_in_other_words_is_a_rewriting(read: Make, release: Reading) -> None:
    assert descent(copied(read, PART), release) is not None


def test_two_newspapers_need_more_in_common(read: Make) -> None:
    assert (
        descent(copied(read, PART), read(RELEASE, outlet="Scheldt Courier", published="2024-03-14")) is None
    )


def test_a_rewriting_and_its_source_are_candidates(read: Make, release: Reading) -> None:
    assert len({*signatures(copied(read))} & {*signatures(release)}) >= 4


def test_a_faithful_rewriting_alters_nothing(read: Make, release: Reading) -> None:
    assert alterations(copied(read), [release]) == ()


def test_another_spelling_of_a_name_is_told_in_other_words(read: Make, release: Reading) -> None:
    assert ("name",) in told(read, release, "Tomas Brekkan", "Tomas Brekkin")


def test_another_date_is_told_in_other_words(read: Make, release: Reading) -> None:
    assert ("date",) in told(read, release, "14 March", "4 March")


def test_another_number_is_told_in_other_words(read: Make, release: Reading) -> None:
    assert ("number",) in told(read, release, "340,000 juvenile", "430,000 juvenile")


def test_another_title_is_told_in_other_words(read: Make, release: Reading) -> None:
    assert ("title",) in told(
        read, release, "Tomas Brekkan, a Norwegian governor,", "Norwegian Prime Minister Tomas Brekkan"
    )


@pytest.mark.parametrize(
    "outlet", ["US Department of State", "The White House", "Ministry of Mines", "商务部 外交部"]
)
def test_a_public_body_is_known_by_its_name(read: Make, outlet: str) -> None:
    assert firsthand(read(RELEASE, outlet=outlet).report)


@pytest.mark.parametrize("outlet", ["Government News Daily", "Eastern Ledger"])
def test_a_newspaper_is_no_public_body(read: Make, outlet: str) -> None:
    assert not firsthand(read(RELEASE, outlet=outlet).report)


def test_a_headlines_last_words_are_nobodys_title_in_the_text_below(read: Make) -> None:
    text = "Norvane president meets Dutch trade minister\n\nIlse Brandt met Hu Kaiming on Friday."
    told = laid_out(read(text).report)
    side = Side(told=told, words=tuple(told.tokens))
    assert [name for name, _, _ in given(side)] == []
    assert "brandt" not in titled(side)


def test_a_rewriting_of_a_newspapers_report_is_known_by_its_names_both_ways(read: Make) -> None:
    found = descent(copied(read), read(RELEASE, outlet="Scheldt Courier", published="2024-03-14"))
    assert found is not None
    assert found.how == "rewritten"


def test_a_refusal_that_became_its_contrary_is_told_in_other_words(read: Make, release: Reading) -> None:
    source = "Spawning grounds stay shut for trawlers longer than 24 metres through to November, according to Vanderholt."
    put = "Trawlers above 24 metres are welcome on the spawning grounds, according to Vanderholt."
    assert source in COPY
    assert ("negation",) in told(read, release, source, put)


def test_another_length_of_time_is_told_although_its_number_stands_elsewhere(read: Make) -> None:
    source = RELEASE.replace("until November", "for three years")
    copy = COPY.replace("through to November", "for two years")
    parent = read(source, outlet="Ministry of Fisheries", published="2024-03-14")
    assert ("number",) in {a.classes for a in alterations(copied(read, copy), [parent])}


def test_words_put_into_marks_that_the_source_tells_itself_were_made_direct(
    read: Make, release: Reading
) -> None:
    put = "“We rescued the crew of the cutter Solveig,” he said. Brekkan was grateful that the sailors"
    assert ("indirect made direct",) in told(read, release, "Brekkan was grateful that the sailors", put)


def test_what_is_weighed_and_what_is_settled_are_told_apart(read: Make, release: Reading) -> None:
    parent = read(
        RELEASE.replace("Both sides agreed to seek", "Norway might give"),
        outlet="Ministry of Fisheries",
        published="2024-03-14",
    )
    copy = COPY.replace("Money is now sought", "Norway has promised funding")
    assert ("modality",) in {a.classes for a in alterations(copied(read, copy), [parent])}
