"""Streams that are read forward once, and give all that came before a fault ahead of the fault."""

from __future__ import annotations

import io
from abc import abstractmethod
from typing import BinaryIO, cast

BLOCK = 65_536


class Forward(io.BufferedIOBase):
    """A stream made of blocks, under construction while it is read.

    Python's own buffered streams lose what they have in hand when a block cannot be read. Here a read gives
    what is there, and only the next one raises; a line is given whole or not at all.
    """

    def __init__(self) -> None:
        self._buffer, self._at = b"", 0

    @abstractmethod
    def block(self) -> bytes:
        """Return the next bytes, none at the end."""

    def readable(self) -> bool:
        """Return True: it is read from."""
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Return at most `size` bytes, fewer only where a block ends; all that are left without a size."""
        if size is None or size < 0:
            parts = [self._buffer[self._at :]]
            self._buffer, self._at = b"", 0
            while part := self.block():
                parts.append(part)
            return b"".join(parts)
        if self._at >= len(self._buffer):
            self._buffer, self._at = self.block(), 0
        part = self._buffer[self._at : self._at + size]
        self._at += len(part)
        return part

    def read1(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes of one block."""
        return self.read(BLOCK if size < 0 else size)

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return one line with its end, or the first `size` bytes of a longer one."""
        parts: list[bytes] = []
        room = size if size is not None and size >= 0 else 1 << 62
        while room:
            if self._at >= len(self._buffer):
                self._buffer, self._at = self.block(), 0
                if not self._buffer:
                    break
            end = self._buffer.find(b"\n", self._at) + 1
            part = self._buffer[self._at : min(end or len(self._buffer), self._at + room)]
            self._at += len(part)
            room -= len(part)
            parts.append(part)
            if part.endswith(b"\n"):
                break
        return b"".join(parts)


class _Joined(Forward):
    """A stream from which some bytes were read already, put before it again, under construction."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._buffer, self._rest = head, rest

    def block(self) -> bytes:
        return self._rest.read(BLOCK)


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream with bytes that were read of it already put before it again."""
    return cast(BinaryIO, _Joined(head, rest))


def whole(stream: BinaryIO, most: int) -> bytes:
    """Return a stream's bytes, and of a longer one at most `most`, however they come in blocks."""
    parts: list[bytes] = []
    while most > 0 and (part := stream.read(most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
