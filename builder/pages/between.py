"""What passed between two actors, as a ledger with a spine of dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from builder.model.chronicle import Event
from builder.model.page import Page

from . import paging
from .days import say, time
from .frame import actor_link, link, page
from .index import UNDATED, Index, kin_pairs
from .kinds import Kind, Record
from .marks import heap, heap_unit, marks
from .rows import total, year_of
from .sentence import sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """One measure in the ledger."""

    id: str
    side: str
    """`l` or `r`."""
    when: Markup
    sentence: str
    marks: Markup
    status: str
    answers: Markup
    """What it answers, leading there; empty where nothing is known."""
    joins: str
    """Id of the entry that it answers, where nothing but other answers to it stands between the two."""
    runs: bool = False
    """Whether the entry below answers the same."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year of the ledger with its balance."""

    year: str
    entries: tuple[Entry, ...]
    left: int
    right: int


def _keys(index: Index) -> Iterable[str]:
    for pair, events in index.by_pair.items():
        yield from paging.keys(pair, len(events))


def _address(key: str) -> str:
    return f"/between/{key}/"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    pair, _ = paging.split(key)
    a, b = index.pairs[pair]
    return (("site", ""), ("list", f"pair/{pair}"), ("actor", a), ("actor", b), ("pairs", pair))


def _page(index: Index, key: str) -> Page:
    pair, number = paging.split(key)
    a, b = index.pairs[pair]
    events = index.by_pair[pair]
    one, other = index.actor(a), index.actor(b)
    name = f"{one.name} and {other.name}"
    by_a = [e for e in events if index.events[e].actor == a]
    by_b = [e for e in events if index.events[e].actor == b]
    left, right = total(index, by_a), total(index, by_b)
    unit = heap_unit(max(left[0], right[0]))
    return page(
        index,
        _address(key),
        "between.html",
        name if number == 1 else f"{name}, page {number}",
        description=f"{one.name} expelled {left[0]:,} people of the other, {other.name} {right[0]:,}: "
        "measure and answer, side by side.",
        crumbs=[("Exchanges", "/between/")],
        picture="/static/og/home.png",
        section="between",
        name=name,
        first=number == 1,
        also=[link(f"{first} and {second}", to) for to, first, second in kin_pairs(index, pair)],
        left_name=actor_link(index, a),
        right_name=actor_link(index, b),
        left=left,
        right=right,
        left_marks=heap(*left, unit),
        right_marks=heap(*right, unit),
        unit=unit,
        measures=len(events),
        answers=sum(bool(_within(index, index.events[e], events)) for e in events),
        periods=_periods(index, paging.part(events, number), events, a),
        pager=paging.pager(_address(pair), len(events), number),
    )


def _within(index: Index, event: Event, events: Iterable[str]) -> list[str]:
    inside = set(events)
    return [answer.to for answer in event.answers if answer.to in inside]


def _by_year(index: Index, events: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id_ in events:
        found.setdefault(year_of(index.events[id_]), []).append(id_)
    return found


def _periods(index: Index, shown: Sequence[str], events: Sequence[str], left: str) -> list[Period]:
    """The years of those that a page shows; the balance of a year counts all of its measures."""
    found: list[Period] = []
    inside = set(shown)
    whole = _by_year(index, events)
    for year, ids in _by_year(index, shown).items():
        entries: list[Entry] = []
        above = ""
        for id_ in ids:
            entry = _entry(index, index.events[id_], left, inside, above)
            if entry.joins and entries and entries[-1].side == entry.side:
                entries[-1] = replace(entries[-1], runs=True)
            entries.append(entry)
            above = entry.joins or id_
        mine = [id_ for id_ in whole[year] if index.events[id_].actor == left]
        theirs = [id_ for id_ in whole[year] if index.events[id_].actor != left]
        name = "No date" if year == UNDATED else year
        found.append(Period(name, tuple(entries), total(index, mine)[0], total(index, theirs)[0]))
    return found


def _entry(index: Index, event: Event, left: str, inside: set[str], above: str) -> Entry:
    joins = ""
    found = []
    for answer in event.answers:
        if answer.to not in index.events:
            continue
        if answer.to == above and index.events[above].actor != event.actor:
            joins = above
        date = index.events[answer.to].date
        fragment = f"#l-{answer.to}" if answer.to in inside else f"/events/{answer.to}/"
        found.append(Markup(f'<a href="{fragment}">{escape(say(date) if date else "an earlier measure")}</a>'))
    return Entry(
        event.id,
        "l" if event.actor == left else "r",
        time(event.date) if event.date else Markup("no date"),
        sentence(index, event),
        marks(event, 200),
        event.status,
        Markup(", ").join(found),
        joins,
    )


KIND = Kind("between", "between.html", _keys, _address, _inputs, _page, many=True)
