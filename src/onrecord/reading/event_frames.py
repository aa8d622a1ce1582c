"""Words that tell an event, each with who and what stands around it: one mention a trigger."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.document import Document
from onrecord.reading.event_mentions import EventMention
from onrecord.reading.event_phrases import EventNouns, EventPhrases
from onrecord.reading.event_verbs import EventVerbs
from onrecord.reading.lexicon.events import reported_types
from onrecord.reading.runs import Runs


def event_mentions(doc: Document, runs: Runs) -> Iterator[EventMention]:
    """Yield the mentions of events in order of the text, one a word, under the type that a reading tells.

    Args:
        doc: the report under reading, in English.
        runs: its actors as runs of words.
    """
    found: dict[int, EventMention] = {}
    phrases, verbs, nouns = EventPhrases(doc, runs), EventVerbs(doc, runs), EventNouns(doc, runs)
    for mention in (*phrases.phrases(), *verbs.verbs(), *nouns.nouns()):
        found.setdefault(mention.trigger, mention)
    for trigger in sorted(found):
        mention = found[trigger]
        mention.type = reported_types().get(mention.type, mention.type)
        yield mention
