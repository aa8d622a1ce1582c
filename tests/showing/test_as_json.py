"""A reading as JSON keeps the contract, key by key."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.domain.reading import Reading
from onrecord.showing.as_json import dumps, reading_to_json

# The keys that programs rely on, in the order in which they are documented.
CONTRACT = {
    "report": ["id", "sha256", "title", "language", "outlet", "author", "published", "url", "text"],
    "passages": ["kind", "start", "end"],
    "actors": ["id", "name", "kind", "country", "names", "mentions"],
    "roles": ["person", "title", "organisation", "evidence"],
    "engagements": [
        *["id", "type", "plover", "status", "participants", "date", "place", "topics", "according_to"],
        *["evidence", "news", "confidence"],
    ],
    "statements": [
        *["id", "speaker", "source", "cue", "content", "form", "quotations", "status", "language"],
        *["according_to", "evidence", "layers", "confidence"],
    ],
    "events": ["id", "type", "participants", "date", "evidence"],
    "relations": ["kind", "from", "to", "evidence"],
    "claims": ["kind", "text", "about", "evidence", "speaker"],
    "warnings": ["code", "message", "evidence"],
    "reader": ["version", "model"],
}


def spans_in(value: Any) -> list[dict[str, Any]]:
    """Return everything in a plain value that is a span."""
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"start", "end", "text"} <= value.keys() else []
    return own + [span for item in value.values() for span in spans_in(item)]


def test_a_reading_has_the_keys_of_the_contract_in_their_order(article: Reading) -> None:
    assert list(reading_to_json(article)) == list(CONTRACT)


@pytest.mark.parametrize("key", CONTRACT)
def test_each_part_has_the_keys_of_the_contract_in_their_order(article: Reading, key: str) -> None:
    part = reading_to_json(article)[key]
    for item in part if isinstance(part, list) else [part]:
        assert list(item) == CONTRACT[key]


def test_the_smaller_parts_have_the_keys_of_the_contract(article: Reading) -> None:
    plain = reading_to_json(article)
    engagement, statement = plain["engagements"][1], plain["statements"][0]
    assert list(engagement["plover"]) == ["event", "mode"]
    assert list(engagement["participants"][0]) == [
        "actor",
        "name",
        "title",
        "organisation",
        "side",
        "confidence",
    ]
    assert list(engagement["date"]) == ["value", "precision", "basis", "why", "candidates"]
    assert list(engagement["according_to"][0]) == ["actor", "name", "means", "evidence"]
    assert list(statement["speaker"]) == ["actor", "name", "actors"]
    assert list(statement["source"]) == ["start", "end", "text"]
    assert list(statement["quotations"][0]) == ["text", "start", "end"]
    assert list(plain["events"][0]["participants"][0]) == ["actor", "name", "part"]


def test_a_relation_leads_from_the_one_that_is_to_the_one_it_is_of(article: Reading) -> None:
    relation = reading_to_json(article)["relations"][0]
    assert (relation["from"], relation["kind"], relation["to"]) == ("a9", "parent", "a8")


def test_every_span_quotes_the_text_where_it_says(article: Reading, readout: Reading) -> None:
    for reading in (article, readout):
        plain = reading_to_json(reading)
        text = plain["report"]["text"]
        spans = spans_in({**plain, "report": None})
        assert spans
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_json_read_back_is_what_was_written(article: Reading) -> None:
    plain = reading_to_json(article)
    assert json.loads(dumps(plain)) == json.loads(dumps(plain, indent=2)) == plain


def test_the_same_reading_gives_the_same_text(article: Reading) -> None:
    assert dumps(reading_to_json(article)) == dumps(reading_to_json(article))


def test_letters_of_every_script_stand_as_themselves() -> None:
    assert dumps({"name": "王文涛 Šé"}) == '{"name": "王文涛 Šé"}'


@pytest.mark.parametrize("character", ["\x7f", "\x85", "\x9b", "\u2028", "\u2029", chr(0xD800), chr(0xDFFF)])
def test_a_character_that_is_unsafe_in_a_line_is_escaped_and_read_back(character: str) -> None:
    written = dumps([f"a{character}b"])
    assert written == f'["a\\u{ord(character):04x}b"]'
    assert json.loads(written) == [f"a{character}b"]
    assert len(written.splitlines()) == 1
    assert written.encode("utf-8")


def test_a_confidence_has_three_decimals(article: Reading) -> None:
    from dataclasses import replace

    unsure = replace(article.engagements[0], confidence=0.123456)
    plain = reading_to_json(replace(article, engagements=(unsure,)))
    assert plain["engagements"][0]["confidence"] == 0.123
