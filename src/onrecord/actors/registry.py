"""The registry of actors, and linking a reading's actors to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.actors import newcomers, people
from onrecord.actors.bodies import link_body
from onrecord.actors.clues import Clue, Scene, clue, scene
from onrecord.actors.entries import Entry, RegistryError, cells_of, of_cells, overriding, table_text
from onrecord.actors.names import (
    body_key,
    chinese,
    full_keys,
    is_chinese,
    keys_of,
    near_keys,
    person_words,
    plain,
)
from onrecord.actors.offices import before_rank
from onrecord.actors.states import Found, link_state
from onrecord.actors.words import data_file
from onrecord.domain.reading import Actor, Reading
from onrecord.domain.record import Link

BY_NAME = 0.9  # a seat that stands for a government ("Kremlin") may be a body of its own
STATES = ("country", "government", "place", "organisation")


class Registry:
    """Who is who: countries, government bodies, organisations and people with their offices.

    Args:
        rows: lines of the shipped table by id, read when first asked for.
        index: ids by name key, separated by blanks.
        own: entries of a user's own file, over the shipped ones.
    """

    def __init__(self, rows: dict[str, str], index: dict[str, str], own: dict[str, Entry]) -> None:
        self._rows, self._index = rows, index
        self._entries = dict(own)
        self._own: dict[str, list[str]] = {}
        for entry in own.values():
            for key in keys_of(entry):
                self._own.setdefault(key, []).append(entry.id)

    @classmethod
    def load(cls, own: Path | None = None) -> Registry:
        """Load the shipped registry, and a user's own file over it.

        Args:
            own: a table as docs/actors.md describes it; its rows add entries or lay over those of their id.

        Raises:
            RegistryError: where the own file cannot be read.
        """
        lines = data_file("actors.tsv").splitlines()
        rows = {line[: line.index("\t")]: line for line in lines[1:]}
        index = dict(line.split("\t") for line in data_file("names.tsv").splitlines())
        shipped = cls(rows, index, {})
        return shipped.under(table_text(own), str(own)) if own else shipped

    def under(self, own: str, called: str) -> Registry:
        """Return this registry with a user's own table laid over it.

        Args:
            own: the table's text, as docs/actors.md describes it.
            called: what it is called in an error, and as the source of its entries.

        Raises:
            RegistryError: a row is not as the format has it.
        """
        return Registry(self._rows, self._index, self.overlaid(own, called))

    def overlaid(self, own: str, called: str) -> dict[str, Entry]:
        """Return the entries of a user's own table, laid over those they name."""
        out: dict[str, Entry] = {}
        for cells in cells_of(own, called):
            try:
                key = cells.get("id") or made_id(cells)
                old = out.get(key) or self.entry(key)
                source = cells.get("source") or f"own file {Path(called).name}"
                new = {**cells, "id": key, "source": source}
                if old is None and not cells.get("name"):
                    message = f"{key} is not in the registry and has no name"
                    raise ValueError(message)
                out[key] = overriding(old, new) if old else of_cells(new)
            except ValueError as fault:
                raise RegistryError(
                    called, str(fault), expected="rows as docs/actors.md describes them",
                    remedy="correct the row",
                ) from fault  # fmt: skip
        return out

    def entry(self, actor: str) -> Entry | None:
        """Return an actor of the registry by its id."""
        if actor not in self._entries:
            if actor not in self._rows:
                return None
            self._entries[actor] = Entry.of_row(self._rows[actor])
        return self._entries[actor]

    def entries(self) -> Iterator[Entry]:
        """Yield every actor by id."""
        for actor in sorted(self._rows.keys() | self._entries.keys()):
            found = self.entry(actor)
            if found is not None:
                yield found

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return every actor that a name may lead to, without any context."""
        keys = (body_key(name), *full_keys(name), *near_keys(name), f"s:{plain(name)}")
        keys = (*keys, *(f"{k}:{chinese(name)}" for k in "zy"))
        found = {e.id: e for key in keys for e in self.look(key)}
        return tuple(found[i] for i in sorted(found))

    def look(self, key: str) -> tuple[Entry, ...]:
        """Return the actors under a name key."""
        ids = dict.fromkeys((*self._index.get(key, "").split(), *self._own.get(key, ())))
        return tuple(e for e in map(self.entry, ids) if e is not None)

    def link(self, reading: Reading) -> tuple[Link, ...]:
        """Say who each actor of a reading is.

        Returns:
            One link an actor, in their order: an id of the registry; a `new:` id, the same in every report
            that gives the same whole name and country or body; a `local:` id, good in this report alone; or
            None where two remain and nothing decides.
        """
        at = scene(reading, self.outlet(reading))
        clues = {a.id: clue(reading, a) for a in reading.actors}
        links: dict[str, Found] = {}
        for actor in reading.actors:
            if actor.kind != "person":
                links[actor.id] = self.other(actor, clues[actor.id], at, reading)
        for actor in reading.actors:
            if actor.kind == "person":
                bodies = frozenset(
                    i for b in clues[actor.id].bodies for i in [links.get(b, (None, 0.0, ()))[0]] if i
                ) | self.beside(clues[actor.id])
                links[actor.id] = self.person(actor, clues[actor.id], bodies, at, reading)
        return tuple(
            Link(local=a.id, actor=links[a.id][0], confidence=links[a.id][1], why=links[a.id][2])
            for a in reading.actors
        )

    def outlet(self, reading: Reading) -> str | None:
        """Return the country of a report's outlet, where the registry knows it."""
        found = [e for e in self.look(body_key(reading.report.outlet or "")) if e.country]
        return found[0].country if len(found) == 1 else None

    def other(self, actor: Actor, told: Clue, at: Scene, reading: Reading) -> Found:
        """Link a country, body, company or place."""
        state = link_state(actor, at) if actor.kind in STATES else None
        if state is not None and (state[0] is None or state[1] >= BY_NAME):
            return state
        found = link_body(actor, told, at, self.look)
        if found is not None and (found[0] or state is None):
            return found
        if state is not None:
            return state
        return newcomers.newcomer(actor, told, at, reading.report, frozenset())

    def person(self, actor: Actor, told: Clue, bodies: frozenset[str], at: Scene, reading: Reading) -> Found:
        """Link a person."""
        level, options = people.candidates(actor, self.look)
        rare = any(is_chinese(n) and len(chinese(n)) > 2 for n in actor.names)
        weighed = sorted(
            (people.weigh(e, level, told, bodies, at, rare) for e in options),
            key=lambda w: (-w.score, w.entry.id),
        )
        good = [w for w in weighed if people.enough(w)]
        if good:
            rivals = [w for w in weighed if w is not good[0] and good[0].score - w.score < people.MARGIN]
            if rivals and not outdoes(good[0], rivals[0]):
                names = ", ".join(w.entry.name for w in (good[0], *rivals[:3]))
                return None, 0.0, (f"{actor.name} could be {names}",)
            if not self.shadowed(actor, good[0], reading):
                return good[0].entry.id, people.confidence(good[0]), good[0].why
        likely = [w for w in weighed if w.entry.country in at.named | {at.home} or w.evidence]
        if level != people.PART and (likely or (weighed and not told.titles and not bodies)):
            known = (likely or weighed)[0]
            return None, 0.0, (f"{actor.name} may be {known.entry.name}, but too little says so", *known.why)
        return newcomers.newcomer(actor, told, at, reading.report, bodies)

    def beside(self, told: Clue) -> frozenset[str]:
        """Return the bodies that a person's titles themselves name ("Apple CEO", 美联储主席)."""
        rests = (before_rank(title) for title in told.titles)
        found = [self.look(body_key(rest)) for rest in rests if rest]
        return frozenset(es[0].id for es in found if len(es) == 1 and es[0].kind not in ("person", "country"))

    def shadowed(self, actor: Actor, one: people.Weighed, reading: Reading) -> bool:
        """Say whether a bare family name may be another person's whom the report names in full."""
        if one.level != people.PART or one.evidence:
            return False
        family = plain(actor.names[0])
        rest = (n for a in reading.actors if a.kind == "person" and a.id != actor.id for n in a.names)
        theirs = [n for n in rest if family in person_words(n)[-1:] and len(person_words(n)) > 1]
        return any(one.entry not in self.named(n) for n in theirs)


def outdoes(one: people.Weighed, rival: people.Weighed) -> bool:
    """Say whether a family name's candidate has a title, body or past as head of state that a rival lacks."""
    if one.level != people.PART:
        return False
    return (one.evidence and not rival.evidence) or (one.head and not rival.head)


def made_id(cells: dict[str, str]) -> str:
    """Return an id for a row of a user's own file that gives none."""
    prefix = {"person": "person", "country": "country", "government": "gov"}.get(cells.get("kind", ""), "org")
    return f"{prefix}:own-{plain(cells.get('name', '')).replace(' ', '-')}"
