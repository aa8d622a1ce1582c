"""Scores of clusters against clusters: B-cubed, MUC, CEAF-e, their mean, and pairs.

Sources: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF), Pradhan et al. 2012 (the
mean of the three, as CoNLL 2012 scored).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb

Partition = Mapping[str, str]  # from item to the name of its cluster


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, as shares."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Partition, found: Partition) -> Score:
    """Score every item by the share of its cluster that is right."""
    both = Counter((gold[item], found[item]) for item in gold)
    key, response = Counter(gold.values()), Counter(found[item] for item in gold)
    whole = len(gold) or 1
    return Score(
        sum(n * n / response[f] for (_, f), n in both.items()) / whole,
        sum(n * n / key[g] for (g, _), n in both.items()) / whole,
    )


def muc(gold: Partition, found: Partition) -> Score:
    """Score the links that are needed to make one partition's clusters out of the other's."""
    return Score(_links(found, gold), _links(gold, found))


def ceaf(gold: Partition, found: Partition) -> Score:
    """Score clusters matched one to one, each pair by the share of items in common (entity-based, phi 4)."""
    both = Counter((gold[item], found[item]) for item in gold)
    key, response = Counter(gold.values()), Counter(found[item] for item in gold)
    rows, columns = sorted(key), sorted(response)
    if not rows:
        return Score(0.0, 0.0)
    wide = max(len(rows), len(columns))
    cost = [
        [
            -2 * both[(rows[i], columns[j])] / (key[rows[i]] + response[columns[j]])
            if i < len(rows) and j < len(columns)
            else 0.0
            for j in range(wide)
        ]
        for i in range(wide)
    ]
    best = -sum(cost[i][j] for i, j in enumerate(_assignment(cost)))
    return Score(best / len(columns), best / len(rows))


def pairs(gold: Partition, found: Partition) -> Score:
    """Score pairs of items that stand in one cluster."""
    both = sum(comb(n, 2) for n in Counter((gold[item], found[item]) for item in gold).values())
    key = sum(comb(n, 2) for n in Counter(gold.values()).values())
    response = sum(comb(n, 2) for n in Counter(found[item] for item in gold).values())
    return Score(both / response if response else 1.0, both / key if key else 1.0)


def conll(gold: Partition, found: Partition) -> float:
    """Return the mean F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf(gold, found).f1) / 3


def _links(whole: Partition, cut: Partition) -> float:
    clusters: dict[str, list[str]] = {}
    for item, cluster in whole.items():
        clusters.setdefault(cluster, []).append(item)
    needed = sum(len(items) - 1 for items in clusters.values())
    kept = sum(len(items) - len({cut[item] for item in items}) for items in clusters.values())
    return kept / needed if needed else 0.0


def _assignment(cost: Sequence[Sequence[float]]) -> list[int]:
    """Return for each row its column in the assignment of least cost (Kuhn 1955, by shortest paths)."""
    size = len(cost)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)
    for row in range(1, size + 1):
        owner[0], column = row, 0
        least, before, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while True:
            used[column] = True
            here, step, chosen = owner[column], float("inf"), 0
            for j in range(1, size + 1):
                if used[j]:
                    continue
                slack = cost[here - 1][j - 1] - rows[here] - columns[j]
                if slack < least[j]:
                    least[j], before[j] = slack, column
                if least[j] < step:
                    step, chosen = least[j], j
            for j in range(size + 1):
                if used[j]:
                    rows[owner[j]] += step
                    columns[j] -= step
                else:
                    least[j] -= step
            column = chosen
            if owner[column] == 0:
                break
        while column:
            owner[column], column = owner[before[column]], before[column]
    found = [0] * size
    for j in range(1, size + 1):
        found[owner[j] - 1] = j - 1
    return found
