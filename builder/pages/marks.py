"""The mark: one person expelled is one small square."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from builder.model.chronicle import Event

FULL, OUTLINE, HALF, ASK, TEN = "■", "□", "▩", "⍰", "▣"
"""Done; threatened or planned; a number only known as "at least" or "about"; an unknown number; ten in one."""
LIMIT = 1000
"""Above this many, one square stands for ten."""


def marks(event: Event, limit: int = LIMIT) -> Markup:
    """The event's squares, hidden from screen readers: the sentence says the number. Empty for other measures."""
    if event.type != "expulsion":
        return Markup("")
    return _row(event.count, event.count_kind or "", event.status == "prospective", limit)


@cache
def _row(count: int | None, kind: str, planned: bool, limit: int) -> Markup:
    mark = OUTLINE if planned else HALF if kind in ("at-least", "about") else FULL
    extra = " o" if planned else ""
    if count is None:
        return Markup(f'<i class="m{extra}" aria-hidden="true">{ASK}</i>')
    return Markup(f'<i class="m{extra}" aria-hidden="true">{squares(count, mark, limit)}</i>')


def squares(people: int, mark: str = FULL, limit: int = LIMIT) -> str:
    """One square a person; above the limit one for ten and the rest one by one."""
    return mark * people if people <= limit else TEN * (people // 10) + mark * (people % 10)


def heap(people: int, unknown: int, unit: int = 1) -> Markup:
    """All people of a month or of a side; `unit` is how many a square stands for, where they would fill pages."""
    some = squares(people) if unit == 1 else bar(people, unit)
    return Markup(f'<i class="m" aria-hidden="true">{some}{ASK * -(-unknown // unit)}</i>')


def heap_unit(most: int) -> int:
    """People a square of heaps of which the largest has `most`."""
    return 1 if most <= 10 * LIMIT else unit_for(most, LIMIT)


def unit_for(most: int, squares: int) -> int:
    """People a square, from 1, 2, 5, 10, 20 ..., so that `most` people need at most so many squares."""
    unit = 1
    while most > unit * squares:
        unit = unit * 5 // 2 if str(unit)[0] == "2" else unit * 2
    return unit


def bar(people: int, unit: int) -> str:
    """So many people as squares."""
    return FULL * -(-people // unit)


def said(event: Event) -> str:
    """What its squares mean, for the caption of the row."""
    if event.count is None:
        return "One square with a question mark: the number is not known."
    if event.count > LIMIT:
        return "One double square stands for ten people, a single one for one."
    if event.status == "prospective":
        return "One outlined square a person: threatened or planned, not done."
    if event.count_kind in ("at-least", "about"):
        return "One chequered square a person: the number is not exact."
    return "One square a person." if event.count > 1 else "One square: one person."
