"""Those who tell of an engagement, and when they told it: neither belongs to the engagement itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.reading.document import Document
from onrecord.reading.times import TimeExpression

SAID_ON = re.compile(r"\s+(?:(?:on|late|early)\s+)*")


def only_tells(doc: Document, start: int, end: int, told: Iterable[int]) -> bool:
    """Say whether words name those who tell of an engagement ("…, an official said").

    Args:
        doc: the report under reading.
        start, end: the words; half-open, code points.
        told: where the words begin that tell engagements.
    """
    places = tuple(told)
    return any(
        a.source is not None
        and start < a.source.end
        and a.source.start < end
        and any(c.start <= at < c.end for c in a.content for at in places)
        for a in doc.attributions
    )


def of_saying(doc: Document, time: TimeExpression) -> bool:
    """Say whether a time stands right behind a word of saying ("said on Monday that he had never met")."""
    return any(
        a.cue is not None
        and SAID_ON.fullmatch(doc.text, a.cue.end, max(a.cue.end, time.start)) is not None
        and not any(t.start < a.cue.end and a.cue.start < t.end for t in doc.scenes.triggers)
        for a in doc.attributions
    )
