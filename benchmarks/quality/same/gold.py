"""The written texts and their labels: which engagement each report tells, and in which words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.domain.report import Report
from onrecord.sources import report_from_text

FOLDER = Path(__file__).resolve().parent
LABELS = "labels.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling of an engagement: report name, half-open code points of the words that tell it.

    Args:
        engagement: the label's name of the engagement, `d01`.
        confusable: another engagement of the set is easily taken for it.
    """

    report: str
    engagement: str
    start: int
    end: int
    words: str
    confusable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One written report under its name, with what it tells."""

    name: str
    story: str
    report: Report
    told: tuple[Told, ...]


def texts(part: str) -> tuple[Text, ...]:
    """Return the texts of a part in order of name.

    Raises:
        ValueError: where a label's words do not stand at its offsets, or a report has no label.
    """
    labels = json.loads((FOLDER / part / LABELS).read_text("utf-8"))
    found = []
    for path in files(part):
        if path.name == LABELS:
            continue
        for item in json.loads(path.read_text("utf-8"))["reports"]:
            told = tuple(_told(item, label, labels["engagements"]) for label in labels["reports"][item["id"]])
            report = report_from_text(
                item["text"], url=item["url"], outlet=item["outlet"], published=item["published"],
                language=item["language"],
            )  # fmt: skip
            found.append(Text(name=item["id"], story=path.stem, report=report, told=told))
    return tuple(sorted(found, key=lambda text: text.name))


def files(part: str) -> list[Path]:
    """Return the files of a part: texts and labels."""
    return sorted((FOLDER / part).glob("*.json"))


def _told(item: dict[str, str], label: dict[str, object], engagements: dict[str, dict[str, object]]) -> Told:
    start, end, words = int(str(label["start"])), int(str(label["end"])), str(label["words"])
    if item["text"][start:end] != words:
        raise ValueError(
            f"{item['id']}: {LABELS} expects {words!r} at {start}:{end}, the text has {item['text'][start:end]!r}"
        )
    name = str(label["engagement"])
    confusable = bool(engagements[name]["confusable"])
    return Told(report=item["id"], engagement=name, start=start, end=end, words=words, confusable=confusable)
