"""The schema says what the JSON is, and every key has a meaning."""

from __future__ import annotations

from dataclasses import dataclass, fields

import jsonschema
import pytest

from onrecord.domain.reading import Reading, Relation
from onrecord.showing import wording
from onrecord.showing.as_json import reading_to_json
from onrecord.showing.meanings import MEANINGS
from onrecord.showing.schema import arguments, entries, json_schema, nouns, reference


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_every_reading_is_valid_by_the_schema(article: Reading, readout: Reading) -> None:
    for reading in (article, readout):
        jsonschema.Draft202012Validator(json_schema()).validate(reading_to_json(reading))


def test_a_status_that_does_not_exist_is_invalid(article: Reading) -> None:
    plain = reading_to_json(article)
    plain["engagements"][0]["status"] = "rumoured"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(plain)


def test_a_missing_key_is_invalid(article: Reading) -> None:
    plain = reading_to_json(article)
    del plain["statements"][0]["cue"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(plain)


def test_every_key_has_a_meaning_on_the_page() -> None:
    page = reference()
    for noun in nouns():
        for key, _, meaning in entries(noun):
            assert f"| `{key}` |" in page
            assert meaning


def test_every_meaning_belongs_to_a_field() -> None:
    known = {f"{noun.__name__}.{field.name}" for noun in nouns() for field in fields(noun)}
    known |= {"Reading.passages"} | {f"*.{key.split('.')[1]}" for key in known}
    assert set(MEANINGS) <= known


def test_a_meaning_comes_from_the_docstring() -> None:
    @dataclass
    class Noun:
        """A noun.

        Args:
            first, second: one of
                two things, or None.
            other: not a field.
        """

        first: str
        second: str

    assert arguments(Noun) == dict.fromkeys(["first", "second"], "one of two things, or null")


def test_a_field_without_a_meaning_is_an_error() -> None:
    @dataclass
    class Noun:
        """A noun."""

        unheard: str

    with pytest.raises(LookupError, match=r"Noun\.unheard has no meaning"):
        list(entries(Noun))


def test_a_renamed_field_is_documented_under_its_key() -> None:
    assert [key for key, _, _ in entries(Relation)] == ["kind", "from", "to", "evidence"]


def test_the_page_names_the_bound_of_what_is_uncertain() -> None:
    assert f"below {wording.UNCERTAIN_BELOW}" in MEANINGS["*.confidence"]
