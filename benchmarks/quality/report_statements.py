"""Statements of one reading against those expected: found, whose, in what form, through which hands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.quality.expectations import ExpectedStatement
from benchmarks.quality.judgement import Judgement, Miss, Sheet, added
from benchmarks.quality.likeness import HALF, Ranges, alike, closeness
from benchmarks.quality.report_chains import judge_chain, same_speaker
from benchmarks.quality.tally import Tally
from onrecord.domain.reading import Reading, Statement

# Several who speak as one, whom the text calls "They" or "The two leaders": right where several are found.
_JOINT = re.compile(
    r"^(?:the |we$|they$|both)?.*\b(?:they|both|two|three|and|leaders|sides|ministers|participants)\b", re.I
)
MEASURES = ("statements",)
SHARES = (
    "statement speaker",
    "statement status",
    "statement form",
    "statement chain",
    "statement chain with means",
)


def judge(expected: Sequence[ExpectedStatement], reading: Reading) -> Judgement:
    """Judge the statements of one reading.

    A statement is found if its content shares at least half of the shorter of the two; speaker, status,
    form and chain are judged on the found one that fits best. One found statement may hold two expected
    ones, and the other way round.
    """
    extents = [(got, _extent(got)) for got in reading.statements]
    best = [(wanted, _best(wanted, extents)) for wanted in expected]
    pairs = [(wanted, got) for wanted, got in best if got is not None]
    unfit = [got for got, extent in extents if not any(_fits(wanted, extent) for wanted in expected)]
    missed = [_words(wanted) for wanted, got in best if got is None]
    tally = Tally(right=len(extents) - len(unfit), found=len(extents), met=len(pairs), gold=len(expected))
    whole = Judgement(
        tallies={"statements": tally},
        misses=(
            *(Miss(measure="statements", expected=words, got=None) for words in missed),
            *(Miss(measure="statements", expected=None, got=_words(got)) for got in unfit),
        ),
    )
    return added([*(_judge_pair(wanted, got, reading) for wanted, got in pairs), whole])


def _extent(got: Statement) -> Ranges:
    # Silence has no content in some reports: what shows it stands for it.
    spans = got.content
    if not spans or got.form == "none":
        spans = (*got.content, *((got.cue,) if got.cue else ()), *got.evidence)
    return [(span.start, span.end) for span in spans]


def _fits(wanted: ExpectedStatement, extent: Ranges) -> bool:
    return any(alike([place], extent) >= HALF for place in wanted.places)


def _best(wanted: ExpectedStatement, extents: Sequence[tuple[Statement, Ranges]]) -> Statement | None:
    fitting = [
        (max(closeness([place], extent) for place in wanted.places), -number, got)
        for number, (got, extent) in enumerate(extents)
        if _fits(wanted, extent)
    ]
    return max(fitting, key=lambda one: one[:2])[2] if fitting else None


def _judge_pair(wanted: ExpectedStatement, got: Statement, reading: Reading) -> Judgement:
    sheet = Sheet(subject=f"“{wanted.content}”")
    speaker = got.speaker.name if got.speaker else None
    right = _same_speaker(wanted, got, reading)
    sheet.judge("statement speaker", right, expected=wanted.speaker, got=speaker)
    sheet.judge("statement status", wanted.status == got.status, expected=wanted.status, got=got.status)
    sheet.judge("statement form", wanted.form == got.form, expected=wanted.form, got=got.form)
    if "according_to" in wanted.judged:
        judge_chain(sheet, "statement chain", wanted.according_to, got.according_to, reading)
    return sheet.judgement()


def _same_speaker(wanted: ExpectedStatement, got: Statement, reading: Reading) -> bool:
    if wanted.speaker is None or got.speaker is None:
        return wanted.speaker is None and got.speaker is None
    if _JOINT.search(wanted.speaker) and len(got.speaker.actors) > 1:
        return True
    return same_speaker(wanted.speaker, got.speaker.actor, got.speaker.name, reading)


def _words(one: ExpectedStatement | Statement) -> str:
    if isinstance(one, ExpectedStatement):
        return f"{one.speaker} {one.status}: “{one.content}”"
    content = " … ".join(span.text for span in one.content or one.evidence)
    return f"{one.speaker.name if one.speaker else None} {one.status}: “{content}”"
