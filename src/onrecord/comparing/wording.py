"""Words as they compare: one key for each, whatever its case, accents, contraction or way of counting."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from onrecord.comparing.normal import Normal

TokenKind = Literal["word", "number", "sign"]

_TOKEN: Final = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"|(?P<abbreviation>(?:[A-Za-z]\.){2,})"
    r"|(?P<han>[\u3400-\u4dbf\u4e00-\u9fff])"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[%$€£¥])"
)
_SPLIT: Final = re.compile(r"(?P<stem>[^\W\d_]+?)(?P<tail>n't|'s|'re|'ve|'ll|'d|'m)$", re.I)
_TAILS: Final = {
    "n't": "not", "'s": "'s", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am",
}  # fmt: skip
_STEMS: Final = {"ca": "can", "wo": "will", "sha": "shall"}
_UNITS: Final = (
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_NUMBERS: Final = {
    **{word: (0 if word == "zero" else k + 1) for k, word in enumerate(_UNITS)},
    **{w: 10 * k for k, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
}
_ORDINALS: Final = {
    w: k for k, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_SAME: Final = {
    "%": "percent", "percentage": "percent", "pct": "percent", "bn": "billion", "ok": "okay",
    "&": "and", "dollars": "dollar", "euros": "euro", "$": "dollar", "€": "euro", "£": "pound", "¥": "yuan",
    "pounds": "pound", "rmb": "yuan",
}  # fmt: skip
# Spelling either side of the Atlantic: the same word, spelt by the house's rule.
_SPELLINGS: Final = (
    (re.compile(r"(?<=[a-z]{2})is(e|es|ed|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ite|able|al|ful)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z])ence$"), "ense"),
    (re.compile(r"(?<=[a-z]{3})tre(s|d)?$"), r"ter\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=[a-z]{3}[aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"ramme(s)?$"), r"ram\1"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a report.

    Args:
        key: what it compares by.
        kind: word, number or sign.
        start, end: half-open code points of the report.
        upper: it begins with a capital letter.
    """

    key: str
    kind: TokenKind
    start: int
    end: int
    upper: bool


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Return what a word compares by: lower case, no accents, one spelling."""
    if word == "US":
        return "u.s."
    low = word.lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
    low = _SAME.get(low, low)
    for pattern, put in _SPELLINGS:
        if pattern.search(low):
            return pattern.sub(put, low)
    return low


@lru_cache(maxsize=65536)
def stem_of(key: str) -> str:
    """Return what a word shares with its other forms: a crude stem, for likeness alone."""
    if len(key) <= 4 or not key.isalpha():
        return key
    for ending in ("ations", "ation", "ingly", "ments", "ment", "ings", "ing", "ies", "ied", "edly", "ed",
                   "es", "ly", "s", "e", "y"):  # fmt: skip
        if key.endswith(ending) and len(key) - len(ending) >= 4:
            return key[: len(key) - len(ending)][:7]
    return key[:7]


def tokens(told: Normal) -> tuple[Token, ...]:
    """Cut a folded text into the words and numbers that compare; marks are left out."""
    out: list[Token] = []
    for found in _TOKEN.finditer(told.text):
        first, last = found.span()
        kind = found.lastgroup if found.lastgroup != "ordinal" else "number"
        words = found.group()
        if kind == "number":
            out.append(_number(found, told))
        elif kind == "word":
            out.extend(_word(words, first, told))
        else:
            key = words.lower() if kind == "abbreviation" else key_of(words)
            if kind == "abbreviation" and not key.endswith("."):
                key += "."
            shown: TokenKind = "sign" if kind == "sign" else "word"
            out.append(Token(key, shown, *told.span(first, last), words[0].isupper()))
    return _counted(out)


def _number(found: re.Match[str], told: Normal) -> Token:
    first, last = found.span()
    digits = found.group("number").replace(",", "")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    key = digits.lstrip("0") or "0"
    if key.startswith("."):
        key = "0" + key
    before = told.text[max(0, first - 2) : first]
    if before.endswith("-") and (len(before) < 2 or before[0] in " \n($€£"):
        key = "-" + key
    if found.group("ordinal"):
        key += "th"
    return Token(key, "number", *told.span(first, last), False)


def _word(words: str, first: int, told: Normal) -> list[Token]:
    tail = _SPLIT.match(words) if "'" in words else None
    if tail is None:
        if words == "cannot":
            return [
                Token("can", "word", *told.span(first, first + 3), False),
                Token("not", "word", *told.span(first + 3, first + 6), False),
            ]
        return [_plain(words, first, told)]
    stem = tail.group("stem")
    cut = first + len(stem)
    low = stem.lower()
    head = _plain(stem, first, told)
    if tail.group("tail").lower() == "n't" and low in _STEMS:
        head = Token(_STEMS[low], "word", head.start, head.end, head.upper)
    end = first + len(words)
    return [head, Token(_TAILS[tail.group("tail").lower()], "word", *told.span(cut, end), False)]


def _plain(word: str, first: int, told: Normal) -> Token:
    start, end = told.span(first, first + len(word))
    key, kind = _read(word)
    return Token(key, kind, start, end, word[0].isupper())


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, TokenKind]:
    """Return the key and the kind of a word as it is written: "twelve" is a number, "second" is none."""
    key = key_of(word)
    if key in _NUMBERS:
        return str(_NUMBERS[key]), "number"
    if key in _ORDINALS and key != "second":
        return f"{_ORDINALS[key]}th", "number"
    return key, "word"


def _counted(found: list[Token]) -> tuple[Token, ...]:
    """Join "twenty-six" to one number and "per cent" to one word."""
    out: list[Token] = []
    for token in found:
        last = out[-1] if out else None
        if last and last.key == "per" and token.key in ("cent", "percent"):
            out[-1] = Token("percent", "word", last.start, token.end, False)
        elif (
            last
            and last.kind == token.kind == "number"
            and token.start == last.end + 1
            and last.key in ("20", "30", "40", "50", "60", "70", "80", "90")
            and len(token.key) == 1
            and token.key != "0"
            and token.end - token.start > 1
        ):
            out[-1] = Token(str(int(last.key) + int(token.key)), "number", last.start, token.end, last.upper)
        else:
            out.append(token)
    return tuple(out)
