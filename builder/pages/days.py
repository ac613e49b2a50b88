"""Dates as a reader says them, as precise as they are known."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@cache
def say(date: str) -> str:
    """`2018-03-26` -> `26 March 2018`, `2018-03` -> `March 2018`, `2018` -> `2018`."""
    year, _, rest = date.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if day else f"{MONTHS[int(month) - 1]} {year}"


@cache
def say_in_year(date: str) -> str:
    """The same without its year: `26 March`; empty where only the year is known."""
    return say(date)[:-5]


@cache
def on(date: str) -> str:
    """With its preposition: `On 26 March 2018`, `In March 2018`, `In 2018`."""
    return f"{'On' if len(date) == 10 else 'In'} {say(date)}"


@cache
def until(date: str) -> str:
    """A deadline with its preposition: `by 31 October 2021`, `by the end of October 2021`, `in the course of 2021`."""
    return {10: f"by {say(date)}", 7: f"by the end of {say(date)}"}.get(len(date), f"in the course of {date}")


@cache
def time(date: str) -> Markup:
    """The date in a `time` element."""
    return Markup(f'<time datetime="{date}">{say(date)}</time>')
