"""Run what the documents show and write down what it prints: `python docs/refresh.py`.

What it keeps true in README.md and the pages of docs/, tests/contracts/test_docs_output.py checks:

- In a ```console block every line that begins with `$ ` is run in this process and its output put below it.
  It is `onrecord …`, with `< FILE` at its end for standard input, or `echo $?`.
- In a ```python block the lines after `>>>` and `...` are run, in one session for each page.
- A comment right above a console block of one command cuts the output: a line `…` stands where lines are
  left out. Parts are divided by semicolons. <!-- show: `A` --> keeps the first stretch between blank lines in
  which A stands, however it is wrapped; <!-- show: `A` to `B` --> keeps the lines from the first that holds A
  to the next that holds B.
- Between <!-- scores --> and <!-- /scores --> stands a table made of benchmarks/results/*.json.

Everything runs in an empty folder in which `examples` leads to the examples and `drafts` to texts to check.
Blocks of any other kind stay as they are: commands that cannot be run here, such as those that need the web,
belong in ```sh blocks.
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
import io
import json
import re
import shlex
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from onrecord.cli import main as onrecord

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
LEFT_OUT = "…"

_BLOCK = re.compile(
    r"^(?:<!-- show: (?P<show>[^\n]+?) -->\n)?```(?P<kind>console|python)\n(?P<body>.*?)^```$", re.S | re.M
)
_PART = re.compile(r"`([^`]+)`(?: to `([^`]+)`)?")
# How far a command has come, told where it takes long: that depends on the machine.
_PROGRESS = re.compile(r"^onrecord: .*\d of \d+.* · [\d.]+/s · .*\d failed$")
_SCORES = re.compile(r"(?<=^<!-- scores -->\n).*?(?=^<!-- /scores -->$)", re.S | re.M)
_RaisedBy = tuple[type[BaseException], BaseException, TracebackType | None]


class DocumentError(Exception):
    """A document shows something that cannot be run or found; the message says what and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One row of the table of scores.

    Args:
        what: what is measured.
        on: the set it is measured on.
        file: the results file that holds it, without its ending.
        told: what makes words of it.
        part: the key of the set, where the file holds several.
    """

    what: str
    on: str
    file: str
    told: Callable[[Any], str]
    part: str = ""


def pages() -> list[Path]:
    """Return the documents that are kept true."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def refreshed(page: str, results: Path = RESULTS) -> str:
    """Return a page with everything that it shows run anew.

    Args:
        page: the Markdown of the page.
        results: the folder of the measured results.

    Raises:
        DocumentError: a block cannot be run, or what it should show is not in its output.
    """
    session: dict[str, Any] = {"__name__": "__main__"}

    def block(found: re.Match[str]) -> str:
        body = _python(found["body"], session) if found["kind"] == "python" else _console(found)
        if re.search(r"^```", body, re.M):
            raise DocumentError(f"the output below ends its block early:\n{body}\nshow another part of it")
        head = found[0][: found.start("body") - found.start()]
        return f"{head}{body}```"

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(ROOT / "examples")
        Path("drafts").symlink_to(ROOT / "docs" / "drafts")
        page = _BLOCK.sub(block, page)
    return _SCORES.sub(lambda _: "\n".join(table(results)) + "\n", page)


def _console(block: re.Match[str]) -> str:
    """Return the body of a console block with the output of each command below it."""
    commands = [line for line in block["body"].splitlines() if line.startswith("$ ")]
    if block["show"] and len(commands) != 1:
        raise DocumentError(f"a block that shows {block['show']} holds {len(commands)} commands; give it one")
    lines, status = [], 0
    for command in commands:
        output, status = _run(command[2:], status)
        printed = [line.rstrip() for line in output.splitlines() if not _PROGRESS.search(line)]
        lines += [command, *(cut(printed, block["show"]) if block["show"] else printed)]
    return "".join(f"{line}\n" for line in lines)


def _run(command: str, status: int) -> tuple[str, int]:
    """Run one command line and return what it prints on both streams, and its exit status."""
    if command == "echo $?":
        return f"{status}\n", 0
    words = shlex.split(command)
    given = Path(words.pop()).read_bytes() if words[-2:-1] == ["<"] else b""
    if words[-1:] == ["<"]:
        words.pop()
    if words[:1] != ["onrecord"] or {"|", ">", "<", "&&", ";"} & set(words):
        raise DocumentError(f"{command!r} cannot be run here; show it in a ```sh block, without its output")
    printed, before = io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(given))
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            status = onrecord(words[1:])
    finally:
        sys.stdin = before
    return printed.getvalue(), status


def cut(lines: Sequence[str], show: str) -> list[str]:
    """Return the lines that `show` names, with a line `…` where lines are left out.

    Raises:
        DocumentError: `show` is not understood, or a part of it is not in the lines.
    """
    parts = [_PART.fullmatch(part.strip()) for part in show.split(";")]
    kept: set[int] = set()
    for part in parts:
        if part is None:
            raise DocumentError(f"{show!r} is not understood; write `A` or `A` to `B`, divided by semicolons")
        named = _between(lines, part[1], part[2]) if part[2] else _stretch(lines, part[1])
        if named is None:
            raise DocumentError(f"{part[0]} is not in the output; name words that are there")
        kept |= set(named)
    shown: list[str] = []
    before = -1
    for number in [*sorted(kept), len(lines)]:
        if any(lines[before + 1 : number]):
            shown.append(LEFT_OUT)
        elif number - before > 1 and number < len(lines):
            shown.append("")
        shown += lines[number : number + 1]
        before = number
    return shown


def _stretch(lines: Sequence[str], words: str) -> range | None:
    """Return the first stretch of lines between blank ones in which `words` stand, however wrapped."""
    first = 0
    for number, line in enumerate([*lines, ""]):
        if not line:
            if words in " ".join(" ".join(lines[first:number]).split()):
                return range(first, number)
            first = number + 1
    return None


def _between(lines: Sequence[str], opening: str, closing: str) -> range | None:
    """Return the lines from the first that holds `opening` to the next, or the same, that holds `closing`."""
    first = next((number for number, line in enumerate(lines) if opening in line), len(lines))
    last = next((number for number in range(first, len(lines)) if closing in lines[number]), None)
    return None if last is None else range(first, last + 1)


class _Examples(doctest.DocTestRunner):
    """Runs examples and keeps what each printed."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.printed: list[str] = []

    def report_start(self, out: Any, test: doctest.DocTest, example: doctest.Example) -> None:
        """Say nothing."""

    def report_success(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        """Keep the output; that it was empty, as every example here expects, is no news."""
        self.printed.append(got)

    report_failure = report_success

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: _RaisedBy
    ) -> None:
        """Keep the exception as doctest writes it, without the lines of the stack."""
        told = "".join(traceback.format_exception_only(exc_info[1]))
        self.printed.append(f"Traceback (most recent call last):\n    ...\n{told}")


def _python(body: str, session: dict[str, Any]) -> str:
    """Return the body of a Python block with what each example prints below it; a listing stays as it is."""
    parts = doctest.DocTestParser().parse(body)
    examples = [doctest.Example(part.source, "") for part in parts if isinstance(part, doctest.Example)]
    runner = _Examples()
    test = doctest.DocTest(examples, session, "document", None, None, None)
    runner.run(test, out=lambda _: None, clear_globs=False)
    session.update(test.globs)
    printed = iter(runner.printed)
    return "".join(part if isinstance(part, str) else _prompted(part.source, next(printed)) for part in parts)


def _prompted(source: str, printed: str) -> str:
    """Return an example as a session shows it; a blank line of output is marked, as doctest wants it."""
    lines = source.splitlines()
    code = [f"{'...' if number else '>>>'} {line}".rstrip() for number, line in enumerate(lines)]
    output = [line.rstrip() or "<BLANKLINE>" for line in printed.splitlines()]
    return "".join(f"{line}\n" for line in [*code, *output])


def table(results: Path = RESULTS) -> list[str]:
    """Return the table of scores in Markdown, and the machine they were measured on."""
    files = dict.fromkeys(score.file for score in SCORES)
    found = [path for path in (results / f"{name}.json" for name in files) if path.exists()]
    measured = {path.stem: json.loads(path.read_text("utf-8")) for path in found}
    rows = ["| measure | on | score |", "|---|---|---|"]
    for score in SCORES:
        kept = measured.get(score.file)
        part = kept["sets"][score.part] if kept and score.part else kept
        rows.append(f"| {score.what} | {score.on} | {score.told(part) if part else 'not measured yet'} |")
    machines = dict.fromkeys(
        f"{kept['machine']['processor']}, {kept['machine']['cores']} cores" for kept in measured.values()
    )
    return [*rows, "", f"Measured on {'; '.join(machines)}."] if machines else rows


def _scores(*measures: str) -> Callable[[Any], str]:
    """Return what tells the scores of measures, with the 95% interval where there is one alone."""

    def told(kept: Any) -> str:
        chosen = [kept["measures"][measure] for measure in measures]
        if len(chosen) > 1:
            return " / ".join(_number(each) for each in chosen)
        low, high = chosen[0]["interval95"]
        return f"{_number(chosen[0])} ({low:.1f} to {high:.1f})"

    return told


def _number(kept: Any) -> str:
    return f"{kept['f1']:.1f}" if "f1" in kept else f"{kept['share']:.1f}%"


def _rate(kept: Any) -> str:
    own, other = (kept["systems"][name]["2"]["articles_per_second"] for name in ("onrecord", "spacy"))
    return f"{own:.1f}; spaCy’s small English pipeline {other:.1f} in the same run"


def _start(kept: Any) -> str:
    return f"{kept['start_up']['first_output_seconds']:.2f} s, {kept['start_up']['peak_mib']} MiB"


_REPORTS, _RELEASES = "32 written reports, unseen", "84 US releases, unseen"
SCORES = (
    Score(
        what="source / cue / content, exact spans, F1",
        on="PolNeAR dev",
        file="attribution",
        told=_scores("strict source", "strict cue", "strict content"),
    ),
    Score(what="all three linked, F1", on="PolNeAR dev", file="attribution", told=_scores("linked")),
    Score(what="names, F1", on="UNER English-EWT dev", file="names", part="uner-ewt", told=_scores("all")),
    Score(
        what="names, F1",
        on="CrossNER politics dev",
        file="names",
        part="crossner-politics",
        told=_scores("all"),
    ),
    Score(
        what="dates right, of those given",
        on="GUM dev, four genres",
        file="times",
        part="all",
        told=_scores("values right, of those given"),
    ),
    Score(what="statements found, F1", on=_REPORTS, file="reports-test", told=_scores("statements")),
    Score(what="… their speaker", on=_REPORTS, file="reports-test", told=_scores("statement speaker")),
    Score(what="… their whole chain", on=_REPORTS, file="reports-test", told=_scores("statement chain")),
    Score(what="engagements, exactly, F1", on=_REPORTS, file="reports-test", told=_scores("engagements")),
    Score(what="participants, F1", on=_REPORTS, file="reports-test", told=_scores("participants")),
    Score(what="engagements, exactly, F1", on=_RELEASES, file="gold-test", told=_scores("engagements")),
    Score(what="participants, F1", on=_RELEASES, file="gold-test", told=_scores("participants")),
    Score(what="title and organisation, F1", on=_RELEASES, file="gold-test", told=_scores("roles")),
    Score(what="articles a second, two processes", on="PolNeAR dev", file="speed", told=_rate),
    Score(what="start to first output, memory", on="one page", file="speed", told=_start),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh every document, or with `--check` only say which would change.

    Returns:
        0, or 1 where a document cannot be refreshed or, with `--check`, is not true.
    """
    description = "Run what the documents show and write down what it prints."
    parser = argparse.ArgumentParser(prog="python docs/refresh.py", description=description)
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    failed = False
    for line, wrong in _refresh(check=options.check):
        sys.stdout.write(f"{line}\n")
        failed |= wrong
    return 1 if failed else 0


def _refresh(*, check: bool) -> Iterator[tuple[str, bool]]:
    """Yield for each document that changes or fails a line about it, and whether that is a failure."""
    for path in pages():
        name, before = path.relative_to(ROOT), path.read_text("utf-8")
        try:
            after = refreshed(before)
        except DocumentError as wrong:
            yield f"{name}: {wrong}", True
            continue
        if after != before:
            yield f"{name}: {'differs' if check else 'rewritten'}", check
        if not check:
            path.write_text(after, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
