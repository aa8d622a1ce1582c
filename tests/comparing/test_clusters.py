"""Clusters: order changes nothing, what is ruled out stays apart, the new touch what they hang with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.comparing.clusters import joined, rejoined
from onrecord.domain.record import Verdict

NAMES = tuple("abcdefghi")


def verdict(one: str, other: str, same: float, *, apart: bool = False) -> Verdict:
    return Verdict(one=one, other=other, same=0.0 if apart else same, apart=apart, why=())


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[Verdict]]:
    """Draw accounts in some order with verdicts on some of their pairs, in some order."""
    pairs = [(a, b) for a in NAMES for b in NAMES if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    judged = [
        verdict(a, b, draw(st.sampled_from((0.05, 0.4, 0.6, 0.8, 0.95, 0.99))), apart=draw(st.booleans()))
        for a, b in chosen
    ]
    return draw(st.permutations(NAMES)), judged


@given(graphs(), st.permutations(range(40)))
def test_any_order_gives_the_same_clusters(graph: tuple[list[str], list[Verdict]], order: list[int]) -> None:
    names, judged = graph
    shuffled = [v for _, v in sorted(zip(order, judged, strict=False), key=lambda each: each[0])]
    assert joined(names, judged) == joined(sorted(names), shuffled)


@given(graphs(), st.data())
def test_adding_accounts_step_by_step_gives_the_clusters_of_all_at_once(
    graph: tuple[list[str], list[Verdict]], data: st.DataObject
) -> None:
    names, judged = graph
    clusters: tuple[tuple[str, ...], ...] = ()
    waiting, present = list(names), set[str]()
    while waiting:
        size = data.draw(st.integers(1, len(waiting)))
        added, waiting = waiting[:size], waiting[size:]
        present |= set(added)
        known = [v for v in judged if v.one in present and v.other in present]
        clusters = rejoined(clusters, added, known)
    assert clusters == joined(names, judged)


@given(graphs())
def test_no_cluster_holds_a_pair_that_is_ruled_out(graph: tuple[list[str], list[Verdict]]) -> None:
    clusters = joined(*graph)
    apart = [{v.one, v.other} for v in graph[1] if v.apart]
    assert not any(pair <= set(cluster) for pair in apart for cluster in clusters)


@given(graphs())
def test_every_account_is_in_exactly_one_cluster(graph: tuple[list[str], list[Verdict]]) -> None:
    assert sorted(name for cluster in joined(*graph) for name in cluster) == sorted(NAMES)


def test_one_that_fits_two_excluding_clusters_equally_joins_neither() -> None:
    judged = [verdict("a", "b", 0, apart=True), verdict("a", "c", 0.8), verdict("b", "c", 0.8)]
    assert joined("abc", judged) == (("a",), ("b",), ("c",))


def test_one_that_fits_one_of_two_excluding_clusters_clearly_better_joins_it() -> None:
    judged = [verdict("a", "b", 0, apart=True), verdict("a", "c", 0.95), verdict("b", "c", 0.6)]
    assert joined("abc", judged) == (("a", "c"), ("b",))
