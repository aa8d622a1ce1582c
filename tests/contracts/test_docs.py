"""What the documents promise."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".venv", ".git", "runs", "dist", "node_modules"}
DOCUMENTS = sorted(
    path.relative_to(ROOT) for path in ROOT.rglob("*.md") if not LEFT_OUT & set(path.relative_to(ROOT).parts)
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)


def anchors(document: str) -> set[str]:
    """The anchors that a Markdown page offers, as the common hosts make them."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", FENCE.sub("", document), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    text = FENCE.sub("", (ROOT / document).read_text("utf-8"))
    broken = []
    for target in LINK.findall(text):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        name, _, anchor = target.partition("#")
        page = (ROOT / document).parent / name if name else ROOT / document
        if not page.exists() or (
            anchor and page.suffix == ".md" and anchor not in anchors(page.read_text("utf-8"))
        ):
            broken.append(target)
    assert not broken


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_the_make_targets_that_the_documents_name_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][\w-]*):", makefile, re.M))
    named = {
        target
        for document in DOCUMENTS
        for target in re.findall(
            r"(?:^|`)make ([a-z][\w-]*)(?=`|\s|$)", (ROOT / document).read_text("utf-8"), re.M
        )
    }
    assert named <= targets


def test_decision_records_are_numbered_without_gaps_and_say_their_status() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [record.name[:4] for record in records] == [f"{n:04d}" for n in range(1, len(records) + 1)]
    for record in records:
        assert re.search(r"^Status: ", record.read_text("utf-8"), re.M), record.name


def test_the_ci_script_is_executable_and_well_formed() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(script)], check=True)
