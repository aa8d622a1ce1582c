"""The words in which dates, chains, titles and languages are shown to people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.domain.dates import Date
from onrecord.domain.reading import EngagementType, Hand, Participant, Speaker
from onrecord.domain.report import Report
from onrecord.showing.terminal import shorten

UNCERTAIN_BELOW = 0.5
"""What the reader is less sure of than this is shown as uncertain: more likely wrong than right."""

_TITLE_COLUMNS = 64  # of a first line that stands in for a missing title
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# English names of the ISO 639-1 codes most met in news; any other code is shown as it is.
_LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "mn": "Mongolian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_code(name: str) -> str:
    """Return the ISO 639-1 code of a language by its English name; else what was given."""
    sought = name.strip().casefold()
    return next((code for code, called in _LANGUAGES.items() if called.casefold() == sought), sought)


def headline(report: Report) -> str:
    """Return what to call a report: its title, its headline, or the beginning of its text."""
    if report.title:
        return report.title
    for passage in report.passages:
        if passage.kind == "headline":
            return report.text[passage.start : passage.end]
    first = next((line.strip() for line in report.text.split("\n") if line.strip()), report.id)
    return shorten(first, _TITLE_COLUMNS)


def outlet(report: Report) -> str:
    """Return the last hand of every chain: the outlet, or the report itself where it names none."""
    return report.outlet or "this report"


def day(value: str) -> str:
    """Return an ISO 8601 date of day, month or year precision in words; anything else as it is."""
    parts = value[:10].split("-")
    try:
        if len(parts) == 1:
            return value
        if len(parts) == 2:
            return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
        when = date.fromisoformat(value[:10])
    except (ValueError, IndexError):
        return value
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def when(date: Date) -> str:
    """Return a date in words, or that it is unknown."""
    return "date unknown" if date.value is None else day(date.value)


def kind(of: EngagementType) -> str:
    """Return what an engagement is, in a word."""
    return "engagement" if of == "other" else of


def uncertain(confidence: float) -> str:
    """Return that something is uncertain, with how sure it is, or "" where it is not."""
    return f"uncertain ({confidence:.2f})" if confidence < UNCERTAIN_BELOW else ""


def why(date: Date) -> str:
    """Return why a date has its value, with the values that remain possible."""
    if not date.candidates:
        return date.why
    return f"{date.why}; perhaps {listed([day(value) for value in date.candidates], last='or')}"


def listed(items: Sequence[str], *, last: str = "and") -> str:
    """Return items as a list in a sentence."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun in the right form."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def language(code: str) -> str:
    """Return the English name of a language, or its code."""
    return _LANGUAGES.get(code.lower().split("-")[0], code)


def office(participant: Participant) -> str:
    """Return a participant's title, organisation and side, without saying anything twice."""
    said = participant.title or ""
    if participant.organisation and participant.organisation.casefold() not in said.casefold():
        said = f"{said}, {participant.organisation}" if said else participant.organisation
    side = participant.side
    if side and side.casefold() not in f"{said} {participant.name}".casefold():
        said = f"{said} (side: {side})" if said else f"side: {side}"
    return said


def hand(hand: Hand) -> str:
    """Return a hand with its means."""
    return f"{hand.name} ({hand.means})"


def chain(speaker: Speaker | None, hands: Sequence[Hand], report: Report) -> tuple[str, ...]:
    """Return the hands that something passed through, from the speaker to the reader, each in words."""
    own = bool(
        speaker and hands and hands[0].name == speaker.name
    )  # "the ministry, in a statement" is one hand
    first = (speaker.name,) if speaker and not own else ()
    last = () if hands and hands[-1].name == report.outlet else (outlet(report),)
    return (*first, *(hand(each) for each in hands), *last)
