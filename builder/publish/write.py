"""Files -> the output folder: only what changed is written, what is no longer made is removed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builder.errors import OutputError, Problem

KEPT = frozenset({".gitkeep"})
"""Names in the output folder that are not ours to remove."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder."""

    files: int
    """Files of the site."""
    changed: int
    """Files written because their bytes differed."""
    removed: int
    """Files removed because nothing makes them any more."""


def write_site(files: Iterable[tuple[str, bytes]], output: Path) -> Written:
    """Write each file below `output` where its bytes differ; remove the rest, and folders left empty.

    Raises OutputError where the folder cannot be written.
    """
    made: set[str] = set()
    changed = 0
    try:
        for name, content in files:
            made.add(name)
            changed += write_file(output / name, content)
        removed = remove_others(output, made)
    except OSError as fault:
        where = fault.filename or str(output)
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(Problem(str(where), 0, reason, hint="make the folder writable or give --output")) from fault
    return Written(len(made), changed, removed)


def write_file(path: Path, content: bytes) -> bool:
    """Write through a temporary file where the bytes differ; whether they did."""
    try:
        if path.read_bytes() == content:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(content)
    temporary.replace(path)
    return True


def remove_others(output: Path, made: set[str]) -> int:
    """Remove every file that was not made, and folders left empty; how many files."""
    removed = 0
    for folder, _, names in os.walk(output, topdown=False):
        here = Path(folder)
        for name in names:
            path = here / name
            if name not in KEPT and path.relative_to(output).as_posix() not in made:
                path.unlink()
                removed += 1
        if here != output and not any(here.iterdir()):
            here.rmdir()
    return removed
