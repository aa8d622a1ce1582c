"""A line above the text that holds little but a full date tells when the report was published."""

from __future__ import annotations

import pytest

from onrecord.sources import report_from_text

BODY = (
    "\n\nThe minister met the company's president in Oslo and both called the talks useful for the region.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "By Marta Soares | Published: Thursday, 10 July 2025",
        "July 10, 2025",
        "Posted on 10 July 2025",
        "Thursday 10 July 2025",
    ],
)
def test_a_byline_dates_the_report_and_says_so(line: str) -> None:
    report = report_from_text("Ministers meet in Oslo\n\n" + line + BODY)
    assert report.published == "2025-07-10"


def test_a_caption_or_a_sentence_with_a_date_dates_nothing() -> None:
    caption = "Orlo CEO Luis Ortega attends a meeting at the Grand Hotel in Oslo, Norway, on May 20, 2022."
    assert report_from_text(caption + "\n\nA. Writer | Wire | Getty Images" + BODY).published is None
    assert report_from_text("The port was closed by the government on May 20, 2022." + BODY).published is None
