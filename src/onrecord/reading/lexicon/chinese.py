"""How Chinese texts write names: surnames, characters for foreign sounds, endings of organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.reading.lexicon.cues import chinese_cues, chinese_withheld_cues
from onrecord.reading.lexicon.engagements import chinese_frames
from onrecord.reading.lexicon.files import declared
from onrecord.reading.lexicon.titles import chinese_titles, honorifics, title_modifiers


@cache
def characters() -> dict[int, int]:
    """Return the simplified character of each traditional one, for `str.translate`."""
    table = files(__package__).joinpath("characters.txt").read_text(encoding="utf-8")
    traditional, simple = table.splitlines()[-2:]
    return str.maketrans(traditional, simple)


FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
HALF_WIDTH = re.compile(r"(?<=[㐀-鿿”」])[,:;?!()]|[,:;?!()](?=[㐀-鿿“「])")


def simplified(text: str) -> str:
    """Return a text in simplified characters, one for one, so that code points of one hold for the other.

    A half-width comma, colon or question mark beside a Chinese character is one of Chinese writing.
    """
    return HALF_WIDTH.sub(lambda found: FULL_WIDTH[found[0]], text).translate(characters())


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseWriting:
    """Everything declared about names in Chinese text.

    Args:
        surnames: family names of one and of several characters, Japanese ones included.
        sounds: characters that write foreign names.
        org_endings: endings of names of organisations, the longest first.
        industries: words that a short name of an organisation leaves out, the longest first.
        descriptions: class nouns after which an organisation's own name begins.
        seats: one-character short forms of places, with the place.
    """

    surnames: frozenset[str]
    long_surnames: tuple[str, ...]
    sounds: frozenset[str]
    org_endings: tuple[str, ...]
    industries: tuple[str, ...]
    descriptions: tuple[str, ...]
    seats: Mapping[str, str]


@cache
def chinese_writing() -> ChineseWriting:
    """Return the declared data on names in Chinese text."""
    data = declared("chinese")
    longs = [s for s in (*data["compound_surnames"], *data["japanese_surnames"]) if len(s) > 1]
    shorts = [*data["surnames"], *(s for s in data["japanese_surnames"] if len(s) == 1)]
    return ChineseWriting(
        surnames=frozenset(shorts),
        long_surnames=_longest(longs),
        sounds=frozenset(data["sounds"]),
        org_endings=_longest(data["org_endings"]),
        industries=_longest(data["industries"]),
        descriptions=_longest(data["descriptions"]),
        seats=MappingProxyType(data["seats"]),
    )


BOARDS = ("董事会", "执行董事会", "董事局", "监事会")  # a board before a title is of it: "董事会|主席" is one


@cache
def chinese_title_forms() -> tuple[str, ...]:
    """Return every Chinese title, the longest first."""
    boards = [f"{b}{rank}主席" for b in BOARDS for rank in ("", "副")]
    return _longest([*(t.title for t in chinese_titles()), *declared("chinese")["titles"], *boards])


@cache
def title_source() -> str:
    """Return the pattern of one title with the words of rank and time that may stand before it.

    Titles declared with their organisation ("商务部|部长") are left out: their bare title is matched.
    """
    forms = chinese_title_forms()
    bare = [
        t
        for t in forms
        if t.startswith(BOARDS)
        or not any(t[k:] in forms and t[k - 1] in "部院会局委协" for k in range(2, len(t)))
    ]
    ranks = "|".join(map(re.escape, _longest(list(title_modifiers().chinese))))
    return f"(?:{ranks}){{0,3}}(?:{'|'.join(map(re.escape, bare))})"


@cache
def name_end() -> re.Pattern[str]:
    """Return the pattern of words that cannot continue a name: cues, engagement words, titles, particles."""
    words = [
        *declared("chinese")["not_name"],
        *chinese_title_forms(),
        *(f for f in honorifics() if f[0] > "㐀"),
    ]
    words += [c.word for c in chinese_cues()] + [v.word for v in chinese_frames().verbs]
    words += [c.phrase for c in chinese_withheld_cues()]
    return re.compile("|".join(map(re.escape, _longest(words))))


def _longest(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: -len(word)))
