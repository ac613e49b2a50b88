"""An article on its way from bytes to `Article`: what a reader of one format hands on."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.article import Dropped, Rights

UNKNOWN = "unknown"
"""What a header writes where nobody knows the date: no other place is asked then."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header, a table or a page says about an article; None where it says nothing."""

    title: str | None = None
    """Headline, one line."""
    published: str | None = None
    """Date of publication, checked (see `model.dates`), or UNKNOWN where it is said that nobody knows."""
    outlet: str | None = None
    """Name of the newspaper, agency or site."""
    dateline: str | None = None
    """Place at the head of the report."""
    url: str | None = None
    """Address of the original, http or https."""
    author: str | None = None
    """Byline."""
    language: str | None = None
    """ISO 639-1."""
    sources: tuple[str, ...] = ()
    """Addresses of pages the article was written from."""
    rights: Rights | None = None
    """What may be published of it."""

    def or_else(self, other: Facts) -> Facts:
        """These facts, with those of `other` where this says nothing."""
        return Facts(
            self.title or other.title,
            self.published or other.published,
            self.outlet or other.outlet,
            self.dateline or other.dateline,
            self.url or other.url,
            self.author or other.author,
            self.language or other.language,
            self.sources or other.sources,
            self.rights or other.rights,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """Paragraphs as they stood, and the facts that came with them."""

    source: str
    """Where it was read from (see `Article.source`)."""
    paragraphs: tuple[str, ...]
    """In order, one line each, furniture still among them."""
    facts: Facts = Facts()
    """What the file itself says."""
    headline_first: bool = True
    """Whether the first line is the headline where no headline is known otherwise."""
    dropped: tuple[Dropped, ...] = ()
    """What the reader itself left out."""
    attention: tuple[str, ...] = ()
    """What an editor should look at."""
    captured: str | None = None
    """Day on which a web archive took the page: the date where nothing else tells one."""
