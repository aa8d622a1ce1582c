"""Gold of releases as standoff: marks point into the corpora by id and offset, and hold no text of theirs.

`python -m benchmarks.quality.gold` scores the development part (`--part test` the other, without failures).
`python -m benchmarks.quality.gold --build FILE… ` makes the standoff file from marks written as words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.quality import report_engagements, report_roles, report_statements, tables
from benchmarks.quality.expectations import ExpectationError, Expectations, expectations
from benchmarks.quality.judgement import Judgement, added
from benchmarks.quality.tally import summary
from onrecord.domain.reading import Reading
from onrecord.reading import read_report
from onrecord.sources import report_from_text

GOLD = Path(__file__).resolve().parent / "gold" / "releases.json"
LONGEST = 40  # code points of a string that need not stand in the text: a country's name, a means
SHARES = (*report_engagements.SHARES, *report_statements.SHARES)
MEASURES = (
    *report_engagements.MEASURES,
    *report_engagements.SHARES,
    *report_roles.MEASURES,
    *report_statements.MEASURES,
    *report_statements.SHARES,
)


def releases(corpora: Path) -> dict[str, tuple[str, str]]:
    """Return the text and the day of publication of every release, by its address; the title is the first line."""
    out = {}
    for path in sorted((corpora / "releases-us").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if "pubDate" in row:
                day = parsedate_to_datetime(row["pubDate"]).date().isoformat()
                out.setdefault(row["guid"], (f"{row['title']}\n\n{row['text']}", day))
    return out


def pointed(value: Any, text: str) -> Any:
    """Turn every string that stands in the text into [start, end]; others (dates, codes) stay as they are."""
    if isinstance(value, dict):
        return {
            k: v if k in ("type", "status", "form", "date") else pointed(v, text) for k, v in value.items()
        }
    if isinstance(value, list):
        return [pointed(v, text) for v in value]
    if isinstance(value, str) and value and (at := text.find(value)) >= 0:
        return [at, at + len(value)]
    if isinstance(value, str) and len(value) > LONGEST:
        raise ExpectationError(
            f"{value[:LONGEST]!r}… does not stand in its release; expected its exact words"
        )
    return value


def worded(value: Any, text: str) -> Any:
    """Turn [start, end] back into the words that stand there."""
    if isinstance(value, dict):
        return {k: worded(v, text) for k, v in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(v, int) and not isinstance(v, bool) for v in value):
            return text[value[0] : value[1]]
        return [worded(v, text) for v in value]
    return value


def gold(corpora: Path, part: str) -> Iterator[Expectations]:
    """Yield what is expected of each release of a part.

    Raises:
        ExpectationError: the corpora lack a release, or hold another version of it.
    """
    texts = releases(corpora)
    for row in json.loads(GOLD.read_text("utf-8"))["releases"]:
        if row["part"] != part or "engagements" not in row:
            continue
        text, day = texts.get(row["guid"], ("", ""))
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ExpectationError(
                f"{row['guid']}: not in {corpora} as it was marked; expected the same release"
            )
        given = worded({k: row[k] for k in ("engagements", "statements", "roles")}, text)
        yield expectations(row["guid"], text, {**given, "published": day})


def read(expected: Expectations) -> Reading:
    """Read one release."""
    return read_report(report_from_text(expected.text, published=expected.published))


def judge(expected: Expectations) -> Judgement:
    """Read one release and judge the reading."""
    reading = read(expected)
    return added(
        [
            report_engagements.judge(expected.engagements, reading),
            report_roles.judge(expected.roles, reading),
            report_statements.judge(expected.statements, reading),
        ]
    )


def run(corpora: Path, part: str) -> tuple[list[tuple[Expectations, Judgement]], dict[str, Any]]:
    """Judge every release of a part; return the judgements and what the results file holds."""
    judged = [(expected, judge(expected)) for expected in gold(corpora, part)]
    documents = [judgement.tallies for _, judgement in judged]
    return judged, {
        "set": f"US releases, {part}",
        "metric": "an engagement is right if its type, status and exactly its participants are",
        "reports": len(judged),
        "corpus_sha256": results.corpus_hash([GOLD]),
        "measures": {
            measure: summary(documents, measure, plain_share=measure in SHARES) for measure in MEASURES
        },
    }


def build(files: Sequence[Path], corpora: Path) -> None:
    """Write the marks of some files into the standoff file, by the number at an id's end."""
    texts = releases(corpora)
    whole = json.loads(GOLD.read_text("utf-8"))
    marks = {one["id"]: one for file in files for one in json.loads(file.read_text("utf-8"))}
    for row in whole["releases"]:
        given = marks.get(f"{row['guid'].rsplit('=', 1)[-1]}-{row['file']}")
        if given is not None:
            text, _ = texts[row["guid"]]
            row["sha256"] = hashlib.sha256(text.encode()).hexdigest()
            row |= {k: pointed(given[k], text) for k in ("engagements", "statements", "roles")}
    GOLD.write_text(dumped(whole), "utf-8")


def dumped(whole: dict[str, Any]) -> str:
    """Write a line a release, so that a change of one mark is a change of one line."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in whole["releases"])
    return f'{{"releases": [\n{rows}\n]}}\n'


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, with `--failures` each failure, and write `benchmarks/results/gold-PART.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.gold", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, default=results.CORPORA, help="folder that holds releases-us/"
    )
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument("--failures", action="store_true", help="list what is not as expected; dev only")
    parser.add_argument("--build", type=Path, nargs="+", metavar="FILE", help="marks as words, to be pointed")
    options = parser.parse_args(arguments)
    if options.failures and options.part == "test":
        parser.error("--failures shows the test releases, which nobody may learn from; use --part dev")
    if options.build:
        build(options.build, options.corpora)
        return 0
    try:
        judged, measured = run(options.corpora, options.part)
    except (FileNotFoundError, ExpectationError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    if options.failures:
        tables.print_failures([(expected.name, judgement) for expected, judgement in judged])
    print(f"{measured['set']}: {measured['reports']} reports; {measured['metric']}")
    print(*tables.lines(measured["measures"]), sep="\n")
    print(f"\nwritten: {results.write(f'gold-{options.part}', measured).relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
