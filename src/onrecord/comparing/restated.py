# ruff: noqa: E501  (a list of words is easier to check on one line)
"""What a rewriting claims otherwise, clause beside clause: a hope told as fact, a "not" lost, another figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from onrecord.comparing.aligning import Alignment
from onrecord.comparing.clauses import clauses
from onrecord.comparing.figures import Figure, agree, figures
from onrecord.comparing.layout import COMMON, Layout, Sentence
from onrecord.comparing.retelling import terms_of
from onrecord.comparing.sides import Difference, Side
from onrecord.comparing.tells import NEGATIONS, REFUSALS
from onrecord.domain.record import AlterationClass

SHARED: Final = 3.4  # weight that two clauses must share: one rare word, or two less rare ones
COVERED: Final = 0.25  # of the lighter clause's weight
NEGATED: Final = 0.4  # the same, where a "not" is missing: what it stood before must be told
# What leaves open whether a thing will be; a rewriter may use any of them for any other.
_OPEN: Final = re.compile(
    r"\b(?:may(?! \d)|might|could|can|would|should|hop(?:e|es|ed|ing)|expect\w*|consider\w*|plan(?:s|ned|ning)?|believ\w*"
    r"|possib\w*|likel\w*|probab\w*|perhaps|maybe|want\w*|wish\w*|aim\w*|intend\w*|propos\w*|weigh\w*|mull\w*|seek\w*|ask\w*"
    r"|if|provided|condition\w*|think\w*|thought|opinion|view|appear\w*|seem\w*|intention|try|tries|tried|target\w*|due"
    r"|urg(?:e|ed|es|ing)|call\w* (?:for|on)|reckon\w*|warn\w*|fear\w*|rul\w* out|exclud\w*|ready|willing|working on|eyes?)\b"
)
_DOUBT: Final = re.compile(
    r"\b(?:may(?! \d| not)|might|could(?! not)|hop(?:e|es|ed|ing)|expect(?:s|ed)?|considering|believ(?:e|es|ed)|possible|possibly|likely|perhaps"
    r"|maybe|had not decided|wants?|wanted|asked for|called for|calls? on|urged?)\b"
)
_FIRM: Final = re.compile(
    r"\b(?:will|shall|pledg\w*|promis\w*|assur\w*|guarante\w*|vow\w*|certain\w*|agreed|decided|committed"
    r"|ha(?:s|ve) (?:been )?(?!to\b)\w+(?:ed|en)|(?:is|are) (?:\w+ing|to)|can)\b"
)
# Words that say no without a "not".
_CONTRARY: Final = re.compile(
    r"\b(?:outside|except\w*|instead|silen\w*|open|without|los[et]\w*|warn\w*|against|absent|unless|exclud\w*|forb[ia]d\w*"
    r"|spite|only|other|ban\w*|oppos\w*|object\w*|contest\w*|disput\w*|doubt\w*|critici\w*|too|worthless|useless|shut|end(?:ed)?"
    r"|un\w{4,}|in\w{2,}able|im\w{2,}ible|non\w+|dis\w{4,}|less than|fewer|at most|\w+n['’]t)\b"
)
_WOULD_HAVE: Final = re.compile(r"\b(?:should|would|could|must) have\b")


def restated(sides: Alignment) -> Iterator[tuple[Side, Side, Difference]]:
    """Find claims of a rewriting that its source makes less firmly, or makes the contrary of.

    Args:
        sides: the rewriting's sentences, each beside what it retells.

    Yields:
        Differences, each with the clauses that its ranges count the words of.
    """
    done: set[tuple[int, int]] = set()
    for pair in sides.pairs:
        for k in pair.here:
            if sides.one.sentences[k].kind == "headline":
                continue
            ours = _cut(sides.one, sides.one.sentences[k])
            theirs = [c for m in pair.there for c in _cut(sides.other, sides.other.sentences[m])]
            for other in theirs:
                one = max(ours, key=lambda c: (_shared(c, other), -c.words[0].start), default=None)
                if one is None or not _beside(one, other, COVERED):
                    continue
                at = (one.words[0].start, other.words[0].start)
                if at in done:
                    continue
                done.add(at)
                whole = sides.one.report.text[sides.one.sentences[k].start : sides.one.sentences[k].end]
                for kind in (_firmer(one, other, whole), _contrary(one, other, whole)):
                    if kind is not None:
                        yield one, other, _told(kind, one, other)


def figures_otherwise(child: Layout, parent: Layout) -> Iterator[tuple[Side, Side, Difference]]:
    """Find dates and numbers that the source has nowhere, for the one of the same thing that the rewriting lacks.

    Args:
        child, parent: the rewriting and its source.
    """
    one, other = Side(child, child.tokens), Side(parent, parent.tokens)
    ours, theirs = figures(child.tokens), figures(parent.tokens)
    lone = [f for f in ours if not any(_same(one, f, other, g) for g in theirs)]
    left = [g for g in theirs if not any(_same(one, f, other, g) for f in ours)]
    for f in lone:
        free = [g for g in left if _of_one_kind(one, f, other, g)]
        near = [g for g in free if f.kind == "date" and set(f.value.split()) & set(g.value.split())]
        free = near or free
        rivals = [e for e in lone if free and _of_one_kind(one, e, other, free[0])]
        if len(free) != 1 or len(rivals) != 1:
            continue
        g = free[0]
        told: AlterationClass = "date" if f.kind == "date" else "number"
        why = f"{one.text((f.first, f.last))} stands where {other.text((g.first, g.last))} stood"
        yield one, other, Difference(told, (f.first, f.last), (g.first, g.last), 0.75, why)


def _cut(told: Layout, sentence: Sentence) -> list[Side]:
    text = told.report.text
    parts = clauses(text, sentence.start, sentence.end, chinese=told.report.language == "zh")
    spans = (told.within(*part) for part in parts)
    return [Side(told, told.tokens[a:b]) for a, b in spans if b > a]


@lru_cache(maxsize=4096)
def _bag(side: Side) -> dict[str, float]:
    return terms_of(side.words)


def _shared(one: Side, other: Side) -> float:
    theirs = _bag(other)
    return sum(w for term, w in _bag(one).items() if term in theirs)


def _beside(one: Side, other: Side, share: float) -> bool:
    shared = _shared(one, other)
    least = min(sum(_bag(one).values()), sum(_bag(other).values()))
    return shared >= SHARED and shared >= share * least


def _words(side: Side) -> str:
    """Return a clause's words outside quotations, in lower case."""
    return " ".join(t.key for t in side.words if side.told.quote_at(t.start) is None)


def _firmer(one: Side, other: Side, whole: str) -> AlterationClass | None:
    """Say whether what the source leaves open is told as settled, by nothing that leaves it open."""
    if not _DOUBT.search(_words(other)) or _OPEN.search(whole.lower()):
        return None
    return "modality" if _FIRM.search(_words(one)) else None


def _contrary(one: Side, other: Side, whole: str) -> AlterationClass | None:
    """Say whether a clause has lost the source's "not", and nothing in its sentence says no otherwise."""
    if not _beside(one, other, NEGATED) or not _negated(other):
        return None
    low = whole.lower()
    keys = {t.key for t in one.told.tokens if one.words[0].start <= t.start <= one.words[-1].start}
    keys |= set(re.findall(r"\w+", low))
    if keys & (NEGATIONS | REFUSALS) or _CONTRARY.search(low):
        return None
    return "negation"


def _negated(side: Side) -> bool:
    """Say whether a clause negates once, and plainly: not "has not stopped", not "not only"."""
    low = _words(side).split()
    at = [k for k, word in enumerate(low) if word in NEGATIONS]
    if len(at) != 1:
        return False
    after = low[at[0] + 1 : at[0] + 4]
    return not set(after) & (
        REFUSALS | {"only", "just", "later", "longer", "yet"}
    ) and not _WOULD_HAVE.search(" ".join(low))


def _told(kind: AlterationClass, one: Side, other: Side) -> Difference:
    here, there = (0, len(one.words)), (0, len(other.words))
    why = (
        "what the source leaves open is told as settled" if kind == "modality"
        else "the source says that it is not so"
    )  # fmt: skip
    return Difference(kind, here, there, 0.65, why)


def _same(one: Side, f: Figure, other: Side, g: Figure) -> bool:
    if f.kind == g.kind == "date":
        return agree(f.value, g.value)
    if f.kind != g.kind:
        number, side = (f, one) if f.kind == "number" else (g, other)
        return _of(side, number) not in _TIMES and bool(
            {p.lstrip("ymd") for p in f.value.split()} & {p.lstrip("ymd") for p in g.value.split()}
        )
    if f.value.split()[0].removesuffix("th") != g.value.split()[0].removesuffix("th"):
        return False
    # "Two patients" is no source of "two years".
    mine, yours = _of(one, f), _of(other, g)
    return not (mine and yours and mine in _TIMES and yours != mine)


_TIMES: Final = frozenset("year years month months day days week weeks hour hours minute minutes".split())


def _of(side: Side, f: Figure) -> str:
    """Return the word that a number counts: "years"."""
    return side.words[f.last].key if f.last < len(side.words) else ""


def _of_one_kind(one: Side, f: Figure, other: Side, g: Figure) -> bool:
    """Say whether two figures are of one kind: a day for a day, a month for a month, numbers of one thing."""
    if f.kind != g.kind:
        return False
    if f.kind == "date":
        return [p[0] for p in f.value.split()] == [p[0] for p in g.value.split()]
    if f.value.partition(" ")[2] or g.value.partition(" ")[2]:
        return f.value.partition(" ")[2] == g.value.partition(" ")[2]
    mine, yours = _of(one, f), _of(other, g)
    return bool(mine) and mine == yours and mine not in COMMON
