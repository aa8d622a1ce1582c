"""Numbers and dates among words, as they compare: 1.5 billion is 1,500 million, March 12 is 12 March."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from onrecord.comparing.wording import Token

_MONTH_NAMES: Final = (
    "january february march april may june july august september october november december".split()
)
MONTHS: Final = {
    **{name: k for k, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: k for k, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAYS: Final = {
    d: k for k, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
_SCALES: Final = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "万": 4, "亿": 8}
_UNITS: Final = frozenset(
    "percent dollar euro pound yuan yen crown krona krone "
    "franc rupee ruble rouble peso lira dirham riyal rand zloty".split()
)
_HAN_DIGITS: Final = {c: k for k, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HAN_SCALES: Final = {"十": 10, "百": 100, "千": 1000}
# Words that a figure may begin with; most words are none, and to ask each of them five times took a third
# of the time of a report's signatures.
_BEGIN: Final = frozenset({*MONTHS, *WEEKDAYS, *_HAN_DIGITS, *_HAN_SCALES, *_UNITS})
_YEAR_BEFORE: Final = frozenset("in since by of until from year early late mid through before after".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date in words.

    Args:
        kind: number or date.
        value: what it compares by: "1500000000 dollar", "m3 d12", "y2024", "w2".
        first, last: half-open range of the tokens it is made of.
    """

    kind: Literal["number", "date"]
    value: str
    first: int
    last: int


def figures(words: Sequence[Token]) -> tuple[Figure, ...]:
    """Find the numbers and dates among some words, in order."""
    return tuple(_found(words))


def _found(words: Sequence[Token]) -> Iterator[Figure]:
    k = 0
    while k < len(words):
        if words[k].kind == "word" and words[k].key not in _BEGIN:
            k += 1
            continue
        figure = _date(words, k) or _number(words, k) or _han(words, k)
        if figure is None:
            k += 1
            continue
        yield figure
        k = max(figure.last, k + 1)


def _date(words: Sequence[Token], k: int) -> Figure | None:
    token = words[k]
    if token.key in WEEKDAYS and token.upper:
        return Figure("date", f"w{WEEKDAYS[token.key]}", k, k + 1)
    month = _month(words, k)
    if month and k + 1 < len(words) and _day(words[k + 1]):
        last, year = k + 2, ""
        if last < len(words) and _year(words[last]):
            year, last = f"y{words[last].key} ", last + 1
        return Figure("date", f"{year}m{month} d{_day(words[k + 1])}", k, last)
    if _day(token) and k + 1 < len(words) and _month(words, k + 1, beside=True):
        last, year = k + 2, ""
        if last < len(words) and _year(words[last]):
            year, last = f"y{words[last].key} ", last + 1
        return Figure("date", f"{year}m{_month(words, k + 1, beside=True)} d{_day(token)}", k, last)
    if month and k + 1 < len(words) and _year(words[k + 1]):
        return Figure("date", f"y{words[k + 1].key} m{month}", k, k + 2)
    if month and (
        token.key != "may" or (k and words[k - 1].key in ("in", "last", "since", "until", "early"))
    ):
        return Figure("date", f"m{month}", k, k + 1)
    if _year(token) and (k == 0 or words[k - 1].key in _YEAR_BEFORE or words[k - 1].key in MONTHS):
        return Figure("date", f"y{token.key}", k, k + 1)
    return _han_date(words, k)


def _han_date(words: Sequence[Token], k: int) -> Figure | None:
    parts, at = [], k
    while at + 1 < len(words) and words[at].kind == "number":
        mark = {"年": "y", "月": "m", "日": "d", "号": "d"}.get(words[at + 1].key)
        if mark is None:
            break
        parts.append(f"{mark}{words[at].key}")
        at += 2
    return Figure("date", " ".join(parts), k, at) if parts else None


def _month(words: Sequence[Token], k: int, *, beside: bool = False) -> int:
    token = words[k]
    if token.key not in MONTHS or not token.upper:
        return 0
    if token.key in ("may", "mar", "march") and not beside:
        following = words[k + 1] if k + 1 < len(words) else None
        before = words[k - 1].key if k else ""
        if not (following and (_day(following) or _year(following))) and before not in (
            "in", "of", "last", "since", "until", "by", "early", "late", "this", "next",
        ):  # fmt: skip
            return 0
    return MONTHS[token.key]


def _day(token: Token) -> int:
    key = token.key.removesuffix("th")
    return int(key) if token.kind == "number" and key.isdigit() and 1 <= int(key) <= 31 else 0


def _year(token: Token) -> bool:
    return (
        token.kind == "number"
        and len(token.key) == 4
        and token.key.isdigit()
        and "1800" <= token.key <= "2099"
    )


def _number(words: Sequence[Token], k: int) -> Figure | None:
    token = words[k]
    sign = token.kind == "sign" or (token.key in _UNITS and token.end - token.start == 1)
    at = k + 1 if sign else k
    if at >= len(words) or words[at].kind != "number":
        return None
    key, last = words[at].key, at + 1
    try:
        value = Decimal(key.removesuffix("th"))
    except InvalidOperation:
        return None
    while last < len(words) and words[last].key in _SCALES:
        value = value.scaleb(_SCALES[words[last].key])
        last += 1
    unit = token.key if sign else ""
    if last < len(words) and (named := words[last].key.removesuffix("s")) in _UNITS:
        unit, last = named, last + 1
    shown = format(value.normalize(), "f") + ("th" if key.endswith("th") else "")
    return Figure("number", f"{shown} {unit}".strip(), k, last)


def _han(words: Sequence[Token], k: int) -> Figure | None:
    """Read a Chinese number of two signs and more, or one with a scale: 二十三, 九百, 三万."""
    total, part, digit, at = 0, 0, 0, k
    while at < len(words):
        key = words[at].key
        if key in _HAN_DIGITS:
            digit = _HAN_DIGITS[key]
        elif key in _HAN_SCALES:
            part += (digit or 1) * _HAN_SCALES[key]
            digit = 0
        elif key in ("万", "亿") and (part or digit):
            total = (total + part + digit) * (10_000 if key == "万" else 100_000_000)
            part = digit = 0
        else:
            break
        at += 1
    return Figure("number", str(total + part + digit), k, at) if at - k >= 2 else None


def agree(one: str, other: str) -> bool:
    """Say whether two dates do not contradict: one may tell less ("March 12" and "March 12, 2024")."""
    a, b = _parts(one), _parts(other)
    shared = a.keys() & b.keys()
    return bool(shared) and all(a[key] == b[key] for key in shared)


def comparable(one: str, other: str) -> bool:
    """Say whether two dates tell a part in common, so that they can contradict."""
    return bool(_parts(one).keys() & _parts(other).keys())


def _parts(value: str) -> dict[str, str]:
    return {part[0]: part[1:].lstrip("0") for part in value.split()}
