"""What a report altered: every quotation, title, name, date and number against its earliest form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.comparing.altered_facts import altered_facts
from onrecord.comparing.altered_quotations import altered_quotations
from onrecord.comparing.layout import laid_out
from onrecord.comparing.parents import line_of
from onrecord.comparing.unmarked import unmarked
from onrecord.domain.reading import Reading
from onrecord.domain.record import Alteration, Descent

NEAR: Final = 120  # code points between a quotation and the name of who speaks it


def alterations(
    child: Reading, parents: Sequence[Reading], *, descents: Iterable[Descent] | None = None
) -> tuple[Alteration, ...]:
    """Compare what a report quotes and tells with its earliest form in the record.

    Names, titles, dates, numbers, negations and modality are compared with what the report was made from;
    quotations with every report given. Typography is no alteration. Where the words were spoken in another
    language and the reports do not stem from each other, a difference is a competing translation.

    Args:
        child: the report asked about.
        parents: what it was made from, and other reports of the same; later ones are passed over.
        descents: what is known of the child's descent from them; found out by default.

    Returns:
        In order of the child's text.
    """
    told = laid_out(child.report)
    line = line_of(child, parents, None if descents is None else tuple(descents))
    out: dict[tuple[int, int, str], Alteration] = {}
    for alteration in (
        *altered_quotations(child, told, line),
        *unmarked(told, line),
        *altered_facts(child, told, line),
    ):
        span = alteration.here.span
        held = next(
            (k for k in out if k[0] < span.end and span.start < k[1] and k[2] == alteration.kind), None
        )
        quoted = any(k[2] == "quotation" and k[0] <= span.start and span.end <= k[1] for k in out)
        if held is None and not quoted:
            out[span.start, span.end, alteration.kind] = alteration
    # A name that is another because somebody else is let speak is told once, at the quotation.
    swapped = [a for a in out.values() if "speaker changed" in a.classes]
    kept = [
        a
        for a in out.values()
        if a.kind != "name"
        or not any(
            a.here.span.text in s.why
            and abs(a.here.span.start - s.here.span.end) < NEAR + len(s.here.span.text)
            for s in swapped
        )
    ]
    return tuple(sorted(kept, key=lambda a: (a.here.span, a.kind)))
