# ruff: noqa: E501  (a list of words is easier to check on one line)
"""Titles of one person in two readings: another office, another rank, a "deputy" lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.comparing.tells import honorifics, title_heads, title_of
from onrecord.domain.reading import Reading
from onrecord.domain.spans import Span

# Whoever heads a body may be called any of these; none of them contradicts another.
GENERIC: Final = frozenset("head leader chief boss chairman chair member official aide lawmaker politician "
                            "adviser advisor spokesman candidate guest host expert founder".split())  # fmt: skip
_BELOW: Final = frozenset("deputy vice acting former assistant under prime junior associate".split())
_FIELDS: Final = ("foreign external", "economy economic", "labor labour employment", "defense defence", "trade commerce",
                  "transport transportation", "interior home internal", "finance financial treasury")  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")


def retitled(child: Reading, parent: Reading) -> Iterator[tuple[Span, Span, str]]:
    """Find persons to whom a rewriting gives an office that its source does not.

    Args:
        child, parent: the rewriting and its source.

    Yields:
        The words of the title here, those of the source, and one sentence saying what changed.
    """
    theirs = _held(parent)
    for key, ours in _held(child).items():
        before = theirs.get(key)
        if not before:
            continue
        others = [words for words, _, _ in before]
        if any(_agree(mine, other) for mine, _, _ in ours for other in others):
            ours = [held for held in ours if _rank(held[0]) and not any(_rank(held[0]) & o for o in others)]
        for words, title, span in ours:
            if all(_differ(words, other) for other in others):
                yield span, before[0][2], f"the title {title} was {before[0][1]}"
                break


def _held(reading: Reading) -> dict[str, list[tuple[frozenset[str], str, Span]]]:
    """Return for each surname the titles given, as words, as told, and where."""
    names = {a.id: a.name for a in reading.actors if a.kind == "person"}
    out: dict[str, list[tuple[frozenset[str], str, Span]]] = {}
    for role in reading.roles:
        name = names.get(role.person)
        if not name or not role.title or "," in role.title or not role.evidence:
            continue
        words = [w.lower() for w in _WORD.findall(role.title) if w.lower() not in honorifics()]
        span = next((s for s in role.evidence if role.title in s.text), None)
        if span is not None:
            at = span.start + span.text.index(role.title)
            span = Span.of(reading.report.text, at, at + len(role.title))
            out.setdefault(name.split()[-1].lower(), []).append((title_of(words), role.title, span))
    return out


def _heads(words: frozenset[str]) -> frozenset[str]:
    return words & title_heads()


_RANKS: Final = frozenset(
    "general colonel major captain admiral commodore lieutenant sergeant commander".split()
)


def _rank(words: frozenset[str]) -> frozenset[str]:
    return words & _RANKS


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(_heads(one) & _heads(other)) and not _differ(one, other)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two titles cannot be one office told in two ways."""
    ours, theirs = _heads(one), _heads(other)
    if (one & _BELOW) != (other & _BELOW) and (ours & theirs):
        return True
    if not ours or not theirs or ((ours | theirs) & GENERIC and not (_rank(one) or _rank(other))):
        return False
    if not ours & theirs:
        return True
    return _field(one) is not None and _field(other) is not None and _field(one) != _field(other)


def _field(words: frozenset[str]) -> int | None:
    return next((k for k, names in enumerate(_FIELDS) if words & set(names.split())), None)
