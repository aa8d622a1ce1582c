"""Which of two reports was made from the other, and the reasons for it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from onrecord.comparing.aligning import Alignment
from onrecord.comparing.layout import Layout
from onrecord.domain.reading import Reading
from onrecord.domain.report import Report

_TAKEN: Final = (
    r"(?:source|sources|via|credit|courtesy of|originally (?:published|appeared|posted)(?: (?:by|in|on|at))?"
    r"|first (?:published|appeared)(?: (?:by|in|on|at))?|as (?:first )?reported by|according to|reported by"
    r"|contacted by|told|(?:with|in) an interview with|republished from"
    r"|转自|转载自|来源|据)[\s:：-]{0,3}(?:the )?"
)
_GAVE: Final = r"(?:\s*\)\s*[-—–]|['’]s report|\s+(?:first )?(?:reported|said|quoted|wrote|报道))"
_OWN: Final = re.compile(r"\b(?:reporting|additional reporting|editing|写稿)\s+by\b", re.I)
_GENERIC: Final = frozenset("www com org net gov news co uk cn example edu the".split())
ZONES: Final = 6  # hours; smaller differences may be one of zones or of a site's clock
ZONED: Final = 0.9
# Weights are log odds; fitted by hand on the planted development set, see decision record 0007.
DATE, TIME, CREDIT, RESIDUE, DAMAGED, OWN, QUOTES, LONGER, UNDATED = (
    3.0,
    2.2,
    4.0,
    0.9,
    1.6,
    0.8,
    0.7,
    0.3,
    0.8,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why the other report came first (`odds` over 0) or the one did (under 0).

    Args:
        odds: natural logarithm of the odds it is worth.
        words: the reason as it is shown; `{one}` and `{other}` stand for the two reports.
    """

    odds: float
    words: str


def reasons(one: Reading, other: Reading, sides: Alignment) -> tuple[Reason, ...]:
    """Gather what tells which of two reports, of which one was made from the other, came first."""
    found = [
        *_dates(one.report, other.report),
        *_credits(one.report, other.report),
        *_page(one, other, sides),
        *_damage(one, other, sides),
        *_quotations(sides),
        *_length(sides),
    ]
    return tuple(found)


def first(found: tuple[Reason, ...]) -> float:
    """Return the probability that the other came first."""
    return 1 / (1 + math.exp(-max(-12.0, min(12.0, sum(r.odds for r in found)))))


def when(report: Report) -> tuple[datetime | None, bool]:
    """Return when a report was published, without its zone, and whether the hour is known."""
    if not report.published:
        return None, False
    try:
        moment = datetime.fromisoformat(report.published)
    except ValueError:
        return None, False
    if moment.tzinfo is not None:
        offset = moment.utcoffset() or timedelta()
        moment = moment.replace(tzinfo=None) - offset
    return moment, len(report.published) > 10


def _dates(one: Report, other: Report) -> Iterator[Reason]:
    (here, exact_here), (there, exact_there) = when(one), when(other)
    if (here is None) != (there is None):
        # Pages that copy often lose the date; it is no more than a hint.
        yield Reason(
            UNDATED if here is None else -UNDATED, f"{'{one}' if here is None else '{other}'} has no date"
        )
    if here is None or there is None or here == there:
        return
    hours = abs((here - there).total_seconds()) / 3600
    if exact_here and exact_there and hours < 24:
        # A site's clock and its zone are wrong by hours, seldom by a day.
        odds = TIME if hours >= ZONES else ZONED
        yield _told(odds, here > there, f"published {_gap(here, there)} earlier")
    elif here.date() != there.date():
        days = abs((here.date() - there.date()).days)
        odds = DATE if days > 1 or (exact_here and exact_there) else TIME
        yield _told(odds, here > there, f"published {days} day{'s' * (days > 1)} earlier")


def _gap(one: datetime, other: datetime) -> str:
    minutes = abs(int((one - other).total_seconds())) // 60
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


def _told(odds: float, other_first: bool, words: str) -> Reason:
    which = "{other}" if other_first else "{one}"
    return Reason(odds if other_first else -odds, f"{which} was {words}")


def outlet_names(report: Report) -> tuple[str, ...]:
    """Return what a report's outlet may be called: its name, and the name in its address."""
    names = [report.outlet] if report.outlet else []
    if report.url:
        host = urlsplit(report.url).netloc.lower().split(":")[0]
        parts = [p for p in host.split(".") if p not in _GENERIC and len(p) > 2]
        names += [host.removeprefix("www."), *parts[-1:]]
    return tuple(dict.fromkeys(n for n in names if n and len(n) > 1))


def credited(text: str, outlet: str) -> str | None:
    """Return the words in which a text says that something in it is an outlet's, or None."""
    name = re.escape(outlet).replace(r"\ ", r"\s+")
    found = re.search(rf"{_TAKEN}(?:https?://(?:www\.)?)?{name}(?![\w])", text, re.I) or re.search(
        rf"(?<![\w]){name}{_GAVE}", text, re.I
    )
    return " ".join(found.group().split()) if found else None


def _credits(one: Report, other: Report) -> Iterator[Reason]:
    for reader, giver, sign, label in ((one, other, 1, "{one}"), (other, one, -1, "{other}")):
        own = set(outlet_names(reader))
        for outlet in outlet_names(giver):
            words = None if outlet in own else credited(reader.text, outlet)
            if words:
                yield Reason(sign * CREDIT, f"{label} credits the other: “{words}”")
                break


def _page(one: Reading, other: Reading, sides: Alignment) -> Iterator[Reason]:
    counts = [_residue(told) for told in (sides.one, sides.other)]
    if counts[0] != counts[1]:
        label = "{one}" if counts[0] > counts[1] else "{other}"
        odds = RESIDUE if counts[0] > counts[1] else -RESIDUE
        yield Reason(odds, f"{label} carries more of what surrounds a page: forms, advertisements, sources")
    own = [bool(_OWN.search(r.report.text)) for r in (one, other)]
    if own[0] != own[1]:
        label = "{other}" if own[1] else "{one}"
        yield Reason(OWN if own[1] else -OWN, f"{label} names its own reporters")


def _residue(told: Layout) -> int:
    """Count the passages that a page has beside the story, the makers' own credits set aside."""
    text = told.report.text
    return sum(1 for p in told.silent if p.kind == "boilerplate" and not _OWN.search(text, p.start, p.end))


def _damage(one: Reading, other: Reading, sides: Alignment) -> Iterator[Reason]:
    held = {k: p for p in sides.pairs for k in p.here}, {k: p for p in sides.pairs for k in p.there}
    for reading, told, pairs, sign, label in (
        (one, sides.one, held[0], 1, "{one}"), (other, sides.other, held[1], -1, "{other}"),
    ):  # fmt: skip
        spans = [e for w in reading.warnings if w.code == "damaged-text" for e in w.evidence]
        broken = [s for e in spans if (s := told.sentence_at(e.start)) is not None and s.number in pairs]
        if broken and any(pairs[s.number].wording < 1 for s in broken):
            yield Reason(sign * DAMAGED, f"{label} has damaged a sentence that the other has whole")


def _quotations(sides: Alignment) -> Iterator[Reason]:
    """The report that quotes more, and more of the same, is the nearer to the speaker."""
    here, there = _quoted(sides.one), _quoted(sides.other)
    if abs(here - there) >= 6:
        fuller = "{other}" if there > here else "{one}"
        share = min(1.0, abs(here - there) / 40) + 0.5
        yield Reason(
            QUOTES * share if there > here else -QUOTES * share,
            f"{fuller} quotes more ({max(here, there)} words against {min(here, there)})",
        )


def _quoted(told: Layout) -> int:
    return sum(b - a for a, b in (told.within(q.start, q.end) for q in told.quotes))


def _length(sides: Alignment) -> Iterator[Reason]:
    here, there = len(sides.alone_here()), len(sides.alone_there())
    if there > here:
        yield Reason(LONGER * min(2.0, (there - here) / 3), "{other} tells more")
    elif here > there:
        yield Reason(-LONGER * min(2.0, (here - there) / 3), "{one} tells more")
