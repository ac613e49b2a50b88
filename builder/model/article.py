"""An article as it comes from its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rights = Literal["full", "excerpt"]
"""`full`: the text may be published; `excerpt`: only the sentences that carry evidence."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that stood on the page and are not the article's: page furniture."""

    text: str
    """The words as they stood."""
    reason: str
    """Which rule took them out: `caption`, `related`, `newsletter`."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet, cleaned, with its metadata."""

    source: str
    """Where it was read from: the path as the user gave it, with `#n` for the n-th member of an archive."""
    title: str
    """Headline; empty where there is none."""
    text: str
    """Cleaned text: one line a paragraph, no blank at its ends; paragraphs are separated by one empty line."""
    published: str | None = None
    """Date of publication, as precise as known (see `model.dates`); None where nothing tells it."""
    outlet: str | None = None
    """Name of the newspaper, agency or site."""
    dateline: str | None = None
    """Place at the head of the report."""
    url: str | None = None
    """Address of the original, http or https."""
    author: str | None = None
    """Byline."""
    language: str | None = None
    """Language of the text, ISO 639-1."""
    sources: tuple[str, ...] = ()
    """Addresses of pages the article was written from."""
    also: tuple[str, ...] = ()
    """Addresses of other places that published the same text."""
    rights: Rights = "full"
    """What may be published of it."""
    dropped: tuple[Dropped, ...] = ()
    """Page furniture taken out, in order."""
    attention: tuple[str, ...] = ()
    """What an editor should look at, one short sentence each: an unknown date, a guessed encoding."""
