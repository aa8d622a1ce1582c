"""Sentences cut into what each tells: clauses, demands, the items of a list of topics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_VERBS: Final = (
    "agreed|asked|urged|called|welcomed|stressed|emphasi[sz]ed|underscored|reaffirmed|reiterated|raised|discussed|"
    "expressed|noted|proposed|promised|pledged|committed|offered|invited|thanked|congratulated|requested|signed|"
    "said|says|will|would|does|do|did|has|have|is|are|was|supported|condemned|warned|informed|told|made|plans|intends|"
    "hopes|hoped|looks|employs|accepted|opposed|explained|praised|decided|affirmed|voiced|conveyed|warned|insisted|recalled|announced|confirmed|declared|briefed|apprised"
)
# Where a clause may begin; what stands before stays with the clause before it.
_ENGLISH: Final = re.compile(
    rf";\s+|,?\s+(?:and|but|while|whereas)\s+(?=(?:also\s+)?(?:to\s+[a-z]|that\s|(?:he|she|they|it|both|its|no)\s|(?:{_VERBS})\s|"
    r"(?:[Tt]he\s)?(?:[A-Z][\w’'-]+\s){1,4}(?:" + _VERBS + r")\s))"
    r"|,\s+(?=(?:but|while|whereas)\s)"
)  # fmt: skip
_CHINESE: Final = re.compile(r"[；;]|，(?!并(?:就|为)?$)")
# What is discussed comes as a list: each item is a point of its own.
_LISTS: Final = re.compile(
    r"\b(?:discussed?|raised?|covered?|exchanged? (?:views|opinions) on|talked? about|addressed|"
    r"spoke about|touched on|"
    r"(?:emphasi[sz]ed|stressed|underscored|underlined|highlighted|reaffirmed) the "
    r"(?:importance|need|value)(?: of| for)|"
    r"subjects from|range of (?:issues|topics)(?:, including)?|including)\s+",
    re.I,
)
_ITEMS: Final = re.compile(
    r",\s+(?:and\s+|as well as\s+)?|\s+and\s+(?=(?:the|its|on|in|of|how|what)\s)|\s+as well as\s+"
    r"|(?<!peace)\s+and\s+(?![A-Z])"
)
_CHINESE_LISTS: Final = re.compile(
    r"(?:就|在|围绕)(?P<items>[^，。；]*、[^，。；]*?)(?=等?(?:议题|问题|领域|方面)?(?:上)?(?:坦诚|深入|充分|广泛|进一步)*(?:、?深入)?(?:交换|进行|开展|举行|达成|的立场|加强|深化|$))"
)
LEAST: Final = 5  # words of an English clause: fewer are a subject, or the end of one
SHORTEST: Final = 5  # signs of a Chinese clause below which it is joined to its neighbour


def listed(text: str, start: int, end: int, *, chinese: bool) -> int | None:
    """Return where the list of what is discussed begins in a sentence, or None where it has none."""
    found = (_CHINESE_LISTS if chinese else _LISTS).search(text, start, end)
    return found.start() if found else None


def clauses(text: str, start: int, end: int, *, chinese: bool) -> tuple[tuple[int, int], ...]:
    """Cut one sentence into its clauses and the items of its lists.

    Args:
        text: the report's text.
        start, end: the sentence, half-open, code points.
        chinese: cut by Chinese punctuation.

    Returns:
        Ranges in order, without white space at their ends; together they leave out nothing but marks.
    """
    found = list(_chinese(text, start, end) if chinese else _english(text, start, end))
    return tuple(span for span in (_trimmed(text, *each) for each in found) if span[0] < span[1])


def _english(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _cut(_ENGLISH, text, start, end):
        listed = next((m for m in _LISTS.finditer(text, first, last)), None)
        if listed is None or text.count('"', first, last) + text.count("“", first, last):
            yield first, last
            continue
        items = list(_cut(_ITEMS, text, listed.end(), last))
        if len(items) < 2 or any(b - a > 160 for a, b in items):
            yield first, last
            continue
        # The verb stays with the first item, for the reader and for how firmly it is told.
        yield first, items[0][1]
        yield from items[1:]


def _chinese(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _joined(text, list(_cut(_CHINESE, text, start, end))):
        listed = _CHINESE_LISTS.search(text, first, last)
        if listed is None:
            yield first, last
            continue
        items = list(_cut(re.compile("、|和(?=[^解])|以及"), text, *listed.span("items")))
        yield first, items[0][1]
        yield from items[1:-1]
        if len(items) > 1:
            yield items[-1][0], last


def _joined(text: str, cut: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what is too short to tell something to what follows it, or to what it ends."""
    held: int | None = None
    out: list[tuple[int, int]] = []
    for first, last in cut:
        first = first if held is None else held
        if last - first < SHORTEST or text[last - 2 : last] in ("表示", "强调", "指出", "认为"):
            held = first
        else:
            out.append((first, last))
            held = None
    if held is not None:
        if out:
            out[-1] = (out[-1][0], cut[-1][1])
        else:
            out.append((held, cut[-1][1]))
    yield from out


def _cut(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in pattern.finditer(text, start, end):
        before = text[at : found.start()].strip()
        if _quoted(text, start, found.start()) or not before:
            continue
        after = text[found.end() : end].split()
        if pattern is _ENGLISH and (len(before.split()) < LEAST or len(after) <= LEAST):
            continue
        yield at, found.start()
        at = found.end()
    if text[at:end].strip():
        yield at, end


def _quoted(text: str, start: int, at: int) -> bool:
    """Say whether a place stands within a quotation, which is never cut."""
    before = text[start:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n,;，；、":
        start += 1
    while end > start and text[end - 1] in " \t\n,;，；、":
        end -= 1
    return start, end
