"""The declared language data, as it lies on disk."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.domain.errors import ReaderError


@cache
def declared(name: str) -> dict[str, Any]:
    """Read one file of declared language data.

    Args:
        name: the file's name without `.json`.

    Returns:
        What the file declares. The caller must not change it: it is read once for the whole process.

    Raises:
        ReaderError: the file is missing or is not JSON.
    """
    try:
        text = files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8")
        content: dict[str, Any] = json.loads(text)
    except (OSError, ValueError) as fault:
        raise ReaderError(
            f"lexicon {name}",
            "the language data cannot be read",
            expected="a JSON file installed with the package",
            remedy="install onrecord again",
        ) from fault
    return content
