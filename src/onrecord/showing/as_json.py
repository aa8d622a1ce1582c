"""A reading as JSON text; its keys come from the nouns of `onrecord.domain`."""

from __future__ import annotations

import json
import re
from typing import Any

from onrecord.domain.plain import keys_of, reading_from_json, reading_to_json

# A line stays one line for every reader of JSON Lines (U+0085, U+2028 and U+2029 end lines for some), text
# cannot steer a terminal (U+007F to U+009F can), and half a surrogate pair, without UTF-8, still arrives.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


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


__all__ = ["dumps", "keys_of", "reading_from_json", "reading_to_json"]
