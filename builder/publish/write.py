"""Files -> the output folder: only what changed is written, what is no longer made is removed."""

from __future__ import annotations

import os
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

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
    made: int = 0
    """Files made again because something they were made from changed."""


def write_file(path: str, content: bytes) -> bool:
    """Write through a temporary file where the bytes differ; whether they did."""
    try:
        with open(path, "rb", buffering=0) as before:
            if os.fstat(before.fileno()).st_size == len(content) and before.read() == content:
                return False
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    folder, name = os.path.split(path)
    temporary = f"{folder}/.{name}.new"
    with open(temporary, "wb") as new:
        new.write(content)
    os.replace(temporary, path)
    return True


def remove_others(output: Path, made: Container[str]) -> int:
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


def remove_file(output: Path, name: str) -> None:
    """Remove one file, and the folders that this leaves empty."""
    path = output / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
