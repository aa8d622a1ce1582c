"""What became of each source, and how far adding has come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

How = Literal["added", "revision", "known", "again", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source.

    Args:
        source: its name.
        how: "added"; "revision", added as a new version of a page; "known", nothing to do; "again", read
            again; "failed".
        report: id of the report, or None where it failed.
        former: id of the version before it.
        message: what failed, what was expected and what to do.
        notes: what a person should know of what holds it.
    """

    source: str
    how: How
    report: str | None = None
    former: str | None = None
    message: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far adding has come.

    Args:
        added: reports that are now in the record, new versions of pages among them.
        revised: how many of `added` are new versions of a page.
        again: reports that were read again.
        known: sources whose report the record held already.
        failed: sources that could not be added.
        listed: sources found so far; the last one where `complete`.
        interrupted: the user stopped it; what was added is kept.
    """

    added: int = 0
    revised: int = 0
    again: int = 0
    known: int = 0
    failed: int = 0
    listed: int = 0
    complete: bool = False
    interrupted: bool = False

    @property
    def settled(self) -> int:
        """How many sources something has become of."""
        return self.added + self.again + self.known + self.failed

    def counting(self, outcome: Outcome) -> Tally:
        """Return the tally with one more outcome."""
        if outcome.how == "failed":
            return replace(self, failed=self.failed + 1)
        if outcome.how == "known":
            return replace(self, known=self.known + 1)
        if outcome.how == "again":
            return replace(self, again=self.again + 1)
        return replace(self, added=self.added + 1, revised=self.revised + (outcome.how == "revision"))
