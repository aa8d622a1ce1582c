"""What `compare`, `trace` and `check` print as JSON; the keys are a contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.comparing.findings import Finding
from onrecord.comparing.points import Cell
from onrecord.comparing.side_by_side import Column, Comparison, Folded
from onrecord.domain.plain import plain
from onrecord.domain.record import Account, AccountKind, Alteration, Words
from onrecord.domain.report import Report

if TYPE_CHECKING:
    from onrecord.record.traced import Relative, Traced


def comparison_to_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain dicts and lists."""
    return {
        "engagement": comparison.engagement,
        "accounts": [_column(column) for column in comparison.columns],
        "points": [
            {"topic": point.topic, "sort": point.sort, "cells": [_cell(cell) for cell in point.cells]}
            for point in comparison.points
        ],
        "notes": list(comparison.notes),
    }


def _column(column: Column) -> dict[str, Any]:
    told = _account(column.account, column.kind, column.report)
    return {**told, "date": plain(column.date), "copies": [_folded(copy) for copy in column.copies]}


def _folded(copy: Folded) -> dict[str, Any]:
    return {**_account(copy.account, copy.kind, copy.report), "date": plain(copy.date), "how": copy.how}


def _account(account: Account, kind: AccountKind, report: Report) -> dict[str, Any]:
    return {
        "account": account.id, "report": account.report, "title": report.title, "url": account.url,
        "outlet": account.outlet, "published": account.published, "language": account.language, "kind": kind,
    }  # fmt: skip


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "account": cell.account,
        "state": cell.state,
        "words": cell.words,
        "evidence": plain(cell.evidence),
        "speaker": cell.speaker,
        "firmness": cell.firmness,
        "differs": [{"in": d.within, "here": d.here, "there": d.there} for d in cell.differs],
    }


def trace_to_json(traced: Traced) -> dict[str, Any]:
    """Return where a report came from, and what came of it, as plain dicts and lists."""
    changes = traced.changes
    return {
        "report": traced.report.id,
        "derived_from": [_relative(one, one.descent.parent) for one in traced.derived_from],
        "copies": [_relative(one, one.descent.child) for one in traced.copies],
        "alterations": [_alteration(one) for one in traced.alterations],
        "dropped": [_words(words) for words in (changes.dropped if changes else ())],
        "added": [_words(words) for words in (changes.added if changes else ())],
        "damaged": [
            {"here": _words(one.here), "there": _words(one.there)}
            for one in (changes.damaged if changes else ())
        ],
        "lost": [
            {
                "name": one.hand.name,
                "means": one.hand.means,
                "here": _words(one.here),
                "there": _words(one.there),
            }
            for one in (changes.lost if changes else ())
        ],
        "dated": [{"account": account.id, "date": plain(date)} for account, date in traced.dated],
        "compared_with": changes.parent if changes else None,
    }


def _relative(one: Relative, report: str) -> dict[str, Any]:
    descent = one.descent
    return {
        "report": report, "url": one.report.url, "outlet": one.report.outlet,
        "published": one.report.published, "how": descent.how, "confidence": plain(descent.confidence),
        "why": list(descent.why),
    }  # fmt: skip


def _alteration(one: Alteration) -> dict[str, Any]:
    earliest = one.earliest
    return {
        "class": one.classes[0],
        "classes": list(one.classes),
        "kind": one.kind,
        "here": {"text": one.here.span.text, "evidence": [plain(one.here.span)]},
        "earliest": None if earliest is None else {
            "text": earliest.span.text, "report": earliest.report, "evidence": [plain(earliest.span)],
        },
        "confidence": plain(one.confidence),
        "why": one.why,
    }  # fmt: skip


def findings_to_json(findings: Iterable[Finding], reports: Mapping[str, Report]) -> dict[str, Any]:
    """Return what checking a draft found as plain dicts and lists.

    Args:
        findings: in order of the draft.
        reports: those that the findings point to, by id.
    """
    return {"findings": [_finding(one, reports) for one in findings]}


def _finding(one: Finding, reports: Mapping[str, Report]) -> dict[str, Any]:
    return {
        "verdict": one.verdict,
        "kind": one.kind,
        "text": one.evidence.text,
        "evidence": [plain(one.evidence)],
        "record": [
            {**_words(words), "url": reports[words.report].url, "outlet": reports[words.report].outlet}
            for words in one.record
        ],
        "classes": list(one.classes),
        "why": one.why,
        "disputed": one.disputed,
    }


def _words(words: Words) -> dict[str, Any]:
    return {"report": words.report, "text": words.span.text, "evidence": [plain(words.span)]}
