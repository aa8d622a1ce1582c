"""Titles made comparable: what rank they tell, and what for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from onrecord.actors.words import words

Fit = Literal["same", "partly", "other"]
SPLIT = re.compile(r"\s*(?:,|;|/|、|兼)\s*|\s+and\s+(?=[A-Z\u4e00-\u9fff])")


@cache
def ranked() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return every rank with the pattern of one of its titles, the longest title first."""
    forms = [(form, rank) for rank, forms in words().ranks.items() for form in forms]
    return tuple((rank, pattern(form)) for form, rank in sorted(forms, key=lambda f: (-len(f[0]), f[0])))


@cache
def fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return every area with the pattern of one of its words, the longest word first."""
    forms = [(form, area) for area, forms in words().areas.items() for form in forms]
    return tuple((area, pattern(form)) for form, area in sorted(forms, key=lambda f: (-len(f[0]), f[0])))


def pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of a form: whole words in English, any place in Chinese."""
    if re.search(r"[\u3400-\u9fff]", form):
        return re.compile(re.escape(form))
    return re.compile(rf"\b{re.escape(form).replace('-', '[- ]')}\b")


@lru_cache(maxsize=8192)
def area_of(text: str) -> str | None:
    """Return what a title or a body's name tells it is for."""
    low = text.lower()
    return next((area for area, form in fields() if form.search(low)), None)


@lru_cache(maxsize=8192)
def offices_in(title: str) -> tuple[tuple[str, str | None], ...]:
    """Return the offices that a title tells, as rank and area; several where it joins several."""
    parts = SPLIT.split(title)
    if not all(rank_of(part) for part in parts):
        parts = [title]  # "Minister of Ecology and Environment" is one office
    found = [(rank, area_of(part)) for part in parts for rank in [rank_of(part)] if rank]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def rank_of(title: str) -> str | None:
    """Return the rank that a title tells, or None."""
    low = re.sub(r"[’‘]", "'", title.lower())
    return next((rank for rank, form in ranked() if form.search(low)), None)


@lru_cache(maxsize=8192)
def former(title: str) -> bool:
    """Say whether a title is told as past."""
    return bool(set(re.findall(r"[a-z]+", title.lower())) & words().former) or title.startswith("前")


def before_rank(title: str) -> str:
    """Return what stands before the rank of a title: the body it is held in, or nothing."""
    low = title.lower()
    match = next((m for _, form in ranked() for m in [form.search(low)] if m), None)
    return re.sub(r"['’]s$", "", title[: match.start()].strip()) if match else ""


SOFT = {
    frozenset({"vice-chair", "vice-president"}),
    frozenset({"ceo", "chair"}), frozenset({"ceo", "president"}), frozenset({"chair", "president"}),
    frozenset({"managing-director", "ceo"}), frozenset({"managing-director", "president"}),
    frozenset({"chair", "minister"}), frozenset({"director", "minister"}), frozenset({"director", "chair"}),
    frozenset({"spokesperson", "press-secretary"}), frozenset({"press-secretary", "minister"}),
    frozenset({"high-representative", "vice-president"}), frozenset({"founder", "ceo"}),
    frozenset({"founder", "chair"}), frozenset({"state-councilor", "minister"}),
    frozenset({"secretary-general", "party-secretary"}), frozenset({"president", "party-secretary"}),
    frozenset({"deputy-minister", "minister"}), frozenset({"governor", "chair"}),
    frozenset({"speaker", "representative"}), frozenset({"ambassador", "minister"}),
    frozenset({"president", "supreme-leader"}), frozenset({"monarch", "crown-prince"}),
}  # fmt: skip


def fit(told: tuple[str, str | None], held: tuple[str, str | None]) -> Fit:
    """Compare an office as a report tells it with one that a person held.

    Returns:
        "same" where rank and area agree; "partly" where one leaves the area open, or the ranks are often
        said of one office; "other" where they are different offices.
    """
    (rank, area), (rank_held, area_held) = told, held
    if rank == rank_held:
        if area == area_held:
            return "same"
        if area is None or area_held is None or {area, area_held} <= ALIKE:
            return "partly"
        return "other"
    if frozenset({rank, rank_held}) in SOFT and (area is None or area_held is None or area == area_held):
        return "partly"
    return "other"


ALIKE = frozenset({"commerce", "trade", "economy", "industry", "finance"})
