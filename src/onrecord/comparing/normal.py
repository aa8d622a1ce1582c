"""Text without its typography, and the way back: every sign kept knows the code points it came from."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
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
    rf"|(?P<space>\s{{2,}}|[^\S ])|(?P<mark>[{re.escape(''.join(_MARKS))}])"
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
    starts: Sequence[int]
    ends: Sequence[int]

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
    folded = [(*found.span(), _folded(found)) for found in _SPECIAL.finditer(text, start, stop)]
    out: list[str] = []
    at = start
    for first, last, put in folded:
        out += (text[at:first], put)
        at = last
    out.append(text[at:stop])
    if all(last - first == len(put) == 1 for first, last, put in folded):
        # Nearly every sentence: no list of a number for each sign is needed.
        return Normal(text="".join(out), starts=range(start, stop), ends=range(start + 1, stop + 1))
    return Normal(
        text="".join(out), starts=_places(start, stop, folded, 0), ends=_places(start, stop, folded, 1)
    )


def _places(start: int, stop: int, folded: Sequence[tuple[int, int, str]], end: int) -> tuple[int, ...]:
    """Return for each sign that is kept where what it came from begins, or (`end` 1) where it ends."""
    out: list[int] = []
    at = start
    for first, last, put in folded:
        out.extend(range(at + end, first + end))
        out.extend([(first, last)[end]] * len(put))
        at = last
    out.extend(range(at + end, stop + end))
    return tuple(out)


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
