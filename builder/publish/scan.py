"""Which files the chronicle is made from, and which of them changed: their stat first, their bytes where it differs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size in bytes, inode."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a file."""

    stamp: Stamp
    """Its stat when it was read."""
    digest: bytes
    """Of its bytes."""


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


def read_changed(
    root: Path, found: Mapping[str, Stamp], known: Mapping[str, Known], written_ns: int
) -> tuple[dict[str, Known], dict[str, bytes]]:
    """What is now known of every file, and the bytes of those that differ from what was known.

    A file whose stat is as it was is not read, unless it changed within the clock's grain of `written_ns`, the time
    at which the knowledge was written down.
    """
    now: dict[str, Known] = {}
    changed: dict[str, bytes] = {}
    for path, stamp in found.items():
        before = known.get(path)
        if before is not None and before.stamp == stamp and stamp[0] < written_ns - _GRAIN_NS:
            now[path] = before
            continue
        content = (root / path).read_bytes()
        mark = digest(content)
        now[path] = Known(stamp, mark)
        if before is None or before.digest != mark:
            changed[path] = content
    return now, changed


_GRAIN_NS = 20_000_000
"""Two changes nearer than this, in nanoseconds, may have one time."""
