"""Whether words tell that something happened, is settled to happen, or neither: denied, wished, possible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.reading.lexicon.words import VerbForms, phrase_pattern
from onrecord.reading.runs import AUXILIARY, BE, DETERMINERS, PREPOSITIONS, Runs

Asserted = Literal["done", "settled"]
Voice = Literal["active", "passive"]

NEGATION = frozenset("not n't n’t never cannot without hardly neither nor".split())
POSSIBILITY = frozenset("would could might may should must can ought 'd ’d".split())
FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
ADVERBS = frozenset(
    "also already now then since just first later still once again ever soon only even thus instead "
    "meanwhile together "
    "twice long yet almost both all each jointly sharply newly to further".split()
)
SETTLED = frozenset("due set scheduled slated agreed agrees agree decided decides decide".split())
MOVED = frozenset("sought moved acted begun began started stepped managed gone went".split())
WISHES = phrase_pattern(
    *re.split(
        r";\s+",
        """[hope]; [want]; [wish]; [urge]; [call] on; [call] for; [demand]; [threaten]; [propose];
        consider; considers; considering; [fear]; [worry] that; [deny]; [reject]; [refute];
        [dismiss]; [rule] out; [oppose]; [discourage]; [encourage]; [seek] to; [try] to; [attempt]
        to; [fail] to; [refuse] to; [decline] to; [intend] to; [plan] to; [plan] for; [aim] to;
        [weigh]; [mull]; [suggest]; [expect] to; [expect] that; [prepare] to; ready to; willing
        to; likely to; unlikely to; whether; if; unless; rumours; rumors; rumour; rumor;
        speculation; possibility of; prospect of; no plans; plans for; plans to; in case;
        would-be; [ask] for; [lobby] for; [push] for; [push] to; [pledge] to; [promise] to; [vow]
        to; [offer] to; instead of; rather than; false reports""",
    )
)
CLAUSE_END = re.compile(
    r"[;:—–]|,\s+(?:and|but|while|which|who|whereas|although|though)\s|\s(?:but|while|although|though"
    r"|whereas)\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """A verb with its auxiliaries, which begin at word `first`; `bare` where it has none."""

    first: int
    asserted: Asserted
    voice: Voice
    bare: bool


class Assertions:
    """Reads verb groups by the words alone.

    Args:
        runs: the report's actors as runs of words.
    """

    def __init__(self, runs: Runs) -> None:
        self.runs, self.words, self.low = runs, runs.words, runs.low

    def group(
        self,
        i: int,
        forms: VerbForms,
        end: int,
        *,
        attempts: bool = False,
        intransitive: frozenset[str] | None = None,
    ) -> VerbGroup | None:
        """Read the group of the verb at word `i`, or return None where it tells no fact.

        Args:
            forms: the verb's forms.
            end: the word after the verb and its tail.
            attempts: "has sought to limit" counts as an act.
            intransitive: prepositions before which the verb is active ("invested in"); None for all.
        """
        floor, ceiling = self.runs.bounds(i)
        first = self.opening(i, floor)
        helpers = self.low[first:i]
        if NEGATION & set(helpers) or POSSIBILITY & set(helpers) or "longer" in helpers:
            return None
        asserted: Asserted = "done"
        if "to" in helpers:
            told = self.infinitive(
                first + len(helpers) - helpers[::-1].index("to") - 1, floor, attempts=attempts
            )
            if told is None:
                return None
            asserted = told
        elif FUTURE & set(helpers):
            asserted = "settled"
        voice = self.voice(i, forms, helpers, end, ceiling)
        if (
            voice == "passive"
            and not BE & set(helpers)
            and (intransitive is None or self.following(end) in intransitive)
        ):
            voice = "active"
        if voice is None or self.wished(floor, first):
            return None
        return VerbGroup(
            first=self.before_infinitive(first, helpers, floor),
            asserted=asserted,
            voice=voice,
            bare=not helpers,
        )

    def following(self, end: int) -> str:
        """Return the word at `end`, or "" at the end of the text."""
        return self.low[end] if end < len(self.low) else ""

    def opening(self, i: int, floor: int) -> int:
        """Return where the auxiliaries and adverbs before a verb begin."""
        first = i
        while first > floor and i - first < 9:
            low = self.low[first - 1]
            if first - 1 in self.runs.of_word or not (
                low in AUXILIARY
                or low in ADVERBS
                or low in NEGATION
                or low == "longer"
                or (low.endswith("ly") and len(low) > 4)
            ):
                break
            first -= 1
        return first

    def before_infinitive(self, first: int, helpers: list[str], floor: int) -> int:
        """Return where the whole group begins: before "is due" of "is due to close" too."""
        if "to" not in helpers or self.low[first] != "to":
            return first
        return self.opening(first - 1, floor) if first - 1 >= floor else first

    def infinitive(self, to: int, floor: int, *, attempts: bool) -> Asserted | None:
        """Say how an infinitive is told: "agreed to buy" is settled, "wants to buy" is not told."""
        governor = self.low[to - 1] if to > floor else ""
        if governor in ("is", "are"):
            return "settled"
        if governor in SETTLED:
            helpers = self.low[self.opening(to - 1, floor) : to - 1]
            return None if NEGATION & set(helpers) or POSSIBILITY & set(helpers) else "settled"
        if attempts and governor in MOVED:
            return "done"
        return None

    def voice(self, i: int, forms: VerbForms, helpers: list[str], end: int, ceiling: int) -> Voice | None:
        """Return the voice of the verb at word `i`; None where it is a noun, an adjective or not finite."""
        form = self.low[i]
        previous = self.low[i - 1] if i else ""
        following = self.low[end] if end < ceiling else "."
        if form == forms.gerund:
            return "active" if BE & set(helpers) else None
        auxiliary = AUXILIARY & set(helpers)
        if (
            self.words[i].text[0].isupper()
            and self.runs.doc.kind(self.words[i].start) != "headline"
            and form != forms.participle
        ):
            return None  # "Finance Minister", "Target stores"
        if not auxiliary and (previous in DETERMINERS or previous in ("'s", "’s", "of")):
            return None  # "the launch", "its limited access"
        if form == forms.participle and BE & set(helpers):
            return "passive"
        if form in (forms.base, forms.third) and form not in (forms.past, forms.participle):
            noun = following in ("of", "on", "for", "against", "by") or self.words[i].upos == "NOUN"
            return (
                None
                if not auxiliary and "to" not in helpers and (noun or not self.subject_near(i, helpers))
                else "active"
            )
        if form == forms.participle and not auxiliary:
            if following == "by" or (form != forms.past and form != forms.base):
                return "passive"
            if following in PREPOSITIONS and following not in ("into", "out", "up", "off"):
                return "passive" if following in ("in", "from", "at", "on", "under", "over") else "active"
            if following in ".,;" and i - 1 not in self.runs.of_word:
                return "passive"
        return "active"

    def subject_near(self, i: int, helpers: list[str]) -> bool:
        """Say whether a possible subject stands right before a bare present ("restrictions target")."""
        k = i - len(helpers) - 1
        return k >= 0 and (
            k in self.runs.of_word
            or self.low[k] in (",", "who", "which", "that", "–", "—")
            or self.low[k].endswith("s")
        )

    def wished(self, floor: int, at: int) -> bool:
        """Say whether the words of the clause before word `at` make it a wish, a doubt or a denial."""
        if at <= floor:
            return False
        text = self.runs.text(floor, at) + " "
        ends = [m.end() for m in CLAUSE_END.finditer(text)]
        clause = text[ends[-1] :] if ends else text
        return WISHES.search(clause) is not None

    def denied_noun(self, first: int) -> bool:
        """Say whether the words before a noun phrase that begins at word `first` deny or only wish it."""
        floor, _ = self.runs.bounds(first)
        near = self.low[max(floor, first - 3) : first]
        return self.wished(floor, first) or bool({"no", "not", "any", "without", "never"} & set(near))
