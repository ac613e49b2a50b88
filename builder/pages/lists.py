"""The ways in: all years, all actors, all exchanges, all articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.actor import Actor
from builder.model.page import Page

from . import paging
from .days import time
from .drawing import drawing, legend, lines, lines_unit
from .frame import actor_link, link, page
from .index import UNDATED, Index
from .kinds import Kind, Record
from .rows import total


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    name: Markup
    figures: tuple[tuple[int, str], ...]
    """Each with where it leads."""


def _years(index: Index, key: str) -> Page:
    figures = drawing(index, index.events)
    table = []
    for year, events in index.by_year.items():
        people, unknown = total(index, events)
        to = f"/years/{year}/"
        name = link("No date" if year == UNDATED else year, to)
        table.append(Line(name, ((len(events), f"{to}#events"), (people, to), (unknown, to))))
    return page(
        index, "/years/", "years.html", "Years",
        description="Every year of the chronicle: measures, people expelled, and how many reports give no number.",
        section="years", lines=lines(figures), legend=legend(index, figures), table=table, unit=lines_unit(figures),
    )  # fmt: skip


def _actors(index: Index, key: str) -> Page:
    _, number = paging.split(key)
    people = _people(index)
    named = sorted(
        (a for a in index.actors.values() if a.kind != "person" and a.id not in index.by_actor), key=lambda a: a.name
    )
    return page(
        index, _actors_address(key), "actors.html", "Actors" if number == 1 else f"Actors, page {number}",
        description="Every state, organisation and person of the chronicle.",
        section="actors", groups=_groups(index) if number == 1 else (),
        named=[actor_link(index, actor.id) for actor in named] if number == 1 else (),
        people=[
            (actor_link(index, a.id), a.office, actor_link(index, a.country) if a.country else "")
            for a in paging.part(people, number)
        ],
        many=len(people), pager=paging.pager("/actors/", len(people), number),
    )  # fmt: skip


def _people(index: Index) -> list[Actor]:
    return sorted((actor for actor in index.actors.values() if actor.kind == "person"), key=lambda actor: actor.name)


def _groups(index: Index) -> list[tuple[str, list[Line]]]:
    """States and organisations with a measure, a table each."""
    groups: list[tuple[str, list[Line]]] = []
    for kind, label in (("state", "States"), ("organisation", "Organisations")):
        found = [actor for actor in index.actors.values() if actor.kind == kind]
        table = []
        for actor in sorted(found, key=lambda actor: actor.name):
            events = index.by_actor.get(actor.id, ())
            did = total(index, [e for e in events if index.events[e].actor == actor.id])[0]
            got = total(index, [e for e in events if index.events[e].target == actor.id])[0]
            if events:
                to = f"/actors/{actor.id}/"
                figures = ((len(events), f"{to}#all"), (did, f"{to}#only-did"), (got, f"{to}#only-got"))
                table.append(Line(actor_link(index, actor.id), figures))
        if table:
            groups.append((label, table))
    return groups


def _pairs(index: Index, key: str) -> Page:
    _, number = paging.split(key)
    ranked = index.pairs_by_size
    table = []
    for pair in paging.part(ranked, number):
        a, b = index.pairs[pair]
        events = index.by_pair[pair]
        name = f"{index.actor(a).name} – {index.actor(b).name}"
        left = total(index, [e for e in events if index.events[e].actor == a])[0]
        right = total(index, [e for e in events if index.events[e].actor == b])[0]
        to = f"/between/{pair}/"
        table.append(Line(link(name, to), ((len(events), to), (left, to), (right, to))))
    return page(
        index, _pairs_address(key), "pairs.html", "Exchanges" if number == 1 else f"Exchanges, page {number}",
        description="Every two actors between whom a measure passed, those with most measures first.",
        section="between", table=table, pager=paging.pager("/between/", len(ranked), number),
    )  # fmt: skip


def _articles(index: Index, key: str) -> Page:
    _, number = paging.split(key)
    slugs = index.newest_articles
    table = []
    for slug in paging.part(slugs, number):
        article = index.articles[slug]
        when = time(article.published) if article.published else Markup('<span class="when">no date</span>')
        title = link(article.title or slug, f"/articles/{slug}/")
        table.append((when, title, article.outlet or "", len(article.events)))
    return page(
        index, _articles_address(key), "articles.html", "Articles" if number == 1 else f"Articles, page {number}",
        description="Every article of the chronicle, newest first.",
        section="articles", table=table, many=len(slugs), pager=paging.pager("/articles/", len(slugs), number),
    )  # fmt: skip


def _actors_address(key: str) -> str:
    return paging.page_address("/actors/", paging.split(key)[1])


def _pairs_address(key: str) -> str:
    return paging.page_address("/between/", paging.split(key)[1])


def _articles_address(key: str) -> str:
    return paging.page_address("/articles/", paging.split(key)[1])


def _everything(index: Index, key: str) -> tuple[Record, ...]:
    return (("site", ""), ("list", "all"), ("whole", "actors"))


def _its_pairs(index: Index, key: str) -> tuple[Record, ...]:
    found: list[Record] = [("site", ""), ("whole", "pairs")]
    for pair in paging.part(index.pairs_by_size, paging.split(key)[1]):
        a, b = index.pairs[pair]
        found += (("list", f"pair/{pair}"), ("actor", a), ("actor", b))
    return tuple(found)


def _its_articles(index: Index, key: str) -> tuple[Record, ...]:
    slugs = paging.part(index.newest_articles, paging.split(key)[1])
    return (("site", ""), ("whole", "articles"), *[("article", slug) for slug in slugs])


def _one(index: Index) -> Iterable[str]:
    return ("all",)


YEARS = Kind("years", "years.html", _one, lambda key: "/years/", _everything, _years)
ACTORS = Kind(
    "actors",
    "actors.html",
    lambda index: paging.keys("all", len(_people(index))),
    _actors_address,
    _everything,
    _actors,
)
PAIRS = Kind(
    "pairs", "pairs.html", lambda index: paging.keys("all", len(index.by_pair)), _pairs_address, _its_pairs, _pairs
)
ARTICLES = Kind(
    "articles", "articles.html", lambda index: paging.keys("all", len(index.articles)), _articles_address,
    _its_articles, _articles,
)  # fmt: skip
