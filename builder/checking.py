"""All of `content/` checked at once: each file by itself, and what contradicts itself between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from builder.annotate.check import check
from builder.annotate.read import UNREADABLE, parse
from builder.chronicle import assemble, read_actor, read_event, read_site
from builder.errors import Problem
from builder.model.annotated import Annotated

_Override = TypeVar("_Override")


def faults(root: Path) -> list[Problem]:
    """Every fault of the chronicle at `root`, in order of files and lines, each once."""
    content = root / "content"
    found: list[Problem] = []
    articles = list(_articles(root, found))
    claims = {claim.id for article in articles for claim in article.events}
    for article in articles:
        found += check(article, claims)
    found += _machine_copies(root, articles)
    found += _addresses(articles)
    site_file = content / "chronicle.yaml"
    site, problems = read_site(site_file.read_bytes() if site_file.exists() else b"")
    found += problems
    events = [_kept(found, *read_event(path.read_bytes(), _shown(root, path))) for path in _files(content / "events")]
    actors = [_kept(found, *read_actor(path.read_bytes(), _shown(root, path))) for path in _files(content / "actors")]
    _, problems = assemble(site, articles, events, actors)
    return sorted({(one.path, one.line, one.code, one.found): one for one in [*found, *problems]}.values())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if not path.name.startswith("."))


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _articles(root: Path, found: list[Problem]) -> Iterator[Annotated]:
    for path in _files(root / "content" / "articles"):
        article, problems = parse(path.read_bytes(), _shown(root, path), path.stem)
        found += problems
        if not any(problem.code in UNREADABLE for problem in problems):
            yield article


def _machine_copies(root: Path, articles: list[Annotated]) -> Iterator[Problem]:
    folder = root / "content" / ".machine"
    there = {path.stem.casefold() for path in folder.glob("*.md")}
    for article in articles:
        if article.slug.casefold() not in there:
            expected = f"content/.machine/{article.slug}.md"
            hint = "ingest its source again; without it every value counts as an editor's"
            yield Problem(article.path, 1, "no machine copy", expected, hint, "warning", "no-machine-copy")
    for path in sorted(folder.glob("*.md.next")):
        hint = "run `chronicle ingest` again: it completes what was begun"
        yield Problem(_shown(root, path), 0, "what a killed ingest left", "", hint, "warning", "incomplete-ingest")


def _addresses(articles: list[Annotated]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for article in articles:
        other = taken.setdefault(article.slug.casefold(), article.path)
        if other != article.path:
            found = f"the address /articles/{article.slug}/, which {other} has too"
            yield Problem(article.path, 1, found, "a name of its own", "rename one of the files", code="address-taken")


def _kept(found: list[Problem], override: _Override, problems: list[Problem]) -> _Override:
    found += problems
    return override
