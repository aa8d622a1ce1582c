"""Accounts side by side as one self-contained page."""

from __future__ import annotations

import re
from importlib.metadata import version
from string import Template

from onrecord.comparing.points import Cell, Point
from onrecord.comparing.side_by_side import Column, Comparison
from onrecord.showing import wording
from onrecord.showing.compared import difference
from onrecord.showing.inlined import inline_hash, part, safe
from onrecord.showing.naming import called, letter
from onrecord.showing.paragraphs import Paragraphs

_WEB = re.compile(r"https?://", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FIRM = frozenset({"denied", "not discussed", "hopes", "considers", "willing", "will", "agreed"})


def comparison_to_page(comparison: Comparison) -> str:
    """Return accounts side by side as one HTML page that asks nothing of any other file or address.

    Args:
        comparison: the accounts and their points.

    Returns:
        HTML 5 to be written in UTF-8: a table on a wide screen, point under point on a phone.
    """
    return _Page(comparison).html()


class _Page:
    """Writes one comparison as HTML."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.columns = {c.account.id: c for c in comparison.columns}
        self.letters = {c.account.id: letter(k) for k, c in enumerate(comparison.columns)}
        self.paragraphs = {c.account.id: Paragraphs(c.report.text) for c in comparison.columns}

    def html(self) -> str:
        style = part("page.css") + part("compared.css")
        return Template(part("compared.html")).substitute(
            title=safe(self.title()), about=safe(self.about()), style=style, style_hash=inline_hash(style),
            accounts="".join(self.account(c) for c in self.comparison.columns),
            heads="".join(self.head(c) for c in self.comparison.columns),
            rows="\n".join(self.row(point) for point in self.comparison.points),
            notes="".join(f"<p>{safe(told)}</p>" for told in self.comparison.notes),
            version=safe(version("onrecord")),
        )  # fmt: skip

    def title(self) -> str:
        """Return who met, by the first account in a language that most readers of the page know."""
        first = next(
            (c for c in self.comparison.columns if c.account.language == "en"), self.comparison.columns[0]
        )
        names = [taker.name.split("\n")[0] for taker in first.account.takers[:4]]
        return f"{wording.listed(names) or 'One engagement'}: {wording.count(len(self.columns), 'account')}"

    def about(self) -> str:
        dated = next((c.date.value for c in self.comparison.columns if c.date.value), None)
        when = wording.day(dated) if dated else "date unknown"
        return (
            f"{wording.kind(self.comparison.columns[0].account.type)} · {when} · {self.comparison.engagement}"
        )

    def account(self, column: Column) -> str:
        """Return a card for one account, with the copies made from it."""
        account, report = column.account, column.report
        published = f"published {account.published[:10]}" if account.published else "no publication date"
        facts = [published, wording.language(account.language) if account.language else "", report.id]
        link = ""
        if account.url and _WEB.match(account.url):
            url = safe(account.url)
            link = f'<p class="facts"><a href="{url}" rel="noopener noreferrer">{url}</a></p>'
        why = ""
        if account.date.value is None and column.date.value:
            told = f"dated {wording.day(column.date.value)} by the record: {column.date.why}"
            why = f'<p class="why">{safe(told)}</p>'
        copies = "".join(f"<li>{safe(called(c.report))}: {safe(c.how)}</li>" for c in column.copies)
        under = f'<ul class="copies" aria-label="Copies made from it">{copies}</ul>' if copies else ""
        return (
            f'<li class="{column.kind}"><h2 dir="auto"{self.lang(account.id)}>'
            f'<span class="letter">{self.letters[account.id]}</span>{safe(called(report))}</h2>'
            f'<p><span class="kind">{safe(column.kind)}</span></p>'
            f'<p class="facts">{safe(" · ".join(f for f in facts if f))}</p>{link}{why}{under}</li>'
        )

    def head(self, column: Column) -> str:
        name = f'<span class="letter">{self.letters[column.account.id]}</span>{safe(called(column.report))}'
        return f'<th scope="col" dir="auto"{self.lang(column.account.id)}>{name}</th>'

    def row(self, point: Point) -> str:
        cells = "".join(self.cell(cell) for cell in point.cells)
        sort = "" if point.sort == "fact" else f"<small>{safe(point.sort)}</small>"
        return f'<tr><th scope="row" dir="auto">{safe(point.topic)}{sort}</th>{cells}</tr>'

    def cell(self, cell: Cell) -> str:
        """Return what one account has of a point: its words, who says them, where, in what they differ."""
        name = f'<span class="letter" aria-hidden="true">{self.letters[cell.account]}</span>'
        if cell.state == "not mentioned":
            return f'<td class="none">{name}not mentioned</td>'
        facts = [cell.speaker or "", cell.firmness if cell.firmness in _FIRM else ""]
        facts += [self.paragraphs[cell.account].place(span) for span in cell.evidence[:3]]
        differs = "".join(f'<p class="difference">differs in {safe(difference(d))}</p>' for d in cell.differs)
        return (
            f'<td class="{cell.state}">{name}'
            f'<p class="said" dir="auto"{self.lang(cell.account)}>{safe(cell.words)}</p>'
            f'<p class="facts">{" · ".join(f"<bdi>{safe(f)}</bdi>" for f in facts if f)}</p>{differs}</td>'
        )

    def lang(self, account: str) -> str:
        code = self.columns[account].account.language or ""
        return f' lang="{code}"' if _LANGUAGE.fullmatch(code) else ""
