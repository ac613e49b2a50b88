"""Everything in `content/`, read and put together once: what `check` and `review` work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from builder.annotate.read import UNREADABLE, parse
from builder.chronicle import assemble, read_actor, read_event, read_site
from builder.errors import Problem
from builder.model.annotated import Annotated
from builder.model.chronicle import Chronicle

_Override = TypeVar("_Override")


@dataclass(frozen=True, slots=True)
class Contents:
    """What the files say, and what is wrong with them."""

    articles: tuple[Annotated, ...]
    """Those that could be read, in order of their paths."""
    machines: Mapping[str, Annotated]
    """Machine copies by slug; empty where they were not asked for."""
    chronicle: Chronicle
    """What is made of them."""
    problems: tuple[Problem, ...]
    """Faults of single files, and contradictions between them."""


def read(root: Path, *, machines: bool = False) -> Contents:
    """Read `content/` below `root`; machine copies, too, where they are needed."""
    content = root / "content"
    found: list[Problem] = []
    articles = _articles(root, content / "articles", found)
    copies = _articles(root, content / ".machine", []) if machines else []
    site_file = content / "chronicle.yaml"
    site, problems = read_site(site_file.read_bytes() if site_file.exists() else b"")
    found += problems
    events = [_kept(found, *read_event(path.read_bytes(), _shown(root, path))) for path in _files(content / "events")]
    actors = [_kept(found, *read_actor(path.read_bytes(), _shown(root, path))) for path in _files(content / "actors")]
    chronicle, problems = assemble(site, articles, events, actors)
    return Contents(tuple(articles), {one.slug: one for one in copies}, chronicle, (*found, *problems))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if not path.name.startswith("."))


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _articles(root: Path, folder: Path, found: list[Problem]) -> list[Annotated]:
    articles = []
    for path in _files(folder):
        article, problems = parse(path.read_bytes(), _shown(root, path), path.stem)
        found += problems
        if not any(problem.code in UNREADABLE for problem in problems):
            articles.append(article)
    return articles


def _kept(found: list[Problem], override: _Override, problems: list[Problem]) -> _Override:
    found += problems
    return override
