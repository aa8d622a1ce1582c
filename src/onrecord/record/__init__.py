"""The store of all readings, linked, and what can be asked of it."""

from __future__ import annotations

from onrecord.record.answers import (
    AccountTold,
    Answers,
    HandTold,
    RecordedActor,
    RecordedEngagement,
    RecordedStatement,
)
from onrecord.record.dossier import AccountShown, Dossier, Identified, Pair
from onrecord.record.failures import Failure
from onrecord.record.opened import DEFAULT, Record
from onrecord.record.question import Party, Question, QuestionError
from onrecord.record.settled import Attendee, Difference
from onrecord.record.store import Row, Store
from onrecord.record.tally import Outcome, Tally
from onrecord.record.trend import Period, Trend

__all__ = [
    "DEFAULT",
    "AccountShown",
    "AccountTold",
    "Answers",
    "Attendee",
    "Difference",
    "Dossier",
    "Failure",
    "HandTold",
    "Identified",
    "Outcome",
    "Pair",
    "Party",
    "Period",
    "Question",
    "QuestionError",
    "Record",
    "RecordedActor",
    "RecordedEngagement",
    "RecordedStatement",
    "Row",
    "Store",
    "Tally",
    "Trend",
]
