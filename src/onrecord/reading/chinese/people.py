"""Where a person's name ends in Chinese text, which puts no spaces between words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.reading.lexicon.chinese import chinese_writing, name_end, title_source
from onrecord.reading.names import Name

DOTS = "·•‧・"
HAN = re.compile(r"[㐀-鿿]")
MOST_GIVEN = 2
LONGEST_TITLE = 14  # characters of a title and what stands between it and a name
SURE_SPAN = 0.75  # of a person the network marked, from which its edges are taken rather than the rules'
SURE_TITLED = 0.5  # the same right behind a title
SURE_TWICE = 0.6  # the same where the text has the name again
PERSON = re.compile(rf"[㐀-鿿]{{2,9}}|[㐀-鿿]{{1,9}}(?:[{DOTS}\-－—][㐀-鿿]{{1,9}})+")
COURTESY = re.compile(
    r"(?:同志|博士|爵士|先生|女士|小姐|夫人|教授|一行|等人|等|此行|本人|次|一|今|昨|在|与|與|和|同|将|將)$"
)
LONGEST_PART = 9  # characters of one part of a foreign name: 弗拉季斯拉沃维奇 has eight


def seen_persons(text: str, found: Sequence[Name]) -> tuple[tuple[int, int], ...]:
    """Return where persons stand whom the network is sure of, courtesies and particles taken off.

    Args:
        text: the report's text.
        found: what the network marked.
    """
    out = []
    for name in found:
        sure = name.sure >= SURE_SPAN or (name.sure >= SURE_TWICE and text.count(name.text) > 1)
        if not sure and name.sure >= SURE_TITLED:
            before = titled().search(text, max(0, name.start - LONGEST_TITLE), name.start)
            sure = before is not None or followed_by_title().match(text, name.end) is not None
        if name.kind != "person" or not sure:
            continue
        form = name.text
        if form.endswith("一") and not text.startswith("行", name.start + len(form)):
            form, last = form[:-1], "一"  # 若宫健一 keeps what 贺知舟一行 loses
        else:
            last = ""
        while not last and (end := COURTESY.search(form)) and (end.start() > 2 or any(d in form for d in DOTS)
                or (end.start() == 2 and len(end.group()) > 1)):  # fmt: skip
            form = form[: end.start()]
        form += last
        office = titled().search(form)
        if office is not None:
            form = form[: office.start()]  # 拜登总统; of 习主席 nothing is left that is a name
            if len(form) < 2:
                continue
        if any(form + ending in text for ending in chinese_writing().org_endings if len(ending) > 1):
            continue  # "费尔德霍恩" of a company called so
        form, name = unglued(text, form, name)
        if PERSON.fullmatch(form) and (any(d in form for d in DOTS) or len(form) < LONGEST_PART):
            out.append(set_right(text, name.start, name.start + len(form)))
    return tuple(sorted(out))


def unglued(text: str, form: str, name: Name) -> tuple[str, Name]:
    """Give back to a title its last character that the network took for a name's first ("副部|长沙明谦")."""
    office = titled().search(text, max(0, name.start - LONGEST_TITLE), name.start + 1)
    if office is None or office.start() >= name.start or len(form) <= MOST_GIVEN:
        return form, name
    return form[1:], replace(name, start=name.start + 1)


def set_right(text: str, start: int, end: int) -> tuple[int, int]:
    """Set right a span of the network: a sound more or less of a foreign name, words behind a Chinese one."""
    if any(d in text[start:end] for d in DOTS):
        lost = lost_sounds().search(text, max(0, start - LONGEST_TITLE), start)
        by_rule = dotted_end(text, start) or end
        whole = lost is not None and titled().search(text, max(0, start - LONGEST_TITLE), start) is None
        return (
            lost.start("sounds") if lost and whole else start
        ), by_rule if end < by_rule <= end + 2 else end
    native = native_end(text, start)
    if end - start > MOST_GIVEN + 1 and native is not None and native < end:
        name = text[start:native]
        return start, native if text.count(name) > text.count(text[start:end]) else end
    return start, end


@cache
def titled() -> re.Pattern[str]:
    """Return the pattern of a title that ends where a name begins."""
    return re.compile(rf"(?:{title_source()})$")


@cache
def followed_by_title() -> re.Pattern[str]:
    """Return the pattern of a title behind a name ("拜登总统")."""
    return re.compile(title_source())


@cache
def lost_sounds() -> re.Pattern[str]:
    """Return the pattern of a title and of sounds between it and a name that the network left out."""
    sounds = "".join(sorted(chinese_writing().sounds))
    return re.compile(rf"(?:{title_source()})(?P<sounds>[{sounds}]{{1,2}})$")


def person_end(text: str, start: int, *, foreign: bool = False) -> int | None:
    """Return where the person's name that begins at `start` ends, or None where none begins there.

    Args:
        text: the report's text.
        start: code point right after a title or another place where a name may begin.
        foreign: the words before tell a country outside China: a name written by sound is likelier.

    Returns:
        One past the name's last code point.
    """
    if start >= len(text) or not HAN.match(text[start]):
        return None
    dotted = dotted_end(text, start)
    if dotted is not None:
        return dotted
    sound = sound_end(text, start)
    native = native_end(text, start)
    if native is None:
        return sound if sound is not None and sound - start >= 2 else None
    if sound is not None and (sound - start >= 4 or (foreign and sound - start > native - start)):
        return sound
    return native


def dotted_end(text: str, start: int) -> int | None:
    """Return the end of a foreign name of several parts joined by dots (`安娜·德容`), or None."""
    at, parts = start, 0
    while True:
        stop = at
        while (
            stop < len(text)
            and stop - at < LONGEST_PART
            and (HAN.match(text[stop]) or (text[stop].isascii() and text[stop].isalpha()))
        ):
            stop += 1
        if stop == at:
            return None
        if stop < len(text) and text[stop] in DOTS:
            parts, at = parts + 1, stop + 1
            if at < len(text) and text[at] == " ":
                at += 1
            continue
        if not parts:
            return None
        return last_part_end(text, at)


def last_part_end(text: str, at: int) -> int | None:
    """Return the end of the last part of a dotted name, which begins at `at`."""
    end = sound_end(text, at)
    if end is not None:
        return end
    return at + 1 if at < len(text) and HAN.match(text[at]) else None


def sound_end(text: str, start: int) -> int | None:
    """Return the end of the characters from `start` on that may write a foreign name, or None."""
    sounds, at = chinese_writing().sounds, start
    while at < len(text) and text[at] in sounds and at - start < LONGEST_PART:
        if at > start and name_end().match(text, at):
            break
        at += 1
    return at if at > start else None


def native_end(text: str, start: int) -> int | None:
    """Return the end of a Chinese or Japanese name that begins with a declared surname, or None."""
    writing = chinese_writing()
    opening = name_end().match(text, start)
    if opening is not None and opening.end() - start > 1:
        return None
    family = next((s for s in writing.long_surnames if text.startswith(s, start)), None)
    if family is None:
        family = text[start] if text[start] in writing.surnames else None
    if family is None:
        return None
    at = given = start + len(family)
    while (
        at < len(text) and at - given < MOST_GIVEN and HAN.match(text[at]) and not name_end().match(text, at)
    ):
        at += 1
    return at if at > given else None


def settled_end(text: str, start: int, end: int) -> int:
    """Return where a Chinese name really ends: before its third character if the text has it so elsewhere.

    A name of two characters before a word of one looks like a name of three; the whole text tells.
    """
    name = text[start:end]
    if len(name) != 3 or any(d in name for d in DOTS) or name[:2] in chinese_writing().long_surnames:
        return end
    longer, shorter = text.count(name), text.count(name[:2])
    return end - 1 if shorter > 2 * longer and shorter > 2 else end
