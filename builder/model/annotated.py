"""An article as `content/` holds it: front matter, text and annotations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .article import Dropped, Rights
from .claim import Aggregate, Claim, Person
from .text import Span


@dataclass(frozen=True, slots=True, order=True)
class Annotation:
    """Words marked in the text: a Markdown link with the scheme `actor:` or `event:`."""

    span: Span
    """Where they stand in the plain text."""
    actor: str = ""
    """Actor id, for a mention."""
    claims: tuple[str, ...] = ()
    """Claim ids, for words that report a measure or carry a value."""
    field: str = ""
    """Name of the field whose value they carry; empty for the words which report the measure."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A place where the editor's word stands instead of the machine's, remembered for as long as the article."""

    field: str
    """`title`, `text` for the body; of a row, the list and its key: `events.count`. A list alone, `events`, means that
    the editor decides whether the row or item is there at all."""
    row: str = ""
    """Claim id, person's id, evidence of an aggregate, or the item of a list of texts; empty for a single field."""
    held: bool = False
    """The machine has changed its mind since: its value, in the machine copy, is a proposal."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated article."""

    slug: str
    """File name without its ending; the article's key and address."""
    title: str = ""
    """Headline."""
    text: str = ""
    """Plain text of the body: annotations taken out, escapes undone. Paragraphs are separated by one empty line."""
    annotations: tuple[Annotation, ...] = ()
    """In order of the text; an annotation may lie within another only where it is shorter (Markdown has no nested
    links: of two that overlap, the shorter is written and the longer is cut around it)."""
    body: str = ""
    """The body as it stands in the file, Markdown."""
    published: str | None = None
    """Date of publication; None where it is unknown (`published: unknown`)."""
    outlet: str | None = None
    """Name of the newspaper, agency or site."""
    dateline: str | None = None
    """Place at the head of the report."""
    url: str | None = None
    """Address of the original."""
    author: str | None = None
    """Byline."""
    language: str | None = None
    """ISO 639-1."""
    sources: tuple[str, ...] = ()
    """Addresses of pages the article was written from."""
    also: tuple[str, ...] = ()
    """Addresses of other places that published the same text."""
    rights: Rights = "full"
    """What may be published of it."""
    attention: tuple[str, ...] = ()
    """What an editor should look at."""
    people: tuple[Person, ...] = ()
    """Persons named with an office."""
    aggregates: tuple[Aggregate, ...] = ()
    """Totals over several states."""
    events: tuple[Claim, ...] = ()
    """The claims, in the order of the file."""
    source: str | None = None
    """Machine copy only: what the article was read from (see `Article.source`)."""
    dropped: tuple[Dropped, ...] = ()
    """Machine copy only: page furniture taken out."""
    edits: tuple[Edit, ...] = ()
    """Machine copy only: where the editor's word stands."""
    lost: tuple[Claim, ...] = ()
    """Machine copy only: claims that an editor has decided about and that the reader no longer finds, so that they are
    known again should it find them."""
    path: str = ""
    """File, relative to the root; empty where it is not written yet."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Line of each key in the file, by dotted path: `title`, `events.0`, `events.0.count`, `body`."""
