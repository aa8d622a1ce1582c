"""The passages of the corpora that were marked by hand, by the names that their marks give them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path


class Passages(Mapping[str, str]):
    """The passages by name, those of PolNeAR's articles cut when they are asked for.

    Names: `gmb-FIRST-END` (sentences), `mfa-ROW-PARAGRAPH`, `NUMBER-state|whitehouse`, and
    `polnear/ARTICLE/START-END` (code points of a training article).

    Args:
        corpora: the folder of the corpora.
    """

    def __init__(self, corpora: Path) -> None:
        self.articles = {p.stem: p for p in (corpora / "polnear" / "train").rglob("*.txt")}
        self.kept = {**Sentences(corpora / "names-en" / "gmb.csv"), **mfa(corpora), **releases(corpora)}

    def __getitem__(self, name: str) -> str:
        asked = ARTICLE.fullmatch(name)
        if asked is None:
            return self.kept[name]
        text = self.articles[asked["stem"]].read_text("utf-8", errors="replace")
        return text[int(asked["start"]) : int(asked["end"])]

    def __iter__(self) -> Iterator[str]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


ARTICLE = re.compile(r"polnear/(?P<stem>[^/]+)/(?P<start>\d+)-(?P<end>\d+)")


class Sentences(dict[str, str]):
    """GMB's sentences, glued back from their tokens; a passage is made when the file is read."""

    def __init__(self, path: Path) -> None:
        sentences: list[list[str]] = []
        words: list[str] = []
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            for row in rows:
                if row[0]:
                    if words:
                        sentences.append(words)
                    words = []
                words.append(row[1])
        glued = [glue(s) for s in sentences]
        super().__init__(
            (f"gmb-{a}-{b}", " ".join(glued[a:b]))
            for a in range(len(glued))
            for b in range(a + 2, min(len(glued), a + 9) + 1)
        )


def glue(words: list[str]) -> str:
    """Set tokens as running text."""
    text = " ".join(words)
    text = re.sub(r" ([,.;:?!%)\]])", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    text = re.sub(r" ('s|'re|'ve|'ll|'d|n't|')\b", r"\1", text)
    text = re.sub(r"(\w)s ' ", r"\1s' ", text)
    text = re.sub(r"`` ?", '"', text)
    return re.sub(r" ?''", '"', text)


def mfa(corpora: Path) -> dict[str, str]:
    """Return the Chinese foreign ministry's paragraphs."""
    out = {}
    lines = (corpora / "zh-mfa" / "mfa_remarks.jsonl").read_text("utf-8").splitlines()
    for i, line in enumerate(lines):
        text = re.sub(r"[\u3000\t]+", "", json.loads(line)["text"])
        found = [p.strip() for p in re.split(r"\n+", text) if p.strip()]
        out |= {f"mfa-{i}-{j}": p for j, p in enumerate(found)}
    return out


def releases(corpora: Path) -> dict[str, str]:
    """Return the US releases, title first; a line of number signs alone is left out, as it was in marking."""
    out = {}
    for name in ("state", "whitehouse"):
        for line in (corpora / "releases-us" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            text = f"{row['title']}\n\n{row['text']}"
            out[f"{row['guid'].split('=')[-1]}-{name}"] = re.sub(r"\n###\s*$", "", text)
    return out
