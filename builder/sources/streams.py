"""Streams of bytes that cannot be wound back."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO


class Chained(io.RawIOBase):
    """Bytes that were read to see what a stream is, then the rest of it."""

    def __init__(self, first: bytes, rest: IO[bytes] | io.RawIOBase) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As of a file."""
        piece = self._first[: len(buffer)] if self._first else self._rest.read(len(buffer)) or b""
        self._first = self._first[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


class Unpacked(io.RawIOBase):
    """What is in a gzip stream. Where that is broken it ends, and `fault` says why: what came before is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = gzip.GzipFile(fileobj=stream)
        self.fault = ""
        """What is wrong with it; empty as long as nothing is."""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As of a file."""
        try:
            piece = b"" if self.fault else self._stream.read1(len(buffer))
        except EOFError:
            piece, self.fault = b"", "a gzip file that breaks off"
        except (gzip.BadGzipFile, zlib.error) as fault:
            piece, self.fault = b"", f"a damaged gzip file ({str(fault).lower()[:60]})"
        buffer[: len(piece)] = piece
        return len(piece)
