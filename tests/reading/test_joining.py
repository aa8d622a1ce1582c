"""Engagements of frames and network joined."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from tests.reading.conftest import no_marks, scene

from onrecord.domain.dates import Date
from onrecord.domain.reading import Engagement, Participant
from onrecord.reading.encoder import load
from onrecord.reading.joining import Account, joined, likeness, merged, tied
from onrecord.reading.lexicon.engagements import plover_of
from onrecord.reading.scenes import Scenes

NO_DATE = Date(value=None, precision="unknown", basis="stated", why="the report gives no date for it")
DAY = Date(value="2024-05-14", precision="day", basis="stated", why="told")


def account(*actors: str, kind: str = "meeting", at: int = 0, frame: bool = False, **more: object) -> Account:
    """Make an account of an engagement of some actors, each seen with probability 0.9."""
    engagement = Engagement(
        id="g1",
        type=kind,  # type: ignore[arg-type]
        plover=plover_of(kind, "held", None),  # type: ignore[arg-type]
        status="held",
        participants=tuple(Participant(actor=a, name=a.upper()) for a in actors),
        date=NO_DATE,
        place=None,
        topics=(),
        according_to=(),
        evidence=(),
        confidence=0.9,
    )
    engagement = dataclasses.replace(engagement, **more)  # type: ignore[arg-type]
    return Account(
        engagement=engagement,
        triggers=((at, at + 3),),
        chances={} if frame else dict.fromkeys(actors, 0.9),
    )


def names(engagement: Engagement) -> list[str]:
    """Return who takes part."""
    return [p.name for p in engagement.participants]


def test_two_accounts_that_rest_on_one_word_tell_one_engagement() -> None:
    assert likeness(account("a1", frame=True), account("a2")) > 0


def test_accounts_of_other_words_and_other_people_are_two_engagements() -> None:
    assert likeness(account("a1", frame=True), account("a2", at=50)) == 0


def test_one_whom_the_network_is_sure_of_joins_those_of_the_frame() -> None:
    both = merged(account("a1", "a2", frame=True), account("a1", "a2", "a3"))
    assert names(both) == ["A1", "A2", "A3"]


def test_one_whom_the_network_takes_out_is_left_out_where_two_remain() -> None:
    both = merged(account("a1", "a2", "a3", frame=True), account("a1", "a2"))
    assert names(both) == ["A1", "A2"]


def test_a_date_that_only_one_account_tells_is_kept() -> None:
    both = merged(account("a1", "a2", frame=True), account("a1", "a2", date=DAY))
    assert both.date == DAY


def test_a_status_that_a_frame_tells_stands_against_the_network() -> None:
    both = merged(account("a1", "a2", frame=True, status="denied"), account("a1", "a2", status="planned"))
    assert both.status == "denied"


def test_an_engagement_of_the_network_alone_is_kept_where_it_is_sure() -> None:
    doc = scene("[p:Ann Lee] met [p:Bo Chan].").doc
    assert [names(one.engagement) for one in joined(doc, [], [account("a1", "a2")])] == [["A1", "A2"]]
    assert joined(doc, [], [account("a1", "a2", confidence=0.3)]) == ()


def test_a_frame_at_words_that_the_network_finds_to_tell_nothing_is_dropped() -> None:
    one = scene("[p:Ann Lee] met [p:Bo Chan].")
    marks = dataclasses.replace(
        no_marks(), starts=np.array([8]), ends=np.array([11]), trigger=np.array([[9.0, 0.0, 0.0]])
    )
    doc = dataclasses.replace(one.doc, marks=marks)
    assert joined(doc, [account("a1", "a2", at=8, frame=True)], []) == ()


def test_joined_engagements_are_numbered_in_order_of_the_text() -> None:
    doc = scene("[p:Ann Lee] met [p:Bo Chan].").doc
    found = joined(doc, [], [account("a3", "a4", at=40), account("a1", "a2")])
    assert [(one.engagement.id, names(one.engagement)[0]) for one in found] == [("g1", "A1"), ("g2", "A3")]


def test_those_who_met_each_other_are_not_added_to_the_meeting_of_others() -> None:
    doc = scene("[p:Ann Lee] met [p:Bo Chan].").doc
    frames = [account("a1", "a2", frame=True), account("a3", "a4", at=40, frame=True)]
    found = joined(doc, frames, [account("a1", "a2", "a3", "a4")])
    assert names(found[0].engagement) == ["A1", "A2"]


def test_people_without_a_name_do_not_join_a_visit() -> None:
    seen = account("a1", kind="visit")
    crowd = (*seen.engagement.participants, Participant(actor=None, name="car maker"))
    seen = dataclasses.replace(seen, engagement=dataclasses.replace(seen.engagement, participants=crowd))
    assert names(merged(account("a1", kind="visit", frame=True), seen)) == ["A1"]


def test_one_who_visits_no_place_by_the_network_alone_is_no_engagement() -> None:
    doc = scene("[p:Ann Lee] visited the website.").doc
    assert joined(doc, [], [account("a1", kind="visit")]) == ()


def test_a_dated_visit_needs_no_place() -> None:
    doc = scene("[p:Ann Lee] visited in May.").doc
    (whole,) = joined(doc, [], [account("a1", kind="visit", date=DAY)])
    assert names(whole.engagement) == ["A1"]


@pytest.mark.parametrize(("relation", "kept"), [("aux", True), ("cop", False)])
def test_a_noun_tells_a_visit_by_itself_unless_it_counts_one(relation: str, kept: bool) -> None:
    one = scene("[p:Ann Lee] was visit")
    words = [
        dataclasses.replace(w, upos="NOUN")
        if w.text == "visit"
        else dataclasses.replace(w, head=3, deprel=relation)
        if w.text == "was"
        else w
        for w in one.doc.tree.words
    ]
    tree = dataclasses.replace(one.doc.tree, words=tuple(words), below={0: [1, 3], 3: [2]})
    doc = dataclasses.replace(one.doc, tree=tree)
    found = joined(doc, [], [account("a1", kind="visit", at=one.doc.text.index("visit"))])
    assert bool(found) is kept


def test_frames_that_are_exact_keep_whom_they_tell_and_nobody_else() -> None:
    doc = scene("[p:Ann Lee] met [p:Bo Chan].").doc
    seen = account("a1", "a3", "a4")
    found = joined(doc, [account("a1", "a2", frame=True)], [seen], exact=True)
    assert names(found[0].engagement) == ["A1", "A2"]


def test_what_exact_frames_tell_in_a_sentence_the_network_does_not_tell_again() -> None:
    doc = scene("[p:Ann Lee] met [p:Bo Chan] on a visit.").doc
    told = (doc.span(0, 10),)
    frame = account("a1", "a2", frame=True, evidence=told)
    again = account("a1", kind="other", at=20, evidence=told)
    assert len(joined(doc, [frame], [again], exact=True)) == 1
    assert len(joined(doc, [frame], [account("a3", kind="other", at=20, evidence=told)], exact=True)) == 2


def test_joining_says_which_reading_told_an_engagement() -> None:
    doc = scene("[p:Ann Lee] met [p:Bo Chan].").doc
    frame = account("a1", "a2", frame=True)
    assert [one.by for one in joined(doc, [frame], [account("a1", "a2")])] == ["both"]
    assert [one.by for one in joined(doc, [], [account("a1", "a2")])] == ["network"]
    assert [one.by for one in joined(doc, [frame], [], exact=True)] == ["frame"]


@pytest.mark.parametrize(("score", "kept"), [(6.0, True), (-40.0, False)])
def test_a_date_that_the_network_ties_to_nothing_is_not_the_engagements(score: float, kept: bool) -> None:
    one = scene("[p:Ann Lee] met [p:Bo Chan]. In May he spoke.", published="2024-06-03")
    (time,) = one.doc.times
    size = len(load().relations)
    pairs = np.zeros((2, size))
    pairs[:, load().relations.index("arg")] = 1.0
    marks = dataclasses.replace(
        no_marks(),
        starts=np.array([8, time.start]),
        ends=np.array([11, time.end]),
        window=np.zeros(2, int),
        part=np.array([[9.0, -9.0], [-9.0, 9.0]]),
        pair_from=pairs * score,
        pair_to=pairs,
    )
    doc = dataclasses.replace(one.doc, marks=marks, scenes=Scenes(one.doc.text, marks, lambda _: False))
    found = tied(doc, time.date, account("a1", "a2", at=8))
    assert (found == time.date) is kept
    assert kept or found.value is None


def test_what_a_frame_sets_before_the_news_is_background_whatever_the_network_says() -> None:
    before = dataclasses.replace(account("a1", "a2", frame=True), before=True)
    assert not merged(before, account("a1", "a2")).news
    assert merged(account("a1", "a2", frame=True), account("a1", "a2")).news


def test_the_traveller_of_another_visit_is_no_visitor_here() -> None:
    doc = scene("[p:Ann Lee] visited. [p:Bo Chan] also came.").doc
    frames = [account("a1", frame=True, kind="visit"), account("a2", at=40, frame=True, kind="visit")]
    found = joined(doc, frames, [account("a1", "a2", kind="visit")])
    assert names(found[0].engagement) == ["A1"]


def test_the_sentence_of_another_engagement_is_no_evidence_of_this_one() -> None:
    doc = scene("[p:Ann Lee] met [p:Bo Chan]. [p:Eva Lim] came.").doc
    mine, other = doc.span(0, 6), doc.span(7, 13)
    frames = [
        account("a1", "a2", frame=True, evidence=(mine,)),
        account("a3", "a4", at=40, frame=True, evidence=(other,)),
    ]
    found = joined(doc, frames, [account("a1", "a2", evidence=(mine, other))])
    assert found[0].engagement.evidence == (mine,)


@pytest.mark.parametrize(("score", "kept"), [(6.0, 1), (-1.0, 0)])
def test_a_report_that_tells_nothing_surely_tells_what_its_words_are_sure_of(score: float, kept: int) -> None:
    doc = scene("[p:Ann Lee] met there.").doc
    marks = dataclasses.replace(
        no_marks(), starts=np.array([0]), ends=np.array([11]), trigger=np.array([[0.0, score]])
    )
    doc = dataclasses.replace(doc, marks=marks)
    faint = dataclasses.replace(account("a1"), faint=True)
    assert len(joined(doc, [], [faint])) == kept
    assert [names(one.engagement) for one in joined(doc, [], [faint, account("a2", "a3")])] == [["A2", "A3"]]


def test_a_headline_that_sums_up_the_text_tells_no_engagement_of_its_own() -> None:
    doc = scene("[p:Ann Lee] meets firms\n\nNORTHPORT, May 3 - [p:Ann Lee] met [p:Bo Chan] on Friday.").doc
    below = doc.text.index("met ")
    assert doc.kind(8) == "headline"
    top, told = doc.span(0, 19), doc.span(below, below + 3)
    short = account("a1", frame=True, at=8, evidence=(top,))
    whole = account("a1", "a2", frame=True, at=below, evidence=(told,))
    assert [names(one.engagement) for one in joined(doc, [short, whole], [], exact=True)] == [["A1", "A2"]]
    assert len(joined(doc, [short], [], exact=True)) == 1
    both = account("a1", "a3", frame=True, at=8, evidence=(top, told))
    assert len(joined(doc, [both, whole], [], exact=True)) == 2


def test_words_behind_a_not_are_no_likely_engagement() -> None:
    doc = scene("[p:Ann Lee] will not meet rebels.").doc
    at = doc.text.index("meet")
    marks = dataclasses.replace(
        no_marks(), starts=np.array([at]), ends=np.array([at + 4]), trigger=np.array([[0.0, 6.0]])
    )
    doc = dataclasses.replace(doc, marks=marks)
    assert joined(doc, [], [dataclasses.replace(account("a1", at=at), faint=True)]) == ()
