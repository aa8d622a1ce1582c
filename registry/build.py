"""Build the registry: `python -m registry.build --corpora ../shared/corpora`.

Curated tables of this folder go first; public registries add what they lack. Sources that may only be shared
alike (CC BY-SA: world-leaders-current) are not read. Nothing here reads the clock: the same files give the
same bytes.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from onrecord.actors.entries import COLUMNS, Entry, Office, listed, of_cells, overriding, table, unique
from onrecord.actors.names import full_keys, is_chinese, keys_of, plain, surname_keys
from onrecord.actors.offices import fit, offices_in
from onrecord.actors.people import HEADS
from onrecord.actors.words import words
from onrecord.reading.lexicon.government import government_bodies
from onrecord.reading.lexicon.places import bodies, countries
from registry.public import ambassadors, cabinets, formal_names, heads, phoenix, sp500

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "onrecord" / "actors" / "data"
CURATED = "curated by hand for On Record"
PEOPLE = ("china", "americas", "asia", "europe", "south")
LEXICON_SECTORS = {
    "Supreme Court": "supreme-court", "Supreme People's Court": "supreme-court", "Reserve Bank": "central-bank",
    "Riksbank": "central-bank", "Bank Negara": "central-bank", "Bank Indonesia": "central-bank",
    "Knesset": "legislature", "Verkhovna Rada": "legislature", "Sejm": "lower-house", "Lok Sabha": "lower-house",
    "House of Commons": "lower-house", "House of Lords": "upper-house", "Diet": "legislature",
}  # fmt: skip


class Building:
    """The registry under construction, by id."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.by_key: dict[str, set[str]] = defaultdict(set)

    def add(self, entry: Entry) -> None:
        """Add an entry or replace the one of its id."""
        self.entries[entry.id] = entry
        for key in keys_of(entry):
            self.by_key[key].add(entry.id)

    def person(self, entry: Entry) -> Entry | None:
        """Return the person that an entry names again: a whole name in common, and no other country."""
        names = [n for n in (entry.name, *entry.aliases) if not is_chinese(n)]
        keys = {k for n in names for k in (*full_keys(n), *(f"z:{z}" for z in entry.zh))}
        found = [self.entries[i] for k in sorted(keys) for i in sorted(self.by_key.get(k, ()))]
        same = [e for e in found if e.country == entry.country or not e.country or not entry.country]
        return same[0] if same else None

    def holder(self, entry: Entry) -> Entry | None:
        """Return the person of the same country, family name and office, known under another spelling."""
        told = [
            (o, parsed)
            for o in entry.offices
            for parsed in offices_in(o.title)
            if parsed[0] in HEADS or parsed[1]
        ]
        for key in surname_keys(entry.name, entry.country):
            for i in sorted(self.by_key.get(key, ())):
                other = self.entries[i]
                if other.country == entry.country and any(
                    fit(parsed, held) == "same" and o.since and h.held(o.since[:10]) is not False
                    for o, parsed in told
                    for h in other.offices
                    for held in offices_in(h.title)
                ):
                    return other
        return None

    def fresh(self, name: str, country: str | None) -> str:
        """Return an id for a person: the name, and the country where another bears it."""
        base = f"person:{slug(name)}"
        if base not in self.entries:
            return base
        return f"{base}-{(country or 'x').lower()}"


def slug(name: str) -> str:
    """Return a name as an id has it."""
    return plain(name).replace(" ", "-")


def main() -> None:
    """Build and write `actors.tsv` and `names.tsv`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds registries/")
    registries = parser.parse_args().corpora / "registries"
    build = Building()
    add_countries(build, registries)
    add_bodies(build)
    add_companies(build, registries)
    for name in (*(f"leaders-{p}" for p in PEOPLE), "executives"):
        add_people(build, HERE / "curated" / f"{name}.tsv")
    sovereign = {c.iso3 for c in countries() if c.sovereign}
    for found in (heads(registries), cabinets(registries), ambassadors(registries), phoenix(registries)):
        for entry in found:
            if entry.country in sovereign:
                add_public(build, entry)
    write(build)


def add_countries(build: Building, registries: Path) -> None:
    """Add every country and territory, its names from the lexicon and the formal ones from country-codes."""
    formal = formal_names(registries)
    for c in countries():
        english, han = formal.get(c.iso3, ((), ()))
        aliases = unique(n for n in (*c.names, *c.short, *english) if n and n != c.name)
        zh = unique(n for n in (*c.zh, *han) if n)
        build.add(
            Entry(
                id=f"country:{c.iso3}", kind="country", name=c.name, zh=zh, aliases=aliases, country=c.iso3,  # type: ignore[arg-type]
                source="country-codes (PDDL); On Record's lexicon",
            )
        )  # fmt: skip


def add_bodies(build: Building) -> None:
    """Add curated bodies, those of the lexicon they lack, and every state's foreign ministry."""
    for cells in table(HERE / "curated" / "bodies.tsv"):
        build.add(of_cells({**cells, "source": CURATED}))
    iso3 = {c.iso2: c.iso3 for c in countries()}
    known: dict[tuple[str | None, str], str] = {}
    for e in build.entries.values():
        for n in (e.name, *e.aliases, *e.zh):
            known[e.country if e.id.startswith("gov:") else None, plain(n)] = e.id
    lexicon = [
        (iso3[b.country], b.name, tuple(n for n in b.names if not n.startswith("the ")), b.zh, "government")
        for b in government_bodies()
    ]
    lexicon += [
        (None, b.name, (*b.names, *b.short), b.zh, "government" if b.government else "organisation")  # type: ignore[misc]
        for b in bodies()
    ]
    for country, name, names, zh, kind in lexicon:
        hit = next(
            (known[country, plain(n)] for n in (name, *names, *zh) if (country, plain(n)) in known), None
        )
        cells = {
            "name": name,
            "aliases": "; ".join(names),
            "zh": "; ".join(zh),
            "kind": kind,
            "source": "On Record's lexicon",
        }
        if hit:
            old = build.entries[hit]
            build.add(
                overriding(
                    old,
                    {
                        **cells,
                        "name": "",
                        "kind": old.kind,
                        "aliases": "; ".join(n for n in (name, *names) if n not in (old.name, *old.aliases)),
                    },
                )
            )
        else:
            prefix = f"gov:{country.lower()}-" if country else "org:"
            sector = LEXICON_SECTORS.get(next((w for w in LEXICON_SECTORS if w in name), ""), "")
            free = f"g:{(country or '').lower()}:{sector}" not in build.by_key
            build.add(
                of_cells(
                    {
                        **cells,
                        "id": prefix + slug(name),
                        "country": country or "",
                        "sector": sector if free else "",
                    }
                )
            )
    for c in countries():
        if not c.sovereign or f"g:{c.iso3.lower()}:foreign" in build.by_key:
            continue
        build.add(
            Entry(
                id=f"gov:{c.iso3.lower()}-foreign", kind="government", country=c.iso3, sector="foreign",
                name=f"Ministry of Foreign Affairs of {c.name}", zh=(c.zh[0] + "外交部",) if c.zh else (),
                source="every sovereign state of country-codes (PDDL) has one; named by pattern",
            )
        )  # fmt: skip


def add_companies(build: Building, registries: Path) -> None:
    """Add the S&P 500, their other names, and companies curated beyond them."""
    for entry in sp500(registries):
        build.add(entry)
    for cells in table(HERE / "curated" / "company-names.tsv"):
        build.add(overriding(build.entries[cells["id"]], {**cells, "source": CURATED}))
    for cells in table(HERE / "curated" / "companies.tsv"):
        build.add(of_cells({**cells, "source": CURATED}))


def add_people(build: Building, path: Path) -> None:
    """Add curated people, each office tied to the body that its title and the country tell."""
    for cells in table(path):
        entry = of_cells({**cells, "source": CURATED})
        entry = replace(entry, offices=tuple(housed(build, o, entry.country) for o in entry.offices))
        old = build.person(entry)
        if old is not None:
            entry = replace(
                old, zh=unique((*old.zh, *entry.zh)), aliases=unique((*old.aliases, *entry.aliases)),  # type: ignore[arg-type]
                offices=unique((*old.offices, *entry.offices)),  # type: ignore[arg-type]
            )  # fmt: skip
        else:
            entry = replace(entry, id=build.fresh(entry.name, entry.country))
        build.add(entry)


def housed(build: Building, office: Office, country: str | None) -> Office:
    """Return an office with the id of its organisation: as written, or the country's body for its title."""
    org = office.organisation
    if org is None:
        parsed = offices_in(office.title)
        area = next((a for r, a in parsed if a), None)
        bodies_of = sorted(build.by_key.get(f"g:{(country or '').lower()}:{area}", ()))
        return replace(office, organisation=bodies_of[0] if bodies_of else f"country:{country}")
    if re.fullmatch(r"[A-Z]{3}", org):
        return replace(office, organisation=f"country:{org}")
    found = next((p + org for p in ("gov:", "org:") if p + org in build.entries), None)
    if found is None:
        raise SystemExit(f"{office.title}@{org}: no such organisation in the curated tables")
    return replace(office, organisation=found)


def add_public(build: Building, entry: Entry) -> None:
    """Add a person of a public registry; where curated, only spellings are added."""
    old = build.person(entry) or build.holder(entry)
    offices = tuple(housed(build, o, entry.country) if not o.organisation else o for o in entry.offices)
    if old is None:
        build.add(replace(entry, id=build.fresh(entry.name, entry.country), offices=offices))
        return
    spelt = [n for n in (entry.name, *entry.aliases) if plain(n).split()[0] not in words().honorifics]
    names = unique(
        n
        for n in (*old.aliases, *spelt)
        if n.lower() not in {a.lower() for a in (old.name, *old.aliases)} or n in old.aliases
    )
    # curated offices have their ends; a public list only knows who holds one now
    offices = old.offices if CURATED in old.source else unique((*old.offices, *offices))  # type: ignore[assignment]
    sources = unique(listed(old.source + "; " + entry.source))
    build.add(replace(old, aliases=names, offices=offices, source="; ".join(sources)))  # type: ignore[arg-type]


def write(build: Building) -> None:
    """Write the entries by id and the index from name key to ids."""
    DATA.mkdir(exist_ok=True)
    entries = [build.entries[i] for i in sorted(build.entries)]
    index: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for key in keys_of(entry):
            if key[2:]:
                index[key].add(entry.id)
    rows = ["\t".join(COLUMNS), *(entry.row() for entry in entries)]
    (DATA / "actors.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    lines = [f"{key}\t{' '.join(sorted(ids))}" for key, ids in sorted(index.items())]
    (DATA / "names.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    kinds: dict[str, int] = defaultdict(int)
    for entry in entries:
        kinds[entry.id.split(":")[0]] += 1
    print(f"{len(entries)} actors, {len(index)} keys:", dict(kinds))


if __name__ == "__main__":
    main()
