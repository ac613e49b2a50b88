"""All of `content/` checked: each file by itself as it is read, then what contradicts itself between them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path, PurePath

from builder import contents
from builder.annotate.check import check
from builder.contradictions import Contradictions
from builder.errors import Problem
from builder.model.annotated import Annotated


def faults(root: Path) -> Iterator[Problem]:
    """Every fault of the chronicle at `root`, each once: those of a file, in order of their lines, as it is read."""
    said: set[int] = set()
    for some in _found(root):
        for problem in sorted(some):
            key = hash((problem.path, problem.line, problem.code, problem.found))
            if key not in said:
                said.add(key)
                yield problem


def _found(root: Path) -> Iterator[Iterable[Problem]]:
    """Faults, a file at a time; at last those between files."""
    overrides = contents.overrides(root)
    yield overrides.problems
    between = Contradictions(overrides)
    copies = {PurePath(path).stem.casefold() for path in contents.paths(root, contents.MACHINES)}
    names = _Names()
    for path in contents.paths(root, contents.ARTICLES):
        article, problems = contents.read(root, path)
        if article is None:
            yield problems
            continue
        between.note(article)
        yield [
            *problems,
            *check(article, _Any()),
            *_machine_copy(article, copies),
            *names.taken(article),
        ]
    yield _incomplete(root)
    yield between.problems(root)


class _Any(Container[str]):
    """Holds every id: whether a link leads to a claim can be said only when all articles were read."""

    def __contains__(self, id_: object) -> bool:
        return True


class _Names:
    """Addresses that are taken, whatever the case of their letters."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def taken(self, article: Annotated) -> Iterator[Problem]:
        """A Problem where another article has the address of this one."""
        other = self._taken.setdefault(article.slug.casefold(), article.path)
        if other != article.path:
            found = f"the address /articles/{article.slug}/, which {other} has too"
            yield Problem(article.path, 1, found, "a name of its own", "rename one of the files", code="address-taken")


def _machine_copy(article: Annotated, copies: Container[str]) -> Iterator[Problem]:
    if article.slug.casefold() not in copies:
        expected = f"content/.machine/{article.slug}.md"
        hint = "ingest its source again; without it every value counts as an editor's"
        yield Problem(article.path, 1, "no machine copy", expected, hint, "warning", "no-machine-copy")


def _incomplete(root: Path) -> Iterator[Problem]:
    for path in sorted((root / contents.MACHINES).glob("*.md.next")):
        hint = "run `chronicle ingest` again: it completes what was begun"
        place = path.relative_to(root).as_posix()
        yield Problem(place, 0, "what a killed ingest left", "", hint, "warning", "incomplete-ingest")
