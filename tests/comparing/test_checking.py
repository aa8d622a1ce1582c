"""A draft against reports: nothing changed passes as near."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.comparing.accounts import accounts
from onrecord.comparing.checking import checked
from onrecord.comparing.findings import Finding, Source
from onrecord.domain.reading import Reading
from onrecord.reading import read_report
from onrecord.sources import report_from_text

pytestmark = pytest.mark.model

MET = "Kordelia president Marta Lind met Port Minister Davit Orsen in Ansel on May 2, 2024."
STORY = """Port of Ansel signs dock contract with Kordelia

ANSEL, May 3, 2024 – Kordelia president Marta Lind met Port Minister Davit Orsen in Ansel on May 2, 2024.

“We will not close the old dock before 2027, and we have never planned to sell it,” \
Lind said. “The [new] crane can lift 450 tons if the wind is weak.”

Orsen said the ministry hopes to finish the road by 2026. “Everybody in this port knows what \
the crane means,” Orsen said.

Kordelia employs 1,150 people in Ansel.
"""


@cache
def read(text: str, published: str | None = None) -> Reading:
    return read_report(report_from_text(text, published=published))


def source(text: str = STORY, published: str = "2024-05-03", parents: frozenset[str] = frozenset()) -> Source:
    reading = read(text, published)
    told = tuple(("g:1", a) for a in accounts(reading))
    return Source(reading=reading, accounts=told, parents=parents, primary=not parents)


def quoted(words: str, speaker: str = "Marta Lind", sources: tuple[Source, ...] | None = None) -> Finding:
    draft = read(
        f"The dock in Ansel\n\nThe president spoke in Ansel on the dock.\n\n“{words}” {speaker} said.\n"
    )
    return next(f for f in checked(draft, sources or (source(),)) if f.kind == "quotation")


def told(sentence: str, kind: str) -> Finding:
    draft = read(f"The dock in Ansel\n\n{sentence}\n", "2024-05-04")
    return next(f for f in checked(draft, (source(),)) if f.kind == kind)


@pytest.mark.parametrize(
    "words",
    [
        "We will not close the old dock before 2027, and we have never planned to sell it,",
        "we will not close the old dock before 2027",
        "We will not close … before 2027,",
        "can lift 450 tons if the wind is weak.",
    ],
)
def test_the_speakers_own_words_are_verified(words: str) -> None:
    assert quoted(words).verdict == "verified"


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("We will close the old dock before 2027, and we have never planned to sell it,", "a dropped not"),
        ("We will not close the old dock before 2028, and we have never planned to sell it,", "a number"),
        ("We may not close the old dock before 2027, and we have never planned to sell it,", "how firmly"),
        ("We will not shut the old dock before 2027, and we have never planned to sell it,", "a word"),
        ("We will not close the old dock … we have planned to sell it,", "a not hidden by an ellipsis"),
        ("We will … close the old dock before 2027,", "a not hidden by an ellipsis in one clause"),
        ("We [will] close the old dock before 2027,", "a not hidden by a bracket"),
        ("The new crane can lift 450 tons if the wind is weak.", "a bracket taken away"),
        ("The [new crane] can lift 450 tons if the wind is weak.", "a moved bracket"),
        ("The [new] crane can lift 540 tons if the wind is weak.", "digits that changed places"),
        ("We will not close the old dock … Everybody in this port knows what the crane means,", "a splice"),
        ("Kordelia employs 1,150 people in Ansel", "words that nobody spoke"),
    ],
)  # fmt: skip
def test_a_change_never_passes_as_near(words: str, change: str) -> None:
    assert quoted(words).verdict == "altered", change


def test_right_words_given_to_somebody_else_are_altered() -> None:
    found = quoted("Everybody in this port knows what the crane means,")
    assert (found.verdict, found.classes) == ("altered", ("speaker changed",))


def test_words_that_no_report_has_are_not_in_the_record() -> None:
    assert quoted("The harvest of apples was poor this autumn,").verdict == "not in record"


def test_the_evidence_of_a_verdict_is_the_records_own_words() -> None:
    found = quoted("We will close the old dock before 2027, and we have never planned to sell it,")
    (words,) = found.record
    assert STORY[words.span.start : words.span.end] == words.span.text


def test_a_copy_is_no_witness_for_words_that_it_changed() -> None:
    original = source()
    text = STORY.replace("Everybody in this port", "Everyone at this port") + "\nSource: Ansel Post\n"
    copy = source(text, "2024-05-05", frozenset({original.reading.report.id}))
    found = quoted("Everyone at this port knows what the crane means,", "Davit Orsen", (original, copy))
    assert found.verdict == "altered"


def test_of_two_originals_that_differ_the_draft_is_right_with_either() -> None:
    other = source(STORY.replace("1,150 people", "1,200 people"), "2024-05-03")
    for number in ("1,150", "1,200"):
        draft = read(f"The dock in Ansel\n\nKordelia employs {number} people in Ansel.\n")
        (found,) = [f for f in checked(draft, (source(), other)) if f.kind == "number"]
        assert found.verdict == "verified"


@pytest.mark.parametrize(
    ("sentence", "kind", "verdict"),
    [
        ("Kordelia employs 1,150 people in Ansel.", "number", "verified"),
        ("Kordelia employs 1,510 people in Ansel.", "number", "contradicted"),
        (MET, "date", "verified"),
        (MET.replace("May 2", "May 1"), "date", "contradicted"),
        (MET, "engagement", "verified"),
        (MET.replace("Port Minister", "Health Minister"), "engagement", "verified"),
        (MET.replace("president", "chairwoman"), "title", "contradicted"),
        (MET.replace("Orsen", "Orson"), "name", "altered"),
        ("Minister Peer Holt met Rosa Diaz in Lima on June 8, 2022.", "engagement", "not in record"),
    ],
)  # fmt: skip
def test_facts_of_the_drafts_own_sentences_are_checked(sentence: str, kind: str, verdict: str) -> None:
    assert told(sentence, kind).verdict == verdict


CAPTIONED = """Port of Ansel signs dock contract with Kordelia

ANSEL, May 3, 2024 – Kordelia president Marta Lind met Industry Minister Davit Orsen in Ansel on May 2, 2024.

Orsen added that the ministry “hopes to finish the road by 2026.”

Photo: Kordelia president Marta Lind (left) greets Trade Minister Davit Orsen in Ansel. (Port of Ansel)
"""


def test_a_title_that_only_a_caption_gives_is_contradicted_by_the_text() -> None:
    draft = read("The dock in Ansel\n\nMarta Lind met Trade Minister Davit Orsen in Ansel.\n", "2024-05-04")
    found = checked(draft, (source(CAPTIONED),))
    (title,) = (f for f in found if f.kind == "title" and "Orsen" in f.evidence.text)
    assert (title.verdict, len(title.record)) == ("contradicted", 2)
    assert "Industry Minister" in title.why


def test_words_half_of_which_were_quoted_are_found_in_their_sentence() -> None:
    found = quoted("The ministry will finish the road by 2027,", "Davit Orsen", (source(CAPTIONED),))
    assert found.verdict == "altered"
    assert "2026" in found.record[0].span.text


def test_a_meeting_that_another_report_denies_is_verified_and_told_as_disputed() -> None:
    denial = read(
        "Kordelia denies meeting\n\nANSEL, May 6, 2024 – Kordelia denied that its president, Marta Lind, met"
        " Port Minister Davit Orsen in Ansel on May 2, 2024.\n",
        "2024-05-06",
    )
    (account,) = [one for one in accounts(denial) if one.status == "denied"]
    draft = read(f"The dock in Ansel\n\n{MET}\n", "2024-05-07")
    sources = (source(), Source(reading=denial, accounts=(("g:1", account),)))
    found = next(f for f in checked(draft, sources) if f.kind == "engagement")
    assert (found.verdict, found.disputed) == ("verified", True)
    assert found.why.startswith("1 report tells it; by ")
    assert found.why.endswith(" it was denied")
    assert denial.report.id in {words.report for words in found.record}


def test_the_day_on_which_a_draft_is_written_is_not_checked() -> None:
    draft = read("The dock in Ansel\n\nPORT VALE, 9 May 2024 — Kordelia employs 1,150 people in Ansel.\n")
    assert [f.kind for f in checked(draft, (source(),))] == ["number"]


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        ("Ansel", "verified"),
        ("Lundby", "contradicted"),
        ("Oslo", "contradicted"),
        ("Norway", "verified"),
        ("the Harbour Hotel", "verified"),
    ],
)
def test_a_meeting_moved_to_a_place_that_no_report_names_is_contradicted(place: str, verdict: str) -> None:
    found = told(f"Kordelia president Marta Lind met Port Minister Davit Orsen at {place} on May 2, 2024."
                 if "Hotel" in place else MET.replace("in Ansel", f"in {place}"), "engagement")  # fmt: skip
    assert found.verdict == verdict
