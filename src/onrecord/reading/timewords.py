"""Words that name times in English and Chinese, and how numbers among them are read."""

from __future__ import annotations

import re
from typing import Final

MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_SHORT: Final = (
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_WEEKDAY_SHORT: Final = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")
_CARDINALS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_CARDINALS)},
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
ORDINALS: Final[dict[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4,
}  # fmt: skip

_MONTH_NUMBER: Final = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_WEEKDAY_NUMBER: Final = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}


def _cased(words: tuple[str, ...], *, lower: bool = False, dot: bool = False) -> str:
    """Join words as alternatives in title case, capitals and, where asked, lower case."""
    forms = [form for word in words for form in (word, word.upper(), *((word.lower(),) if lower else ()))]
    return "|".join(dict.fromkeys(form + (r"\b\.?" if dot else "") for form in forms))


# Lower-case month names are left out: "may" and "march" are verbs far more often than lower-case months.
MONTH_FULL: Final = rf"(?:{_cased(MONTH_NAMES)})\b"
MONTH: Final = rf"(?:{MONTH_FULL}|{_cased(_MONTH_SHORT, dot=True)})"
WEEKDAY: Final = rf"(?:{_cased(WEEKDAY_NAMES, lower=True)})\b"
WEEKDAY_ANY: Final = rf"(?:{WEEKDAY}|{_cased(_WEEKDAY_SHORT, dot=True)})"
# "Sun" and "Sat" name a star and a verb, so alone they are never read as days.
WEEKDAY_SHORT_ALONE: Final = _cased(_WEEKDAY_SHORT[:-2], dot=True)
_TENS: Final = "|".join(rf"[{word[0].upper()}{word[0]}]{word[1:]}" for word in NUMBERS if word.endswith("ty"))
_ONES: Final = "|".join(
    rf"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(NUMBERS, key=len, reverse=True)
)
NUMBER: Final = rf"(?:[0-9]{{1,4}}|(?:{_TENS})-(?:{'|'.join(_CARDINALS[1:10])})|{_ONES})"
GAP: Final = r"(?: {1,2}|\n(?!\n))"
DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z])"
YEAR_FIGURES: Final = "(?:1[0-9]|2[01])[0-9]{2}"
YEAR: Final = rf"{YEAR_FIGURES}(?![0-9A-Za-z%])"
# Nouns after a number that make it a count: "of 2008 people", "by 2000 votes".
COUNTED: Final = (
    r"(?: (?:people|men|women|children|soldiers|troops|workers|jobs|votes|dollars|euros|yuan|pounds|points|"
    r"kilometers|kilometres|km|miles|meters|metres|feet|tons|tonnes|cases|deaths|members|students|companies|"
    r"employees|units|cars|vehicles|hectares|acres|square|percent|per|hours|calories|words|copies|seats|"
    r"million|billion|degrees|guests|migrants|refugees|residents|homes|years|days|megawatts|MW|kg)\b)"
)
COUNT_NOUN: Final = re.compile(
    rf"{COUNTED}|[ -](?:[a-z]+ )?[a-z]{{3,}}s\b(?<!this)(?<!onwards)(?<!was)(?<!has)"
)

HAN_DIGITS: Final = "〇一二三四五六七八九"
_HAN_VALUE: Final = {char: value for value, char in enumerate(HAN_DIGITS)} | {"零": 0, "两": 2}

# One character for one character, so that offsets stay those of the report.
_PLAIN: Final = str.maketrans(
    "０１２３４５６７８９　\u00a0\u2009\u202f\t’‑–−～〜○Ｏ週個號後兩禮當時間來內為",
    "0123456789     '---~~〇〇周个号后两礼当时间来内为",
)


def plain(text: str) -> str:
    """Return the text with look-alike digits, spaces, dashes and traditional characters made plain.

    Args:
        text: any text.

    Returns:
        A text of the same length, so that half-open code-point offsets into one hold for the other.
    """
    return text.translate(_PLAIN)


def month_number(word: str) -> int:
    """Return 1 to 12 for an English month name or its abbreviation."""
    return _MONTH_NUMBER[word[:3].lower()]


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 (Sunday) for an English weekday or its abbreviation."""
    return _WEEKDAY_NUMBER[word[:3].lower()]


def count(word: str) -> int:
    """Return the number that digits or an English number word stand for: 3, three, twenty-one."""
    return int(word) if word.isdecimal() else sum(NUMBERS[part] for part in word.lower().split("-"))


def leading_number(word: str) -> int:
    """Return the digits at the start of a word such as "6th"."""
    found = re.match(r"[0-9]+", word)
    return int(found.group()) if found else 0


def han_number(word: str) -> int:
    """Return the number that Chinese numerals or digits stand for: 六, 十二, 二十六, 二〇二三, 12.

    Args:
        word: only digits, or only the characters 〇零一二两三四五六七八九十百.

    Returns:
        The number; 0 for a word that is no number.
    """
    if word.isdecimal():
        return int(word)
    if "十" not in word and "百" not in word:
        return int("".join(str(_HAN_VALUE.get(char, 0)) for char in word) or "0")
    total = digit = 0
    for char in word:
        if char in "十百":
            total += max(digit, 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _HAN_VALUE.get(char, 0)
    return total + digit
