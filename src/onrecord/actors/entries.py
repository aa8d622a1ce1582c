"""What the registry knows of one actor, and the table it is written in.

One table format serves the shipped registry, the curated files it is built from, and a user's own file:
tab-separated, first line the column names, lists in a cell joined by "; ", an office as
`Title@organisation 2013-03-16..2018-03`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from onrecord.domain.errors import OnRecordError
from onrecord.domain.reading import ActorKind

COLUMNS = (
    "id", "kind", "name", "zh", "aliases", "country", "sector", "part_of", "offices", "source"
)  # fmt: skip
OFFICE = re.compile(
    r"^(?P<title>[^@]+?)(?:@(?P<org>\S+))?(?:\s+(?P<since>~?\d{4}(?:-\d\d){0,2})?\.\.(?P<until>\d{4}(?:-\d\d){0,2}~?)?)?$"
)


class RegistryError(OnRecordError):
    """A registry file cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person held.

    Args:
        title: in English, as reports word it.
        organisation: id of the country, body or company it is held in, or None.
        since, until: ISO 8601 dates of day, month or year precision; None where unknown or lasting.
        by: True where the person held it by `since` at the latest and may have held it before.
        still: True where the person still held it at `until`; when it ended is unknown.
    """

    title: str
    organisation: str | None = None
    since: str | None = None
    until: str | None = None
    by: bool = False
    still: bool = False

    def held(self, date: str) -> bool | None:
        """Say whether it was held on a date, compared at the lesser precision; None where it is open."""
        if self.since and date < self.since and not self.since.startswith(date[: len(self.since)]):
            return None if self.by else False
        if self.until and date[: len(self.until)] > self.until:
            return None if self.still else False
        return True if self.since or self.until else None

    def ended(self, date: str) -> bool:
        """Say whether it had ended by a date."""
        return bool(self.until and not self.still and date[: len(self.until)] > self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor of the registry.

    Args:
        id: `country:CHN`, `gov:chn-mofcom`, `org:aapl`, `person:wang-wentao`.
        name: usual English name.
        zh: Chinese names, the usual one first.
        aliases: other names and spellings.
        country: ISO 3166-1 alpha-3 code, or None for international bodies.
        sector: what a body is for ("commerce"), or a company's sector (GICS).
        part_of: id of the body or group it belongs to.
        source: where the entry comes from.
    """

    id: str
    kind: ActorKind
    name: str
    zh: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    part_of: str | None = None
    offices: tuple[Office, ...] = ()
    source: str = ""

    def row(self) -> str:
        """Write the entry as a line of the table, without its end."""
        offices = "; ".join(written(office) for office in self.offices)
        cells = (
            self.id, self.kind, self.name, "; ".join(self.zh), "; ".join(self.aliases), self.country or "",
            self.sector or "", self.part_of or "", offices, self.source,
        )  # fmt: skip
        return "\t".join(cells)

    @classmethod
    def of_row(cls, row: str) -> Entry:
        """Read an entry from a line of the shipped table."""
        return of_cells(dict(zip(COLUMNS, row.split("\t"), strict=True)))


def written(office: Office) -> str:
    """Write an office as a cell of the table has it."""
    where = f"@{office.organisation}" if office.organisation else ""
    if not (office.since or office.until):
        return f"{office.title}{where}"
    since = f"{'~' if office.by else ''}{office.since or ''}"
    until = f"{office.until or ''}{'~' if office.still else ''}"
    return f"{office.title}{where} {since}..{until}"


def of_cells(cells: Mapping[str, str]) -> Entry:
    """Make an entry of a row's cells; a missing column counts as empty.

    Raises:
        ValueError: where the kind or an office is not written as the format has it.
    """
    kind = cells.get("kind", "") or "organisation"
    if kind not in get_args(ActorKind):
        message = f"kind {kind!r} is none of {', '.join(get_args(ActorKind))}"
        raise ValueError(message)
    return Entry(
        id=cells.get("id", ""),
        kind=cast("ActorKind", kind),
        name=cells.get("name", ""),
        zh=listed(cells.get("zh", "")),
        aliases=listed(cells.get("aliases", "")),
        country=cells.get("country") or None,
        sector=cells.get("sector") or None,
        part_of=cells.get("part_of") or None,
        offices=tuple(office(text) for text in listed(cells.get("offices", ""))),
        source=cells.get("source", ""),
    )


def listed(cell: str) -> tuple[str, ...]:
    """Split a cell's list."""
    return tuple(part for part in (p.strip() for p in cell.split(";")) if part)


def office(text: str) -> Office:
    """Read an office.

    Raises:
        ValueError: where it is not written as `Title@organisation since..until`.
    """
    match = OFFICE.match(text)
    if match is None:
        message = f"office {text!r} is not written as Title@organisation 2013-03-16..2018-03"
        raise ValueError(message)
    since = match["since"]
    return Office(
        title=match["title"].strip(),
        organisation=match["org"],
        since=since.lstrip("~") if since else None,
        until=match["until"].rstrip("~") if match["until"] else None,
        by=bool(since and since.startswith("~")),
        still=bool(match["until"] and match["until"].endswith("~")),
    )


def table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a file's table; see `table_text` and `cells_of`."""
    yield from cells_of(table_text(path), str(path))


def table_text(path: Path) -> str:
    """Return the text of a table.

    Raises:
        RegistryError: the file is missing or not UTF-8.
    """
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(
            str(path), f"cannot be read ({error})", expected="a UTF-8 table of actors",
            remedy="see docs/actors.md for its columns",
        ) from error  # fmt: skip


def cells_of(text: str, called: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as cells by column name.

    Args:
        text: the table; lines that begin with "#" and empty lines are left out.
        called: what it is called in an error.

    Raises:
        RegistryError: a line does not fit the columns.
    """
    lines = text.splitlines()
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    head = [name.strip() for name in rows[0][1]] if rows else []
    unknown = [name for name in head if name not in COLUMNS]
    if ("name" not in head and "id" not in head) or unknown:
        raise RegistryError(
            called, f"first line {'holds ' + ', '.join(unknown) if unknown else 'has no column name'}",
            expected="tab-separated column names among " + ", ".join(COLUMNS),
            remedy="write the column names in the first line",
        )  # fmt: skip
    for number, cells in rows[1:]:
        if len(cells) > len(head):
            raise RegistryError(
                f"{called}, line {number}", f"has {len(cells)} cells", expected=f"at most {len(head)}",
                remedy="separate cells by one tab and lists inside a cell by '; '",
            )  # fmt: skip
        yield {name: cell.strip() for name, cell in zip(head, cells, strict=False)}


def overriding(old: Entry, cells: Mapping[str, str]) -> Entry:
    """Return an entry with a row laid over it.

    Name, country, sector, part_of and source are replaced where the row has them; "-" empties them. Chinese
    names, aliases and offices are added, the row's first; a cell that begins with "- " replaces the list.
    """
    new = of_cells({**cells, "id": old.id, "kind": cells.get("kind") or old.kind})
    plain = {
        key: (None if cells[key] == "-" else cells[key])
        for key in ("country", "sector", "part_of")
        if cells.get(key)
    }
    lists: dict[str, tuple[object, ...]] = {}
    for key in ("zh", "aliases", "offices"):
        cell = cells.get(key, "")
        if cell == "-" or cell.startswith("- "):
            lists[key] = getattr(of_cells({**cells, "id": old.id, "kind": old.kind, key: cell[2:]}), key)
        else:
            lists[key] = unique((*getattr(new, key), *getattr(old, key)))
    sources = "; ".join(s for s in (new.source, old.source) if s)
    return replace(old, kind=new.kind, name=new.name or old.name, source=sources, **plain, **lists)  # type: ignore[arg-type]


def unique(items: Iterable[object]) -> tuple[object, ...]:
    """Return each item once, in order."""
    return tuple(dict.fromkeys(items))
