"""`Chronicle` -> pages: one kind of page a file.

`KINDS` is the list of all kinds; a build that wants to skip what did not change asks each kind for its keys and
inputs, `pages` makes everything.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.chronicle import Chronicle
from builder.model.page import Page

from . import actor, article, between, corrections, event, fixed, home, lists, machines, picture, year
from .index import Index
from .kinds import Kind, Record
from .searched import searched

_READ = (
    home.KIND,
    event.KIND,
    article.KIND,
    actor.KIND,
    year.KIND,
    between.KIND,
    lists.YEARS,
    lists.ACTORS,
    lists.PAIRS,
    lists.ARTICLES,
    corrections.KIND,
    fixed.DATA,
    fixed.ABOUT,
    fixed.SEARCH,
)
"""Kinds that a reader looks for: those of the site map."""


def addresses(index: Index) -> list[str]:
    """Addresses of all pages for readers, in order."""
    return [kind.address(key) for kind in _READ for key in kind.keys(index)]


def _sitemap_inputs(index: Index, key: str) -> tuple[Record, ...]:
    return (("site", ""), ("addresses", ""))


SITEMAP = Kind(
    "sitemap",
    "sitemap.xml",
    lambda index: machines.sitemap_keys(len(addresses(index))),
    machines.sitemap_address,
    _sitemap_inputs,
    lambda index, key: machines.sitemap(index, key, addresses(index)),
)

KINDS: tuple[Kind, ...] = (
    *_READ,
    fixed.MISSING,
    machines.FEED,
    machines.ACTOR_FEED,
    SITEMAP,
    machines.ROBOTS,
    machines.REDIRECT,
    machines.REDIRECTS,
    picture.KIND,
)
"""Every kind of page, in the order in which they are made."""


def record(index: Index, kind: str, key: str) -> object:
    """What stands behind a key of `Kind.inputs`; equal records make equal pages."""
    return tuple(addresses(index)) if kind == "addresses" else index.record(kind, key)


def pages(chronicle: Chronicle) -> Iterator[Page]:
    """Every page of the chronicle."""
    index = Index(chronicle)
    for kind in KINDS:
        for key in kind.keys(index):
            yield kind.page(index, key)


__all__ = ["KINDS", "Index", "Kind", "addresses", "pages", "record", "searched"]
