"""Ceremonies of welcome, and visits that a Chinese report tells in passing ("正在法国进行国事访问的…")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.chinese.frames import Telling
from onrecord.reading.chinese.parties import Parties
from onrecord.reading.chinese.scene import Part, Scene, Sentence

HELD_FOR = re.compile(
    r"举行[^，。；]{0,8}仪式，?(?:热烈)?欢迎(?P<guest>[^，。；]{2,60}?)"
    r"(?P<visit>对(?P<place>[^，。；]{1,14}?)进行[^，。；]{0,6}?访问|访[㐀-鿿]|来访|来华|(?=[，。；]))"
)
FOR_GUEST = re.compile(r"为(?P<guest>[^，。；]{2,60}?)举行[^，。；]{0,8}欢迎仪式")
GIVEN_BY = re.compile(r"出席(?P<host>[^，。；]{2,60}?)(?:为其)?举行的[^，。；]{0,10}欢迎仪式")
ATTENDED = re.compile(r"(?:出席|参加)(?:了)?(?:欢迎)?仪式")
COMPANIONS = re.compile(
    r"陪同(?P<who>[^，。；]{2,20}?)访[㐀-鿿问]{1,8}?的(?:还)?有(?P<list>[^。；\n]{2,120}?)(?:等)?(?=[。；\n])"
)
IN_PASSING = re.compile(
    r"(?:(?:正在|正|在)(?P<place>[㐀-鿿]{2,12}?)|(?P<here>来[华京]))"
    r"(?:进行|作|做|开展)?(?:为期[^，。；]{1,6}?的?)?(?:国事|正式|工作|友好|私人|短暂)*访问的"
)


class Welcomes:
    """Finds what the frames of engagement words leave out: ceremonies and visits told in passing.

    Args:
        scene: the report's sentences and who is named in them.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text = scene, scene.text
        self.parties = Parties(scene)

    def run(self) -> list[Telling]:
        """Return the tellings in order of the text."""
        out: list[Telling] = []
        for sentence in self.scene.sentences:
            if self.scene.doc.kind(sentence.start) not in ("dateline", "headline"):
                found = [*self.ceremonies(sentence), *self.passing(sentence), *self.companions(sentence)]
                out += sorted(found, key=lambda t: t.start)
        return out

    def ceremonies(self, sentence: Sentence) -> Iterator[Telling]:
        """Yield a ceremony with host and guest, and the visit that it opens."""
        for pattern in (HELD_FOR, FOR_GUEST, GIVEN_BY):
            for match in pattern.finditer(self.text, sentence.start, sentence.end):
                before = self.parties.before(sentence, match.start())[0][:1]
                other = self.people(*match.span("host" if pattern is GIVEN_BY else "guest"))
                if not before or not other:
                    continue
                hosts, guests = (other, before) if pattern is GIVEN_BY else (before, other)
                telling = self.telling("other", match, sentence)
                telling.add("host", hosts)
                telling.add("visitor", guests)
                yield telling
                if pattern is HELD_FOR and match["visit"]:
                    visit = self.telling("visit", match, sentence)
                    visit.start, visit.end = match.span("visit")
                    visit.place = match.span("place") if match["place"] else (visit.end - 1, visit.end)
                    visit.add("visitor", guests)
                    yield visit
        for match in ATTENDED.finditer(self.text, sentence.start, sentence.end):
            telling = self.telling("other", match, sentence)
            telling.join = True
            telling.add("participant", self.people(sentence.start, match.start()))
            if telling.parts:
                yield telling

    def passing(self, sentence: Sentence) -> Iterator[Telling]:
        """Yield the visits of people whom their visit describes."""
        for match in IN_PASSING.finditer(self.text, sentence.start, sentence.end):
            stop = next((b for a, b in sentence.clauses if a <= match.start() < b), sentence.end)
            travellers = self.people(match.end(), stop)[:1]
            if travellers:
                telling = self.telling("visit", match, sentence)
                telling.place = (
                    match.span("place") if match["place"] else (match.end("here") - 1, match.end("here"))
                )
                telling.add("visitor", travellers)
                yield telling

    def companions(self, sentence: Sentence) -> Iterator[Telling]:
        """Yield the visit of somebody whose companions are listed, by name or by office alone."""
        for match in COMPANIONS.finditer(self.text, sentence.start, sentence.end):
            travellers = self.people(*match.span("who"))[:1]
            if not travellers:
                continue
            telling = self.telling("visit", match, sentence)
            telling.add("visitor", travellers)
            at = match.start("list")
            for item in match["list"].split("、"):
                end = at + len(item)
                named = [p for p in self.people(at, end) if p.entity is not None]
                words = self.scene.doc.text[at:end]
                telling.add("visitor", named or [Part(entity=None, name=words, start=at, end=end)])
                at = end + 1
            yield telling

    def people(self, start: int, end: int) -> list[Part]:
        """Return the persons and groups between two code points."""
        parts = self.scene.parts(start, end)
        return [p for p in parts if p.entity is None or p.entity.kind == "person"]

    def telling(self, kind: str, match: re.Match[str], sentence: Sentence) -> Telling:
        """Begin the telling of a match."""
        clause = self.parties.clause(sentence, match.start())
        start, end = match.span()
        return Telling(type=kind, start=start, end=end, sentence=sentence, clause=clause, told=True)  # type: ignore[arg-type]
