"""What a record answers, as plain values for JSON."""

from __future__ import annotations

from typing import Any

from onrecord.domain.plain import plain
from onrecord.record import (
    Answers,
    Difference,
    Dossier,
    RecordedActor,
    RecordedEngagement,
    RecordedStatement,
    Trend,
)

_SHARE = 4  # decimals of engagements for each report read


def engagements_to_json(answers: Answers[RecordedEngagement]) -> dict[str, Any]:
    """Return engagements as the contract of docs/asking.md has them."""
    return {
        "engagements": [engagement_to_json(one) for one in answers],
        "total": answers.total,
        "undated": answers.undated,
    }


def engagement_to_json(one: RecordedEngagement) -> dict[str, Any]:
    """Return one engagement."""
    return {
        "id": one.id,
        "type": one.type,
        "status": one.status,
        "date": plain(one.date),
        "place": one.place,
        "topics": list(one.topics),
        "participants": plain(one.participants),
        "accounts": plain(one.accounts),
        "independent": one.independent,
        "differences": [_difference(each) for each in one.differences],
        "disputed": one.disputed,
        "news": one.news,
        "confidence": plain(one.confidence),
    }


def statements_to_json(answers: Answers[RecordedStatement]) -> dict[str, Any]:
    """Return statements as the contract of docs/asking.md has them."""
    return {"statements": [statement_to_json(one) for one in answers], "total": answers.total}


def statement_to_json(one: RecordedStatement) -> dict[str, Any]:
    """Return one statement."""
    whole: dict[str, Any] = plain(one)
    speaker = {"actor": one.speaker, "name": one.speaker_name} if one.speaker_name else None
    evidence = {"start": whole.pop("start"), "end": whole.pop("end")}
    del whole["speaker_name"]
    return {**whole, "speaker": speaker, "evidence": [evidence]}


def actors_to_json(answers: Answers[RecordedActor]) -> dict[str, Any]:
    """Return actors, each with how many reports tell of it."""
    return {"actors": [plain(one) for one in answers], "total": answers.total}


def dossier_to_json(shown: Dossier, *, why: bool) -> dict[str, Any]:
    """Return one engagement with its accounts' words, and why it is taken for one where that is asked."""
    whole = engagement_to_json(shown.engagement)
    whole["accounts"] = [
        {
            **plain(one.told),
            "title": one.title,
            "place": one.account.place,
            "topics": list(one.account.topics),
            "participants": [
                {"actor": each.actor, "name": each.name, "title": each.title,
                 "organisation": each.organisation, "side": each.side}
                for each in one.account.takers
            ],
            "according_to": plain(one.account.according_to),
            "words": one.account.words,
            "evidence": plain(one.account.evidence),
            "confidence": plain(one.account.confidence),
        }
        for one in shown.accounts
    ]  # fmt: skip
    whole["statements"] = [statement_to_json(one) for one in shown.statements]
    if why:
        whole["why"] = {"pairs": plain(shown.pairs), "actors": plain(shown.identified)}
    return whole


def trend_to_json(counted: Trend) -> dict[str, Any]:
    """Return a trend; `share` is engagements for each report read, null where none was read."""
    return {
        "by": counted.by,
        "periods": [
            {
                "period": one.name,
                "engagements": one.engagements,
                "reports": one.reports,
                "share": None if one.share is None else round(one.share, _SHARE),
            }
            for one in counted.periods
        ],
        "engagements": counted.engagements,
        "not_held": counted.not_held,
        "undated": counted.undated,
        "reports": counted.reports,
        "undated_reports": counted.undated_reports,
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "about": one.about,
        "values": [{"value": value, "accounts": list(accounts)} for value, accounts in one.values],
    }
