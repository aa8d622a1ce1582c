"""Single files and addresses as sources of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.domain.report import Report
from onrecord.sources import load


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file or an address that holds one report.

    Args:
        name: its path or address.
        published: overrides the date that it states.
    """

    name: str
    published: str | None

    def load(self) -> Report:
        """Return its report."""
        return load(self.name, published=self.published)


def gather(sources: Iterable[str], *, published: str | None = None) -> Iterator[File]:
    """Yield each source as something that can be loaded; a folder gives the files in it."""
    for source in sources:
        path = Path(source)
        names = sorted(str(each) for each in path.iterdir()) if path.is_dir() else [source]
        for name in names:
            yield File(name=name, published=published)
