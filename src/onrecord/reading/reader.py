"""Put a reading together: the network's marks, then actors, roles, statements, engagements and the rest."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from onrecord.domain.reading import Reader, Reading, Role
from onrecord.domain.report import Report
from onrecord.reading.actors import Cast, Entity, adjectives, belonging
from onrecord.reading.ahead import ahead
from onrecord.reading.cautions import cautions
from onrecord.reading.chinese import readout
from onrecord.reading.chinese.cast import ChineseCast
from onrecord.reading.chinese.completing import Completing
from onrecord.reading.chinese.following import following
from onrecord.reading.claims import claims
from onrecord.reading.confidence import sure_engagement, sure_statement
from onrecord.reading.coreference import Later
from onrecord.reading.document import Document, document
from onrecord.reading.encoder import load, mark
from onrecord.reading.engagements import Engagements
from onrecord.reading.events import Events
from onrecord.reading.joining import joined
from onrecord.reading.margins import on_margins
from onrecord.reading.names import names
from onrecord.reading.occasions import Occasions
from onrecord.reading.office_words import completed
from onrecord.reading.offices import offices, united
from onrecord.reading.phrases import Phrases
from onrecord.reading.relations import relations
from onrecord.reading.roles import RoleFound, Roles
from onrecord.reading.statements import Statements
from onrecord.reading.syntax import parse
from onrecord.reading.taking import once


def read_report(report: Report) -> Reading:
    """Find everything in one report.

    Args:
        report: the frozen text with what is known of it; `published` anchors relative dates.

    Returns:
        The reading; every fact in it has evidence in `report.text`.

    Raises:
        ReaderError: where the shipped network cannot be loaded.
    """
    doc = document(report)
    cast = ChineseCast(doc) if report.language == "zh" else Cast(doc)
    if isinstance(cast, ChineseCast):
        found = readout.read(doc, cast)
        roles, statements, declared, covering = found.roles, found.statements, found.accounts, found.covering
        phrases = Phrases(doc, cast, role_words(roles))
    else:
        adjectives(doc, cast)
        belonging(doc, cast)
        roles = completed(doc, cast, united(Roles(doc, cast).run(), offices(doc, cast)))
        Later(doc, cast, roles).run()
        phrases = Phrases(doc, cast, role_words(roles))
        told = Statements(doc, cast, phrases)
        statements, covering = told.run(), told.covering
        declared = tuple(Engagements(doc, cast, phrases, roles, covering).accounts())
    completing = Completing(doc, cast).completed if isinstance(cast, ChineseCast) else None
    seen = Occasions(doc, cast, roles, covering).accounts()
    both = joined(doc, declared, seen, exact=completing is not None, completing=completing)
    whole = once(doc, cast, roles, tuple(one.engagement for one in both))
    kinds = {f"a{e.number}": e.kind for e in cast.entities}
    if completing is not None:
        whole = following(doc, whole)
    engagements = tuple(
        ahead(sure_engagement(replace(one, engagement=e), kinds), report.published)
        for e, one in zip(whole, both, strict=True)
    )
    engagements = on_margins(engagements)
    statements = tuple(sure_statement(s) for s in statements)
    return Reading(
        report=report,
        actors=tuple(cast.actor(e) for e in cast.entities),
        roles=frozen_roles(roles),
        engagements=engagements,
        statements=statements,
        events=() if report.language == "zh" else Events(doc, cast, phrases, roles, statements).run(),
        relations=() if report.language == "zh" else relations(doc, cast),
        claims=claims(doc, cast, statements),
        warnings=cautions(doc, roles, engagements),
        reader=Reader(version=installed(), model=load().name),
    )


def installed() -> str:
    """Return the installed version of On Record."""
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "0"


def role_words(roles: tuple[RoleFound, ...]) -> dict[int, Entity]:
    """Return, for each word of a role, whose role it is."""
    return {i: r.person for r in roles for i in range(r.first_word, r.last_word)}


def frozen_roles(roles: tuple[RoleFound, ...]) -> tuple[Role, ...]:
    """Make the frozen roles, each once, its evidence gathered."""
    out: dict[tuple[int, str | None, int | None], Role] = {}
    for r in roles:
        key = (r.person.number, r.title, r.organisation.number if r.organisation else None)
        old = out.get(key)
        out[key] = Role(
            person=f"a{r.person.number}",
            title=r.title,
            organisation=f"a{r.organisation.number}" if r.organisation else None,
            evidence=(*(old.evidence if old else ()), r.evidence),
        )
    return tuple(out.values())


def names_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Find the names of a text, without reading the rest of it.

    Returns:
        (start, end, kind) in order, half-open code points; kind is person, organisation, government, country,
        place, product or other.
    """
    marks = mark(text)
    found = names(text, marks, parse(text, marks))
    return tuple((n.start, n.end, n.kind) for n in found if n.kind != "title")


__all__ = ["Document", "names_in", "read_report"]
