"""What the published tables hold: columns of `vocabulary/codebook.yaml`, each with where its value is taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from builder import vocabulary
from builder.model import dates
from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Answer, Chronicle, Event, Said
from builder.model.claim import STATUSES, Claim

Type = Literal["string", "integer", "number", "boolean", "date", "list"]
"""`date` is a whole day; `list` a list of texts, joined by "; " where a format has no lists."""

Get = Callable[[Any], Any]
"""Record of a table -> value of a column; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: Type
    says: str
    """What it holds, for the codebook."""
    get: Get
    choices: tuple[str, ...] = ()
    """The only values it can have, where they are few."""
    leads_to: str = ""
    """`table.column` that it names."""


@dataclass(frozen=True, slots=True)
class Table:
    """One published table."""

    name: str
    says: str
    """One sentence on what a row is."""
    columns: tuple[Column, ...]
    records: Callable[[Chronicle], Iterable[Any]]
    """What the rows are made from, in their order."""
    key: str = ""
    """Column whose values are unique; empty where there is none."""


class _OfEvent(NamedTuple):
    """An event with what its row needs beside it."""

    event: Event
    chronicle: Chronicle


class _OfClaim(NamedTuple):
    """A claim with its article and event."""

    said: Said
    event: Event
    article: Annotated
    start: int
    """Where its evidence begins in the article's text; -1 where it is not there."""
    base: str


class _OfArticle(NamedTuple):
    article: Annotated
    base: str


class _OfActor(NamedTuple):
    actor: Actor
    base: str


class _OfLink(NamedTuple):
    answer: Answer
    article: str
    """Slug of the article that says so; empty where an editor does."""


def _first_day(date: str | None) -> str | None:
    return dates.earliest(date).isoformat() if date else None


def _last_day(date: str | None) -> str | None:
    return dates.latest(date).isoformat() if date else None


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date else None


def _code(chronicle: Chronicle, actor: str) -> str | None:
    known = chronicle.actors.get(actor)
    return known.code or None if known else None


def _name(chronicle: Chronicle, actor: str) -> str | None:
    known = chronicle.actors.get(actor)
    return known.name if known else None


@cache
def _crosswalk() -> dict[tuple[str, str], tuple[str, str]]:
    """Type and status -> code of CAMEO, category and mode of PLOVER."""
    rows = {name: row for name, row in vocabulary.table("crosswalk").items() if isinstance(row, dict)}
    return {
        (kind, status): (row[status]["cameo"], f"{row[status]['plover']} {row[status]['mode']}")
        for kind, row in rows.items()
        for status in STATUSES
    }


_EVENT: Final[Mapping[str, Get]] = {
    "id": lambda r: r.event.id,
    "type": lambda r: r.event.type,
    "status": lambda r: r.event.status,
    "actor": lambda r: r.event.actor or None,
    "actor_name": lambda r: _name(r.chronicle, r.event.actor),
    "actor_code": lambda r: _code(r.chronicle, r.event.actor),
    "target": lambda r: r.event.target or None,
    "target_name": lambda r: _name(r.chronicle, r.event.target),
    "target_code": lambda r: _code(r.chronicle, r.event.target),
    "date": lambda r: r.event.date,
    "date_start": lambda r: _first_day(r.event.date),
    "date_end": lambda r: _last_day(r.event.date),
    "year": lambda r: _year(r.event.date),
    "count": lambda r: r.event.count,
    "count_kind": lambda r: r.event.count_kind,
    "cap_from": lambda r: r.event.cap_from,
    "cap_to": lambda r: r.event.cap_to,
    "people": lambda r: r.event.people,
    "role": lambda r: r.event.role,
    "deadline": lambda r: r.event.deadline,
    "reason": lambda r: r.event.reason,
    "in_response_to": lambda r: r.event.in_response_to,
    "answers": lambda r: tuple(a.to for a in r.event.answers),
    "claims": lambda r: len(r.event.claims),
    "articles": lambda r: len({said.article for said in r.event.claims}),
    "disputed": lambda r: tuple(dict.fromkeys(v.field for v in r.event.values if not v.published)),
    "confidence": lambda r: r.event.confidence,
    "checked": lambda r: r.event.checked,
    "note": lambda r: r.event.note or None,
    "cameo": lambda r: _crosswalk()[r.event.type, r.event.status][0],
    "plover": lambda r: _crosswalk()[r.event.type, r.event.status][1],
    "url": lambda r: f"{r.chronicle.site.base_url}/events/{r.event.id}/",
}

_CLAIM: Final[Mapping[str, Get]] = {
    "id": lambda r: r.said.claim.id,
    "event": lambda r: r.event.id,
    "article": lambda r: r.said.article,
    "position": lambda r: r.said.position,
    "type": lambda r: r.said.claim.type,
    "status": lambda r: r.said.claim.status,
    "actor": lambda r: r.said.claim.actor or None,
    "target": lambda r: r.said.claim.target or None,
    "date": lambda r: r.said.claim.date,
    "count": lambda r: r.said.claim.count,
    "count_kind": lambda r: r.said.claim.count_kind,
    "cap_from": lambda r: r.said.claim.cap_from,
    "cap_to": lambda r: r.said.claim.cap_to,
    "people": lambda r: r.said.claim.people,
    "role": lambda r: r.said.claim.role,
    "deadline": lambda r: r.said.claim.deadline,
    "reason": lambda r: r.said.claim.reason,
    "in_response_to": lambda r: r.said.claim.in_response_to,
    "evidence": lambda r: r.said.claim.evidence,
    "evidence_start": lambda r: r.start if r.start >= 0 else None,
    "evidence_end": lambda r: r.start + len(r.said.claim.evidence) if r.start >= 0 else None,
    "paragraph": lambda r: r.article.text.count("\n\n", 0, r.start) + 1 if r.start >= 0 else None,
    "confidence": lambda r: r.said.claim.confidence,
    "checked": lambda r: r.said.claim.checked,
    "note": lambda r: r.said.claim.note,
    "url": lambda r: f"{r.base}/articles/{r.said.article}/#c-{r.said.claim.id}",
}

_ARTICLE: Final[Mapping[str, Get]] = {
    "id": lambda r: r.article.slug,
    "title": lambda r: r.article.title or None,
    "published": lambda r: r.article.published,
    "outlet": lambda r: r.article.outlet,
    "dateline": lambda r: r.article.dateline,
    "author": lambda r: r.article.author,
    "language": lambda r: r.article.language,
    "original": lambda r: r.article.url,
    "sources": lambda r: r.article.sources,
    "rights": lambda r: r.article.rights,
    "claims": lambda r: len(r.article.events),
    "url": lambda r: f"{r.base}/articles/{r.article.slug}/",
}

_ACTOR: Final[Mapping[str, Get]] = {
    "id": lambda r: r.actor.id,
    "name": lambda r: r.actor.name,
    "kind": lambda r: r.actor.kind,
    "code": lambda r: r.actor.code or None,
    "official": lambda r: r.actor.official or None,
    "adjective": lambda r: r.actor.adjective or None,
    "since": lambda r: r.actor.since or None,
    "until": lambda r: r.actor.until or None,
    "predecessors": lambda r: r.actor.predecessors,
    "successors": lambda r: r.actor.successors,
    "seat": lambda r: r.actor.seat or None,
    "office": lambda r: r.actor.office or None,
    "country": lambda r: r.actor.country or None,
    "aliases": lambda r: r.actor.aliases,
    "wikidata": lambda r: r.actor.wikidata or None,
    "url": lambda r: f"{r.base}/actors/{r.actor.id}/",
}

_LINK: Final[Mapping[str, Get]] = {
    "event": lambda r: r.answer.event,
    "answers": lambda r: r.answer.to,
    "how": lambda r: r.answer.how,
    "claim": lambda r: r.answer.claim or None,
    "article": lambda r: r.article or None,
    "words": lambda r: r.answer.words or None,
}


def _events(chronicle: Chronicle) -> Iterable[_OfEvent]:
    return (_OfEvent(event, chronicle) for event in chronicle.events.values())


def _claims(chronicle: Chronicle) -> Iterable[_OfClaim]:
    for event in chronicle.events.values():
        for said in event.claims:
            article = chronicle.articles[said.article]
            yield _OfClaim(said, event, article, _place(article, said.claim), chronicle.site.base_url)


def _place(article: Annotated, claim: Claim) -> int:
    """Where a claim's evidence begins in the text; of several places that which holds the marked words. -1: nowhere."""
    evidence, text = claim.evidence, article.text
    first = text.find(evidence) if evidence else -1
    if first < 0 or not evidence or text.find(evidence, first + 1) < 0:
        return first
    for mark in article.annotations:
        if claim.id in mark.claims and not mark.field:
            start = text.rfind(evidence, 0, mark.span.start + len(evidence))
            if start <= mark.span.start < start + len(evidence):
                return start
    return first


def _links(chronicle: Chronicle) -> Iterable[_OfLink]:
    for answer in chronicle.answers:
        claims = chronicle.events[answer.event].claims
        yield _OfLink(answer, next((said.article for said in claims if said.claim.id == answer.claim), ""))


def _articles(chronicle: Chronicle) -> Iterable[_OfArticle]:
    return (_OfArticle(article, chronicle.site.base_url) for article in chronicle.articles.values())


def _actors(chronicle: Chronicle) -> Iterable[_OfActor]:
    return (_OfActor(actor, chronicle.site.base_url) for actor in chronicle.actors.values())


_SOURCES: Final[Mapping[str, tuple[Mapping[str, Get], Callable[[Chronicle], Iterable[Any]]]]] = {
    "events": (_EVENT, _events),
    "claims": (_CLAIM, _claims),
    "articles": (_ARTICLE, _articles),
    "actors": (_ACTOR, _actors),
    "links": (_LINK, _links),
}
"""Where the values of each table are taken from, and what its rows are made of."""


@cache
def tables() -> tuple[Table, ...]:
    """The published tables, in the order in which they are listed."""
    return tuple(_table(name, row) for name, row in vocabulary.table("codebook").items())


def _table(name: str, row: dict[str, Any]) -> Table:
    getters, records = _SOURCES[name]
    columns = tuple(
        Column(
            each, cell["type"], cell["says"], getters[each], tuple(cell.get("choices", ())), cell.get("leads to", "")
        )
        for each, cell in row["columns"].items()
    )
    return Table(name, row["about"], columns, records, row.get("key", ""))


def rows(table: Table, chronicle: Chronicle) -> list[tuple[Any, ...]]:
    """The rows of a table."""
    getters = [column.get for column in table.columns]
    return [tuple([get(record) for get in getters]) for record in table.records(chronicle)]
