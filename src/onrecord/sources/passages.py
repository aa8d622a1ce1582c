"""A frozen text divided into its passages: headline, caption, credit, dateline, body, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.domain.report import Passage, PassageKind
from onrecord.sources import residue

MOST_HEADLINE = 200  # code points; the longest of PolNeAR's 924 headlines has 157
MOST_CAPTION = 420  # code points; longer paragraphs are never a picture's
MOST_CREDIT = 130
WRAP = 100  # code points; mail and typewriter widths end at 80, so a wider line was not wrapped by hand

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…;；:：]['\"’”»)\]）」』]*$")
_FULL_STOP = re.compile(r"[.。;；:：][\"'’”»)\]）」』]*$")
_SENTENCE = re.compile(r"\w[^\n]{24,}[.!?][\"'’”»)\]]*(?:\s|$)|[\u4e00-\u9fff][^\n]{8,}[。！？]")
_HEADING = re.compile(r"#{1,6}\s+|\*\*(?=[^*\n]+\*\*\s*$)")
_SHORT_WORDS = 4


def divide(text: str, *, title: str | None = None, marked: Sequence[Passage] = ()) -> tuple[Passage, ...]:
    """Divide a frozen text into passages.

    Args:
        text: the report's text, which is only read.
        title: the report's title where its page states one.
        marked: passages that the page's markup already decided (a headline, a caption), in order.

    Returns:
        passages in order, not overlapping, half-open, in code points; each begins and ends with a sign
        that is not white space, and together they cover every such sign except a heading's mark.
    """
    blocks = [part for block in _blocks(text) for part in _cut(block, marked)]
    kinds = _kinds(text, blocks, title, {(p.start, p.end): p.kind for p in marked})
    passages: list[Passage] = []
    bodies = 0
    for (start, end), kind in zip(blocks, kinds, strict=True):
        bodies += kind == "body"
        passages.extend(_finish(text, start, end, kind, early=bodies <= 3))
    return tuple(passages)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Cut a text into paragraphs: at blank lines, and at line ends that are not a wrapped line's."""
    blocks: list[tuple[int, int]] = []
    group: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start == end:
            continue
        if group and len(_BREAKS.findall(text, last, match.start())) > 1 or group and "\n" in text[last:start].strip("\n\r"):
            blocks.extend(_lines_joined(text, group))
            group = []
        group.append((start, end))
        last = match.end()
    blocks.extend(_lines_joined(text, group))
    return blocks
