"""Rows that a later step of the schema brought, made for readings that were kept before it."""

from __future__ import annotations

from onrecord.record.judging import identity_of, rewrite
from onrecord.record.linking import own_of, using
from onrecord.record.store import Store

_AT_ONCE = 64  # reports written anew in one go
# Every account has a row in `told`, every statement its words folded: else it was kept before step 3;
# every statement a cue, if an empty one: else before step 6; every account a key: else before step 8.
_BARE = (
    "SELECT a.report FROM accounts a WHERE NOT EXISTS (SELECT 1 FROM told t WHERE t.account = a.number)"
    " UNION SELECT report FROM statements WHERE folded IS NULL OR cue IS NULL"
    " UNION SELECT a.report FROM accounts a"
    " WHERE NOT EXISTS (SELECT 1 FROM account_keys k WHERE k.account = a.number) ORDER BY 1"
)


def fill(store: Store) -> int:
    """Write anew what readings kept before step 3 or 6 say, and return how many there were.

    Args:
        store: the record, with every step of the schema, in a transaction.
    """
    numbers = [int(number) for (number,) in store.rows(_BARE)]
    identity = identity_of(store)
    with using(own_of(store)):
        for start in range(0, len(numbers), _AT_ONCE):
            rewrite(store, numbers[start : start + _AT_ONCE], identity)
    return len(numbers)
