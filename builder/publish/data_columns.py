"""What the published tables hold: one row a column, the codebook of the data.

CSV, JSON, SQLite, Parquet, the data package and the page on the data are all made from these lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from builder import vocabulary
from builder.model import dates
from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Answer, Chronicle, Event, Said

Type = Literal["string", "integer", "number", "boolean", "date", "list"]
"""`date` is a whole day; `list` a list of texts, joined by "; " where a format has no lists."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: Type
    says: str
    """What it holds, for the codebook."""
    get: Callable[[Any], Any]
    """Record of the table -> value; None where it is not known."""
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


_TYPES: Final = ("expulsion", "denial", "reduction", "closure", "suspension", "severance", "recall")
_STATUSES: Final = ("done", "prospective")
_KINDS: Final = ("exact", "at-least", "about")

_ABOUT_DATE: Final = "as precise as the words: 2018, 2018-03 or 2018-03-27"


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
        for status in _STATUSES
    }


_EVENT: Final = (
    Column("id", "string", "Id of the event, the last part of its address.", lambda r: r.event.id),
    Column("type", "string", "Kind of measure.", lambda r: r.event.type, _TYPES),
    Column("status", "string", "done: announced, ordered or carried out; prospective: threatened, planned, expected.",
           lambda r: r.event.status, _STATUSES),
    Column("actor", "string", "Who takes the measure.", lambda r: r.event.actor or None, leads_to="actors.id"),
    Column("actor_name", "string", "Its name.", lambda r: _name(r.chronicle, r.event.actor)),
    Column("actor_code", "string", "Its ISO 3166-1 alpha-2 code, or SU, YU, NATO and the like.",
           lambda r: _code(r.chronicle, r.event.actor)),
    Column("target", "string", "Whose people or mission it hits; the counterpart of a recall, suspension or severance.",
           lambda r: r.event.target or None, leads_to="actors.id"),
    Column("target_name", "string", "Its name.", lambda r: _name(r.chronicle, r.event.target)),
    Column("target_code", "string", "Its code.", lambda r: _code(r.chronicle, r.event.target)),
    Column("date", "string", f"When it was announced, {_ABOUT_DATE}.", lambda r: r.event.date),
    Column("date_start", "date", "First day that the date can mean.", lambda r: _first_day(r.event.date)),
    Column("date_end", "date", "Last day that the date can mean.", lambda r: _last_day(r.event.date)),
    Column("year", "integer", "Year of the date.", lambda r: _year(r.event.date)),
    Column("count", "integer", "People; for a closure posts. Empty: no article gives a number.",
           lambda r: r.event.count),
    Column("count_kind", "string", "How sure the number is.", lambda r: r.event.count_kind, _KINDS),
    Column("cap_from", "integer", "Size of a mission before a reduction, people.", lambda r: r.event.cap_from),
    Column("cap_to", "integer", "Size of a mission after a reduction, people.", lambda r: r.event.cap_to),
    Column("people", "list", "Names of those expelled.", lambda r: r.event.people),
    Column("role", "string", "What they are.", lambda r: r.event.role),
    Column("deadline", "string", f"By when they must leave or it takes effect, {_ABOUT_DATE}.",
           lambda r: r.event.deadline),
    Column("reason", "string", "Why, in a short phrase.", lambda r: r.event.reason),
    Column("in_response_to", "string", "What it answers, where that is no event of the chronicle.",
           lambda r: r.event.in_response_to),
    Column("answers", "list", "Ids of the events that it answers.", lambda r: tuple(a.to for a in r.event.answers)),
    Column("claims", "integer", "Number of claims that report it.", lambda r: len(r.event.claims)),
    Column("articles", "integer", "Number of articles that report it.",
           lambda r: len({said.article for said in r.event.claims})),
    Column("disputed", "list", "Fields in which the articles differ.",
           lambda r: tuple(dict.fromkeys(v.field for v in r.event.values if not v.published))),
    Column("confidence", "number", "Highest probability among its claims that the claim is right; 1 where checked.",
           lambda r: r.event.confidence),
    Column("checked", "boolean", "Whether an editor confirmed one of its claims.", lambda r: r.event.checked),
    Column("note", "string", "The editor's word on a correction.", lambda r: r.event.note or None),
    Column("cameo", "string", "Nearest code of CAMEO; see the doubts in the codebook.",
           lambda r: _crosswalk()[r.event.type, r.event.status][0]),
    Column("plover", "string", "Nearest category and mode of PLOVER; see the doubts in the codebook.",
           lambda r: _crosswalk()[r.event.type, r.event.status][1]),
    Column("url", "string", "Its page.", lambda r: f"{r.chronicle.site.base_url}/events/{r.event.id}/"),
)  # fmt: skip

_CLAIM: Final = (
    Column("id", "string", "Id of the claim.", lambda r: r.said.claim.id),
    Column("event", "string", "Event that it reports.", lambda r: r.event.id, leads_to="events.id"),
    Column("article", "string", "Article that makes it.", lambda r: r.said.article, leads_to="articles.id"),
    Column("position", "integer", "Its place among the article's claims, from 0.", lambda r: r.said.position),
    Column("type", "string", "Kind of measure, as this article tells it.", lambda r: r.said.claim.type, _TYPES),
    Column("status", "string", "done or prospective.", lambda r: r.said.claim.status, _STATUSES),
    Column("actor", "string", "Who takes the measure, as the article is read.", lambda r: r.said.claim.actor or None),
    Column("target", "string", "Whom it hits, as the article is read.", lambda r: r.said.claim.target or None),
    Column("date", "string", f"When it was announced, {_ABOUT_DATE}.", lambda r: r.said.claim.date),
    Column("count", "integer", "People; for a closure posts.", lambda r: r.said.claim.count),
    Column("count_kind", "string", "How sure the number is.", lambda r: r.said.claim.count_kind, _KINDS),
    Column("cap_from", "integer", "Size of a mission before a reduction.", lambda r: r.said.claim.cap_from),
    Column("cap_to", "integer", "Size of a mission after a reduction.", lambda r: r.said.claim.cap_to),
    Column("people", "list", "Names of those expelled.", lambda r: r.said.claim.people),
    Column("role", "string", "What they are.", lambda r: r.said.claim.role),
    Column("deadline", "string", "By when they must leave or it takes effect.", lambda r: r.said.claim.deadline),
    Column("reason", "string", "Why, in a short phrase.", lambda r: r.said.claim.reason),
    Column("in_response_to", "string", "What it answers, in a short phrase.", lambda r: r.said.claim.in_response_to),
    Column("evidence", "string", "The clause of the article that carries it.", lambda r: r.said.claim.evidence),
    Column("evidence_start", "integer", "First character of the evidence in the article's text, from 0; empty where it "
           "stands in the title.", lambda r: r.start if r.start >= 0 else None),
    Column("evidence_end", "integer", "One past its last character.",
           lambda r: r.start + len(r.said.claim.evidence) if r.start >= 0 else None),
    Column("paragraph", "integer", "Paragraph of the text in which the evidence begins, from 1.",
           lambda r: r.article.text.count("\n\n", 0, r.start) + 1 if r.start >= 0 else None),
    Column("confidence", "number", "Probability that the claim is right; empty where an editor added it.",
           lambda r: r.said.claim.confidence),
    Column("checked", "boolean", "Whether an editor confirmed it.", lambda r: r.said.claim.checked),
    Column("note", "string", "The editor's word on a correction.", lambda r: r.said.claim.note),
    Column("url", "string", "Its words in the article.",
           lambda r: f"{r.base}/articles/{r.said.article}/#c-{r.said.claim.id}"),
)  # fmt: skip

_ARTICLE: Final = (
    Column("id", "string", "Id of the article, the last part of its address.", lambda r: r.article.slug),
    Column("title", "string", "Headline.", lambda r: r.article.title or None),
    Column("published", "string", f"Date of publication, {_ABOUT_DATE}.", lambda r: r.article.published),
    Column("outlet", "string", "Newspaper, agency or site.", lambda r: r.article.outlet),
    Column("dateline", "string", "Place at the head of the report.", lambda r: r.article.dateline),
    Column("author", "string", "Byline.", lambda r: r.article.author),
    Column("language", "string", "Language of the text, ISO 639-1.", lambda r: r.article.language),
    Column("original", "string", "Address of the original.", lambda r: r.article.url),
    Column("sources", "list", "Addresses of pages that it was written from.", lambda r: r.article.sources),
    Column("rights", "string", "What of its text is published.", lambda r: r.article.rights, ("full", "excerpt")),
    Column("claims", "integer", "Number of its claims.", lambda r: len(r.article.events)),
    Column("url", "string", "Its page.", lambda r: f"{r.base}/articles/{r.article.slug}/"),
)  # fmt: skip

_ACTOR: Final = (
    Column("id", "string", "Id of the actor, the last part of its address.", lambda r: r.actor.id),
    Column("name", "string", "Common English name.", lambda r: r.actor.name),
    Column("kind", "string", "What it is.", lambda r: r.actor.kind, ("state", "organisation", "person")),
    Column("code", "string", "ISO 3166-1 alpha-2; SU, YU, DD; NATO, EU, UN. Empty for a person.",
           lambda r: r.actor.code or None),
    Column("official", "string", "Official name.", lambda r: r.actor.official or None),
    Column("adjective", "string", "Adjective of a state.", lambda r: r.actor.adjective or None),
    Column("since", "string", "From when it exists, where that matters.", lambda r: r.actor.since or None),
    Column("until", "string", "Until when it existed.", lambda r: r.actor.until or None),
    Column("predecessors", "list", "Ids of those that it followed.", lambda r: r.actor.predecessors),
    Column("successors", "list", "Ids of those that followed it.", lambda r: r.actor.successors),
    Column("seat", "string", "Capital or seat.", lambda r: r.actor.seat or None),
    Column("office", "string", "Of a person: office or rank.", lambda r: r.actor.office or None),
    Column("country", "string", "Of a person: actor id of the state or organisation served.",
           lambda r: r.actor.country or None),
    Column("aliases", "list", "Other names.", lambda r: r.actor.aliases),
    Column("wikidata", "string", "Wikidata id.", lambda r: r.actor.wikidata or None),
    Column("url", "string", "Its page.", lambda r: f"{r.base}/actors/{r.actor.id}/"),
)  # fmt: skip

_LINK: Final = (
    Column("event", "string", "Event that answers.", lambda r: r.answer.event, leads_to="events.id"),
    Column("answers", "string", "Event that is answered.", lambda r: r.answer.to, leads_to="events.id"),
    Column("how", "string", "stated: an article says so; editor: an editor does.", lambda r: r.answer.how,
           ("stated", "editor")),
    Column("claim", "string", "Claim that says so.", lambda r: r.answer.claim or None, leads_to="claims.id"),
    Column("article", "string", "Article that says so.", lambda r: r.article or None, leads_to="articles.id"),
    Column("words", "string", "The phrase that says so.", lambda r: r.answer.words or None),
)  # fmt: skip


def _events(chronicle: Chronicle) -> Iterable[_OfEvent]:
    return (_OfEvent(event, chronicle) for event in chronicle.events.values())


def _claims(chronicle: Chronicle) -> Iterable[_OfClaim]:
    for event in chronicle.events.values():
        for said in event.claims:
            article = chronicle.articles[said.article]
            start = article.text.find(said.claim.evidence) if said.claim.evidence else -1
            yield _OfClaim(said, event, article, start, chronicle.site.base_url)


def _links(chronicle: Chronicle) -> Iterable[_OfLink]:
    for answer in chronicle.answers:
        claims = chronicle.events[answer.event].claims
        yield _OfLink(answer, next((said.article for said in claims if said.claim.id == answer.claim), ""))


TABLES: Final = (
    Table("events", "A measure of one actor against another, reported by one or more articles.", _EVENT, _events, "id"),
    Table("claims", "One article's statement of one measure, with the words that carry it.", _CLAIM, _claims, "id"),
    Table(
        "articles",
        "A news article, with where it was published.",
        _ARTICLE,
        lambda chronicle: (_OfArticle(article, chronicle.site.base_url) for article in chronicle.articles.values()),
        "id",
    ),
    Table(
        "actors",
        "A state, an organisation or a person.",
        _ACTOR,
        lambda chronicle: (_OfActor(actor, chronicle.site.base_url) for actor in chronicle.actors.values()),
        "id",
    ),
    Table("links", "One event answers another, because an article or an editor says so.", _LINK, _links),
)
"""The published tables, in the order in which they are listed."""


def rows(table: Table, chronicle: Chronicle) -> list[tuple[Any, ...]]:
    """The rows of a table."""
    getters = [column.get for column in table.columns]
    return [tuple([get(record) for get in getters]) for record in table.records(chronicle)]
