"""What pages that ask nothing of any other address are made of: safe text, and style and script inside."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

# HTML has no place for control characters and halves of surrogate pairs; each is shown by one other
# character, so that counted places stay right.
_SHOWN = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_SHOWN |= dict.fromkeys([0x7F, *range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)


def safe(text: str) -> str:
    """Return `text` for HTML, in content and in quoted attributes."""
    return escape(text.translate(_SHOWN))


def part(name: str) -> str:
    """Return a file that stands beside this module."""
    return files("onrecord.showing").joinpath(name).read_text(encoding="utf-8")


def inline_hash(part: str) -> str:
    """Return what a page's policy calls an inline style or script by.

    Source: Content Security Policy Level 3.
    """
    return f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}"
