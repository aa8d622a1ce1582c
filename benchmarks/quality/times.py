"""Dates in GUM's news, interviews, biographies and guides: `python -m benchmarks.quality.times`.

GUM marks time expressions as TEI `<date when="…">`. News and interviews have a publication date in their
metadata; a wiki's biographies and guides have only the day the page was first made, years before most of its
text, so they are read without one. Use `--part train` while working on the rules; report `dev`.

Chinese has no such gold here. News bulletins often say a day twice, "今天（1月1日）": the word is resolved
from the bulletin's date and the figures by their own rule, so the share that agrees is a check on both.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import results
from benchmarks.quality import tables
from benchmarks.quality.tally import Tally, share, summary
from onrecord.reading.times import find_times

GENRES = ("news", "interview", "bio", "voyage")
DATED = ("news", "interview")
SPANS = ("spans, exact", "spans, overlapping")
SHARES = ("values right, of those given", "values right, of those marked", "no value given")
_WHEN = re.compile(r'\bwhen="(\d{4}(?:-\d{2}){0,2})"')
_TWICE = re.compile(r"(?P<word>昨天|今天|明天)[（(](?P<date>[0-9]{1,2}月[0-9]{1,2}日)[）)]")
_CREATED = re.compile(r'\bdateCreated="(\d{4}-\d{2}-\d{2})"')


class Marked(NamedTuple):
    """A time expression: half-open, code points; `value` an ISO day, month or year, or None for any other."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One document as running text with what GUM marks in it."""

    name: str
    genre: str
    text: str
    published: str | None
    marked: tuple[Marked, ...]


Finder = Callable[[str, str | None], list[Marked]]


def read(root: Path, part: str) -> Iterator[Text]:
    """Yield the documents of a part, their text as the treebank spaces it.

    Args:
        root: the folder that holds `train` and `dev`.
        part: "train" or "dev".

    Raises:
        FileNotFoundError: where the part has no documents.
    """
    files = sorted((root / part / "xml").glob("GUM_*.xml"))
    if not files:
        raise FileNotFoundError(
            f"{root / part / 'xml'}: no GUM_*.xml; give --corpora the folder that holds gum/"
        )
    for file in files:
        genre = file.stem.split("_")[1]
        if genre in GENRES:
            xml = file.read_text("utf-8")
            spans, text = _spaced((root / part / "dep" / f"{file.stem}.conllu").read_text("utf-8"))
            created = _CREATED.search(xml[: xml.index(">")])
            published = created[1] if created and genre in DATED else None
            marked = tuple(_marked(xml, spans))
            yield Text(name=file.stem, genre=genre, text=text, published=published, marked=marked)


def _spaced(conllu: str) -> tuple[list[tuple[int, int]], str]:
    """Return the span of every token in the running text, and that text, its paragraphs set apart."""
    spans: list[tuple[int, int]] = []
    text, joined_until, joined_space = "", 0, True
    for line in conllu.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_") and text:
            text = text.rstrip() + "\n\n"
        columns = line.split("\t")
        if len(columns) < 10 or "." in columns[0]:
            joined_until = 0 if not line else joined_until
            continue
        spaced = "SpaceAfter=No" not in columns[9]
        if "-" in columns[0]:
            joined_until, joined_space = int(columns[0].split("-")[1]), spaced
            continue
        number = int(columns[0])
        if number <= joined_until:
            spaced = joined_space if number == joined_until else False
        spans.append((len(text), len(text) + len(columns[1])))
        text += columns[1] + (" " if spaced else "")
    return spans, text


def _marked(xml: str, spans: Sequence[tuple[int, int]]) -> Iterator[Marked]:
    """Yield the marked expressions; tokens of the XML and of the treebank go in step."""
    place, opened = 0, []
    for line in xml.splitlines():
        if line.startswith("<date"):
            found = _WHEN.search(line)
            opened.append((place, found[1] if found else None))
        elif line.startswith("</date") and opened:
            first, value = opened.pop()
            if place > first:
                yield Marked(spans[first][0], spans[place - 1][1], value)
        elif "\t" in line:
            place += 1


def onrecord_finder(text: str, published: str | None) -> list[Marked]:
    """Find with this package: dates and times; lengths of time and sets have no value to compare."""
    found = find_times(text, published=published)
    return [Marked(each.start, each.end, each.date.value) for each in found if each.kind in {"date", "time"}]


def dateparser_finder(text: str, published: str | None) -> list[Marked]:
    """Find with dateparser's search_dates, which reads the clock where there is no publication date."""
    from datetime import datetime

    from dateparser.search import search_dates

    settings: dict[str, Any] = {"RETURN_TIME_SPAN": False, "PREFER_DATES_FROM": "past"}
    settings["RELATIVE_BASE"] = datetime.fromisoformat(published) if published else None
    settings = {
        key: value for key, value in settings.items() if value is not None and key != "RETURN_TIME_SPAN"
    }
    place, marked = 0, []
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        at = text.find(words, place)
        if at >= 0:
            marked.append(Marked(at, at + len(words), moment.date().isoformat()))
            place = at + len(words)
    return marked


def score(text: Text, found: Sequence[Marked], *, by_prefix: bool = False) -> dict[str, Tally]:
    """Return one document's tallies.

    A found expression is right where GUM marks one of any kind; only marks with a day, month or year are
    expected, since the others (periods, "the opening night") have no value to give. With `by_prefix`
    a finder that knows days only is right where its day begins with the marked month or year.
    """
    expected = [mark for mark in text.marked if mark.value]
    given = [each for each in found if each.value]
    exact = {(mark.start, mark.end) for mark in text.marked}
    tallies = {
        SPANS[0]: Tally(
            right=sum((each.start, each.end) in exact for each in given),
            found=len(given),
            met=sum(any((each.start, each.end) == mark[:2] for each in found) for mark in expected),
            gold=len(expected),
        ),
        SPANS[1]: Tally(
            right=sum(any(_touch(each, mark) for mark in text.marked) for each in given),
            found=len(given),
            met=sum(any(_touch(mark, each) for each in found) for mark in expected),
            gold=len(expected),
        ),
    }
    right = silent = seen = 0
    for mark in expected:
        values = [each.value for each in found if _touch(mark, each)]
        seen += bool(values)
        silent += bool(values) and not any(values)
        wanted = mark.value or ""
        right += any(
            value and (value == wanted or (by_prefix and value.startswith(wanted))) for value in values
        )
    tallies[SHARES[0]] = share(right, seen - silent)
    tallies[SHARES[1]] = share(right, len(expected))
    tallies[SHARES[2]] = share(silent, seen)
    return tallies


def _touch(one: Marked, other: Marked) -> bool:
    return one.start < other.end and other.start < one.end


def told_twice(root: Path) -> tuple[Tally, int]:
    """Return how many days that bulletins tell twice agree, and how many bulletins tell one.

    Args:
        root: the folder of bulletins named by their day, `20240101.md`.
    """
    agree = found = files = 0
    for file in sorted(root.glob("[0-9]*.md")):
        day = file.stem
        text = file.read_text("utf-8")
        pairs = list(_TWICE.finditer(text))
        files += bool(pairs)
        read_out = find_times(text, published=f"{day[:4]}-{day[4:6]}-{day[6:]}")
        values = {each.start: each.date.value for each in read_out}
        found += len(pairs)
        agree += sum(
            values.get(pair.start("word")) is not None
            and values.get(pair.start("word")) == values.get(pair.start("date"))
            for pair in pairs
        )
    return share(agree, found), files


def misses(text: Text, found: Sequence[Marked]) -> Iterator[str]:
    """Yield one line a difference, for work on the rules."""
    for mark in text.marked:
        touching = [each for each in found if _touch(mark, each)]
        if mark.value and not any(each.value == mark.value for each in touching):
            got = (
                ", ".join(f"{text.text[each.start : each.end]!r} = {each.value}" for each in touching)
                or "nothing"
            )
            around = text.text[max(0, mark.start - 40) : mark.end + 30]
            yield f"{text.name} {mark.value} {text.text[mark.start : mark.end]!r}: {got} in …{around}…"
    for each in found:
        if each.value and not any(_touch(each, mark) for mark in text.marked):
            around = text.text[max(0, each.start - 40) : each.end + 30]
            yield f"{text.name} unmarked {text.text[each.start : each.end]!r} = {each.value} in …{around}…"


def measure(
    texts: Sequence[Text], finder: Finder, files: Sequence[Path], part: str, *, by_prefix: bool
) -> dict[str, Any]:
    """Score the genres and all together; return what the results file holds."""
    before = time.perf_counter()
    read_all = [(text, finder(text.text, text.published)) for text in texts]
    seconds = time.perf_counter() - before
    sets = {}
    for genre in ("all", *GENRES):
        chosen = [score(t, found, by_prefix=by_prefix) for t, found in read_all if genre in ("all", t.genre)]
        measures = {name: summary(chosen, name) for name in SPANS}
        measures |= {name: summary(chosen, name, plain_share=True) for name in SHARES}
        sets[genre] = {
            "set": f"GUM {part}, {genre if genre != 'all' else 'all four genres'}",
            "metric": "marked spans, and values identical as day, month or year",
            "texts": len(chosen),
            "measures": measures,
        }
    return {"sets": sets, "seconds": round(seconds, 3), "corpus_sha256": results.corpus_hash(files)}


def speed(texts: Sequence[Text]) -> float:
    """Return the median milliseconds of processor time for 5,000 code points, five readings a text."""
    times = []
    for text in texts:
        page = (text.text * (5000 // max(1, len(text.text)) + 1))[:5000]
        for _ in range(5):
            before = time.process_time()
            find_times(page, published=text.published)
            times.append(1000 * (time.process_time() - before))
    return statistics.median(times)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores by genre and write `benchmarks/results/times.json` for the dev part."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.times", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds gum/")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument(
        "--against", choices=("dateparser",), help="score this library instead; writes no file"
    )
    parser.add_argument("--show", action="store_true", help="print every difference too")
    options = parser.parse_args(arguments)
    try:
        texts = list(read(options.corpora / "gum", options.part))
    except FileNotFoundError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    other = options.against == "dateparser"
    finder = dateparser_finder if other else onrecord_finder
    files = [options.corpora / "gum" / options.part / "xml" / f"{text.name}.xml" for text in texts]
    measured = measure(texts, finder, files, options.part, by_prefix=other)
    for kept in measured["sets"].values():
        print(f"{kept['set']}: {kept['texts']} texts; {kept['metric']}")
        print(*tables.lines(kept["measures"]), "", sep="\n")
    if options.show:
        for text in texts:
            print(
                *(results.printable(line, 220) for line in misses(text, finder(text.text, text.published))),
                sep="\n",
            )
    if other:
        print(f"{measured['seconds']} s in all")
        return 0
    twice, bulletins = told_twice(options.corpora / "zh-broadcast")
    if twice.found:
        measured["told_twice"] = {"agree": twice.right, "pairs": twice.found, "bulletins": bulletins}
        print(f"Chinese days told twice that agree: {twice.right} of {twice.found} in {bulletins} bulletins")
    measured["median_ms_for_5000_code_points"] = round(speed(texts), 2)
    print(f"median {measured['median_ms_for_5000_code_points']} ms of processor time for 5,000 code points")
    if options.part == "dev":
        print(f"written: {results.write('times', measured).relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
