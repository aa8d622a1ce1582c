"""Names as rules put them right."""

from __future__ import annotations

import pytest

from onrecord.reading.encoder import recased
from onrecord.reading.names import Name, initialled


def test_a_name_cut_at_an_initial_is_one() -> None:
    text = "SECRETARY ANTONIA J. BRINKEN"
    halves = [Name(start=10, end=19, text="ANTONIA J", kind="person"),
              Name(start=21, end=28, text="BRINKEN", kind="place")]  # fmt: skip
    assert [(n.text, n.kind) for n in initialled(text, halves)] == [("ANTONIA J. BRINKEN", "person")]


def test_two_names_in_two_sentences_stay_two() -> None:
    text = "They met Ana Sol. Novak left."
    two = [
        Name(start=9, end=16, text="Ana Sol", kind="person"),
        Name(start=18, end=23, text="Novak", kind="person"),
    ]
    assert len(initialled(text, two)) == 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("SECRETARY ANTONIA J. BRINKEN", "Secretary Antonia J. Brinken"),
        ("UNDER SECRETARY FOR POLITICAL AFFAIRS", "Under Secretary for Political Affairs"),
        ("US AND EU LEADERS MEET AT NATO", "US and EU Leaders Meet at NATO"),
        ("NATO leaders met in Brussels", "NATO leaders met in Brussels"),
        ("U.S.", "U.S."),
    ],
)
def test_a_line_in_capitals_gets_a_headings_case_and_keeps_its_length(line: str, shown: str) -> None:
    assert recased(line) == shown
    assert len(shown) == len(line)


def test_other_lines_are_left_as_they_are() -> None:
    text = "MINISTER MEETS BANKERS IN OSLO\nThe EU and NATO agreed."
    assert recased(text).splitlines()[1] == "The EU and NATO agreed."
