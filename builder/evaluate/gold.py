"""Annotated articles as they stand in a gold folder: `NAME.json` beside the text `NAME.txt`.

A list as a value means that any of its members is right, the first being the one to publish.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from builder.errors import FormatError, Problem

PHRASES: Final = ("role", "reason", "in_response_to")
"""Fields that hold a short phrase."""
Options = tuple[Any, ...]
"""Values of which any is right; None among them means that nothing need be said."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One measure of an annotated article."""

    type: Options
    status: Options
    actor: Options
    """Codes in capitals."""
    target: Options
    """Codes in capitals."""
    count: Options
    cap_from: Options
    cap_to: Options
    date: Options
    deadline: Options
    people: tuple[str, ...]
    optional: bool
    """It may be found or not; it counts in neither case."""
    fact: str
    """Key of the fact that it reports; empty where it has none."""
    answers: str
    """Key of the fact that it answers; empty where it answers none."""
    phrases: Mapping[str, str]
    """Role, reason and what is answered, as the gold words them; without those that are keys of facts."""
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldTotal:
    """A total over several states that an annotated article states."""

    count: int | None
    """People in all; None where only states are counted."""
    actors_count: int | None
    """States that acted, where it is said."""
    target: Options
    """Codes in capitals."""
    type: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article."""

    stem: str
    """Name of the file without its ending."""
    published: str | None
    events: tuple[GoldEvent, ...]
    totals: tuple[GoldTotal, ...]
    """Totals over several states that it states."""


def read_gold(data: bytes, path: str, stem: str) -> GoldArticle:
    """The annotated article in a file. Raises FormatError where it is none."""
    try:
        row = json.loads(data)
        published = row.get("published")
        events = tuple(map(_event, row["events"]))
        totals = tuple(map(_total, row.get("aggregates") or ()))
        return GoldArticle(stem, published if published != "unknown" else None, events, totals)
    except (ValueError, TypeError, KeyError, AttributeError):
        expected = 'an object with "published" and a list "events"'
        raise FormatError(Problem(path, 0, "no annotated article", expected, code="bad-gold")) from None


def _event(row: dict[str, Any]) -> GoldEvent:
    return GoldEvent(
        type=_options(row["type"]),
        status=_options(row.get("status", "done")),
        actor=tuple(code.upper() if code else None for code in _options(row.get("actor"))),
        target=tuple(code.upper() if code else None for code in _options(row.get("target"))),
        count=_options(row.get("count")),
        cap_from=_options(row.get("cap_from")),
        cap_to=_options(row.get("cap_to")),
        date=_options(row.get("date")),
        deadline=_options(row.get("deadline")),
        people=tuple(row.get("people") or ()),
        optional=bool(row.get("optional")),
        fact=row.get("fact") or "",
        answers=row.get("in_response_to") or "",
        phrases={name: words for name in PHRASES if (words := _phrase(row.get(name), name))},
        reason=str(row.get("reason") or ""),
        evidence=str(row.get("evidence") or ""),
    )


def _total(row: dict[str, Any]) -> GoldTotal:
    target = tuple(code.upper() if code else None for code in _options(row.get("target")))
    return GoldTotal(row["count"], row.get("actors_count"), target, row.get("type") or "expulsion")


def _phrase(value: Any, name: str) -> str:
    """The words of a phrase; none where what is answered is given as the key of a fact."""
    words = str(_options(value)[0] or "")
    return words if name != "in_response_to" or " " in words else ""


def _options(value: Any) -> Options:
    return tuple(value) if isinstance(value, list) else (value,)
