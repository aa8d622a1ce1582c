"""Who is who within one text, on GUM dev: `python -m benchmarks.quality.coreference`.

B-cubed (Bagga and Baldwin 1998) over the mentions of named actors: persons, organisations and places that the
text names at least once. A found mention is the gold mention whose head word it holds, the smallest such.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.gum import KINDS, Part, add_sentence, head_of

from benchmarks import results
from benchmarks.quality import tables
from benchmarks.quality.tally import Tally, summary
from onrecord.domain.reading import Reading
from onrecord.reading import read_report
from onrecord.sources import report_from_text

GENRES = ("news", "interview")
UNIT = 1000  # shares of mentions are counted in thousandths, since tallies are whole numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold mention: its referent, half-open code points, its head word, and whether that is a name or pronoun."""

    actor: int
    start: int
    end: int
    head: tuple[int, int]
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with the mentions of every person, organisation and place; `named` are those with a name."""

    name: str
    text: str
    mentions: tuple[Mention, ...]
    named: frozenset[int]


def texts(corpora: Path, genre: str) -> list[Text]:
    """Return GUM's development texts of a genre."""
    folder = corpora / "gum" / "dev" / "dep"
    found = sorted(folder.glob(f"GUM_{genre}_*.conllu"))
    if not found:
        raise FileNotFoundError(f"{folder}: no text of {genre}; expected GUM's CoNLL-U files")
    return [of_file(path) for path in found]


def of_file(path: Path) -> Text:
    """Read one text."""
    part = Part()
    for block in path.read_text("utf-8").strip().split("\n\n"):
        add_sentence(block, part)
    mentions = []
    for e in part.entities:
        if e.type in KINDS and e.end > e.first:
            head = part.words[head_of(e, part)]
            sort = {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}.get(head[4], "noun phrase")
            start, end = part.words[e.first][0], part.words[e.end - 1][1]
            mentions.append(Mention(actor=e.number, start=start, end=end, head=head[:2], sort=sort))
    named = frozenset(m.actor for m in mentions if m.sort == "name")
    return Text(name=path.stem, text=part.text, mentions=tuple(mentions), named=named)


def paired(text: Text, reading: Reading) -> list[tuple[Mention | None, str]]:
    """Return each found mention's gold mention, or None, with the id of the actor it was given to."""
    out: list[tuple[Mention | None, str]] = []
    used: set[int] = set()
    for actor in reading.actors:
        for span in actor.mentions:
            fitting = [
                m
                for m in text.mentions
                if span.start <= m.head[0] and m.head[1] <= span.end and id(m) not in used
            ]
            best = min(fitting, key=lambda m: abs(m.start - span.start) + abs(m.end - span.end), default=None)
            if best is not None:
                used.add(id(best))
            out.append((best, actor.id))
    return out


def judged(text: Text, reading: Reading) -> tuple[dict[str, Tally], Counter[str]]:
    """Return the B-cubed tally of one text, and its failures by kind."""
    pairs = [(m, a) for m, a in paired(text, reading) if m is None or m.actor in text.named]
    gold = [m for m in text.mentions if m.actor in text.named]
    given = {id(m): a for m, a in pairs if m is not None}
    sizes, members = Counter(a for _, a in pairs), Counter(m.actor for m in gold)
    both = Counter((m.actor, a) for m, a in pairs if m is not None)
    right = sum(both[m.actor, a] / sizes[a] for m, a in pairs if m is not None)
    met = sum(both[m.actor, given[id(m)]] / members[m.actor] for m in gold if id(m) in given)
    failures = Counter(f"{m.sort} not found" for m in gold if id(m) not in given)
    main = {a: max((n, actor) for (actor, b), n in both.items() if b == a)[1] for _, a in both}
    failures += Counter(
        f"{m.sort} given to another" for m, a in pairs if m is not None and main[a] != m.actor
    )
    failures += Counter("found where no actor is" for m, _ in pairs if m is None)
    tally = Tally(
        right=round(UNIT * right), found=UNIT * len(pairs), met=round(UNIT * met), gold=UNIT * len(gold)
    )
    return {"B-cubed": tally}, failures


def run(corpora: Path) -> dict[str, Any]:
    """Score every genre; return what the results file holds."""
    sets, files = {}, []
    for genre in GENRES:
        found = texts(corpora, genre)
        files += sorted((corpora / "gum" / "dev" / "dep").glob(f"GUM_{genre}_*.conllu"))
        scored = [judged(t, read_report(report_from_text(t.text, language="en"))) for t in found]
        failures = sum((f for _, f in scored), start=Counter())
        sets[genre] = {
            "set": f"GUM dev, actors of {genre}",
            "metric": "B-cubed over mentions of named persons, organisations and places, counts in thousandths",
            "texts": len(found),
            "measures": {"B-cubed": summary([tallies for tallies, _ in scored], "B-cubed")},
            "failures": dict(failures.most_common()),
        }
    return {"sets": sets, "corpus_sha256": results.corpus_hash(files)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores with the commonest failures, and write `benchmarks/results/coreference.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.coreference", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds gum/")
    options = parser.parse_args(arguments)
    try:
        measured = run(options.corpora)
    except FileNotFoundError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    for part in measured["sets"].values():
        print(f"{part['set']}: {part['texts']} texts; {part['metric']}")
        print(*tables.lines(part["measures"]), sep="\n")
        print("\n".join(f"  {count:4} {kind}" for kind, count in part["failures"].items()))
    print(f"\nwritten: {results.write('coreference', measured).relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
