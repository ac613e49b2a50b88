"""One run of `chronicle ingest`, put together from the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builder.annotate import compose
from builder.annotate.files import lock
from builder.annotate.store import Store, Stored
from builder.errors import FormatError, OutputError, Problem
from builder.model.article import Article, Rights
from builder.model.reading import Reading
from builder.model.site import Site


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one input."""

    source: str
    """The input, as the user gave it."""
    stored: Stored
    """Its article and machine copy."""
    problems: tuple[Problem, ...] = ()
    """What an editor should know."""


def ingest(
    root: Path,
    readings: Iterable[tuple[Article, Reading] | Problem],
    site: Site,
    *,
    dry_run: bool,
    waiting: Callable[[], None],
) -> Iterator[Ingested | Problem]:
    """Write each article that was read into `content/`; a Problem in the place of one that could not be.

    Raises OutputError where nothing at all can be written.
    """
    if dry_run:
        yield from _ingest(Store(root, dry_run=True), readings, site)
        return
    with lock(root / ".cache" / "ingest.lock", waiting):
        store = Store(root)
        yield from store.recover()
        yield from _ingest(store, readings, site)


def _ingest(
    store: Store, readings: Iterable[tuple[Article, Reading] | Problem], site: Site
) -> Iterator[Ingested | Problem]:
    yield from store.problems
    for one in readings:
        if isinstance(one, Problem):
            yield one
            continue
        article, reading = one
        try:
            slug = store.slug(article)
            article = _with_rights(article, site, store.editors_rights(slug))
            yield Ingested(article.source, store.write(compose(article, reading, slug, store.taken(slug))))
        except (FormatError, OutputError) as fault:
            yield fault.problem


def _with_rights(article: Article, site: Site, editors: Rights | None) -> Article:
    """The article with the rights that an editor gave it, else with the narrower of its header's and its outlet's."""
    narrow = "excerpt" in (article.rights, site.outlets.get(article.outlet or "", "full"))
    return replace(article, rights=editors or ("excerpt" if narrow else "full"))
