"""Input files -> `Article`.

`read_articles` goes through files and folders one article at a time; what cannot be read comes out as a Problem in its
place, and the rest is read. What a file says of itself counts before `--metadata`, which fills in what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.errors import Problem
from builder.model.article import Article

from . import files, text, web
from .decode import NoTextError
from .draft import Facts
from .finish import finish
from .metadata import Metadata, load_metadata

__all__ = ["Metadata", "load_metadata", "read_articles"]

_READERS = {"text": text.read, "page": web.read}


def read_articles(paths: Iterable[str | Path], metadata: Metadata | None = None) -> Iterator[Article | Problem]:
    """Each article below `paths` in order, and a Problem for all that is wrong; `-` is standard input."""
    metadata = metadata or Metadata()
    yield from metadata.problems
    used: set[str] = set()
    for found in files.find(paths):
        if isinstance(found, Problem):
            yield found
            continue
        key = metadata.key_of(found.source)
        used.update([key] if key else [])
        yield from _read(found, metadata.rows[key] if key else Facts())
    yield from _unused(metadata, used)


def _read(found: files.Found, given: Facts) -> Iterator[Article | Problem]:
    data = files.contents(found)
    if isinstance(data, Problem):
        yield data
        return
    try:
        draft, problems = _READERS[found.kind or files.kind_of(data)](data, found.source)
        yield from problems
        yield finish(draft, given)
    except NoTextError as fault:
        yield Problem(found.source, 0, str(fault), "the text of an article", code="no-text")


def _unused(metadata: Metadata, used: set[str]) -> Iterator[Problem]:
    """One warning for all rows that spoke of no file: a name may be misspelt."""
    left = [name for name in metadata.rows if name not in used]
    if left:
        names = ", ".join(left[:3]) + (", ..." if len(left) > 3 else "")
        said = f"{len(left)} of {len(metadata.rows)} rows without a file that was read ({names})"
        yield Problem(metadata.path, 0, said, severity="warning", code="unused-metadata")
