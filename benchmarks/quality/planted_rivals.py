"""Quotations of planted copies checked by others, each given the true source: gtrex, quotecheck, a threshold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord.comparing.alterations import alterations
from onrecord.comparing.lineage import descent
from onrecord.reading.quotations import quotations

if TYPE_CHECKING:
    from benchmarks.quality.planted import Pool

Checker = Callable[[str, str], bool]


def checkers() -> dict[str, Checker]:
    """Return each rival as a function that says whether a quotation is not in a source; those installed."""
    out: dict[str, Checker] = {
        "rapidfuzz threshold 90": lambda quote, source: fuzz.partial_ratio(quote, source) < 90,
        "rapidfuzz threshold 97": lambda quote, source: fuzz.partial_ratio(quote, source) < 97,
    }
    try:
        from gtrex import Policy, Verifier

        seen: dict[int, Verifier] = {}

        def by_gtrex(quote: str, source: str) -> bool:
            key = hash(source)
            if key not in seen:
                seen.clear()
                seen[key] = Verifier(source, Policy())
            return not seen[key].verify(quote).grounded

        out["gtrex"] = by_gtrex
    except ImportError:
        pass
    try:
        from quotecheck import check

        out["quotecheck"] = lambda quote, source: not check(quote, source).ok
    except ImportError:
        pass
    return out


def rivals(pool: Pool) -> dict[str, dict[str, float]]:
    """Compare, for quotations of four words and more: which were altered, and which of those were noticed."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    others = checkers()
    for copy in pool.copies:
        source = pool.readings[copy.source]
        text = copy.reading.report.text
        d = descent(copy.reading, source)
        if d is not None:
            d = replace(
                d, child=copy.reading.report.id, parent=copy.source, confidence=max(d.confidence, 0.9)
            )
        ours = alterations(copy.reading, [source], descents=[d]) if d else ()
        for quote in quotations(text):
            words = text[quote.start : quote.end]
            if len(words.split()) < 4 or "\n" in words:
                continue
            truths = [t for t in copy.truths if t.start < quote.end and quote.start < t.end and t.kind == "quotation"
                      and t.label != "marks lost"]  # fmt: skip
            # Who says it, and whether the source quoted it at all, none of the others looks at.
            outside = any(t.label in ("speaker changed", "indirect made direct", "boundary") for t in truths)
            told = {
                "onrecord": any(a.kind == "quotation" and a.here.span.start < quote.end and quote.start < a.here.span.end
                                and a.classes != ("marks lost",) for a in ours),
                **{name: check(words.strip(" ,."), source.report.text) for name, check in others.items()},
            }  # fmt: skip
            for name, says in told.items():
                counts[name]["tp" if says and truths else "fp" if says else "fn" if truths else "tn"] += 1
                if truths and not outside:
                    counts[name]["words noticed" if says else "words missed"] += 1
                if any(t.label in ("negation", "number") for t in truths):
                    counts[name]["contrary noticed" if says else "contrary missed"] += 1
    return {
        name: {
            "quotations": sum(c[k] for k in ("tp", "fp", "fn", "tn")),
            "precision": _share(c["tp"], c["fp"]), "recall": _share(c["tp"], c["fn"]),
            "recall, words changed": _share(c["words noticed"], c["words missed"]),
            "recall, numbers and negations": _share(c["contrary noticed"], c["contrary missed"]),
        } for name, c in counts.items()
    }  # fmt: skip


def _share(part: int, rest: int) -> float:
    return round(100 * part / (part + rest), 1) if part + rest else float("nan")
