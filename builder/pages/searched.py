"""What the search finds and filters by: its pages with their years, and the choices that its form offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .index import Index
from .phrases import phrases

Choice = tuple[str, int]
"""A value of a filter, and how many pages bear it."""


def searched(index: Index) -> Iterator[tuple[str, str]]:
    """Address and year of each page that is searched; an empty year where it has none."""
    for id_, event in index.events.items():
        yield f"/events/{id_}/", (event.date or "")[:4]
    for slug, article in index.articles.items():
        yield f"/articles/{slug}/", (article.published or "")[:4]
    for id_ in index.actors:
        yield f"/actors/{id_}/", ""


def choices(index: Index) -> list[tuple[str, Sequence[Choice]]]:
    """Filters by name with their values, as `event.html`, `article.html` and `actor.html` give them to Pagefind."""
    years = Counter(event.date[:4] for event in index.events.values() if event.date)
    years.update(article.published[:4] for article in index.articles.values() if article.published)
    actors: Counter[str] = Counter()
    for event in index.events.values():
        actors.update(index.actor(id_).name for id_ in {event.actor, event.target} if id_)
    types = Counter(phrases().types[event.type].noun for event in index.events.values())
    statuses = Counter(phrases().statuses[event.status] for event in index.events.values())
    kinds = {"Actor": len(index.actors), "Article": len(index.articles), "Event": len(index.events)}
    filters = [
        ("Kind", [(name, many) for name, many in kinds.items() if many]),
        ("Year", sorted(years.items(), reverse=True)),
        ("Actor", sorted(actors.items(), key=lambda one: one[0].casefold())),
        ("Measure", sorted(types.items())),
        ("Status", sorted(statuses.items())),
    ]
    return [(name, values) for name, values in filters if len(values) > 1]
