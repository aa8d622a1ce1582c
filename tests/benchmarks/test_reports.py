"""Whole readings against expectations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from benchmarks.quality.expectations import ExpectationError, Expectations, load, of_report
from benchmarks.quality.judgement import Judgement
from benchmarks.quality.reports import FOLDER, judge, main

from onrecord.domain.reading import Caution, Claim, Event, Part, Place, Relation, Speaker
from onrecord.domain.report import Passage

TEXT = (
    "Minister Ida Holm met Arco chief Per Lund in Oslo on Monday, her ministry said. "
    "Lund hopes that the plant will open soon. Arco did not reply. Visits grow rare. Arco's parent is Brenn."
)
HOLM = {"name": "Ida Holm", "title": "Minister", "organisation": None}
LUND = {"name": "Per Lund", "title": "chief", "organisation": "Arco"}
MEETING = {
    "type": "meeting",
    "status": "held",
    "participants": [HOLM, LUND],
    "date": "2024-05-06",
    "place": "Oslo",
    "topics": ["plant"],
    "news": True,
    "caption": False,
    "according_to": [["ministry", "statement"]],
}
HOPE = {
    "speaker": "Per Lund",
    "content": "that the plant will open soon",
    "form": "indirect",
    "status": "said",
    "according_to": [],
}


@pytest.fixture
def by_hand(scribe: Any) -> Any:
    """What writes readings of this module's report."""
    return scribe(TEXT)


def actors(by_hand: Any) -> list[Any]:
    return [
        by_hand.actor("a1", "Ida Holm"),
        by_hand.actor("a2", "Per Lund", "Per Lund", "Lund"),
        by_hand.actor("a3", "Arco", kind="organisation"),
        by_hand.actor("a4", "Brenn", kind="organisation"),
    ]


def meeting(by_hand: Any, **said: Any) -> Any:
    holm = by_hand.member("a1", "Ida Holm", "minister")
    lund = by_hand.member("a2", "Lund", "chief", "Arco")
    whole = {
        "date": by_hand.day("2024-05-06"),
        "place": Place(name="Oslo", actor=None, evidence=()),
        "topics": ("the plant",),
        "according_to": (by_hand.hand("her ministry", "statement"),),
    }
    members = said.pop("members", (holm, lund))
    return by_hand.engagement(*members, evidence=("met",), **{**whole, **said})


def of_meeting(expect: Any, by_hand: Any, **said: Any) -> Judgement:
    reading = by_hand.reading(actors=actors(by_hand), engagements=[meeting(by_hand, **said)])
    return judge(expect(TEXT, engagements=[MEETING]), reading)


def of_statement(expect: Any, by_hand: Any, wanted: dict[str, Any], *got: Any) -> Judgement:
    return judge(expect(TEXT, statements=[wanted]), by_hand.reading(actors=actors(by_hand), statements=got))


def missed(judgement: Judgement) -> set[str]:
    return {miss.measure for miss in judgement.misses}


def test_a_right_engagement_is_right_in_every_measure(expect: Any, by_hand: Any) -> None:
    judgement = of_meeting(expect, by_hand)
    assert judgement.misses == ()
    assert judgement.tallies["engagements"].f1 == judgement.tallies["roles in engagements"].f1 == 100


def test_a_last_name_is_right_where_the_actor_has_the_full_name(expect: Any, by_hand: Any) -> None:
    assert of_meeting(expect, by_hand).tallies["participants"].right == 2


def test_an_engagement_with_one_participant_too_many_is_wrong(expect: Any, by_hand: Any) -> None:
    members = (
        by_hand.member("a1", "Ida Holm", "Minister"),
        by_hand.member("a2", "Lund", "chief", "Arco"),
        by_hand.member("a4", "Brenn"),
    )
    judgement = of_meeting(expect, by_hand, members=members)
    assert judgement.tallies["engagements"].right == 0
    assert judgement.tallies["participants"].precision == pytest.approx(200 / 3)


def test_a_planned_meeting_that_was_held_is_wrong(expect: Any, by_hand: Any) -> None:
    assert missed(of_meeting(expect, by_hand, status="planned")) == {"engagements"}


def test_a_wrong_title_spoils_the_role_but_not_the_engagement(expect: Any, by_hand: Any) -> None:
    members = (
        by_hand.member("a1", "Ida Holm", "Minister"),
        by_hand.member("a2", "Lund", "president", "Arco"),
    )
    judgement = of_meeting(expect, by_hand, members=members)
    assert judgement.tallies["engagements"].right == 1
    assert judgement.tallies["roles in engagements"].right == 1


def test_an_unknown_date_is_missed_but_not_a_wrong_date(expect: Any, by_hand: Any) -> None:
    judgement = of_meeting(expect, by_hand, date=by_hand.day(None))
    assert judgement.tallies["engagement date"].right == 0
    assert judgement.tallies["engagement date wrong"].right == 0


def test_a_wrong_date_is_counted_apart(expect: Any, by_hand: Any) -> None:
    judgement = of_meeting(expect, by_hand, date=by_hand.day("2024-05-13"))
    assert judgement.tallies["engagement date wrong"].right == 1


def test_a_date_that_nobody_can_know_is_right_as_unknown(expect: Any, by_hand: Any) -> None:
    reading = by_hand.reading(actors=actors(by_hand), engagements=[meeting(by_hand, date=by_hand.day(None))])
    judgement = judge(expect(TEXT, engagements=[{**MEETING, "date": None}]), reading)
    assert judgement.tallies["engagement date"].right == 1


def test_an_engagement_is_of_a_caption_if_its_evidence_lies_in_one(expect: Any, by_hand: Any) -> None:
    caption = Passage(kind="caption", start=0, end=80)
    reading = by_hand.reading(passages=[caption], actors=actors(by_hand), engagements=[meeting(by_hand)])
    judgement = judge(expect(TEXT, engagements=[MEETING]), reading)
    assert missed(judgement) == {"engagement is of a caption"}


def test_a_chain_of_the_right_names_by_other_means_is_half_right(expect: Any, by_hand: Any) -> None:
    judgement = of_meeting(expect, by_hand, according_to=(by_hand.hand("her ministry", "interview"),))
    assert judgement.tallies["engagement chain"].right == 1
    assert judgement.tallies["engagement chain with means"].right == 0


def test_a_chain_with_a_hand_too_few_is_wrong(expect: Any, by_hand: Any) -> None:
    assert of_meeting(expect, by_hand, according_to=()).tallies["engagement chain"].right == 0


def test_no_chain_where_none_is_expected_says_nothing(expect: Any, by_hand: Any) -> None:
    got = by_hand.statement("that the plant will open soon", source="Lund")
    assert "statement chain" not in of_statement(expect, by_hand, HOPE, got).tallies


def test_a_missed_engagement_and_an_invented_one_are_both_failures(expect: Any, by_hand: Any) -> None:
    other = by_hand.engagement(by_hand.member("a4", "Brenn"), evidence=("Visits",))
    reading = by_hand.reading(actors=actors(by_hand), engagements=[other])
    judgement = judge(expect(TEXT, engagements=[MEETING]), reading)
    assert [(miss.expected is None, miss.got is None) for miss in judgement.misses] == [
        (False, True),
        (True, False),
    ]


def test_each_engagement_is_paired_with_the_one_that_fits_best(expect: Any, by_hand: Any) -> None:
    short = meeting(by_hand, members=(by_hand.member("a1", "Ida Holm", "Minister"),))
    reading = by_hand.reading(actors=actors(by_hand), engagements=[short, meeting(by_hand)])
    judgement = judge(expect(TEXT, engagements=[MEETING]), reading)
    assert judgement.tallies["engagements"].right == 1


def test_a_statement_is_found_by_half_of_the_shorter_content(expect: Any, by_hand: Any) -> None:
    judgement = of_statement(
        expect, by_hand, HOPE, by_hand.statement("plant will open soon. Arco", source="Lund")
    )
    assert judgement.tallies["statements"].f1 == 100
    assert judgement.tallies["statement speaker"].right == 1


def test_a_statement_elsewhere_is_not_the_expected_one(expect: Any, by_hand: Any) -> None:
    judgement = of_statement(expect, by_hand, HOPE, by_hand.statement("Visits grow rare"))
    assert judgement.tallies["statements"].f1 == 0


def test_of_two_statements_the_closer_one_is_judged(expect: Any, by_hand: Any) -> None:
    outer = by_hand.statement("Lund hopes that the plant will open soon. Arco did not reply.")
    inner = by_hand.statement("that the plant will open soon", source="Lund")
    judgement = of_statement(expect, by_hand, HOPE, outer, inner)
    assert judgement.tallies["statement speaker"].right == 1


def test_silence_is_found_by_the_words_that_show_it(expect: Any, by_hand: Any) -> None:
    wanted = {
        **HOPE,
        "speaker": "Arco",
        "content": "did not reply",
        "form": "none",
        "status": "no-response",
    }
    got = by_hand.statement(
        cue="did not reply",
        form="none",
        status="no-response",
        speaker=Speaker(actor="a3", name="the company"),
    )
    assert of_statement(expect, by_hand, wanted, got).misses == ()


def test_a_statement_that_nobody_makes_has_no_speaker(expect: Any, by_hand: Any) -> None:
    got = by_hand.statement("that the plant will open soon", source="Lund")
    judgement = of_statement(expect, by_hand, {**HOPE, "speaker": None}, got)
    assert missed(judgement) == {"statement speaker"}


def test_events_relations_claims_and_warnings_are_judged_one_to_one(expect: Any, by_hand: Any) -> None:
    reading = by_hand.reading(
        actors=actors(by_hand),
        events=[
            Event(
                id="e1",
                type="launch",
                participants=(
                    Part(actor="a3", name="Arco", part="agent"),
                    Part(actor=None, name="plant", part="object"),
                ),
                date=by_hand.day(None),
                evidence=(),
            )
        ],
        relations=[Relation(kind="parent", source="a4", target="a3", evidence=())],
        claims=[Claim(kind="trend", text="grow rare", about=(), evidence=by_hand.spans("Visits grow rare"))],
        warnings=[Caution(code="no-date", message="")] * 2,
    )
    judgement = judge(
        expect(
            TEXT,
            events=[{"type": "launch", "names": ["Arco"]}],
            relations=[{"kind": "parent", "from": "Brenn", "to": "Arco"}],
            claims=["grow rare"],
            warnings=["no-date"],
        ),
        reading,
    )
    assert judgement.misses == ()


def test_a_relation_the_wrong_way_round_is_wrong(expect: Any, by_hand: Any) -> None:
    reading = by_hand.reading(
        actors=actors(by_hand), relations=[Relation(kind="parent", source="a3", target="a4", evidence=())]
    )
    wanted = [{"kind": "parent", "from": "Brenn", "to": "Arco"}]
    assert judge(expect(TEXT, relations=wanted), reading).tallies["relations"].f1 == 0


def test_a_list_that_is_left_out_is_not_judged(expect: Any, by_hand: Any) -> None:
    reading = by_hand.reading(warnings=[Caution(code="no-date", message="")])
    assert judge(expect(TEXT), reading).tallies == {}


def test_an_empty_list_is_judged(expect: Any, by_hand: Any) -> None:
    reading = by_hand.reading(warnings=[Caution(code="no-date", message="")])
    assert judge(expect(TEXT, warnings=[]), reading).tallies["warnings"].precision == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"statements": [{**HOPE, "content": "words nobody wrote"}]}, "does not stand in the report"),
        ({"statements": [{**HOPE, "form": "loud"}]}, "'loud' is unknown; expected one of direct"),
        ({"engagements": [{"type": "meeting"}]}, "no key 'status'"),
    ],
)
def test_an_expectation_that_cannot_be_used_is_said_to_be_so(
    expect: Any, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(ExpectationError, match=message):
        expect(TEXT, **given)


def test_an_expectation_file_that_is_not_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "one.json").write_text("{", "utf-8")
    with pytest.raises(ExpectationError, match=r"one\.json"):
        of_report(tmp_path / "one.txt")


def test_a_report_without_expectations_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    with pytest.raises(FileNotFoundError, match=r"one\.json"):
        load(tmp_path)


def test_the_development_reports_can_be_used() -> None:
    assert all(isinstance(one, Expectations) for one in load(FOLDER / "dev"))


def test_the_failures_of_the_test_reports_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["--part", "test", "--failures"])
    assert refused.value.code == 2
    assert "--part dev" in capsys.readouterr().err
