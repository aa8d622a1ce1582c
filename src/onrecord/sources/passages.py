"""A frozen text divided into its passages: headline, caption, credit, dateline, body, boilerplate."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from onrecord.domain.report import Passage, PassageKind
from onrecord.sources import residue

MOST_HEADLINE = 200  # code points; the longest first paragraph of PolNeAR's dev articles has 157
LEAST_HEADLINE = 4  # words
MOST_CAPTION = 420  # code points; longer paragraphs are never a picture's
MOST_CREDIT = 130
MOST_LABEL = 14  # words; a caption that only names what is seen ("The ministry's seat in Beijing")
WRAP = 100  # code points; typewriter and mail widths end near 80, a longer line was not wrapped by hand
EARLY = 3  # body paragraphs; a dateline without date or agency stands only at a report's head

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CLOSERS = r"[\"'’”»)\]）」』*_]*$"
_ENDS = re.compile(r"[.!?。！？…;；:：,，]" + _CLOSERS)
_STOPS = re.compile(r"[.。;；:：,，]" + _CLOSERS)
_STOP = re.compile(r"[.!?](?=[\s\"'’”»)\]]|$)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
LEAST_SENTENCE, LEAST_HAN_SENTENCE = 40, 15  # code points before the full stop
_HEADING = re.compile(r"#{1,6}[ \t]+")
_PARTS = re.compile(r"\s*[|·•»>/\t]\s*|\s{3,}")
_QUOTED = re.compile(r"[“\"«「].{12,}[”\"»」]", re.S)

Block = tuple[int, int]


def divide(text: str, *, title: str | None = None, marked: Sequence[Passage] = ()) -> tuple[Passage, ...]:
    """Divide a frozen text into passages.

    Args:
        text: the report's text, which is only read.
        title: the report's title where its page states one.
        marked: whole paragraphs that the page's markup already decided (a headline, a caption).

    Returns:
        passages in order, not overlapping, half-open, in code points; each begins and ends with a sign
        that is not white space, and together they cover every such sign except a headline's heading mark.
    """
    blocks = _blocks(text)
    kinds = _kinds(text, blocks, title, {(p.start, p.end): p.kind for p in marked})
    passages: list[Passage] = []
    bodies = 0
    for (start, end), kind in zip(blocks, kinds, strict=True):
        bodies += kind == "body"
        passages.extend(_finished(text, start, end, kind, early=bodies <= EARLY))
    return tuple(passages)


def runs_on(words: str) -> bool:
    """Say whether a paragraph is running text: a sentence of some length that ends in a full stop."""
    stop = _STOP.search(words, LEAST_SENTENCE)
    if stop:
        return words[stop.start()] == "." or len(words) > 2 * LEAST_SENTENCE
    return "。" in words[LEAST_HAN_SENTENCE:] and _HAN.search(words) is not None


def is_credit(words: str) -> bool:
    """Say whether a paragraph only names who took a picture or who sells it."""
    return len(words) <= MOST_CREDIT and any(
        pattern.fullmatch(words) for pattern in (*residue.CREDITS, residue.CREDIT_TAIL)
    )


def same_words(one: str, other: str) -> bool:
    """Say whether two headlines are the same but for case, punctuation and an outlet's name at the end."""
    first, second = (re.sub(r"\W+", "", words).casefold() for words in (one, other))
    short, long = sorted((first, second), key=len)
    return bool(short) and (short == long or (long.startswith(short) and len(short) >= 0.6 * len(long)))


def _blocks(text: str) -> list[Block]:
    """Cut a text into paragraphs: at blank lines, and at line ends that are not a wrapped line's."""
    blocks: list[Block] = []
    group: list[Block] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = _trimmed(text, *match.span())
        if start == end:
            continue
        if group and len(_BREAK.findall(text, last, match.start())) > 1:
            blocks.extend(_joined(text, group))
            group = []
        group.append((start, end))
        last = match.end()
    blocks.extend(_joined(text, group))
    return blocks


def _joined(text: str, lines: list[Block]) -> Iterator[Block]:
    """Join the lines between two blank lines into paragraphs."""
    if not lines:
        return
    lengths = [end - start for start, end in lines]
    open_ended = sum(not _ENDS.search(text[start:end]) for start, end in lines[:-1])
    widest = max(lengths)
    if (
        len(lines) > 1
        and 40 <= widest <= WRAP
        and min(lengths[:-1]) >= 0.6 * widest
        and open_ended >= 0.5 * (len(lines) - 1)
    ):
        yield lines[0][0], lines[-1][1]
        return
    start, end = lines[0]
    for (last_start, last_end), (next_start, next_end) in itertools.pairwise(lines):
        if _ENDS.search(text[last_start:last_end]) or not text[next_start].islower():
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Block:
    words = text[start:end].lstrip()
    start = end - len(words)
    return start, start + len(words.rstrip())


def _kinds(
    text: str, blocks: list[Block], title: str | None, decided: dict[Block, PassageKind]
) -> list[PassageKind]:
    words = [text[start:end] for start, end in blocks]
    kinds: list[PassageKind | None] = [
        decided.get(block) or _alone(w) for block, w in zip(blocks, words, strict=True)
    ]
    _mark_menus(words, kinds)
    _mark_lists(words, kinds)
    _mark_end(words, kinds)
    if "headline" not in kinds:
        _mark_headline(text, blocks, words, kinds, title)
    _mark_captions(words, kinds)
    return [kind or "body" for kind in kinds]


def _alone(words: str) -> PassageKind | None:
    """Tell what a paragraph is where its own words decide it."""
    if is_credit(words):
        return "boilerplate" if _is_menu(words) else "credit"
    for mark in residue.MARKS:
        if len(words) <= mark.most and (mark.pattern.fullmatch if mark.whole else mark.pattern.match)(words):
            return "boilerplate"
    if len(words) <= MOST_CREDIT and residue.LIST_MARKS.fullmatch(words):
        return "boilerplate"
    return "boilerplate" if _is_menu(words) else None


def _is_menu(words: str) -> bool:
    if len(words) > 300 or _STOPS.search(words):
        return False
    parts = [part for part in _PARTS.split(words) if part]
    least = 3
    if len(parts) < least:
        parts, least = words.split(), 4
    known = sum(part.casefold() in residue.MENU_WORDS for part in parts)
    return len(parts) >= least and known >= 0.6 * len(parts)


def _mark_menus(words: list[str], kinds: list[PassageKind | None]) -> None:
    """Mark runs of three or more very short lines of which half are a menu's words."""
    run: list[int] = []
    for index in range(len(words) + 1):
        short = index < len(words) and len(words[index]) <= 30 and not _ENDS.search(words[index])
        if short:
            run.append(index)
            continue
        known = sum(words[i].casefold() in residue.MENU_WORDS for i in run)
        if len(run) >= 3 and known >= 0.5 * len(run):
            for i in run:
                kinds[i] = kinds[i] or "boilerplate"
        run = []


def _mark_lists(words: list[str], kinds: list[PassageKind | None]) -> None:
    """Mark the headlines of other articles that follow "Related stories" and the like."""
    inside = False
    for index, line in enumerate(words):
        if residue.LIST_MARKS.fullmatch(line):
            inside = True
        elif inside and (runs_on(line) or len(line) > MOST_HEADLINE):
            inside = False
        elif inside:
            kinds[index] = kinds[index] or "boilerplate"


def _mark_end(words: list[str], kinds: list[PassageKind | None]) -> None:
    """Mark everything after the article's end: a comment form and what readers wrote."""
    running = [runs_on(line) and kind is None for line, kind in zip(words, kinds, strict=True)]
    for index, line in enumerate(words):
        # A form above the article ("3 comments" under the headline) ends nothing: more text follows it.
        if residue.END_MARKS.fullmatch(line) and sum(running[:index]) > sum(running[index:]):
            kinds[index:] = ["boilerplate"] * (len(words) - index)
            return


def _mark_headline(
    text: str, blocks: list[Block], words: list[str], kinds: list[PassageKind | None], title: str | None
) -> None:
    first = [index for index, kind in enumerate(kinds) if kind is None][:5]
    if title:
        for index in first:
            if same_words(_HEADING.sub("", words[index]), title):
                kinds[index] = "headline"
        return
    opening = list(itertools.takewhile(lambda index: not runs_on(words[index]), first))
    if not opening:
        return
    # A letterhead ("Ministry of X", a company's name) stands above the headline and is shorter than one.
    index = opening[0]
    if len(words[index].split()) <= 2:
        index = next((i for i in opening if len(words[i].split()) >= LEAST_HEADLINE), index)
    line = words[index]
    last = index + 1 == len(blocks)
    apart = not last and len(_BREAK.findall(text, blocks[index][1], blocks[index + 1][0])) > 1
    short = len(line) <= MOST_HEADLINE and "\n" not in line and not _STOPS.search(line)
    if not last and (_HEADING.match(line) or (apart and short)):
        kinds[index] = "headline"


def _mark_captions(words: list[str], kinds: list[PassageKind | None]) -> None:
    before_body = True
    for index, line in enumerate(words):
        if kinds[index] is not None:
            continue
        beside_credit = "credit" in kinds[index + 1 : index + 2] or (
            "credit" in kinds[max(index - 1, 0) : index] and "caption" not in kinds[max(index - 2, 0) : index]
        )
        if _is_caption(line, beside_credit=beside_credit, before_body=before_body):
            kinds[index] = "caption"
        else:
            before_body = False


def _is_caption(words: str, *, beside_credit: bool, before_body: bool) -> bool:
    if len(words) > MOST_CAPTION:
        return False
    tail = residue.CREDIT_TAIL.search(words)
    if residue.CAPTION_START.match(words) or (tail and tail.start() > MOST_LABEL):
        return True
    # Captions tell in the present what is seen; an article's sentences tell in the past what was said.
    seen = residue.CAPTION_VERB.search(words) is not None
    dated = residue.FULL_DATE.search(words) is not None
    placed = residue.CAPTION_POSITION.search(words) is not None
    told = residue.PAST_OR_SPEECH.search(words) is not None or _QUOTED.search(words) is not None
    if placed and (seen or beside_credit):
        return True
    if before_body and seen and dated and not told:
        return True
    if not beside_credit or (told and not (seen and dated)):
        return False
    label = len(words.split()) <= MOST_LABEL and len(words) <= MOST_HEADLINE
    return seen or dated or (label and before_body)


def _finished(text: str, start: int, end: int, kind: PassageKind, *, early: bool) -> Iterator[Passage]:
    """Yield a paragraph's passages: a body's dateline and a caption's credit stand apart."""
    words = text[start:end]
    cut = 0
    if kind == "headline" and (heading := _HEADING.match(words)):
        start += heading.end()
    elif kind == "body":
        cut = _dateline(words, early=early)
        if cut:
            yield Passage(kind="dateline", start=start, end=start + len(words[:cut].rstrip()))
    elif kind == "caption" and (tail := residue.CREDIT_TAIL.search(words)):
        cut = tail.start() + len(tail[0]) - len(tail[0].lstrip())
        if words[:cut].strip():
            yield Passage(kind="caption", start=start, end=start + len(words[:cut].rstrip()))
        kind = "credit"
    if start + cut < end:
        yield Passage(kind=kind, start=start + cut, end=end)


def _dateline(words: str, *, early: bool) -> int:
    """Return how many code points of a paragraph its dateline takes, with the white space after it."""
    for pattern in residue.DATELINES:
        match = pattern.match(words)
        if match:
            return match.end()
    alone = residue.CITY_ALONE.match(words) if early else None
    if alone and not set(re.split(r"[^A-Z]+", alone["city"])) <= residue.NOT_A_CITY:
        return alone.end()
    return 0
