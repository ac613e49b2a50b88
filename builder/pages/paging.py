"""Long lists, split into pages: the first at the address itself, the others below it, `/2/`, `/3/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIZE = 250
"""Rows a page."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands."""

    number: int
    """From 1."""
    pages: int
    links: tuple[tuple[str, str, bool], ...]
    """Label, address, whether it is this one."""


def keys(key: str, rows: int) -> Iterator[str]:
    """Keys of all pages of a list: `russia`, `russia/2`, `russia/3`."""
    yield key
    for number in range(2, -(-rows // SIZE) + 1):
        yield f"{key}/{number}"


def split(key: str) -> tuple[str, int]:
    """Key of the list and number of the page: `russia/2` -> `russia`, 2."""
    name, slash, number = key.rpartition("/")
    return (name, int(number)) if slash and number.isdigit() else (key, 1)


def part(rows: Sequence[str], number: int) -> Sequence[str]:
    """Rows of one page."""
    return rows[(number - 1) * SIZE : number * SIZE]


def pager(address: str, rows: int, number: int) -> Pager:
    """Links to all pages of the list at `address`."""
    pages = max(1, -(-rows // SIZE))
    links = tuple((str(n), address if n == 1 else f"{address}{n}/", n == number) for n in range(1, pages + 1))
    return Pager(number, pages, links if pages > 1 else ())
