"""The folder `content/` -> `Chronicle`: articles that changed are read again, the rest is remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from builder.annotate.read import UNREADABLE, parse
from builder.chronicle import (
    ActorOverride,
    EventOverride,
    Memory,
    assemble,
    read_actor,
    read_evaluations,
    read_event,
    read_site,
)
from builder.errors import Problem
from builder.model.annotated import Annotated, Annotation, Edit
from builder.model.chronicle import Chronicle
from builder.model.claim import Aggregate, Claim, Person
from builder.model.evaluation import Evaluation
from builder.model.site import Site
from builder.model.text import Span
from builder.publish import frozen, scan
from builder.publish.history import History
from builder.publish.pool import WORTH, in_chunks
from builder.publish.state import SHARES, Cache, Head, share_of

ARTICLES, MACHINES, EVENTS, ACTORS = ("content/articles/", "content/.machine/", "content/events/", "content/actors/")
SITE = "content/chronicle.yaml"
EVALUATION = "content/evaluation.json"

Read = tuple[Annotated, list[Problem]]
Sources = Mapping[str, scan.Known]
_Override = TypeVar("_Override", EventOverride, ActorOverride)

frozen.register((Annotated, Annotation, Span, Claim, Person, Aggregate, Edit, Problem))


@dataclass(frozen=True, slots=True)
class Parsed:
    """Every article and machine copy as it was read."""

    files: dict[str, Read]
    """By path."""
    marks: tuple[bytes, ...]
    """Digest of each share of it that the cache holds."""


def read(
    root: Path,
    cache: Cache,
    head: Head,
    before: Parsed | None,
    sources: Sources,
    contents: Mapping[str, bytes],
    workers: int | None = None,
    *,
    keep: bool = True,
    meanwhile: Callable[[], None] = lambda: None,
) -> Parsed:
    """Every article and machine copy, read again where its bytes differ from those that `head` knows.

    `contents` holds the bytes of files that were looked at; `before` is what is still in memory; `keep` says whether
    the cache is to hold what was read; `meanwhile` is done while other processes read.
    """
    if not head.program:
        before = None
    elif before is None and (kept := cache.parsed(head)) is not None:
        before = Parsed(kept, head.parsed)
    known = before.files if before else {}
    wanted: list[list[str]] = [[] for _ in range(SHARES)]
    for path in sources:
        if path.startswith((ARTICLES, MACHINES)) and path.endswith(".md"):
            wanted[share_of(path)].append(path)
    todo = {
        path
        for paths in wanted
        for path in paths
        if path not in known or path not in head.sources or head.sources[path][1] != sources[path][1]
    }
    held: defaultdict[int, int] = defaultdict(int)
    for path in known:
        held[share_of(path)] += 1
    touched = [n for n, paths in enumerate(wanted) if len(paths) != held[n] or not todo.isdisjoint(paths)]
    here: dict[int, dict[str, Read]] = {}

    def renew(numbers: Sequence[int]) -> list[bytes]:
        for n in numbers:
            here[n] = {path: _parse(root, path, contents) if path in todo else known[path] for path in wanted[n]}
        return [cache.save_share(n, here[n]) if keep else b"" for n in numbers]

    many = workers if keep and len(todo) >= WORTH else 1
    saved = in_chunks(renew, touched, many, per_chunk=1, worth=2, meanwhile=meanwhile)
    marks = list(before.marks) if before else [b""] * SHARES
    found = dict(known)
    for n, (mark,) in zip(touched, saved, strict=True):
        marks[n] = mark
        share = here[n] if n in here else cache.share(n, mark)
        found.update(share if share is not None else {path: _parse(root, path, contents) for path in wanted[n]})
    return Parsed({path: found[path] for path in sources if path in found}, tuple(marks))


def _parse(root: Path, path: str, contents: Mapping[str, bytes]) -> Read:
    content = contents[path] if path in contents else (root / path).read_bytes()
    return parse(content, path, Path(path).stem)


def chronicle(
    root: Path, parsed: Parsed, sources: Sources, base_url: str | None = None, memory: Memory | None = None
) -> tuple[Chronicle, list[Problem]]:
    """Articles, overrides and the site's own page put together, and all that is wrong with them.

    With the `memory` of an earlier call only what changed is put together again.
    """
    site, problems = _site(root, sources, base_url)
    events = _overrides(root, sources, EVENTS, read_event, problems)
    actors = _overrides(root, sources, ACTORS, read_actor, problems)
    articles: list[Annotated] = []
    machines: dict[str, Annotated] = {}
    for path, (article, faults) in parsed.files.items():
        unreadable = any(fault.code in UNREADABLE for fault in faults)
        if path.startswith(MACHINES):
            if not unreadable:
                machines[article.slug] = article
            continue
        problems += faults
        if not unreadable:
            articles.append(article)
    evaluations = _evaluations(root, sources, problems)
    found, faults = assemble(
        site, articles, events, actors, machines, History(root), evaluations=evaluations, memory=memory
    )
    return found, sorted([*problems, *faults])


def _evaluations(root: Path, sources: Sources, problems: list[Problem]) -> tuple[Evaluation, ...]:
    if EVALUATION not in sources:
        return ()
    found, faults = read_evaluations((root / EVALUATION).read_bytes(), EVALUATION)
    problems += faults
    return found


def _overrides(
    root: Path,
    sources: Sources,
    folder: str,
    read_one: Callable[[bytes, str], tuple[_Override, list[Problem]]],
    problems: list[Problem],
) -> list[_Override]:
    found = []
    for path in sources:
        if path.startswith(folder) and path.endswith(".md"):
            override, faults = read_one((root / path).read_bytes(), path)
            found.append(override)
            problems += faults
    return found


def _site(root: Path, sources: Sources, base_url: str | None) -> tuple[Site, list[Problem]]:
    site, problems = read_site((root / SITE).read_bytes(), SITE) if SITE in sources else (Site(), [])
    return (replace(site, base_url=base_url.rstrip("/")) if base_url else site), problems
