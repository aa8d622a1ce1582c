"""The store of all readings, linked, and what can be asked of it."""

from __future__ import annotations

from onrecord.record.failures import Failure
from onrecord.record.opened import DEFAULT, Record
from onrecord.record.store import Row, Store
from onrecord.record.tally import Outcome, Tally

__all__ = ["DEFAULT", "Failure", "Outcome", "Record", "Row", "Store", "Tally"]
