"""What a result says of itself: the corpus it was measured on, the machine and the versions."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).resolve().parent / "results"
CORPORA = ROOT.parent / "shared" / "corpora"
PACKAGES = ("onrecord", "onnxruntime", "tokenizers", "numpy", "trafilatura")


def corpus_hash(files: Iterable[Path]) -> str:
    """Return one SHA-256 of the names and contents of `files`, whatever order they come in."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda path: path.name):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{json.dumps(file.name)} {content}\n".encode())
    return digest.hexdigest()


def machine() -> dict[str, str | int]:
    """Return the processor, the cores this process may use and the memory, without the machine's name."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory_gib": round(pages / 2**30),
        "system": platform.system(),
    }


def versions(packages: Iterable[str] = PACKAGES) -> dict[str, str | None]:
    """Return the versions of Python and of `packages`; None for a package that is not installed."""
    found: dict[str, str | None] = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = None
    return found


def write(name: str, measured: Mapping[str, Any]) -> Path:
    """Write `measured` with machine and versions to `benchmarks/results/NAME.json` and return its path."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    whole = {**measured, "machine": machine(), "versions": {**versions(), **measured.get("versions", {})}}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return path


def printable(text: str, longest: int = 160) -> str:
    """Return `text` on one line, cut to `longest` code points, without what could steer a terminal."""
    line = " ".join(text.split())
    line = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
