"""Files -> their members, one article each, as bytes: read as a stream, so that memory does not grow with an archive.

What is broken inside an archive is a Problem with its place, and the rest is read.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, Literal

from builder.errors import Problem

from . import files, warc
from .files import Found, Kind
from .streams import Chained, Unpacked

LARGEST = 64 * 1024 * 1024
"""Bytes; no file or web page is larger."""
LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; no article in a line of JSON is longer."""
_STEP = 1024 * 1024
_MAGIC: tuple[tuple[bytes, Kind], ...] = ((b"WARC/", "warc"), (b"PK\x03\x04", "zip"), (b"{", "lines"))
_TAGS = (b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head")


@dataclass(frozen=True, slots=True)
class Member:
    """One article as it lies in a file."""

    source: str
    """Path, with `#n` for the n-th member of an archive or the n-th line of a file of lines."""
    kind: Literal["text", "page", "object"]
    """A text file, a web page, or one JSON object."""
    data: bytes
    """Its bytes."""
    name: str = ""
    """Its own file name within an archive."""
    captured: str | None = None
    """Date on which a web archive took the page."""
    charset: str = ""
    """Encoding that the server declared."""
    url: str | None = None
    """Address from which a web archive took it."""

    @property
    def place(self) -> tuple[str, int]:
        """File and line for a Problem."""
        path, _, number = self.source.rpartition("#")
        return (path, int(number)) if self.kind == "object" else (self.source, 0)


def members(paths: Iterable[str | Path]) -> Iterator[Member | Problem]:
    """Each article below `paths` in order, unread, and a Problem for all that cannot be opened."""
    for found in files.find(paths):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _of_file(found)


def _of_file(found: Found) -> Iterator[Member | Problem]:
    try:
        with _opened(found) as stream:
            if found.kind is None:
                yield from _sniffed(stream)
            else:
                yield from _of_stream(found.source, found.kind, found.packed, stream)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        yield Problem(found.source, 0, f"cannot be read: {reason}", code="unreadable")


@contextmanager
def _opened(found: Found) -> Iterator[IO[bytes]]:
    if found.source == files.STDIN:
        yield sys.stdin.buffer
    else:
        with Path(found.source).open("rb") as stream:
            yield stream


def _sniffed(stream: IO[bytes]) -> Iterator[Member | Problem]:
    """Standard input: the first bytes tell what it is."""
    first = stream.read(4096)
    whole = io.BufferedReader(Chained(first, stream))
    if not first.startswith(b"\x1f\x8b"):
        yield from _of_stream(files.STDIN, _kind_of_bytes(first), False, whole)
        return
    unpacked = Unpacked(whole)
    within = unpacked.read(4096) or b""
    yield from _of_kind(files.STDIN, _kind_of_bytes(within), io.BufferedReader(Chained(within, unpacked)))
    if unpacked.fault:
        yield Problem(files.STDIN, 0, unpacked.fault, "a whole file", "fetch it again", code="cut-off")


def _kind_of_bytes(first: bytes) -> Kind:
    head = first[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if kind := next((kind for magic, kind in _MAGIC if head.startswith(magic)), None):
        return kind
    return "page" if head.lower().startswith(_TAGS) else "text"


def _of_stream(source: str, kind: Kind, packed: bool, stream: IO[bytes]) -> Iterator[Member | Problem]:
    """Members of a stream; a gzip stream that breaks off gives what came before, and a Problem."""
    unpacked = Unpacked(stream) if packed else None
    data = io.BufferedReader(unpacked) if unpacked else stream
    cut = False
    for item in _of_kind(source, kind, data):
        if unpacked and unpacked.fault and _is_half_a_line(item):
            break
        cut = cut or (isinstance(item, Problem) and item.code == "cut-off")
        yield item
    if unpacked and unpacked.fault and not cut:
        yield Problem(source, 0, unpacked.fault, "a whole file", "fetch it again", code="cut-off")


def _is_half_a_line(item: Member | Problem) -> bool:
    return isinstance(item, Member) and item.kind == "object" and not item.data.endswith(b"\n")


def _of_kind(source: str, kind: Kind, stream: IO[bytes]) -> Iterator[Member | Problem]:
    if kind == "lines":
        yield from _lines(source, stream)
    elif kind == "warc":
        yield from _pages(source, stream)
    elif kind == "zip":
        try:
            yield from _zipped(source, stream)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as fault:
            yield Problem(source, 0, f"a damaged or locked ZIP archive: {str(fault).lower()}", code="damaged")
    else:
        yield _single(source, kind, stream)


def _single(source: str, kind: Literal["text", "page"], stream: IO[bytes], name: str = "") -> Member | Problem:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Problem(source, 0, f"a file of more than {LARGEST >> 20} MB", "one article a file", code="too-large")
    return Member(source, kind, data, name)


def _lines(source: str, stream: IO[bytes]) -> Iterator[Member | Problem]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            _skip_line(stream)
            said = f"a line of more than {LONGEST_LINE >> 20} MB"
            yield Problem(source, number, said, "one article a line", "it was left out", code="too-large")
        elif line.strip():
            yield Member(f"{source}#{number}", "object", line)


def _skip_line(stream: IO[bytes]) -> None:
    while (piece := stream.readline(_STEP)) and not piece.endswith(b"\n"):
        pass


def _zipped(source: str, stream: IO[bytes]) -> Iterator[Member | Problem]:
    """Members of a ZIP archive in its own order, without what is hidden or is of another kind."""
    with tempfile.TemporaryFile() as kept:
        if not stream.seekable():
            while piece := stream.read(_STEP):
                kept.write(piece)
            stream = kept
        archive = zipfile.ZipFile(stream)
        for number, info in enumerate(archive.infolist(), 1):
            path = PurePath(info.filename)
            kind = kind_of_entry(info)
            if kind is None or any(part.startswith((".", "__MACOSX")) for part in path.parts):
                continue
            place = f"{source}#{number}"
            if kind[0] == "zip":
                yield Problem(place, 0, "a ZIP archive within a ZIP archive", "it unpacked", code="nested")
                continue
            yield from _entry(place, path.name, kind, archive, info)


def kind_of_entry(info: zipfile.ZipInfo) -> tuple[Kind, bool] | None:
    """What a member of a ZIP archive holds; None for folders and names that hold no articles."""
    return None if info.is_dir() else files.kind_of(info.filename)


def _entry(
    place: str, name: str, kind: tuple[Kind, bool], archive: zipfile.ZipFile, info: zipfile.ZipInfo
) -> Iterator[Member | Problem]:
    """What one member of a ZIP archive holds; a damaged one is a Problem, and the next is read."""
    try:
        with archive.open(info) as entry:
            if kind == ("text", False) or kind == ("page", False):
                yield _single(place, "text" if kind[0] == "text" else "page", entry, name)
            else:
                yield from _of_stream(place, *kind, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as fault:
        yield Problem(place, 0, f"a damaged or locked member {name!r}: {str(fault).lower()}", code="damaged")


def _pages(source: str, stream: IO[bytes]) -> Iterator[Member | Problem]:
    for item in warc.captures(source, stream, LARGEST):
        if isinstance(item, Problem):
            yield item
        else:
            yield Member(item.source, "page", item.data, "", item.date, item.charset, item.url)
