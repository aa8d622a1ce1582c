"""Learn the weights of joining: `python -m training.same_engagement --corpora ../shared/corpora`.

Pairs come from the written development texts, as the reader reads them, and from releases of 2021 and 2022 whose
titles tell who called or met whom ("Readout of X's Call with Y"): titles and dates make the labels, not the reader.
Half of the releases' accounts are told again as a later report would: without words of their own, by month or with
no date, by surname; since a release itself always says "today". Logistic regression
with a quadratic penalty; calibration is measured by leaving out one story, or one month of releases, at a time.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
from benchmarks.quality.same import written
from numpy.typing import NDArray

from onrecord.comparing import same
from onrecord.comparing.accounts import accounts
from onrecord.comparing.likeness import likeness
from onrecord.comparing.parties import folded
from onrecord.comparing.ruled_out import ruled_out
from onrecord.domain.dates import Date
from onrecord.domain.reading import Reading
from onrecord.domain.record import Account, Taker

OUT = Path(same.__file__).with_name("weights.json")
PENALTY = 1.0
LATER = "-later"
SILVER = 0.25  # weight of a pair of releases beside a written one
TITLE = re.compile(r"(Call|Meeting)\w* [Ww]ith (.+)$")
# Weights whose sign is known; learning from few pairs must not turn them round.
POSITIVE = ("named one", "named two", "named more", "described", "mentioned", "all of one side", "same day", "same kind",
            "same place", "within", "wording",
            "one sentence")  # fmt: skip
NEGATIVE = (
    "others on both sides",
    "vague",
    "call and meeting",
    "other place",
    "one report",
    "next day",
    "no day",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two accounts' likeness, whether they tell one engagement, how much it counts, and what is left out with it."""

    numbers: dict[str, float]
    same: bool
    weight: float
    group: str


def pair(one: Account, other: Account, label: bool, weight: float, group: str) -> Pair | None:
    """Compare two accounts; None where day or kind rules them out, which no weight decides.

    Pairs that another counterpart rules out are kept: they teach what a name is worth.
    """
    first, second = sorted((one, other), key=lambda account: account.id)
    alike = likeness(first, second)
    if any(not reason.startswith("another counterpart") for reason in ruled_out(first, second, alike)):
        return None
    return Pair(numbers=alike.numbers, same=label, weight=weight, group=group)


def written_pairs() -> list[Pair]:
    """Return the pairs of the development texts that labels decide."""
    part = written.read("dev")
    stories = {label.report: text.story for text in part.texts for label in text.told}
    found = []
    for one, other in combinations(part.accounts, 2):
        mine, yours = part.told.get(one.id), part.told.get(other.id)
        if mine and yours:
            label = mine.engagement == yours.engagement
            found.append(pair(one, other, label, 1.0, stories[mine.report]))
    return [each for each in found if each]


def release_pairs(readings: Sequence[Reading]) -> list[Pair]:
    """Return pairs of releases that titles decide: the same surnames, kind and day, or not."""
    known: list[tuple[Account, tuple[str, ...], str]] = []
    for reading in readings:
        title = TITLE.search(reading.report.title or "")
        kind = title.group(1).lower() if title else ""
        mine = [each for each in accounts(reading) if each.news and each.type == kind]
        if title and len(mine) == 1 and reading.report.published:
            names = _capitals(reading.report.title or "")
            account = mine[0]
            known.append((account, names, kind))
            if int(reading.report.sha256[:2], 16) % 2:
                known.append((_blurred(account), names, kind))
    titles = {account.id: (names, kind) for account, names, kind in known}
    found = []
    # Not only pairs that share a key: two engagements of one day that share nothing are the commonest confusion.
    near = [(a, b) for (a, _, _), (b, _, _) in combinations(known, 2) if _days_apart(a, b) <= 20]
    for one, other in near:
        label = _same_title(one, other, titles)
        if (
            label is not None
            and one.report != other.report
            and not (one.id.endswith(LATER) and other.id.endswith(LATER))
        ):
            found.append(pair(one, other, label, SILVER, (one.published or "")[:7]))
    return [each for each in found if each]


def _same_title(one: Account, other: Account, titles: dict[str, tuple[tuple[str, ...], str]]) -> bool | None:
    if one.id.removesuffix(LATER) == other.id.removesuffix(LATER):
        return True
    (mine, kind), (yours, other_kind) = titles[one.id], titles[other.id]
    shared = set(mine) & set(yours)
    if kind == other_kind and set(mine[-1:]) <= shared and len(shared) >= 2 and _days_apart(one, other) == 0:
        return True
    # Only the caller's surname in common: another counterpart. Between, titles do not decide.
    return False if _days_apart(one, other) >= 2 or len(shared) <= 1 else None


def _days_apart(one: Account, other: Account) -> int:
    first, second = (
        date.fromisoformat((one.published or "")[:10]),
        date.fromisoformat((other.published or "")[:10]),
    )
    return abs((first - second).days)


def _capitals(title: str) -> tuple[str, ...]:
    plain = re.sub(
        r"\b(Readout|of|President|Secretary|Call|Meeting|with|the|and|Minister|Foreign|Prime)\b", " ", title
    )
    return tuple(word for word in folded(plain) if len(word) > 2)


def _blurred(account: Account) -> Account:
    """Return the account as a later report would tell it: of that month, or some days before."""
    published = date.fromisoformat((account.published or "")[:10])
    later = published + timedelta(days=5)
    month = int(account.id[7:9], 16) % 4 == 0
    told = Date(
        value=published.isoformat()[:7] if month else None, precision="month" if month else "unknown",
        basis="inferred", why="blurred for learning",
    )  # fmt: skip
    takers = (
        tuple(_shortened(taker) for taker in account.takers)
        if int(account.id[9:11], 16) % 2
        else account.takers
    )
    return replace(account, id=account.id + LATER, report=account.report + LATER, date=told, takers=takers,
                   published=later.isoformat(), words="", topics=(), news=month)  # fmt: skip


def _shortened(taker: Taker) -> Taker:
    """Return a taker as later reports name people: by surname, or by office and country alone."""
    last = taker.name.split()[-1]
    return replace(taker, name=last, names=(last,))


def fit(pairs: Sequence[Pair]) -> dict[str, float]:
    """Fit the weights by projected Newton steps: signs that are known stay."""
    names = ["bias", *pairs[0].numbers]
    x = np.array([[1.0, *each.numbers.values()] for each in pairs])
    y = np.array([float(each.same) for each in pairs])
    w = np.array([each.weight for each in pairs])
    low = np.array([0.0 if name in POSITIVE else -np.inf for name in names])
    high = np.array([0.0 if name in NEGATIVE else np.inf for name in names])
    penalty = np.array([0.0 if name == "bias" else PENALTY for name in names])
    beta: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(20000):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + penalty * beta
        scale = (x * x).T @ w * 0.25 * 4 + penalty
        beta = np.clip(beta - gradient / scale, low, high)
    return {name: round(float(value), 4) for name, value in zip(names, beta, strict=True)}


def probabilities(pairs: Sequence[Pair], weights: dict[str, float]) -> NDArray[np.float64]:
    """Return what weights say of pairs."""
    totals = [weights["bias"] + sum(weights[k] * v for k, v in each.numbers.items()) for each in pairs]
    return np.asarray(1 / (1 + np.exp(-np.array(totals))), dtype=np.float64)


def calibration(pairs: Sequence[Pair]) -> dict[str, object]:
    """Measure calibration on pairs whose group was left out of fitting."""
    told = np.zeros(len(pairs))
    for group in sorted({each.group for each in pairs}):
        weights = fit([each for each in pairs if each.group != group])
        inside = [i for i, each in enumerate(pairs) if each.group == group]
        told[inside] = probabilities([pairs[i] for i in inside], weights)
    y = np.array([float(each.same) for each in pairs])
    bins = np.minimum((told * 5).astype(int), 4)
    rows = [
        {"from": b / 5, "pairs": int((bins == b).sum()), "told": round(float(told[bins == b].mean()), 3),
         "same": round(float(y[bins == b].mean()), 3)}
        for b in range(5) if (bins == b).any()
    ]  # fmt: skip
    error = sum(r["pairs"] * abs(r["told"] - r["same"]) for r in rows) / len(pairs)
    brier = float(((told - y) ** 2).mean())
    return {"expected calibration error": round(error, 4), "brier": round(brier, 4), "bins": rows}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, write `weights.json`, print the weights and their calibration."""
    parser = argparse.ArgumentParser(prog="python -m training.same_engagement", description=__doc__)
    parser.add_argument(
        "--readings", type=Path, help="pickled (guid, Reading) pairs of the releases, made here"
    )
    options = parser.parse_args(arguments)
    mine = written_pairs()
    silver = []
    if options.readings:
        found = pickle.loads(options.readings.read_bytes())
        silver = release_pairs([reading for _, reading in found if isinstance(reading, Reading)])
    pairs = [*mine, *silver]
    weights = fit(pairs)
    counted = {
        "written": {"pairs": len(mine), "same": sum(each.same for each in mine)},
        "releases": {"pairs": len(silver), "same": sum(each.same for each in silver)},
    }
    measured = {"written": calibration(mine), "all": calibration(pairs)}
    run = "training/same_engagement.py: logistic regression, penalty 1; written development texts and releases of 2021-22"
    whole = {"run": run, "pairs": counted, "calibration": measured, "weights": weights}
    OUT.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
    print(json.dumps(whole, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
