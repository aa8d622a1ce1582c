"""What the process that reads a report hands to the one that keeps it: ready to be written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.comparing.accounts import accounts
from onrecord.comparing.same import keys
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Reading
from onrecord.domain.record import Account
from onrecord.domain.report import Report
from onrecord.record.bodies import packed
from onrecord.record.joining import hashed
from onrecord.record.lineage import Kept, Signs
from onrecord.record.linking import Known, known_actors, registry, shared
from onrecord.record.rows import COLUMNS, Rows, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One reading, as rows of the record.

    Args:
        report: the report with its text.
        version, model: what read it.
        body: the reading as it is stored.
        rows: its rows of the narrow tables.
        accounts: its engagements as accounts.
        keys: for each account hashes of the keys that it shares with others of the same engagement.
        actors: those of its actors that other reports may tell of.
        signs: signatures that reports made from each other share, each with its kind.
    """

    report: Report
    version: str
    model: str
    body: bytes
    rows: Rows
    accounts: tuple[Account, ...]
    keys: tuple[tuple[int, ...], ...]
    actors: tuple[Known, ...]
    signs: Signs

    def kept(self) -> Kept:
        """Return it as other reports are compared with it."""
        return Kept(report=self.report, body=self.body, links=self.links(), signs=self.signs)

    def links(self) -> dict[str, str]:
        """Return the actors of the record by local id."""
        local, actor = (COLUMNS["links"].index(name) for name in ("local", "actor"))
        return {str(row[local]): str(row[actor]) for row in self.rows["links"] if row[actor] is not None}


def found_in(reading: Reading) -> Found:
    """Return everything that a record keeps of one reading, its actors linked by the registry."""
    links = {link.local: link for link in registry().link(reading)}
    told = accounts(reading, [replace(link, actor=shared(link)) for link in links.values()])
    return Found(
        report=reading.report,
        version=reading.reader.version,
        model=reading.reader.model,
        body=packed(reading),
        rows=rows_of(reading, links, told),
        accounts=told,
        keys=tuple(tuple(sorted({hashed(key) for key in keys(account)})) for account in told),
        actors=known_actors(reading, links),
        signs=tuple((kind, signed(value)) for kind, value in signatures(reading)),
    )


def signed(value: str) -> int:
    """Return 16 hexadecimal digits as the signed number that a database keeps."""
    number = int(value, 16)
    return number - (1 << 64) if number >= 1 << 63 else number
