"""All accounts of one engagement in columns: primary ones first, copies folded under their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.comparing.dated import dated
from onrecord.comparing.points import Point, points
from onrecord.comparing.tellings import Telling
from onrecord.domain.dates import Date
from onrecord.domain.record import Account, AccountKind, Descent, How
from onrecord.domain.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A copy, told with its source and not beside it.

    Args:
        account: its account.
        date: its date, the engagement's where its report has none.
        how: what its report did with the source.
    """

    account: Account
    kind: AccountKind
    date: Date
    how: How
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One account with the copies made from it.

    Args:
        date: its own date, or that of the engagement, with the reason.
    """

    account: Account
    kind: AccountKind
    date: Date
    report: Report
    copies: tuple[Folded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The accounts of one engagement side by side.

    Args:
        engagement: its id.
        columns: primary accounts first, then in the order in which they are heard.
        points: rows; their cells are in the order of the columns.
        notes: what a reader should know, such as accounts that joined by another's date.
    """

    engagement: str
    columns: tuple[Column, ...]
    points: tuple[Point, ...]
    notes: tuple[str, ...] = ()


def side_by_side(
    engagement: str, tellings: Sequence[Telling], descents: Sequence[Descent], *, notes: Sequence[str] = ()
) -> Comparison:
    """Lay the accounts of one engagement side by side.

    Args:
        engagement: its id.
        tellings: its accounts in the order in which they are heard, primary ones first.
        descents: which of their reports was made from which, directly or through others.
        notes: what else a reader should know.
    """
    folded = _folded(tellings, descents)
    members = [t.account for t in tellings]
    shown = [t for t in tellings if t.account.id not in folded]
    columns = []
    for telling in shown:
        copies = tuple(
            Folded(
                account=t.account, kind=_kind(t), date=dated(t.account, members),
                how=folded[t.account.id][1], report=t.reading.report,
            )
            for t in tellings if folded.get(t.account.id, ("", ""))[0] == telling.account.id
        )  # fmt: skip
        columns.append(
            Column(
                account=telling.account, kind=_kind(telling), date=dated(telling.account, members),
                report=telling.reading.report, copies=copies,
            )
        )  # fmt: skip
    known = [replace(t, account=replace(t.account, date=c.date)) for t, c in zip(shown, columns, strict=True)]
    return Comparison(engagement=engagement, columns=tuple(columns), points=points(known), notes=tuple(notes))


def _kind(telling: Telling) -> AccountKind:
    return telling.kind


def _folded(tellings: Sequence[Telling], descents: Sequence[Descent]) -> Mapping[str, tuple[str, How]]:
    """Return for each copy the account it is folded under, and how its own report was made."""
    by_report = {t.account.report: t.account.id for t in reversed(tellings)}
    above: dict[str, list[Descent]] = {}
    for d in descents:
        above.setdefault(d.child, []).append(d)
    out: dict[str, tuple[str, How]] = {}
    for telling in tellings:
        # A party's own account stands for itself, whatever it has in common with another.
        if telling.kind == "primary" or telling.account.report not in above:
            continue
        source = _root(telling.account.report, above, set(by_report))
        own = telling.account.report
        if source is not None and source != own:
            best = max(above[own], key=lambda d: (d.confidence, d.parent))
            out[telling.account.id] = (by_report[source], best.how)
    # A chain may lead to an account that is itself a copy: follow it to one that is shown.
    for name, (source, how) in list(out.items()):
        seen = {name}
        while source in out and source not in seen:
            seen.add(source)
            source = out[source][0]
        out[name] = (source, how)
    return {name: under for name, under in out.items() if under[0] not in out}


def _root(report: str, above: Mapping[str, Sequence[Descent]], told: set[str]) -> str | None:
    """Return the report of the engagement nearest the beginning of the line that a report stands in."""
    level, seen, last = [report], {report}, None
    while level:
        following = sorted({d.parent for one in level for d in above.get(one, ())} - seen)
        seen |= set(following)
        last = next((one for one in following if one in told), last)
        level = following
    return last


__all__ = ["Column", "Comparison", "Folded", "side_by_side"]
