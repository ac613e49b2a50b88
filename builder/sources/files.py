"""Paths as the user gives them -> the files that hold articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from builder.errors import Problem

Kind = Literal["text", "page"]

ENDINGS: dict[str, Kind] = {".txt": "text", ".text": "text", ".html": "page", ".htm": "page", ".xhtml": "page"}
"""Ending of a file's name -> what is in it."""
STDIN = "-"
"""The path that stands for standard input."""
LARGEST = 64 * 1024 * 1024
"""Bytes; no article is larger."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles."""

    source: str
    """Path as the user would write it."""
    kind: Kind | None
    """What is in it by its name; None for standard input, where the first bytes tell."""


def find(paths: Iterable[str | Path]) -> Iterator[Found | Problem]:
    """Every file below `paths`: folders in order of their names, without what is hidden or is of another kind.

    What the user names himself and cannot be read is a Problem, never passed over.
    """
    for path in map(str, paths):
        if path == STDIN:
            yield Found(STDIN, None)
        elif Path(path).is_dir():
            yield from _below(path)
        else:
            yield _named(path)


def contents(found: Found) -> bytes | Problem:
    """The bytes of a file, or why they cannot be had."""
    try:
        if found.source == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(found.source).open("rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        return Problem(found.source, 0, f"cannot be read: {reason}", code="unreadable")
    if len(data) > LARGEST:
        return Problem(found.source, 0, "a file of more than 64 MB", "one article a file", code="too-large")
    return data


def kind_of(data: bytes) -> Kind:
    """What standard input holds: a page begins with a tag."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "page" if head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head")) else "text"


def _below(folder: str) -> Iterator[Found | Problem]:
    empty = True
    faults: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and (kind := ENDINGS.get(path.suffix.lower())) and path.is_file():
                empty = False
                yield Found(str(path), kind)
    for fault in faults:
        yield Problem(
            str(fault.filename), 0, f"cannot be read: {(fault.strerror or str(fault)).lower()}", code="unreadable"
        )
    if empty and not faults:
        yield Problem(folder, 0, "a folder without articles", _expected(), code="no-articles")


def _named(path: str) -> Found | Problem:
    place = Path(path)
    if not place.exists():
        return Problem(path, 0, "no such file or folder", code="no-file")
    kind = ENDINGS.get(place.suffix.lower())
    if kind is None:
        return Problem(path, 0, f"a file of the kind {place.suffix or place.name!r}", _expected(), code="unknown-kind")
    if not place.is_file():
        return Problem(path, 0, "neither a file nor a folder", _expected(), code="unreadable")
    return Found(path, kind)


def _expected() -> str:
    return "files ending in " + ", ".join(ENDINGS)
