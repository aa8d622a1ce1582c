"""Readings kept between runs: reading costs a tenth of a second a text, joining is what is measured here."""

from __future__ import annotations

import hashlib
import pickle
from functools import cache
from pathlib import Path

import onrecord.reading
from benchmarks import results
from onrecord.domain.reading import Reading
from onrecord.domain.report import Report
from onrecord.reading import read_report

KEPT = results.ROOT / "runs" / "same"


def read(report: Report) -> Reading:
    """Read one report, or return what this reader read before.

    The files are written by this module alone below a folder that git ignores; nothing else is unpickled.
    """
    told = repr((report.sha256, report.title, report.published, report.language, report.outlet, report.url))
    path = KEPT / reader() / f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.pickle"
    if path.is_file():
        kept: Reading = pickle.loads(path.read_bytes())
        return kept
    reading = read_report(report)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(reading))
    return reading


@cache
def reader() -> str:
    """Return a digest of the reader: its code, its words and its network."""
    digest = hashlib.sha256()
    folder = Path(onrecord.reading.__file__).resolve().parent
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.json"), *folder.rglob("*.onnx"))):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]
