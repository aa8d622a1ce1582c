"""Words and sentences are cut where a reader would cut them, and decoded heads always make one tree."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.syntax import cut_long, decoded, lemma, sentence_ends, tokens


def sentences(text: str) -> list[str]:
    words, out, start = tokens(text), [], 0
    for end in sentence_ends(text, words):
        out.append(text[words[start][0] : words[end - 1][1]])
        start = end
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. side left. Talks go on.", ["The U.S. side left.", "Talks go on."]),
        ("Mr. Hale met Gov. Ruiz on Dec. 6. It rained.", ["Mr. Hale met Gov. Ruiz on Dec. 6.", "It rained."]),
        ("“We agreed.” She left.", ["“We agreed.”", "She left."]),
        ("双方举行会谈。会后签署协议。", ["双方举行会谈。", "会后签署协议。"]),
        (
            "A headline without a stop\nThe first sentence.",
            ["A headline without a stop", "The first sentence."],
        ),
        ("John F. Kline spoke.", ["John F. Kline spoke."]),
        ("They met in the U.S. The deal held.", ["They met in the U.S.", "The deal held."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("didn't", ["did", "n't"]),
        ("Orlo’s plan", ["Orlo", "’s", "plan"]),
        ("China-EU talks", ["China", "-", "EU", "talks"]),
        ("$1.5bn, 3%", ["$", "1.5", "bn", ",", "3%"]),
        ("部长说", ["部", "长", "说"]),
    ],
)
def test_words_are_cut_as_the_treebank_cuts_them(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in tokens(text)] == expected


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("met", "VERB", "meet"), ("visited", "VERB", "visit"), ("planned", "VERB", "plan"),
        ("releasing", "VERB", "release"), ("ministries", "NOUN", "ministry"), ("talks", "NOUN", "talks"),
        ("denied", "VERB", "deny"), ("pressed", "VERB", "press"),
    ],
)  # fmt: skip
def test_lemmas_of_the_words_that_rules_look_for(form: str, upos: str, expected: str) -> None:
    assert lemma(form, upos) == expected


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_decoded_heads_make_one_tree_with_one_root(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    heads = decoded(rng.normal(size=(size, size)), rng.normal(size=size))
    roots = [k for k, h in enumerate(heads) if h == k]
    assert len(roots) == 1
    for k in range(size):
        seen, at = set(), k
        while at != roots[0]:
            assert at not in seen
            seen.add(at)
            at = heads[at]


@given(st.text(max_size=80))
def test_words_lie_in_order_inside_any_text(text: str) -> None:
    spans = tokens(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    assert not spans or list(sentence_ends(text, spans))[-1] == len(spans)


def test_a_sentence_without_an_end_is_cut_so_that_its_decoding_stays_cheap() -> None:
    assert list(cut_long([10, 500])) == [10, 170, 330, 490, 500]
