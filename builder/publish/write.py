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
    pages: int = 0
    """HTML pages among those written or removed."""
    why: tuple[tuple[str, int], ...] = ()
    """Kinds of what was made again, each with how many there were."""


def write_new(path: str, content: bytes) -> bool:
    """Write a file into a folder that nobody reads yet; whether its bytes differ from what was there."""
    try:
        file = _create(path)
    except FileExistsError:
        return write_file(path, content)
    done = os.write(file, content)
    while done < len(content):
        done += os.write(file, content[done:])
    os.close(file)
    return True


_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def _create(path: str) -> int:
    """A new file, open for writing; most stand in a folder of their own, so that is made first."""
    folder, _, name = path.rpartition("/")
    try:
        if name == "index.html":
            os.mkdir(folder)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    except FileExistsError:
        pass
    try:
        return os.open(path, _FLAGS, 0o666)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
        return os.open(path, _FLAGS, 0o666)


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


def remove_others(output: Path, made: Container[str], but: str) -> list[str]:
    """Remove every file that was not made, and folders left empty; which files. `but` is a folder left as it is."""
    removed = []
    for folder, _, names in os.walk(output, topdown=False):
        here = Path(folder)
        inside = here.relative_to(output)
        if but in inside.parts[:1]:
            continue
        gone = [name for name in names if name not in KEPT and (inside / name).as_posix() not in made]
        for name in gone:
            (here / name).unlink()
            removed.append((inside / name).as_posix())
        if len(gone) == len(names) and here != output and not any(here.iterdir()):
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
