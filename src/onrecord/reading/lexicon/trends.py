"""How reports word a claim of trend: a change over time, or a count set against another time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.reading.lexicon.files import declared
from onrecord.reading.lexicon.words import phrase_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendCue:
    """Words that claim a trend.

    Args:
        pattern: finds the words, whatever the letter case.
        weak: a claim only where words of comparison with another time stand in the same clause.
    """

    pattern: re.Pattern[str]
    weak: bool = False


@cache
def trend_cues() -> tuple[TrendCue, ...]:
    """Return the English words that claim a trend, strong ones before weak."""
    entries = declared("trends")["phrases"]
    cues = [
        TrendCue(pattern=_compiled((entry["phrase"],)), weak=entry.get("weak", False)) for entry in entries
    ]
    return tuple(sorted(cues, key=lambda cue: cue.weak))


@cache
def comparisons() -> re.Pattern[str]:
    """Return the pattern of words that set a clause against another time."""
    return _compiled(tuple(declared("trends")["compared"]))


@cache
def lasting() -> re.Pattern[str]:
    """Return the pattern of words that make even a market figure's movement a trend."""
    return _compiled(tuple(declared("trends")["lasting"]))


@cache
def market_figures() -> re.Pattern[str]:
    """Return the pattern of subjects whose movement is a figure of the day, not a trend."""
    return phrase_pattern(*declared("trends")["figures"])


@cache
def forecasts() -> re.Pattern[str]:
    """Return the pattern of words that make a clause a forecast or a wish."""
    return phrase_pattern(*declared("trends")["not_near"])


@cache
def chinese_trends() -> tuple[str, ...]:
    """Return the Chinese words that claim a trend, the longest first."""
    return tuple(sorted(declared("trends")["zh"], key=len, reverse=True))


def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases with COUNT, PERIOD and GAP filled in."""
    data = declared("trends")
    counts = "|".join(sorted(map(re.escape, data["counts"]), key=len, reverse=True))
    periods = "|".join(sorted(map(re.escape, data["periods"]), key=len, reverse=True))
    source = phrase_pattern(*phrases).pattern
    source = source.replace("COUNT", rf"(?:\d[\d,.]*(?:st|nd|rd|th)?|{counts})")
    source = source.replace("GAP", r"[\w’'-]+(?:\s+[\w’'-]+){0,5}?")
    return re.compile(source.replace("PERIOD", rf"(?:{periods})s?(?:[-\s]ago)?"), re.IGNORECASE)
