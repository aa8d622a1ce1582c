"""Text without its typography, and the way back: every sign kept knows the code points it came from."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_TAGS: Final = (
    r"</?(?:a|abbr|b|br|cite|em|font|i|mark|p|q|small|span|strong|sub|sup|u)(?:\s[^<>\n]{0,300})?/?>"
)
_ENTITY: Final = r"&(?:\#\d{2,6}|\#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8});"
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_DOUBLE: Final = "“”„‟«»″「」『』＂"
_SINGLE: Final = "‘’‚‛‹›′＇`´"
_HYPHEN: Final = "‐‑⁃−﹣－"
_DASH: Final = "‒–—―⸺"
_MARKS: Final = {
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_HYPHEN, "-"),
    **dict.fromkeys(_DASH, "—"),
    **dict.fromkeys(_UNSEEN, ""),
    "…": "...",
}
_SPECIAL: Final = re.compile(
    rf"(?P<tag>{_TAGS})|(?P<entity>{_ENTITY})|(?P<dots>\.(?:[ \u00a0]\.){{2,}})|(?P<dashes>--+)"
    rf"|(?P<space>\s+)|(?P<mark>[{re.escape(''.join(_MARKS))}])"
    r"|(?P<letter>\[[A-Za-z]\](?=[a-z]))|(?P<wide>[\uff01-\uff5e\ufb00-\ufb06])|(?P<accent>\w[\u0300-\u036f]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """A text as it compares: straight marks, one space, no markup; letters, digits and order untouched.

    Args:
        text: the text as it compares.
        starts: for each of its signs the first code point, in the report, of what it came from.
        ends: the same, one past the last code point.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the report that `start` to `end` (half-open, not empty) came from."""
        return self.starts[start], self.ends[end - 1]


def normal(text: str, start: int = 0, end: int | None = None) -> Normal:
    """Fold what is typography alone: quotation marks, dashes, spaces, dots, entities, tags, unseen signs.

    Args:
        text: a report's text.
        start, end: the half-open part of it to fold, code points; the whole text by default.
    """
    stop = len(text) if end is None else end
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for found in _SPECIAL.finditer(text, start, stop):
        first, last = found.span()
        out.append(text[at:first])
        starts.extend(range(at, first))
        ends.extend(range(at + 1, first + 1))
        put = _folded(found)
        out.append(put)
        starts.extend([first] * len(put))
        ends.extend([last] * len(put))
        at = last
    out.append(text[at:stop])
    starts.extend(range(at, stop))
    ends.extend(range(at + 1, stop + 1))
    return Normal(text="".join(out), starts=tuple(starts), ends=tuple(ends))


def _folded(found: re.Match[str]) -> str:
    """Return what stands for a special stretch of text."""
    kind, words = found.lastgroup, found.group()
    if kind == "space":
        return "\n" if "\n" in words else " "
    if kind == "mark":
        return _MARKS[words]
    if kind == "entity":
        plain = html.unescape(words)
        return "".join(_MARKS.get(c, " " if c.isspace() else c) for c in plain)
    if kind == "dots":
        return "..."
    if kind == "letter":
        return words[1]
    if kind == "dashes":
        return "—"
    if kind == "wide":
        return unicodedata.normalize("NFKC", words)
    if kind == "accent":
        return unicodedata.normalize("NFC", words)
    return ""
