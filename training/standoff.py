"""Marks of texts that are not ours, as standoff: the marks alone, keyed by where their text stands in the corpora.

`python -m training.standoff --corpora DIR --make FOLDER` writes marked files into `training/standoff.json`;
`marked_standoff` sets the marks back into the texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from training.markup import Mark, Marked, listed
from training.passages import Passages
from training.scenes import marked_files

FILE = Path(__file__).with_name("standoff.json")


def made(one: Marked) -> dict[str, object]:
    """Return a marked text without its text."""
    return {
        "meta": one.meta,
        "sha256": hashlib.sha256(one.text.encode()).hexdigest(),
        "marks": [[m.label, m.start, m.end] for m in one.marks],
        "list": [
            *(
                f"{e} {t.type} {t.status} {'news' if t.news else 'background'} = "
                f"{' | '.join(', '.join(side) for side in t.sides)}{f' ; on={t.date}' if t.date else ''}"
                for e, t in one.engagements.items()
            ),
            *(
                f"{s} {t.status} {t.form} by {'+'.join(t.speaker) or '-'}"
                f"{' via ' + ', '.join('/'.join(h) for h in t.via) if t.via else ''}"
                for s, t in one.statements.items()
            ),
        ],
    }


def marked_standoff(corpora: Path, text_of: Callable[[Path], Mapping[str, str]] = Passages) -> list[Marked]:
    """Return the marked texts of the corpora; one whose text differs from what was marked is told and left out."""
    texts, out = text_of(corpora), []
    for row in json.loads(FILE.read_text("utf-8")):
        name = row["meta"]["id"]
        text = texts.get(name, "")
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            print(f"left out: {name}: not in {corpora} as it was marked")
            continue
        one = Marked(
            meta=row["meta"], text=text, marks=[Mark(label=a, start=s, end=e) for a, s, e in row["marks"]]
        )
        for line in row["list"]:
            listed(line, name, one)
        out.append(one)
    return out


def main() -> None:
    """Write a folder's marked texts into the standoff file, in the place of older marks of theirs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--make", type=Path, required=True, help="folder of marked files")
    args = parser.parse_args()
    texts = Passages(args.corpora)
    new = [made(one) for one in marked_files(args.make) if texts.get(one.meta.get("id", "")) == one.text]
    names = {row["meta"]["id"] for row in new}  # type: ignore[index]
    old = json.loads(FILE.read_text("utf-8")) if FILE.exists() else []
    rows = [*(row for row in old if row["meta"]["id"] not in names), *new]
    FILE.write_text(
        "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", "utf-8"
    )
    print(f"{len(rows)} texts in {FILE}")


if __name__ == "__main__":
    main()
