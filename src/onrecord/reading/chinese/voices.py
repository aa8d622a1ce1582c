"""Who can speak in a stretch of Chinese: names, titles, 他, 双方, sources without a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.reading.actors import Entity
from onrecord.reading.chinese.cues import ADJUNCTS, LONGEST_GAP, OPENINGS, unnamed_pattern
from onrecord.reading.chinese.scene import Scene
from onrecord.reading.lexicon.chinese import simplified

TOGETHER = re.compile(r"双方(?!关系|合作|企业|贸易)|两国(?:元首|领导人|总理|外长|首脑)|两人|二人|三方|各方")
PRONOUN = re.compile(r"[他她](?!们|国|人|山|日|方|乡)")
JOINED = re.compile(r"[、和与及]|以及")

LONGEST_OFFICE = 18  # code points of a body's part and a title that nobody declared
UNKNOWN_TITLE = re.compile(r"[㐀-鿿]{0,14}[长席理官裁员师任记家者授监表人总士](?:、[㐀-鿿]{2,8})?")

Pairs = list[tuple[int, tuple[Entity, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, where it is said so: half-open code points; no actors where the words lead to nobody."""

    entities: tuple[Entity, ...]
    name: str
    start: int
    end: int
    unnamed: bool = False

    @property
    def person(self) -> Entity | None:
        """The one person who speaks, or None."""
        alone = len(self.entities) == 1 and self.entities[0].kind == "person"
        return self.entities[0] if alone else None

    @property
    def side(self) -> bool:
        """Whether only countries speak (中方), or nobody known."""
        return all(e.kind == "country" for e in self.entities)


class Voices:
    """Finds who speaks.

    Args:
        scene: the report's sentences.
        pairs: where each engagement is told first, with who took part: whom 双方 means.
    """

    def __init__(self, scene: Scene, pairs: Pairs) -> None:
        self.scene, self.text, self.pairs = scene, scene.text, sorted(pairs, key=lambda p: p[0])
        self.topic: Entity | None = None

    def before(self, a: int, b: int) -> Voice | None:
        """Return who speaks before a cue in its clause: the first whom only adjuncts part from it."""
        begin = max(a, b - LONGEST_GAP)
        options = self.candidates(begin, b)
        for k, option in enumerate(options):
            if not self.opens(begin, option.start):
                continue
            last, group = option, [option]
            for following in options[k + 1 :]:
                if JOINED.fullmatch(self.text, last.end, following.start):
                    group.append(following)
                    last = following
            if self.titled_after(last, options):
                continue  # 国家统计局高级统计师|范晓川: the person speaks, not the body before the title
            if ADJUNCTS.fills(self.text, last.end, b):
                return group[0] if len(group) == 1 else merged(group)
        return None

    def titled_after(self, body: Voice, options: list[Voice]) -> bool:
        """Say whether a person follows a body with nothing but a title between them."""
        if body.person is not None or not body.entities or body.side:
            return False
        return any(
            v.person is not None
            and body.end <= v.start <= body.end + LONGEST_OFFICE
            and UNKNOWN_TITLE.fullmatch(self.text, body.end, v.start) is not None
            for v in options
        )

    def opens(self, a: int, at: int) -> bool:
        """Say whether a speaker may stand at `at` in a clause that begins at `a`."""
        if OPENINGS.fills(self.text, a, at) or self.text[max(a, at - 1) : at] in ("，", "时", "后"):
            return True
        bodies = self.scene.named(max(a, at - LONGEST_OFFICE), at)
        return any(
            e.kind in ("organisation", "government", "country")
            and UNKNOWN_TITLE.fullmatch(self.text, end, at) is not None
            and OPENINGS.fills(self.text, a, start)
            for e, (start, end) in bodies
        )

    def leading(self, a: int, b: int) -> Voice | None:
        """Return the person who stands at the head of a clause, or None."""
        b = min(b, a + LONGEST_GAP)
        first = next((v for v in self.candidates(a, b) if OPENINGS.fills(self.text, a, v.start)), None)
        return first if first is not None and first.person is not None else None

    def candidates(self, a: int, b: int) -> list[Voice]:
        """Return whoever between two code points can speak, in order."""
        out = self.titled(a, b)
        covered = [(v.start, v.end) for v in out]
        for entity, (s, e) in self.scene.named(a, b):
            if entity.kind != "place" and not any(x <= s and e <= y for x, y in covered):
                name = self.scene.doc.text[s:e] if entity.kind == "country" else entity.name
                out.append(Voice(entities=(entity,), name=name, start=s, end=e))
        for match in TOGETHER.finditer(self.text, a, b):
            out.append(voice_of(match, self.pair(match.start()), self.scene.doc.text[slice(*match.span())]))
        for match in PRONOUN.finditer(self.text, a, b):
            person = self.pronoun(match)
            out.append(voice_of(match, (person,) if person else (), person.name if person else None))
        for match in unnamed_pattern().finditer(self.text, a, b):
            if not any(match.start() < v.end and v.start < match.end() for v in out):
                out.append(voice_of(match, (), self.scene.doc.text[slice(*match.span())]))
        return sorted(out, key=lambda v: v.start)

    def titled(self, a: int, b: int) -> list[Voice]:
        """Return the titles between two code points with their holders; for a spokesperson, the body."""
        out: list[Voice] = []
        for h in self.scene.holding(a, b):
            if h.start < a or h.end > b:
                continue
            if h.person is not None:
                out.append(Voice(entities=(h.person,), name=h.person.name, start=h.start, end=h.end))
                continue
            body = (h.organisation,) if h.organisation and "发言人" in simplified(h.title) else ()
            words = self.scene.doc.text[h.start : h.end]
            out.append(Voice(entities=body, name=words, start=h.start, end=h.end, unnamed=not body))
        return out

    def pronoun(self, match: re.Match[str]) -> Entity | None:
        """Return whom 他 or 她 leads to: who the text is about, where the gender allows it."""
        gender = "male" if match.group() == "他" else "female"
        person = self.topic
        if person is None or person.gender not in (None, gender) or self.scene.inside_quote(match.start()):
            return None
        person.gender = gender
        self.scene.cast.lead(*match.span(), person)
        return person

    def pair(self, at: int) -> tuple[Entity, ...]:
        """Return the actors of the engagement told last before a code point."""
        k = bisect_right(self.pairs, at, key=lambda p: p[0]) - 1
        return self.pairs[k][1] if k >= 0 else ()


def voice_of(match: re.Match[str], entities: tuple[Entity, ...], name: str | None = None) -> Voice:
    """Return the voice of words that are no name, with the actors they lead to."""
    return Voice(
        entities=entities,
        name=name or match.group(),
        start=match.start(),
        end=match.end(),
        unnamed=not entities and TOGETHER.fullmatch(match.group()) is None,
    )


def merged(group: list[Voice]) -> Voice:
    """Return several who speak together as one voice."""
    names = [v.name for v in group]
    return Voice(
        entities=tuple(e for v in group for e in v.entities),
        name="、".join(names[:-1]) + "和" + names[-1],
        start=group[0].start,
        end=group[-1].end,
    )
