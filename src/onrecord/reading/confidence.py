"""Confidence that says how often it is right: the raw scores of the network and the rules, calibrated.

A logistic model over a few features, fitted on the development gold by `benchmarks/quality/calibration.py`,
whose table gives the calibration error on both parts. An engagement's confidence is the probability
that nothing told of it is wrong: its type, its status, and everybody said to take part; a statement's, that
it is one and its speaker is right.

Source: Platt 1999; Guo et al. 2017 for the expected calibration error.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from onrecord.domain.reading import Engagement, Statement
from onrecord.reading.joining import Told

NEAR = 0.005  # raw scores are kept this far from 0 and 1, where their logits would drown everything else


def logit(p: float) -> float:
    """Return the log-odds of a probability, kept off the ends."""
    p = min(1 - NEAR, max(NEAR, p))
    return math.log(p / (1 - p))


def engagement_features(engagement: Engagement, told: Told) -> dict[str, float]:
    """Return what an engagement's confidence is calculated from."""
    parts = engagement.participants
    unnamed = sum(p.actor is None for p in parts)
    return {
        "raw": logit(engagement.confidence),
        "both": float(told == "both"),
        "frame": float(told == "frame"),
        "two": float(len(parts) == 2),
        "more": float(max(0, min(len(parts), 7) - 2)),
        "one": float(len(parts) < 2),
        "unnamed": float(min(unnamed, 3)),
        "talk": float(engagement.type in ("meeting", "call")),
        "held": float(engagement.status == "held"),
        "news": float(engagement.news),
    }


def statement_features(statement: Statement) -> dict[str, float]:
    """Return what a statement's confidence is calculated from."""
    speaker = statement.speaker
    return {
        "raw": logit(statement.confidence),
        "actor": float(speaker is not None and bool(speaker.actor or speaker.actors)),
        "several": float(speaker is not None and len(speaker.actors) > 1),
        "nobody": float(speaker is None),
        "sourced": float(statement.source is not None),
        "layers": float(min(3, len(statement.layers)) - 1),
        "quoted": float(statement.form in ("direct", "mixed")),
        "silent": float(statement.status not in ("said", "denied")),
        "hands": float(min(3, len(statement.according_to))),
        "long": math.log1p(sum(s.end - s.start for s in statement.content)),
    }


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the fitted weights by kind of fact; "bias" is the constant."""
    read: Mapping[str, Mapping[str, float]] = json.loads(
        (files("onrecord.reading") / "confidence.json").read_text("utf-8")
    )
    return read


def probability(features: Mapping[str, float], of: Mapping[str, float]) -> float:
    """Return the logistic model's probability."""
    z = of["bias"] + sum(of.get(k, 0.0) * v for k, v in features.items())
    return 1 / (1 + math.exp(-z))


def sure_engagement(engagement: Engagement, told: Told) -> Engagement:
    """Return an engagement with its calibrated confidence."""
    p = probability(engagement_features(engagement, told), weights()["engagement"])
    return replace(engagement, confidence=round(p, 2))


def sure_statement(statement: Statement) -> Statement:
    """Return a statement with its calibrated confidence."""
    p = probability(statement_features(statement), weights()["statement"])
    return replace(statement, confidence=round(p, 2))
