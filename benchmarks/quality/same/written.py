"""The written texts, read by the reader as it is, joined, and scored."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.quality.same import gold, readings
from benchmarks.quality.same.gold import Text, Told
from onrecord.comparing.accounts import accounts
from onrecord.comparing.same import joined, verdicts
from onrecord.domain.record import Account, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A part as the reader read it.

    Args:
        accounts: every account that the reader found, told by a label or not.
        told: from account id to the label whose words it overlaps most.
        missed: labels that no account tells.
    """

    texts: tuple[Text, ...]
    accounts: tuple[Account, ...]
    told: dict[str, Told]
    missed: tuple[Told, ...]


def read(part: str) -> Read:
    """Read the texts of a part and lay their accounts over the labels."""
    texts = gold.texts(part)
    found: list[Account] = []
    told: dict[str, Told] = {}
    missed: list[Told] = []
    for text in texts:
        mine = accounts(readings.read(text.report))
        found.extend(mine)
        here = {account.id: best for account in mine if (best := _told(account, text.told)) is not None}
        told |= here
        missed.extend(label for label in text.told if label not in here.values())
    return Read(texts=texts, accounts=tuple(found), told=told, missed=tuple(missed))


def join(part: Read) -> tuple[tuple[Verdict, ...], dict[str, str]]:
    """Join all accounts of a part; return the verdicts and the cluster of each account, by its first member."""
    judged = verdicts(part.accounts)
    clusters = joined(part.accounts, judged)
    return judged, {name: cluster[0] for cluster in clusters for name in cluster}


def _told(account: Account, labels: tuple[Told, ...]) -> Told | None:
    def shared(label: Told) -> int:
        return sum(max(0, min(s.end, label.end) - max(s.start, label.start)) for s in account.evidence)

    best = max(labels, key=shared)
    return best if shared(best) else None
