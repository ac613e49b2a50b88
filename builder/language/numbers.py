"""Numbers that count people, posts or days, in digits and words."""

from __future__ import annotations

from dataclasses import dataclass

from builder.language.doc import Text
from builder.model.claim import CountKind


@dataclass(frozen=True, slots=True)
class Number:
    """One number with the words that bend it."""

    first: int
    """Its first token, words such as "at least" and "a further" included."""
    last: int
    """One past its last token."""
    value: int
    """The number; of a range the lower end."""
    kind: CountKind = "exact"
    """How sure it is."""
    each: bool = False
    """Said of each of several: "each", "apiece", "per country"."""
    ordinal: bool = False
    """Third, 21st: a place in a row, not a count."""
    more: bool = False
    """Added to others: "a further three", "another four", "five more", "three others"."""
    of: int | None = None
    """M in "N of M", "N of its M"."""
    unit: str = ""
    """What it measures where that is no person or post: `hour` `day` `week` `month` `year` `percent` `money` `time` ..."""
    core: tuple[int, int] = (0, 0)
    """Token range of the bare number."""


def find_numbers(text: Text, first: int, last: int) -> tuple[Number, ...]:
    """The numbers between two tokens, in order; years, dates, clock times, sums of money and ages are left out."""
    return ()
