"""What an event shows first where its claims differ, and everything else that they say.

Of each field the published value is, in this order: the editor's of `content/events/<id>.md`; that of a claim an editor
has checked; the most precise (a day before a month, an exact number before "about", more names before fewer); the one
that most articles give; the one the reader is surest of; the one told first. Nothing is thrown away: every other value
stays beside it with the claims that give it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any, Final

from builder.model.chronicle import Said, Value
from builder.model.claim import Claim

FIELDS: Final = (
    "type",
    "status",
    "actor",
    "target",
    "count",
    "count_kind",
    "cap_from",
    "cap_to",
    "people",
    "role",
    "date",
    "deadline",
    "reason",
    "in_response_to",
)
"""Fields of a claim that an event has too, in the order in which a page shows them."""

_every: Final = attrgetter(*FIELDS)

_EXACTNESS: Final = {"exact": 2, "at-least": 1, "about": 0, None: 2}

_PRECISION: Final[Mapping[str, Callable[[Claim], int]]] = {
    "date": lambda claim: len(claim.date or ""),
    "deadline": lambda claim: len(claim.deadline or ""),
    "count": lambda claim: _EXACTNESS[claim.count_kind],
    "count_kind": lambda claim: _EXACTNESS[claim.count_kind],
    "people": lambda claim: len(claim.people),
}
"""How precise a claim's value of a field is; fields that are not here have no precision."""


def publish(claims: Sequence[Said], editor: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Value, ...]]:
    """The values an event shows, by field, and every value with who gives it (of a field, the published one first)."""
    if len(claims) == 1 and not editor:
        return _alone(claims[0].claim)
    shown: dict[str, Any] = {}
    values: list[Value] = []
    for name in FIELDS:
        edited = name in editor
        found = _edited(name, claims, editor[name]) if edited else _ranked(name, claims, shown.get("count"))
        if found and found[0].published:
            shown[name] = found[0].value
        values += found
    _fit_count_kind(shown, editor)
    return shown, tuple(values)


def _alone(claim: Claim) -> tuple[dict[str, Any], tuple[Value, ...]]:
    ids = (claim.id,)
    shown = {name: value for name, value in zip(FIELDS, _every(claim), strict=True) if value or value == 0}
    return shown, tuple(map(Value, shown, shown.values(), repeat(ids), repeat(True)))


def _edited(name: str, claims: Sequence[Said], value: Any) -> list[Value]:
    """The editor's value first, where it is one, and what the articles say instead."""
    said = _by_value(name, claims)
    known = value not in (None, "", ())
    own = tuple(said_by.claim.id for said_by in said.pop(value, []))
    first = [Value(name, value, own, True, editor=True)] if known else []
    return first + [Value(name, other, _ids(some), False) for other, some in said.items()]


def _ranked(name: str, claims: Sequence[Said], count: int | None) -> list[Value]:
    said = _by_value(name, claims)
    if len(said) > 1:
        order = {value: n for n, value in enumerate(said)}
        rank = {value: _rank(name, some, count) for value, some in said.items()}
        said = {value: said[value] for value in sorted(said, key=lambda v: (*(-r for r in rank[v]), order[v]))}
    return [Value(name, value, _ids(some), n == 0) for n, (value, some) in enumerate(said.items())]


def _by_value(name: str, claims: Sequence[Said]) -> dict[Any, list[Said]]:
    found: dict[Any, list[Said]] = {}
    for said in claims:
        value = getattr(said.claim, name)
        if value not in (None, "", ()):
            found.setdefault(value, []).append(said)
    return found


def _rank(name: str, some: list[Said], count: int | None) -> tuple[float, ...]:
    precise = _PRECISION.get(name)
    return (
        any(said.claim.checked for said in some),
        # A kind of count belongs to its number: that of another number says nothing about the one shown.
        name == "count_kind" and any(said.claim.count == count for said in some),
        max(precise(said.claim) for said in some) if precise else 0,
        len({said.article for said in some}),
        max(1.0 if said.claim.confidence is None else said.claim.confidence for said in some),
    )


def _ids(some: list[Said]) -> tuple[str, ...]:
    return tuple(said.claim.id for said in some)


def _fit_count_kind(shown: dict[str, Any], editor: Mapping[str, Any]) -> None:
    """A number that an editor set without a word on its kind is exact; a kind without a number is nothing."""
    if shown.get("count") is None:
        shown.pop("count_kind", None)
    elif "count" in editor and "count_kind" not in editor:
        shown["count_kind"] = "exact"
