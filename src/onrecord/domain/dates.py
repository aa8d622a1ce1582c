"""Dates with their precision, and why they have the value they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year", "unknown"]
Basis = Literal["stated", "relative", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """When something happened, as far as one report lets it be known.

    Args:
        value: ISO 8601 date of the stated precision (`2023-12-06`, `2023-12`, `2023`), or None.
        precision: what `value` is precise to; "unknown" where `value` is None.
        basis: "stated" in the words, "relative" to the publication date, or "inferred" from context.
        why: one sentence: the words it comes from and what they were resolved against.
        candidates: values that the report's own words leave possible where `value` is None.
    """

    value: str | None
    precision: Precision
    basis: Basis
    why: str
    candidates: tuple[str, ...] = ()
