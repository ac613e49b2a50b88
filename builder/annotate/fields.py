"""What the front matter of an article may hold: one table, from which reading, messages and JSON Schema follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from builder.model import dates
from builder.model.kinds import (
    ADDRESS,
    ADDRESSES,
    COUNT_KIND,
    DATE,
    EXACT,
    FLAG,
    ID,
    NUMBER,
    SHARE,
    STATUS,
    TEXT,
    TEXTS,
    TYPE,
    Key,
    Kind,
    KindError,
    one_of,
)


def _published(value: Any) -> str | None:
    if value == "unknown":
        return None
    if not isinstance(value, str) or not dates.is_date(value):
        raise KindError
    return value


PUBLISHED: Final = Kind(
    "a date as 2018, 2018-03 or 2018-03-27, or unknown",
    _published,
    {"type": "string", "pattern": r"^(unknown|\d{4}(-\d{2}(-\d{2})?)?)$"},
    "bad-date",
)
LANGUAGE: Final = Kind(
    "a language as en", TEXT.read, {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}, "bad-word"
)
RIGHTS: Final = one_of("full", "excerpt")
ROWS: Final = Kind("a list of rows", lambda value: value, {"type": "array"})

CLAIM: Final[Mapping[str, Key]] = {
    "id": Key(ID, "Short name of the claim, given by the machine; leave it out in a claim that you add."),
    "type": Key(TYPE, "Kind of measure."),
    "status": Key(STATUS, "Announced or carried out; or threatened, planned, expected."),
    "actor": Key(ID, "Who takes the measure, an actor id."),
    "target": Key(ID, "Whose people or mission it hits, an actor id."),
    "count": Key(NUMBER, "People; for a closure posts."),
    "count_kind": Key(COUNT_KIND, "How sure the number is."),
    "cap_from": Key(NUMBER, "Size of a mission before a reduction."),
    "cap_to": Key(NUMBER, "Size of a mission after a reduction."),
    "people": Key(TEXTS, "Names of those expelled."),
    "role": Key(TEXT, "What they are: military attaches."),
    "date": Key(DATE, "When it was announced, as precise as the article tells."),
    "deadline": Key(DATE, "By when they must leave or it takes effect."),
    "reason": Key(TEXT, "Why, in a short phrase."),
    "in_response_to": Key(TEXT, "What it answers, in a short phrase."),
    "evidence": Key(TEXT, "The clause, word for word as it stands in the article or its title."),
    "confidence": Key(SHARE, "How sure the machine is, from 0 to 1."),
    "checked": Key(FLAG, "true once you have confirmed the claim."),
    "note": Key(TEXT, "Your word on a correction; shown on the page."),
}
"""A row of `events:`, in the order in which it is written."""

PERSON: Final[Mapping[str, Key]] = {
    "id": Key(ID, "Actor id, a slug of the name."),
    "name": Key(TEXT, "Name in full, as the article spells it."),
    "office": Key(TEXT, "Office or rank: foreign minister."),
    "country": Key(ID, "Actor id of the state or organisation that the person serves."),
}
"""A row of `people:`."""

AGGREGATE: Final[Mapping[str, Key]] = {
    "count": Key(NUMBER, "People in all."),
    "actors_count": Key(NUMBER, "Number of states that acted."),
    "actor": Key(ID, "Actor id, where the total is one actor's over several targets."),
    "target": Key(ID, "Actor id of whose people are counted."),
    "type": Key(TYPE, "Kind of measure that is totalled."),
    "since": Key(DATE, "Date from which it counts."),
    "evidence": Key(TEXT, "The words that state it."),
}
"""A row of `aggregates:`."""

DROPPED: Final[Mapping[str, Key]] = {
    "text": Key(EXACT, "The words as they stood."),
    "reason": Key(TEXT, "Which rule took them out."),
}
"""A row of `dropped:` in a machine copy."""

EDIT: Final[Mapping[str, Key]] = {
    "field": Key(TEXT, "Field, or `text` for the body; of a row, the list and its key."),
    "row": Key(EXACT, "Id of the claim or person, or the item of a list."),
    "held": Key(FLAG, "true where the machine has changed its mind since."),
}
"""A row of `edits:` in a machine copy: where an editor's word stands."""

ARTICLE: Final[Mapping[str, Key]] = {
    "title": Key(TEXT, "Headline."),
    "published": Key(PUBLISHED, "Date of publication, or unknown."),
    "outlet": Key(TEXT, "Name of the newspaper, agency or site."),
    "dateline": Key(TEXT, "Place at the head of the report."),
    "url": Key(ADDRESS, "Address of the original."),
    "author": Key(TEXT, "Byline."),
    "language": Key(LANGUAGE, "Language of the text, ISO 639-1."),
    "sources": Key(ADDRESSES, "Pages that the article was written from."),
    "also": Key(ADDRESSES, "Other places that published the same text."),
    "rights": Key(RIGHTS, "full: the text may be published; excerpt: only the sentences that carry evidence."),
    "attention": Key(TEXTS, "What an editor should look at; take a line out when it is done."),
    "people": Key(ROWS, "Persons named with an office."),
    "aggregates": Key(ROWS, "Totals over several states that the article states."),
    "events": Key(ROWS, "The claims: what the article says was done."),
}
"""Front matter of an article, in the order in which it is written."""

MACHINE: Final[Mapping[str, Key]] = {
    **ARTICLE,
    "source": Key(TEXT, "What the article was read from."),
    "dropped": Key(ROWS, "Page furniture taken out of the text."),
    "edits": Key(ROWS, "Where an editor's word stands."),
    "lost": Key(ROWS, "Claims an editor has decided about, which the reader no longer finds."),
}
"""Front matter of a machine copy."""

ROW_KEYS: Final[Mapping[str, Mapping[str, Key]]] = {
    "people": PERSON,
    "aggregates": AGGREGATE,
    "events": CLAIM,
    "dropped": DROPPED,
    "edits": EDIT,
    "lost": CLAIM,
}
"""Keys of the rows of a list."""

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "people": ("id", "name"),
    "aggregates": ("count", "evidence"),
    "events": ("type",),
    "dropped": ("text", "reason"),
    "edits": ("field",),
    "lost": ("id", "type"),
}
"""Keys without which a row means nothing."""
