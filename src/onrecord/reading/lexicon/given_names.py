"""Given names that tell a gender."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from onrecord.reading.lexicon.files import declared
from onrecord.reading.lexicon.titles import Gender


@cache
def given_name_genders() -> Mapping[str, Gender]:
    """Return given names in their usual spelling with the gender that nearly all their bearers have.

    Returns:
        From name to gender. A name common to both is not there: absence tells nothing. It is a hint for "he"
        and "she" among several candidates, never a fact about a person.
    """
    data = declared("given_names")
    genders: dict[str, Gender] = {}
    for line in data["male"]:
        genders.update(dict.fromkeys(line.split(), "male"))
    for line in data["female"]:
        genders.update(dict.fromkeys(line.split(), "female"))
    return MappingProxyType(genders)
