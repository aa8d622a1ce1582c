"""Who stands around the words of a Chinese engagement: before them, in the clause or sentence before."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.reading.chinese.scene import INVITATION, Part, Scene, Sentence

LONGEST_CLAUSE = 300  # code points of a clause read on either side; longer ones are no prose
TOLD = re.compile(r"^(?:另|又)?据(?P<who>[^，。]{2,30}?)(?:，|(?=\d))")
HE = re.compile(r"(?:[，。]|随后|此外|当[天日]|今年|去年|[上本下]周|\d+[年月日])*[他她]")
RECEIVES = re.compile(r"(?:接待|迎接|迎候|同行|随行|陪同(?:参观|考察|调研)?)$")


class Parties:
    """Finds who takes part in what the words of a clause tell.

    Args:
        scene: the report's sentences and who is named in them.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text = scene, scene.text

    def clause(self, sentence: Sentence, at: int) -> tuple[int, int]:
        """Return the clause of a sentence that holds a code point."""
        a, b = next(((a, b) for a, b in sentence.clauses if a <= at < b), (sentence.start, sentence.end))
        return max(a, at - LONGEST_CLAUSE), min(b, at + LONGEST_CLAUSE)

    def before(self, sentence: Sentence, at: int) -> tuple[list[Part], int]:
        """Return who stands before a code point in the nearest clause that names somebody, and its start."""
        clauses = [(max(a, at - LONGEST_CLAUSE), b) for a, b in sentence.clauses if a <= at][::-1]
        bodies: tuple[list[Part], int] | None = None
        for a, b in clauses[:4]:
            stop = min(b, at)
            begin = a
            told = TOLD.match(self.text[a:stop])
            if told is not None or a == stop:
                continue
            parts = [p for p in self.scene.parts(begin, stop) if not self.invites(p) and not self.placed(p)]
            people = [p for p in parts if p.entity is None or p.entity.kind == "person"]
            if people or (parts and b >= at):
                return people or parts, begin
            if not parts and HE.match(self.text, a):
                topic = self.earlier(sentence)
                if topic:
                    return topic, begin
            bodies = bodies or (parts, begin)
        return bodies or ([], sentence.start)

    def subject(self, sentence: Sentence, at: int) -> list[Part]:
        """Return whom the clauses before a clause are about: their first person, else the last sentence's."""
        found = next((p for p in self.before(sentence, at)[0] if whole_person(p)), None)
        if found is None and not any(
            self.text[a:b] for a, b in sentence.clauses if b < at and HE.match(self.text, a)
        ):
            return []
        return [found] if found is not None else self.earlier(sentence)

    def earlier(self, sentence: Sentence) -> list[Part]:
        """Return the first person of the sentence before, whom 他 at the head of a sentence means."""
        k = bisect_left(self.scene.sentences, sentence.start, key=lambda s: s.start)
        if not k:
            return []
        last = self.scene.sentences[k - 1]
        return [p for p in self.scene.parts(last.start, last.end) if whole_person(p)][:1]

    def other(self, at: int, parts: list[Part]) -> list[Part]:
        """Return the last person before a code point who is none of some parties: whom 同其会谈 means."""
        mine = [p.entity for p in parts]
        for entity, (start, end) in reversed(self.scene.named(max(0, at - LONGEST_CLAUSE), at)):
            if entity.kind == "person" and entity not in mine:
                return [Part(entity=entity, name=entity.name, start=start, end=end)]
        return []

    def invites(self, part: Part) -> bool:
        """Say whether a party only invites."""
        found = INVITATION.search(self.text, max(0, part.start - 20), part.end + 20)
        return found is not None and found.start() <= part.start and part.end <= found.end()

    def placed(self, part: Part) -> bool:
        """Say whether a party's name only tells where ("在海牙举行")."""
        kind = part.entity.kind if part.entity else ""
        return kind in ("organisation", "government", "country", "place") and self.text[
            max(0, part.start - 1) : part.start
        ] in ("在", "于", "赴", "对")

    def together_with(self, parts: list[Part]) -> list[Part]:
        """Return the first of several parties with those whom 、 or 和 joins to it."""
        out = parts[:1]
        for part in parts[1:]:
            if self.text[out[-1].end : part.start] not in ("、", "和", "与", "及", "以及"):
                break
            out.append(part)
        return out

    def company(self, sentence: Sentence, after: int) -> list[Part]:
        """Return who in the clauses behind a visit is told to receive or to go with the visitor."""
        found: list[Part] = []
        for a, b in [c for c in sentence.clauses if c[0] > after][:3]:
            if RECEIVES.search(self.text, a, b):
                found += [p for p in self.scene.parts(a, b) if whole_person(p)]
        return found


def whole_person(part: Part) -> bool:
    """Say whether a party is a person with a name."""
    return part.entity is not None and part.entity.kind == "person"


def same(a: Part, b: Part) -> bool:
    """Say whether two parties are one."""
    return a.entity is b.entity if a.entity is not None or b.entity is not None else a.name == b.name
