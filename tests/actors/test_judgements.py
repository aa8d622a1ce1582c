"""Merge, split and undo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors import Facts, Judgement, JudgementError, judged

A, B, C = "new:person:a@usa", "new:person:b@usa", "person:c"


def merge(number: int, one: str, other: str) -> Judgement:
    return Judgement(number=number, deed="merge", actor=one, other=other)


def undo(number: int, undone: int) -> Judgement:
    return Judgement(number=number, deed="undo", undone=undone)


def test_merged_ids_go_by_the_first() -> None:
    assert judged([merge(1, A, B)]).of(B) == A


def test_an_id_of_the_registry_stands_for_the_group_whichever_is_named_first() -> None:
    assert judged([merge(1, A, C)]).of(A) == C


def test_merging_is_transitive() -> None:
    identity = judged([merge(1, A, B), merge(2, B, C)])
    assert {identity.of(i) for i in (A, B, C)} == {C}


def test_an_undone_merge_counts_as_never_made() -> None:
    assert judged([merge(1, A, B), undo(2, 1)]).of(B) == B


def test_an_undone_undo_restores_the_merge() -> None:
    assert judged([merge(1, A, B), undo(2, 1), undo(3, 2)]).of(B) == A


def test_a_split_moves_only_mentions_that_fit_its_rule() -> None:
    split = Judgement(number=1, deed="split", actor=C, other="person:c-2", by="country", value="SGP")
    identity = judged([split])
    assert identity.of(C, Facts(countries=("SGP",))) == "person:c-2"
    assert identity.of(C, Facts(countries=("CHN",))) == C


def test_a_split_after_a_merge_takes_from_the_whole_group() -> None:
    split = Judgement(number=2, deed="split", actor=B, other="person:b-2", by="report", value="r1")
    assert judged([merge(1, A, B), split]).of(A, Facts(report="r1")) == "person:b-2"


def test_undoing_what_is_not_there_is_refused_and_says_so() -> None:
    with pytest.raises(JudgementError, match="judgement 7: there is none"):
        judged([undo(1, 7)])


def test_a_split_without_a_rule_is_refused() -> None:
    with pytest.raises(JudgementError, match="splits by nothing"):
        judged([Judgement(number=1, deed="split", actor=A, other=B)])


def test_groups_list_every_id_once() -> None:
    assert judged([merge(1, A, B)]).group([A, B, C]) == {A: (A, B), C: (C,)}


PAIRS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8)


@given(PAIRS)
def test_merges_make_the_connected_components_of_their_pairs(pairs: list[tuple[str, str]]) -> None:
    ids = {name: f"new:person:{name}@x" for name in "abcdef"}
    identity = judged([merge(n, ids[a], ids[b]) for n, (a, b) in enumerate(pairs, 1)])
    component = {name: {name} for name in "abcdef"}
    for a, b in pairs:
        joined = component[a] | component[b]
        for name in joined:
            component[name] = joined
    for a in "abcdef":
        for b in "abcdef":
            assert (identity.of(ids[a]) == identity.of(ids[b])) == (b in component[a])


@given(PAIRS)
def test_judging_an_id_twice_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    identity = judged([merge(n, a, b) for n, (a, b) in enumerate(pairs, 1)])
    assert all(identity.of(identity.of(name)) == identity.of(name) for name in "abcdef")
