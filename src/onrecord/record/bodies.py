"""A reading as it is stored: compressed JSON without the words of its report, which are kept once."""

from __future__ import annotations

import json
import zlib
from typing import Any

from onrecord.domain.plain import reading_from_json, reading_to_json
from onrecord.domain.reading import Reading
from onrecord.domain.report import Report

_SPAN = {"start", "end", "text"}
_LEVEL = 6


def packed(reading: Reading) -> bytes:
    """Return a reading as it is stored, a third smaller than with its spans' words."""
    whole = reading_to_json(reading)
    for key in ("report", "passages"):
        del whole[key]
    body = json.dumps(_bare(whole), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(body.encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(body: bytes, report: Report) -> Reading:
    """Return a stored reading.

    Args:
        body: what `packed` returned.
        report: its report, which is kept beside it.
    """
    whole = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    return reading_from_json(_worded(whole, report.text), report=report)


def _bare(value: Any) -> Any:
    """Return a plain value with each span as its two ends."""
    if isinstance(value, dict):
        if value.keys() == _SPAN:
            return [value["start"], value["end"]]
        return {key: _bare(item) for key, item in value.items()}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def _worded(value: Any, text: str) -> Any:
    """Return a plain value with each pair of ends as a span; no other list begins with a number."""
    if isinstance(value, dict):
        return {key: _worded(item, text) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], int):
        start, end = value
        return {"start": start, "end": end, "text": text[start:end]}
    return [_worded(item, text) for item in value]
