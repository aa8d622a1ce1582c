"""In whose name a report speaks."""

from __future__ import annotations

from tests.reading.conftest import scene

from onrecord.reading.voice import Voice


def speaker(marked: str, words: str) -> str | None:
    """Return who speaks where some words stand."""
    s = scene(marked)
    found = Voice(s.doc, s.cast).at(s.doc.text.index(words))
    return found.name if found else None


def test_a_statement_by_somebody_speaks_in_that_ones_name() -> None:
    assert (
        speaker("Statement by President [p:Ana Sol] on the Floods\n\nI thank you all.", "I thank")
        == "Ana Sol"
    )


def test_a_line_of_name_and_office_signs_what_follows() -> None:
    text = "A National Day\n\n[p:Ana Sol], Minister of Trade\n\nOn behalf of all of us, I send my wishes."
    assert speaker(text, "I send") == "Ana Sol"


def test_a_name_alone_at_the_end_signs_what_stands_before() -> None:
    assert speaker("Notice\n\nI continue the order for one year.\n\n[p:Ana Sol]", "I continue") == "Ana Sol"


def test_nobody_speaks_in_a_report_that_nobody_signs() -> None:
    assert speaker("[p:Ana Sol] met [p:Jan Novak]. I was there.", "I was") is None


def test_somebody_quoted_is_not_the_signer() -> None:
    text = "Statement by President [p:Ana Sol]\n\nA boy told me: “I lost my house.” We rebuild."
    assert speaker(text, "I lost") is None
    assert speaker(text, "We rebuild") == "Ana Sol"


TURNS = """MINISTER [p:SOL]: Welcome. I am glad to see you.

MR. [p:NOVAK]: Thank you. I bring good news.

QUESTION: May I ask about prices?

MINISTER SOL: I would not expect a rise."""


def test_a_turn_of_a_transcript_is_its_speakers() -> None:
    assert speaker(TURNS, "I am glad") == "SOL"
    assert speaker(TURNS, "I bring") == "NOVAK"
    assert speaker(TURNS, "I would not") == "SOL"


def test_a_reporters_question_is_nobodys() -> None:
    assert speaker(TURNS, "I ask") is None
