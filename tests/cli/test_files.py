"""A file is written whole or not at all, and never in place of what must be kept."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from onrecord.cli.files import check_writable, write_whole
from onrecord.domain.errors import OnRecordError


def test_a_file_is_written_in_utf_8(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.html", "王\n")
    assert (tmp_path / "page.html").read_bytes() == "王\n".encode()


def test_a_new_file_gets_the_permissions_that_new_files_get(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "page.html", "x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o644


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", encoding="utf-8")
    page.chmod(0o600)
    write_whole(page, "new")
    assert (page.read_text(encoding="utf-8"), stat.S_IMODE(page.stat().st_mode)) == ("new", 0o600)


def test_a_link_stays_a_link_to_the_file_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old", encoding="utf-8")
    (tmp_path / "link.html").symlink_to("real.html")
    write_whole(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text(encoding="utf-8") == "new"


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OnRecordError, match="No space left on device"):
        write_whole(page, "new")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [
        ("page.html", "old")
    ]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="there is no folder"):
        check_writable(tmp_path / "missing" / "page.html")


@pytest.mark.parametrize("name", [".", "/dev/null"])
def test_what_is_no_ordinary_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="is not an ordinary file"):
        check_writable(tmp_path / name)


def test_the_source_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("x", encoding="utf-8")
    (tmp_path / "link.html").symlink_to("report.html")
    with pytest.raises(OnRecordError, match="is the source itself"):
        check_writable(tmp_path / "link.html", sources=["-", str(tmp_path / "report.html")])
