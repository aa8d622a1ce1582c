"""A draft against the record: what is verified, altered, contradicted, or not in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.comparing.accounts import accounts
from onrecord.comparing.aligning import aligned
from onrecord.comparing.checked_engagements import checked_engagements, matched
from onrecord.comparing.checked_figures import checked_figures
from onrecord.comparing.checked_people import checked_names, checked_titles
from onrecord.comparing.checked_quotations import checked_quotations
from onrecord.comparing.direction import when
from onrecord.comparing.findings import Finding, Source
from onrecord.comparing.layout import laid_out
from onrecord.comparing.sides import Side
from onrecord.comparing.slots import differences
from onrecord.domain.reading import Reading
from onrecord.domain.record import Link, Words
from onrecord.domain.spans import Span

TELLS: Final = 0.55  # likeness of two sentences from which a negation of one is a change of the other
WORDED: Final = 0.60  # share of words in the same order; below, a "may" more or less is another wording


def checked(draft: Reading, sources: Sequence[Source], *, links: Iterable[Link] = ()) -> tuple[Finding, ...]:
    """Check everything that a draft quotes and tells against reports of the record.

    Where two originals differ, the draft is right with either. A copy is no witness against its source.

    Args:
        draft: everything found in the draft.
        sources: the reports that may bear it out.
        links: who the draft's actors are.

    Returns:
        In order of the draft's text; each stretch of it is judged once for each kind.
    """
    order = sorted(sources, key=_first)
    quoted = list(checked_quotations(draft, order))
    tied = frozenset(w.report for f in quoted for w in f.record)
    found = matched(accounts(draft, tuple(links)), order, tied)
    engagements = list(checked_engagements(draft, found, order))
    taken = frozenset(f.evidence.start for f in engagements if f.kind == "date")
    every = [
        *quoted, *engagements, *checked_figures(draft, order, taken), *checked_titles(draft, order),
        *checked_names(draft, order),
        *(f for f in _statements(draft, order) if not _quoted(draft, f, quoted)),
    ]  # fmt: skip
    kept: dict[tuple[str, int, int], Finding] = {}
    for finding in every:
        kept.setdefault((finding.kind, finding.evidence.start, finding.evidence.end), finding)
    return tuple(sorted(kept.values(), key=lambda f: (f.evidence, f.kind)))


def _first(source: Source) -> tuple[bool, bool, bool, str, str]:
    """Originals before copies, parties before others, the earliest before the later."""
    moment, _ = when(source.reading.report)
    published = moment.isoformat() if moment else ""
    return bool(source.parents), not source.primary, not published, published, source.reading.report.id


def _quoted(draft: Reading, finding: Finding, quoted: Sequence[Finding]) -> bool:
    """Say whether the sentence of a finding holds a quotation that is told as altered already."""
    told = laid_out(draft.report)
    sentence = told.sentence_at(finding.evidence.start)
    return sentence is not None and any(
        q.wrong and sentence.start <= q.evidence.start < sentence.end for q in quoted
    )


def _statements(draft: Reading, sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield sentences told as a source tells them, but for a negation or for how firmly they are told."""
    told = laid_out(draft.report)
    clean: set[int] = set()
    changed: dict[int, Finding] = {}
    for source in sources:
        if source.reading.report.language != draft.report.language:
            continue
        theirs = laid_out(source.reading.report)
        for pair in aligned(told, theirs).pairs:
            if pair.likeness < TELLS or pair.wording < WORDED:
                continue
            here = Side(told, tuple(t for k in pair.here for t in told.words(told.sentences[k])))
            there = Side(theirs, tuple(t for k in pair.there for t in theirs.words(theirs.sentences[k])))
            turns = [
                d for d in differences(here, there, wording=pair.wording, copied=False)
                if d.told in ("negation", "modality") and told.quote_at(here.words[d.here[0]].start) is None
            ]  # fmt: skip
            if not turns:
                clean.update(pair.here)
                continue
            first = turns[0]
            start, end = here.words[first.here[0]].start, here.words[first.here[1] - 1].end
            words = there.words[0].start, there.words[-1].end
            changed.setdefault(pair.here[0], Finding(
                verdict="altered", kind="statement", evidence=Span.of(draft.report.text, start, end),
                record=(Words(report=theirs.report.id, span=Span.of(theirs.report.text, *words)),),
                why=f"{source.name} tells it otherwise: {first.why}", classes=(first.told,),
            ))  # fmt: skip
    yield from (finding for number, finding in sorted(changed.items()) if number not in clean)
