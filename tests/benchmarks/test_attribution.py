"""Attributions: PolNeAR's files, the measures, and the kinds of failure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.quality import polnear
from benchmarks.quality.attribution_failures import counted, failures
from benchmarks.quality.attribution_scores import score
from benchmarks.quality.polnear import Mark, Marks

TEXT = "The mayor said that the bridge, she added, would open in May. Nobody else spoke."
ANNOTATION = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 30;43 61\tthat the bridge would open in May.\n"
    "T4\tAttribution 10 14\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)
GOLD = polnear.parse(ANNOTATION, TEXT)


def marks(*spans: tuple[int, int, polnear.Label]) -> Marks:
    return Marks(spans=frozenset(Mark(*span) for span in spans), attributions=())


def kinds(found: Marks) -> list[tuple[str, str]]:
    return [(failure.label, failure.kind) for failure in failures(GOLD, found)]


def test_a_discontinuous_content_is_several_spans() -> None:
    assert [TEXT[start:end] for start, end, _ in GOLD.of("content")] == [
        "that the bridge",
        "would open in May.",
    ]


def test_the_attribution_mark_itself_is_no_span() -> None:
    assert {label for _, _, label in GOLD.spans} == {"source", "cue", "content"}


def test_an_attribution_knows_the_ranges_of_its_parts() -> None:
    assert GOLD.attributions == ({"source": ((0, 9),), "cue": ((10, 14),), "content": ((15, 30), (43, 61))},)


def test_gold_spans_are_trimmed_of_white_space() -> None:
    parsed = polnear.parse("T1\tCue 9 15\t said \n", TEXT)
    assert parsed.spans == {Mark(10, 14, "cue")}


def test_of_two_contents_of_one_attribution_the_last_named_is_kept() -> None:
    two = ANNOTATION.replace("Content:T3", "Content:T1 Content2:T3")
    assert polnear.parse(two, TEXT).attributions == GOLD.attributions


def test_the_first_annotator_by_file_name_is_the_gold(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "attributions" / "one_bbbb.ann").write_text("", "utf-8")
    (tmp_path / "attributions" / "one_aaaa.ann").write_text(ANNOTATION, "utf-8")
    (article,) = polnear.articles(tmp_path)
    assert (article.annotator, article.gold) == ("aaaa", GOLD)


def test_a_folder_without_articles_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="expected PolNeAR"):
        polnear.articles(tmp_path)


def test_a_reading_gives_its_marks_in_the_corpus_own_terms(scribe: Any) -> None:
    by_hand = scribe(TEXT)
    statement = by_hand.statement("that the bridge", "would open in May. ", source="The mayor ", cue="said")
    reading = by_hand.reading(statements=[statement])
    assert polnear.marks_of(reading, TEXT) == GOLD


def test_marks_are_moved_where_cleaning_has_cut_the_beginning(scribe: Any) -> None:
    by_hand = scribe(TEXT)
    reading = by_hand.reading(statements=[by_hand.statement(cue="said")])
    assert polnear.marks_of(reading, f"\n\n{TEXT}").spans == {Mark(12, 16, "cue")}


def test_a_perfect_reading_scores_a_hundred_everywhere() -> None:
    assert {tally.f1 for tally in score(TEXT, GOLD, GOLD).values()} == {100.0}


def test_a_span_one_sign_too_short_is_wrong_strictly_and_right_by_overlap() -> None:
    tallies = score(TEXT, GOLD, marks((0, 8, "source")))
    assert (tallies["strict source"].f1, tallies["overlap source"].f1) == (0, 100)


def test_a_fragmented_content_meets_one_expected_span_with_two() -> None:
    tally = score(TEXT, GOLD, marks((15, 19, "content"), (24, 30, "content")))["overlap content"]
    assert (tally.right, tally.found, tally.met, tally.gold) == (2, 2, 1, 2)


def test_tokens_are_words_and_single_signs() -> None:
    tally = score(TEXT, GOLD, marks((43, 60, "content")))["token content"]
    assert (tally.right, tally.found, tally.gold) == (4, 4, 8)


def test_parts_of_different_attributions_are_not_linked() -> None:
    split = Marks(spans=GOLD.spans, attributions=({"source": ((0, 9),)}, {"cue": ((10, 14),)}))
    assert score(TEXT, GOLD, split)["linked"].f1 == 0


def test_an_attribution_without_a_source_is_not_counted_as_linked() -> None:
    bare = replace(GOLD, attributions=({"cue": ((10, 14),), "content": ((15, 30),)},))
    assert score(TEXT, bare, bare)["linked"].gold == 0


@pytest.mark.parametrize(
    ("span", "kind"),
    [
        ((4, 9), "cut short at the left"),
        ((0, 8), "cut short at the right"),
        ((0, 11), "too long at the right"),
        ((4, 8), "both edges"),
    ],
)
def test_a_wrong_edge_is_told_by_its_side(span: tuple[int, int], kind: str) -> None:
    assert ("source", kind) in kinds(marks((*span, "source")))


def test_a_mark_that_nothing_overlaps_is_missed() -> None:
    assert kinds(marks((0, 9, "source"), (15, 30, "content"), (43, 61, "content"))) == [("cue", "missed")]


def test_a_mark_found_under_another_label_is_told_as_such() -> None:
    assert ("cue", "another label") in kinds(marks((10, 14, "source")))


def test_two_marks_on_one_are_fragments() -> None:
    assert ("content", "fragments") in kinds(marks((15, 19, "content"), (24, 30, "content")))


def test_one_mark_on_two_is_joined() -> None:
    assert kinds(marks((15, 61, "content"))).count(("content", "joined")) == 2


def test_a_mark_inside_a_content_is_invented_in_its_own_way() -> None:
    found = marks((24, 30, "source"), (62, 68, "source"))
    assert [kind for label, kind in kinds(found) if kind.startswith("invented")] == [
        "invented inside another mark",
        "invented",
    ]


def test_a_perfect_reading_has_no_failure() -> None:
    assert failures(GOLD, GOLD) == []


def test_the_commonest_failure_comes_first() -> None:
    table = counted(failures(GOLD, marks((15, 30, "content"), (62, 68, "content"), (69, 73, "content"))))
    assert table["content"] == {"invented": 2, "missed": 1}


def test_the_gate_reads_the_same_articles_whatever_their_order(tmp_path: Path) -> None:
    whole = [
        polnear.Article(name=str(n), annotator="a", path=tmp_path, text=f"text {n}", gold=GOLD)
        for n in range(9)
    ]
    assert polnear.sample(whole, 3) == polnear.sample(whole[::-1], 3)
