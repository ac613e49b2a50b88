"""Pages that must be made again -> their files; files that nothing makes any more are removed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from builder.errors import OutputError, Problem

from .pool import in_chunks
from .write import Written, remove_file, remove_others, write_file

Make = Callable[[str], bytes]
"""File of the site -> its bytes."""


def renew(
    output: Path, wanted: Mapping[str, bytes], known: Mapping[str, bytes] | None, make: Make, workers: int | None = None
) -> Written:
    """Make each wanted file whose digest is not the known one, and remove what is known but no longer wanted.

    `known` is None where nothing can be trusted: then every file is made, and whatever else lies in the output folder
    is removed. Raises OutputError where the folder cannot be written.
    """
    old: Mapping[str, bytes] = known or {}
    stale = [file for file, digest in wanted.items() if old.get(file) != digest]
    try:
        output.mkdir(parents=True, exist_ok=True)
        changed = sum(in_chunks(lambda chunk: _write(output, chunk, make), stale, workers))
        removed = remove_others(output, wanted) if known is None else _remove(output, old, wanted)
    except OSError as fault:
        where = fault.filename or str(output)
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(Problem(str(where), 0, reason, hint="make the folder writable or give --output")) from fault
    return Written(len(wanted), changed, removed, len(stale))


def _write(output: Path, files: Sequence[str], make: Make) -> int:
    folder = os.fspath(output)
    return sum(write_file(f"{folder}/{file}", make(file)) for file in files)


def _remove(output: Path, old: Iterable[str], wanted: Mapping[str, bytes]) -> int:
    gone = [file for file in old if file not in wanted]
    for file in gone:
        remove_file(output, file)
    return len(gone)


def marks(output: Path) -> str:
    """What tells that nobody but us has added or removed something in the output folder since."""
    if not output.is_dir():
        return ""
    folders = [output, *sorted(path for path in output.iterdir() if path.is_dir())]
    return "\n".join(f"{path} {path.stat().st_ino} {path.stat().st_mtime_ns}" for path in folders)
