"""All of `content/` checked at once: each file by itself, and what contradicts itself between them."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from builder import contents
from builder.annotate.check import check
from builder.errors import Problem
from builder.model.annotated import Annotated


def faults(root: Path) -> list[Problem]:
    """Every fault of the chronicle at `root`, in order of files and lines, each once."""
    with _without_collection():
        return _faults(root)


@contextlib.contextmanager
def _without_collection() -> Iterator[None]:
    """No search for cycles: all that is read stays until the end, and looking through it takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _faults(root: Path) -> list[Problem]:
    read = contents.read(root)
    found = list(read.problems)
    claims = {claim.id for article in read.articles for claim in article.events}
    for article in read.articles:
        found += check(article, claims)
    found += _machine_copies(root, read.articles)
    found += _addresses(read.articles)
    return sorted({(one.path, one.line, one.code, one.found): one for one in found}.values())


def _machine_copies(root: Path, articles: Sequence[Annotated]) -> Iterator[Problem]:
    folder = root / "content" / ".machine"
    there = {path.stem.casefold() for path in folder.glob("*.md")}
    for article in articles:
        if article.slug.casefold() not in there:
            expected = f"content/.machine/{article.slug}.md"
            hint = "ingest its source again; without it every value counts as an editor's"
            yield Problem(article.path, 1, "no machine copy", expected, hint, "warning", "no-machine-copy")
    for path in sorted(folder.glob("*.md.next")):
        hint = "run `chronicle ingest` again: it completes what was begun"
        yield Problem(
            path.relative_to(root).as_posix(), 0, "what a killed ingest left", "", hint, "warning", "incomplete-ingest"
        )


def _addresses(articles: Sequence[Annotated]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for article in articles:
        other = taken.setdefault(article.slug.casefold(), article.path)
        if other != article.path:
            found = f"the address /articles/{article.slug}/, which {other} has too"
            yield Problem(article.path, 1, found, "a name of its own", "rename one of the files", code="address-taken")
