"""Confidence that says how often it is right: the raw scores of the network and the rules, calibrated.

Logistic models over a few features, fitted on development gold by `benchmarks/quality/calibration.py`, whose
table gives the calibration error. An engagement's confidence is the probability that it is one, with the type
and status told, of the people it is shown for (two of them, or the one); a participant's, that they take
part; a statement's, that it is one and its speaker is right.

Source: Platt 1999; Guo et al. 2017 for the expected calibration error.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from onrecord.domain.reading import Engagement, Participant, Statement
from onrecord.reading.joining import Whole

NEAR = 0.005  # raw scores are kept this far from 0 and 1, where their logits would drown everything else
LIKELY = 0.5  # who is likelier not to take part is left out where others are left
BODIES = frozenset({"organisation", "government"})


def logit(p: float) -> float:
    """Return the log-odds of a probability, kept off the ends."""
    p = min(1 - NEAR, max(NEAR, p))
    return math.log(p / (1 - p))


def participant_features(whole: Whole, one: Participant, kinds: Mapping[str, str]) -> dict[str, float]:
    """Return what a participant's confidence is calculated from.

    Args:
        whole: the engagement with what told it.
        one: the participant.
        kinds: the kind of each actor, by id.
    """
    key = one.actor or one.name
    kind = kinds.get(one.actor or "", "")
    declared = key in whole.declared
    inside = any(name in span.text for span in whole.engagement.evidence[:1] for name in (one.name,))
    return {
        "raw": logit(whole.chances[key]) if key in whole.chances else 0.0,
        "unseen": float(key not in whole.chances),
        "declared": float(declared),
        "frame": float(whole.by == "frame"),
        "sure": logit(whole.sure),
        "unnamed": float(one.actor is None),
        "body": float(kind in BODIES),
        "country": float(kind in ("country", "place")),
        "titled": float(one.title is not None),
        "first": float(inside),
        "others": float(max(0, min(len(whole.engagement.participants), 7) - 2)),
    }


def kept(whole: Whole, chances: Mapping[str, float]) -> tuple[Participant, ...]:
    """Return those who likely take part; everybody where too few would be left or an exact frame tells it.

    Args:
        whole: the engagement with what told it.
        chances: the confidence of each participant, by actor id or name.
    """
    parts = whole.engagement.participants
    if whole.exact and whole.by != "network":
        return parts
    likely = tuple(p for p in parts if chances[p.actor or p.name] >= LIKELY)
    return likely if len(likely) > 1 or (likely and whole.engagement.type == "visit") else parts


def engagement_features(whole: Whole, chances: Mapping[str, float]) -> dict[str, float]:
    """Return what an engagement's confidence is calculated from.

    Args:
        whole: the engagement with what told it.
        chances: the confidence of each participant, by actor id or name.
    """
    e = whole.engagement
    best = sorted((chances[p.actor or p.name] for p in kept(whole, chances)), reverse=True)
    return {
        "sure": logit(whole.sure),
        "kind": logit(whole.kind),
        "status": logit(whole.status),
        "first": logit(best[0]) if best else 0.0,
        "second": logit(best[1]) if len(best) > 1 else 0.0,
        "both": float(whole.by == "both"),
        "frame": float(whole.by == "frame"),
        "one": float(len(best) < 2),
        "unnamed": float(all(p.actor is None for p in e.participants)),
        "pair": float(e.type in ("meeting", "call")),
        "held": float(e.status == "held"),
        "news": float(e.news),
        "dated": float(e.date.value is not None),
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


def sure_engagement(whole: Whole, kinds: Mapping[str, str]) -> Engagement:
    """Return an engagement with its calibrated confidence and that of everybody in it, the unlikely left out.

    Args:
        whole: the engagement with what told it.
        kinds: the kind of each actor, by id.
    """
    e = whole.engagement
    chances = {
        p.actor or p.name: probability(participant_features(whole, p, kinds), weights()["participant"])
        for p in e.participants
    }
    sure = probability(engagement_features(whole, chances), weights()["engagement"])
    parts = tuple(replace(p, confidence=round(chances[p.actor or p.name], 2)) for p in kept(whole, chances))
    return replace(e, participants=parts, confidence=round(sure, 2))


def sure_statement(statement: Statement) -> Statement:
    """Return a statement with its calibrated confidence."""
    p = probability(statement_features(statement), weights()["statement"])
    return replace(statement, confidence=round(p, 2))
