"""A reading as JSON: the keys come from the nouns of `onrecord.domain`, in one declared order."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.domain.reading import Reading, Relation
from onrecord.domain.report import Report

# Only what differs from "one key per field, in the order of the fields" is said here.
_RENAMED: Mapping[type, Mapping[str, str]] = {Relation: {"source": "from", "target": "to"}}
_ORDERED: Mapping[type, tuple[str, ...]] = {
    Report: ("id", "sha256", "title", "language", "outlet", "author", "published", "url", "text"),
}
# A line stays one line for every reader of JSON Lines (U+0085, U+2028 and U+2029 end lines for some), text
# cannot steer a terminal (U+007F to U+009F can), and half a surrogate pair, without UTF-8, still arrives.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DECIMALS = 3


def keys_of(noun: type) -> tuple[tuple[str, str], ...]:
    """Return the JSON keys of one dataclass of the domain, in order.

    Args:
        noun: a dataclass of `onrecord.domain`.

    Returns:
        (key, field) pairs; the two differ only where a field's name would be unclear outside Python.
    """
    renamed = _RENAMED.get(noun, {})
    names = _ORDERED.get(noun) or tuple(field.name for field in fields(noun))
    return tuple((renamed.get(name, name), name) for name in names)


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain dicts, lists, strings, numbers and None.

    Args:
        reading: everything found in one report.

    Returns:
        The contract of `docs/reference/json.md`, its keys always in the same order.
    """
    plain: dict[str, Any] = {}
    for key, name in keys_of(Reading):
        plain[key] = _plain(getattr(reading, name))
        if key == "report":
            plain["passages"] = _plain(reading.report.passages)
    for statement in plain["statements"]:
        # The contract leads a quotation with its words; everywhere else a span leads with its place.
        statement["quotations"] = [
            {key: quotation[key] for key in ("text", "start", "end")} for quotation in statement["quotations"]
        ]
    return plain


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Return `value` as JSON text: the same for the same value, and safe to print and to split by lines.

    Args:
        value: what `reading_to_json` returned, or any other plain value.
        indent: spaces for each level, or None for one line.

    Returns:
        JSON in which letters of every script stand as themselves; only characters that would end a line,
        steer a terminal or have no UTF-8 are escaped. No line feed at the end.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _plain(value: Any) -> Any:
    """Return a value of the domain as dicts, lists and scalars."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(getattr(value, name)) for key, name in keys_of(type(value))}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return round(value, _DECIMALS)
    return value
