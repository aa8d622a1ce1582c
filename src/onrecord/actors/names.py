"""Names made comparable: case, diacritics, hyphens, order, legal forms, traditional characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onrecord.actors.entries import Entry
from onrecord.actors.words import words
from onrecord.reading.lexicon.chinese import characters

HAN = re.compile(r"[\u3400-\u9fff]")
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ə": "a"}
)
DESCENT = frozenset({"bin", "ibn", "bint"})
FIRST = frozenset(
    "CHN TWN HKG MAC KOR PRK VNM HUN MNG THA IDN MMR KHM LAO ETH ERI SGP MYS MDV LKA SOM ISL".split()
)  # countries whose people may be called by the first part of the name as written
GIVEN_LAST = frozenset("CHN TWN HKG MAC KOR PRK VNM HUN".split())  # the family name stands first


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return a name in lower case without diacritics, apostrophes and stops, hyphens as spaces."""
    text = unicodedata.normalize("NFKD", name.lower()).translate(LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"['’‘`ʻʼ.]", "", text).replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", text.replace("_", " ")).split())


def chinese(name: str) -> str:
    """Return a Chinese name in simplified characters without dots, spaces and punctuation."""
    return re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", name)).translate(characters()).lower()


def is_chinese(name: str) -> bool:
    """Say whether a name holds Chinese characters."""
    return bool(HAN.search(name))


def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without honorifics and suffixes, hyphens as spaces."""
    found = plain(name.replace(",", " ")).split()
    while len(found) > 1 and found[0] in words().honorifics:
        found = found[1:]
    while len(found) > 1 and found[-1] in words().suffixes:
        found = found[:-1]
    return tuple(found)


def joined_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name with hyphenated parts run together ("Suk-yeol": sukyeol)."""
    return person_words(re.sub(r"(?<=\w)[-‐‑](?=\w)", "", name))


def full_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a whole name of two words or more, in any order of its words."""
    forms = {person_words(name), joined_words(name)}
    return tuple(sorted("p:" + " ".join(ordered(form)) for form in forms if len(form) > 1))


def ordered(form: tuple[str, ...]) -> list[str]:
    """Return the words of a name in an order of its own, where their order tells nothing.

    It tells something in Arabic names: Salman bin Abdulaziz is the father of Abdulaziz bin Salman.
    """
    return list(form) if DESCENT & set(form) else sorted(form)


def near_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name with its middle words dropped or its last two words run together."""
    keys = set()
    for form in (person_words(name), joined_words(name)):
        bare = [w for w in form if len(w) > 1]
        if len(form) > 3 and form[1] in DESCENT:
            keys.add("n:" + " ".join(form[:3]))
        if DESCENT & set(form):
            continue
        if len(form) > 2 and "al" not in form:
            keys.add("n:" + " ".join(sorted((form[0], form[-1]))))
        if 1 < len(bare) < len(form):
            keys.add("n:" + " ".join(sorted(bare)))
        if len(form) == 3:
            keys.add("n:" + " ".join(sorted((form[0], form[1] + form[2]))))
            keys.add("n:" + " ".join(sorted((form[0] + form[1], form[2]))))
        if len(form) == 2:
            keys.add("n:" + " ".join(sorted(form)))
    return tuple(sorted(keys))


def surname_keys(name: str, country: str | None) -> tuple[str, ...]:
    """Return the keys under which a part of a name may stand for its bearer, in the order of its country."""
    form, run = person_words(name), joined_words(name)
    if not form:
        return ()
    found = {form[-1], run[-1]} if not DESCENT & set(form) else {form[0]}
    if country in FIRST:
        found |= {form[0], run[0]}
    if country in GIVEN_LAST and country != "VNM" and len(form) > 1:
        found -= {form[-1], run[-1]}
    for at, word in enumerate(form):
        if at and word in words().particles:
            found.add(" ".join(form[at:]))
            break
    if len(form) == 3 and len(form[1]) > 2 and country not in GIVEN_LAST:
        found.add(" ".join(form[1:]))
    return tuple(sorted(f"s:{part}" for part in found if len(part) > 1))


def body_key(name: str) -> str:
    """Return the key of an organisation's name: without the article, legal forms and bracketed words."""
    text = re.sub(r"\s*[(（][^)）]*[)）]", "", name) or name
    if is_chinese(text):
        return "o:" + chinese(text)
    found = plain(text).split()
    if found[:1] == ["the"] and len(found) > 1:
        found = found[1:]
    while len(found) > 1 and found[-1] in words().legal:
        found = found[:-1]
    return "o:" + " ".join(found)


def has_legal_form(name: str) -> bool:
    """Say whether an organisation's name ends in a legal form ("Ltd", "股份有限公司")."""
    found = plain(name).split()
    return name.endswith("公司") or (len(found) > 1 and found[-1] in words().legal)


def keys_of(entry: Entry) -> Iterator[str]:
    """Yield every key that leads to an entry.

    `p:` whole names of persons, `n:` near forms, `s:` family names, `z:` and `y:` whole and partial Chinese
    names, `o:` organisations, `g:` bodies by country and what they are for.
    """
    if entry.kind == "person":
        for name in (entry.name, *entry.aliases):
            if is_chinese(name):
                yield ("z:" if len(chinese(name)) > 3 or "·" in name else "y:") + chinese(name)
                continue
            yield from full_keys(name)
            yield from near_keys(name)
            yield from surname_keys(name, entry.country)
        for name in entry.zh:
            whole = "·" in name or entry.country in GIVEN_LAST or entry.country in ("JPN", "SGP")
            yield ("z:" if whole and len(name) > 1 else "y:") + chinese(name)
        return
    for name in (entry.name, *entry.aliases, *entry.zh):
        yield body_key(name)
    if entry.kind == "government" and entry.country and entry.sector:
        yield f"g:{entry.country.lower()}:{entry.sector}"
