"""Accounts as the record stores them."""

from __future__ import annotations

import json
import zlib

from onrecord.domain.plain import from_plain, plain
from onrecord.domain.record import Account


def packed_account(account: Account) -> bytes:
    """Return an account as it is stored."""
    return zlib.compress(json.dumps(plain(account), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpacked_account(body: bytes) -> Account:
    """Return a stored account."""
    return from_plain(Account, json.loads(zlib.decompress(body)))
