"""One engagement with every account and its words, for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import AccountShown, Dossier
from onrecord.showing import wording
from onrecord.showing.answers_text import differing, office, statement_card
from onrecord.showing.cards import TONES
from onrecord.showing.sheet import Sheet, cleaned, sheet
from onrecord.showing.terminal import Run, clean, pad, width_of

_LONGEST = 400  # characters of an account's words; their place tells where the rest stands


def dossier_to_text(shown: Dossier, *, width: int, why: bool = False, colour: bool = False) -> str:
    """Return one engagement as text.

    Args:
        shown: the engagement with all that is told of it.
        width: columns.
        why: also tell why the accounts are taken for one engagement, and who the actors are taken for.
        colour: whether to write escape sequences for colours.
    """
    on = sheet(width, colour=colour)
    lines = [*_whole(on, shown), "", on.rule("Accounts")]
    for number, one in enumerate(shown.accounts):
        lines += [""] if number else []
        lines += _account(on, one)
    if shown.statements:
        lines += ["", on.rule("Statements")]
        for number, said in enumerate(shown.statements):
            lines += [""] if number else []
            lines += statement_card(on, said, indent=2)
    if why:
        lines += ["", on.rule("Why one engagement"), *_pairs(on, shown)]
        lines += ["", on.rule("Why these actors"), *_identified(on, shown)]
    return "".join(f"{line}\n" for line in lines)


def _whole(on: Sheet, shown: Dossier) -> Iterator[str]:
    one = shown.engagement
    head = [
        Run(wording.kind(one.type).capitalize(), "strong"), Run(" "),
        Run(one.status, TONES.get(one.status, "")),
        Run(" · ", "quiet"), Run(wording.when(one.date)), Run(f" · {one.id}", "quiet"),
    ]  # fmt: skip
    if unsure := wording.uncertain(one.confidence):
        head += [Run(" · ", "quiet"), Run(unsure, "open")]
    yield from on.flow(head, hang=2)
    column = min(max((width_of(clean(each.name)) for each in one.participants), default=0), on.width // 3)
    for number, each in enumerate(one.participants):
        said = office(each)
        told = [Run(pad(clean(each.name), column) if said else clean(each.name))]
        told += [Run(f"  {said}", "quiet")] if said else []
        if each.accounts < len(one.accounts):
            told += [Run(f"  named by {each.accounts} of {len(one.accounts)}", "quiet")]
        yield from on.row("" if number else "who", told, indent=2, hang=column + 2)
    if one.place:
        yield from on.row("where", [cleaned(one.place)], indent=2)
    if one.topics:
        yield from on.row("about", [cleaned("; ".join(one.topics))], indent=2)
    told_by = wording.count(len(one.accounts), "account")
    told_by += (
        f", {one.independent} independent of one another" if one.independent < len(one.accounts) else ""
    )
    yield from on.row("told by", [Run(told_by)], indent=2)
    for difference in one.differences:
        yield from on.row("", [Run(differing(difference), "open")], indent=2)


def _account(on: Sheet, one: AccountShown) -> Iterator[str]:
    told, account = one.told, one.account
    published = f"published {wording.day(told.published)}" if told.published else "no publication date"
    head = [
        cleaned(told.outlet or one.title or told.report, "strong"), Run(f" · {told.kind}", "open"),
        Run(f" · {published}", "quiet"),
    ]  # fmt: skip
    if told.language and told.language != "en":
        head.append(Run(f" · {wording.language(told.language)}", "quiet"))
    yield from on.flow(head, indent=2, hang=4)
    tells = [Run(f"{wording.kind(account.type)} {account.status}, {wording.when(account.date)}")]
    if unsure := wording.uncertain(account.confidence):
        tells += [Run(" · ", "quiet"), Run(unsure, "open")]
    yield from on.row("tells", tells)
    if account.date.why:
        yield from on.row("when", [cleaned(wording.why(account.date))])
    if account.according_to:
        chain = " → ".join(wording.hand(hand) for hand in account.according_to)
        yield from on.row("chain", [cleaned(chain)])
    for number, span in enumerate(account.evidence):
        words = clean(span.text)
        words = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
        place = Run(f"  [{span.start}–{span.end}]", "quiet")
        yield from on.row("" if number else "words", [Run(f"“{words}”"), place])
    where = told.url or (f"{one.source} · {told.report}" if one.source else told.report)
    yield from on.row("report", [cleaned(where, "quiet")])


def _pairs(on: Sheet, shown: Dossier) -> Iterator[str]:
    names = {one.told.id: one.told.outlet or one.told.report for one in shown.accounts}
    if not shown.pairs:
        yield from on.flow([Run("one account alone", "quiet")], indent=2)
    for pair in shown.pairs:
        how = "ruled out" if pair.apart else f"{pair.same:.2f}"
        head = f"{clean(names[pair.one])} and {clean(names[pair.other])}"
        yield from on.flow([Run(head, "strong"), Run(f" · {how}", "quiet")], indent=2, hang=4)
        yield from on.flow([cleaned("; ".join(pair.why) or "not enough in common by themselves")], indent=4)


def _identified(on: Sheet, shown: Dossier) -> Iterator[str]:
    names = {one.told.id: one.told.outlet or one.told.report for one in shown.accounts}
    for one in shown.identified:
        actor = one.actor or "nobody known beyond this report"
        judged = " · judged" if one.actor and one.linked != one.actor else ""
        head = [
            cleaned(one.name, "strong"), Run(f" · {clean(names[one.account])} · ", "quiet"), cleaned(actor),
            Run(f" · {one.confidence:.2f}{judged}", "quiet"),
        ]  # fmt: skip
        yield from on.flow(head, indent=2, hang=4)
        yield from on.flow([cleaned("; ".join(one.why))], indent=4)
