"""Tells by plain words whether a time expression goes with something told or something to come."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times_calendar import Tense

# A clause is not read further than this many code points from the expression.
REACH: Final = 160
_FUTURE: Final = (
    r"will|won't|shall|going to|is to|are to|(?:is|are|it's) (?:expected|scheduled|set|due|planned"
    r"|slated|likely)"
    r"|(?:plans?|hopes?|intends?|expects?|aims?) to|to be held|upcoming|scheduled for|planned for"
    r"|set for|due on"
)
_PAST: Final = (
    r"said|told|met|held|was|were|had|did|went|came|spoke|took|made|gave|left|led|began|wrote|saw"
    r"|sent|got|won|lost"
    r"|became|paid|flew|fell|rose|put|brought|found|kept|hit|ran|struck|has|have|[a-z]{2,}ed"
)
# What follows "will" belongs to it, though it may look past: "will be held".
_VERB: Final = re.compile(
    rf"\b(?:(?P<future>{_FUTURE})(?: (?:be|not|also|now|have|been|to|[a-z]+ly)){{0,3}}(?: \w+)?"
    rf"|(?P<past>{_PAST}))\b",
    re.IGNORECASE,
)
_VERB_HAN: Final = re.compile(
    r"(?P<future>将|拟|计划|定于|预计|即将)|(?P<past>说|表示|指出|强调|会见|会谈|举行|抵达|宣布|发布|称|了)"
)
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]?[ \n](?=[A-Z“\"])|[。！？\n]")
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|[A-Z][a-z]{2,3}t?)\.[ \n]$")


def tense_at(text: str, start: int, end: int) -> Tense:
    """Tell the tense of the verb nearest before a time expression in its sentence, else the first after it.

    Args:
        text: the report's text.
        start: first code point of the expression.
        end: one past its last.

    Returns:
        "past", "future", or "unknown" where no such verb stands near.
    """
    before = text[max(0, start - REACH) : start]
    for found in reversed(list(_SENTENCE_END.finditer(before))):
        if not _ABBREVIATED.search(before[: found.end()]):
            before = before[found.end() :]
            break
    after = text[end : end + REACH]
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    verb = _VERB_HAN if _is_han(before[-12:] + after[:12]) else _VERB
    earlier = list(verb.finditer(before))
    found_verb = earlier[-1] if earlier else verb.search(after)
    if found_verb is None:
        return "unknown"
    return "future" if found_verb["future"] else "past"


def _is_han(text: str) -> bool:
    """Say whether Chinese characters stand in the text."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)
