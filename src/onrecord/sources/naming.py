"""How a source is named in messages and in the record: a path as it may be printed, unambiguous."""

from __future__ import annotations

from pathlib import Path


def shown(source: str | Path) -> str:
    r"""Return a path or address as it may be printed and stored.

    A file's name can hold a terminal's control codes, line breaks, or bytes that are no UTF-8: each such
    sign is written as an escape (`\x1b`, `\xff`), so that two different names stay different.
    """
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in str(source))


def _escaped(sign: str) -> str:
    code = ord(sign)
    # Python keeps a byte of a file's name that is no UTF-8 as a lone surrogate (PEP 383).
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
