"""Under which name the record keeps a source, and how it sees without reading that a file is unchanged."""

from __future__ import annotations

import os
import re
from pathlib import Path

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_MARK = "#"  # between a container's path and the id of the record in it


def key_of(name: str) -> str:
    """Return the name under which the record keeps a source: an address as it is, a path from the root.

    Args:
        name: an address, a path, or a container's path, "#" and the record's id.
    """
    if _ADDRESS.match(name) or name == "-":
        return name
    return os.path.abspath(name)


def shown_name(key: str) -> str:
    """Return a source's name as people know it: a path under the working folder without that folder."""
    here = os.path.join(os.getcwd(), "")
    return key[len(here) :] if key.startswith(here) and len(key) > len(here) else key


def stamp_of(name: str) -> str | None:
    """Return size and time of change of the file that a source is or lies in; None where there is none."""
    if _ADDRESS.match(name) or name == "-":
        return None
    for path in (name, name.rpartition(_MARK)[0]):
        try:
            if path and Path(path).is_file():
                facts = os.stat(path)
                return f"{facts.st_size}:{facts.st_mtime_ns}"
        except (OSError, ValueError):
            continue
    return None
