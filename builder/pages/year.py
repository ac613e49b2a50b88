"""A year: its months, waves, totals and events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.page import Page

from . import paging
from .days import MONTHS
from .drawing import Group, drawing
from .frame import page
from .index import UNDATED, Index
from .kinds import Kind, Record
from .marks import heap, heap_unit
from .rows import biggest, rows, total
from .totals import whole


@dataclass(frozen=True, slots=True)
class Month:
    """One of the twelve, or the part of the year that no month is known for."""

    number: str
    """`03`; `00` where no month is known."""
    name: str
    to: str
    """Where its list begins."""
    people: int
    unknown: int
    events: int
    marks: Markup


def _keys(index: Index) -> Iterable[str]:
    for year, events in index.by_year.items():
        yield from paging.keys(year, len(events))


def _address(key: str) -> str:
    return f"/years/{key}/"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    year, _ = paging.split(key)
    events = index.by_year[year]
    actors = {id_ for e in events for id_ in (index.events[e].actor, index.events[e].target) if id_}
    return (
        ("site", ""),
        ("list", f"year/{year}"),
        *(("actor", id_) for id_ in sorted(actors)),
        ("totals", year),
        ("whole", "years"),
        *(("headline", total.article) for total in index.totals_in.get(year, ())),
    )


def _page(index: Index, key: str) -> Page:
    year, number = paging.split(key)
    events = index.by_year[year]
    name = "No date" if year == UNDATED else year
    shown = paging.part(events, number)
    people, unknown = total(index, events)
    title = name if number == 1 else f"{name}, page {number}"
    years = [y for y in index.by_year if y != UNDATED]
    at = years.index(year) if year in years else -1
    figures = drawing(index, events)
    months, unit = _months(index, year, events) if year != UNDATED and number == 1 else ([], 1)
    return page(
        index,
        _address(key),
        "year.html",
        title,
        description=f"{name}: {people:,} people expelled in {len(events):,} measures, with the words behind each.",
        crumbs=[("Years", "/years/")],
        picture=f"/static/og/{year}.png" if year != UNDATED else "/static/og/home.png",
        section="years",
        year=year,
        name=name,
        first=number == 1,
        people=people,
        unknown=unknown,
        measures=len(events),
        months=months,
        months_unit=unit,
        groups=_groups(figures.groups),
        waves=rows(index, biggest(index, events, 8), year=False) if number == 1 and len(events) > 12 else "",
        wholes=[whole(index, total) for total in index.totals_in.get(year, ())] if number == 1 else (),
        sections=_sections(index, shown),
        pager=paging.pager(_address(year), len(events), number),
        before=years[at - 1] if at > 0 else "",
        after=years[at + 1] if 0 <= at < len(years) - 1 else "",
    )


def _months(index: Index, year: str, events: Iterable[str]) -> tuple[list[Month], int]:
    """The months, and how many people a square of theirs stands for."""
    by_month = _by_month(index, events)
    numbers = [f"{n:02}" for n in range(1, 13)] + ["00"] * ("00" in by_month)
    sums = {number: total(index, by_month.get(number, [])) for number in numbers}
    unit = heap_unit(max(people for people, _ in sums.values()))
    months = []
    for number, (people, unknown) in sums.items():
        row = heap(people, unknown, unit) if people or unknown else Markup("")
        to = month_address(index, year, number)
        months.append(Month(number, _name(number), to, people, unknown, len(by_month.get(number, [])), row))
    return months, unit


def month_address(index: Index, year: str, number: str) -> str:
    """Where the list of a month begins: in a year of many measures on a page of its own."""
    events = index.by_year[year]
    first = next((n for n, id_ in enumerate(events) if _number(index, id_) == number), 0)
    return f"{paging.page_address(_address(year), paging.page_at(first))}#m-{number}"


def _name(number: str) -> str:
    return MONTHS[int(number) - 1] if number != "00" else "No month known"


def _by_month(index: Index, events: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_ in events:
        found[_number(index, id_)].append(id_)
    return found


def _number(index: Index, id_: str) -> str:
    return (index.events[id_].date or "")[5:7] or "00"


def _sections(index: Index, events: Iterable[str]) -> list[tuple[str, str, Markup]]:
    """Months with their events: number, name, rows; those without a month last."""
    by_month = _by_month(index, events)
    order = sorted(by_month, key=lambda number: (number == "00", number))
    return [(number, _name(number), rows(index, by_month[number], year=False)) for number in order]


def _groups(groups: Iterable[Group]) -> list[tuple[str, int]]:
    return [(group.name, group.people) for group in groups if group.people]


KIND = Kind("year", "year.html", _keys, _address, _inputs, _page)
