"""What checking a draft against the record finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.domain.reading import Reading
from onrecord.domain.record import Account, AlterationClass, Words
from onrecord.domain.spans import Span

Found = Literal["verified", "altered", "contradicted", "not in record"]
Checked = Literal["quotation", "statement", "title", "name", "date", "number", "engagement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report of the record that a draft is checked against.

    Args:
        accounts: what it says of engagements, each with the engagement's id.
        parents: ids of the reports that it was made from; a copy bears out nothing that they
            have otherwise.
        primary: a party to an engagement gives its own account in it.
    """

    reading: Reading
    accounts: tuple[tuple[str, Account], ...] = ()
    parents: frozenset[str] = frozenset()
    primary: bool = False

    @property
    def name(self) -> str:
        """What it is called: its outlet, else its title, else its id."""
        report = self.reading.report
        return report.outlet or (f"“{report.title}”" if report.title else report.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing of the draft, and what the record says of it.

    Args:
        verdict: verified, altered, contradicted or not in record.
        kind: what it is.
        evidence: its words in the draft.
        record: words of the record that support or contradict it, the first source first.
        classes: what was changed, where it is altered.
        why: one sentence.
        disputed: it is verified, and another report of the record says the contrary.
    """

    verdict: Found
    kind: Checked
    evidence: Span
    record: tuple[Words, ...]
    why: str
    classes: tuple[AlterationClass, ...] = ()
    disputed: bool = False

    @property
    def wrong(self) -> bool:
        """Whether a draft with it should not go out: altered or contradicted."""
        return self.verdict in ("altered", "contradicted")
