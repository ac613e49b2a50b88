"""The pages of the search divided by time into shelves, each with an index of its own.

A reader's browser asks the newest first and goes on only where that is wanted, so a query loads little of a large
chronicle; Pagefind's memory and time are those of a shelf; and a change makes only its shelf anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

MOST: Final = 5000
"""Pages on a shelf of several years; a year with more has a shelf of its own."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some years."""

    first: str
    """First year; empty for pages without one."""
    last: str
    """Last year."""
    files: tuple[str, ...]
    """Files of the site, in order."""

    @property
    def name(self) -> str:
        """Its folder: `1998-2004`, `2018`, `undated`."""
        return (
            self.first
            if self.first == self.last and self.first
            else f"{self.first}-{self.last}".strip("-") or "undated"
        )

    def digest(self, made_from: Mapping[str, bytes], maker: str) -> str:
        """Changes where the index must be made anew: with the pages on it, what they are made from, and the maker."""
        found = hashlib.blake2b(maker.encode(), digest_size=12)
        for file in self.files:
            found.update(file.encode() + b"\0" + made_from[file])
        return found.hexdigest()


def shelves(pages: Iterable[tuple[str, str]]) -> list[Shelf]:
    """Shelves of pages, each given by its file and year: those without a year first, then the newest.

    A chronicle that has room on one shelf is not divided.
    """
    by_year: dict[str, list[str]] = {}
    for file, year in pages:
        by_year.setdefault(year, []).append(file)
    years = sorted(year for year in by_year if year)
    if sum(map(len, by_year.values())) <= MOST:
        return [_shelf(years, [file for files in by_year.values() for file in files])] if by_year else []
    found: list[Shelf] = []
    span: list[str] = []
    held: list[str] = []
    for year in years:
        if held and len(held) + len(by_year[year]) > MOST:
            found.append(_shelf(span, held))
            span, held = [], []
        span.append(year)
        held += by_year[year]
    found += [_shelf(span, held)] if held else []
    undated = [_shelf([], by_year[""])] if "" in by_year else []
    return undated + found[::-1]


def _shelf(years: list[str], files: list[str]) -> Shelf:
    return Shelf(years[0] if years else "", years[-1] if years else "", tuple(sorted(files)))
