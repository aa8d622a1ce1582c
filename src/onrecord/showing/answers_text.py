"""What a record answers, for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.record import (
    Answers,
    Attendee,
    Difference,
    RecordedActor,
    RecordedEngagement,
    RecordedStatement,
    Trend,
)
from onrecord.showing import wording
from onrecord.showing.cards import TONES
from onrecord.showing.sheet import Column, Sheet, cleaned, sheet
from onrecord.showing.terminal import Run, clean

TABLE_FROM = 72
"""Fewer columns than this are filled with cards instead of a table."""

_ACTORS_FROM = 120  # an actor's id is long, and is needed whole
_SHOWN_ID = 10  # characters of an engagement's id: enough for `show` to find it
_LONGEST = 300  # characters of a statement in a list
_BAR = 24  # columns of the longest bar


def engagements_to_text(answers: Answers[RecordedEngagement], *, width: int, colour: bool = False) -> str:
    """Return engagements as a table, or as cards where it is narrow."""
    on = sheet(width, colour=colour)
    return _joined(_table(on, answers) if width >= TABLE_FROM else _cards(on, answers))


def _table(on: Sheet, answers: Answers[RecordedEngagement]) -> Iterator[str]:
    columns = (
        Column(label="date"), Column(label="what"), Column(label="who", wide=True),
        Column(label="accounts", right=True), Column(label="id"),
    )  # fmt: skip
    rows = [
        (
            Run(one.date.value or "no date"),
            Run(f"{wording.kind(one.type)} {one.status}", TONES.get(one.status, "")),
            Run(_who(one)), Run(counted(one)), Run(one.id[:_SHOWN_ID], "quiet"),
        )
        for one in answers
    ]  # fmt: skip
    yield from on.table(columns, rows)


def _cards(on: Sheet, answers: Answers[RecordedEngagement]) -> Iterator[str]:
    for number, one in enumerate(answers):
        if number:
            yield ""
        runs = [
            Run(one.date.value or "no date"), Run(" · ", "quiet"),
            Run(wording.kind(one.type).capitalize(), "strong"), Run(" "),
            Run(one.status, TONES.get(one.status, "")),
        ]  # fmt: skip
        yield from on.flow(runs, hang=2)
        for each in one.participants:
            yield from on.flow([cleaned(each.name), *_office(each)], indent=2, hang=4)
        for difference in one.differences:
            yield from on.flow([Run(differing(difference), "open")], indent=2, hang=4)
        if unsure := wording.uncertain(one.confidence):
            yield from on.flow([Run(unsure, "open")], indent=2, hang=4)
        yield from on.flow([Run(f"{_accounts(one)} · {one.id[:_SHOWN_ID]}", "quiet")], indent=2, hang=4)


def _who(one: RecordedEngagement) -> str:
    people = "; ".join(
        clean(each.name) + (f" ({said})" if (said := office(each)) else "") for each in one.participants
    )
    told = [differing(each) for each in one.differences if each.about != "type"]
    unsure = wording.uncertain(one.confidence)
    return " · ".join(each for each in (people or "nobody named", "; ".join(told), unsure) if each)


def counted(one: RecordedEngagement) -> str:
    """Return how many accounts there are, and how many without copies where that is fewer."""
    number = len(one.accounts)
    return str(number) if one.independent == number else f"{number} ({one.independent} ind.)"


def _accounts(one: RecordedEngagement) -> str:
    told = wording.count(len(one.accounts), "account")
    return told if one.independent == len(one.accounts) else f"{told}, {one.independent} independent"


def differing(one: Difference) -> str:
    """Return in what accounts differ, in words."""
    values = [f"{clean(value)}{f' ({len(names)})' if len(names) > 1 else ''}" for value, names in one.values]
    return f"accounts differ in {one.about}: {wording.listed(values)}"


def office(one: Attendee) -> str:
    """Return a participant's title and organisation, without saying anything twice."""
    title, body = clean(one.title or ""), clean(one.organisation or "")
    if body and body.casefold() not in title.casefold():
        return f"{title}, {body}" if title else body
    return title


def _office(one: Attendee) -> list[Run]:
    said = office(one)
    return [Run(f" — {said}", "quiet")] if said else []


def statements_to_text(answers: Answers[RecordedStatement], *, width: int, colour: bool = False) -> str:
    """Return statements as cards."""
    on = sheet(width, colour=colour)
    lines: list[str] = []
    for number, one in enumerate(answers):
        lines += [""] if number else []
        lines += statement_card(on, one)
    return _joined(lines)


def statement_card(on: Sheet, one: RecordedStatement, *, indent: int = 0) -> Iterator[str]:
    """Yield one statement: when and who, the words, the way to the reader, and its place."""
    head = [
        Run(one.published[:10] if one.published else "no date"), Run(" · ", "quiet"),
        cleaned(one.speaker_name or "nobody named", "strong"), Run(" · ", "quiet"),
        Run(one.status, TONES.get(one.status, "")),
    ]  # fmt: skip
    if unsure := wording.uncertain(one.confidence):
        head += [Run(" · ", "quiet"), Run(unsure, "open")]
    yield from on.flow(head, indent=indent, hang=indent + 2)
    words = clean(one.words)
    words = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
    cue = [Run(f"{clean(one.cue)}: ", "quiet")] if one.cue else []
    yield from on.flow([*cue, Run(words, "quoted" if one.quoted else "")], indent=indent + 2)
    hands = [f"{hand.name} ({hand.means})" for hand in one.according_to]
    last = [one.outlet] if one.outlet and not (hands and one.outlet in hands[-1]) else []
    chain = " → ".join(clean(each) for each in (*hands, *last))
    place = f"{chain}{' · ' if chain else ''}{one.id} [{one.start}–{one.end}]"
    yield from on.flow([Run(place, "quiet")], indent=indent + 2)


def actors_to_text(answers: Answers[RecordedActor], *, width: int, colour: bool = False) -> str:
    """Return actors as a table, or as cards where it is narrow."""
    on = sheet(width, colour=colour)
    if width < _ACTORS_FROM:
        lines: list[str] = []
        for one in answers:
            facts = " · ".join(clean(each) for each in (one.kind, one.country, one.sector) if each)
            told = f"{wording.count(one.reports, 'report')} · met {one.engagements} · said {one.statements}"
            told = f"{told} · {clean(one.id)}"
            lines += on.flow([cleaned(one.name, "strong"), Run(f" · {facts}", "quiet")], hang=2)
            lines += on.flow([Run(told, "quiet")], indent=2, hang=4)
        return _joined(lines)
    columns = (
        Column(label="name"), Column(label="kind"), Column(label="country"),
        Column(label="reports", right=True), Column(label="met", right=True),
        Column(label="said", right=True), Column(label="id", wide=True),
    )  # fmt: skip
    rows = [
        (
            cleaned(one.name[:40], "strong"), Run(one.kind), Run(one.country or ""), Run(str(one.reports)),
            Run(str(one.engagements)), Run(str(one.statements)), cleaned(one.id, "quiet"),
        )
        for one in answers
    ]  # fmt: skip
    return _joined(on.table(columns, rows))


def trend_to_text(counted: Trend, *, width: int, colour: bool = False) -> str:
    """Return a trend as a table with a bar for each period; runs of periods without reports on one line."""
    on = sheet(width, colour=colour)
    most = max((one.engagements for one in counted.periods), default=0)
    bar = max(0, min(_BAR, width - 50))
    lines = [on.ink(f"{'period':<9}{'engagements':>12}{'reports read':>14}{'per 100':>9}", "quiet")]
    empty: list[str] = []
    for one in (*counted.periods, None):
        if one and not one.reports and not one.engagements:
            empty.append(one.name)
            continue
        if empty:
            names = empty[0] if len(empty) == 1 else f"{empty[0]} to {empty[-1]}"
            lines.append(on.ink(f"{names}  no reports read", "quiet"))
            empty = []
        if one:
            share = "–" if one.share is None else f"{100 * one.share:.1f}"
            drawn = "█" * round(bar * one.engagements / most) if most else ""
            read = str(one.reports) if one.reports else "none"
            lines.append(f"{one.name:<9}{one.engagements:>12}{read:>14}{share:>9}  {drawn}".rstrip())
    return _joined(lines)


def _joined(lines: Sequence[str] | Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
