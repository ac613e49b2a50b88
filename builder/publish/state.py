"""What a build remembers for the next one, in `.cache/build/`.

Three files: a small one that tells whether anything changed at all, one with what was read of each file, one with what
each page was made from. Whatever is wrong with one of them - missing, cut, of another program or output folder - all is
forgotten, and the next build makes everything again.
"""

from __future__ import annotations

import copyreg
import hashlib
import marshal
import pickle
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import builder

from .scan import Known, digest

FORM = b"chronicle build state 1\n"
"""First bytes of each file; raised where what follows changes its meaning."""


def _frozen(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


copyreg.pickle(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))


@dataclass(slots=True)
class Head:
    """Whether anything changed."""

    program: str = ""
    """Version and files of the program."""
    options: tuple[str, ...] = ()
    """Where the site is written, and options that change the pages."""
    output: str = ""
    """What the output folder looked like after the build."""
    written_ns: int = 0
    """When the build looked at the files, nanoseconds since the epoch."""
    sources: dict[str, Known] = field(default_factory=dict)
    """Files of the chronicle by path."""
    problems: tuple[tuple[Any, ...], ...] = ()
    """Faults that the build named, as the fields of `Problem`."""
    files: int = 0
    """Files of the site."""
    parsed: bytes = b""
    """Digest of the file with what was read."""
    pages: bytes = b""
    """Digest of the file with what pages were made from."""


class Cache:
    """The three files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def head(self) -> Head:
        """What is remembered; an empty head where nothing can be trusted."""
        content = self._load("head")
        try:
            fields = marshal.loads(content) if content else None
        except (ValueError, EOFError, TypeError):
            return Head()
        return Head(*fields) if isinstance(fields, tuple) and len(fields) == len(Head.__slots__) else Head()

    def parsed(self, head: Head) -> dict[str, Any] | None:
        """What was read of each file, by path; None where it cannot be trusted."""
        content = self._load("parsed", head.parsed)
        try:
            found = pickle.loads(content) if content else None
        except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, EOFError):
            return None
        return found if isinstance(found, dict) else None

    def pages(self, head: Head) -> dict[str, bytes] | None:
        """File of the site -> digest of what it was made from; None where it cannot be trusted."""
        content = self._load("pages", head.pages)
        try:
            found = marshal.loads(content) if content else None
        except (ValueError, EOFError, TypeError):
            return None
        return found if isinstance(found, dict) else None

    def forget(self) -> None:
        """A build that is interrupted from here on is followed by a full one."""
        (self._folder / "head").unlink(missing_ok=True)

    def save(self, head: Head, parsed: dict[str, Any] | None, pages: dict[str, bytes]) -> None:
        """Remember a finished build; `parsed` is None where it is as it was."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if parsed is not None:
            head.parsed = self._save("parsed", pickle.dumps(parsed, protocol=5))
        head.pages = self._save("pages", marshal.dumps(pages))
        self._save("head", marshal.dumps(tuple(getattr(head, name) for name in Head.__slots__)))

    def touch(self, head: Head) -> None:
        """Remember new stats of files whose bytes are as they were."""
        self._save("head", marshal.dumps(tuple(getattr(head, name) for name in Head.__slots__)))

    def _load(self, name: str, expected: bytes | None = None) -> bytes | None:
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        start = len(FORM) + 16
        body = content[start:]
        mark = digest(body)
        if content[:start] != FORM + mark or (expected is not None and mark != expected):
            return None
        return body

    def _save(self, name: str, body: bytes) -> bytes:
        mark = digest(body)
        temporary = self._folder / f"{name}.new"
        temporary.write_bytes(FORM + mark + body)
        temporary.replace(self._folder / name)
        return mark


def program() -> str:
    """The program: its version, the Python it runs on, and names, sizes and times of its files."""
    folder = Path(builder.__file__).parent
    marks = [
        f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".yaml") and (stat := path.stat())
    ]
    files = hashlib.blake2b("\n".join(marks).encode(), digest_size=8).hexdigest()
    return f"{builder.__version__} {sys.version} {files}"
