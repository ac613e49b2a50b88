"""What the words of one time say, before anything is known of the day they are reckoned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.language.doc import Token
from builder.language.tables import table


@dataclass(frozen=True, slots=True)
class Form:
    """What the words of one time say."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    kind: str
    """`date` (year, month or day as far as given), `weekday`, `days` (so many from the reference), `unit` (last month),
    `ago`, `shift` (so long before or after another time), `same` (that year), `numbered` (the 29th), `season`,
    `length`, `unknown` (a time, but nothing says which)."""
    year: int | None = None
    """Year given."""
    month: int | None = None
    """Month given."""
    day: int | None = None
    """Day of the month given."""
    weekday: int | None = None
    """Weekday given, 0 for Monday."""
    which: str = ""
    """`last`, `this`, `next`; `previous`, `following`, `that` of a time named before."""
    unit: str = ""
    """day, week, weekend, month, year, or the name of the season."""
    number: int | None = None
    """How many units, negative before; None for "a few"."""
    part: str = ""
    """early, late, middle, end ... of it."""
    length: tuple[int | None, int | None, int | None] | None = None
    """Hours, days and months, for a length of time."""
    base: Form | None = None
    """The time from which a shift is reckoned, where the words name it: two days before Christmas."""


TABLE: Final = table("times")
"""The words of time."""
WHICH: Final[dict[str, str]] = TABLE["which"]
"""last, this, next ... as written -> which of its kind is meant."""
_AFTER_THE: Final = frozenset({"previous", "following", "next", "same", "preceding", "past", "last", "coming"})


def word(tokens: Sequence[Token], i: int) -> str:
    """The word at `i` in small letters; empty outside."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def which_of(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Which of its kind the word at `i` says, and where the time itself begins."""
    lower, follows = tokens[i].lower, word(tokens, i + 1)
    if lower in {"the", "its", "their"} and follows in _AFTER_THE:
        meant = {"next": "following", "same": "that", "past": "last", "last": "last", "coming": "next"}
        return meant.get(follows, WHICH.get(follows, "")), i + 2
    if lower == "the":
        return "", i + 1
    if lower in WHICH:
        return WHICH[lower], i + 1
    return "", i
