"""Compressed bytes unpacked within limits: what is small outside can be endless inside."""

from __future__ import annotations

import gzip
import zlib
from typing import BinaryIO, cast

from onrecord.domain.errors import SourceRefused, SourceUnreadable
from onrecord.sources.decoding import MAX_BYTES, check_size
from onrecord.sources.streams import BLOCK, Forward

GZIP = b"\x1f\x8b"
MOST_RATIO = (
    200  # news text packs to a quarter, JSON Lines of one template to a fiftieth; zeros to a thousandth
)
FREE = 50_000_000  # bytes that any stream may have before its ratio is looked at
_EXPECTED = "gzip of a whole file"


class _Unpacked(Forward):
    """A stream of unpacked bytes that does not grow without end, and says so when it is cut off."""

    def __init__(self, packed: BinaryIO, subject: str) -> None:
        super().__init__()
        self._packed, self._subject, self._count = packed, subject, 0
        self._inner = gzip.GzipFile(fileobj=packed, mode="rb")

    def block(self) -> bytes:
        try:
            part = self._inner.read1(BLOCK)
        except EOFError:
            raise broken(self._subject, "it is cut off in the middle") from None
        except (OSError, zlib.error):
            raise broken(self._subject, "its compression is damaged") from None
        self._count += len(part)
        if self._count > FREE and self._count > MOST_RATIO * max(self._packed.tell(), 1):
            raise SourceRefused(
                self._subject,
                f"it unpacks to more than {MOST_RATIO} times its size",
                expected="compressed text",
                remedy="check where it comes from",
            )
        return part


def unpacked_stream(packed: BinaryIO, *, subject: str) -> BinaryIO:
    """Return a stream of what a gzip file holds, read as it is needed.

    Args:
        packed: the file, at its beginning.
        subject: the file, for error messages.

    Raises (while it is read):
        SourceRefused: it unpacks to more than 200 times its size.
        SourceUnreadable: it is cut off or damaged.
    """
    return cast(BinaryIO, _Unpacked(packed, subject))


def unpacked(raw: bytes, *, subject: str, encoding: str = "gzip") -> bytes:
    """Unpack the bytes of one report.

    Args:
        raw: all of them.
        subject: the file or address, for error messages.
        encoding: `gzip` or `deflate`, which on the web is with or without its header.

    Raises:
        SourceRefused: more than 10 MB are inside.
        SourceUnreadable: they are cut off or damaged.
    """
    whole = b""
    rest = raw
    bits = 31 if encoding == "gzip" else 15 if rest[:1] == b"\x78" else -15
    first = True
    # A gzip file may hold several members, one after the other (RFC 1952, section 2.2).
    while first or (bits == 31 and rest.startswith(GZIP)):
        first = False
        inflate = zlib.decompressobj(bits)
        try:
            whole += inflate.decompress(rest, MAX_BYTES + 1 - len(whole))
        except zlib.error:
            raise broken(subject, "its compression is damaged") from None
        check_size(len(whole), subject=subject)
        if not inflate.eof:
            raise broken(subject, "it is cut off in the middle")
        rest = inflate.unused_data
    return whole


def beginning(raw: bytes, most: int) -> bytes:
    """Return at most the first `most` bytes of what gzip bytes hold, none where they are damaged."""
    try:
        return zlib.decompressobj(31).decompress(raw, most)
    except zlib.error:
        return b""


def broken(subject: str, problem: str) -> SourceUnreadable:
    """Return the error that says that a compressed source is damaged."""
    return SourceUnreadable(
        subject, problem, expected=_EXPECTED, remedy="fetch or copy it again; what could be read was read"
    )
