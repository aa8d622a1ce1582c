"""The reports of a record that may bear a draft out, and what they say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.comparing.checking import checked
from onrecord.comparing.dated import undated
from onrecord.comparing.findings import Finding, Source
from onrecord.comparing.layout import COMMON, laid_out
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Reading
from onrecord.domain.record import Account
from onrecord.domain.report import Report
from onrecord.record.compared import fitting, readings_of
from onrecord.record.found import signed
from onrecord.record.linking import own_of, registry, shared, using
from onrecord.record.standing import descents_of, standings
from onrecord.record.store import Store

MOST = 40  # reports that a draft is compared with, those that share most
QUOTES = 60  # quotations that are looked for word by word
_QUOTED, _NAMED, _SIGNED = 6, 2, 1  # what a shared quotation, a person and a sign are worth


def check(store: Store, draft: Reading) -> tuple[tuple[Finding, ...], dict[str, Report]]:
    """Check a draft against everything that the record holds.

    Returns:
        What was found, in order of the draft's text, and the reports that it points to, by id.
    """
    with using(own_of(store)):
        links = registry().link(draft)
    numbers = _candidates(store, draft, [actor for link in links if (actor := shared(link)) is not None])
    sources = _sources(store, numbers)
    findings = checked(draft, sources, links=links)
    named = {w.report for f in findings for w in f.record}
    return findings, {s.reading.report.id: s.reading.report for s in sources if s.reading.report.id in named}


def _candidates(store: Store, draft: Reading, actors: Sequence[str]) -> list[int]:
    """Return the reports that share most with a draft: words it quotes, people, signs of copying."""
    worth: Counter[int] = Counter()
    for number, value in (*_quoting(store, draft), *_naming(store, draft, actors), *_signing(store, draft)):
        worth[number] += value
    own = {n for (n,) in store.rows("SELECT number FROM reports WHERE id = ?", [draft.report.id])}
    best = sorted((n for n in worth if n not in own), key=lambda n: (-worth[n], n))[:MOST]
    return _with_family(store, best)


def _with_family(store: Store, numbers: Sequence[int]) -> list[int]:
    """Add what the reports were made from: a copy is judged by its source."""
    above = {d.parent for d in descents_of(store, numbers)}
    rows = store.rows("SELECT number FROM reports WHERE id IN (SELECT unnest(?::TEXT[]))", [sorted(above)])
    return sorted({*numbers, *(n for (n,) in rows)})


def _quoting(store: Store, draft: Reading) -> Iterable[tuple[int, int]]:
    """Find reports that hold the longest words of a quotation, whatever stands between them."""
    told = laid_out(draft.report)
    for quote in told.quotes[:QUOTES]:
        words = {
            draft.report.text[t.start : t.end].lower()
            for t in told.tokens[slice(*told.within(quote.start, quote.end))]
            if t.kind == "word" and t.key not in COMMON and len(t.key) > 3 and t.key.isalpha()
        }  # fmt: skip
        longest = sorted(words, key=lambda w: (-len(w), w))[:4]
        if not longest:
            continue
        least = max(1, len(longest) - 1)
        held = " + ".join("CASE WHEN strpos(lower(text), ?) > 0 THEN 1 ELSE 0 END" for _ in longest)
        rows = store.rows(
            f"SELECT report FROM texts WHERE ({held}) >= ? ORDER BY report LIMIT ?",  # noqa: S608
            [*longest, least, MOST],
        )
        yield from ((number, _QUOTED) for (number,) in rows)


def _naming(store: Store, draft: Reading, actors: Sequence[str]) -> Iterable[tuple[int, int]]:
    names = sorted(
        {
            n
            for a in draft.actors
            if a.kind == "person"
            for n in (a.name, *a.names)
            if len(n) > 3 or not n.isascii()
        }
    )
    rows = store.rows(
        "SELECT report, count(DISTINCT coalesce(actor, name)) FROM links"
        " WHERE (actor IN (SELECT unnest(?::TEXT[])) AND kind NOT IN ('country', 'place'))"
        " OR name IN (SELECT unnest(?::TEXT[])) GROUP BY report"
        " ORDER BY 2 DESC, report LIMIT ?",
        (sorted(set(actors)), names, 4 * MOST),
    )
    return [(number, _NAMED * count) for number, count in rows]


def _signing(store: Store, draft: Reading) -> Iterable[tuple[int, int]]:
    values = sorted({signed(value) for _, value in signatures(draft)})
    rows = store.rows(
        "SELECT report, count(*) FROM signatures WHERE value IN (SELECT unnest(?::BIGINT[])) GROUP BY report"
        " ORDER BY 2 DESC, report LIMIT ?",
        (values, 4 * MOST),
    )
    return [(number, _SIGNED * count) for number, count in rows]


def _sources(store: Store, numbers: Sequence[int]) -> list[Source]:
    readings = readings_of(store, numbers)
    parents: dict[str, set[str]] = {}
    for d in descents_of(store, numbers):
        parents.setdefault(d.child, set()).add(d.parent)
    rows = store.rows(
        "SELECT DISTINCT engagement FROM accounts WHERE report IN (SELECT unnest(?::INTEGER[]))",
        [list(numbers)],
    )
    told: dict[int, list[tuple[str, Account]]] = {}
    primary: set[int] = set()
    for engagement, several in standings(store, [e for (e,) in rows]).items():
        for one in several:
            joined = fitting(store, one.account) if undated(one.account) and one.report in readings else None
            name = joined.engagement if joined else engagement
            told.setdefault(one.report, []).append((name, one.account))
            if one.kind == "primary":
                primary.add(one.report)
    return [
        Source(
            reading=readings[number], accounts=tuple(told.get(number, ())),
            parents=frozenset(parents.get(readings[number].report.id, ())), primary=number in primary,
        )
        for number in numbers
    ]  # fmt: skip
