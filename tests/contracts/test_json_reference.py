"""The JSON reference in the documentation is the one that the code makes."""

from __future__ import annotations

from pathlib import Path

from onrecord.showing.schema import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "json.md"


def test_the_reference_page_is_up_to_date() -> None:
    """Where this fails: python -m onrecord.showing.schema > docs/reference/json.md."""
    assert PAGE.read_text(encoding="utf-8") == reference()
