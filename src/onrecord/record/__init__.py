"""The store of all readings, linked, and what can be asked of it."""

from __future__ import annotations

from onrecord.record.opened import DEFAULT, Record
from onrecord.record.store import Row, Store

__all__ = ["DEFAULT", "Record", "Row", "Store"]
