"""Put the reading of a Chinese report together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.reading import Statement
from onrecord.reading.chinese.cast import ChineseCast
from onrecord.reading.chinese.engagements import Covering, Engagements
from onrecord.reading.chinese.later import Later
from onrecord.reading.chinese.roles import holders, roles, with_bodies
from onrecord.reading.chinese.scene import Scene
from onrecord.reading.chinese.statements import Statements
from onrecord.reading.document import Document
from onrecord.reading.joining import Account
from onrecord.reading.roles import RoleFound


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseFound:
    """What is found in a Chinese report; `accounts` are the engagements that declared frames tell."""

    roles: tuple[RoleFound, ...]
    statements: tuple[Statement, ...]
    accounts: tuple[Account, ...]
    covering: Covering


def read(doc: Document, cast: ChineseCast) -> ChineseFound:
    """Find roles, statements and engagements of a Chinese report.

    Args:
        doc: the report under reading; `doc.names` are those of `chinese.names`.
        cast: its actors; later mentions are written into it.

    Returns:
        What is found, statements and engagements numbered in order of the text.
    """
    found = holders(doc, cast)
    scene = Scene(doc, cast, found)
    Later(scene).run()
    found = scene.holders = with_bodies(doc, cast, found)
    told = roles(doc, found)
    engagements = Engagements(scene, told)
    pairs = [(c.start, tuple(e for e in c.entities if e.kind != "place")[:2]) for c in engagements.cases]
    tellings = [t.start for c in engagements.cases for t in c.tellings]
    statements = Statements(scene, told, pairs, tellings)
    said = statements.run()
    return ChineseFound(
        roles=told,
        statements=said,
        accounts=engagements.accounts(statements.covering),
        covering=statements.covering,
    )
