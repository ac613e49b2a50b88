"""Pages that must be made again -> their files; files that nothing makes any more are removed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from builder.errors import OutputError, Problem

from .pool import Watch, in_chunks
from .search import FOLDER as SEARCH
from .write import KEPT, Written, remove_file, remove_others, write_file, write_new

Make = Callable[[str], bytes]
"""File of the site -> its bytes."""


def renew(
    output: Path,
    wanted: Mapping[str, bytes],
    known: Mapping[str, bytes] | None,
    make: Make,
    workers: int | None = None,
    watch: Watch = lambda done, all_: None,
) -> Written:
    """Make each wanted file whose digest is not the known one, and remove what is known but no longer wanted.

    `known` is None where nothing can be trusted: then every file is made, and whatever else lies in the output folder
    is removed. Raises OutputError where the folder cannot be written.
    """
    old: Mapping[str, bytes] = known or {}
    stale = [file for file, digest in wanted.items() if old.get(file) != digest]
    try:
        output.mkdir(parents=True, exist_ok=True)
        empty = known is None and not _holds_anything(output)
        write = write_new if empty else write_file
        done = in_chunks(lambda chunk: _write(output, chunk, make, write), stale, workers, watch=watch)
        removed = (
            [] if empty else remove_others(output, wanted, SEARCH) if known is None else _remove(output, old, wanted)
        )
    except OSError as fault:
        where = fault.filename or str(output)
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(Problem(str(where), 0, reason, hint="make the folder writable or give --output")) from fault
    changed, pages = sum(files for files, _ in done), sum(pages for _, pages in done)
    pages += sum(map(_is_page, removed))
    return Written(len(wanted), changed, len(removed), len(stale), pages, _kinds(stale))


def _write(output: Path, files: Sequence[str], make: Make, write: Callable[[str, bytes], bool]) -> tuple[int, int]:
    """How many of the files were written, and how many of them are pages."""
    folder = os.fspath(output)
    written = [file for file in files if write(f"{folder}/{file}", make(file))]
    return len(written), sum(map(_is_page, written))


def _is_page(file: str) -> bool:
    return file.endswith(".html")


def _kinds(files: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Top folders of the files, `/` for those in none, with how many there are, most first."""
    found: dict[str, int] = {}
    for file in files:
        name = file.partition("/")[0] + "/" if "/" in file else "/"
        found[name] = found.get(name, 0) + 1
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _remove(output: Path, old: Iterable[str], wanted: Mapping[str, bytes]) -> list[str]:
    gone = [file for file in old if file not in wanted]
    for file in gone:
        remove_file(output, file)
    return gone


def _holds_anything(output: Path) -> bool:
    return any(path.name not in KEPT for path in output.iterdir())


def marks(output: Path) -> str:
    """What tells that nobody but us has added or removed something in the output folder since."""
    if not output.is_dir():
        return ""
    folders = [output, *sorted(path for path in output.iterdir() if path.is_dir())]
    return "\n".join(f"{path} {path.stat().st_mtime_ns}" for path in folders)
