"""Home: what this is, the shape of the whole, the latest, the largest, the open exchanges, ways in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.page import Page

from .days import say
from .drawing import Drawing, columns, drawing, legend, lines, lines_unit, room
from .frame import actor_link, link, page, publisher
from .index import UNDATED, Index, counts
from .kinds import Kind, Record
from .marks import ASK, squares
from .rows import biggest, rows, total
from .year import month_address

LATEST = 8
OPEN_YEARS = 3
WAVES = 6


@dataclass(frozen=True, slots=True)
class Wave:
    """Days on which many were expelled."""

    day: str
    said: str
    """`26 March 2018`."""
    people: int
    actors: int
    """States that acted."""
    whom: Markup
    marks: str
    year: str


def _keys(index: Index) -> Iterable[str]:
    return ("",)


def _address(key: str) -> str:
    return "/"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    return (("site", ""), ("list", "all"), ("whole", "actors"), ("whole", "articles"))


def _page(index: Index, key: str) -> Page:
    figures = drawing(index, index.events)
    years = [year for year in index.by_year if year != UNDATED]
    states = {id_ for e in index.events.values() for id_ in (e.actor, e.target) if id_}
    site = index.site
    return page(
        index,
        "/",
        "home.html",
        site.title,
        linked={
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": site.title,
            "url": site.base_url + "/",
            "description": site.description,
            "publisher": {"@type": "Organization", "name": publisher(site)},
        },
        first_year=years[0] if years else "",
        last_year=years[-1] if years else "",
        articles=len(index.articles),
        measures=len(index.events),
        people=index.persons,
        actors=len(states),
        svg=columns(figures, "People expelled, by year", _described(figures), "g"),
        lines=lines(figures),
        figures=figures,
        lines_unit=lines_unit(figures),
        room=min(6, room(figures)),
        legend=legend(index, figures),
        unknown=sum(year.unknown for year in figures.years) + figures.undated.unknown,
        latest=rows(index, _latest(index)),
        waves=_waves(index),
        open=rows(index, _open(index)),
        largest=rows(index, biggest(index, index.events, LATEST)),
        pairs=_pairs(index),
        parties=_parties(index),
        years=[(year, len(index.by_year[year])) for year in years],
        undated=len(index.by_year.get(UNDATED, ())),
    )


def _described(figures: Drawing) -> str:
    if not figures.years:
        return "No expulsion is in the chronicle yet."
    most = max(figures.years, key=lambda year: year.total)
    unit = "one person" if figures.unit == 1 else f"{figures.unit} people"
    return (
        f"A column of squares for each year from {figures.years[0].year} to {figures.years[-1].year}, "
        f"one square for {unit}. Most in {most.year}: {most.total:,}."
    )


def _latest(index: Index) -> Sequence[str]:
    dated = [id_ for year, ids in index.by_year.items() if year != UNDATED for id_ in ids]
    known = sorted(dated, key=lambda id_: index.events[id_].date or "", reverse=True)
    return [id_ for id_ in known if index.events[id_].status == "done"][:LATEST]


def _open(index: Index) -> Sequence[str]:
    """Measures of the last years to which the other side has not replied in the chronicle, newest first."""
    newest: dict[tuple[str, str], str] = {}
    for event in index.events.values():
        way = (event.actor, event.target)
        newest[way] = max(newest.get(way, ""), event.date or "")
    since = f"{int(max(newest.values(), default='')[:4] or 0) - OPEN_YEARS:04}"
    answered = {answer.to for answer in index.chronicle.answers}
    found = []
    for id_, event in index.events.items():
        if not event.date or event.date < since or not event.actor or not event.target:
            continue
        reply = newest.get((event.target, event.actor), "")
        replied = reply[: len(event.date)] >= event.date[: len(reply)] if reply else False
        if not replied and id_ not in answered and not event.answers:
            found.append(id_)
    return sorted(found, key=lambda id_: index.events[id_].date or "", reverse=True)[:LATEST]


def _waves(index: Index) -> list[Wave]:
    """Days on which most states acted against one, then most people."""
    by_day: dict[tuple[str, str], list[str]] = {}
    for id_, event in index.events.items():
        if counts(event) and event.date and len(event.date) == 10:
            by_day.setdefault((event.date, event.target), []).append(id_)
    ranked = sorted(
        (ids for ids in by_day.values() if len({index.events[i].actor for i in ids}) > 1),
        key=lambda ids: (-total(index, ids)[0], ids[0]),
    )[:WAVES]
    found = []
    for ids in ranked:
        first = index.events[ids[0]]
        people, unknown = total(index, ids)
        day = first.date or ""
        actors = len({index.events[i].actor for i in ids})
        row = squares(people) + ASK * unknown
        month = month_address(index, day[:4], day[5:7])
        found.append(Wave(day, say(day), people, actors, actor_link(index, first.target), row, month))
    return found


def _pairs(index: Index) -> list[tuple[Markup, int, int]]:
    """Pairs with most measures: link, measures, people."""
    found = []
    for pair in index.pairs_by_size[:10]:
        events = index.by_pair[pair]
        a, b = index.pairs[pair]
        name = f"{index.actor(a).name} – {index.actor(b).name}"
        found.append((link(name, f"/between/{pair}/"), len(events), total(index, events)[0]))
    return found


def _parties(index: Index) -> list[tuple[Markup, int]]:
    """Actors with most measures."""
    ranked = sorted(index.by_actor.items(), key=lambda item: (-len(item[1]), item[0]))[:12]
    return [(actor_link(index, id_), len(events)) for id_, events in ranked]


KIND = Kind("home", "home.html", _keys, _address, _inputs, _page)
