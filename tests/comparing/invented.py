"""Accounts invented for tests."""

from __future__ import annotations

from typing import Any

from onrecord.domain.dates import Date
from onrecord.domain.record import Account, Taker

UNKNOWN = Date(value=None, precision="unknown", basis="stated", why="none told")


def day(value: str) -> Date:
    """Return a date precise to what it tells."""
    precision: Any = {10: "day", 7: "month", 4: "year"}[len(value)]
    return Date(value=value, precision=precision, basis="stated", why="told")


def person(name: str, title: str | None = None, **more: Any) -> Taker:
    """Return a person who takes part."""
    return Taker(**{"actor": None, "name": name, "kind": "person", "names": (name,), "title": title, **more})


MARSH, SHEN = (
    person("Helena Marsh", "Trade Secretary"),
    person("Shen Guoliang", "Minister of Commerce", country="China"),
)
WANG = person("Wang Peiyu", "Vice Minister", country="China")


def account(name: str, **changed: Any) -> Account:
    """Return a meeting of Marsh and Shen on 6 March 2023, changed as told; `name` is its report."""
    whole: dict[str, Any] = {
        "id": f"sha256:{name}#g1", "report": f"sha256:{name}", "language": "en", "outlet": None, "url": None,
        "published": "2023-03-07", "type": "meeting", "status": "held", "takers": (MARSH, SHEN),
        "date": day("2023-03-06"), "place": None, "topics": (), "according_to": (), "words": "",
        "evidence": (),
    }  # fmt: skip
    return Account(**{**whole, **changed})
