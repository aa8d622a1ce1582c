"""Text that is safe, measured and wrapped for a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wcwidth import iter_graphemes, wcswidth

# Joiners shape Persian, Hindi and emoji, and the two marks of direction are harmless; other format characters
# are invisible, or make a line read in another order than it is stored (U+202A to U+202E, U+2066 to U+2069).
_KEPT_FORMATS = frozenset("\u200c\u200d\u200e\u200f")
_REPLACEMENT = "\ufffd"
# Marks that never begin or never end a line of Chinese or Japanese (after JIS X 4051).
_NEVER_FIRST = frozenset("，。、．：；！？）］｝〉》」』】〕…—’”％·～")
_NEVER_LAST = frozenset("（［｛〈《「『【〔‘“")
_CODES: Mapping[str, str] = {
    "strong": "1",
    "quiet": "2",
    "firm": "32",
    "open": "33",
    "against": "31",
    "silent": "35",
    "quoted": "36",
}


class Run(NamedTuple):
    """A stretch of text in one style; the empty style is plain."""

    text: str
    style: str = ""


class Ink:
    """Styles text for a terminal, or leaves it plain.

    Args:
        colour: whether escape sequences may be written.
    """

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, style: str) -> str:
        """Return `text` in `style`, or as it is where there is no colour."""
        if not (self.colour and style and text):
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def clean(text: str) -> str:
    """Return `text` on one line, with nothing in it that a terminal would obey.

    White space becomes single spaces; control characters become their pictures (ESC becomes ␛), invisible
    format characters and reordering marks go, and half a surrogate pair becomes U+FFFD.
    """
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if character.isspace():
            kept.append(" ")
        elif category == "Cc":
            code = ord(character)
            kept.append(chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else _REPLACEMENT)
        elif category == "Cs":
            kept.append(_REPLACEMENT)
        elif category != "Cf" or character in _KEPT_FORMATS:
            kept.append(character)
    return " ".join("".join(kept).split())


def width_of(text: str) -> int:
    """Return how many columns `text` takes in a terminal; wide characters take two."""
    return sum(_columns(cluster) for cluster in iter_graphemes(text))


def shorten(text: str, columns: int) -> str:
    """Return `text`, cut to at most so many columns with an ellipsis where it is longer."""
    if width_of(text) <= columns:
        return text
    kept = ""
    for cluster in iter_graphemes(text):
        if width_of(kept + cluster) >= columns:
            break
        kept += cluster
    return f"{kept.rstrip()}…"


def pad(text: str, columns: int) -> str:
    """Return `text` with spaces after it up to `columns`, counted as the terminal shows it."""
    return text + " " * max(0, columns - width_of(text))


def flow(runs: Iterable[Run], *, width: int, ink: Ink, first: str = "", rest: str = "") -> list[str]:
    """Wrap styled text into lines.

    Args:
        runs: the text, already cleaned, style by style.
        width: columns that a line may take, with what stands before it.
        ink: how styles are written.
        first: what stands before the first line; its styles do not count in its width.
        rest: what stands before every other line.

    Returns:
        At least one line.
    """
    runs = [run for run in runs if run.text]
    text = "".join(run.text for run in runs)
    styles = [run.style for run in runs for _ in run.text]
    begun, room = width - width_of(plain(first)), width - width_of(rest)
    lines = [_styled(text[start:end], styles[start:end], ink) for start, end in wrap(text, room, first=begun)]
    return [(rest if number else first) + line for number, line in enumerate(lines or [""])]


def wrap(text: str, width: int, *, first: int | None = None) -> list[tuple[int, int]]:
    """Return the lines of `text` as half-open ranges of code points, without the spaces at their ends.

    Lines end at spaces and between wide characters, save where Chinese and Japanese setting forbids it;
    only a word wider than a line is cut inside.

    Args:
        text: one paragraph.
        width: columns of a line.
        first: columns of the first line, where they differ.
    """
    room = max(1, width if first is None else first)
    lines: list[tuple[int, int]] = []
    begin = used = at = 0
    chance: tuple[int, int] | None = None  # where the line could end, and where the next would begin
    before = ""
    for cluster in iter_graphemes(text):
        columns = _columns(cluster)
        if cluster == " ":
            chance = (at, at + 1)
        elif at > begin and _parts(before, cluster):
            chance = (at, at)
        if used + columns > room and cluster != " " and at > begin:
            end, following = chance if chance and chance[0] > begin else (at, at)
            lines.append((begin, begin + len(text[begin:end].rstrip(" "))))
            begin, chance, room = following, None, max(1, width)
            used = width_of(text[begin:at])
        used += columns
        at += len(cluster)
        before = cluster
    if text[begin:].strip():
        lines.append((begin, len(text.rstrip(" "))))
    return lines


def plain(text: str) -> str:
    """Return `text` without the escape sequences of `Ink`."""
    return re.sub(r"\x1b\[\d+m", "", text)


def _columns(cluster: str) -> int:
    return max(0, wcswidth(cluster))


def _parts(before: str, after: str) -> bool:
    """Say whether a line may end between two grapheme clusters neither of which is a space."""
    if after[0] in _NEVER_FIRST or before[-1:] in _NEVER_LAST:
        return False
    return before == "—" or _is_wide(before) or _is_wide(after)


def _is_wide(cluster: str) -> bool:
    return bool(cluster) and unicodedata.east_asian_width(cluster[0]) in "WF"


def _styled(text: str, styles: Sequence[str], ink: Ink) -> str:
    """Return one line with each stretch of one style written in it."""
    parts, start = [], 0
    for end in range(1, len(text) + 1):
        if end == len(text) or styles[end] != styles[start]:
            parts.append(ink(text[start:end], styles[start]))
            start = end
    return "".join(parts)
