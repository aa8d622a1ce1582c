"""Readings made of a line of words, without the network: only names and titles, nobody does anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.actors import Registry
from onrecord.domain.reading import Actor, Reader, Reading, Role
from onrecord.domain.record import Link
from onrecord.domain.report import Report, fingerprint
from onrecord.domain.spans import Span

Told = Callable[..., dict[str, Link]]


def read(
    text: str,
    kinds: dict[str, str],
    *,
    roles: dict[str, tuple[str | None, str | None]] | None = None,
    countries: dict[str, str] | None = None,
    date: str | None = "2023-06-15",
    language: str = "en",
    outlet: str | None = None,
    url: str | None = None,
) -> Reading:
    """Make a reading: `kinds` from a name in the text to its kind; forms of one name joined by "="."""
    actors = []
    for number, (forms, kind) in enumerate(kinds.items(), 1):
        names = tuple(forms.split("="))
        spans = tuple(Span.of(text, text.index(n), text.index(n) + len(n)) for n in names)
        kept: Any = {"kind": kind, "country": (countries or {}).get(forms)}
        actors.append(Actor(id=f"a{number}", name=names[0], names=names, mentions=spans, **kept))
    ids = {forms: f"a{n}" for n, forms in enumerate(kinds, 1)}
    held = tuple(
        Role(person=ids[who], title=title, organisation=ids.get(body or ""), evidence=())
        for who, (title, body) in (roles or {}).items()
    )
    identity, digest = fingerprint(text)
    known: Any = {"language": language, "published": date, "outlet": outlet, "url": url}
    report = Report(text=text, id=identity, sha256=digest, **known)
    empty: Any = dict.fromkeys(("engagements", "statements", "events", "relations", "claims", "warnings"), ())
    reader = Reader(version="0", model="none")
    return Reading(report=report, actors=tuple(actors), roles=held, reader=reader, **empty)


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.load()


@pytest.fixture
def told(registry: Registry) -> Told:
    """Return what links the actors of a line, by their names."""

    def link(text: str, kinds: dict[str, str], **more: object) -> dict[str, Link]:
        links = registry.link(read(text, kinds, **more))  # type: ignore[arg-type]
        return dict(zip(kinds, links, strict=True))

    return link
