"""Every quality set, and the page that tells their scores: `python -m benchmarks.quality.run`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import results
from benchmarks.quality import attribution, coreference, gold, names, reports, times
from benchmarks.quality.page import NAMES, page

PAGE = results.ROOT / "docs" / "quality.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every set that is there and write `docs/quality.md` from the results files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.run", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=results.CORPORA, help="folder that holds the corpora")
    parser.add_argument("--test", action="store_true", help="score the test reports too")
    parser.add_argument("--page-only", action="store_true", help="rewrite the page, measure nothing")
    options = parser.parse_args(arguments)
    if not options.page_only:
        corpora = ["--corpora", str(options.corpora)]
        codes = [module.main(corpora) for module in (attribution, names, times, coreference, gold)]
        codes += [reports.main([])]
        if options.test:
            codes += [reports.main(["--part", "test"]), gold.main([*corpora, "--part", "test"])]
        if any(codes):
            return max(codes)
    found = {name: results.RESULTS / f"{name}.json" for name in NAMES}
    measured = {name: json.loads(path.read_text("utf-8")) for name, path in found.items() if path.is_file()}
    if not measured:
        print(f"{results.RESULTS.name}: no result yet; run without --page-only", file=sys.stderr)
        return 2
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(measured), "utf-8")
    print(f"written: {PAGE.relative_to(results.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
