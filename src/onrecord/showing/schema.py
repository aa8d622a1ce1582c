"""The JSON Schema and the reference page of a reading, made from the dataclasses and their docstrings.

`python -m onrecord.showing.schema` prints the page that stands in `docs/reference/json.md`;
`python -m onrecord.showing.schema schema` prints the JSON Schema.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from onrecord.domain.reading import Reading
from onrecord.domain.report import Passage
from onrecord.showing.as_json import dumps, keys_of
from onrecord.showing.meanings import MEANINGS

_SCALARS: Mapping[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
_PREAMBLE = """\
<!-- Made by `python -m onrecord.showing.schema`; change the docstrings, not this page. -->
# A reading as JSON

`onrecord read --json SOURCE` prints one object, the reading, indented. With several sources it prints
JSON Lines, one reading on each line. In Python, `onrecord.showing.as_json.reading_to_json(reading)` returns
the same as a dict.

- The keys below are stable: more may be added, none of these is renamed. All of them are always there.
- What the report does not tell is `null`, or an empty list. A date says why it is `null`.
- Places in the text count code points from 0 and are half-open: `report.text[start:end]` is the quoted text.
- The same report and the same version give the same bytes.
- Letters of every script stand as themselves, in UTF-8. Characters that would end a line or steer a terminal,
  and halves of surrogate pairs, are escaped (`\\u2028`).

`python -m onrecord.showing.schema schema` prints the same contract as a JSON Schema (draft 2020-12).
"""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `reading_to_json` returns."""
    definitions = {
        noun.__name__: {
            "type": "object",
            "description": purpose(noun),
            "properties": {
                key: _typed(hint) | {"description": meaning} for key, hint, meaning in entries(noun)
            },
            "required": [key for key, _, _ in entries(noun)],
        }
        for noun in nouns()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reading by On Record",
        "$ref": "#/$defs/Reading",
        "$defs": definitions,
    }


def reference() -> str:
    """Return the reference page in Markdown: every object, key, type and meaning."""
    parts = [_PREAMBLE]
    for noun in nouns():
        rows = "\n".join(f"| `{key}` | {_worded(hint)} | {meaning} |" for key, hint, meaning in entries(noun))
        parts.append(
            f"## {noun.__name__}\n\n{purpose(noun)}\n\n| key | type | meaning |\n|---|---|---|\n{rows}\n"
        )
    return "\n".join(parts)


def nouns() -> list[type]:
    """Return every dataclass that a reading holds, each once, in the order in which the JSON reaches them."""
    found: dict[type, None] = {}

    def visit(noun: type) -> None:
        if noun not in found:
            found[noun] = None
            for _, hint, _ in entries(noun):
                for inner in _dataclasses_in(hint):
                    visit(inner)

    visit(Reading)
    return list(found)


def entries(noun: type) -> Iterator[tuple[str, Any, str]]:
    """Yield the key, the type and the meaning of each key of one dataclass, in order.

    Raises:
        LookupError: a field has no meaning, neither in the docstring nor in `onrecord.showing.meanings`.
    """
    hints = get_type_hints(noun)
    documented = arguments(noun)
    for key, name in keys_of(noun):
        meaning = MEANINGS.get(f"{noun.__name__}.{name}") or documented.get(name) or MEANINGS.get(f"*.{name}")
        if meaning is None:
            message = f"{noun.__name__}.{name} has no meaning: say it under Args in the docstring"
            raise LookupError(message)
        yield key, hints[name], meaning
        if noun is Reading and key == "report":
            yield "passages", tuple[Passage, ...], MEANINGS["Reading.passages"]


def purpose(noun: type) -> str:
    """Return the first paragraph of a dataclass's docstring, on one line."""
    return " ".join((getdoc(noun) or "").split("\n\n")[0].split())


def arguments(noun: type) -> dict[str, str]:
    """Return what the docstring says of each field under `Args:`."""
    own_fields = {field.name for field in fields(noun)}
    _, _, listed = (getdoc(noun) or "").partition("\nArgs:\n")
    meanings: dict[str, str] = {}
    for entry in re.split(r"\n(?=    \S)", listed.split("\n\n")[0]):
        names, colon, meaning = entry.strip().partition(":")
        words = [name.strip() for name in names.split(",")]
        if colon and own_fields.issuperset(words):
            sentence = re.sub(r"\bNone\b", "null", " ".join(meaning.split())).rstrip(".")
            meanings |= dict.fromkeys(words, sentence)
    return meanings


def _dataclasses_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _dataclasses_in(inner)


def _typed(hint: Any) -> dict[str, Any]:
    """Return the JSON Schema of a Python type."""
    if get_origin(hint) is UnionType:
        return {"anyOf": [_typed(choice) for choice in get_args(hint)]}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _typed(get_args(hint)[0])}
    if hint is NoneType:
        return {"type": "null"}
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _worded(hint: Any) -> str:
    """Return a Python type in words, for a cell of a Markdown table."""
    if get_origin(hint) is UnionType:
        return " or ".join(_worded(choice) for choice in get_args(hint))
    if get_origin(hint) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(hint))
    if get_origin(hint) is tuple:
        return f"list of {_worded(get_args(hint)[0])}"
    if hint is NoneType:
        return "`null`"
    return _SCALARS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


if __name__ == "__main__":
    sys.stdout.write(dumps(json_schema(), indent=2) + "\n" if sys.argv[1:] == ["schema"] else reference())
