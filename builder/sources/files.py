"""Paths as the user gives them -> the files that hold articles, and what is in them by their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from builder.errors import Problem

Kind = Literal["text", "page", "lines", "zip", "warc"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".zip": "zip",
    ".warc": "warc",
}
"""Ending of a file's name -> what is in it; each may be followed by `.gz`."""
STDIN = "-"
"""The path that stands for standard input."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles."""

    source: str
    """Path as the user would write it."""
    kind: Kind | None
    """What is in it by its name; None for standard input, where the first bytes tell."""
    packed: bool = False
    """Whether it is compressed with gzip."""


def kind_of(name: str) -> tuple[Kind, bool] | None:
    """What a file of this name holds and whether it is packed; None for names that hold no articles."""
    lower = PurePath(name).name.lower()
    packed = lower.endswith(".gz")
    kind = ENDINGS.get(PurePath(lower.removesuffix(".gz")).suffix)
    return (kind, packed) if kind and not (packed and kind == "zip") else None


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


def expected() -> str:
    """What the user could have given, in words."""
    return "files ending in " + ", ".join(ENDINGS) + ", perhaps with .gz"


def _below(folder: str) -> Iterator[Found | Problem]:
    empty = True
    faults: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and (kind := kind_of(name)) and path.is_file():
                empty = False
                yield Found(str(path), *kind)
    for fault in faults:
        reason = (fault.strerror or str(fault)).lower()
        yield Problem(str(fault.filename), 0, f"cannot be read: {reason}", code="unreadable")
    if empty and not faults:
        yield Problem(folder, 0, "a folder without articles", expected(), code="no-articles")


def _named(path: str) -> Found | Problem:
    place = Path(path)
    if not place.exists():
        return Problem(path, 0, "no such file or folder", code="no-file")
    kind = kind_of(place.name)
    if kind is None:
        return Problem(path, 0, f"a file of the kind {place.suffix or place.name!r}", expected(), code="unknown-kind")
    if not place.is_file():
        return Problem(path, 0, "neither a file nor a folder", expected(), code="unreadable")
    return Found(path, *kind)
