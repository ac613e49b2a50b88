"""What a build remembers for the next one, in `.cache/build/`.

A small file tells whether anything changed at all, one holds what each page was made from, and several share what was
read of the articles, so that an edit writes only the share it touches. Whatever is wrong with one of them - missing,
cut, of another program or output folder - all is forgotten, and the next build makes everything again.
"""

from __future__ import annotations

import copyreg
import hashlib
import marshal
import pickle
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import builder

from .scan import Known, digest

FORM = b"chronicle build state 3\n"
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
    parsed: tuple[bytes, ...] = ()
    """Digest of each file with a share of what was read."""
    pages: bytes = b""
    """Digest of the file with what pages were made from."""
    searched: str = ""
    """Which Pagefind made the index of these pages; empty where none did."""
    events: int = 0
    """Events of the chronicle."""
    history: str = ""
    """Where the repository stood, whose days the corrections bear."""


SHARES = 64
"""So many files hold what was read of the articles."""


def share_of(path: str) -> int:
    """The share in which a file's reading is kept."""
    return zlib.crc32(path.encode()) % SHARES


class Cache:
    """The files in one folder."""

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
        found: dict[str, Any] = {}
        for number, mark in enumerate(head.parsed):
            share = self.share(number, mark)
            if share is None:
                return None
            found.update(share)
        return found if len(head.parsed) == SHARES else None

    def share(self, number: int, mark: bytes) -> dict[str, Any] | None:
        """One share of what was read; None where it cannot be trusted."""
        if not mark:
            return {}
        content = self._load(f"parsed-{number:02}", mark)
        try:
            found = pickle.loads(content) if content else None
        except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, EOFError):
            return None
        return found if isinstance(found, dict) else None

    def save_share(self, number: int, parsed: Mapping[str, Any]) -> bytes:
        """Keep one share of what was read; its mark, empty where there is nothing to keep."""
        if not parsed:
            (self._folder / f"parsed-{number:02}").unlink(missing_ok=True)
            return b""
        return self._save(f"parsed-{number:02}", pickle.dumps(parsed, protocol=5))

    def pages(self, head: Head) -> dict[str, bytes] | None:
        """File of the site -> digest of what it was made from; None where it cannot be trusted."""
        content = self._load("pages", head.pages)
        try:
            found = marshal.loads(content) if content else None
        except (ValueError, EOFError, TypeError):
            return None
        return found if isinstance(found, dict) else None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Wait until no other build of this chronicle is at work, and keep others waiting."""
        try:
            import fcntl
        except ImportError:  # no such locks on this system
            yield
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def begin(self, output: Path) -> None:
        """Remember that the output folder is ours from now on."""
        (self._folder / "output").write_text(str(output.resolve()), "utf-8")

    def began(self, output: Path) -> bool:
        """Whether a build into this folder was begun, though perhaps not finished."""
        try:
            return (self._folder / "output").read_text("utf-8") == str(output.resolve())
        except (OSError, UnicodeDecodeError):
            return False

    def forget(self) -> None:
        """A build that is interrupted from here on is followed by a full one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "head").unlink(missing_ok=True)

    def save(self, head: Head, pages: dict[str, bytes]) -> None:
        """Remember a finished build."""
        self._folder.mkdir(parents=True, exist_ok=True)
        head.pages = self._save("pages", marshal.dumps(pages))
        self.touch(head)

    def touch(self, head: Head) -> None:
        """Remember what is new about files whose bytes are as they were."""
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
    """The program: its version, the Python it runs on, and the content of its files.

    Not their times: a machine of CI installs it anew for each build.
    """
    folder = Path(builder.__file__).parent
    mark = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".yaml"):
            mark.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{builder.__version__} {sys.version} {mark.hexdigest()}"
