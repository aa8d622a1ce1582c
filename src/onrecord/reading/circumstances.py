"""When, where, about what and whether: the circumstances of an engagement around its words."""

from __future__ import annotations

import re
from functools import cache

from onrecord.domain.dates import Date
from onrecord.domain.reading import EngagementStatus, Place
from onrecord.reading.actors import Cast
from onrecord.reading.document import Document
from onrecord.reading.frames import Mention, nouns_by_form
from onrecord.reading.lexicon.cues import cue_verbs_by_form
from onrecord.reading.lexicon.engagements import StatusCue, status_cues, topic_cues
from onrecord.reading.lexicon.words import phrase_pattern
from onrecord.reading.names import Name
from onrecord.reading.times import TimeExpression

RELATIVE = re.compile(r",\s(?:who|which|whose)\b[^,;.]*\Z")
DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
NEAR = 9  # words between a trigger and a date that the tree gives to nobody
NO_TOPIC = frozenset("a and as at for in of on or that the to with".split())  # alone they name nothing


class Circumstances:
    """Reads what stands around an engagement's words.

    Args:
        doc: the report under reading.
        cast: its actors.
    """

    def __init__(self, doc: Document, cast: Cast) -> None:
        self.doc, self.cast = doc, cast
        self.tree = doc.tree

    def times(self, mention: Mention) -> list[TimeExpression]:
        """Return the times that belong to a mention: its dependents, else the nearest in its clause."""
        a, b = self.tree.sentence_span(mention.trigger.i)
        here = [
            t
            for t in self.doc.times
            if a <= t.start < b and t.kind in ("date", "time") and not t.bounds(self.doc.text)
        ]
        anchors = {mention.trigger.i, *range(mention.first, mention.end)} | (
            {mention.verb.i} if mention.verb else set()
        )
        owned = [
            t
            for t in here
            if (self.owner(t) in anchors or self.carried(t, mention)) and not self.split(t, mention)
        ]
        if owned:
            return owned
        free = [
            t
            for t in here
            if not (self.of_cue(t) or self.aside(t, mention) or self.split(t, mention))
            and self.words_between(t, mention) <= NEAR
        ]
        return sorted(free, key=lambda t: self.words_between(t, mention))[:1]

    def carried(self, time: TimeExpression, mention: Mention) -> bool:
        """Say whether a time hangs on the verb above an engagement noun, with no other such noun between."""
        trigger = mention.trigger
        if (
            not mention.noun
            or self.owner(time) != trigger.head
            or self.tree.words[trigger.head].upos != "VERB"
        ):
            return False
        inside = self.tree.at(time.start, time.end)
        if inside.start < trigger.i or self.of_cue(time):
            return False
        return not any(self.tree.words[k].lower in nouns_by_form() for k in range(mention.end, inside.start))

    def dates(self, mention: Mention) -> list[Date]:
        """Return the dates that belong to a mention."""
        return [t.date for t in self.times(mention)]

    def owner(self, time: TimeExpression) -> int | None:
        """Return the verb or engagement noun that a time expression hangs on."""
        top = self.tree.top(time.start, time.end)
        if top is None:
            return None
        inside = set(self.tree.at(time.start, time.end))
        for i in self.tree.path(top)[1:]:
            w = self.tree.words[i]
            if i not in inside and (w.upos in ("VERB", "AUX") or w.upos == "NOUN"):
                return i
        return None

    def of_cue(self, time: TimeExpression) -> bool:
        """Say whether a time tells when something was said ("said on Thursday")."""
        inside = self.tree.at(time.start, time.end)
        k = inside.start - 1
        while k >= 0 and self.tree.words[k].lower in (
            "on",
            "late",
            "early",
            "in",
            "a",
            "statement",
            "reporters",
        ):
            k -= 1
        return (
            k >= 0 and self.tree.words[k].upos == "VERB" and self.tree.words[k].lower in cue_verbs_by_form()
        )

    def aside(self, time: TimeExpression, mention: Mention) -> bool:
        """Say whether a time belongs to a relative clause beside the words ("Sol, who came Monday, met")."""
        a, _ = self.tree.sentence_span(mention.trigger.i)
        opened = RELATIVE.search(self.doc.text[: time.start], a)
        at = mention.trigger.start
        return opened is not None and (
            at < opened.start() or (at > time.end and "," in self.doc.text[time.end : at])
        )

    def words_between(self, time: TimeExpression, mention: Mention) -> int:
        """Return how many words that name nobody stand between a time and a mention's trigger."""
        inside = self.tree.at(time.start, time.end)
        between = (
            range(inside.stop, mention.first)
            if inside.stop <= mention.first
            else range(mention.end, inside.start)
        )
        return sum(k not in self.cast.of_word for k in between)

    def split(self, time: TimeExpression, mention: Mention) -> bool:
        """Say whether a semicolon, or another engagement word, stands between."""
        inside = self.tree.at(time.start, time.end)
        a, b = (inside.stop, mention.first) if inside.stop <= mention.first else (mention.end, inside.start)
        return any(self.tree.words[k].text in (";", ":", "—") for k in range(a, b))

    @staticmethod
    def clashes(a: Date, b: Date) -> bool:
        """Say whether two dates of any precision cannot be one."""
        if not a.value or not b.value:
            return False
        size = min(len(a.value), len(b.value))
        return a.value[:size] != b.value[:size]

    def same_days(self, date: Date, first: Date, published: str | None) -> bool:
        """Say whether a date lies within a week of the news, or nothing tells that it does not."""
        anchor = first.value or (published or "")[:10]
        if not date.value:
            return date.why == "the report gives no date for it"
        if not anchor:
            return True
        if date.precision == "day" and len(anchor) >= 10:
            return abs(days(date.value) - days(anchor[:10])) <= 7
        return False

    def background(self, mention: Mention) -> bool:
        """Say whether a mention is told as what went before: the past perfect, or "comes after"."""
        verb = mention.verb
        if verb is not None:
            auxiliaries = {c.lower for c in self.tree.children(verb.i, "aux")}
            if "had" in auxiliaries:
                return True
        return self.told_before(mention)

    def told_before(self, mention: Mention) -> bool:
        """Say whether the words before a mention set the news against it ("comes after", "last month")."""
        a, _ = self.tree.sentence_span(mention.trigger.i)
        before = self.doc.text[max(a, mention.trigger.start - 80) : mention.trigger.start]
        return bool(
            re.search(
                r"\b(?:comes? after|came after|follow(?:s|ed|ing)|since|earlier"
                r"|last (?:year|month)|this year)\b",
                before,
            )
        )

    def definite(self, mention: Mention) -> bool:
        """Say whether a noun is told as known ("during talks", "the meeting")."""
        k = mention.first - 1
        return k >= 0 and self.tree.words[k].lower in (
            "the",
            "this",
            "that",
            "during",
            "their",
            "after",
            "at",
            "’s",
            "'s",
        )

    def confirmed(self, mention: Mention) -> bool:
        """Say whether a weak word is an engagement: two sides, and a date, a place or a topic beside it."""
        return bool(self.times(mention)) or bool(mention.places) or bool(self.topics(mention))

    def status(self, mention: Mention) -> EngagementStatus | None:
        """Return the status that the words around a mention tell; None where they tell only the fact."""
        k = mention.first - 1
        while k > 0 and self.tree.words[k].upos in ("ADJ", "NOUN", "NUM"):
            k -= 1
        if mention.noun and k >= 0 and self.tree.words[k].lower == "no":
            return "denied"  # "no meeting took place": what stands behind tells the same, not the opposite
        a, b = self.tree.sentence_span(mention.trigger.i)
        anchor = (
            mention.verb.start
            if mention.verb is not None and mention.noun
            else self.tree.words[mention.first].start
        )
        before = self.doc.text[max(a, anchor - 45) : anchor]
        noun_before = self.doc.text[
            max(a, self.tree.words[mention.first].start - 60) : self.tree.words[mention.first].start
        ]
        after = self.doc.text[
            self.tree.words[mention.end - 1].end : min(b, self.tree.words[mention.end - 1].end + 110)
        ]
        around = {"verb": before, "clause": self.doc.text[max(a, anchor - 90) : anchor]}
        if mention.noun:
            around |= {"noun": noun_before, "after-noun": after}
        found: list[StatusCue] = []
        for cue, pattern in status_patterns():
            if cue.status is None:
                continue
            if cue.where == "clause" and cue.status not in ("denied", "disputed", "planned"):
                continue
            if cue.where in around and pattern.search(around[cue.where]):
                found.append(cue)
        strong = [c for c in found if not c.weak] or found
        if not strong:
            return "denied" if self.in_denial(mention) else None
        order = ("denied", "cancelled", "postponed", "disputed", "planned", "held")
        return min(strong, key=lambda c: order.index(c.status or "held")).status

    def in_denial(self, mention: Mention) -> bool:
        """Say whether a verb stands in what somebody denies ("denied on Monday that he had met …")."""
        at = mention.trigger.start
        return not mention.noun and any(
            a.cue is not None
            and DENIES.search(self.doc.text, a.cue.start, a.cue.end) is not None
            and any(c.start <= at < c.end for c in a.content)
            for a in self.doc.attributions
        )

    def settled_status(self, status: EngagementStatus, date: Date) -> EngagementStatus:
        """Return the status once its date is known: what lies after the publication date is planned."""
        published = (self.doc.report.published or "")[:10]
        if (
            status == "held"
            and date.value
            and published
            and date.precision == "day"
            and date.value > published
        ):
            return "planned"
        return status

    def place(self, mention: Mention) -> Place | None:
        """Return where an engagement happened, by the preposition before a place or the frame's own place."""
        _, b = self.tree.sentence_span(mention.trigger.i)
        limit = self.tree.words[mention.end - 1].end
        spots = [
            n
            for n in self.doc.names
            if n.kind in ("place", "country", "organisation", "other") and limit <= n.start < b
        ]
        named = set(mention.places)
        for n in spots:
            inside = self.tree.at(n.start, n.end)
            if any(i in inside for i in named) and n.kind != "organisation":
                return self.stretched(n, b)
            gap = self.doc.text[limit : n.start]
            word = self.tree.words[inside.start - 1]
            before = word.lower if word.lower not in ("the", "a") else self.tree.words[inside.start - 2].lower
            if (
                before not in ("in", "at")
                or len(gap.split()) >= 30
                or not self.governed(inside.start, mention)
            ):
                continue
            if n.kind in ("place", "country") or (before == "at" and self.building(n)):
                return self.stretched(n, b)
        return None

    @staticmethod
    def building(name: Name) -> bool:
        """Say whether an organisation's name is a house where people meet."""
        return bool(
            re.search(
                r"\b(?:Hotel|Palace|House|Hall|Center|Centre|Club|Airport|Castle|Plaza|Resort|Guesthouse"
                r"|Embassy|Headquarters|University|Museum|Stadium|Kremlin)\b",
                name.text,
            )
        )

    def governed(self, i: int, mention: Mention) -> bool:
        """Say whether a place phrase hangs on the mention's words, not on another noun or a later verb."""
        anchors = {mention.trigger.i, *range(mention.first, mention.end)} | (
            {mention.verb.i} if mention.verb else set()
        )
        top = i
        for k in self.tree.path(top)[1:5]:
            w = self.tree.words[k]
            if k in anchors:
                return True
            if w.upos == "VERB":
                return False
        between = self.tree.words[mention.end : i]
        return not any(w.upos in ("VERB", "AUX") or w.text in ",;" for w in between) and len(between) < 12

    def stretched(self, n: Name, limit: int) -> Place:
        """Return a place with the places that go on behind it ("the Grand Hotel in Lisbon, Portugal")."""
        end = n.end
        for follower in self.doc.names:
            gap = self.doc.text[end : follower.start]
            if (
                follower.start >= end
                and follower.start < limit
                and re.fullmatch(r",? (?:in )?(?:the )?|, ", gap)
                and follower.kind in ("place", "country")
            ):
                end = follower.end
        entities = self.cast.in_span(n.start, n.end)
        return Place(
            name=self.doc.text[n.start : end],
            actor=f"a{entities[0].number}" if entities else None,
            evidence=(self.doc.span(n.start, end),),
        )

    def topics(self, mention: Mention) -> list[str]:
        """Return what an engagement was about: the list after a topic word in the same sentence."""
        _, b = self.tree.sentence_span(mention.trigger.i)
        start = self.tree.words[mention.first].start
        text = self.doc.text[start:b]
        match = topic_pattern().search(text)
        if mention.topic_head is not None and match is None:
            match = re.compile(r"\S+").match(text)
        if match is None and mention.noun:
            match = re.compile(
                r"(?:on|about|over|regarding|concerning)\s+"
                r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
                r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d)"
            ).match(self.doc.text[self.tree.words[mention.end - 1].end + 1 : b])
            if match is not None:
                text = self.doc.text[self.tree.words[mention.end - 1].end + 1 : b]
                start = self.tree.words[mention.end - 1].end + 1
        if match is None:
            return []
        return self.listed(start + match.end(), b)

    def listed(self, start: int, end: int) -> list[str]:
        """Cut a topic list into its topics; "between A and B" and "from A to B" are told apart."""
        text = self.doc.text[start:end]
        stop = len(text)
        for attribution in self.doc.attributions:
            for mark in (attribution.source, attribution.cue):
                if mark is not None and start < mark.start < end:
                    stop = min(stop, mark.start - start)
        for w in self.doc.words(start, end):
            finite = (
                w.upos in ("VERB", "AUX")
                and w.deprel not in ("acl", "amod", "compound")
                and not w.lower.endswith("ing")
                and not (
                    w.i and self.tree.words[w.i - 1].lower == "to"
                )  # "from controls to trade" is no verb
            )
            if (
                w.text in '.;:—“”"'
                or (finite and w.start > start + 3)
                or w.lower
                in ("according", "amid", "during", "after", "before", "while", "who", "which", "when")
            ):
                stop = min(stop, w.start - start)
                break
        text = text[:stop].strip(" ,")
        text = re.sub(
            r"^(?:(?:a |the )?(?:wide |broad |full )?(?:range|variety|number|series) of )?"
            r"(?:topics|issues|subjects|matters)?\s*(?:ranging |including |such as |like )?(?:from )?",
            "",
            text,
        )
        text = re.sub(r"\b(between|both)\s+([^,]+?)\s+and\s+", lambda m: f"{m[1]} {m[2]} \0 ", text)
        parts = re.split(
            r",\s+(?:and\s+|as well as\s+)?|\s+(?:and|as well as)\s+"
            r"|\s+to\s+(?=[a-z]*\s*(?:trade|relations|the|[a-z]+s\b))",
            text,
        )
        out: list[str] = []
        for part in parts:
            topic = re.sub(
                r"^(?:the |a |an |its |their |how |ways to |other |issues? (?:of|such as) )+",
                "",
                part.replace("\0", "and").strip(" ,."),
            ).strip()
            topic = re.sub(r"\s+(?:and|or|of|with|to|in|on|for|between|from|by)$", "", topic)
            if (
                topic
                and len(topic.split()) <= 14
                and any(c.isalpha() for c in topic)
                and self.is_topic(topic)
            ):
                out.append(topic)
        return out[:8]

    def is_topic(self, topic: str) -> bool:
        """Say whether words can be a topic: not a time, a person alone, or a leftover of the clause."""
        if any(t.text.lower() == topic.lower() for t in self.doc.times):
            return False
        if set(topic.lower().split()) <= NO_TOPIC:
            return False
        entity = self.cast.by_form(topic)
        return not (entity is not None and entity.kind == "person") and topic.lower() not in (
            "it",
            "that",
            "this",
            "them",
            "others",
            "said",
        )


def days(value: str) -> int:
    """Return the ordinal of an ISO day."""
    from datetime import date

    return date.fromisoformat(value).toordinal()


@cache
def status_patterns() -> tuple[tuple[StatusCue, re.Pattern[str]], ...]:
    """Return the status cues, each with the pattern of where it may stand: right before, or soon after."""
    out = []
    for cue in status_cues():
        body = phrase_pattern(cue.phrase).pattern
        if cue.where == "verb":
            source = rf"(?:{body})\s+(?:\w+ly\s+|also\s+|then\s+|soon\s+|be\s+|have\s+|to\s+)*$"
        elif cue.where == "noun":
            between = r"(?!(?:comment|discuss|say|elaborat|confirm|answer|on|about|to)\w*\b)[\w’'-]+\s+"
            source = rf"(?:{body})\s+(?:{between}){{0,4}}$"
        elif cue.where == "clause":
            source = rf"(?:{body})\b[^.,;:]{{0,70}}$"
        else:
            source = rf"^(?:[^.;]{{0,90}}?)(?:{body})"
        out.append((cue, re.compile(source, re.IGNORECASE)))
    return tuple(out)


@cache
def topic_pattern() -> re.Pattern[str]:
    """Return the pattern of the words before a topic list, phrases before single verbs."""
    cues = topic_cues()
    return phrase_pattern(*cues.phrases, *cues.verbs)
