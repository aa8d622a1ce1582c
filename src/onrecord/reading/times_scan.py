"""Runs the recognisers over a text and settles which of overlapping findings stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.reading import times_alone, times_chinese, times_english, times_relative
from onrecord.reading.times_meanings import Mention, Name

_HAN: Final = re.compile("[\u4e00-\u9fff]")
# Every English recogniser needs one of these, and none reaches further from it than WINDOW code points.
_TRIGGER: Final = re.compile(
    r"[0-9]|[Dd]ay|DAY|[Ww]eek|[Mm]onth|[Yy]ear|night|omorrow|orning|ernoon|vening|uarter|half|hour"
    r"|minute|decade|entur"
    r"|ecent|pring|ummer|utumn|[Ff]all|inter|Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|May|MAY|Jun|JUN|Jul|JUL"
    r"|Aug|AUG|Sep|SEP"
    r"|Oct|OCT|Nov|NOV|Dec|DEC|on (?:Mon|Tue|Wed|Thu|Fri)"
)
WINDOW: Final = 64
_ENGLISH: Final = (
    times_english.figures,
    times_english.month_first,
    times_english.day_first,
    times_alone.month_alone,
    times_alone.weekdays,
    times_alone.years,
    times_alone.names,
    times_relative.days,
    times_relative.units,
    times_relative.anchored,
    times_relative.counted,
    times_relative.parts,
    times_relative.lasting,
)
_CHINESE: Final = (
    times_chinese.dates,
    times_chinese.months_and_years,
    times_chinese.words,
    times_chinese.weekdays,
    times_chinese.counted,
    times_chinese.parts,
    times_chinese.lasting,
)


def found(text: str, start: int, end: int) -> Iterator[Mention]:
    """Run the recognisers of the scripts that the text is in, where a word of time stands near."""
    if _HAN.search(text, start, end):
        for find in _CHINESE:
            yield from find(text, start, end)
    for begin, stop in _windows(text, start, end):
        for find in _ENGLISH:
            yield from find(text, begin, stop)


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches around words of time: most of a report needs no further look."""
    begin = stop = start
    for trigger in _TRIGGER.finditer(text, start, end):
        if trigger.start() - WINDOW > stop:
            if stop > begin:
                yield begin, stop
            begin = trigger.start() - WINDOW
        stop = min(end, trigger.end() + WINDOW)
    if stop > begin:
        yield begin, stop


def chosen(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longest of mentions that overlap, the earlier of equals, and drop names."""
    kept: list[Mention] = []
    cluster: list[Mention] = []
    reach = -1
    for mention in sorted(mentions, key=lambda each: (each.start, each.end)):
        if mention.start >= reach:
            kept += _longest(cluster)
            cluster = []
        cluster.append(mention)
        reach = max(reach, mention.end)
    kept += _longest(cluster)
    return [mention for mention in kept if not isinstance(mention.meaning, Name)]


def _longest(cluster: Sequence[Mention]) -> list[Mention]:
    """Choose among a few mentions that overlap one another, longest first, and return them in order."""
    taken: list[Mention] = []
    for mention in sorted(cluster, key=lambda each: (each.start - each.end, each.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda each: each.start)
