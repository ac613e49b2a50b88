"""Files of `content/`: written whole or not at all, and by one run at a time."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from builder.errors import OutputError, Problem

_MARK = ".part"
"""Ending of a file that is being written; its name starts with a dot."""


def write(path: Path, text: str, shown: str = "") -> None:
    """Write a file through a temporary one beside it; `shown` is its name in messages.

    What a reader finds is the old file or the new one. Mode and target of a link stay. Raises OutputError.
    """
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}{_MARK}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode(path)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        if mode is not None:
            part.chmod(mode)
        part.replace(path)
    except OSError as fault:
        with contextlib.suppress(OSError):
            part.unlink()
        raise OutputError(_fault(shown or str(path), fault)) from None


def _fault(shown: str, fault: OSError) -> Problem:
    return Problem(shown, 0, (fault.strerror or str(fault)).lower(), hint=_HINTS.get(fault.errno or 0, ""))


_HINTS = {
    13: "make the file and its folder writable, then run the command again",
    28: "make room on the disk, then run the command again; nothing is lost",
    30: "make the file and its folder writable, then run the command again",
}
"""By number of the system's error: permission denied, disk full, read-only file system."""


def _mode(path: Path) -> int | None:
    """Permissions of a file that is there. Raises PermissionError where it is read-only, though its folder is not."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    if not mode & stat.S_IWUSR:
        raise PermissionError(13, "the file is read-only")
    return mode


def clear_parts(folder: Path) -> None:
    """Take away what runs that were killed left half-written."""
    for part in folder.rglob(f".*{_MARK}"):
        with contextlib.suppress(OSError):
            part.unlink()


def identifier(path: Path) -> tuple[int, int, int] | None:
    """What tells whether a file changed: time, size, inode; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@contextlib.contextmanager
def lock(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file at `path`; where another run holds it, `waiting` is called once before waiting.

    The system takes the lock off a run that is killed. Raises OutputError.
    """
    import fcntl

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    except OSError as fault:
        raise OutputError(_fault(str(path), fault)) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
