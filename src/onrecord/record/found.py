"""What the process that reads a report hands to the one that keeps it: ready to be written."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from onrecord.actors import Identity
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Reading
from onrecord.domain.record import Link
from onrecord.domain.report import Report
from onrecord.record.bodies import packed, unpacked
from onrecord.record.lineage import Kept, Signs
from onrecord.record.linking import registry
from onrecord.record.narrow import Told, told_in
from onrecord.record.rows import COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One reading, as rows of the record.

    Args:
        report: the report with its text.
        version, model: what read it.
        body: the reading as it is stored.
        told: what it says, as narrow rows.
        signs: signatures that reports made from each other share, each with its kind.
    """

    report: Report
    version: str
    model: str
    body: bytes
    told: Told
    signs: Signs

    def kept(self) -> Kept:
        """Return it as other reports are compared with it."""
        return Kept(report=self.report, body=self.body, links=self.links(), signs=self.signs)

    def links(self) -> dict[str, str]:
        """Return the actors of the record by local id."""
        local, actor = (COLUMNS["links"].index(name) for name in ("local", "actor"))
        return {str(row[local]): str(row[actor]) for row in self.told.rows["links"] if row[actor] is not None}


def found_in(reading: Reading) -> Found:
    """Return everything that a record keeps of one reading, its actors linked by the registry."""
    links = {link.local: link for link in registry().link(reading)}
    return Found(
        report=reading.report,
        version=reading.reader.version,
        model=reading.reader.model,
        body=packed(reading),
        told=told_in(reading, links),
        signs=tuple((kind, signed(value)) for kind, value in signatures(reading)),
    )


def as_judged(found: Found, identity: Identity) -> Found:
    """Return what was found with its actors under the ids that people judged them to have."""
    columns = COLUMNS["links"]
    places = [columns.index(name) for name in ("local", "linked", "confidence", "why")]
    links: dict[str, Link] = {}
    for row in found.told.rows["links"]:
        local, linked, confidence, why = (row[place] for place in places)
        links[str(local)] = Link(
            local=str(local), actor=None if linked is None else str(linked),
            confidence=float(str(confidence)), why=tuple(json.loads(str(why))),
        )  # fmt: skip
    return replace(found, told=told_in(unpacked(found.body, found.report), links, identity))


def signed(value: str) -> int:
    """Return 16 hexadecimal digits as the signed number that a database keeps."""
    number = int(value, 16)
    return number - (1 << 64) if number >= 1 << 63 else number
