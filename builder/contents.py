"""`content/` read file by file: what `check` and `review` work on.

Neither keeps the texts: what must be remembered of an article until all are read is its `husk`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from builder.annotate.read import UNREADABLE, parse
from builder.chronicle import ActorOverride, EventOverride, assemble, read_actor, read_event, read_site
from builder.errors import Problem
from builder.model.annotated import Annotated, Annotation
from builder.model.chronicle import Chronicle
from builder.model.claim import Claim
from builder.model.site import Site
from builder.model.text import Span

ARTICLES, MACHINES = "content/articles", "content/.machine"
_HELD = b"held: true"
"""Stands in every machine copy with a proposal."""
_Override = TypeVar("_Override")


@dataclass(frozen=True, slots=True)
class Overrides:
    """What editors say outside of articles."""

    site: Site
    events: tuple[EventOverride, ...]
    actors: tuple[ActorOverride, ...]
    problems: tuple[Problem, ...]
    """Faults of these files."""


def overrides(root: Path) -> Overrides:
    """`chronicle.yaml` and the files below `events/` and `actors/`."""
    content = root / "content"
    site_file = content / "chronicle.yaml"
    site, problems = read_site(site_file.read_bytes() if site_file.exists() else b"")
    found = list(problems)
    events = [_kept(found, *read_event((root / p).read_bytes(), p)) for p in paths(root, "content/events")]
    actors = [_kept(found, *read_actor((root / p).read_bytes(), p)) for p in paths(root, "content/actors")]
    return Overrides(site, tuple(events), tuple(actors), tuple(found))


def paths(root: Path, folder: str) -> list[str]:
    """Files below a folder, relative to the root, in order."""
    start = f"{os.fspath(root)}{os.sep}"
    found = []
    for at, _, names in os.walk(root / folder):
        here = at.removeprefix(start).replace(os.sep, "/")
        found += [f"{here}/{name}" for name in names if name.endswith(".md") and not name.startswith(".")]
    return sorted(found)


def read(root: Path, path: str) -> tuple[Annotated | None, list[Problem]]:
    """The article in a file and what is wrong with the file; None where nothing of it can be read."""
    article, problems = parse((root / path).read_bytes(), path, Path(path).stem)
    return None if any(problem.code in UNREADABLE for problem in problems) else article, problems


def held(root: Path) -> Iterator[Annotated]:
    """Machine copies with a proposal that an editor's word holds back."""
    for path in paths(root, MACHINES):
        data = (root / path).read_bytes()
        if _HELD in data:
            article, problems = parse(data, path, Path(path).stem)
            if not any(problem.code in UNREADABLE for problem in problems):
                yield article


def husk(article: Annotated, claims: Iterable[Claim], actors: Iterable[str]) -> Annotated:
    """An article with some claims and mentions, without its text and the lines of its file."""
    mentions = tuple(Annotation(Span(0, 0), actor=actor) for actor in actors)
    return Annotated(
        article.slug,
        annotations=mentions,
        published=article.published,
        people=article.people,
        events=tuple(claims),
        path=article.path,
        lines={},
    )


def assembled(
    root: Path, said: Overrides, husks: Mapping[str, Annotated], again: Iterable[str] = ()
) -> tuple[Chronicle, list[Problem]]:
    """The chronicle of these articles, by path, and what contradicts itself between the files.

    Articles of `again`, and those that turn out to be concerned, are read once more for it, so that each fault has its
    line.
    """
    whole: dict[str, Annotated] = {}
    wanted = set(again)
    while True:
        for path in wanted - whole.keys():
            article, _ = read(root, path)
            if article:
                whole[path] = article
        chronicle, problems = assemble(said.site, {**husks, **whole}.values(), said.events, said.actors)
        concerned = {problem.path for problem in problems} & husks.keys()
        if concerned <= whole.keys():
            return chronicle, problems
        wanted = concerned


def _kept(found: list[Problem], override: _Override, problems: list[Problem]) -> _Override:
    found += problems
    return override
