"""What the machine read and what an editor published instead, as a register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from builder.model.chronicle import Correction
from builder.model.page import Page

from . import paging
from .days import time
from .frame import link, page
from .index import Index
from .kinds import Kind, Record
from .phrases import phrases
from .sentence import sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register."""

    when: Markup
    where: Markup
    """The event or article, leading there."""
    field: str
    machine: str
    editor: str
    note: str


def table(index: Index, corrections: Iterable[Correction]) -> Sequence[Entry]:
    """Corrections as lines of the register."""
    return [_entry(index, correction) for correction in corrections]


def _entry(index: Index, correction: Correction) -> Entry:
    event = index.events.get(index.event_of.get(correction.claim, correction.claim))
    article = index.articles.get(correction.article)
    if event:
        where = link(sentence(index, event), f"/events/{event.id}/")
    elif article:
        where = link(article.title or correction.article, f"/articles/{correction.article}/")
    elif correction.claim in index.actors:
        where = link(index.actor(correction.claim).name, f"/actors/{correction.claim}/")
    else:
        where = escape(correction.claim or correction.article)
    return Entry(
        time(correction.date) if correction.date else Markup(""),
        where,
        phrases().fields.get(correction.field, correction.field.replace("_", " ").capitalize()),
        correction.machine,
        correction.editor,
        correction.note,
    )


def _keys(index: Index) -> Iterable[str]:
    return paging.keys("corrections", len(index.chronicle.corrections))


def _address(key: str) -> str:
    return f"/{key}/"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    return (("site", ""), ("corrections", ""), ("list", "all"), ("whole", "actors"), ("whole", "articles"))


def _page(index: Index, key: str) -> Page:
    _, number = paging.split(key)
    every = index.chronicle.corrections
    return page(
        index,
        _address(key),
        "corrections.html",
        "Corrections" if number == 1 else f"Corrections, page {number}",
        description="Every value that an editor published instead of what the machine read, with the reason.",
        entries=table(index, paging.part(every, number)),
        many=len(every),
        pager=paging.pager("/corrections/", len(every), number),
    )


KIND = Kind("corrections", "corrections.html", _keys, _address, _inputs, _page)
