"""Files that a command writes: whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.domain.errors import OnRecordError


def check_writable(path: Path, *, sources: Iterable[str] = ()) -> None:
    """Refuse, before any work is done, a file that could not or should not be written.

    Args:
        path: the file to be written.
        sources: the files that are read; none of them is overwritten.

    Raises:
        OnRecordError: its folder is missing, it is no ordinary file, or it is one of the sources.
    """
    name, folder = str(path), path.resolve().parent
    if not folder.is_dir():
        raise OnRecordError(
            name,
            f"there is no folder {folder}",
            expected="a file in a folder that exists",
            remedy="make the folder first, or name another file",
        )
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        raise OnRecordError(
            name,
            "is not an ordinary file",
            expected="a new file, or an ordinary one to be replaced",
            remedy="name another file",
        )
    if any(_same(path, source) for source in sources):
        raise OnRecordError(
            name,
            "is the source itself",
            expected="another file: a report is never overwritten",
            remedy="name another file",
        )


def write_whole(path: Path, text: str) -> None:
    """Write `text` in UTF-8 so that the file has either its old content or the whole new one.

    Raises:
        OnRecordError: the system refuses.
    """
    write_through(path, lambda unfinished: unfinished.write_bytes(text.encode("utf-8")))


def write_through(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file so that it has either its old content or the whole new one.

    Args:
        path: the file.
        write: writes the whole content to the file that it is given.

    Raises:
        OnRecordError: the system refuses.
    """
    target, unfinished = path.resolve(), None
    try:
        handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:64]}.")
        os.close(handle)
        write(Path(unfinished))
        with open(unfinished, "rb+") as file:
            os.fsync(file.fileno())
        os.chmod(unfinished, _permissions(target))
        os.replace(unfinished, target)
    except OSError as refused:
        raise OnRecordError(
            str(path),
            f"cannot be written ({refused.strerror or refused})",
            expected="a place with room where you may write",
            remedy="name another file",
        ) from refused
    finally:
        if unfinished and os.path.exists(unfinished):
            os.unlink(unfinished)


def _same(path: Path, source: str) -> bool:
    try:
        return path.samefile(source)
    except (OSError, ValueError):
        return False


def _permissions(target: Path) -> int:
    """Return the permissions of the file replaced, or those that a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
