"""Write what was found into the record: a batch is one transaction, kept whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.domain.dates import days_of
from onrecord.domain.plain import plain
from onrecord.domain.record import Descent
from onrecord.domain.report import Report
from onrecord.record.found import Found, as_judged
from onrecord.record.joining import New, join, part
from onrecord.record.judging import identity_of
from onrecord.record.knowing import know
from onrecord.record.naming import key_of
from onrecord.record.narrow import next_number, take_out, write_told
from onrecord.record.revisions import Version, on_pages, page_of, revise
from onrecord.record.rows import Values
from onrecord.record.settling import settle
from onrecord.record.store import Store
from onrecord.record.tally import How, Outcome
from onrecord.record.working import Failed

_REPORTS = (
    "number", "id", "sha256", "title", "language", "outlet", "author", "published", "day", "url", "page",
    "length", "passages", "notes",
)  # fmt: skip
_RESTATED = (
    "UPDATE reports SET title = ?, language = ?, outlet = ?, author = ?, published = ?, day = ?, url = ?,"
    " passages = ?, notes = ? WHERE number = ?"
)
_APPEARANCES = ("source", "stamp", "report", "position", "title", "outlet", "author", "published", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A source, the report it holds, and what was found in it where that is new.

    Args:
        name: the source, as it was given.
        stamp: size and time of change of its file, or None where it has none.
        report: the report; its text may be left out where `found` is None.
        found: the reading, or None where the record has it.
        descents: what the report has to do with others.
    """

    name: str
    stamp: str | None
    report: Report
    found: Found | None = None
    descents: tuple[Descent, ...] = ()

    @property
    def source(self) -> str:
        """The name under which the record keeps the source."""
        return key_of(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """What a source held when it was last looked at.

    Args:
        position: how many versions it held before.
        report: the report's number.
        id: the report's id.
        stamp: size and time of change of its file then.
    """

    position: int
    report: int
    id: str
    stamp: str | None


@dataclass(slots=True)
class Batch:
    """What is to be written at once; under construction until it is kept."""

    seen: list[Seen] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.seen or self.failed)


def keep(store: Store, batch: Batch) -> list[Outcome]:
    """Write a batch; when this returns, all of it is on disk.

    Args:
        store: the database.
        batch: sources with what was found in them, and those that failed.

    Returns:
        What became of each source, in the batch's order, failures last.
    """
    with store.transaction():
        # Another process may have added one of them since it was looked up.
        numbers = numbers_of(store, {seen.report.id for seen in batch.seen})
        identity, hows = identity_of(store), dict[str, How]()
        fresh: list[tuple[int, Found]] = []
        following, torn = next_number(store, "reports"), set[int]()
        for seen in batch.seen:
            name = seen.report.id
            if seen.found is None or name in hows:
                continue
            hows[name] = "again" if name in numbers else "added"
            if name in numbers:
                torn |= part(store, numbers[name])
                _forget(store, numbers[name])
            else:
                numbers[name], following = following, following + 1
            fresh.append((numbers[name], as_judged(seen.found, identity) if identity else seen.found))
        pages = {seen.report.id: page_of(seen.report, seen.source) for seen in reversed(batch.seen)}
        accounts = _write(store, fresh, pages, {name for name, how in hows.items() if how == "added"})
        touched = join(store, accounts, torn)
        _trace(store, batch.seen, fresh)
        know(store, [actor for _, found in fresh for actor in found.told.actors])
        formers = _appear(store, batch.seen, numbers, hows)
        # Last: it goes by which report was made from which, and by the names of actors.
        settle(store, touched, [number for number, _ in fresh])
        _record_failures(store, batch)
    outcomes = [_outcome(seen, hows, formers) for seen in batch.seen]
    return [*outcomes, *(_failure(failed) for failed in batch.failed)]


def _trace(store: Store, seen: Sequence[Seen], fresh: Sequence[tuple[int, Found]]) -> None:
    """Write the signs of new readings, and which report was made from which."""
    signs = [(number, *sign) for number, found in fresh for sign in found.signs]
    store.insert("signatures", ("report", "kind", "value"), signs)
    new = {found.report.id for _, found in fresh}
    told = [one for each in seen if each.report.id in new for one in each.descents]
    numbers = numbers_of(store, {name for one in told for name in (one.child, one.parent)})
    rows = {
        (numbers[one.child], numbers[one.parent]): (
            one.how,
            one.confidence,
            json.dumps(one.why, ensure_ascii=False),
        )
        for one in told
        if one.child in numbers and one.parent in numbers
    }
    columns = ("child", "parent", "how", "confidence", "why")
    store.insert("descents", columns, [(*pair, *rest) for pair, rest in rows.items()])


def numbers_of(store: Store, reports: Iterable[str]) -> dict[str, int]:
    """Return the numbers of those reports that the record holds."""
    found = store.rows(
        "SELECT id, number FROM reports WHERE id IN (SELECT unnest(?::TEXT[]))", [sorted(reports)]
    )
    return dict(found)


def _outcome(seen: Seen, hows: dict[str, How], formers: Mapping[str, str]) -> Outcome:
    # The first source of a report brought it; the others find it there.
    how = hows.pop(seen.report.id, "known") if seen.found else "known"
    former = formers.get(seen.report.id) if how == "added" else None
    return Outcome(source=seen.name, how="revision" if former else how, report=seen.report.id, former=former)


def _failure(failed: Failed) -> Outcome:
    return Outcome(source=failed.name, how="failed", message=failed.message)


def _write(
    store: Store, fresh: Sequence[tuple[int, Found]], pages: Mapping[str, str], added: set[str]
) -> list[New]:
    """Write readings with all their rows, and return their accounts."""
    new = [(number, found) for number, found in fresh if found.report.id in added]
    store.insert("reports", _REPORTS, [_report(number, f, pages[f.report.id]) for number, f in new])
    store.insert("texts", ("report", "text"), [(number, found.report.text) for number, found in new])
    for number, found in fresh:
        if found.report.id not in added:
            _restate(store, number, found)
    bodies = [(number, found.version, found.model, found.body) for number, found in fresh]
    store.insert("readings", ("report", "version", "model", "body"), bodies)
    return write_told(store, [(number, found.told) for number, found in fresh])


def _report(number: int, found: Found, page: str) -> Values:
    return (number, found.report.id, found.report.sha256, *_stated(found), page, len(found.report.text),
            *_divided(found))  # fmt: skip


def _stated(found: Found) -> Values:
    report = found.report
    day, last = days_of(report.published)
    return (report.title, report.language, report.outlet, report.author, report.published,
            day if day == last else None, report.url)  # fmt: skip


def _divided(found: Found) -> Values:
    notes = json.dumps(plain(found.report.notes), ensure_ascii=False)
    return json.dumps(plain(found.report.passages), separators=(",", ":")), notes


def _restate(store: Store, number: int, found: Found) -> None:
    """Let a report that is read again state what its earliest publication does."""
    store.run(_RESTATED, (*_stated(found), *_divided(found), number))


def _forget(store: Store, number: int) -> None:
    """Take out what an earlier reading of a report said."""
    store.run("DELETE FROM descents WHERE child = ? OR parent = ?", (number, number))
    take_out(store, number)
    store.run("DELETE FROM readings WHERE report = ?", [number])
    store.run("DELETE FROM signatures WHERE report = ?", [number])


def _appear(
    store: Store, seen: Sequence[Seen], numbers: Mapping[str, int], hows: Mapping[str, How]
) -> dict[str, str]:
    """Note which source holds which report, and link a report to the version before it."""
    latest = latest_of(store, [each.source for each in seen])
    new = [each for each in seen if each.found and hows.get(each.report.id) == "added"]
    alike = on_pages(store, {page_of(each.report, each.source) for each in new})
    rows: list[Values] = []
    formers: dict[str, str] = {}
    for each in seen:
        report, number = each.report, numbers[each.report.id]
        last = latest.get(each.source)
        if last and last.report == number:
            if last.stamp != each.stamp:
                store.run(
                    "UPDATE appearances SET stamp = ? WHERE source = ? AND position = ?",
                    (each.stamp, each.source, last.position),
                )
            continue
        position = last.position + 1 if last else 0
        rows.append((
            each.source, each.stamp, number, position, report.title, report.outlet, report.author,
            report.published, report.url,
        ))  # fmt: skip
        latest[each.source] = Latest(position=position, report=number, id=report.id, stamp=each.stamp)
        if each.found and hows.get(report.id) == "added":
            page = page_of(report, each.source)
            if last is None and not alike.get(page, set()) - {number}:
                continue  # nothing that it could be a version of
            version = Version(number=number, id=report.id, published=report.published)
            before = last.report if last else None
            former = revise(store, version, page, each.found.report.text, before)
            if former:
                formers.setdefault(report.id, former)
    store.insert("appearances", _APPEARANCES, rows)
    return formers


def latest_of(store: Store, sources: Sequence[str]) -> dict[str, Latest]:
    """Return what each source held when it was last looked at, for those that the record knows."""
    found = store.rows(
        "SELECT a.source, a.position, a.report, r.id, a.stamp FROM appearances a"
        " JOIN reports r ON r.number = a.report WHERE a.source IN (SELECT unnest(?::TEXT[]))"
        " ORDER BY a.position",
        [list(sources)],
    )
    return {
        source: Latest(position=position, report=report, id=name, stamp=stamp)
        for source, position, report, name, stamp in found
    }


def is_news(store: Store, report: Report) -> bool:
    """Say whether a report is to be read: it is new, or was published earlier than the record knew.

    The same text can be published at several addresses. Its reading rests on the earliest of them, whichever
    is added first, so that the record is the same in whatever order it came to be.
    """
    known = store.rows("SELECT published, url, outlet, title FROM reports WHERE id = ?", [report.id])
    mine = (report.published, report.url, report.outlet, report.title)
    return all(_rank(mine) < _rank(its) for its in known)


def _rank(facts: Sequence[str | None]) -> tuple[tuple[bool, str], ...]:
    return tuple((fact is None, fact or "") for fact in facts)


def _record_failures(store: Store, batch: Batch) -> None:
    settled = [*(seen.source for seen in batch.seen), *(key_of(failed.name) for failed in batch.failed)]
    if store.rows("SELECT 1 FROM errors LIMIT 1"):
        store.run("DELETE FROM errors WHERE source IN (SELECT unnest(?::TEXT[]))", [settled])
    rows = {key_of(each.name): (key_of(each.name), each.kind, each.message) for each in batch.failed}
    store.insert("errors", ("source", "kind", "message"), list(rows.values()))
