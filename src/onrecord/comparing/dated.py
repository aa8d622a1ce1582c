"""Dates that the record gives: an account without a day joins the dated engagement that it can only be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.comparing.days import days
from onrecord.comparing.same import same
from onrecord.domain.dates import Date
from onrecord.domain.record import Account, Descent

JOINS: Final = 0.5  # probability from which an account without a day is taken for one of an engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The dated engagement that an account without a day belongs to.

    Args:
        engagement: its id.
        why: the reasons, in words.
    """

    engagement: str
    why: tuple[str, ...]


def undated(account: Account) -> bool:
    """Say whether nothing bounds the days of an account: neither its words nor its report's date."""
    return days(account) is None


def fit(
    account: Account, engagements: Mapping[str, Sequence[Account]], *, descents: Sequence[Descent] = ()
) -> Fit | None:
    """Return the one dated engagement that an account without a day can tell, or None.

    Where two engagements fit, as of people who met twice, nothing is decided: unless its report was made from
    one that tells one of them.

    Args:
        account: one without a day.
        engagements: the dated engagements that it may tell, each with its accounts.
        descents: what its report was made from.
    """
    parents = {d.parent for d in descents if d.child == account.report}
    found: list[tuple[bool, float, str, tuple[str, ...]]] = []
    for name, members in sorted(engagements.items()):
        verdicts = [(same(account, m), m) for m in members if m.id != account.id]
        if not verdicts or any(v.apart for v, _ in verdicts):
            continue
        best, _ = max(verdicts, key=lambda v: (v[0].same, v[1].id))
        source = next((m for _, m in verdicts if m.report in parents), None)
        if best.same < JOINS and source is None:
            continue
        why = (f"its report was made from {source.outlet or source.report}",) if source else best.why
        found.append((source is not None, best.same, name, why))
    made_from = [f for f in found if f[0]]
    if len(found) != 1 and len(made_from) != 1:
        return None
    _, _, name, why = (made_from or found)[0]
    return Fit(engagement=name, why=why)


def dated(account: Account, members: Sequence[Account]) -> Date:
    """Return the date of an account: its own, or that of the engagement it joins, inferred, with the reason.

    Args:
        account: as its report tells it.
        members: the accounts of the engagement, in the order in which they are heard.
    """
    if account.date.value is not None:
        return account.date
    for other in members:
        date = other.date
        if other.id != account.id and date.value is not None and date.precision == "day":
            source = (
                other.outlet or f"the account of {other.published[:10] if other.published else other.report}"
            )
            return Date(
                value=date.value,
                precision=date.precision,
                basis="inferred",
                why=f"the report does not date it; {source} tells the same {other.type}, {date.value}: "
                f"{date.why}",
            )
    return account.date


__all__ = ["Fit", "dated", "fit", "undated"]
