"""Which files the chronicle is made from, and which of them changed: their stat first, their bytes where it differs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size in bytes, inode."""
Known = tuple[Stamp, bytes]
"""What is remembered of a file: its stat when it was read, and the digest of its bytes."""


def digest(content: bytes) -> bytes:
    """Sixteen bytes that stand for the content."""
    return hashlib.blake2b(content, digest_size=16).digest()


def files(root: Path, folders: Iterable[str]) -> dict[str, Stamp]:
    """Every file below the folders, by its path relative to the root, in order; hidden ones are left out, but for the
    folder of machine copies."""
    found: dict[str, Stamp] = {}
    for folder in folders:
        found.update(_walk(os.fspath(root / folder), folder))
    return dict(sorted(found.items()))


def _walk(folder: str, name: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name != ".machine":
                continue
            if entry.is_dir():
                yield from _walk(entry.path, f"{name}/{entry.name}")
            elif entry.is_file():
                stat = entry.stat()
                yield f"{name}/{entry.name}", (stat.st_mtime_ns, stat.st_size, stat.st_ino)


def read(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Bytes of the files; one that has gone since it was found is left out."""
    contents = {}
    folder = os.fspath(root)
    for path in paths:
        try:
            with open(f"{folder}/{path}", "rb", buffering=0) as file:
                contents[path] = file.read()
        except FileNotFoundError:
            continue  # an editor replaces files; the next build sees what came instead
    return contents


def unread(found: Mapping[str, Stamp], known: Mapping[str, Known], written_ns: int) -> list[str]:
    """Files whose bytes must be looked at: their stat is not the known one, or they changed so shortly before
    `written_ns`, when the knowledge was written down, that a later change may bear the same time."""
    late = written_ns - _GRAIN_NS
    return [path for path, stamp in found.items() if path not in known or known[path][0] != stamp or stamp[0] >= late]


_GRAIN_NS = 20_000_000
"""Two changes nearer than this, in nanoseconds, may have one time."""
