"""ECB+ topics 1 to 35 (Cybulska and Vossen 2014), restricted to engagements and statements.

Gold mentions are found in what the reader finds: an engagement mention in an account whose evidence's sentence it
stands in and that covers it, a statement mention in a statement's cue. Statements are read but not joined across
reports: each stands alone.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks import results
from benchmarks.quality.same import readings
from onrecord.comparing.accounts import accounts
from onrecord.comparing.same import joined, verdicts
from onrecord.domain.reading import Reading
from onrecord.domain.record import Account
from onrecord.sources import report_from_text

# Words of ECB+ event mentions that tell people or bodies engaging with each other; "call", "conference" and
# "visiting" tell something else in all ten places where they stand.
ENGAGING = frozenset(
    "met meet meets meeting meetings talk talks talked talking summit visit visits visited negotiate negotiated "
    "negotiating negotiations negotiation discussions discussed discuss signing sign signed phoned dinner "
    "gathering".split()
)
STATING = "ACTION_REPORTING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold mention: document, half-open code points, its chain, and whether it tells an engagement or a statement."""

    document: str
    start: int
    end: int
    chain: str
    sort: str


def run(
    folder: Path, measured: Callable[[Mapping[str, str], Mapping[str, str]], dict[str, Any]]
) -> dict[str, Any]:
    """Read the annotated sentences of each text, join, and score.

    Raises:
        FileNotFoundError: where the corpus is not there.
    """
    kept = _kept(folder / "ECBplus_coreference_sentences.csv")
    mentions: list[Mention] = []
    read: dict[str, Reading] = {}
    for path in sorted(folder.glob("*/*.xml")):
        text, found = _document(path, kept.get(path.stem, frozenset()))
        if found:
            read[path.stem] = readings.read(report_from_text(text, language="en"))
            mentions += found
    told = {name: accounts(reading) for name, reading in read.items()}
    everything = [account for each in told.values() for account in each]
    clusters = joined(everything, verdicts(everything))
    named = {name: cluster[0] for cluster in clusters for name in cluster}
    measures, shares = {}, {}
    for sort in ("engagement", "statement"):
        mine = [mention for mention in mentions if mention.sort == sort]
        found_in = {_name(m): _found(m, read[m.document], told[m.document], named) for m in mine}
        key = {_name(m): m.chain for m in mine}
        response = {name: found or name for name, found in found_in.items()}
        seen = {name: chain for name, chain in key.items() if found_in[name]}
        shares[f"{sort} mentions"] = len(key)
        shares[f"{sort} mentions read"] = len(seen)
        measures[f"{sort}s that were read"] = measured(seen, {name: response[name] for name in seen})
        measures[f"all {sort}s"] = measured(key, response)
        measures[f"all {sort}s, none joined"] = measured(key, {name: name for name in key})
    return {
        "set": "ECB+ topics 1 to 35, engagement and statement events",
        "corpus_sha256": results.corpus_hash(folder.glob("*/*.xml")),
        "reports": len(read),
        **shares,
        "measures": measures,
    }


def _found(
    mention: Mention, reading: Reading, told: tuple[Account, ...], named: Mapping[str, str]
) -> str | None:
    if mention.sort == "statement":
        for each in reading.statements:
            if each.cue and each.cue.start < mention.end and mention.start < each.cue.end:
                return f"{mention.document} {each.id}"
        return None
    over = [
        (
            min(s.end - s.start for s in account.evidence if s.start < mention.end and mention.start < s.end),
            account.id,
        )
        for account in told
        if any(s.start < mention.end and mention.start < s.end for s in account.evidence)
    ]
    return named[min(over)[1]] if over else None


def _name(mention: Mention) -> str:
    return f"{mention.document} {mention.start}:{mention.end}"


def _kept(path: Path) -> dict[str, frozenset[int]]:
    """Return the sentences of each document whose annotation was checked."""
    kept: dict[str, set[int]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            kept.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    return {name: frozenset(numbers) for name, numbers in kept.items()}


def _document(path: Path, sentences: frozenset[int]) -> tuple[str, list[Mention]]:
    tree = etree.parse(path)
    places: dict[str, tuple[int, int, int, str]] = {}
    text, last = "", 0
    for token in tree.iter("token"):
        number, word = int(token.get("sentence", "0")), token.text or ""
        text += ("\n" if number != last else " ") if text else ""
        places[token.get("t_id", "")] = (len(text), len(text) + len(word), number, word)
        text, last = text + word, number
    chains = {
        source.get("m_id"): relation.get("note") or relation.get("r_id")
        for relation in tree.iter("CROSS_DOC_COREF", "INTRA_DOC_COREF")
        for source in relation.iter("source")
    }
    found = []
    for markable in tree.find("Markables"):
        anchors = [places[anchor.get("t_id", "")] for anchor in markable.iter("token_anchor")]
        if not anchors or not markable.tag.startswith("ACTION") or anchors[0][2] not in sentences:
            continue
        engaging = any(word.lower() in ENGAGING for _, _, _, word in anchors)
        sort = "engagement" if engaging else "statement" if markable.tag == STATING else None
        if sort:
            chain = chains.get(markable.get("m_id")) or f"{path.stem} alone {markable.get('m_id')}"
            if chain.isdigit() or chain.startswith("r"):
                chain = f"{path.stem} {chain}"
            found.append(
                Mention(document=path.stem, start=anchors[0][0], end=anchors[-1][1], chain=chain, sort=sort)
            )
    return text, found
