"""One event as a row of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from builder.model.chronicle import Event
from builder.model.html import escaped

from .days import say_in_year, time
from .index import UNDATED, Index, counts
from .marks import marks
from .sentence import sentence

ROW_MARKS = 120
"""More squares than this do not stand in a row: ten in one."""


def row(index: Index, event_id: str, *, side: str = "", year: bool = True) -> str:
    """One list item: date, sentence, squares. `side` is a class for filters; `year=False` leaves the year out."""
    event = index.events[event_id]
    if not event.date:
        when = '<span class="when">no date</span>'
    elif year:
        when = time(event.date)
    else:
        when = f'<time datetime="{event.date}">{say_in_year(event.date) or event.date}</time>'
    rest = index.rows.get(event_id)
    if rest is None:
        said = escaped(sentence(index, event))
        rest = f'<a href="/events/{event_id}/">{said}</a>{marks(event, ROW_MARKS)}</li>'
        index.rows[event_id] = rest
    return f'<li class="{event.type} {event.status}{" " + side if side else ""}">{when}{rest}'


def rows(index: Index, events: Iterable[str], *, side: str = "", year: bool = True) -> Markup:
    """Rows of several events, without the list around them."""
    return Markup("".join([row(index, id_, side=side, year=year) for id_ in events]))


def total(index: Index, events: Iterable[str]) -> tuple[int, int]:
    """People expelled in these events, and how many of the events give no number."""
    people = unknown = 0
    known = index.events
    for id_ in events:
        event = known[id_]
        if event.type == "expulsion" and event.status == "done":
            if event.count is None:
                unknown += 1
            else:
                people += event.count
    return people, unknown


def year_of(event: Event) -> str:
    """Year of its date, or UNDATED."""
    return event.date[:4] if event.date else UNDATED


def biggest(index: Index, events: Iterable[str], many: int) -> Sequence[str]:
    """Ids of the expulsions with most people, most first."""
    numbered = [id_ for id_ in events if counts(index.events[id_]) and index.events[id_].count]
    return sorted(numbered, key=lambda id_: (-(index.events[id_].count or 0), id_))[:many]
