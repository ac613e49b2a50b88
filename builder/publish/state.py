"""What a build remembers for the next one, in `.cache/build.state`.

Whatever is wrong with it - missing, cut, of another program, of another output folder - it is forgotten, and the next
build makes everything again.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import builder

from .scan import Known

FORM = b"chronicle build state 1\n"
"""First bytes of the file; raised where what follows changes its meaning."""


@dataclass(slots=True)
class State:
    """What the last build was made from and what it made."""

    program: str = ""
    """Version and files of the program."""
    output: str = ""
    """Folder that the site was written to, with its identity."""
    options: str = ""
    """Options that change the pages: the base URL."""
    written_ns: int = 0
    """When it was written down, nanoseconds since the epoch."""
    sources: dict[str, Known] = field(default_factory=dict)
    """Files of the chronicle by path."""
    articles: dict[str, Any] = field(default_factory=dict)
    """What was read of each article, by path, so that it need not be read again."""
    pages: dict[str, bytes] = field(default_factory=dict)
    """File of the site -> digest of everything it was made from."""


def program() -> str:
    """The program's version and a digest of its files' names, sizes and times: another program, other pages."""
    folder = Path(builder.__file__).parent
    marks = [
        f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".yaml") and (stat := path.stat())
    ]
    return f"{builder.__version__} {hashlib.blake2b(chr(10).join(marks).encode(), digest_size=8).hexdigest()}"


def load(path: Path) -> State:
    """The remembered state; an empty one where there is none that can be trusted."""
    try:
        content = path.read_bytes()
    except OSError:
        return State()
    form, mark, body = content[: len(FORM)], content[len(FORM) : len(FORM) + 16], content[len(FORM) + 16 :]
    if form != FORM or mark != hashlib.blake2b(body, digest_size=16).digest():
        return State()
    try:
        state = pickle.loads(body)
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, EOFError):
        return State()
    return state if isinstance(state, State) else State()


def save(state: State, path: Path) -> None:
    """Write the state through a temporary file."""
    body = pickle.dumps(state, protocol=5)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    temporary.write_bytes(FORM + hashlib.blake2b(body, digest_size=16).digest() + body)
    temporary.replace(path)


def forget(path: Path) -> None:
    """Remove the state: a build that is interrupted from here on is followed by a full one."""
    path.unlink(missing_ok=True)
