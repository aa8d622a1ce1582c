"""Whether a report is the own text of a body: a release, a readout, a statement."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from onrecord.domain.report import Report

# Words by which public bodies are called and newspapers are not.
_BODIES: Final = frozenset(
    "ministry department treasury government secretariat presidency cabinet chancellery parliament senate "
    "congress council commission committee embassy consulate mission kremlin nato united-nations authority "
    "bureau administration directorate delegation ombudsman court assembly "
    "外交部 商务部 国务院 大使馆".split()
)
_HOUSES: Final = re.compile(
    r"\b(white house|prime minister's office|office of the|united nations|european union|central bank"
    r"|reserve bank|bank of [A-Z]\w+|federal reserve)\b",
    re.I,
)
_HOST: Final = re.compile(r"(^|\.)(gov|mil|gouv|gob|go|govt|int|europa)(\.[a-z]{2,3})?$")
_PAPER: Final = re.compile(r"\b(news|times|post|daily|journal|wire|gazette|herald|observer|watch)\b", re.I)


def firsthand(report: Report) -> bool:
    """Say whether a report's outlet is a public body, by its name or its address."""
    if report.url and _HOST.search((urlsplit(report.url).hostname or "").lower()):
        return True
    name = report.outlet or ""
    if _PAPER.search(name):
        return False
    words = {word for word in re.split(r"[^\w-]+", name.lower()) if word}
    return bool(words & _BODIES) or bool(_HOUSES.search(name.replace("’", "'")))
