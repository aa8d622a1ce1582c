"""Later mentions in Chinese: 中方, a surname alone, 该公司."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.chinese.people import DOTS
from onrecord.reading.chinese.scene import Scene
from onrecord.reading.lexicon.chinese import chinese_writing, simplified, title_source
from onrecord.reading.lexicon.places import Country, country_forms

BACK = 500  # code points looked back for the company that 该公司 leads to
BODY_WORDS = re.compile(
    r"该(?:公司|企业|集团|机构|协会|行)|公司方面|(?<=[。，、\n])(?:公司|集团)(?=[已将也还拒未方没在当与和同总副董首创联轮]|执行|行政|研发|财务|运营|高级)"
)


def sides() -> dict[str, tuple[Country, ...]]:
    """Return the words for a government's side (中方) with the countries they may mean."""
    out: dict[str, tuple[Country, ...]] = {}
    for form, meanings in country_forms().items():
        found = tuple(m.country for m in meanings if m.part == "side" and form.endswith("方"))
        if found:
            out[form] = found
    return out


@cache
def titled_surname() -> re.Pattern[str]:
    """Return the pattern of a Chinese surname of one character before a title, at the head of a phrase."""
    surnames = "".join(sorted(chinese_writing().surnames))
    return re.compile(rf"(?<![㐀-鿿])(?P<surname>[{surnames}])(?:{title_source()})|"
                      rf"(?<=[与同和对向为接])(?P<other>[{surnames}])(?:{title_source()})")  # fmt: skip


class Later:
    """Resolves later mentions that do not need the engagements, and writes them into the cast.

    Args:
        scene: the report's sentences.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.cast, self.text = scene, scene.cast, scene.text

    def run(self) -> None:
        """Resolve sides, lone surnames, surnames with a title and bodies."""
        self.sides()
        self.surnames()
        self.titled()
        self.bodies()

    def sides(self) -> None:
        """Lead 中方, 美方 and the like to their country; one that several share to the one named."""
        table = sides()
        if not table:
            return
        pattern = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
        named = {e.country for e in self.cast.entities if e.kind in ("country", "government") and e.country}
        for match in pattern.finditer(self.text):
            if self.scene.doc.silent(match.start()):
                continue
            options = table[match.group()]
            fitting = [c for c in options if c.name in named] or list(options)
            if len(fitting) == 1:
                self.cast.nation(fitting[0], *match.span())

    def surnames(self) -> None:
        """Lead a foreign surname of one character, at the head of a clause, to its bearer ("阮在…时称")."""
        for entity in list(self.cast.entities):
            parts = re.split(f"[{DOTS}]", entity.name)
            if entity.kind != "person" or len(parts) < 2 or len(parts[-1]) != 1:
                continue
            for match in re.finditer(
                rf"(?<=[，。\n]){re.escape(simplified(parts[-1]))}(?=[在说称表指强也还对向认透])", self.text
            ):
                self.cast.lead(*match.span(), entity)

    def titled(self) -> None:
        """Lead a surname before a title to its bearer, where one person of the report has it ("习主席")."""
        pattern = titled_surname()
        people = [e for e in self.cast.entities if e.kind == "person"]
        for match in pattern.finditer(self.text):
            if any(a <= match.start() < b for e in people for a, b in e.places):
                continue
            bearers = [
                e
                for e in people
                if simplified(e.name)[0] == (match["surname"] or match["other"])
                and not set(e.name) & set(DOTS)
            ]
            if len(bearers) == 1:
                self.cast.lead(*match.span(), bearers[0])

    def bodies(self) -> None:
        """Lead 该公司 and 公司方面 to the organisation named last before in the paragraph."""
        for match in BODY_WORDS.finditer(self.text):
            start = self.text.rfind("\n", 0, match.start()) + 1
            found = [e for e, _ in self.scene.named(max(start, match.start() - BACK), match.start())]
            bodies = [e for e in found if e.kind == "organisation"]
            if bodies:
                self.cast.lead(*match.span(), bodies[-1])
