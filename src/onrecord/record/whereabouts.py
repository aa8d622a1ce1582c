"""Which report of the record a name leads to."""

from __future__ import annotations

from onrecord.domain.errors import NotInRecord
from onrecord.record.naming import key_of
from onrecord.record.store import Store


def report_number(store: Store, name: str) -> int:
    """Return the number of the report that a name leads to.

    Args:
        store: the record.
        name: its id, its address, or the path it was added from; of several versions the latest.

    Raises:
        NotInRecord: the record holds no such report.
    """
    for sql, value in (
        ("SELECT number FROM reports WHERE id = ?", name),
        ("SELECT report FROM appearances WHERE source = ? ORDER BY position DESC LIMIT 1", key_of(name)),
        ("SELECT number FROM reports WHERE url = ? ORDER BY number DESC LIMIT 1", name),
    ):
        for (number,) in store.rows(sql, [value]):
            return int(number)
    raise NotInRecord(
        name,
        f"the record {store.where} does not hold it",
        expected="a report's id, its address, or the path it was added from",
        remedy="add it first",
    )
