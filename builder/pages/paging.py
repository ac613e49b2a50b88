"""Long lists, split into pages: the first at the address itself, the others below it, `/2/`, `/3/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

_Row = TypeVar("_Row")

SIZE = 250
"""Rows a page."""
ALL_SHOWN = 12
"""Of more pages than these not each has a link on every page."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands."""

    number: int
    """From 1."""
    pages: int
    links: tuple[tuple[str, str, bool], ...]
    """Label, address, whether it is this one; without an address where some are passed over."""


def keys(key: str, rows: int) -> Iterator[str]:
    """Keys of all pages of a list: `russia`, `russia/2`, `russia/3`."""
    yield key
    for number in range(2, -(-rows // SIZE) + 1):
        yield f"{key}/{number}"


def split(key: str) -> tuple[str, int]:
    """Key of the list and number of the page: `russia/2` -> `russia`, 2."""
    name, slash, number = key.rpartition("/")
    return (name, int(number)) if slash and number.isdigit() else (key, 1)


def part(rows: Sequence[_Row], number: int) -> Sequence[_Row]:
    """Rows of one page."""
    return rows[(number - 1) * SIZE : number * SIZE]


def pager(address: str, rows: int, number: int) -> Pager:
    """Links to the pages of the list at `address`: of many the first, the last, the quarters and those around."""
    pages = max(1, -(-rows // SIZE))
    links: list[tuple[str, str, bool]] = []
    last = 0
    for n in _shown(number, pages):
        if n > last + 1:
            links.append(("…", "", False))
        links.append((f"{n:,}", page_address(address, n), n == number))
        last = n
    return Pager(number, pages, tuple(links) if pages > 1 else ())


def _shown(number: int, pages: int) -> Sequence[int]:
    if pages <= ALL_SHOWN:
        return range(1, pages + 1)
    near = range(max(1, number - 2), min(pages, number + 2) + 1)
    return sorted({1, *near, *(pages * n // 4 for n in (1, 2, 3)), pages})


def page_address(address: str, number: int) -> str:
    """Address of a page of the list at `address`."""
    return address if number == 1 else f"{address}{number}/"


def page_at(position: int) -> int:
    """Number of the page that has the row at a position, which counts from 0."""
    return position // SIZE + 1
