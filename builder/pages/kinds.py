"""What a kind of page is: which pages there are, what each is made from, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from builder.model.page import Page

from .index import Index

Record = tuple[str, str]
"""Key of something a page is made from: `("event", "3f2a91")`, `("list", "year/2018")`; see `Index.record`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page.

    A page is a function of the records that `inputs` names and of nothing else: where their digests are as they were
    at the last build, the page is too.
    """

    name: str
    """Name of the kind, unique: `event`."""
    layout: str
    """Template in `layouts/`."""
    keys: Callable[[Index], Iterable[str]]
    """Keys of all its pages, in order; cheap."""
    address: Callable[[str], str]
    """Key -> address; cheap, without looking at the chronicle."""
    inputs: Callable[[Index, str], tuple[Record, ...]]
    """What the page of a key is made from."""
    page: Callable[[Index, str], Page]
    """The page of a key."""
    many: bool = False
    """Whether there are as many as events, articles or actors."""
