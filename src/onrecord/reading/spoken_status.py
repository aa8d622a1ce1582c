"""The status that declared words of a sentence tell: "postponed", "no such meeting", 不属实."""

from __future__ import annotations

import re
from functools import cache

from onrecord.domain.reading import EngagementStatus
from onrecord.reading.lexicon.engagements import StatusCue, chinese_frames, status_cues
from onrecord.reading.lexicon.words import phrase_pattern


def spoken_statuses(sentence: str) -> set[EngagementStatus | None]:
    """Return the statuses that the words of a sentence tell, other than words that tell little."""
    told = {cue.status for cue, pattern in _english() if pattern.search(sentence)}
    return told | {cue.status for cue in _chinese() if cue.phrase in sentence}


@cache
def _english() -> tuple[tuple[StatusCue, re.Pattern[str]], ...]:
    return tuple((c, phrase_pattern(c.phrase)) for c in status_cues() if c.status and not c.weak)


@cache
def _chinese() -> tuple[StatusCue, ...]:
    """Return the Chinese words of a status that hold for their whole sentence ("…的报道不属实")."""
    return tuple(c for c in chinese_frames().statuses if c.where == "clause" and c.status)
