"""What checking a draft found, for people in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.comparing.findings import Finding, Found
from onrecord.domain.report import Report
from onrecord.showing import wording
from onrecord.showing.naming import called
from onrecord.showing.paragraphs import Paragraphs
from onrecord.showing.terminal import Ink, Run, clean, flow, shorten
from onrecord.showing.text import NARROWEST, PIPED_WIDTH

_SIGNS: Mapping[Found, tuple[str, str]] = {
    "verified": ("✓", "firm"),
    "altered": ("≠", "against"),
    "contradicted": ("✗", "against"),
    "not in record": ("?", "open"),
}
_ORDER: tuple[Found, ...] = ("contradicted", "altered", "not in record", "verified")
_LONGEST = 240  # columns of words quoted


def findings_to_text(
    findings: Sequence[Finding], draft: Report, reports: Mapping[str, Report], *,
    width: int = PIPED_WIDTH, colour: bool = False,
) -> str:  # fmt: skip
    """Return what checking a draft found as text for a terminal: what is wrong first, each with its evidence.

    Args:
        findings: in order of the draft.
        draft: the draft.
        reports: those that the findings point to, by id.
        width: columns.
        colour: whether to write escape sequences for colours.
    """
    view = _Findings(draft, reports, max(width, NARROWEST), Ink(colour=colour))
    return "\n".join(view.lines(findings)) + "\n"


class _Findings:
    """Lays findings out in lines."""

    def __init__(self, draft: Report, reports: Mapping[str, Report], width: int, ink: Ink) -> None:
        self.reports, self.width, self.ink = reports, width, ink
        self.draft = Paragraphs(draft.text)
        self.places = {name: Paragraphs(report.text) for name, report in reports.items()}

    def lines(self, findings: Sequence[Finding]) -> Iterator[str]:
        counts = Counter(f.verdict for f in findings)
        told = [f"{counts[v]} {v}" for v in _ORDER if counts[v]] or ["nothing to check"]
        if disputed := sum(f.disputed for f in findings):
            told[-1] += f", {disputed} of them disputed"
        yield from flow([Run(" · ".join(told), "strong")], width=self.width, ink=self.ink)
        for verdict in _ORDER:
            # What is verified and disputed stands before what nobody contradicts.
            for finding in sorted(
                (f for f in findings if f.verdict == verdict), key=lambda f: not f.disputed
            ):
                yield ""
                yield from self.finding(finding)

    def finding(self, one: Finding) -> Iterator[str]:
        sign, tone = _SIGNS[one.verdict]
        head = [
            Run(f"{sign} {one.verdict}", tone), Run(f"  {one.kind}"),
            Run("".join(f" · {c}" for c in one.classes if c != one.kind), "quiet"),
            Run(" · disputed" if one.disputed else "", "against"),
            Run(f"  {self.draft.place(one.evidence)}", "quiet"),
        ]  # fmt: skip
        yield from flow(head, width=self.width, ink=self.ink, rest="  ")
        yield from self.row("draft ", one.evidence.text, "")
        for words in one.record:
            report = self.reports[words.report]
            where = f"{called(report)}, {wording.day(report.published) if report.published else 'undated'}"
            place = self.places[words.report].place(words.span)
            yield from self.row("record", words.span.text, f"  {where} {place}")
        yield from flow([Run(clean(one.why))], width=self.width, ink=self.ink, first="  ", rest="  ")

    def row(self, label: str, text: str, where: str) -> list[str]:
        runs = [Run(f"“{shorten(clean(text), _LONGEST)}”"), Run(where, "quiet")]
        return flow(
            runs, width=self.width, ink=self.ink, first=f"  {self.ink(label, 'quiet')}  ", rest=" " * 10
        )
